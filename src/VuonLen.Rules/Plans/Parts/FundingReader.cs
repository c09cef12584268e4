using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads the sources of money; how money is to be used is not a source.</summary>
internal static partial class FundingReader
{
    public static void Read(Paragraph paragraph, int from, Drafting draft)
    {
        var folded = paragraph.Folded;
        var found = false;
        if (!Rule().IsMatch(folded.Text[from..]))
        {
            foreach (var clause in Clauses.Parts(folded).FindAll(c => c.End > from))
            {
                var start = Math.Max(from, clause.Start);
                if (Total().Match(folded.Text, start, clause.End - start) is { Success: true } total)
                {
                    // The sum of all sources is none of them.
                    draft.Passages.Add(new(folded.Slice(start, start + total.Length), PassageKind.FundingRule, paragraph.LinesOfFolded(start, start + total.Length), draft.Sure(0.8)));
                    start = total.Index + total.Length;
                }

                var source = new Clause(start, clause.End);
                var isSum = WholeSum().IsMatch(source.Of(folded)) && InParts().IsMatch(folded.Text[source.End..]);
                if (isSum || !Source().IsMatch(source.Of(folded)) || Rule().IsMatch(source.Of(folded)))
                    continue;

                found = true;
                draft.Funding.Add(new(
                    source.Written(folded).Trim(' ', ':', '.', ';'), AmountOf(folded, source), paragraph.LinesOfFolded(source.Start, source.End), draft.Sure(0.85)));
            }
        }

        if (!found)
            draft.Pass(paragraph, PassageKind.FundingRule, 0.8);
    }

    /// <summary>"120 triệu đồng" and "120.000.000 đồng" are the same money.</summary>
    private static long? AmountOf(FoldedText text, Clause clause)
    {
        var money = Figure.Find(text, clause.Start, clause.End).FindAll(f => f.FoldedUnit.EndsWith("dong", StringComparison.Ordinal) && f.Low is null);
        if (money.Count != 1)
            return null;

        var factor = money[0].FoldedUnit switch { "ty dong" => 1_000_000_000m, "trieu dong" => 1_000_000m, "nghin dong" => 1_000m, _ => 1m };
        var amount = money[0].Value * factor;
        return amount == decimal.Truncate(amount) && amount is >= 0 and < 1_000_000_000_000_000m ? (long)amount : null;
    }

    [GeneratedRegex(@"\G.{0,120}?(?:(?:trong do|bao gom|gom)\s*:|\d[^;]{0,60},\s*(?:trong do|bao gom|gom))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"^\W*tong\b", RegexOptions.CultureInvariant)]
    private static partial Regex WholeSum();

    [GeneratedRegex(@"^\W*(?:trong do|bao gom|gom|cu the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex InParts();

    [GeneratedRegex(@"^\W*(?:viec )?(?:quan ly|su dung|thanh toan|quyet toan)|khong de (?:xay ra )?(?:that thoat|trung lap)|^\W*(?:can cu|hang nam|cac (?:phong|don vi|co quan|ban)|lap du toan)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"ngan sach|nguon|kinh phi|\bvon\b|\bquy\b|tin dung|huy dong|dong gop|van dong|nha hao tam|xa hoi hoa|tai tro|doi ung|chuong trinh muc tieu|ctmtqg|ung ho", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
