using VuonLen.App.Documents;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>A row of a list below its header, by what its columns say.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Number">From 1, as Excel shows it.</param>
/// <param name="Role">Of the sheet.</param>
/// <param name="Values">Cells that say something, of the columns that are understood.</param>
internal sealed record ListRow(string Sheet, int Number, SheetRole Role, Dictionary<ListField, ListValue> Values)
{
    public ListValue? this[ListField field] => Values.TryGetValue(field, out var value) ? value : null;

    /// <summary>The letter of a field's column, for messages; set by the reader.</summary>
    public Dictionary<ListField, string> Letters { get; init; } = [];

    /// <summary>"dòng 12", with the sheet when there are several.</summary>
    public string Where => Sheet.Length == 0 ? $"dòng {Number}" : $"dòng {Number} ({Sheet})";
}

/// <summary>Reads the rows of the sheets in use, one after the other.</summary>
internal static class ListRows
{
    /// <exception cref="ListUnreadableException">The file is faulty further down.</exception>
    public static IEnumerable<ListRow> Read(WorkbookReader book, ListMapping mapping, CancellationToken cancel)
    {
        foreach (var sheet in mapping.Used)
        {
            var columns = sheet.Columns.Where(c => c.Field is not null and not ListField.ForReading).ToList();
            var letters = columns.ToDictionary(c => c.Field!.Value, c => c.Letter);
            using var rows = book.Read(sheet.Index, cancel);
            while (rows.Next())
            {
                if (rows.Row.Number <= sheet.HeaderLast)
                    continue;

                var values = new Dictionary<ListField, ListValue>();
                foreach (var column in columns)
                {
                    var cell = rows.Row[column.Index];
                    if (ListValue.Of(cell, text => Repaired(text, sheet.Encoding, cell.Font), book.CountsFrom1904) is { } value)
                        values[column.Field!.Value] = value;
                }

                // Rows with nothing in the columns understood say nothing; others may be titles of villages or sums.
                if (values.Count > 0)
                    yield return new(sheet.Name, rows.Row.Number, sheet.Role, values) { Letters = letters };
                else if (FirstText(rows.Row, sheet.Encoding) is { } alone)
                    yield return new(sheet.Name, rows.Row.Number, sheet.Role, new() { [ListField.ForReading] = new(alone, CellKind.Text) }) { Letters = letters };
            }

            if (rows.Problem is { } problem)
                throw new ListUnreadableException(problem);
        }
    }

    /// <summary>Converted when the user agreed, letters composed, nothing invisible left.</summary>
    public static string Repaired(string text, LegacyEncoding encoding, string? font) => VietnameseText.Clean(
        encoding is LegacyEncoding.None ? text : VietnameseText.Convert(text, encoding, VietnameseText.FromFont(font).IsCapitals));

    private static string? FirstText(SheetRow row, LegacyEncoding encoding)
    {
        var first = row.Cells.FirstOrDefault(c => c.Kind is CellKind.Text && !string.IsNullOrWhiteSpace(c.Text));
        return first.Text is { } text ? Repaired(text, encoding, first.Font) : null;
    }
}

/// <summary>A fault of the file met while its rows were read: the work on it ends with the problem.</summary>
internal sealed class ListUnreadableException(Rules.Problem problem) : Exception(problem.Code)
{
    public Rules.Problem Problem { get; } = problem;
}
