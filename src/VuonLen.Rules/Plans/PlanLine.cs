namespace VuonLen.Rules.Plans;

/// <summary>One line of a document, as the reader of a plan gets it (dòng văn bản).</summary>
/// <param name="Number">From 1, ascending; what items of the draft point at.</param>
/// <param name="Text">As written, leading blanks included: they show columns and indents.</param>
/// <param name="Page">From 1; null where the document has no pages of its own.</param>
/// <param name="Cell">Where in a table the line stands; null outside of tables.</param>
/// <param name="IsEmphasised">Whether it is set in bold as a whole or styled as a heading.</param>
public sealed record PlanLine(int Number, string Text, int? Page = null, PlanCell? Cell = null, bool IsEmphasised = false)
{
    private const char PageBreak = '\uE00C';

    /// <summary>Numbers the lines of a plain text.</summary>
    /// <param name="text">The whole text; any kind of line end, a form feed begins a page.</param>
    public static IReadOnlyList<PlanLine> Split(string text)
    {
        var page = 1;
        var lines = new List<PlanLine>();

        // A form feed ends a line as well, for .NET; here it stands in front of the first line of its page.
        foreach (var line in text.Replace('\f', PageBreak).ReplaceLineEndings("\n").Split('\n'))
        {
            page += line.Count(c => c == PageBreak);
            lines.Add(new(lines.Count + 1, line.Replace(PageBreak.ToString(), "", StringComparison.Ordinal), page));
        }

        return lines;
    }
}

/// <summary>A place in a table of the document (ô của bảng).</summary>
/// <param name="Table">Which table, from 1.</param>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0, merged columns counted.</param>
public sealed record PlanCell(int Table, int Row, int Column);

/// <summary>Lines of the document, both ends included (các dòng).</summary>
/// <param name="First">Number of the first line.</param>
/// <param name="Last">Number of the last line, not before <paramref name="First"/>.</param>
public sealed record LineSpan(int First, int Last)
{
    /// <summary>The least span that holds both.</summary>
    /// <param name="other">Another span of the same document.</param>
    public LineSpan With(LineSpan other) => new(Math.Min(First, other.First), Math.Max(Last, other.Last));
}
