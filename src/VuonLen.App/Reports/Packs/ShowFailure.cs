using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Leads from a statement that does not hold to the cells of both its sides and to the households that make them differ (vì hộ nào).</summary>
public sealed class ShowFailure(VuonLenDb db, TimeProvider clock)
{
    /// <returns>Null when the forms cannot be counted or have no such unit; without a failure when it holds by now.</returns>
    public async Task<View?> ShowAsync(AreaKey key, PreviewPack.Asked asked, FailureAsked failure, CancellationToken cancel)
    {
        var request = new PackRequest(asked.Year ?? clock.Today.Year, asked.Stage, asked.ClosingOn) { HasLists = true };
        if ((await PackCount.RunAsync(db, key, request, clock.Today, keepsParts: true, cancel)).Answer is not { } count || failure.Area < 0 || failure.Area >= count.Pack.Areas.Count)
            return null;

        var found = count.Report.Failed.FirstOrDefault(failure.Is);
        return new(count.Unit.Unit.FullName, count.Pack, found, found is null ? null : Differing(count.Pack, count.Parts, found));
    }

    /// <summary>What each household adds to the one side and to the other, where that differs.</summary>
    /// <param name="pack">In which the statement does not hold.</param>
    /// <param name="parts">Of all its households.</param>
    /// <param name="failure">The statement.</param>
    /// <returns>Null when a side is not counted household by household: a figure somebody entered, a rate, a bound.</returns>
    internal static IReadOnlyDictionary<Guid, (int Left, int Right)>? Differing(Pack pack, IReadOnlyList<HouseholdParts> parts, CheckFailure failure)
    {
        if (failure.RightTerms.Count == 0 || failure.LeftTerms.Concat(failure.RightTerms).Any(t => !IsCounted(pack, t)))
            return null;

        var (left, right) = (Side(failure.LeftTerms), Side(failure.RightTerms));
        var isAtMost = failure.Identity.Contains('≤', StringComparison.Ordinal);
        return left.Keys.Union(right.Keys).Select(h => (Household: h, Left: left.GetValueOrDefault(h), Right: right.GetValueOrDefault(h)))
            .Where(h => isAtMost ? h.Left > h.Right : h.Left != h.Right)
            .ToDictionary(h => h.Household, h => (h.Left, h.Right));

        Dictionary<Guid, int> Side(IReadOnlyList<Term> terms)
        {
            var sum = new Dictionary<Guid, int>();
            foreach (var term in terms)
            {
                foreach (var (household, amount) in CellParts.Behind(pack, parts, term.Form, failure.At, term.Line, term.Code))
                    sum[household] = sum.GetValueOrDefault(household) + (term.IsMinus ? -amount : amount);
            }

            return sum;
        }
    }

    private static bool IsCounted(Pack pack, Term term) =>
        term.Form <= 13 && pack.Book[term.Form].Find(term.Code) is { } leaf && pack.Book[term.Form].Leaves[leaf].Rule is CellRule.Count;

    /// <param name="Unit">Name of the commune.</param>
    /// <param name="Pack">As counted now.</param>
    /// <param name="Failure">Null when it holds by now.</param>
    /// <param name="Households">What each adds to the left and to the right; null when the sides are not both counted.</param>
    public sealed record View(string Unit, Pack Pack, CheckFailure? Failure, IReadOnlyDictionary<Guid, (int Left, int Right)>? Households);
}
