using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Plans;

/// <summary>From a household back to the targets it counts for (hộ này thuộc chỉ tiêu nào).</summary>
public sealed class TargetsOfHousehold(VuonLenDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Line>> ShowAsync(AreaKey household, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadPlans) || await db.Households.AsNoTracking().At(household).SingleOrDefaultAsync(cancel) is not { } found)
            return [];

        var today = clock.Today;
        var plans = (await db.Plans.AsNoTracking().Where(p => p.ProvinceCode == household.ProvinceCode && p.State == PlanState.InUse).ToListAsync(cancel))
            .Where(p => found.AreaPath.StartsWith(p.AreaPath, StringComparison.Ordinal) && (p.To is null || p.To >= today)).ToDictionary(p => p.Id);
        var ids = plans.Keys.ToList();
        var targets = await db.PlannedTargets.AsNoTracking().Where(t => t.ProvinceCode == household.ProvinceCode && ids.Contains(t.PlanId) && t.IsBound && t.Measure != null).OrderBy(t => t.Position).ToListAsync(cancel);
        var targetIds = targets.Select(t => t.Id).ToList();
        var noted = (await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == household.ProvinceCode && h.Household == household.Id && targetIds.Contains(h.PlannedTargetId)).ToListAsync(cancel))
            .ToDictionary(h => h.PlannedTargetId);
        var lines = new List<Line>();
        foreach (var target in targets)
        {
            var measure = LiveMeasure.Of(target.Measure);
            if (measure?.Kind is not MeasureKind.Households || (measure.IsHealth && !db.Caller.May(Rights.ReadHealth)) || !measure.IsLowerBetter)
                continue;

            // The list's own query decides, so that page and list never disagree.
            var filter = measure.FilterOf(target.Among, new() { Village = target.PlaceId is { } place && place == found.VillageId ? place : null })!;
            var isStill = (target.PlaceId is null || target.PlaceId == found.VillageId)
                && await db.Matching(filter, today).AnyAsync(h => h.ProvinceCode == household.ProvinceCode && h.Id == household.Id, cancel);
            if (isStill || noted.ContainsKey(target.Id))
                lines.Add(new(plans[target.PlanId], target, isStill));
        }

        return lines;
    }

    /// <param name="Plan">Whose target.</param>
    /// <param name="Target">Which.</param>
    /// <param name="IsStill">It is among those the target is about today; else it has left them since.</param>
    public sealed record Line(Plan Plan, PlannedTarget Target, bool IsStill);
}
