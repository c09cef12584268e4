using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>One task with its turns and all that was said of it (trang nhiệm vụ).</summary>
public sealed class ShowTask(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, Guid id, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTasks.AsNoTracking().Include(t => t.Marks).Of(key).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } task)
        {
            return null;
        }

        var lead = task.LeadId is { } by ? await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.ProvinceCode == key.ProvinceCode && o.Id == by, cancel) : null;
        var served = task.ServedTarget is { } of ? await db.PlannedTargets.AsNoTracking().SingleOrDefaultAsync(t => t.ProvinceCode == key.ProvinceCode && t.Id == of, cancel) : null;
        return new(
            plan, task, lead, served, TaskTurns.Of(plan, task, clock.Today), await db.MayMarkAsync(plan, task, cancel) && plan.State is PlanState.InUse, db.Keeps(plan), clock.Today);
    }

    public sealed record View(
        Plan Plan, PlannedTask Task, Organisation? Lead, PlannedTarget? Served, IReadOnlyList<TaskTurn> Turns, bool MayMark, bool IsKeeper, DateOnly Today)
    {
        public bool Recurs => Task.Recurrence is not null && Turns.Count > 0;
    }
}
