using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans.Targets;

/// <summary>One target: where it began, where it stands, the households behind it (trang chỉ tiêu).</summary>
public sealed class ShowTarget(VuonLenDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>More are not looked at one by one; the list of households has them all.</summary>
    private const int MostLooked = 5_000;

    public async Task<View?> ShowAsync(AreaKey key, Guid id, HouseholdProgress? only, int page, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } target)
        {
            return null;
        }

        var today = clock.Today;
        var now = (await new TargetsNow(db, today).OfAsync(plan, [target], cancel))[0];
        var figures = await db.TargetFigures.AsNoTracking().Where(f => f.ProvinceCode == key.ProvinceCode && f.PlannedTargetId == id).OrderBy(f => f.On).ToListAsync(cancel);
        var owner = target.OwnerId is { } by ? await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == key.ProvinceCode && o.Id == by).Select(o => o.Name).SingleOrDefaultAsync(cancel) : null;
        var superior = target.SuperiorTarget is { } above ? await db.PlannedTargets.AsNoTracking().Where(t => t.ProvinceCode == key.ProvinceCode && t.Id == above).SingleOrDefaultAsync(cancel) : null;
        var serving = (await db.PlannedTargets.AsNoTracking().Where(t => t.ProvinceCode == key.ProvinceCode && t.SuperiorTarget == id)
            .Join(db.Plans, t => new { t.ProvinceCode, Id = t.PlanId }, p => new { p.ProvinceCode, p.Id }, (t, p) => new { Target = t, Plan = p }).ToListAsync(cancel))
            .OrderBy(x => x.Plan.AreaPath, StringComparer.Ordinal).Select(x => new Serving(x.Plan, x.Target)).ToList();
        var tasks = await db.PlannedTasks.AsNoTracking().Of(key).Where(t => t.ServedTarget == id).OrderBy(t => t.DueOn).ToListAsync(cancel);
        var place = target.PlaceId is { } at ? await db.Units.AsNoTracking().Where(u => u.ProvinceCode == key.ProvinceCode && u.Id == at).SingleOrDefaultAsync(cancel) : null;
        var ground = await PlanGround.LoadAsync(db, plan, place is null ? [] : [place.Id], today, cancel);
        var households = await HouseholdsAsync(plan, target, place, ground, today, cancel);
        var shown = households?.Known.Where(h => only is null ? h.Progress is not HouseholdProgress.NotFollowed : h.Progress == only).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, ((shown?.Count ?? 0) + PageSize - 1) / PageSize));
        return new(
            plan, target, now, figures, await TrendAsync(plan, target, place, ground, figures, now, today, cancel), owner, place, superior, serving, tasks,
            households?.Known.GroupBy(h => h.Progress).ToDictionary(g => g.Key, g => g.Count()), households?.Lost ?? 0,
            await LinesAsync(shown?.Skip((page - 1) * PageSize).Take(PageSize).ToList() ?? [], cancel), shown?.Count ?? 0, db.Keeps(plan), today)
        {
            Page = page,
            Need = await TargetNeed.OfAsync(db, plan, target, today, cancel),
        };
    }

    /// <summary>Who the target is about today and who it was about when it was bound; null when it is not about single households.</summary>
    private async Task<(List<Known> Known, int Lost)?> HouseholdsAsync(
        Plan plan, PlannedTarget target, AreaUnit? place, PlanGround ground, DateOnly today, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadHouseholds) || LiveMeasure.Of(target.Measure) is not { } measure || (measure.IsHealth && !db.Caller.May(Rights.ReadHealth)))
            return null;
        if (new TargetsNow(db, today).ListOf(plan, measure, target, place, ground) is not { } filter || !measure.IsLowerBetter && !measure.IsShare)
            return null;

        var fates = new HouseholdFates(db, plan, today);
        var noted = await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == plan.ProvinceCode && h.PlannedTargetId == target.Id).ToListAsync(cancel);
        var survivors = await fates.SurvivorsAsync([.. noted.Select(h => h.Household)], cancel);
        var set = noted.GroupBy(h => survivors[h.Household]).ToDictionary(g => g.Key, g => g.OrderByDescending(h => h.IsNamed).ThenByDescending(h => h.Household == g.Key).First());
        var isNamed = set.Values.Any(h => h.IsNamed) && target.Kind is TargetKind.PartOfSet;
        var concerned = await Look(db.Matching(filter, today)).Take(MostLooked + 1).ToListAsync(cancel);
        if (concerned.Count > MostLooked)
            return null;

        if (isNamed)
            concerned = concerned.FindAll(h => set.GetValueOrDefault(h.Id) is { IsNamed: true });
        var still = concerned.Select(h => h.Id).ToHashSet();
        var gone = set.Where(h => (!isNamed || h.Value.IsNamed) && !still.Contains(h.Key)).Select(h => h.Key).ToList();
        var became = (await fates.OfAsync(filter, gone, cancel)).ToDictionary(f => f.Household, f => f.Fate);
        var left = gone.Count == 0 ? [] : await Look(db.Households.Where(h => h.ProvinceCode == plan.ProvinceCode && gone.Contains(h.Id))).ToListAsync(cancel);
        return (
            [
                .. concerned.Select(h => h with { Progress = Situation(h, HouseholdFate.Still).Progress }),
                .. left.Select(h => h with { Progress = Situation(h, became[h.Id]).Progress }),
            ],
            db.SeesAllOf(plan.AreaPath) ? gone.Count - left.Count : 0);

        HouseholdSituation Situation(Known household, HouseholdFate fate) => new(
            fate is HouseholdFate.Still, set.Count == 0 ? null : set.ContainsKey(household.Id), (household.Marks.Under(household.Status) & (PlanningMarks.RegisteredToEscape | PlanningMarks.ExpectedToEscape)) != 0,
            household.Marks.HasFlag(PlanningMarks.AtRisk), set.GetValueOrDefault(household.Id)?.DeprivedThen, household.DeprivedCount,
            fate is HouseholdFate.Worse, fate is not HouseholdFate.Gone);
    }

    private static IQueryable<Known> Look(IQueryable<Household> households) => households.AsNoTracking()
        .OrderBy(h => h.HeadSortKey).ThenBy(h => h.Id)
        .Select(h => new Known(h.ProvinceCode, h.Id, h.Status, h.Marks, h.DeprivedCount, HouseholdProgress.NotBegun));

    private async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<Known> shown, CancellationToken cancel)
    {
        var ids = shown.Select(h => h.Id).ToList();
        if (ids.Count == 0)
            return [];

        var found = await db.Households.AsNoTracking().Where(h => ids.Contains(h.Id))
            .Select(h => new { h.Id, h.HeadName, h.Code, h.VillageId, h.Status, h.DeprivedCount, h.EndedOn }).ToDictionaryAsync(h => h.Id, cancel);
        var villages = found.Values.Select(h => h.VillageId).OfType<Guid>().Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => villages.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        var cared = (await db.CareInForce().AsNoTracking().Where(a => ids.Contains(a.HouseholdId)).Select(a => a.HouseholdId).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. shown.Where(h => found.ContainsKey(h.Id)).Select(h => (h, Row: found[h.Id])).Select(x => new Line(
                new(x.h.ProvinceCode, x.h.Id), x.Row.HeadName, x.Row.Code, x.Row.VillageId is { } v ? names.GetValueOrDefault(v) : null,
                x.Row.Status, x.Row.DeprivedCount, x.Row.EndedOn, x.h.Marks.Under(x.Row.Status), cared.Contains(x.h.Id), x.h.Progress)),
        ];
    }

    /// <summary>Months since the opening day: from the ledger where it knows, else what was kept or typed.</summary>
    private async Task<IReadOnlyList<Point>> TrendAsync(
        Plan plan, PlannedTarget target, AreaUnit? place, PlanGround ground, List<TargetFigure> figures, TargetNow now, DateOnly today, CancellationToken cancel)
    {
        var measure = LiveMeasure.Of(target.Measure);
        List<Point> points = [];
        if (measure is not null && LedgerFigures.Knows(measure) && target.Kind is not TargetKind.PartOfSet
            && target.BaselineOn is { } from && from < today && db.SeesAllOf(plan.AreaPath) && ground.LostOn(place?.Id, plan.IsOver(today) ? plan.To!.Value : today) is null)
        {
            var ledger = new LedgerFigures(db, plan, today);
            var until = plan.IsOver(today) ? plan.To!.Value : today;
            var population = PlanPopulation.None;
            for (var day = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1); day < until && points.Count < 24; day = day.AddDays(1).AddMonths(1).AddDays(-1))
            {
                if (measure.Kind is MeasureKind.Rate && (points.Count == 0 || points[^1].On.Year != day.Year))
                    population = await PlanPopulation.LoadAsync(db, plan.AreaPath, day, cancel);
                if ((await ledger.MeasuredOnAsync(measure, place, day, population, cancel)).Value is { } figure)
                    points.Add(new(day, figure));
            }
        }
        else if (measure is not { IsHealth: true } || db.Caller.May(Rights.ReadHealth))
        {
            // What was typed before a target was counted is no figure of the count, nor the other way round.
            points.AddRange(figures.Where(f => f.On < today && (f.Source is null) == (measure is not null)).GroupBy(f => f.On)
                .Select(g => new Point(g.Key, g.OrderBy(f => f.WrittenAt).Last().Value)));
        }

        if (now.Baseline is { } opening && target.BaselineOn is { } on && points.TrueForAll(p => p.On > on))
            points.Insert(0, new(on, opening));
        if (now.Measured.Value is { } value && now.On is { } at && points.TrueForAll(p => p.On < at))
            points.Add(new(at, value));
        return points;
    }

    /// <param name="Plan">Whose target.</param>
    /// <param name="Target">Which.</param>
    /// <param name="Now">Where it stands.</param>
    /// <param name="Figures">Typed and kept.</param>
    /// <param name="Trend">Since the opening day.</param>
    /// <param name="Owner">Who answers for it.</param>
    /// <param name="Place">Where it is to be reached; null for all of the plan's area.</param>
    /// <param name="Superior">The target of the superior plan it serves.</param>
    /// <param name="Serving">Targets below that serve it.</param>
    /// <param name="Tasks">That serve it.</param>
    /// <param name="Counts">The households behind it by progress; null when it is not about single households.</param>
    /// <param name="Lost">So many that were noted are not in this registry any more.</param>
    /// <param name="Households">One page of them.</param>
    /// <param name="Total">Of all pages.</param>
    /// <param name="IsKeeper">The caller keeps the plan.</param>
    /// <param name="Today">Vietnam's date.</param>
    public sealed record View(
        Plan Plan, PlannedTarget Target, TargetNow Now, IReadOnlyList<TargetFigure> Figures, IReadOnlyList<Point> Trend, string? Owner, AreaUnit? Place,
        PlannedTarget? Superior, IReadOnlyList<Serving> Serving, IReadOnlyList<PlannedTask> Tasks, IReadOnlyDictionary<HouseholdProgress, int>? Counts, int Lost, IReadOnlyList<Line> Households, int Total,
        bool IsKeeper, DateOnly Today)
    {
        /// <summary>Which page of the households; one that is not there is the nearest.</summary>
        public required int Page { get; init; }

        /// <summary>What the registry knows of the need a target is about; null for targets about no need.</summary>
        public TargetNeed? Need { get; init; }
    }

    /// <summary>A target of a plan below that serves this one.</summary>
    public sealed record Serving(Plan Plan, PlannedTarget Target);

    public sealed record Point(DateOnly On, decimal Value);

    /// <summary>A household behind the target.</summary>
    public sealed record Line(
        AreaKey Key, string? HeadName, string? Code, string? Village, Rules.Standards.PovertyClass? Status, int Deprived, DateOnly? EndedOn, PlanningMarks Marks,
        bool HasMentor, HouseholdProgress Progress);

    private sealed record Known(string ProvinceCode, Guid Id, Rules.Standards.PovertyClass? Status, PlanningMarks Marks, int DeprivedCount, HouseholdProgress Progress);
}
