using System.Globalization;
using VuonLen.App.Documents;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Papers;

/// <summary>A form as .xlsx. The same pack gives the same bytes.</summary>
public static class FormWorkbook
{
    private const double LineHeight = 15.75;

    /// <summary>Room of a page between its margins, in characters of 12 points.</summary>
    private const double OfA4 = 128, OfA3 = 185;

    /// <summary>And between the upper and the lower one in points, a little less than it is: programs round.</summary>
    private const double HeightOfA4 = 508, HeightOfA3 = 755;

    /// <param name="to">Stays open.</param>
    /// <param name="form">One of the pack's.</param>
    /// <param name="pack">With forms 14 and 15 only if they were asked for.</param>
    /// <param name="paper">What is printed around.</param>
    public static void Write(Stream to, Form form, Pack pack, PackPaper paper)
    {
        using var workbook = new WorkbookWriter(to);
        WriteSheet(workbook, form, pack, paper);
        workbook.Finish();
    }

    /// <summary>All forms in one workbook, a sheet each.</summary>
    public static void WriteAll(Stream to, Pack pack, PackPaper paper)
    {
        using var workbook = new WorkbookWriter(to);
        foreach (var form in pack.Tables.Select(t => t.Form).Concat(pack.Lists.Select(l => l.Form)))
            WriteSheet(workbook, form, pack, paper);
        workbook.Finish();
    }

    private static void WriteSheet(WorkbookWriter workbook, Form form, Pack pack, PackPaper paper)
    {
        var grid = new FormGrid(form);
        var head = new FormHead(form, paper);
        var rows = PaperRows.Of(grid, pack).ToList();
        var remarks = PaperRows.Remarks(form, pack).ToList();

        // Narrow tables are stretched to the page; wide ones are shrunk by the print set-up.
        var stretch = Math.Max(1, (form.IsA3 ? OfA3 : OfA4) / grid.Width);
        var sheet = new FormSheet(grid, head, stretch);
        var first = sheet.HeadRows + 1;
        var heights = HeightsOf(grid, rows, stretch);
        workbook.BeginSheet(new(string.Create(CultureInfo.InvariantCulture, $"Biểu {form.Number}"), [.. grid.Columns.Select((c, at) => new SheetColumn(Math.Round(c.Width * stretch, 1), FormatOf(grid, at)))])
        {
            Merged = [.. sheet.HeadMerges(), .. BodyMerges(grid, rows, first + grid.Depth + 1, remarks.Count)],
            RepeatedRows = (first, first + grid.Depth),
            FrozenRows = first + grid.Depth,
            FrozenColumns = grid.NameColumn + 1,
            PageEnds = PageEnds(form, grid, rows, heights, stretch, first + grid.Depth),
            IsA3 = form.IsA3,
            Footer = paper.Footer(pack.Period),
        });
        sheet.WriteHead(workbook);
        WriteHeadings(workbook, grid, stretch);
        WriteBody(workbook, grid, rows, heights);
        foreach (var remark in remarks)
            workbook.WriteRow([SheetCell.Of(remark)], RowLook.Remark, heightPoints: LineHeight * TextWidth.Lines(remark, grid.Width * stretch));
    }

    private static CellFormat FormatOf(FormGrid grid, int column) =>
        column >= grid.Before && grid.Form.Leaves[column - grid.Before].Rule is CellRule.Count or CellRule.Population ? CellFormat.WholeNumber : CellFormat.General;

    private static void WriteHeadings(WorkbookWriter workbook, FormGrid grid, double stretch)
    {
        var count = grid.Columns.Count;
        var looks = new RowLook[count];
        Array.Fill(looks, RowLook.Header);
        var lines = grid.HeaderLines(stretch);
        var byRow = grid.Headers.ToLookup(h => h.Row);
        for (var row = 0; row < grid.Depth; row++)
        {
            var cells = new SheetCell[count];
            foreach (var header in byRow[row])
                cells[header.Column] = SheetCell.Of(header.Text);
            workbook.WriteRow(cells, looks, lines[row] * LineHeight);
        }

        Array.Fill(looks, RowLook.Code);
        workbook.WriteRow([.. grid.Codes.Select(c => SheetCell.Of(c))], looks);
    }

    private static void WriteBody(WorkbookWriter workbook, FormGrid grid, List<PaperRow> rows, List<double?> heights)
    {
        var cells = new SheetCell[grid.Columns.Count];
        var looks = new RowLook[cells.Length];
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows[at];
            Array.Clear(cells);
            var isWide = row.Kind is PaperRowKind.Banner or PaperRowKind.Note;
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = isWide ? row.Cells[0] : row.Cells[i];
                looks[i] = LookOf(cell.Kind, row.Kind);
                if (i < row.Cells.Length)
                    cells[i] = cell.Number is { } number ? SheetCell.Of((double)number) : SheetCell.Of(cell.Text);
            }

            workbook.WriteRow(cells, looks, heights[at]);
        }
    }

    /// <summary>Of each row, in points; null for one line.</summary>
    private static List<double?> HeightsOf(FormGrid grid, List<PaperRow> rows, double stretch)
    {
        var room = (grid.Columns[grid.NameColumn].Width * stretch) - GridColumn.Padding;
        var heights = new List<double?>(rows.Count);
        var lines = 1d;
        foreach (var row in rows)
        {
            // The rows of a unit share what its name needs where the name is joined over them.
            if (row.Kind is not (PaperRowKind.Banner or PaperRowKind.Note) && row.Line == 0)
                lines = TextWidth.Lines(row.Cells[grid.NameColumn].Text ?? "", room, row.Kind is PaperRowKind.Group) / (double)(grid.HasLineColumn ? row.Lines : 1);
            else if (!grid.HasLineColumn)
                lines = 1;
            heights.Add(lines > 1 ? Math.Ceiling(lines * LineHeight * 4) / 4 : null);
        }

        return heights;
    }

    /// <summary>Where a page has to end early, so that the lines of a unit stay together.</summary>
    /// <param name="form">Of one line it needs none.</param>
    /// <param name="grid">Of the form.</param>
    /// <param name="rows">Below the headings.</param>
    /// <param name="heights">Of the rows.</param>
    /// <param name="stretch">How much wider than said the columns are.</param>
    /// <param name="last">Number of the row of codes.</param>
    private static List<int> PageEnds(Form form, FormGrid grid, List<PaperRow> rows, List<double?> heights, double stretch, int last)
    {
        var ends = new List<int>();
        if (!form.HasLines)
            return ends;

        // What is too wide for the page is printed smaller, and more of it stands on a page.
        var page = (form.IsA3 ? HeightOfA3 : HeightOfA4) * Math.Max(1, grid.Width * stretch / (form.IsA3 ? OfA3 : OfA4));
        var headings = (grid.HeaderLines(stretch).Sum() + 1) * LineHeight;
        var used = headings + ((last - grid.Depth - 1) * LineHeight);
        for (var at = 0; at < rows.Count; at++)
        {
            var unit = rows[at].Line == 0 ? Enumerable.Range(at, rows[at].Lines).Sum(i => heights[i] ?? LineHeight) : 0;
            if (unit > page - used)
            {
                ends.Add(last + at);
                used = headings;
            }

            used += heights[at] ?? LineHeight;
        }

        return ends;
    }

    private static RowLook LookOf(PaperCellKind cell, PaperRowKind row) => (cell, row) switch
    {
        (_, PaperRowKind.Note) => RowLook.NameItalic,
        (_, PaperRowKind.Banner) => RowLook.NameBold,
        (PaperCellKind.NameItalic, _) => RowLook.NameItalic,
        (PaperCellKind.Name, PaperRowKind.Group) => RowLook.NameBold,
        (PaperCellKind.Name, _) => RowLook.Name,
        (PaperCellKind.Centred, PaperRowKind.Group) => RowLook.CentredBold,
        (PaperCellKind.Centred, _) => RowLook.Centred,
        (_, PaperRowKind.Group) => RowLook.Total,
        _ => RowLook.Body,
    };

    private static IEnumerable<MergedRange> BodyMerges(FormGrid grid, List<PaperRow> rows, int first, int remarks)
    {
        var last = grid.Columns.Count - 1;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Kind is PaperRowKind.Banner or PaperRowKind.Note)
            {
                yield return new(first + i, 0, first + i, last);
            }
            else if (row is { Lines: > 1, Line: 0 })
            {
                yield return new(first + i, 0, first + i + row.Lines - 1, 0);
                if (grid.HasLineColumn)
                    yield return new(first + i, 1, first + i + row.Lines - 1, 1);
            }
        }

        for (var i = 0; i < remarks; i++)
            yield return new(first + rows.Count + i, 0, first + rows.Count + i, last);
    }
}
