using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
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
        var households = await HouseholdsAsync(plan, target, place, today, cancel);
        var shown = households?.Where(h => only is null || h.Progress == only).ToList();
        return new(
            plan, target, now, figures, await TrendAsync(plan, target, place, figures, now, today, cancel), owner, place, superior, serving, tasks,
            households?.GroupBy(h => h.Progress).ToDictionary(g => g.Key, g => g.Count()),
            await LinesAsync(shown?.Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToList() ?? [], cancel), shown?.Count ?? 0, db.Keeps(plan), today);
    }

    /// <summary>Who the target is about today and who it was about when it was bound; null when it is not about single households.</summary>
    private async Task<List<Known>?> HouseholdsAsync(Plan plan, PlannedTarget target, AreaUnit? place, DateOnly today, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadHouseholds) || LiveMeasure.Of(target.Measure) is not { } measure || (measure.IsHealth && !db.Caller.May(Rights.ReadHealth)))
            return null;
        if (new TargetsNow(db, today).ListOf(plan, measure, target, place) is not { } filter || !measure.IsLowerBetter && !measure.IsShare)
            return null;

        var set = await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == plan.ProvinceCode && h.PlannedTargetId == target.Id)
            .ToDictionaryAsync(h => h.Household, cancel);
        var isNamed = set.Values.Any(h => h.IsNamed);
        var concerned = await Look(db.Matching(filter, today)).Take(MostLooked + 1).ToListAsync(cancel);
        if (concerned.Count > MostLooked)
            return null;

        if (isNamed)
            concerned = concerned.FindAll(h => set.GetValueOrDefault(h.Id) is { IsNamed: true });
        var still = concerned.Select(h => h.Id).ToHashSet();
        var gone = set.Values.Where(h => (!isNamed || h.IsNamed) && !still.Contains(h.Household)).Select(h => h.Household).ToList();
        var done = gone.Count == 0 ? [] : await Look(db.Households.Where(h => h.ProvinceCode == plan.ProvinceCode && gone.Contains(h.Id))).ToListAsync(cancel);
        return
        [
            .. concerned.Select(h => h with { Progress = Situation(h, still: true).Progress }),
            .. done.Select(h => h with { Progress = HouseholdProgress.Done }),
        ];

        HouseholdSituation Situation(Known household, bool still) => new(
            still, set.Count == 0 ? null : set.ContainsKey(household.Id), (household.Marks & (PlanningMarks.RegisteredToEscape | PlanningMarks.ExpectedToEscape)) != 0,
            household.Marks.HasFlag(PlanningMarks.AtRisk), set.GetValueOrDefault(household.Id)?.DeprivedThen, household.DeprivedCount);
    }

    private static IQueryable<Known> Look(IQueryable<Household> households) => households.AsNoTracking()
        .OrderBy(h => h.HeadSortKey).ThenBy(h => h.Id)
        .Select(h => new Known(h.ProvinceCode, h.Id, h.Marks, h.DeprivedCount, HouseholdProgress.NotBegun));

    private async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<Known> shown, CancellationToken cancel)
    {
        var ids = shown.Select(h => h.Id).ToList();
        if (ids.Count == 0)
            return [];

        var found = await db.Households.AsNoTracking().Where(h => ids.Contains(h.Id))
            .Select(h => new { h.Id, h.HeadName, h.Code, h.VillageId, h.Status, h.DeprivedCount, h.EndedOn }).ToDictionaryAsync(h => h.Id, cancel);
        var villages = found.Values.Select(h => h.VillageId).OfType<Guid>().Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => villages.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        var cared = (await db.MentorAssignments.AsNoTracking().Where(a => a.ToOn == null && ids.Contains(a.HouseholdId)).Select(a => a.HouseholdId).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. shown.Where(h => found.ContainsKey(h.Id)).Select(h => (h, Row: found[h.Id])).Select(x => new Line(
                new(x.h.ProvinceCode, x.h.Id), x.Row.HeadName, x.Row.Code, x.Row.VillageId is { } v ? names.GetValueOrDefault(v) : null,
                x.Row.Status, x.Row.DeprivedCount, x.Row.EndedOn, x.h.Marks, cared.Contains(x.h.Id), x.h.Progress)),
        ];
    }

    /// <summary>Months since the opening day: from the ledger where it knows, else what was kept or typed.</summary>
    private async Task<IReadOnlyList<Point>> TrendAsync(
        Plan plan, PlannedTarget target, AreaUnit? place, List<TargetFigure> figures, TargetNow now, DateOnly today, CancellationToken cancel)
    {
        var measure = LiveMeasure.Of(target.Measure);
        List<Point> points = [];
        if (measure is { Status: { } status, Group: null, Kind: MeasureKind.Households } && target.BaselineOn is { } from && from < today && db.SeesAllOf(plan.AreaPath))
        {
            var basis = new TargetsNow(db, today).BaseOf(plan, place);
            var until = plan.IsOver(today) ? plan.To!.Value : today;
            for (var day = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1); day < until && points.Count < 24; day = day.AddDays(1).AddMonths(1).AddDays(-1))
                points.Add(new(day, await db.Matching(basis with { Status = status, On = day }, today).CountAsync(cancel)));
        }
        else if (measure is not { IsHealth: true } || db.Caller.May(Rights.ReadHealth))
        {
            points.AddRange(figures.Where(f => f.On < today).Select(f => new Point(f.On, f.Value)));
        }

        if (now.Baseline is { } opening && target.BaselineOn is { } on && points.TrueForAll(p => p.On > on))
            points.Insert(0, new(on, opening));
        if (now.Measured.Value is { } value && now.On is { } at && points.TrueForAll(p => p.On < at))
            points.Add(new(at, value));
        return points;
    }

    public sealed record View(
        Plan Plan, PlannedTarget Target, TargetNow Now, IReadOnlyList<TargetFigure> Figures, IReadOnlyList<Point> Trend, string? Owner, AreaUnit? Place,
        PlannedTarget? Superior, IReadOnlyList<Serving> Serving, IReadOnlyList<PlannedTask> Tasks, IReadOnlyDictionary<HouseholdProgress, int>? Counts, IReadOnlyList<Line> Households, int Total,
        bool IsKeeper, DateOnly Today);

    /// <summary>A target of a plan below that serves this one.</summary>
    public sealed record Serving(Plan Plan, PlannedTarget Target);

    public sealed record Point(DateOnly On, decimal Value);

    /// <summary>A household behind the target.</summary>
    public sealed record Line(
        AreaKey Key, string? HeadName, string? Code, string? Village, Rules.Standards.PovertyClass? Status, int Deprived, DateOnly? EndedOn, PlanningMarks Marks,
        bool HasMentor, HouseholdProgress Progress);

    private sealed record Known(string ProvinceCode, Guid Id, PlanningMarks Marks, int DeprivedCount, HouseholdProgress Progress);
}
