using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Takes households out of a draft.</summary>
public sealed class RemoveLines(VuonLenDb db)
{
    public async Task<Outcome> SaveAsync(AreaKey key, IReadOnlyList<Guid> lineIds, CancellationToken cancel)
    {
        var taken = await db.TakeUpDraftAsync(key, cancel);
        if (taken.Answer is not { } decision)
            return new(taken.Problems);
        if (lineIds.Count == 0)
            return ReviewProblems.NobodyChosen;

        var lines = await db.DecisionLines.Where(l => l.ProvinceCode == key.ProvinceCode && l.DecisionId == key.Id).ToListAsync(cancel);
        var gone = lines.FindAll(l => lineIds.Contains(l.Id));
        db.RemoveRange(gone);
        decision.LineCount = lines.Count - gone.Count;
        db.Touch(decision);
        return await db.SaveAsync(nameof(RemoveLines), cancel);
    }
}
