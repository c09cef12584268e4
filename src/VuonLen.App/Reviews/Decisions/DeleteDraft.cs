using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Throws a draft away with its lines. What was issued stays for good.</summary>
public sealed class DeleteDraft(VuonLenDb db)
{
    /// <param name="key">Which.</param>
    /// <param name="revision">The draft as it was seen: one that grew meanwhile is looked at again.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, int revision, CancellationToken cancel)
    {
        var taken = await db.TakeUpDraftAsync(key, cancel);
        if (taken.Answer is not { } decision)
            return new(taken.Problems);

        db.Entry(decision).Property(d => d.Revision).OriginalValue = revision;
        db.RemoveRange(await db.DecisionLines.Where(l => l.ProvinceCode == key.ProvinceCode && l.DecisionId == key.Id).ToListAsync(cancel));
        db.Remove(decision);
        return await db.SaveAsync(nameof(DeleteDraft), cancel);
    }
}
