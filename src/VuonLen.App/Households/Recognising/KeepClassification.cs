using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Recognising;

/// <summary>Keeps today's computed classification with its facts, so that it can be repeated years later (lưu kết quả phân loại).</summary>
/// <remarks>It is what the facts compute; it gives no status.</remarks>
public sealed class KeepClassification(VuonLenDb db, TimeProvider clock)
{
    /// <summary>The kept ones, each computed again from its own facts; null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var kept = await db.KeptClassifications.AsNoTracking()
            .Where(c => c.ProvinceCode == key.ProvinceCode && c.HouseholdId == key.Id).ToListAsync(cancel);
        var standards = await StandardsAsync(key.ProvinceCode, cancel);
        return new(brief, [.. kept.OrderByDescending(c => c.KeptAt).Select(c => Repeat(c, standards))]);
    }

    /// <summary>Whether the caller keeps results, and not only reads them.</summary>
    public bool MayKeep => db.Caller.May(Rights.EditHouseholds);

    public async Task<Outcome> SaveAsync(AreaKey key, CancellationToken cancel)
    {
        if (!MayKeep)
            return HouseholdProblems.MayNotEdit;

        var household = await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).At(key).SingleOrDefaultAsync(cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        var today = clock.Today;
        if ((await StandardsAsync(key.ProvinceCode, cancel)).National(today) is not { } standard)
            return HouseholdProblems.NoStandardToday;

        var places = await UrbanPlaces.LoadAsync(db, [key.ProvinceCode], cancel);
        var computed = standard.Classify(household.ToFacts(today, places.IsUrban(household.VillageId, household.AreaPath), standard.Code));
        if (computed.Answer is not { } classification)
            return new(computed.Problems);

        if (classification.Class is not { } result)
            return HouseholdProblems.NotClassified;

        db.Add(new KeptClassification
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            On = today,
            Standard = standard.Code,
            Class = result,
            KeptAt = clock.GetUtcNow(),
            KeptBy = db.Caller.Name,
            Json = ClassificationJson.Write(classification),
        });
        return await db.SaveAsync(nameof(KeepClassification), cancel);
    }

    private static Kept Repeat(KeptClassification kept, StandardsInForce standards)
    {
        var stored = ClassificationJson.Read(kept.Json);
        var again = standards.Find(kept.Standard)?.Classify(stored.Facts).Answer;
        return new(kept.On, kept.Standard, kept.Class, kept.KeptAt, kept.KeptBy, stored,
            again is null ? null : ClassificationJson.Write(again) == kept.Json, again?.Class);
    }

    private async Task<StandardsInForce> StandardsAsync(string province, CancellationToken cancel)
    {
        var nation = AreaPaths.ProvinceOf(AreaPaths.Nation);
        return new(await db.LoadedStandards.AsNoTracking()
            .Where(s => s.ProvinceCode == nation || s.ProvinceCode == province).ToListAsync(cancel));
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<Kept> Kept);

    /// <param name="On">The day the result stands for.</param>
    /// <param name="Standard">Code of the standard applied.</param>
    /// <param name="Class">The result kept.</param>
    /// <param name="KeptAt">When.</param>
    /// <param name="KeptBy">By whom.</param>
    /// <param name="Stored">The whole result with its facts.</param>
    /// <param name="IsSame">Whether the same facts give the same today; null when the standard cannot compute it any more.</param>
    /// <param name="AgainClass">What they give today.</param>
    public sealed record Kept(
        DateOnly On, string Standard, PovertyClass Class, DateTimeOffset KeptAt, string KeptBy, Classification Stored, bool? IsSame, PovertyClass? AgainClass);
}
