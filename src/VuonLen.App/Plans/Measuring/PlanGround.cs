using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Shell;

namespace VuonLen.App.Plans.Measuring;

/// <summary>
/// What became of a plan's places since it was written (địa bàn thay đổi). Households follow a merger or a split, so today's registry
/// no longer tells of a place that is gone, nor of the days before a place took others in.
/// </summary>
internal sealed class PlanGround
{
    private readonly Dictionary<Guid, AreaUnit> _units;
    private readonly IReadOnlyDictionary<Guid, DateOnly> _grown;
    private readonly Plan _plan;
    private readonly DateOnly _today;

    private PlanGround(Plan plan, DateOnly today, Dictionary<Guid, AreaUnit> units, IReadOnlyDictionary<Guid, DateOnly> grown) =>
        (_plan, _today, _units, _grown) = (plan, today, units, grown);

    public IReadOnlyDictionary<Guid, AreaUnit> Units => _units;

    /// <param name="db">Read.</param>
    /// <param name="plan">Whose ground.</param>
    /// <param name="places">The units its targets and shares name.</param>
    /// <param name="today">Vietnam's date.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<PlanGround> LoadAsync(VuonLenDb db, Plan plan, IEnumerable<Guid> places, DateOnly today, CancellationToken cancel)
    {
        List<Guid> ids = [.. places.Append(plan.UnitId).Distinct()];
        var units = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == plan.ProvinceCode && ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        return new(plan, today, units, await db.UnitsThatGrewAsync(plan.ProvinceCode, DateOnly.MinValue, cancel));
    }

    /// <summary>Nobody can count any more what a live target reached, so that it may be written down from a report.</summary>
    public bool IsWrittenDown(LiveMeasure measure, PlannedTarget target) => _plan.IsOver(_today)
        && (!LedgerFigures.Knows(measure) || LostOn(target.PlaceId, _plan.To!.Value) is not null);

    /// <summary>Why the registry does not tell of a place as it was on a day, in a sentence; null when it does.</summary>
    /// <param name="place">Null: the plan's own unit.</param>
    /// <param name="day">Today, or the last day of a plan whose time is over.</param>
    public string? LostOn(Guid? place, DateOnly day)
    {
        if (_units.GetValueOrDefault(place ?? _plan.UnitId) is not { } unit)
            return null;
        if (unit.ValidTo is { } ended && ended <= _today)
        {
            return $"{unit.FullName} không còn là đơn vị riêng từ ngày {Vn.Date(ended)}, sổ hộ nay theo đơn vị mới{(
                day >= ended ? place is null ? "; hãy lập kế hoạch của đơn vị mới" : "; hãy giao lại cho đơn vị mới" : "")}";
        }

        return _grown.TryGetValue(unit.Id, out var on) && on > day
            ? $"{unit.FullName} nhận thêm địa bàn từ ngày {Vn.Date(on)}, nên sổ hộ không còn cho biết số của ngày {Vn.Date(day)}"
            : null;
    }
}
