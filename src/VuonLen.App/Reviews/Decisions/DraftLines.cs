using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>How use cases take a draft up to change its lines.</summary>
internal static class DraftLines
{
    extension(VuonLenDb db)
    {
        /// <summary>The draft to change, tracked; refused when it is none any more.</summary>
        public async Task<Outcome<Decision>> TakeUpDraftAsync(AreaKey key, CancellationToken cancel) =>
            await db.Decisions.At(key).SingleOrDefaultAsync(cancel) switch
            {
                null => new(null, ReviewProblems.NotFound),
                { State: not DecisionState.Draft } => new(null, ReviewProblems.NotDraft),
                var decision => new(decision),
            };

        /// <summary>Whoever is about to issue the draft has to look again.</summary>
        public void Touch(Decision decision) => db.Entry(decision).State = EntityState.Modified;
    }
}
