using VuonLen.App.Documents;
using VuonLen.Rules.Forms.Layout;

namespace VuonLen.App.Reports.Papers;

/// <summary>The columns and headings of a form as a grid, for every kind of paper.</summary>
internal sealed class FormGrid
{
    private const string MemberTitle = "STT thành viên hộ";
    private const string LineTitle = "Phân tổ";

    /// <summary>Signs are wider in italics.</summary>
    private const double Slanted = 1.1;

    private readonly List<HeaderCell> _headers = [];

    public FormGrid(Form form)
    {
        Form = form;
        Depth = form.Columns.Max(c => c.Depth);
        var columns = new List<GridColumn> { new(form.NumberTitle, form.IsList ? 7 : 6) };
        if (form.IsList)
            columns.Add(new(MemberTitle, 7));
        columns.Add(new(form.NameTitle, form.IsList ? 32 : 26));
        if (HasLineColumn)
            columns.Add(new(LineTitle, 11));
        Before = columns.Count;
        NameColumn = form.IsList ? 2 : 1;

        for (var i = 0; i < columns.Count; i++)
            _headers.Add(new(0, i, Depth, 1, columns[i].Title));
        var at = columns.Count;
        foreach (var column in form.Columns)
            Place(column, 0, ref at);

        columns.AddRange(form.Leaves.Select(l => new GridColumn(l.Title, Narrowest(l))));
        Columns = columns;
        Codes = [.. Enumerable.Range(0, Before).Select(i => i < form.NameCodes.Count ? form.NameCodes[i] : ""), .. form.Leaves.Select(l => l.CodeLabel)];
    }

    public Form Form { get; }

    /// <summary>Rows of headings, the row of codes not among them.</summary>
    public int Depth { get; }

    /// <summary>Columns that name the row.</summary>
    public int Before { get; }

    public int NameColumn { get; }

    public bool HasLineColumn => Form.HasLineColumn;

    public IReadOnlyList<GridColumn> Columns { get; }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>Row by row, from the left.</summary>
    public IEnumerable<HeaderCell> Headers => _headers.OrderBy(h => h.Row).ThenBy(h => h.Column);

    /// <summary>Of all columns, in characters of 12 points.</summary>
    public double Width => Columns.Sum(c => c.Width);

    /// <summary>Lines of text each row of headings needs.</summary>
    /// <param name="stretch">How much wider than said the columns are.</param>
    public int[] HeaderLines(double stretch)
    {
        var lines = new int[Depth];
        Array.Fill(lines, 1);
        foreach (var cell in _headers.OrderBy(h => h.Rows))
        {
            var width = Columns.Skip(cell.Column).Take(cell.Columns).Sum(c => c.Width) * stretch;
            var needed = TextWidth.Lines(cell.Text, width - GridColumn.Padding, isBold: true);
            var there = lines.Skip(cell.Row).Take(cell.Rows).Sum();
            if (needed > there)
                lines[cell.Row + cell.Rows - 1] += needed - there;
        }

        return lines;
    }

    private void Place(FormColumn column, int row, ref int at)
    {
        var first = at;
        if (column.Parts.Count == 0)
        {
            _headers.Add(new(row, at++, Depth - row, 1, column.Title));
            return;
        }

        foreach (var part in column.Parts)
            Place(part, row + column.Rows, ref at);
        _headers.Add(new(row, first, column.Rows, at - first, column.Title));
    }

    /// <summary>At least as wide as the form says, its longest word and its code need.</summary>
    private static double Narrowest(FormColumn leaf) => Math.Max(
        leaf.Width,
        Math.Ceiling(Math.Max(TextWidth.OfLongestWord(leaf.Title, isBold: true), TextWidth.Of(leaf.CodeLabel) * Slanted) + GridColumn.Padding));
}

/// <param name="Title">Printed over it.</param>
/// <param name="Width">In characters of 12 points.</param>
internal sealed record GridColumn(string Title, double Width)
{
    /// <summary>What the edges of a cell take, in characters.</summary>
    public const double Padding = 1.4;
}

/// <summary>A heading over one or several columns and rows; from 0.</summary>
internal sealed record HeaderCell(int Row, int Column, int Rows, int Columns, string Text);
