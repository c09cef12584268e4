using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Text;

/// <summary>Takes away what is layout: emphasis marks, page numbers, rules, running heads.</summary>
internal static partial class LineCleaner
{
    /// <summary>A short line found at the top or the foot of this many pages is a running head.</summary>
    private const int LeastRepeats = 3;

    /// <summary>Footnotes take a few lines of a page, not its half.</summary>
    private const int MostFootLines = 7;

    public static (List<SourceLine> Lines, List<PlanPassage> Layout) Clean(IReadOnlyList<PlanLine> lines)
    {
        var isBadScan = ScanQuality.IsBad(lines.Select(l => l.Text));
        var (kept, layout) = (new List<SourceLine>(), new List<PlanPassage>());
        var repeated = Repeated(lines);
        var areLoneNumbersPages = AreNumbersOfPages(lines);
        var isAfterBlank = true;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var text = WithoutTabs(line.Text.Replace('\u00A0', ' ')).TrimEnd();
            if (string.IsNullOrWhiteSpace(text))
            {
                isAfterBlank = true;
                continue;
            }

            var indent = text.Length - text.TrimStart().Length;
            var (bare, isEmphasised) = WithoutEmphasis(text.Trim());
            if (line.Cell is null && IsFootnote(bare, lines, i, layout))
                layout.Add(new(text.Trim(), PassageKind.Footnote, new(line.Number, line.Number), 0.8));
            else if (line.Cell is null && (IsLayout(bare, repeated, lines, i) || (areLoneNumbersPages && LoneNumber().IsMatch(bare))))
                layout.Add(new(text.Trim(), PassageKind.Layout, new(line.Number, line.Number), 0.9));
            else
                kept.Add(new(line.Number, bare, indent, isAfterBlank, isEmphasised || line.IsEmphasised, line.Cell) { IsBadScan = isBadScan });
            isAfterBlank = false;
        }

        return (kept, layout);
    }

    /// <summary>A tab after a number or a dash is one blank, one between words sets columns apart.</summary>
    private static string WithoutTabs(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
            return text;
        var marker = MarkerAndTab().Match(text);
        return text[..marker.Length].Replace('\t', ' ') + text[marker.Length..].Replace("\t", "    ", StringComparison.Ordinal);
    }

    private static (string Text, bool IsEmphasised) WithoutEmphasis(string text)
    {
        var bare = MarkdownHeading().Replace(text, "");
        var isEmphasised = bare.Length != text.Length || (bare.StartsWith("**", StringComparison.Ordinal) && bare.EndsWith("**", StringComparison.Ordinal));
        bare = bare.Replace("**", "", StringComparison.Ordinal);
        if (!Bullet().IsMatch(bare))
            bare = Emphasis().Replace(bare, "$1");
        bare = bare.Replace(@"\", "", StringComparison.Ordinal).Trim();

        // What held nothing but marks stays, so that the line is not lost.
        return bare.Length == 0 ? (text, false) : (bare, isEmphasised);
    }

    private static bool IsLayout(string text, HashSet<string> repeated, IReadOnlyList<PlanLine> lines, int at)
    {
        if (Rule().IsMatch(text))
            return true;

        // "- 2 -", "Trang 2/5", or a number alone on its line; in a table or a list of figures numbers stand beside others.
        return PageNumber().IsMatch(text) || (LoneNumber().IsMatch(text) && IsAlone(lines, at)) || repeated.Contains(text);
    }

    /// <summary>"[1] …", or at the foot of a page "1 …" and what follows it there.</summary>
    private static bool IsFootnote(string text, IReadOnlyList<PlanLine> lines, int at, List<PlanPassage> found)
    {
        if (NumberedNote().IsMatch(text))
            return true;
        if (lines[at].Page is not { } page || lines[^1].Page == 1)
            return false;

        var left = 0;
        for (var i = at; i < lines.Count && lines[i].Page == page; i++)
            left += string.IsNullOrWhiteSpace(lines[i].Text) ? 0 : 1;
        var goesOn = found is [.., { Kind: PassageKind.Footnote } last] && last.Lines.Last >= lines[at].Number - 2 && !LoneNumber().IsMatch(text);
        return left <= MostFootLines && page != lines[^1].Page && (NoteAtFoot().IsMatch(text) || goesOn || IsUnderRule(lines, at));
    }

    /// <summary>The number of a note may stand alone between the short rule at the foot of a page and its words.</summary>
    private static bool IsUnderRule(IReadOnlyList<PlanLine> lines, int at)
    {
        var number = at - 1;
        while (number > 0 && string.IsNullOrWhiteSpace(lines[number].Text))
            number--;
        return number > 0 && number >= at - 2 && LoneNumber().IsMatch(lines[number].Text.Trim()) && FootRule().IsMatch(lines[number - 1].Text.Trim());
    }

    /// <summary>Numbers alone on their lines that count 2, 3, 4 … through the text are those of its pages.</summary>
    private static bool AreNumbersOfPages(IReadOnlyList<PlanLine> lines)
    {
        List<string> numbers = [.. lines.Where(l => l.Cell is null).Select(l => l.Text.Trim()).Where(t => LoneNumber().IsMatch(t))];
        var first = numbers is ["1", ..] ? 1 : 2;
        return numbers.Count > 0 && numbers.Select((t, i) => t == (first + i).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(fits => fits);
    }

    private static bool IsAlone(IReadOnlyList<PlanLine> lines, int at)
    {
        var next = at + 1 < lines.Count ? lines[at + 1] : null;
        return at == 0 || next is null || lines[at - 1].Page != lines[at].Page || next.Page != lines[at].Page
            || string.IsNullOrWhiteSpace(lines[at - 1].Text) || string.IsNullOrWhiteSpace(next.Text);
    }

    private static HashSet<string> Repeated(IReadOnlyList<PlanLine> lines)
    {
        // Only documents with pages have running heads: first and last lines of each page.
        var edges = lines.Where(l => l.Cell is null && !string.IsNullOrWhiteSpace(l.Text)).GroupBy(l => l.Page).Where(g => g.Key is not null)
            .SelectMany(page => page.Take(1).Concat(page.TakeLast(1)).Select(l => l.Text.Trim()).Distinct());
        return [.. edges.GroupBy(t => t).Where(g => g.Count() >= LeastRepeats && g.Key.Length <= 100 && !Bullet().IsMatch(g.Key)).Select(g => g.Key)];
    }

    [GeneratedRegex(@"^\s*(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}|[\p{L}])\s*[.)/]?|[-–—+•*])?\t")]
    private static partial Regex MarkerAndTab();

    [GeneratedRegex(@"^_{5,}\z")]
    private static partial Regex FootRule();

    [GeneratedRegex(@"^#{1,6}\s+")]
    private static partial Regex MarkdownHeading();

    [GeneratedRegex(@"^[-–—*+•]\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\*([^*\s][^*]*)\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^[\s\-–—_=*.~]{3,}\z|^\[(?:đầu|chân) trang\]")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:Trang|Page)\s*:?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})\z", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\[\d{1,2}\]\s")]
    private static partial Regex NumberedNote();

    [GeneratedRegex(@"^\d{1,2}\s{1,3}\p{Lu}\p{Ll}")]
    private static partial Regex NoteAtFoot();

    [GeneratedRegex(@"^\d{1,3}\z")]
    private static partial Regex LoneNumber();
}
