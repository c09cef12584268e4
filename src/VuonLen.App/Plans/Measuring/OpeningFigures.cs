using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Measuring;

/// <summary>Where a target, or the part of one place, began (số đầu kỳ).</summary>
internal sealed class OpeningFigures(VuonLenDb db, Plan plan, DateOnly today)
{
    private readonly Dictionary<string, MeasureCounts> _counts = [];

    /// <summary>Of a recognised status the ledger knows every day; of facts only today is known.</summary>
    /// <param name="measure">What is counted.</param>
    /// <param name="among">Where the measure leaves it open.</param>
    /// <param name="place">Null: all of the plan's area.</param>
    /// <param name="on">The day asked for.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>The figure, null when nobody knows, and the day it is of.</returns>
    public async Task<(decimal? Figure, DateOnly On)> OfAsync(LiveMeasure measure, StatusChoice? among, AreaUnit? place, DateOnly on, CancellationToken cancel)
    {
        if (LedgerFigures.IsLost(measure, plan, today)
            || (await PlanGround.LoadAsync(db, plan, place is null ? [] : [place.Id], today, cancel)).LostOn(place?.Id, plan.IsOver(today) ? plan.To!.Value : today) is not null)
        {
            return (null, on);
        }


        if (!_counts.TryGetValue(measure.Code, out var counts))
            _counts[measure.Code] = counts = await MeasureCounts.LoadAsync(db, plan.AreaPath, [measure], today, cancel);
        var counted = counts.Of(measure, among, place);
        if (on >= today || !LedgerFigures.Knows(measure))
            return (counted.Value, today);

        var households = await new LedgerFigures(db, plan, today).OnAsync(measure, place, on, cancel) ?? (counted.Value is 0 ? 0 : (int?)null);
        return (measure.Kind is MeasureKind.Households || households is null ? households : Rate.Of(households.Value, counted.Whole).Percent, on);
    }
}
