using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Households.Splits;

/// <summary>Splits a village: named households go to new villages, all others stay together in the first one (chia tách thôn).</summary>
/// <remarks>The village itself ends, because its extent does; whoever had rights in it has them in all the new ones.</remarks>
public sealed class SplitVillage(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    /// <summary>The village with its living households, or null when it is not there or not the caller's to split.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var village = await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);
        if (village is not { Level: AreaLevel.Village, ValidTo: null } || Forbids(village) is not null)
            return null;

        var households = await db.Households
            .Where(h => h.ProvinceCode == key.ProvinceCode && h.VillageId == key.Id && h.EndedOn == null)
            .OrderBy(h => h.HeadSortKey).ThenBy(h => h.Code)
            .Select(h => new Row(h.Id, h.Code, h.HeadName, h.MemberCount)).ToListAsync(cancel);
        return new(village, households);
    }

    public async Task<Outcome> SaveAsync(Request request, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var key = request.Village;
        var village = await db.Units.At(key).SingleOrDefaultAsync(cancel);
        if (village is not { Level: AreaLevel.Village })
            return AreaProblems.NotFound;
        if (Forbids(village) is { } forbidden)
            return forbidden;
        if (village.ValidTo is not null)
            return AreaProblems.AlreadyEnded;
        if (request.On > clock.Today || village.ValidFrom >= request.On)
            return AreaProblems.WrongDay;

        var living = await db.Households
            .Where(h => h.ProvinceCode == key.ProvinceCode && h.VillageId == key.Id && h.EndedOn == null).ToListAsync(cancel);
        var leaving = request.Parts.SelectMany(p => p.Households).ToList();
        if (request.Parts.Count == 0)
            return AreaProblems.NothingChosen;
        if (leaving.Except(living.Select(h => h.Id)).Any() || leaving.Distinct().Count() != leaving.Count)
            return AreaProblems.NotInVillage;
        if (request.Parts.Any(p => p.Households.Count == 0) || leaving.Count == living.Count)
            return AreaProblems.EverythingLeaves;

        // Only the first may bear the code of the village that ends: what stays keeps its path.
        List<AreaUnit> units = [];
        var reserved = new HashSet<string>();
        foreach (var (draft, ending) in request.Parts.Select(p => (p.Village, (List<Guid>)[])).Prepend((request.Rest, [village.Id])))
        {
            var made = await AreaDrafts.MakeAsync(db, draft, village, request.On, ending, cancel, reserved);
            if (made.Answer is not { } unit)
                return new(made.Problems);

            reserved.Add(unit.Code);
            units.Add(unit);
        }

        var change = new AreaChange(key.ProvinceCode, request.On,
            [.. units.Select((u, i) => new AreaHandOver(village.Id, village.AreaPath, u.Id, u.AreaPath, AreaLevel.Village, IsPart: i > 0))]);
        var outcome = await EndAndBeginAsync(village, units, request.On, cancel);
        if (outcome.IsRefused)
            return outcome;

        foreach (var (part, unit) in request.Parts.Zip(units.Skip(1)))
        {
            foreach (var household in living.Where(h => part.Households.Contains(h.Id)))
                await HouseholdMoves.MoveAsync(db, household, unit, cancel);
        }

        outcome = await AreaHandOvers.CarryOutAsync(db, nameof(SplitVillage), units[0], change, followers, cancel);
        if (outcome.IsRefused)
            return outcome;

        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private async Task<Outcome> EndAndBeginAsync(AreaUnit village, List<AreaUnit> units, DateOnly on, CancellationToken cancel)
    {
        village.ValidTo = on;
        var outcome = await db.SaveAsync(nameof(SplitVillage), cancel);
        if (outcome.IsRefused)
            return outcome;

        db.AddRange(units);
        db.AddRange(units.Select(u => new AreaSuccession
        {
            AreaPath = u.AreaPath,
            FormerUnitId = village.Id,
            SuccessorUnitId = u.Id,
            On = on,
            IsPart = true,
        }));
        return await db.SaveAsync(nameof(SplitVillage), cancel);
    }

    private Problem? Forbids(AreaUnit village) =>
        !db.Caller.Scope.Covers(village.AreaPath) ? AreaProblems.NotFound
        : !db.Caller.May(Rights.ManageVillages) || !db.Caller.May(Rights.ReadHouseholds) ? AreaProblems.NotAllowed
        : null;

    public sealed record View(AreaUnit Village, IReadOnlyList<Row> Households);

    public sealed record Row(Guid Id, string? Code, string? HeadName, int Members)
    {
        /// <summary>By name without diacritics, or by the beginning of the code.</summary>
        public bool Matches(string? search) => string.IsNullOrWhiteSpace(search)
            || (HeadName is not null && VietnameseName.Fold(HeadName).Contains(VietnameseName.Fold(search), StringComparison.Ordinal))
            || (Code is not null && Code.StartsWith(search.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="Village">The one that ends.</param>
    /// <param name="On">The first day of the new ones.</param>
    /// <param name="Rest">Where all stay that are named nowhere; may bear the old name and code.</param>
    /// <param name="Parts">The others, each with its households.</param>
    public sealed record Request(AreaKey Village, DateOnly On, AreaDraft Rest, IReadOnlyList<Part> Parts);

    public sealed record Part(AreaDraft Village, IReadOnlyList<Guid> Households);
}
