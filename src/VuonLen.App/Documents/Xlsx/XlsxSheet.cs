using System.Globalization;
using System.Text;
using System.Xml;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>Reads the rows of one sheet as they come.</summary>
internal sealed class XlsxSheet(string name, List<string> shared, XlsxStyles styles, bool from1904, DocumentLimits limits)
{
    /// <summary>What the format itself allows.</summary>
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    private readonly StringBuilder _room = new();
    private SheetCell[] _cells = new SheetCell[64];
    private int _width;

    public IEnumerable<SheetRow> Rows(Stream part, List<MergedRange> merged)
    {
        using var reader = PartXml.Open(part);
        int number = 0, spelledOut = 0;
        while (reader.Step())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            if (reader.LocalName == "row")
            {
                var next = PartXml.Int(reader.GetAttribute("r"), number + 1);
                if (next <= number || next > LastRow)
                    throw new InvalidDataException("Rows out of order.");
                if (++spelledOut > limits.Rows)
                    throw new DocumentRefusal(DocumentProblems.TooManyRows(name, limits));
                number = next;
                ReadRow(reader);
                if (_width > 0)
                    yield return new(number, _cells[.._width]);
            }
            else if (reader.LocalName == "mergeCell")
            {
                if (merged.Count >= limits.Rows)
                    throw new DocumentRefusal(DocumentProblems.TooManyRows(name, limits));
                if (CellReference.Range(reader.GetAttribute("ref")) is { } range)
                    merged.Add(range);
            }
        }
    }

    private void ReadRow(XmlReader reader)
    {
        Array.Clear(_cells);
        _width = 0;
        if (reader.IsEmptyElement)
            return;

        var depth = reader.Depth;
        var column = -1;
        while (reader.Step() && reader.Depth > depth)
        {
            if (!reader.IsStart("c") || reader.Depth != depth + 1)
                continue;

            var cell = ReadCell(reader, ref column);
            if (cell.Kind == CellKind.Blank && !cell.IsFormula)
                continue;
            if (column >= limits.Columns)
                throw new DocumentRefusal(DocumentProblems.TooManyColumns(name, limits));
            if (column >= _cells.Length)
                Array.Resize(ref _cells, Math.Max(_cells.Length * 2, column + 1));
            _cells[column] = cell;
            _width = Math.Max(_width, column + 1);
        }
    }

    private SheetCell ReadCell(XmlReader reader, ref int column)
    {
        var style = 0;
        string type = "n", place = "";
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "r": place = reader.Value; break;
                case "s": style = PartXml.Int(reader.Value, 0); break;
                case "t": type = reader.Value; break;
            }
        }

        reader.MoveToElement();
        column = place.Length == 0 ? column + 1 : CellReference.Column(place);
        if (column is < 0 or >= LastColumn)
            throw new InvalidDataException("A column beyond the last.");
        if (isEmpty)
            return default;

        string? value = null;
        var isFormula = false;
        var depth = reader.Depth;
        while (reader.Step() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "f")
            {
                isFormula = true;
                reader.Text(_room, TooLong, limits.CellCharacters * 2);
            }
            else if (reader.LocalName is "v" or "is")
            {
                value = reader.Text(_room, TooLong, limits.CellCharacters);
            }
        }

        var look = styles.Of(style);
        var cell = value is null ? default : Value(type, value, look);
        return cell with
        {
            IsFormula = isFormula,
            IsUncomputed = isFormula && string.IsNullOrEmpty(value) && type != "str", // a formula may come to an empty text
            Font = cell.Kind == CellKind.Text ? look.Font : null,
        };
    }

    private SheetCell Value(string type, string value, NumberStyle look)
    {
        switch (type)
        {
            case "s":
                return SheetCell.Of(shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]);
            case "str" or "inlineStr":
                return SheetCell.Of(value);
            case "b":
                return SheetCell.Of(PartXml.Flag(value));
            case "e":
                return SheetCell.Error(value);
            case "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day):
                return SheetCell.Of(day, Serial.Of(DateOnly.FromDateTime(day)));
        }

        if (value.Length == 0)
            return default;
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            throw new InvalidDataException("A number without end.");
        return look.Show(number, from1904);
    }

    private DocumentRefusal TooLong() => new(DocumentProblems.CellTooLong(name, limits));
}
