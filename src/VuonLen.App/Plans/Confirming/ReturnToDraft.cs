using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Confirming;

/// <summary>Takes "use this plan" back (đưa về bản nháp), as long as nothing hangs on it.</summary>
public sealed class ReturnToDraft(VuonLenDb db)
{
    public async Task<Outcome> SaveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Plans.At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (plan.State is not PlanState.InUse)
            return PlanProblems.NotInUse;
        if (await HangsAsync(key, cancel))
            return PlanProblems.SomethingHangs;

        plan.BackToDraft();
        return await db.SaveAsync(nameof(ReturnToDraft), cancel);
    }

    private async Task<bool> HangsAsync(AreaKey key, CancellationToken cancel) =>
        await db.TaskMarks.AnyAsync(m => m.ProvinceCode == key.ProvinceCode && db.PlannedTasks.Any(t => t.ProvinceCode == m.ProvinceCode && t.Id == m.PlannedTaskId && t.PlanId == key.Id), cancel)
        || await db.TargetFigures.AnyAsync(f => f.ProvinceCode == key.ProvinceCode && f.Source != null && db.PlannedTargets.Any(t => t.ProvinceCode == f.ProvinceCode && t.Id == f.PlannedTargetId && t.PlanId == key.Id), cancel)
        || await db.Plans.AnyAsync(p => p.ProvinceCode == key.ProvinceCode && p.SuperiorPlan == key.Id, cancel);
}
