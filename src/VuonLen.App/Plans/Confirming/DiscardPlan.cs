using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Confirming;

/// <summary>Throws a draft away, its document too (bỏ bản nháp).</summary>
public sealed class DiscardPlan(VuonLenDb db, FileStore files)
{
    public Task<Plan?> ShowAsync(AreaKey key, CancellationToken cancel) => db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);

    public async Task<Outcome> SaveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await PlanRows.LoadAsync(db, key, isTracked: true, cancel) is not { Plan: var plan } rows)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (plan.State is PlanState.InUse or PlanState.Reading)
            return PlanProblems.NotDraft;

        await db.LetTargetsGoAsync(key, [.. rows.Targets.Select(t => t.Id)], cancel);
        db.RemoveRange(rows.Lines);
        db.RemoveRange(rows.Clauses);
        db.RemoveRange(rows.Targets);
        db.RemoveRange(rows.Tasks);
        if (plan.DocumentId is { } document)
            await files.RemoveAsync(new(key.ProvinceCode, document), cancel);
        db.Remove(plan);
        return await db.SaveAsync(nameof(DiscardPlan), cancel);
    }
}
