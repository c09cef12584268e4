using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Where the ledgers have today what an issued decision wrote.</summary>
internal static class WrittenLines
{
    extension(VuonLenDb db)
    {
        /// <summary>By household of the decision the line of the ledger that says it today.</summary>
        /// <remarks>
        /// The ledger of a double that was merged away says nothing any more: its line is the one repeated for the household that
        /// stayed. Where none was repeated, because that household had a line of its own for the day, there is nothing of the decision.
        /// </remarks>
        public async Task<IReadOnlyDictionary<Guid, WrittenLine>> WrittenLinesAsync(AreaKey decision, CancellationToken cancel)
        {
            var rows = await db.Recognitions.AsNoTracking()
                .Where(r => r.ProvinceCode == decision.ProvinceCode && r.DecisionId == decision.Id)
                .Select(r => new
                {
                    Line = r,
                    IsCorrected = db.Recognitions.Any(c => c.ProvinceCode == r.ProvinceCode && c.HouseholdId == r.HouseholdId && c.CorrectsId == r.Id),
                }).ToListAsync(cancel);
            var homes = await db.MergedIntoAsync(decision.ProvinceCode, cancel);
            var repeated = rows.Where(r => r.Line.DoubleMergeId is not null).ToLookup(r => r.Line.HouseholdId);

            var found = new Dictionary<Guid, WrittenLine>();
            var taken = new HashSet<Guid>();
            foreach (var row in rows.Where(r => r.Line.DoubleMergeId is null).OrderBy(r => r.Line.RecordedAt).ThenBy(r => r.Line.Id))
            {
                if (row.IsCorrected || !homes.TryGetValue(row.Line.HouseholdId, out var home))
                {
                    found[row.Line.HouseholdId] = new(row.Line, row.IsCorrected, false);
                    continue;
                }

                var again = repeated[home].Where(r => r.Line.EffectiveOn == row.Line.EffectiveOn && r.Line.IsOfProvince == row.Line.IsOfProvince)
                    .OrderBy(r => r.IsCorrected).FirstOrDefault();
                if (again is not null && taken.Add(again.Line.Id))
                    found[row.Line.HouseholdId] = new(again.Line, again.IsCorrected, true);
            }

            return found;
        }
    }
}

/// <param name="Line">Of the ledger.</param>
/// <param name="IsCorrected">It counts no more.</param>
/// <param name="IsRepeated">It stands with the household into which the decision's was merged.</param>
internal sealed record WrittenLine(Recognition Line, bool IsCorrected, bool IsRepeated);
