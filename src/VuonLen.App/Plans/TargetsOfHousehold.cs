using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

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
        var merged = await db.DoubleMerges.AsNoTracking().Where(m => m.ProvinceCode == household.ProvinceCode && m.HouseholdId == household.Id && m.IsOfHouseholds && m.UndoneAt == null)
            .Select(m => m.OtherId).ToListAsync(cancel);
        List<Guid> records = [household.Id, .. merged];
        var noted = (await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == household.ProvinceCode && records.Contains(h.Household) && targetIds.Contains(h.PlannedTargetId)).ToListAsync(cancel))
            .ToLookup(h => h.PlannedTargetId);
        var places = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == household.ProvinceCode
            && db.PlannedTargets.Any(t => t.ProvinceCode == u.ProvinceCode && t.PlaceId == u.Id && ids.Contains(t.PlanId))).ToDictionaryAsync(u => u.Id, cancel);
        var lines = new List<Line>();
        foreach (var target in targets)
        {
            var measure = LiveMeasure.Of(target.Measure);
            if (measure?.FilterOf(target.Among, new()) is not { } filter || (measure.IsHealth && !db.Caller.May(Rights.ReadHealth)) || (!measure.IsLowerBetter && !measure.IsShare))
                continue;

            // A target that names its households is about these and no others.
            var isNoted = noted[target.Id].Any(h => h.IsNamed || target.Kind is not TargetKind.PartOfSet);
            if (target.Kind is TargetKind.PartOfSet && !isNoted)
                continue;

            // The list's own query decides, so that page and list never disagree.
            var isHere = target.PlaceId is not { } at ? target.Place is null : places.GetValueOrDefault(at) is { } place
                && (place.Level is AreaLevel.Village ? place.Id == found.VillageId : place.Code == found.CommuneCode);
            if (isHere && found.EndedOn is null && await db.Matching(filter, today).AnyAsync(h => h.ProvinceCode == household.ProvinceCode && h.Id == household.Id, cancel))
                lines.Add(new(plans[target.PlanId], target, IsStill: true));
            else if (isNoted)
                lines.Add(await LeftAsync(plans[target.PlanId], target, filter));
        }

        return lines;

        async Task<Line> LeftAsync(Plan plan, PlannedTarget target, HouseholdFilter filter)
        {
            var fate = found.EndedOn is not null ? HouseholdFate.Gone : (await new HouseholdFates(db, plan, today).OfAsync(filter, [household.Id], cancel))[0].Fate;
            return new(plan, target, fate is HouseholdFate.Still or HouseholdFate.Worse, fate is not HouseholdFate.Gone);
        }
    }

    /// <param name="Plan">Whose target.</param>
    /// <param name="Target">Which.</param>
    /// <param name="IsStill">It is among those the target is about today, or is worse off; else it has left them since.</param>
    /// <param name="IsFollowed">It is still a household whose status is known.</param>
    public sealed record Line(Plan Plan, PlannedTarget Target, bool IsStill, bool IsFollowed = true);
}
