using VuonLen.App.Documents;

namespace VuonLen.App.Reports.Checking;

/// <summary>Households and members counted in a sheet of form 14 or 15, under each heading of an area.</summary>
/// <param name="Number">14 or 15.</param>
/// <param name="Source">File and sheet.</param>
/// <param name="Parts">In the order of the sheet; the first has no name when members come before any heading.</param>
internal sealed record SheetList(int Number, string Source, IReadOnlyList<SheetList.Part> Parts)
{
    /// <param name="Name">As printed, mostly in capitals.</param>
    internal sealed record Part(string Name)
    {
        public int Households { get; set; }

        public int Persons { get; set; }

        /// <summary>The list itself says that nobody has reported.</summary>
        public bool IsSilent { get; set; }
    }
}

/// <summary>Reads form 14 or 15 from somebody's sheet: only how many are listed, no names.</summary>
internal static class ReadList
{
    private static readonly HashSet<string> _codes = [.. Enumerable.Range(1, 16).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    public static SheetList Of(int number, IReadOnlyList<SheetRow> rows, string source)
    {
        var codes = CodeRow.Find(number, rows, _codes);
        var first = Math.Max(codes?.First ?? 3, 3);
        var from = codes is { } found ? found.Row + 1 : AfterHeadings(rows);
        var hasMemberNumbers = rows.Skip(from).Any(r => r[first - 2].Kind == CellKind.Number || IsDigits(r[first - 2]));
        var parts = new List<SheetList.Part> { new("") };
        for (var at = from; at < rows.Count; at++)
        {
            var row = rows[at];
            var filled = row.Cells.Count(c => c.Kind != CellKind.Blank);
            if (filled == 1 && row.Cells.First(c => c.Kind != CellKind.Blank) is { Kind: CellKind.Text } only && only.Text!.Any(char.IsLetter))
            {
                Heading(parts, only.Text!);
                continue;
            }

            if (row[first - 1].Kind != CellKind.Text)
                continue;
            var isHousehold = row[first - 3].Kind == CellKind.Number || IsDigits(row[first - 3]);
            var isMember = !hasMemberNumbers || row[first - 2].Kind == CellKind.Number || IsDigits(row[first - 2]);
            parts[^1].Households += isHousehold ? 1 : 0;
            parts[^1].Persons += isMember ? 1 : 0;
        }

        return new(number, source, parts);
    }

    private static void Heading(List<SheetList.Part> parts, string text)
    {
        var folded = FormTitles.Fold(text);
        if (folded.StartsWith("chua co so lieu", StringComparison.Ordinal))
            parts[^1].IsSilent = true;
        else if (!folded.StartsWith("khong co ho", StringComparison.Ordinal) && !folded.StartsWith("de trong vi", StringComparison.Ordinal))
            parts.Add(new(text.Trim()));
    }

    private static int AfterHeadings(IReadOnlyList<SheetRow> rows)
    {
        for (var at = 0; at < Math.Min(rows.Count, 40); at++)
        {
            if (rows[at].Cells.Any(c => c.Kind == CellKind.Text && FormTitles.Fold(c.Text!).Contains("stt", StringComparison.Ordinal)))
                return at + 1;
        }

        return 0;
    }

    private static bool IsDigits(SheetCell cell) => cell.Kind == CellKind.Text && cell.Text!.Length > 0 && cell.Text.All(c => char.IsAsciiDigit(c) || c == '.');
}
