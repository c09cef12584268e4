using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Facts;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Moves;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>What happens to people within the demo's year (một năm của xã minh họa): a death, a move, a split, a merger, each recorded as an officer would.</summary>
/// <remarks>
/// Of near-poor households only, and so that what one village loses it gains again: the totals of the demo's plans stay what
/// they are. Each step leaves a trace by which a second run knows that it was done, and the next one that it may follow.
/// </remarks>
public sealed class LiveDemoYear(
    VuonLenDb db, RecordDeath death, MoveHousehold move, SplitHousehold split, MergeHouseholds merge, EditFacts facts, StateRelationships relationships, TimeProvider clock)
{
    private static readonly DateOnly _splitOn = new(2026, 7, 6), _diedOn = new(2026, 8, 12), _mergedOn = new(2026, 8, 24);

    private const string Added = "-9000";

    /// <summary>No household that a decision of this year is about, so that there is something left to happen to it.</summary>
    private static readonly DateOnly _lastList = new(2025, 12, 31);

    /// <param name="commune">Path of a filled commune in the caller's areas.</param>
    /// <param name="cancel">Stops between the steps.</param>
    public async Task<Outcome> RunAsync(string commune, CancellationToken cancel)
    {
        if (clock.Today < _mergedOn)
            return Outcome.Done;

        var villages = await db.Units.AsNoTracking().Where(u => u.AreaPath.StartsWith(commune) && u.Level == AreaLevel.Village && u.ValidTo == null).ToListAsync(cancel);
        if (villages.OrderBy(v => v.Code, StringComparer.Ordinal).TakeLast(2).ToList() is not [var from, var to])
            return Outcome.Done;

        foreach (var step in new Func<AreaUnit, AreaUnit, CancellationToken, Task<Outcome>>[] { MergeAsync, SplitAsync, MoveAsync, DieAsync })
        {
            db.ChangeTracker.Clear();
            if (await step(from, to, cancel) is { IsRefused: true } refused)
                return refused;
        }

        db.ChangeTracker.Clear();
        return Outcome.Done;
    }

    /// <summary>A young couple leaves the parents' house; its own house is surveyed, the decision comes later.</summary>
    private async Task<Outcome> SplitAsync(AreaUnit from, AreaUnit to, CancellationToken cancel)
    {
        var code = CodeIn(from, 1);
        if (await IsThereAsync(code, from, cancel) || !await IsMergedAsync(to, cancel))
            return Outcome.Done;

        var old = (await CandidatesAsync(from, cancel)).Find(h => Stays(h).Any(m => m.Relationship is Relationship.Child) && Stays(h).Any(m => m.Relationship is Relationship.ChildInLaw));
        if (old is null)
            return Outcome.Done;

        var going = Stays(old).Where(m => m.Relationship is Relationship.Child or Relationship.ChildInLaw or Relationship.Grandchild).ToList();
        var head = going.First(m => m.Relationship is Relationship.Child);
        var done = await split.SaveAsync(
            old.Key,
            new() { Revision = old.Revision, Going = [.. going.Select(m => m.PersonId)], HeadOfNew = head.PersonId, On = _splitOn, VillageId = from.Id, Code = code },
            cancel);
        if (done.Answer is not { Key: var young })
            return new(done.Problems);

        db.ChangeTracker.Clear();
        var answers = (await facts.ShowAsync(old.Key, cancel))!.Stored;
        (answers.Revision, answers.Code) = (await RevisionAsync(young, cancel), code);
        var surveyed = await facts.SaveAsync(young, answers, cancel);
        if (surveyed.IsRefused)
            return surveyed;

        db.ChangeTracker.Clear();
        return await relationships.SaveAsync(
            young, await RevisionAsync(young, cancel),
            going.Where(m => m != head).ToDictionary(m => m.PersonId, m => (Relationship?)(m.Relationship is Relationship.ChildInLaw ? Relationship.Spouse : Relationship.Child)),
            cancel);
    }

    private async Task<Outcome> MoveAsync(AreaUnit from, AreaUnit to, CancellationToken cancel) =>
        await IsThereAsync(CodeIn(to, 2), to, cancel) || !await IsThereAsync(CodeIn(from, 1), from, cancel)
            || (await CandidatesAsync(from, cancel)).Find(h => h.MemberCount >= 3) is not { } household
            ? Outcome.Done
            : await move.SaveAsync(household.Key, household.Revision, to.Id, CodeIn(to, 2), null, cancel);

    private async Task<Outcome> MergeAsync(AreaUnit from, AreaUnit to, CancellationToken cancel)
    {
        if (await IsMergedAsync(to, cancel))
            return Outcome.Done;

        var candidates = await CandidatesAsync(to, cancel);
        var small = candidates.Where(h => Stays(h).All(m => m.FromOn < _mergedOn)).MinBy(h => h.MemberCount);
        return small is null || candidates.Find(h => h != small) is not { } other
            ? Outcome.Done
            : await merge.SaveAsync(small.Key, small.Revision, other.Id, _mergedOn, cancel);
    }

    private async Task<Outcome> DieAsync(AreaUnit from, AreaUnit to, CancellationToken cancel)
    {
        if (await db.People.AnyAsync(p => p.ProvinceCode == to.ProvinceCode && p.AreaPath == to.AreaPath && p.DiedOn == _diedOn, cancel))
            return Outcome.Done;

        var found = (await CandidatesAsync(to, cancel)).SelectMany(h => Stays(h).Where(m => !m.IsHead && m.FromOn < _diedOn).Select(m => (Household: h, Member: m)))
            .OrderBy(x => x.Member.Person.Born?.Earliest).FirstOrDefault();
        return found.Household is null ? Outcome.Done : await death.SaveAsync(found.Household.Key, found.Household.Revision, found.Member.PersonId, _diedOn, null, cancel);
    }

    /// <summary>Near-poor households of a village to which nothing happened this year, by code.</summary>
    private Task<List<Household>> CandidatesAsync(AreaUnit village, CancellationToken cancel) => db.Households.AsNoTracking()
        .Include(h => h.Memberships).ThenInclude(m => m.Person).AsSplitQuery()
        .Where(h => h.ProvinceCode == village.ProvinceCode && h.VillageId == village.Id && h.EndedOn == null && h.Status == PovertyClass.NearPoor
            && h.ComputedClass == PovertyClass.NearPoor && h.IsEthnicMinority == true && !h.Code!.Contains(Added))
        .Where(h => !h.Recognitions.Any(r => r.EffectiveOn > _lastList) && !h.Memberships.Any(m => m.Began == MembershipEvent.Merged || m.Ended != null && m.ToOn > _lastList))
        .OrderBy(h => h.Code).ToListAsync(cancel);

    private static IEnumerable<Membership> Stays(Household household) => household.MembersNow();

    private Task<int> RevisionAsync(AreaKey key, CancellationToken cancel) => db.Households.At(key).Select(h => h.Revision).SingleAsync(cancel);

    private Task<bool> IsThereAsync(string code, AreaUnit village, CancellationToken cancel) =>
        db.Households.AnyAsync(h => h.ProvinceCode == village.ProvinceCode && h.VillageId == village.Id && h.Code == code, cancel);

    private Task<bool> IsMergedAsync(AreaUnit village, CancellationToken cancel) =>
        db.Households.AnyAsync(h => h.ProvinceCode == village.ProvinceCode && h.VillageId == village.Id && h.EndedOn == _mergedOn, cancel);

    /// <summary>A code that no generated household has.</summary>
    private static string CodeIn(AreaUnit village, int number) => $"{village.Code}{Added}{number}";
}
