using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Slips of typing, two spellings of one office, words of another level, lists that are not there.</summary>
internal static partial class TextChecks
{
    public static IEnumerable<PlanWarning> Of(PlanDraft draft, IReadOnlyList<PlanLine> lines, IReadOnlyList<KnownSlip> slips) =>
        (draft.IsBadScan ? [] : Slips(draft, slips)).Concat(Aliases(draft)).Concat(OtherLevel(draft)).Concat(Annexes(draft, lines)).Concat(OfWhom(draft));

    private static IEnumerable<PlanWarning> Slips(PlanDraft draft, IReadOnlyList<KnownSlip> slips)
    {
        var said = new HashSet<(int, string)>();
        foreach (var item in Coverage.Items(draft))
        {
            var text = item.Text.ToLowerInvariant();
            foreach (var slip in slips)
            {
                var at = text.IndexOf(slip.Wrong, StringComparison.Ordinal);
                if (at >= 0 && IsWhole(text, at, slip.Wrong.Length) && said.Add((item.Lines.First, slip.Right)))
                    yield return PlanWarnings.Slip(item.Text.Substring(at, slip.Wrong.Length), slip.Right, item.Lines);
            }
        }
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsLetter(text[at - 1])) && (at + length == text.Length || !char.IsLetter(text[at + length]));

    /// <summary>The same letters with other signs between them: "Phòng Kinh tế, Hạ tầng và …", "Phòng Kinh tế - Hạ tầng và …".</summary>
    private static IEnumerable<PlanWarning> Aliases(PlanDraft draft)
    {
        var names = draft.Actors.Select(a => (a.Name, a.Lines))
            .Concat(draft.Reports.SelectMany(r => Offices().Matches(r.Receiver ?? "").Select(m => (Name: m.Value, r.Lines))))
            .Concat(draft.Tasks.Where(t => t.Lead is not null).Select(t => (Name: t.Lead!, t.Lines)));
        foreach (var same in names.GroupBy(n => Letters().Replace(FoldedText.Fold(n.Name), "")))
        {
            var spellings = same.Select(n => (Key: n.Name.ToLowerInvariant().Trim(), n)).DistinctBy(n => n.Key).ToList();
            if (spellings.Count > 1)
                yield return PlanWarnings.Aliases(spellings[0].n.Name, spellings[1].n.Name, spellings[0].n.Lines.With(spellings[1].n.Lines));
        }
    }

    /// <summary>A plan of a commune that speaks of "the whole district" was copied from one of the district.</summary>
    private static IEnumerable<PlanWarning> OtherLevel(PlanDraft draft)
    {
        if (draft.Head.Issuer is not { } issuer || !Commune().IsMatch(FoldedText.Of(issuer.Text, draft.IsBadScan).Text))
            yield break;

        foreach (var item in Coverage.Items(draft).Where(i => i is PlanPassage { Kind: PassageKind.Purpose } or PlanTask))
        {
            var text = FoldedText.Of(item.Text, draft.IsBadScan);
            if (District().Match(text.Text) is { Success: true } words)
                yield return PlanWarnings.OtherLevel(text.Slice(words.Index, words.Index + words.Length), item.Lines);
        }
    }

    private static IEnumerable<PlanWarning> Annexes(PlanDraft draft, IReadOnlyList<PlanLine> lines)
    {
        var last = draft.Recipients.Count > 0 ? draft.Recipients.Max(r => r.Lines.Last) : int.MaxValue;
        var isThere = draft.Passages.Any(p => p.Kind == PassageKind.Attachment && p.Lines.First > last) || draft.Tasks.Any(t => t.Lines.First > last);
        if (isThere)
            yield break;

        foreach (var item in Coverage.Items(draft).Where(i => i is PlanPassage or PlanTarget or PlanTask))
        {
            var text = FoldedText.Of(item.Text, draft.IsBadScan);
            if (Attached().Match(text.Text) is { Success: true } words)
                yield return PlanWarnings.AnnexMissing(text.Slice(words.Index, words.Index + words.Length), item.Lines);
        }
    }

    /// <summary>"toàn xã có 60 hộ, chiếm …": households of what kind?</summary>
    private static IEnumerable<PlanWarning> OfWhom(PlanDraft draft)
    {
        foreach (var passage in draft.Passages.Where(p => p.Kind == PassageKind.Situation))
        {
            var text = FoldedText.Of(passage.Text, draft.IsBadScan);
            if (Bare().Match(text.Text) is { Success: true } words)
                yield return PlanWarnings.NotSaidOfWhom(text.Slice(words.Index, words.Index + words.Length), passage.Lines);
        }
    }

    [GeneratedRegex(@"(?:Phòng|Ban|Sở|Trạm)\s[^;.()]*")]
    private static partial Regex Offices();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(?:xa|phuong|thi tran|dac khu)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Commune();

    [GeneratedRegex(@"(?:tu huyen den|(?:toan|tren dia ban|dia ban) huyen)(?! )|tu huyen den co so|tren dia ban huyen|toan huyen", RegexOptions.CultureInvariant)]
    private static partial Regex District();

    [GeneratedRegex(@"\(?(?:co|chi tiet|theo|kem theo)\b[^.;()]{0,80}(?:kem theo|dinh kem|phu luc)[^.;)]{0,20}\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Attached();

    [GeneratedRegex(@"(?:toan (?:xa|phuong|huyen|tinh|thanh pho)|ca (?:xa|phuong)) co \d[\d.]* ho, chiem[^.;]{0,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
