using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Outline;

/// <summary>Joins lines to paragraphs over line ends, page ends and blank lines that mean nothing.</summary>
internal sealed partial class LineJoiner
{
    /// <summary>Longer lines are whole paragraphs: nobody prints that many characters across a page.</summary>
    private const int WidestPrint = 130;

    /// <summary>Nothing meant to be read is longer; what is, is cut there.</summary>
    private const int LongestParagraph = 8_000;

    /// <summary>Letters the first line of a paragraph is set in.</summary>
    private const int FirstLineIndent = 6;

    private readonly bool _isWrapped;
    private readonly bool _blanksMean;
    private readonly int _width;

    public LineJoiner(IReadOnlyList<SourceLine> lines)
    {
        List<int> lengths = [.. lines.Where(l => l.Cell is null).Select(l => l.Text.Length).Order()];
        _width = lengths.Count == 0 ? 0 : lengths[(int)(lengths.Count * 0.9)];
        _isWrapped = _width is > 40 and <= WidestPrint && lengths.Count(n => n >= _width * 0.85) * 5 >= lengths.Count;

        // Where nearly every line follows a blank one, blank lines separate nothing.
        _blanksMean = lines.Count(l => l.IsAfterBlank) * 3 < lines.Count * 2;
    }

    public List<Paragraph> Join(IEnumerable<SourceLine> lines)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var line in lines)
        {
            var marker = Marker.Read(line);
            if (paragraphs.Count > 0 && Continues(paragraphs[^1], line, ref marker))
                paragraphs[^1].Append(line);
            else
                paragraphs.Add(new(line, marker));
        }

        return paragraphs;
    }

    private bool Continues(Paragraph before, SourceLine line, ref Marker marker)
    {
        if (line.Cell is not null || before.Last.Cell is not null || before.Text.Length > LongestParagraph)
            return false;

        // "PHẦN THỨ HAI" and below it what the part is called.
        if (before.Marker.Kind <= MarkerKind.Chapter && before.Text.Trim().Length == 0)
            return marker.Kind == MarkerKind.None;

        var startsLow = char.IsLower(line.Text[0]) || (marker.Kind == MarkerKind.Dash && char.IsLower(line.Text[Math.Min(marker.Length, line.Text.Length - 1)]));
        var isOpen = IsOpen(before.Text);
        if (marker.Kind != MarkerKind.None)
        {
            // "… chính trị" / "- xã hội": a dash inside a sentence came to stand in front. Likewise a number before a word.
            var isTorn = isOpen && startsLow && Fills(before, line) >= 0.8 && marker.Kind is MarkerKind.Dash or MarkerKind.Arabic;
            return isTorn && (marker.Kind == MarkerKind.Dash || char.IsLower(line.Text[marker.Length]));
        }

        if (Starter().IsMatch(line.Folded.Text) || IsCapitals(line.Text) != IsCapitals(before.Last.Text))
            return isOpen && startsLow;
        if (IsCapitals(line.Text))
            return !line.IsAfterBlank && before.Marker.Kind != MarkerKind.None && isOpen;
        if (startsLow)
            return true;
        if (Connects().IsMatch(before.Last.Folded.Text) && !line.IsEmphasised)
            return true;
        if (line.IsEmphasised != before.Last.IsEmphasised)
            return false;

        // A legal basis ends with a semicolon, a comma or a full stop.
        if (isOpen && Cited().IsMatch(before.Folded.Text) && !before.Text.TrimEnd().EndsWith(','))
            return true;
        if (!_isWrapped)
            return isOpen && startsLow;

        // Between full lines a paragraph goes on; a short line that ends a sentence ends it.
        if (isOpen)
        {
            // Items and bases end with a semicolon or a full stop; what has none goes on.
            var isItem = before.Text.Length > 45 && (before.Marker.Kind is MarkerKind.Dash or MarkerKind.Plus || Basis().IsMatch(before.Folded.Text));
            return Fills(before, line) >= (line.IsAfterBlank && _blanksMean ? 0.9 : isItem ? 0.6 : 0.8);
        }

        return before.Text[^1] == '.' && Fills(before, line) >= 0.94 && !(line.IsAfterBlank && _blanksMean) && !IsIndented(line, before);
    }

    /// <summary>How much of the print width the last line and the next word would take; from about 1 the word had to wrap.</summary>
    private double Fills(Paragraph before, SourceLine line)
    {
        var word = line.Text.IndexOf(' ', StringComparison.Ordinal);
        var indent = before.Last == before.First ? FirstLineIndent : 0;
        return _isWrapped ? (before.Last.Text.Length + indent + 1 + (word < 0 ? line.Text.Length : word)) / (double)_width : 0;
    }

    private static bool IsIndented(SourceLine line, Paragraph before) => line.Indent >= before.Last.Indent + 3;

    private static bool IsOpen(string text) => text.TrimEnd() is [.., not ('.' or ';' or ':' or '!' or '?')];

    private static bool IsCapitals(string text)
    {
        var letters = text.Where(char.IsLetter).ToList();
        return letters.Count >= 4 && letters.Count(char.IsUpper) >= letters.Count * 0.85;
    }

    [GeneratedRegex(@"^\W*(?:can cu|thuc hien)\s.{0,60}\bso\s?:?\s?\d", RegexOptions.CultureInvariant)]
    private static partial Regex Cited();

    /// <summary>A line that ends like this cannot be the last one.</summary>
    [GeneratedRegex(@"(?:\b(?:va|cua|cac|voi|cho|ve|trong|theo|tai|tren|hoac|thuoc|nham|nhung|boi)|,)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Connects();

    [GeneratedRegex(@"^\W*(?:can cu|thuc hien|theo)\s.{0,80}\bso\s", RegexOptions.CultureInvariant)]
    private static partial Regex Basis();

    /// <summary>Words that open a paragraph of their own whatever stands before.</summary>
    [GeneratedRegex(@"^(?:can cu |tren day la |noi nhan|phu luc|bieu (?:so )?\d|\(?(?:kem theo|chi tiet|co danh sach|co bieu))", RegexOptions.CultureInvariant)]
    private static partial Regex Starter();
}
