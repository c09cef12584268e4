using System.Text;
using VuonLen.App.Documents.Csv;

namespace VuonLen.App.Documents;

/// <summary>Writes .csv that Excel opens with the right letters: UTF-8 with its mark, lines ended by CR LF.</summary>
/// <remarks>
/// Text that a spreadsheet would take for a formula gets an apostrophe in front; <see cref="WorkbookReader"/> takes it away again.
/// Numbers have a point and no grouping, days are <c>dd/MM/yyyy</c>.
/// </remarks>
public sealed class CsvWriter(Stream output, char separator = ',') : IDisposable
{
    private readonly StreamWriter _text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };

    public void WriteRow(ReadOnlySpan<SheetCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                _text.Write(separator);
            var field = cells[i].ToString();
            Write(cells[i].Kind == CellKind.Text ? CsvDefusal.Apply(field) : field);
        }

        _text.WriteLine();
    }

    public void Dispose() => _text.Dispose();

    private void Write(string field)
    {
        if (field.Length == 0)
            return;
        if (!field.Contains(separator, StringComparison.Ordinal) && field.AsSpan().IndexOfAny('"', '\r', '\n') < 0 && field[0] != ' ' && field[^1] != ' ')
        {
            _text.Write(field);
            return;
        }

        _text.Write('"');
        _text.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        _text.Write('"');
    }
}
