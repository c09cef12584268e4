using System.Text.RegularExpressions;

namespace VuonLen.App.Plans.Reading;

/// <summary>
/// Puts two renderings of one .pdf together. The usual one sets words as closely as they stand and moves columns from line to line;
/// the other keeps every word at its place, so that columns are one below the other, and tears prose apart.
/// </summary>
internal static partial class PdfLayout
{
    /// <summary>Prose begins at the margin or where its paragraphs are indented; what begins further right stands in a column.</summary>
    private const int DeepestIndent = 16;

    /// <param name="close">By <c>-layout</c>.</param>
    /// <param name="placed">By <c>-fixed</c>.</param>
    /// <returns>Prose of the first, tables of the second; the first alone when they do not agree line by line.</returns>
    public static string Merge(string close, string placed)
    {
        var (prose, tables) = (close.Split('\n'), placed.Split('\n'));
        if (prose.Length != tables.Length)
            return close;

        var margin = tables.Where(l => !string.IsNullOrWhiteSpace(l)).Select(Indent).DefaultIfEmpty(0).Min();
        for (var i = 0; i < prose.Length; i++)
        {
            if (Bare(prose[i]) != Bare(tables[i]))
                return close;

            var pageBreak = prose[i].StartsWith('\f') ? "\f" : "";
            var indent = Indent(tables[i]) - margin;
            var text = Columns().IsMatch(prose[i].Trim()) || indent > DeepestIndent ? tables[i].Trim() : prose[i].Trim();
            prose[i] = text.Length == 0 ? pageBreak : pageBreak + new string(' ', Math.Max(0, indent)) + text;
        }

        return string.Join('\n', prose);
    }

    private static int Indent(string line)
    {
        var text = line.TrimStart('\f');
        return text.Length - text.TrimStart().Length;
    }

    private static string Bare(string line) => Blanks().Replace(line, "");

    [GeneratedRegex(@"\S\s{3,}\S")]
    private static partial Regex Columns();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
