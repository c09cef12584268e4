using System.IO.Compression;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>Writes one sheet; the elements stand in the order the format prescribes.</summary>
internal sealed class SheetXml : IDisposable
{
    private const int LongestText = 32_767;
    private const int LastRow = 1_048_576;
    private const double LineHeight = 15.75;

    private readonly ZipArchive _package;
    private readonly int _number;
    private readonly SheetLayout _layout;
    private readonly PartWriter _xml;
    private readonly List<byte[]> _columns = [];
    private int _width;

    public SheetXml(ZipArchive package, int number, SheetLayout layout)
    {
        (_package, _number, _layout) = (package, number, layout);
        _xml = new(package, $"xl/worksheets/sheet{number}.xml");
        _xml.Put("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "u8)
            .Put("xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"u8)
            .Put("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\""u8)
            .Put(number == 1 ? " tabSelected=\"1\">"u8 : ">"u8);
        PutPane();
        _xml.Put("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15.75\"/>"u8);
        PutColumns();
        _xml.Put("<sheetData>"u8);
    }

    public int NextRow { get; private set; } = 1;

    public void Skip(int count) => NextRow += count;

    public void WriteRow(ReadOnlySpan<SheetCell> cells, RowLook look, IReadOnlySet<int>? marked, double? heightPoints)
    {
        BeginRow(heightPoints ?? HeaderHeight(cells, look));
        for (var column = 0; column < cells.Length; column++)
        {
            var isMarked = marked?.Contains(column) == true;
            if (cells[column].Kind != CellKind.Blank || isMarked || !_layout.LeavesBlanksOut)
                WriteCell(cells[column], column, isMarked ? RowLook.Marked : look);
        }

        EndRow(cells.Length);
    }

    public void WriteRow(ReadOnlySpan<SheetCell> cells, ReadOnlySpan<RowLook> looks, double? heightPoints)
    {
        if (looks.Length != cells.Length)
            throw new ArgumentException("A look for each cell.", nameof(looks));
        BeginRow(heightPoints);
        for (var column = 0; column < cells.Length; column++)
            WriteCell(cells[column], column, looks[column]);
        EndRow(cells.Length);
    }

    public void End()
    {
        _xml.Put("</sheetData>"u8);
        var last = CellReference.Name(Math.Max(1, NextRow - 1), Math.Max(0, _width - 1));
        if (_layout.FilterRow is { } filter && NextRow > filter && _width > 0)
            _xml.Put("<autoFilter ref=\""u8).Put(CellReference.Name(filter, 0)).Put(":"u8).Put(last).Put("\"/>"u8);
        if (_layout.Merged.Count > 0)
        {
            _xml.Put("<mergeCells count=\""u8).Put(_layout.Merged.Count).Put("\">"u8);
            foreach (var range in _layout.Merged)
                _xml.Put("<mergeCell ref=\""u8).Put(CellReference.Name(range)).Put("\"/>"u8);
            _xml.Put("</mergeCells>"u8);
        }

        PutDropDowns();
        _xml.Put("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"u8)
            .Put(_layout.IsA3 ? "<pageSetup paperSize=\"8\" orientation=\""u8 : "<pageSetup paperSize=\"9\" orientation=\""u8)
            .Put(_layout.IsPortrait ? "portrait"u8 : "landscape"u8)
            .Put("\" fitToWidth=\""u8).Put(_layout.PagesWide).Put("\" fitToHeight=\"0\"/><headerFooter><oddFooter>"u8);
        if (_layout.Footer is { } footer)
            _xml.Put("&amp;L&amp;8 "u8).PutText(footer.Replace("&", "&&", StringComparison.Ordinal)).Put("&amp;R&amp;8 Trang &amp;P/&amp;N"u8);
        else
            _xml.Put("&amp;CTrang &amp;P/&amp;N"u8);
        _xml.Put("</oddFooter></headerFooter>"u8);
        if (_layout.PageEnds.Count > 0)
        {
            _xml.Put("<rowBreaks count=\""u8).Put(_layout.PageEnds.Count).Put("\" manualBreakCount=\""u8).Put(_layout.PageEnds.Count).Put("\">"u8);
            foreach (var row in _layout.PageEnds)
                _xml.Put("<brk id=\""u8).Put(row).Put("\" max=\"16383\" man=\"1\"/>"u8);
            _xml.Put("</rowBreaks>"u8);
        }

        // No green corners at digits that are meant to be text.
        _xml.Put("<ignoredErrors><ignoredError sqref=\"A1:"u8).Put(last).Put("\" numberStoredAsText=\"1\"/></ignoredErrors>"u8);
        if (_layout.Notes.Count > 0)
            _xml.Put("<legacyDrawing r:id=\"rId1\"/>"u8);
        _xml.Put("</worksheet>"u8);
        _xml.Dispose();
        NotesXml.Write(_package, _number, _layout.Notes);
    }

    public void Dispose() => _xml.Dispose();

    private void BeginRow(double? height)
    {
        if (NextRow > LastRow)
            throw new InvalidOperationException("A sheet has no more rows.");
        _xml.Put("<row r=\""u8).Put(NextRow);
        if (height is { } points)
            _xml.Put("\" ht=\""u8).Put(points).Put("\" customHeight=\"1"u8);
        _xml.Put("\">"u8);
    }

    private void EndRow(int cells)
    {
        _xml.Put("</row>"u8);
        _width = Math.Max(_width, cells);
        NextRow++;
    }

    /// <summary>Programs do not all fit wrapped headers by themselves; cells joined with others are left out.</summary>
    private double? HeaderHeight(ReadOnlySpan<SheetCell> cells, RowLook look)
    {
        if (look != RowLook.Header)
            return null;
        var lines = 1;
        for (var i = 0; i < Math.Min(cells.Length, _layout.Columns.Count); i++)
        {
            var column = i;
            if (cells[i].Kind == CellKind.Text && !_layout.Merged.Any(m => m.Contains(NextRow, column)))
                lines = Math.Max(lines, (int)Math.Ceiling(cells[i].Text!.Length * 1.2 / _layout.Columns[i].Width));
        }

        return lines > 1 ? lines * LineHeight : null;
    }

    private void WriteCell(SheetCell cell, int column, RowLook look)
    {
        while (column >= _columns.Count)
            _columns.Add(System.Text.Encoding.ASCII.GetBytes(CellReference.ColumnName(_columns.Count)));
        var format = column < _layout.Columns.Count ? _layout.Columns[column].Format : CellFormat.General;
        if (cell.Kind == CellKind.Date)
            format = CellFormat.Date;
        else if (cell.Kind == CellKind.Number && format is CellFormat.Date or CellFormat.Text)
            format = CellFormat.General;
        var isQuoted = cell.Kind == CellKind.Text && Csv.CsvDefusal.IsDangerous(cell.Text!);

        _xml.Put("<c r=\""u8).Put(_columns[column]).Put(NextRow).Put("\" s=\""u8).Put(StylesXml.Of(look, format, isQuoted));
        switch (cell.Kind)
        {
            case CellKind.Blank:
                _xml.Put("\"/>"u8);
                break;
            case CellKind.Text:
                if (cell.Text!.Length > LongestText)
                    throw new ArgumentException("A cell holds 32,767 characters.", nameof(cell));
                _xml.Put("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).PutText(cell.Text).Put("</t></is></c>"u8);
                break;
            case CellKind.Number:
                if (!double.IsFinite(cell.Number))
                    throw new ArgumentException("A cell holds finite numbers.", nameof(cell));
                _xml.Put("\"><v>"u8).Put(cell.Number).Put("</v></c>"u8);
                break;
            case CellKind.Date:
                // Whatever the file it came from counted in, we count from 1900.
                _xml.Put("\"><v>"u8).Put(Serial.Of(DateOnly.FromDateTime(cell.Date)) + cell.Date.TimeOfDay.TotalDays).Put("</v></c>"u8);
                break;
            case CellKind.YesNo:
                _xml.Put("\" t=\"b\"><v>"u8).Put(cell.Number != 0 ? 1 : 0).Put("</v></c>"u8);
                break;
            case CellKind.Error:
                _xml.Put("\" t=\"e\"><v>"u8).PutText(cell.Text!).Put("</v></c>"u8);
                break;
        }
    }

    private void PutPane()
    {
        var (rows, columns) = (_layout.FrozenRows, _layout.FrozenColumns);
        if (rows == 0 && columns == 0)
            return;
        var pane = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight";
        _xml.Put("<pane"u8);
        if (columns > 0)
            _xml.Put(" xSplit=\""u8).Put(columns).Put("\""u8);
        if (rows > 0)
            _xml.Put(" ySplit=\""u8).Put(rows).Put("\""u8);
        _xml.Put(" topLeftCell=\""u8).Put(CellReference.Name(rows + 1, columns)).Put("\" activePane=\""u8).Put(pane)
            .Put("\" state=\"frozen\"/><selection pane=\""u8).Put(pane).Put("\"/>"u8);
    }

    private void PutColumns()
    {
        if (_layout.Columns.Count == 0)
            return;
        _xml.Put("<cols>"u8);
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            _xml.Put("<col min=\""u8).Put(i + 1).Put("\" max=\""u8).Put(i + 1).Put("\" width=\""u8).Put(_layout.Columns[i].Width)
                .Put("\" style=\""u8).Put(StylesXml.OfEmpty(_layout.Columns[i].Format)).Put("\" customWidth=\"1\"/>"u8);
        }

        _xml.Put("</cols>"u8);
    }

    private void PutDropDowns()
    {
        if (_layout.DropDowns.Count == 0)
            return;
        _xml.Put("<dataValidations count=\""u8).Put(_layout.DropDowns.Count).Put("\">"u8);
        foreach (var choice in _layout.DropDowns)
        {
            _xml.Put("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"VươnLên\" error=\""u8)
                .PutText(choice.Message.Length <= 255 ? choice.Message : choice.Message[..255])
                .Put("\" sqref=\""u8).Put(CellReference.Name(choice.Range))
                .Put("\"><formula1>"u8).PutText(choice.List.Reference).Put("</formula1></dataValidation>"u8);
        }

        _xml.Put("</dataValidations>"u8);
    }
}
