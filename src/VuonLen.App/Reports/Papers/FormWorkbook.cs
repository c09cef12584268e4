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
        workbook.BeginSheet(new(string.Create(CultureInfo.InvariantCulture, $"Biểu {form.Number}"), [.. grid.Columns.Select((c, at) => new SheetColumn(Math.Round(c.Width * stretch, 1), FormatOf(grid, at)))])
        {
            Merged = [.. sheet.HeadMerges(), .. BodyMerges(grid, rows, first + grid.Depth + 1, remarks.Count)],
            RepeatedRows = (first, first + grid.Depth),
            FrozenRows = first + grid.Depth,
            FrozenColumns = grid.NameColumn + 1,
            IsA3 = form.IsA3,
            Footer = paper.Footer(pack.Period),
        });
        sheet.WriteHead(workbook);
        WriteHeadings(workbook, grid);
        WriteBody(workbook, grid, rows, stretch);
        foreach (var remark in remarks)
            workbook.WriteRow([SheetCell.Of(remark)], RowLook.Remark, heightPoints: LineHeight * TextWidth.Lines(remark, grid.Width * stretch));
    }

    private static CellFormat FormatOf(FormGrid grid, int column) =>
        column >= grid.Before && grid.Form.Leaves[column - grid.Before].Rule is CellRule.Count or CellRule.Population ? CellFormat.WholeNumber : CellFormat.General;

    private static void WriteHeadings(WorkbookWriter workbook, FormGrid grid)
    {
        var count = grid.Columns.Count;
        var looks = new RowLook[count];
        Array.Fill(looks, RowLook.Header);
        var byRow = grid.Headers.ToLookup(h => h.Row);
        for (var row = 0; row < grid.Depth; row++)
        {
            var cells = new SheetCell[count];
            foreach (var header in byRow[row])
                cells[header.Column] = SheetCell.Of(header.Text);
            workbook.WriteRow(cells, looks, grid.HeaderLines[row] * LineHeight);
        }

        Array.Fill(looks, RowLook.Code);
        workbook.WriteRow([.. grid.Codes.Select(c => SheetCell.Of(c))], looks);
    }

    private static void WriteBody(WorkbookWriter workbook, FormGrid grid, List<PaperRow> rows, double stretch)
    {
        var room = (grid.Columns[grid.NameColumn].Width * stretch) - GridColumn.Padding;
        var cells = new SheetCell[grid.Columns.Count];
        var looks = new RowLook[cells.Length];
        var lines = 1d;
        foreach (var row in rows)
        {
            Array.Clear(cells);
            var isWide = row.Kind is PaperRowKind.Banner or PaperRowKind.Note;
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = isWide ? row.Cells[0] : row.Cells[i];
                looks[i] = LookOf(cell.Kind, row.Kind);
                if (i < row.Cells.Length)
                    cells[i] = cell.Number is { } number ? SheetCell.Of((double)number) : SheetCell.Of(cell.Text);
            }

            // The rows of a unit share what its name needs where the name is joined over them.
            if (!isWide && row.Line == 0)
                lines = TextWidth.Lines(row.Cells[grid.NameColumn].Text ?? "", room, row.Kind is PaperRowKind.Group) / (double)(grid.HasLineColumn ? row.Lines : 1);
            else if (!grid.HasLineColumn)
                lines = 1;
            workbook.WriteRow(cells, looks, lines > 1 ? Math.Ceiling(lines * LineHeight * 4) / 4 : null);
        }
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
