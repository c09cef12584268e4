using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Mergers;

/// <summary>Splits a commune by its villages between two or more communes, new or existing (chia tách xã, phường).</summary>
/// <remarks>
/// The commune ends, because its extent does; whoever had rights in all of it has them in all that take it over. What belongs to
/// no village, the commune's own figures for one, goes to the part that bears its code, else to the first.
/// </remarks>
public sealed class SplitCommune(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    /// <summary>The commune with its living villages and its neighbours, or null when it is not there or not the caller's to split.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var commune = await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);
        if (commune is not { Level: AreaLevel.Commune, ValidTo: null } || Forbids(commune) is not null)
            return null;

        var neighbours = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == key.ProvinceCode && u.ParentId == commune.ParentId && u.Id != key.Id && u.ValidTo == null)
            .OrderBy(u => u.Code).ToListAsync(cancel);
        return new(
            commune,
            await Living(key).AsNoTracking().OrderBy(v => v.Code).ToListAsync(cancel),
            [.. neighbours.Where(u => db.Caller.Places.Covers(u.AreaPath))]);
    }

    /// <summary>What the split would do, or why it cannot be.</summary>
    public async Task<Outcome<Preview>> ForeseeAsync(Request request, CancellationToken cancel)
    {
        var planned = await PlanAsync(request, cancel);
        if (planned.Answer is not { } plan)
            return new(null, planned.Problems);

        List<string> effects = [];
        foreach (var follower in followers)
        {
            var (more, outcome) = await follower.ForeseeAsync(plan.Change, cancel);
            if (outcome.IsRefused)
                return new(null, outcome.Problems);
            effects.AddRange(more);
        }

        effects.AddRange(MovedVillages.EffectsOf(plan.Parts.SelectMany(p => p.Villages)));

        return new(new(
            plan.Commune.FullName,
            [.. plan.Parts.SelectMany(p => p.Villages.Select(v => new Moved(v.Former.FullName, p.Successor.FullName, v.Former.Code, v.New.Code)))],
            effects,
            plan.Parts[0].Successor.FullName));
    }

    public async Task<Outcome> SaveAsync(Request request, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var planned = await PlanAsync(request, cancel);
        if (planned.Answer is not { } plan)
            return new(planned.Problems);

        // What is over ends first, so that what begins may bear the same code.
        plan.Commune.ValidTo = request.On;
        foreach (var (former, _) in plan.Parts.SelectMany(p => p.Villages))
            former.ValidTo = request.On;
        var outcome = await db.SaveAsync(nameof(SplitCommune), cancel);
        if (outcome.IsRefused)
            return outcome;

        db.AddRange(plan.Parts.Where(p => p.IsNew).Select(p => p.Successor));
        db.AddRange(plan.Parts.SelectMany(p => p.Villages).Select(v => v.New));
        db.AddRange(plan.Change.Units.Select(u => new AreaSuccession
        {
            AreaPath = u.To,
            FormerUnitId = u.FormerId,
            SuccessorUnitId = u.SuccessorId,
            On = request.On,
            IsPart = u.Level is AreaLevel.Commune,
        }));
        outcome = await AreaHandOvers.CarryOutAsync(db, nameof(SplitCommune), plan.Parts[0].Successor, plan.Change, followers, cancel);
        if (outcome.IsRefused)
            return outcome;

        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private async Task<Outcome<Plan>> PlanAsync(Request request, CancellationToken cancel)
    {
        var commune = await db.Units.At(request.Commune).SingleOrDefaultAsync(cancel);
        if (commune is not { Level: AreaLevel.Commune })
            return Refused(AreaProblems.NotFound);
        if (Forbids(commune) is { } forbidden)
            return Refused(forbidden);
        if (commune.ValidTo is not null)
            return Refused(AreaProblems.AlreadyEnded);
        if (request.On > clock.Today || commune.ValidFrom >= request.On)
            return Refused(AreaProblems.WrongDay);
        if (request.Parts.Count < 2 || request.Parts.Any(p => p.Villages.Count == 0))
            return Refused(AreaProblems.TooFewParts);

        var villages = await Living(request.Commune).ToListAsync(cancel);
        var assigned = request.Parts.SelectMany(p => p.Villages).ToList();
        if (assigned.Count != villages.Count || !assigned.ToHashSet().SetEquals(villages.Select(v => v.Id)))
            return Refused(AreaProblems.VillageInNoPart);

        // Who keeps the code keeps the path, and with it what is left of the commune: no hand-over may come after it.
        List<PlannedPart> parts = [];
        var reserved = new HashSet<string>();
        foreach (var part in request.Parts.OrderByDescending(p => p.Into?.Code?.Trim() == commune.Code))
        {
            var found = await SuccessorAsync(part, commune, request.On, parts.Count == 0 ? [commune.Id] : [], reserved, cancel);
            if (found.Answer is not { } successor)
                return Refused([.. found.Problems]);
            if (parts.Exists(p => p.Successor.Id == successor.Id))
                return Refused(AreaProblems.SamePartTwice);

            var moved = await MovedVillages.UnderAsync(db, [.. villages.Where(v => part.Villages.Contains(v.Id))], [commune], successor, request.On, cancel);
            if (moved.Answer is null)
                return Refused([.. moved.Problems]);
            reserved.Add(successor.Code);
            parts.Add(new(successor, part.IntoId is null, moved.Answer));
        }

        return new(new(commune, parts, new(commune.ProvinceCode, request.On,
        [
            .. parts.SelectMany(p => p.Villages)
                .Select(v => new AreaHandOver(v.Former.Id, v.Former.AreaPath, v.New.Id, v.New.AreaPath, AreaLevel.Village)),
            .. parts.Select((p, i) =>
                new AreaHandOver(commune.Id, commune.AreaPath, p.Successor.Id, p.Successor.AreaPath, AreaLevel.Commune, IsPart: i > 0)),
        ])));

        static Outcome<Plan> Refused(params Problem[] problems) => new(null, problems);
    }

    /// <summary>The commune that takes a part over, existing or made.</summary>
    private async Task<Outcome<AreaUnit>> SuccessorAsync(
        Part part, AreaUnit commune, DateOnly on, IReadOnlyList<Guid> ending, HashSet<string> reserved, CancellationToken cancel)
    {
        if ((part.IntoId is null) == (part.Into is null))
            return new(null, AreaProblems.NothingChosen);
        if (part.Into is { } draft)
        {
            var made = await AreaDrafts.MakeAsync(db, draft, commune, on, ending, cancel, reserved);
            return made.Answer is { } unit && !db.Caller.Places.Covers(unit.AreaPath) ? new(null, AreaProblems.OutsideScope) : made;
        }

        var into = await db.Units.At(new(commune.ProvinceCode, part.IntoId!.Value)).SingleOrDefaultAsync(cancel);
        return into is null ? new(null, AreaProblems.NotFound)
            : into.Id == commune.Id ? new(null, AreaProblems.IntoItself)
            : into.ParentId != commune.ParentId ? new(null, AreaProblems.NotAlike)
            : !db.Caller.Places.Covers(into.AreaPath) ? new(null, AreaProblems.OutsideScope)
            : into.ValidTo is not null ? new(null, AreaProblems.AlreadyEnded)
            : into.ValidFrom >= on ? new(null, AreaProblems.WrongDay)
            : new(into);
    }

    private IQueryable<AreaUnit> Living(AreaKey commune) =>
        db.Units.Where(u => u.ProvinceCode == commune.ProvinceCode && u.ParentId == commune.Id && u.ValidTo == null);

    private Problem? Forbids(AreaUnit commune) =>
        !db.Caller.Places.Covers(commune.AreaPath) ? AreaProblems.NotFound
        : !db.Caller.May(Rights.ManageAreas) ? AreaProblems.NotAllowed
        : null;

    /// <param name="Commune">The one that would end.</param>
    /// <param name="Villages">Of today.</param>
    /// <param name="Neighbours">Communes of the province that may take over a part.</param>
    public sealed record View(AreaUnit Commune, IReadOnlyList<AreaUnit> Villages, IReadOnlyList<AreaUnit> Neighbours);

    /// <param name="Commune">The one that ends.</param>
    /// <param name="On">The first day on which it no longer exists.</param>
    /// <param name="Parts">At least two.</param>
    public sealed record Request(AreaKey Commune, DateOnly On, IReadOnlyList<Part> Parts);

    /// <param name="IntoId">An existing commune, or</param>
    /// <param name="Into">a new one; one of the new ones may bear the old code and name.</param>
    /// <param name="Villages">What it takes over.</param>
    public sealed record Part(Guid? IntoId, AreaDraft? Into, IReadOnlyList<Guid> Villages);

    /// <param name="Commune">Name of the one that ends.</param>
    /// <param name="Villages">Each with where it goes.</param>
    /// <param name="Effects">What follows, one sentence each.</param>
    /// <param name="Keeper">Name of the one that gets what belongs to no village.</param>
    public sealed record Preview(string Commune, IReadOnlyList<Moved> Villages, IReadOnlyList<string> Effects, string Keeper);

    public sealed record Moved(string Name, string Commune, string OldCode, string NewCode);

    private sealed record PlannedPart(AreaUnit Successor, bool IsNew, List<(AreaUnit Former, AreaUnit New)> Villages);

    private sealed record Plan(AreaUnit Commune, List<PlannedPart> Parts, AreaChange Change);
}
