using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans.Measuring;

/// <summary>A target as it stands today.</summary>
/// <param name="Target">Which.</param>
/// <param name="Measured">The figure, and what it was counted of.</param>
/// <param name="On">The day of the figure: today, or that of a typed one.</param>
/// <param name="Standing">What that means.</param>
/// <param name="DueOn">Its last day.</param>
/// <param name="ListHref">The households counted; null when no list shows exactly these.</param>
/// <param name="Shares">Village by village or commune by commune.</param>
public sealed record TargetNow(
    PlannedTarget Target, Measured Measured, DateOnly? On, TargetStanding Standing, DateOnly? DueOn, string? ListHref, IReadOnlyList<ShareNow> Shares)
{
    /// <summary>The opening figure; null too where the caller may not see what it counts.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>Whether somebody still has to say how it is measured.</summary>
    public bool IsUnbound => !Target.IsBound && Target.Kind is not TargetKind.Words;
}

/// <param name="Place">The village or commune.</param>
/// <param name="Value">What falls to it.</param>
/// <param name="Baseline">Its opening figure.</param>
/// <param name="Measured">Today.</param>
/// <param name="Standing">What that means; null where the caller does not see all of it.</param>
/// <param name="ListHref">The households counted.</param>
public sealed record ShareNow(AreaUnit Place, decimal Value, decimal? Baseline, Measured Measured, TargetStanding Standing, string? ListHref);

/// <summary>Judges targets of one plan by what is counted and typed.</summary>
internal sealed class TargetsNow(VuonLenDb db, DateOnly today)
{
    public async Task<IReadOnlyList<TargetNow>> OfAsync(Plan plan, IReadOnlyList<PlannedTarget> targets, CancellationToken cancel)
    {
        var key = plan.Key;
        var ids = targets.Select(t => t.Id).ToList();
        var figures = (await db.TargetFigures.AsNoTracking()
            .Where(f => f.ProvinceCode == key.ProvinceCode && ids.Contains(f.PlannedTargetId) && f.Source != null && f.On <= today).ToListAsync(cancel))
            .GroupBy(f => f.PlannedTargetId).ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.On).ThenByDescending(f => f.WrittenAt).First());
        var shares = (await db.TargetShares.AsNoTracking().Where(s => s.ProvinceCode == key.ProvinceCode && ids.Contains(s.PlannedTargetId)).ToListAsync(cancel))
            .ToLookup(s => s.PlannedTargetId);
        var places = await PlacesAsync(plan, [.. targets.Select(t => t.PlaceId).OfType<Guid>().Concat(shares.SelectMany(g => g.Select(s => s.UnitId))).Distinct()], cancel);
        var measures = targets.Select(t => LiveMeasure.Of(t.Measure)).OfType<LiveMeasure>().ToHashSet();
        var counts = await MeasureCounts.LoadAsync(db, plan.AreaPath, measures, today, cancel);
        var sets = await SetsAsync(key, targets, cancel);
        return [.. targets.Select(t => NowOf(plan, t, figures.GetValueOrDefault(t.Id), [.. shares[t.Id]], places, counts, sets))];
    }

    /// <summary>Where the lists of a plan are: in a province's plan, or read by who reads several communes, the commune is named.</summary>
    internal HouseholdFilter BaseOf(Plan plan, AreaUnit? place) => new()
    {
        Commune = db.Caller.Scope.OnlyCommune is not null ? null : place?.Level is AreaLevel.Commune ? place.Code : AreaPaths.CommuneOf(plan.AreaPath),
        Village = place?.Level is AreaLevel.Village ? place.Id : null,
    };

    private TargetNow NowOf(
        Plan plan, PlannedTarget target, TargetFigure? figure, IReadOnlyList<TargetShare> shares, Dictionary<Guid, AreaUnit> places, MeasureCounts counts,
        Dictionary<Guid, (int Done, int All)> sets)
    {
        var place = target.PlaceId is { } id ? places.GetValueOrDefault(id) : null;
        var due = target.DueOn ?? plan.To;
        var measure = LiveMeasure.Of(target.Measure);
        var (measured, on) = (target.Kind, measure) switch
        {
            (TargetKind.PartOfSet, _) when sets.TryGetValue(target.Id, out var set) => (new Measured(set.Done, set.Done, set.All), (DateOnly?)today),
            (TargetKind.PartOfSet, not null) => (new(null, null, null) { Why = "Chưa chọn các hộ trong danh sách đã nêu" }, null),
            (_, { } live) => (counts.Of(live, target.Among, place), today),
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
            isHidden || measure is null || target.Kind is TargetKind.PartOfSet ? null : HrefOf(measure.FilterOf(target.Among, BaseOf(plan, place))),
            measure is null ? [] : [.. shares.Select(s => ShareOf(plan, target, measure, s, due, places, counts)).OfType<ShareNow>().OrderBy(s => s.Place.Code, StringComparer.Ordinal)])
        {
            Baseline = baseline,
        };
    }

    private ShareNow? ShareOf(
        Plan plan, PlannedTarget target, LiveMeasure measure, TargetShare share, DateOnly? due, Dictionary<Guid, AreaUnit> places, MeasureCounts counts)
    {
        if (places.GetValueOrDefault(share.UnitId) is not { } place)
            return null;

        var measured = counts.Of(measure, target.Among, place);
        var terms = target.Terms with { Value = Math.Abs(share.Value) };
        var baseline = measured == Measured.Hidden ? null : share.Baseline;
        return new(
            place, share.Value, baseline, measured,
            terms.Judge(new(measured.Value, today, baseline, target.Kind is TargetKind.Share ? measured.Whole : null, target.IsLowerBetter ? measured.Foreseen : 0, StartOf(plan, target), due)),
            HrefOf(measure.FilterOf(target.Among, BaseOf(plan, place))));
    }

    /// <summary>Who begins to count later than the plan has that much less behind.</summary>
    private static DateOnly? StartOf(Plan plan, PlannedTarget target) => target.BaselineOn > plan.From ? target.BaselineOn : plan.From;

    private static string? HrefOf(HouseholdFilter? filter) => filter?.Address();

    private async Task<Dictionary<Guid, AreaUnit>> PlacesAsync(Plan plan, IReadOnlyList<Guid> ids, CancellationToken cancel) => ids.Count == 0 ? []
        : await db.Units.AsNoTracking().Where(u => u.ProvinceCode == plan.ProvinceCode && ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);

    /// <summary>Of named households: how many are no longer what the target is about.</summary>
    private async Task<Dictionary<Guid, (int Done, int All)>> SetsAsync(AreaKey key, IReadOnlyList<PlannedTarget> targets, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, (int, int)>();
        foreach (var target in targets.Where(t => t.Kind is TargetKind.PartOfSet))
        {
            var named = await db.TargetedHouseholds.Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target.Id && h.IsNamed)
                .Select(h => h.Household).ToListAsync(cancel);
            if (named.Count == 0)
                continue;

            var filter = (LiveMeasure.Of(target.Measure) ?? LiveMeasure.Of("listed_households")!).FilterOf(target.Among, new()) ?? new();
            var still = await db.Matching(filter, today).CountAsync(h => h.ProvinceCode == key.ProvinceCode && named.Contains(h.Id), cancel);
            found[target.Id] = (named.Count - still, named.Count);
        }

        return found;
    }
}
