using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Households.Moves;

/// <summary>All members of a household join another one, and it ends (nhập hộ).</summary>
public sealed class MergeHouseholds(VuonLenDb db, TimeProvider clock)
{
    private const int Most = 20;

    /// <param name="key">The household that ends.</param>
    /// <param name="sought">Beginning of the other head's name, or its code; null shows none.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey key, string? sought, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } household)
            return null;

        var text = sought?.Trim() ?? "";
        if (text.Length == 0)
            return new(household, []);

        var folded = VietnameseName.Fold(text);
        var found = await db.Households.AsNoTracking()
            .Where(h => h.ProvinceCode == key.ProvinceCode && h.Id != key.Id && h.EndedOn == null)
            .Where(h => h.Code == text || db.Memberships.Any(m => m.ProvinceCode == h.ProvinceCode && m.HouseholdId == h.Id
                && m.IsHead && m.ToOn == null && (m.Person.FoldedName.StartsWith(folded) || m.Person.FoldedReversed.StartsWith(folded))))
            .OrderBy(h => h.HeadSortKey).Take(Most)
            .Select(h => new Choice(h.Id, h.Revision, h.HeadName, h.Code, h.MemberCount,
                db.Units.Where(u => u.ProvinceCode == h.ProvinceCode && u.Id == h.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefault()))
            .ToListAsync(cancel);
        return new(household, found);
    }

    /// <param name="key">The household that ends.</param>
    /// <param name="revision">Of that one, as the form showed it.</param>
    /// <param name="otherId">The household its members join, in the same province.</param>
    /// <param name="on">Their first day there.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, int revision, Guid? otherId, DateOnly? on, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (on is not { } day)
            return HouseholdProblems.DayMissing;

        if (otherId == key.Id)
            return HouseholdProblems.SameHousehold;

        var other = otherId is { } id
            ? await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery()
                .At(new(key.ProvinceCode, id)).SingleOrDefaultAsync(cancel)
            : null;
        if (other is null)
            return HouseholdProblems.MergeTargetMissing;

        var outcome = household.MergeInto(other, day, clock.Today);
        if (outcome.IsRefused)
            return outcome;

        await db.EndCareAsync(household, cancel);
        return await db.SaveAsync(nameof(MergeHouseholds), cancel);
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<Choice> Choices);

    public sealed record Choice(Guid Id, int Revision, string? HeadName, string? Code, int MemberCount, string? Village);
}
