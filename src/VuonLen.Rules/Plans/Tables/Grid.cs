using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Parts;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Tables;

/// <summary>A table of the document, cell by cell.</summary>
internal sealed partial class Grid
{
    private Grid(List<List<GridCell>> rows) => Rows = rows;

    public List<List<GridCell>> Rows { get; }

    public int Columns => Rows.Max(r => r.Count);

    public static IEnumerable<Grid> Of(IEnumerable<SourceLine> lines) =>
        lines.Where(l => l.Cell is not null).GroupBy(l => l.Cell!.Table).Select(t => new Grid(RowsOf([.. t])));

    /// <summary>Tables that only set things side by side, such as the letterhead, become lines again.</summary>
    public static List<SourceLine> WithoutLayoutTables(List<SourceLine> lines)
    {
        var layout = lines.Where(l => l.Cell is not null).GroupBy(l => l.Cell!.Table).Where(t => IsLayout([.. t])).Select(t => t.Key).ToHashSet();
        return [.. lines.Select(l => l.Cell is { } cell && layout.Contains(cell.Table) ? l with { Cell = null, IsAfterBlank = false } : l)];
    }

    private static bool IsLayout(List<SourceLine> lines) =>
        lines.Max(l => l.Cell!.Column) == 0
        || (lines.Max(l => l.Cell!.Column) <= 2 && lines.Exists(l =>
            HeadReader.IsLetterhead(l.Folded.Text) || SignatureReader.IsAuthority(l.Text, l.IsBadScan) || Recipients().IsMatch(l.Folded.Text)));

    private static List<List<GridCell>> RowsOf(List<SourceLine> lines)
    {
        var rows = new List<List<GridCell>>();
        var columns = lines.Max(l => l.Cell!.Column) + 1;
        foreach (var row in lines.GroupBy(l => l.Cell!.Row).OrderBy(r => r.Key))
        {
            var span = new LineSpan(row.Min(l => l.Number), row.Max(l => l.Number));
            rows.Add([.. Enumerable.Range(0, columns).Select(column => CellOf([.. row.Where(l => l.Cell!.Column == column)], span))]);
        }

        return rows;
    }

    private static GridCell CellOf(List<SourceLine> lines, LineSpan row) =>
        new(string.Join(' ', lines.Select(l => l.Text.Trim())), lines.Count == 0 ? row : new(lines.Min(l => l.Number), lines.Max(l => l.Number)), row);

    [GeneratedRegex(@"^\W*noi nhan\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recipients();
}

/// <param name="Text">All its lines, joined.</param>
/// <param name="Lines">Where they stand.</param>
/// <param name="Row">Lines of the whole row.</param>
internal sealed record GridCell(string Text, LineSpan Lines, LineSpan Row)
{
    private FoldedText? _folded;

    public FoldedText Folded => _folded ??= FoldedText.Of(Text);

    public bool IsEmpty => Text.Length == 0;
}
