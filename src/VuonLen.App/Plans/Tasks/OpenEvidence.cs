using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Hands the evidence of a task out (mở tệp minh chứng) to those who read the plan.</summary>
public sealed class OpenEvidence(VuonLenDb db, FileStore files)
{
    /// <returns>Null when it is no evidence of a task in reach.</returns>
    public async Task<(Stream Content, string Name)?> RunAsync(AreaKey plan, Guid task, Guid file, CancellationToken cancel)
    {
        if (!await db.Plans.At(plan).AnyAsync(cancel) || !await db.PlannedTasks.Of(plan).AnyAsync(t => t.Id == task, cancel))
            return null;

        var name = await db.TaskMarks.Where(m => m.ProvinceCode == plan.ProvinceCode && m.PlannedTaskId == task && m.EvidenceId == file).Select(m => m.EvidenceName).FirstOrDefaultAsync(cancel);
        return name is null || !await db.StoredFiles.At(new(plan.ProvinceCode, file)).AnyAsync(cancel) ? null
            : (await files.OpenAsync(new(plan.ProvinceCode, file), cancel), name);
    }
}
