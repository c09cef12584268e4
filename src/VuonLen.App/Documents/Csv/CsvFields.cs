using System.Text;
using VuonLen.Rules.Text;

namespace VuonLen.App.Documents.Csv;

/// <summary>Takes lines apart; a field in quotes may hold separators, line ends and doubled quotes.</summary>
/// <remarks>Windows-1258 has tones as characters of their own; these are put back on their letters.</remarks>
internal sealed class CsvFields(TextReader reader, char separator, bool isDecomposed, DocumentLimits limits)
{
    private readonly StringBuilder _field = new();
    private readonly List<SheetCell> _row = [];

    /// <summary>The fields of the next line up to the last that holds something, or null at the end.</summary>
    public SheetCell[]? Next()
    {
        if (reader.Peek() < 0)
            return null;

        _row.Clear();
        var isLast = false;
        while (!isLast)
        {
            isLast = ReadField();
            var text = _field.ToString();
            var cell = SheetCell.Of(CsvDefusal.Undo(isDecomposed ? VietnameseText.Compose(text) : text));
            if (_row.Count >= limits.Columns && cell.Kind != CellKind.Blank)
                throw new DocumentRefusal(DocumentProblems.TooManyColumns("", limits));
            if (_row.Count < limits.Columns)
                _row.Add(cell);
        }

        var width = _row.FindLastIndex(c => c.Kind != CellKind.Blank) + 1;
        return [.. _row.Take(width)];
    }

    /// <summary>True when the line ends with it.</summary>
    private bool ReadField()
    {
        _field.Clear();
        if (reader.Peek() == '"')
        {
            reader.Read();
            ReadQuoted();
        }

        while (true)
        {
            var c = reader.Read();
            if (c == separator)
                return false;
            if (c is '\r' && reader.Peek() == '\n')
                c = reader.Read();
            if (c is < 0 or '\n' or '\r')
                return true;
            Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var c = reader.Read();
            if (c < 0)
                throw new DocumentRefusal(DocumentProblems.QuoteNotClosed);
            if (c == '"')
            {
                if (reader.Peek() != '"')
                    return;
                reader.Read();
            }

            Append((char)c);
        }
    }

    private void Append(char c)
    {
        if (c == '\0')
            throw new DocumentRefusal(DocumentProblems.NotAWorkbook);
        if (_field.Length >= limits.CellCharacters)
            throw new DocumentRefusal(DocumentProblems.CellTooLong("", limits));
        _field.Append(c);
    }
}
