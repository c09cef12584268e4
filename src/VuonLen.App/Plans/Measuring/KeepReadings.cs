using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Measuring;

/// <summary>
/// Keeps, once a month and on a plan's last day, what the live targets of the plans in use stand at (số liệu hằng tháng). The ledger
/// knows every day; of facts only today is known, and without this nobody could say how a target went.
/// </summary>
public sealed class KeepReadings(VuonLenDb db, TimeProvider clock)
{
    /// <param name="cancel">Ends between two plans; what is kept stays.</param>
    /// <returns>How many were kept now.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var plans = await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse).OrderBy(p => p.ProvinceCode).ThenBy(p => p.Id).ToListAsync(cancel);
        var kept = 0;
        foreach (var plan in plans.Where(p => p.From <= today && today <= p.To))
        {
            kept += await KeepAsync(plan, today, cancel);
            db.ChangeTracker.Clear();
        }

        return kept;
    }

    private async Task<int> KeepAsync(Plan plan, DateOnly today, CancellationToken cancel)
    {
        var since = today == plan.To ? today : new DateOnly(today.Year, today.Month, 1);
        var targets = await db.PlannedTargets.AsNoTracking().Of(plan.Key).Where(t => t.IsBound && t.Measure != null)
            .Where(t => !db.TargetFigures.Any(f => f.ProvinceCode == t.ProvinceCode && f.PlannedTargetId == t.Id && f.Source == null && f.On >= since && f.On <= today))
            .ToListAsync(cancel);
        if (targets.Count == 0)
            return 0;

        List<TargetFigure> readings =
        [
            .. (await new TargetsNow(db, today).OfAsync(plan, targets, cancel)).Where(l => l.Measured is { Why: null, Value: not null }).Select(l => new TargetFigure
            {
                AreaPath = plan.AreaPath,
                PlannedTargetId = l.Target.Id,
                On = today,
                Value = l.Measured.Value!.Value,
                WrittenAt = clock.GetUtcNow(),
                WrittenBy = db.Caller.Name,
            }),
        ];
        db.AddRange(readings);
        await db.SaveAsync(nameof(KeepReadings), cancel);
        return readings.Count;
    }
}
