using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Targets;

/// <summary>Says which households a target names (chọn hộ của chỉ tiêu): "02 trong 03 hộ".</summary>
public sealed class NameHouseholds(VuonLenDb db, TimeProvider clock)
{
    public const int MostShown = 300;

    public async Task<View?> ShowAsync(AreaKey key, Guid target, Guid? village, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan)
            || await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return null;
        }

        var named = await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target && h.IsNamed)
            .Select(h => h.Household).ToListAsync(cancel);
        var filter = (LiveMeasure.Of(found.Measure) ?? LiveMeasure.Of("listed_households")!)
            .FilterOf(found.Among, new() { Commune = AreaPaths.CommuneOf(plan.AreaPath), Village = village }) ?? new();
        var matching = db.Matching(filter, clock.Today);
        var lines = await db.Households.AsNoTracking()
            .Where(h => h.ProvinceCode == key.ProvinceCode && (named.Contains(h.Id) || matching.Any(m => m.Id == h.Id)))
            .OrderBy(h => h.HeadSortKey).Take(MostShown)
            .Select(h => new Line(h.Id, h.HeadName, h.Code, h.VillageId)).ToListAsync(cancel);
        var villages = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == key.ProvinceCode && u.ParentId == plan.UnitId && u.ValidTo == null)
            .OrderBy(u => u.Code).ToListAsync(cancel);
        return new(plan, found, lines, named.ToHashSet(), villages);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Guid target, IReadOnlyList<Guid> shown, IReadOnlyList<Guid> chosen, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTargets.Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return PlanProblems.NotFound;
        }

        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;

        var reached = await db.Households.Where(h => h.ProvinceCode == key.ProvinceCode && chosen.Contains(h.Id)).Select(h => new { h.Id, h.DeprivedCount }).ToListAsync(cancel);
        if (reached.Count != chosen.Distinct().Count())
            return PlanProblems.HouseholdUnknown;

        // What the list did not show stays as it was; a household noted for other reasons becomes a named one.
        var stored = await db.TargetedHouseholds.Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target).ToListAsync(cancel);
        db.RemoveRange(stored.Where(h => shown.Contains(h.Household) && (!chosen.Contains(h.Household) || !h.IsNamed)));
        db.AddRange(reached.Where(h => !stored.Exists(s => s.Household == h.Id && s.IsNamed)).Select(h => new TargetedHousehold
        {
            AreaPath = plan.AreaPath,
            PlannedTargetId = target,
            Household = h.Id,
            DeprivedThen = h.DeprivedCount,
            IsNamed = true,
        }));
        found.IsBound = true;
        return await db.SaveAsync(nameof(NameHouseholds), cancel);
    }

    public sealed record View(Plan Plan, PlannedTarget Target, IReadOnlyList<Line> Lines, IReadOnlySet<Guid> Named, IReadOnlyList<AreaUnit> Villages);

    public sealed record Line(Guid Id, string? HeadName, string? Code, Guid? VillageId);
}
