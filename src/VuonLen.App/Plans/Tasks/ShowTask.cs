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
        var served = task.ServedTarget is { } of ? await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == of, cancel) : null;
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.ProvinceCode == key.ProvinceCode && u.Id == plan.UnitId, cancel);
        return new(
            plan, task, lead, served, TaskTurns.Of(plan, task, clock.Today), await db.MayMarkAsync(plan, task, cancel) && plan.State is PlanState.InUse, db.Keeps(plan), clock.Today)
        {
            Superior = db.IsSuperior(plan) ? unit?.FullName ?? "cấp trên" : null,
            MayOpenEvidence = db.Caller.Scope.Covers(plan.AreaPath) && db.Caller.Scope.Mentor is null,
            MarkId = Guid.CreateVersion7(clock.GetUtcNow()),
            Removable = [.. task.Marks.Where(m => RemoveEvidence.MayRemove(db, plan, m)).Select(m => m.EvidenceId).OfType<Guid>()],
        };
    }

    public sealed record View(
        Plan Plan, PlannedTask Task, Organisation? Lead, PlannedTarget? Served, IReadOnlyList<TaskTurn> Turns, bool MayMark, bool IsKeeper, DateOnly Today)
    {
        public bool Recurs => TaskTurns.AreOf(Turns, Task);

        /// <summary>The unit above whose plan it is; null for a plan of the own level.</summary>
        public string? Superior { get; init; }

        /// <summary>What is attached is read by who reads everything of the plan's area.</summary>
        public bool MayOpenEvidence { get; init; }

        /// <summary>Files the caller may take back, while the task may be marked.</summary>
        public IReadOnlyList<Guid> Removable { get; init; } = [];

        /// <summary>Of the mark the form is for.</summary>
        public Guid MarkId { get; init; }
    }
}
