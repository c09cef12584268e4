namespace VuonLen.App.Documents.Xls;

/// <summary>Reads the rows of one sheet.</summary>
internal sealed class XlsSheet(
    byte[] book, string name, DocumentLimits limits, List<string> shared, Func<int, NumberStyle> style, bool from1904)
{
    private readonly SortedDictionary<int, SheetCell> _cells = [];

    public IEnumerable<SheetRow> Rows(int start, List<MergedRange> merged, CancellationToken cancel)
    {
        var cells = Places(start, merged, cancel);
        var row = -1;
        var count = 0;
        foreach (var (cellRow, at) in cells)
        {
            if (cellRow != row)
            {
                cancel.ThrowIfCancellationRequested();
                if (_cells.Count > 0)
                    yield return Row(row);
                row = cellRow;
                if (++count > limits.Rows)
                    throw new DocumentRefusal(DocumentProblems.TooManyRows(name, limits));
            }

            ReadCells(at);
        }

        if (_cells.Count > 0)
            yield return Row(row);
    }

    /// <summary>Where the cells stand, by rows: writers may write rows in any order.</summary>
    private List<(int Row, int At)> Places(int start, List<MergedRange> merged, CancellationToken cancel)
    {
        var records = new XlsRecords(book, start);
        if (!records.Next() || records.Kind != XlsRecord.Begin)
            throw new InvalidDataException("No sheet here.");

        var cells = new List<(int Row, int At)>();
        var inOrder = true;
        var depth = 1;
        while (depth > 0 && records.Next())
        {
            // Charts and the like lie inside the sheet, with a beginning and an end of their own.
            depth += records.Kind == XlsRecord.Begin ? 1 : records.Kind == XlsRecord.End ? -1 : 0;
            if (depth == 1 && XlsRecord.IsCell(records.Kind))
            {
                var at = records.Start;
                var row = records.Word();
                inOrder &= cells.Count == 0 || cells[^1].Row <= row;
                cells.Add((row, at));
            }
            else if (depth == 1 && records.Kind == XlsRecord.Merged)
            {
                AddMerged(records, merged);
            }

            if (cells.Count % 4096 == 0)
                cancel.ThrowIfCancellationRequested();
        }

        if (depth > 0)
            throw new InvalidDataException("A sheet ends early.");
        if (!inOrder)
            cells.Sort();
        return cells;
    }

    private static void AddMerged(XlsRecords records, List<MergedRange> merged)
    {
        for (var count = records.Word(); count > 0; count--)
        {
            int first = records.Word(), last = records.Word(), left = records.Word(), right = records.Word();
            if (first <= last && left <= right)
                merged.Add(new(first + 1, left, last + 1, right));
        }
    }

    private SheetRow Row(int row)
    {
        var cells = new SheetCell[_cells.Keys.Last() + 1];
        foreach (var (column, cell) in _cells)
            cells[column] = cell;
        _cells.Clear();
        return new(row + 1, cells);
    }

    private void ReadCells(int at)
    {
        var records = new XlsRecords(book, at);
        records.Next();
        records.Word();
        var column = records.Word();
        if (records.Kind == XlsRecord.MulRk)
        {
            // Pairs of a style and a number, then the last column.
            for (; records.Left > 2; column++)
                Add(column, Number(records.Word(), records.Rk()));
            return;
        }

        var cellStyle = records.Word();
        Add(column, records.Kind switch
        {
            XlsRecord.Number => Number(cellStyle, records.Double()),
            XlsRecord.Rk => Number(cellStyle, records.Rk()),
            XlsRecord.LabelShared => Text(cellStyle, shared[checked((int)records.Long())]),
            XlsRecord.Label or XlsRecord.RString => Text(cellStyle, records.Text(limits.CellCharacters)),
            XlsRecord.YesNoOrError => YesNoOrError(records.Byte(), records.Byte()),
            _ => Formula(cellStyle, records),
        });
    }

    private void Add(int column, SheetCell cell)
    {
        if (cell.Kind == CellKind.Blank && !cell.IsFormula)
            return;
        if (column >= limits.Columns)
            throw new DocumentRefusal(DocumentProblems.TooManyColumns(name, limits));
        _cells[column] = cell;
    }

    private SheetCell Text(int cellStyle, string text) => SheetCell.Of(text) with { Font = style(cellStyle).Font };

    private SheetCell Number(int cellStyle, double number)
    {
        if (!double.IsFinite(number))
            throw new InvalidDataException("A number without end.");
        return style(cellStyle).Show(number, from1904);
    }

    private static SheetCell YesNoOrError(int value, int isError) => isError == 0
        ? SheetCell.Of(value != 0)
        : SheetCell.Error(value switch
        {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        });

    /// <summary>A number as it is; else a mark of its kind in the first byte and two bytes of ones at the end.</summary>
    private SheetCell Formula(int cellStyle, XlsRecords records)
    {
        var bits = BitConverter.DoubleToUInt64Bits(records.Double());
        if (bits >> 48 != 0xFFFF)
            return Number(cellStyle, BitConverter.UInt64BitsToDouble(bits)) with { IsFormula = true };

        var value = (int)((bits >> 16) & 0xFF);
        var cell = (bits & 0xFF) switch
        {
            0 => FormulaText(cellStyle, records),
            1 => YesNoOrError(value, 0),
            2 => YesNoOrError(value, 1),
            _ => SheetCell.Blank,
        };
        return cell with { IsFormula = true };
    }

    /// <summary>In a record of its own, after one that may be shared by several formulas.</summary>
    private SheetCell FormulaText(int cellStyle, XlsRecords records)
    {
        for (var i = 0; i < 3 && records.Next(); i++)
        {
            if (records.Kind == XlsRecord.Text)
                return Text(cellStyle, records.Text(limits.CellCharacters));
        }

        throw new InvalidDataException("The text of a formula is missing.");
    }
}
