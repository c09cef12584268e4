using VuonLen.App.Documents;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Papers;

/// <summary>A form as .docx. The same pack gives the same bytes.</summary>
public static class FormDocument
{
    private const double Twip = 20;

    /// <summary>A character of 12 points, in points.</summary>
    private const double Character = 6;

    /// <summary>Signs are wider in italics.</summary>
    private const double Slanted = 1.1;

    /// <param name="to">Stays open.</param>
    /// <param name="form">One of the pack's.</param>
    /// <param name="pack">With forms 14 and 15 only if they were asked for.</param>
    /// <param name="paper">What is printed around.</param>
    public static void Write(Stream to, Form form, Pack pack, PackPaper paper)
    {
        var grid = new FormGrid(form);
        var head = new FormHead(form, paper);
        var page = new DocumentPage(IsLandscape: true, form.IsA3, paper.Footer(pack.Period));

        // Letters as small as the widths ask for: 12 points if all fits, 7 at least.
        var widths = WidthsOf(grid, pack, page.TextWidth / Twip / Character);
        var scale = page.TextWidth / Twip / Character / widths.Sum();
        var size = Math.Clamp(Math.Floor(24 * scale) / 2, 7, 12);
        using var document = new DocumentWriter(to, page);
        WriteHead(document, head, page);
        document.BeginTable([.. widths.Select(w => (int)(w / widths.Sum() * page.TextWidth))]);
        WriteHeadings(document, grid, size);
        foreach (var row in PaperRows.Of(grid, pack))
            WriteRow(document, grid, row, size);
        document.EndTable();
        foreach (var remark in PaperRows.Remarks(form, pack))
            document.Paragraph(new(remark) { IsItalic = true, Size = 11 });
        document.Paragraph(new("") { Size = 2 });
        document.Finish();
    }

    /// <summary>Of the columns, in characters: as the form says, and where that is too wide for the page no more than words and figures need.</summary>
    private static double[] WidthsOf(FormGrid grid, Pack pack, double room)
    {
        var widths = grid.Columns.Select(c => c.Width).ToArray();
        if (grid.Width <= room || grid.Form.IsList)
            return widths;

        var needed = new double[widths.Length];
        foreach (var header in grid.Headers.Where(h => h.Columns == 1))
            needed[header.Column] = Math.Max(needed[header.Column], TextWidth.OfLongestWord(header.Text, isBold: true));
        for (var i = 0; i < needed.Length; i++)
            needed[i] = Math.Max(needed[i], TextWidth.Of(grid.Codes[i]) * Slanted);
        foreach (var row in PaperRows.Of(grid, pack).Where(r => r.Cells.Length == needed.Length))
        {
            for (var i = 0; i < needed.Length; i++)
                needed[i] = Math.Max(needed[i], TextWidth.Of(row.Cells[i].Print(), row.Kind is PaperRowKind.Group));
        }

        return [.. widths.Select((w, i) => Math.Min(w, needed[i] + GridColumn.Padding))];
    }

    private static void WriteHead(DocumentWriter document, FormHead head, DocumentPage page)
    {
        var left = page.TextWidth * 2 / 5;
        document.BeginTable([left, page.TextWidth - left], isFramed: false);
        DocumentText[] rights =
        [
            new(FormHead.Country, TextAlign.Centre) { IsBold = true },
            new(FormHead.Motto, TextAlign.Centre) { IsBold = true, IsUnderlined = true },
            new(head.PlaceAndDate ?? "", TextAlign.Centre) { IsItalic = true },
        ];
        for (var i = 0; i < Math.Max(head.Left.Count, head.PlaceAndDate is null ? 2 : 3); i++)
        {
            var (text, isBold) = i < head.Left.Count ? head.Left[i] : ("", false);
            document.Row([new(new(text, TextAlign.Centre) { IsBold = isBold }), new(rights[i])]);
        }

        document.EndTable();
        document.Paragraph(new(head.Annex ?? "", TextAlign.Right) { IsBold = true, IsItalic = true });
        document.Paragraph(new(head.Title, TextAlign.Centre) { IsBold = true, Size = 14 });
        document.Paragraph(new(FormHead.Attached, TextAlign.Centre) { IsItalic = true });
        if (head.Preview is { } preview)
            document.Paragraph(new(preview, TextAlign.Centre) { IsBold = true });
        document.Paragraph(new("") { Size = 6 });
    }

    private static void WriteHeadings(DocumentWriter document, FormGrid grid, double size)
    {
        for (var row = 0; row < grid.Depth; row++)
        {
            var cells = new List<DocumentCell>();
            for (var column = 0; column < grid.Columns.Count;)
            {
                var at = column;
                var header = grid.Headers.First(h => h.Column <= at && at < h.Column + h.Columns && h.Row <= row && row < h.Row + h.Rows);
                cells.Add(new(new(header.Row == row ? header.Text : "", TextAlign.Centre) { IsBold = true, Size = size })
                {
                    Columns = header.Columns,
                    IsShaded = true,
                    Join = header.Rows == 1 ? VerticalJoin.None : header.Row == row ? VerticalJoin.Begins : VerticalJoin.Continues,
                });
                column += header.Columns;
            }

            document.Row([.. cells], isHeader: true);
        }

        document.Row([.. grid.Codes.Select(c => new DocumentCell(new(c, TextAlign.Centre) { IsItalic = true, Size = size }))], isHeader: true);
    }

    private static void WriteRow(DocumentWriter document, FormGrid grid, PaperRow row, double size)
    {
        if (row.Kind is PaperRowKind.Banner or PaperRowKind.Note)
        {
            var text = new DocumentText(row.Cells[0].Print()) { IsBold = row.Kind is PaperRowKind.Banner, IsItalic = row.Kind is PaperRowKind.Note, Size = size };
            document.Row([new DocumentCell(text) { Columns = grid.Columns.Count }], keepsWithNext: row.Kind is PaperRowKind.Banner);
            return;
        }

        var cells = new DocumentCell[row.Cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = row.Cells[i];
            var align = cell.Kind switch
            {
                PaperCellKind.Name or PaperCellKind.NameItalic => TextAlign.Left,
                PaperCellKind.Centred => TextAlign.Centre,
                PaperCellKind.Count or PaperCellKind.Rate => TextAlign.Right,
            };
            cells[i] = new(new(cell.Print(), align)
            {
                IsBold = row.Kind is PaperRowKind.Group,
                IsItalic = cell.Kind is PaperCellKind.NameItalic,
                Size = size,
            })
            {
                Join = row.Lines > 1 && (i == 0 || (i == 1 && grid.HasLineColumn))
                    ? row.Line == 0 ? VerticalJoin.Begins : VerticalJoin.Continues
                    : VerticalJoin.None,
            };
        }

        document.Row(cells, keepsWithNext: row.Line < row.Lines - 1);
    }
}
