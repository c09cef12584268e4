using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Takes back a file that was attached by mistake (gỡ tệp minh chứng); what was said with it stays.</summary>
public sealed class RemoveEvidence(VuonLenDb db, FileStore files)
{
    /// <param name="key">The plan.</param>
    /// <param name="id">The task.</param>
    /// <param name="file">The evidence; taken back twice, it is gone once.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, Guid id, Guid file, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTasks.Include(t => t.Marks).Of(key).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } task)
        {
            return PlanProblems.NotFound;
        }

        if (task.Marks.Find(m => m.EvidenceId == file) is not { } mark)
            return Outcome.Done;
        if (plan.State is not PlanState.InUse)
            return PlanProblems.NotInUse;
        if (!await db.MayMarkAsync(plan, task, cancel) || !MayRemove(db, plan, mark))
            return PlanProblems.NotYourEvidence;

        (mark.EvidenceId, mark.EvidenceName) = (null, null);
        await files.RemoveAsync(new(key.ProvinceCode, file), cancel);
        return await db.SaveAsync(nameof(RemoveEvidence), cancel);
    }

    /// <summary>Who attached it, and who keeps the plan.</summary>
    internal static bool MayRemove(VuonLenDb db, Plan plan, TaskMark mark) => mark.WrittenBy == db.Caller.Name || db.Keeps(plan);
}
