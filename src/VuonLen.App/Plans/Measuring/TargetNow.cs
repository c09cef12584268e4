using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans.Measuring;

/// <summary>A target as it stands today, or stood on the last day of a plan whose time is over.</summary>
/// <param name="Target">Which.</param>
/// <param name="Measured">The figure, and what it was counted of.</param>
/// <param name="On">The day of the figure: today, the plan's last one, or that of a typed or kept one.</param>
/// <param name="Standing">What that means.</param>
/// <param name="DueOn">Its last day.</param>
/// <param name="ListHref">The households counted; null when no list shows exactly these.</param>
/// <param name="Shares">Village by village or commune by commune.</param>
public sealed record TargetNow(
    PlannedTarget Target, Measured Measured, DateOnly? On, TargetStanding Standing, DateOnly? DueOn, string? ListHref, IReadOnlyList<ShareNow> Shares)
{
    /// <summary>The opening figure; null too where the caller may not see what it counts.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>Nothing counts it (any more), so a figure may be written down from a report.</summary>
    public bool IsWrittenDown { get; init; }

    /// <summary>Whether somebody still has to say how it is measured.</summary>
    public bool IsUnbound => !Target.IsBound && Target.Kind is not TargetKind.Words;
}

/// <param name="Place">The village or commune.</param>
/// <param name="Value">What falls to it.</param>
/// <param name="Baseline">Its opening figure.</param>
/// <param name="Measured">Today.</param>
/// <param name="Standing">What that means; of a typed target nothing is known of a place.</param>
/// <param name="ListHref">The households counted.</param>
public sealed record ShareNow(AreaUnit Place, decimal Value, decimal? Baseline, Measured Measured, TargetStanding Standing, string? ListHref);

/// <summary>Judges targets of one plan by what is counted and typed.</summary>
internal sealed class TargetsNow(VuonLenDb db, DateOnly today)
{
    public async Task<IReadOnlyList<TargetNow>> OfAsync(Plan plan, IReadOnlyList<PlannedTarget> targets, CancellationToken cancel)
    {
        var key = plan.Key;
        var ids = targets.Select(t => t.Id).ToList();
        var last = plan.IsOver(today) ? plan.To : null;
        var known = await db.TargetFigures.AsNoTracking()
            .Where(f => f.ProvinceCode == key.ProvinceCode && ids.Contains(f.PlannedTargetId) && f.On <= today && (f.Source != null || last != null)).ToListAsync(cancel);
        var figures = LatestOf(known.Where(f => f.Source is not null));
        var readings = LatestOf(known.Where(f => f.Source is null && f.On <= last && f.On > last.Value.AddMonths(-1)));
        var shares = (await db.TargetShares.AsNoTracking().Where(s => s.ProvinceCode == key.ProvinceCode && ids.Contains(s.PlannedTargetId)).ToListAsync(cancel))
            .ToLookup(s => s.PlannedTargetId);
        var ground = await PlanGround.LoadAsync(db, plan, targets.Select(t => t.PlaceId).OfType<Guid>().Concat(shares.SelectMany(g => g.Select(s => s.UnitId))), today, cancel);
        var measures = targets.Select(t => LiveMeasure.Of(t.Measure)).OfType<LiveMeasure>().ToHashSet();
        var counts = last is { } day ? await OnLastDayAsync(plan, day, targets, shares, ground, figures, readings, cancel) : await TodayAsync(plan, measures, ground, cancel);
        var sets = await SetsAsync(plan, targets, cancel);
        return [.. targets.Select(t => NowOf(plan, t, figures.GetValueOrDefault(t.Id), [.. shares[t.Id]], ground, counts, sets))];
    }

    private async Task<Count> TodayAsync(Plan plan, HashSet<LiveMeasure> measures, PlanGround ground, CancellationToken cancel)
    {
        var counts = await MeasureCounts.LoadAsync(db, plan.AreaPath, measures, today, cancel);
        return (measure, target, place) => counts.Of(measure, target.Among, place) is var counted && counted != Measured.Hidden && ground.LostOn(place?.Id, today) is { } why
            ? (new(null, null, null) { Why = why }, null)
            : (counted, today);
    }

    /// <summary>Of a plan whose time is over: the ledger of its last day, and of facts what somebody wrote down or what was kept in its last month.</summary>
    private async Task<Count> OnLastDayAsync(
        Plan plan, DateOnly day, IReadOnlyList<PlannedTarget> targets, ILookup<Guid, TargetShare> shares, PlanGround ground,
        Dictionary<Guid, TargetFigure> typed, Dictionary<Guid, TargetFigure> readings, CancellationToken cancel)
    {
        var (ledger, population) = (new LedgerFigures(db, plan, today), await PlanPopulation.LoadAsync(db, plan.AreaPath, day, cancel));
        var known = new Dictionary<(string Measure, Guid? Place), Measured>();
        foreach (var target in targets)
        {
            if (LiveMeasure.Of(target.Measure) is not { } measure || !LedgerFigures.Knows(measure))
                continue;

            foreach (var place in shares[target.Id].Select(s => (Guid?)s.UnitId).Append(target.PlaceId))
            {
                if (ground.LostOn(place, day) is null)
                    known[(measure.Code, place)] = await ledger.MeasuredOnAsync(measure, place is { } id ? ground.Units.GetValueOrDefault(id) : null, day, population, cancel);
            }
        }

        return (measure, target, place) => 0 switch
        {
            _ when measure.IsHealth && !db.Caller.May(Rights.ReadHealth) => (Measured.Hidden, null),
            _ when known.TryGetValue((measure.Code, place?.Id), out var measured) => (measured, day),
            _ when place?.Id == target.PlaceId && (typed.TryGetValue(target.Id, out var reading) || readings.TryGetValue(target.Id, out reading)) => (new(reading.Value, null, null), reading.On),
            _ => (new(null, null, null) { Why = ground.LostOn(place?.Id, day) ?? $"Không có số liệu của ngày {Shell.Vn.Date(day)}: sổ hộ chỉ biết thông tin của hôm nay" }, null),
        };
    }

    private static Dictionary<Guid, TargetFigure> LatestOf(IEnumerable<TargetFigure> figures) =>
        figures.GroupBy(f => f.PlannedTargetId).ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.On).ThenByDescending(f => f.WrittenAt).First());

    /// <summary>Where the lists of a plan are: in a province's plan, or read by who reads several communes, the commune is named.</summary>
    internal HouseholdFilter BaseOf(Plan plan, AreaUnit? place) => new()
    {
        Commune = db.Caller.Scope.OnlyCommune is not null ? null : place?.Level is AreaLevel.Commune ? place.Code : AreaPaths.CommuneOf(plan.AreaPath),
        Village = place?.Level is AreaLevel.Village ? place.Id : null,
    };

    private TargetNow NowOf(
        Plan plan, PlannedTarget target, TargetFigure? figure, IReadOnlyList<TargetShare> shares, PlanGround ground, Count counts,
        Dictionary<Guid, (int Done, int All)> sets)
    {
        var place = target.PlaceId is { } id ? ground.Units.GetValueOrDefault(id) : null;
        var due = target.DueOn ?? plan.To;
        var measure = LiveMeasure.Of(target.Measure);
        var (measured, on) = (target.Kind, measure) switch
        {
            _ when place is null && target.Place is not null => (new(null, null, null) { Why = "Chưa chọn địa bàn của chỉ tiêu" }, null),
            (TargetKind.PartOfSet, _) when sets.TryGetValue(target.Id, out var set) => (new Measured(set.Done, set.Done, set.All), (DateOnly?)DayOf(plan)),
            (TargetKind.PartOfSet, not null) => (new(null, null, null) { Why = plan.IsOver(today) ? "Không có số liệu của ngày cuối kỳ" : "Chưa chọn các hộ trong danh sách đã nêu" }, null),
            (_, { } live) => counts(live, target, place),
            _ when figure is not null => (new(figure.Value, null, null), figure.On),
            _ => (new(null, null, null) { Why = target.Kind is TargetKind.Words ? "Chỉ tiêu bằng lời" : "Chưa nhập số liệu" }, null),
        };
        var (isHidden, baseline) = (measured == Measured.Hidden, measured == Measured.Hidden ? null : target.Baseline);
        if (measure is not null && !db.SeesAllOf(plan.AreaPath))
            measured = measured with { Why = "Chỉ đếm trong địa bàn của bạn" };
        var isOfPart = measured is { Whole: not null } && target.Kind is TargetKind.Share;
        var situation = new TargetSituation(
            target.IsBound && measured.Why is null ? measured.Value : null, on ?? today, baseline, isOfPart ? measured.Whole : null,
            target.IsLowerBetter ? measured.Foreseen : 0, StartOf(plan, target), due);
        var standing = target.Terms.Judge(situation with { On = today });
        return new(
            target, measured, on, standing, due,
            isHidden || measure is null || target.Kind is TargetKind.PartOfSet ? null : HrefOf(plan, measure, target, place, ground),
            [.. shares.Select(s => ShareOf(plan, target, measure, s, due, ground, counts)).OfType<ShareNow>().OrderBy(s => s.Place.Code, StringComparer.Ordinal)])
        {
            Baseline = baseline,
            IsWrittenDown = target.Kind is not TargetKind.Words && (measure is null || (ground.IsWrittenDown(measure, target) && target.Kind is not TargetKind.PartOfSet)),
        };
    }

    private ShareNow? ShareOf(
        Plan plan, PlannedTarget target, LiveMeasure? measure, TargetShare share, DateOnly? due, PlanGround ground, Count counts)
    {
        if (ground.Units.GetValueOrDefault(share.UnitId) is not { } place)
            return null;

        // A typed figure is of the whole: what falls to a place is said, and nobody knows how far it is.
        if (measure is null)
            return new(place, share.Value, null, new(null, null, null) { Why = "Số liệu nhập tay cho cả địa bàn" }, target.Terms.Judge(new(null, today)), null);

        var (measured, _) = counts(measure, target, place);
        var terms = target.Terms with { Value = Math.Abs(share.Value) };
        var baseline = measured == Measured.Hidden ? null : share.Baseline;
        return new(
            place, share.Value, baseline, measured,
            terms.Judge(new(target.IsBound ? measured.Value : null, today, baseline, target.Kind is TargetKind.Share ? measured.Whole : null, target.IsLowerBetter ? measured.Foreseen : 0, StartOf(plan, target), due)),
            HrefOf(plan, measure, target, place, ground));
    }

    /// <summary>Who begins to count later than the plan has that much less behind.</summary>
    private static DateOnly? StartOf(Plan plan, PlannedTarget target) => target.BaselineOn > plan.From ? target.BaselineOn : plan.From;

    private string? HrefOf(Plan plan, LiveMeasure measure, PlannedTarget target, AreaUnit? place, PlanGround ground) => ListOf(plan, measure, target, place, ground)?.Address();

    /// <summary>The households counted; null when no list shows exactly these, as it is of facts of a day gone by.</summary>
    internal HouseholdFilter? ListOf(Plan plan, LiveMeasure measure, PlannedTarget target, AreaUnit? place, PlanGround ground) =>
        ground.LostOn(place?.Id, DayOf(plan)) is not null ? null : (plan.IsOver(today), LedgerFigures.Knows(measure)) switch
        {
            (false, _) => measure.FilterOf(target.Among, BaseOf(plan, place)),
            (true, true) => measure.FilterOf(target.Among, BaseOf(plan, place)) is { } filter ? filter with { On = plan.To } : null,
            (true, false) => null,
        };

    private DateOnly DayOf(Plan plan) => plan.IsOver(today) ? plan.To!.Value : today;

    /// <summary>What a measure of a target counts in a place, and on what day.</summary>
    private delegate (Measured Measured, DateOnly? On) Count(LiveMeasure measure, PlannedTarget target, AreaUnit? place);

    /// <summary>Of named households: how many have reached it, and of how many that is said; who is gone is neither.</summary>
    private async Task<Dictionary<Guid, (int Done, int All)>> SetsAsync(Plan plan, IReadOnlyList<PlannedTarget> targets, CancellationToken cancel)
    {
        var key = plan.Key;
        var found = new Dictionary<Guid, (int, int)>();
        foreach (var target in targets.Where(t => t.Kind is TargetKind.PartOfSet))
        {
            var named = await db.TargetedHouseholds.Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target.Id && h.IsNamed)
                .Select(h => h.Household).ToListAsync(cancel);
            if (named.Count == 0)
                continue;

            var measure = LiveMeasure.Of(target.Measure) ?? LiveMeasure.Of("listed_households")!;
            if (LedgerFigures.IsLost(measure, plan, today))
                continue;

            var place = BaseOf(plan, null);
            var fates = await new HouseholdFates(db, plan, today).OfAsync((measure.FilterOf(target.Among, place) ?? place) with { On = plan.IsOver(today) ? plan.To : null }, named, cancel);
            found[target.Id] = (fates.Count(f => f.Fate is HouseholdFate.Done), fates.Count(f => f.Fate is not HouseholdFate.Gone));
        }

        return found;
    }
}
