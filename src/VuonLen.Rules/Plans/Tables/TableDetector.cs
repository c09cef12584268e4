using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Tables;

/// <summary>Finds tables in plain text: cells between bars, or columns kept apart by blanks.</summary>
internal static partial class TableDetector
{
    /// <returns>The same lines; those of tables once for each cell, with the same number.</returns>
    public static IReadOnlyList<PlanLine> Mark(IReadOnlyList<PlanLine> lines)
    {
        var marked = new List<PlanLine>(lines.Count);
        var table = lines.Max(l => l.Cell?.Table) ?? 0;
        for (var i = 0; i < lines.Count;)
        {
            var end = lines[i].Cell is not null ? i : Math.Max(EndOfBars(lines, i), i);
            if (end > i)
            {
                AddBars(lines, i, end, ++table, marked);
                i = end;
            }
            else if (lines[i].Cell is null && EndOfTabs(lines, i) is var tabs && tabs > i)
            {
                AddTabs(lines, i, tabs, ++table, marked);
                i = tabs;
            }
            else if (lines[i].Cell is null && LaidOutTable.At(lines, i) is { } laidOut)
            {
                marked.AddRange(laidOut.Marked(++table));
                i = laidOut.Stop;
            }
            else
            {
                marked.Add(lines[i++]);
            }
        }

        return marked;
    }

    private static int EndOfBars(IReadOnlyList<PlanLine> lines, int from)
    {
        var end = from;
        while (end < lines.Count && lines[end].Cell is null && lines[end].Text.Count(c => c == '|') >= 2)
            end++;
        return end - from >= 2 ? end : from;
    }

    private static void AddBars(IReadOnlyList<PlanLine> lines, int from, int end, int table, List<PlanLine> marked)
    {
        for (var (i, row) = (from, 0); i < end; i++)
        {
            var cells = lines[i].Text.Trim().Trim('|').Split('|');
            if (cells.All(c => Bar().IsMatch(c)))
            {
                marked.Add(lines[i] with { Text = "---" });
                continue;
            }

            for (var column = 0; column < cells.Length; column++)
                Add(lines[i], cells[column].Replace("<br>", " ", StringComparison.Ordinal), new(table, row, column), marked);
            row++;
        }
    }

    /// <summary>Copied out of a spreadsheet or a word processor: a tab for each border, three columns and more.</summary>
    private static int EndOfTabs(IReadOnlyList<PlanLine> lines, int from)
    {
        var end = from;
        while (end < lines.Count && lines[end].Cell is null && lines[end].Text.TrimStart(' ').Count(c => c == '\t') >= 2 && !Leader().IsMatch(lines[end].Text))
            end++;
        return end - from >= 2 ? end : from;
    }

    private static void AddTabs(IReadOnlyList<PlanLine> lines, int from, int end, int table, List<PlanLine> marked)
    {
        for (var i = from; i < end; i++)
        {
            var cells = lines[i].Text.Split('\t');
            for (var column = 0; column < cells.Length; column++)
                Add(lines[i], cells[column], new(table, i - from, column), marked);
        }
    }

    private static void Add(PlanLine line, string text, PlanCell cell, List<PlanLine> marked)
    {
        if (!string.IsNullOrWhiteSpace(text))
            marked.Add(line with { Text = text.Trim(), Cell = cell });
    }

    [GeneratedRegex(@"^[\s:\-=]*$")]
    private static partial Regex Bar();

    /// <summary>Tabs in front set a line to the right of the page; they are no columns.</summary>
    [GeneratedRegex(@"^\s*\t\s*\t\s*\S[^\t]*$")]
    private static partial Regex Leader();
}
