using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Mergers;

/// <summary>Merges villages of one commune, or communes of one province, into a new unit or an existing one (sáp nhập).</summary>
/// <remarks>
/// One transaction. The former units end and stay; every row they kept goes to the successor by its path, what happened keeps
/// naming the unit of its time, and rights follow the path. The villages of a merged commune are new units too, since a paper
/// of a village prints the commune it lay in. Where the merged units differ in what was said of them, whoever merges says what
/// holds of the one that takes over; whether a commune is urban its kind says, which is chosen too.
/// </remarks>
public sealed class MergeUnits(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    /// <summary>The living units of a province or a commune, to choose from.</summary>
    public Task<List<AreaUnit>> ChoicesAsync(AreaKey parent, CancellationToken cancel) => db.Units.AsNoTracking()
        .Where(u => u.ProvinceCode == parent.ProvinceCode && u.ParentId == parent.Id && u.ValidTo == null)
        .OrderBy(u => u.Code).ToListAsync(cancel);

    /// <summary>What the merger would do, or why it cannot be.</summary>
    public async Task<Outcome<Preview>> ShowAsync(Request request, CancellationToken cancel)
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

        effects.AddRange(MovedVillages.EffectsOf(plan.Villages));

        return new(new(
            [.. plan.Formers.Select(f => f.FullName)],
            plan.Successor.FullName,
            [.. plan.Villages.Select(v => new Recoded(v.Former.FullName, v.Former.Code, v.New.Code))],
            effects));
    }

    public async Task<Outcome<Done>> SaveAsync(Request request, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var planned = await PlanAsync(request, cancel);
        if (planned.Answer is not { } plan)
            return new(null, planned.Problems);

        // Those of the past end first, so that one of the future may bear the same code.
        foreach (var unit in plan.Formers.Concat(plan.Villages.Select(v => v.Former)))
            unit.ValidTo = request.On;
        var outcome = await db.SaveAsync(nameof(MergeUnits), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        var changesUrban = request.IntoId is not null && plan.Successor.IsUrban != plan.IsUrban;
        (plan.Successor.IsUrban, plan.Successor.IsEspeciallyDifficult) = (plan.IsUrban, plan.IsEspeciallyDifficult);
        if (request.Into is not null)
            db.Add(plan.Successor);
        db.AddRange(plan.Villages.Select(v => v.New));
        db.AddRange(plan.Change.Units.Select(u => new AreaSuccession
        {
            AreaPath = u.To,
            FormerUnitId = u.FormerId,
            SuccessorUnitId = u.SuccessorId,
            On = request.On,
        }));
        outcome = await AreaHandOvers.CarryOutAsync(db, nameof(MergeUnits), plan.Successor, plan.Change, followers, cancel);
        foreach (var follower in changesUrban ? followers : [])
        {
            if (!outcome.IsRefused)
                outcome = await follower.UrbanChangedAsync(plan.Successor.AreaPath, cancel); // of those who lived there before
        }

        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        await transaction.CommitAsync(cancel);
        return new(new(plan.Successor.Key));
    }

    private async Task<Outcome<Plan>> PlanAsync(Request request, CancellationToken cancel)
    {
        var (ids, province) = (request.Formers.Distinct().ToList(), request.ProvinceCode);
        if (ids.Count == 0 || (request.IntoId is null) == (request.Into is null))
            return Refused(AreaProblems.NothingChosen);
        if (request.IntoId is { } itself && ids.Contains(itself))
            return Refused(AreaProblems.IntoItself);

        var formers = await db.Units.Where(u => u.ProvinceCode == province && ids.Contains(u.Id)).OrderBy(u => u.Code).ToListAsync(cancel);
        var successor = request.IntoId is { } into ? await db.Units.At(new(province, into)).SingleOrDefaultAsync(cancel) : null;
        if (formers.Count != ids.Count || (request.IntoId is not null && successor is null))
            return Refused(AreaProblems.NotFound);

        var all = successor is null ? formers : [.. formers, successor];
        var level = formers[0].Level;
        if (level is AreaLevel.Province || all.Exists(u => u.Level != level || u.ParentId != formers[0].ParentId))
            return Refused(AreaProblems.NotAlike);
        if (!db.Caller.May(level is AreaLevel.Village ? Rights.ManageVillages : Rights.ManageAreas))
            return Refused(AreaProblems.NotAllowed);
        if (all.Exists(u => !db.Caller.Places.Covers(u.AreaPath)))
            return Refused(AreaProblems.OutsideScope);
        if (all.Exists(u => u.ValidTo is not null))
            return Refused(AreaProblems.AlreadyEnded);
        if (request.On > clock.Today || all.Exists(u => u.ValidFrom >= request.On))
            return Refused(AreaProblems.WrongDay);

        if (request.Into is { } typed)
        {
            var made = await AreaDrafts.MakeAsync(db, typed, formers[0], request.On, ids, cancel);
            if (made.Answer is null)
                return Refused([.. made.Problems]);
            successor = made.Answer;
            if (!db.Caller.Places.Covers(successor.AreaPath))
                return Refused(AreaProblems.OutsideScope);
        }

        List<bool> urban = [.. all.Select(u => u.IsUrban).Distinct()];
        if (level is AreaLevel.Village && urban.Count > 1 && request.IsUrban is null)
            return Refused(AreaProblems.UrbanDiffers);
        List<bool?> difficult = [.. all.Select(u => u.IsEspeciallyDifficult).Distinct()];
        if (difficult.Count > 1 && request.Difficult is null)
            return Refused(AreaProblems.DifficultDiffers);

        var villages = level is AreaLevel.Commune ? await VillagesAsync(formers, successor!, request.On, cancel) : new([]);
        if (villages.Answer is null)
            return Refused([.. villages.Problems]);

        // A village that gets another code goes by itself, before the rest of its commune.
        return new(new(formers, successor!, villages.Answer, new(province, request.On,
        [
            .. villages.Answer.Select(v => new AreaHandOver(v.Former.Id, v.Former.AreaPath, v.New.Id, v.New.AreaPath, AreaLevel.Village)),
            .. formers.Select(f => new AreaHandOver(f.Id, f.AreaPath, successor!.Id, successor.AreaPath, level)),
        ]))
        {
            IsUrban = level is AreaLevel.Commune ? successor!.IsUrban : urban is [var common] ? common : request.IsUrban!.Value,
            IsEspeciallyDifficult = difficult is [var known] ? known : request.Difficult!.Value.Value,
        });

        static Outcome<Plan> Refused(params Problem[] problems) => new(null, problems);
    }

    private async Task<Outcome<List<(AreaUnit Former, AreaUnit New)>>> VillagesAsync(
        List<AreaUnit> communes, AreaUnit successor, DateOnly on, CancellationToken cancel)
    {
        var (province, parents) = (successor.ProvinceCode, communes.Select(c => (Guid?)c.Id).ToList());
        var former = await db.Units
            .Where(u => u.ProvinceCode == province && parents.Contains(u.ParentId) && u.ValidTo == null).ToListAsync(cancel);
        return await MovedVillages.UnderAsync(db, former, communes, successor, on, cancel);
    }

    /// <param name="ProvinceCode">All of it lies in one province.</param>
    /// <param name="Formers">The units that end.</param>
    /// <param name="On">The first day on which they no longer exist.</param>
    /// <param name="IntoId">An existing unit that takes them in, or</param>
    /// <param name="Into">a new one.</param>
    /// <param name="IsUrban">Of villages, where they differ: what holds of the one that takes over.</param>
    /// <param name="Difficult">Where they differ: what holds of the one that takes over.</param>
    public sealed record Request(
        string ProvinceCode, IReadOnlyList<Guid> Formers, DateOnly On, Guid? IntoId = null, AreaDraft? Into = null, bool? IsUrban = null, Said? Difficult = null);

    /// <param name="Value">Null is an answer too: it is not known.</param>
    public readonly record struct Said(bool? Value);

    /// <param name="Formers">Names of those that end.</param>
    /// <param name="Successor">Name of the one that takes over.</param>
    /// <param name="Villages">Of communes: each with its old and its new code.</param>
    /// <param name="Effects">What follows, one sentence each.</param>
    public sealed record Preview(
        IReadOnlyList<string> Formers, string Successor, IReadOnlyList<Recoded> Villages, IReadOnlyList<string> Effects);

    public sealed record Recoded(string Name, string OldCode, string NewCode);

    /// <param name="Successor">To show it.</param>
    public sealed record Done(AreaKey Successor);

    private sealed record Plan(
        List<AreaUnit> Formers, AreaUnit Successor, List<(AreaUnit Former, AreaUnit New)> Villages, AreaChange Change)
    {
        public required bool IsUrban { get; init; }

        public required bool? IsEspeciallyDifficult { get; init; }
    }
}
