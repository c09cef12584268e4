using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;

namespace VuonLen.App.Plans.Measuring;

/// <summary>What the ledger says of a day gone by (số liệu theo sổ công nhận). Of facts only today is known.</summary>
internal sealed class LedgerFigures(VuonLenDb db, Plan plan, DateOnly today)
{
    /// <summary>Whether the ledger alone decides what a measure counts.</summary>
    public static bool Knows(LiveMeasure measure) => measure is { Status: not null, Group: null, Kind: MeasureKind.Households or MeasureKind.Rate };

    /// <summary>Whether a plan's last day can no longer be counted: its time is over, and of facts only today is known.</summary>
    public static bool IsLost(LiveMeasure measure, Plan plan, DateOnly today) => plan.IsOver(today) && !Knows(measure);

    /// <summary>The households of the plan's area, or of one place in it.</summary>
    public HouseholdFilter Within(AreaUnit? place) => new()
    {
        Commune = place?.Level is AreaLevel.Commune ? place.Code : AreaPaths.CommuneOf(plan.AreaPath),
        Village = place?.Level is AreaLevel.Village ? place.Id : null,
    };

    /// <summary>How many stood on the list of a measure on a day; null before the ledger's first line, when nobody knows.</summary>
    public async Task<int?> OnAsync(LiveMeasure measure, AreaUnit? place, DateOnly day, CancellationToken cancel) => await db.LedgerReachesAsync(Within(place), day, cancel)
        ? await db.Matching(Within(place) with { Status = measure.Status, On = day }, today).CountAsync(cancel)
        : null;

    /// <summary>The same as a measured figure; of a rate over the population of that year.</summary>
    public async Task<Measured> MeasuredOnAsync(LiveMeasure measure, AreaUnit? place, DateOnly day, PlanPopulation population, CancellationToken cancel) =>
        (await OnAsync(measure, place, day, cancel), measure.Kind) switch
        {
            (null, _) => new(null, null, null) { Why = $"Sổ chưa có công nhận nào đến ngày {Shell.Vn.Date(day)}" },
            ({ } households, MeasureKind.Rate) => MeasureCounts.RateOf(households, population.Of(place, isOfMinority: false), 0),
            ({ } households, _) => new(households, null, null),
        };
}
