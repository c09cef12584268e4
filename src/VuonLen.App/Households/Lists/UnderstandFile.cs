using VuonLen.App.Documents;
using VuonLen.Rules;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>Understands a whole file: sheets, headers, columns, old encodings; each guess is for a person to confirm (nhận tệp).</summary>
internal static class UnderstandFile
{
    /// <summary>Rows a person looks at to see whether it was understood.</summary>
    private const int Samples = 4;

    private const int RowsForEncoding = 400;

    /// <returns>Refused when the file cannot be read to its end, or has no header anywhere.</returns>
    public static Outcome<View> Read(WorkbookReader book, ListMapping? corrected, CancellationToken cancel)
    {
        var mapping = new ListMapping { VillageId = corrected?.VillageId };
        var sheets = new List<SheetView>();
        foreach (var front in book.Sheets)
        {
            var measured = book.Measure(front.Index, cancel);
            if (measured.Answer is not { } shape)
                return new(null, measured.Problems);

            var top = Top(book, front.Index, cancel);
            var sheet = corrected?.Sheets.Find(s => s.Index == front.Index) ?? Read(front, top, shape);
            mapping.Sheets.Add(sheet);
            sheets.Add(new(sheet, SamplesOf(top, sheet), sheet.HeaderLast > 0 ? EncodingOf(top, sheet) : LegacyEncoding.None, shape));
        }

        return corrected is null && mapping.Sheets.TrueForAll(s => s.HeaderLast == 0)
            ? new(null, ListProblems.NoHeader)
            : new(new View(mapping, sheets));
    }

    /// <summary>What the columns of a sheet say when the user says where its header is.</summary>
    public static void MoveHeader(WorkbookReader book, SheetMapping sheet, int first, int last, CancellationToken cancel)
    {
        if (book.Measure(sheet.Index, cancel).Answer is not { } shape)
            return;

        var top = Top(book, sheet.Index, cancel);
        sheet.Columns = UnderstandSheet.Columns(Converted(top, sheet.Encoding), shape.Merged, first, last);
        (sheet.HeaderFirst, sheet.HeaderLast, sheet.Rows) = (first, last, Math.Max(0, shape.Rows - top.Count(r => r.Number <= last)));
    }

    /// <summary>In a list written with an old font the header is written with it too, as a rule.</summary>
    private static SheetMapping Read(SheetFront front, List<SheetRow> top, SheetShape shape)
    {
        static int Understood(SheetMapping sheet) => sheet.Columns.Count(c => c.Field is not null);
        var plain = UnderstandSheet.Read(front, top, shape);
        var old = EncodingOf(top.TakeWhile(r => r.Number <= UnderstandSheet.RowsToLook).SelectMany(r => r.Cells));
        var converted = old is LegacyEncoding.None ? plain : UnderstandSheet.Read(front, Converted(top, old), shape);
        var best = Understood(converted) > Understood(plain) ? converted : plain;
        if (best.HeaderLast > 0)
            best.Encoding = EncodingOf(top, best) is var own and not LegacyEncoding.None ? own : best == plain || IsUnicode(top, best) ? LegacyEncoding.None : old;
        return best;
    }

    /// <summary>Letters that no old encoding has.</summary>
    private static bool IsUnicode(List<SheetRow> top, SheetMapping sheet) =>
        top.Where(r => r.Number > sheet.HeaderLast).SelectMany(r => r.Cells).Any(c => c.Kind is CellKind.Text && c.Text!.Any(letter => letter is >= 'Ā' and < '\u2000'));

    private static List<SheetRow> Converted(List<SheetRow> rows, LegacyEncoding encoding) => encoding is LegacyEncoding.None ? rows :
    [
        .. rows.Select(r => new SheetRow(r.Number, [.. r.Cells.Select(c => c.Kind is CellKind.Text
            ? SheetCell.Of(ListRows.Repaired(c.Text!, encoding, c.Font)) with { Font = c.Font }
            : c)])),
    ];

    private static List<SheetRow> Top(WorkbookReader book, int sheet, CancellationToken cancel)
    {
        var top = new List<SheetRow>();
        using var rows = book.Read(sheet, cancel);
        while (top.Count < RowsForEncoding && rows.Next())
            top.Add(rows.Row);
        return top;
    }

    private static LegacyEncoding EncodingOf(List<SheetRow> top, SheetMapping sheet)
    {
        var names = sheet.Columns.Where(c => c.Field is ListField.HeadName or ListField.MemberName or ListField.Village or ListField.EthnicGroup or ListField.Address)
            .Select(c => c.Index).ToList();
        return EncodingOf(top.Where(r => r.Number > sheet.HeaderLast).SelectMany(r => names.Select(i => r[i])));
    }

    private static LegacyEncoding EncodingOf(IEnumerable<SheetCell> all)
    {
        var cells = all.Where(c => c.Kind is CellKind.Text).ToList();
        var byFont = cells.Select(c => VietnameseText.FromFont(c.Font).Encoding).Where(e => e is not LegacyEncoding.None).ToList();
        if (byFont.Count * 2 > cells.Count)
            return byFont.GroupBy(e => e).MaxBy(g => g.Count())!.Key;

        var found = VietnameseText.Detect(cells.Select(c => c.Text!));
        return found is { Confidence: >= 0.6, Words: >= 3 } ? found.Encoding : LegacyEncoding.None;
    }

    private static List<IReadOnlyList<string>> SamplesOf(List<SheetRow> top, SheetMapping sheet) =>
    [
        .. sheet.Columns.Select(c => (IReadOnlyList<string>)
        [
            .. top.Where(r => r.Number > sheet.HeaderLast).Select(r => r[c.Index]).Where(cell => cell.Kind is not CellKind.Blank)
                .Select(cell => cell.Kind is CellKind.Text ? ListRows.Repaired(cell.Text!, sheet.Encoding, cell.Font) : cell.ToString())
                .Where(t => t.Length > 0).Distinct().Take(Samples),
        ]),
    ];

    /// <param name="Mapping">As understood, or as corrected.</param>
    /// <param name="Sheets">In the order of the tabs.</param>
    internal sealed record View(ListMapping Mapping, IReadOnlyList<SheetView> Sheets);

    /// <param name="Sheet">How it is understood.</param>
    /// <param name="Samples">By column, some of its values as they would be taken.</param>
    /// <param name="Found">The encoding its texts seem to be in.</param>
    /// <param name="Shape">What a whole pass showed.</param>
    internal sealed record SheetView(SheetMapping Sheet, IReadOnlyList<IReadOnlyList<string>> Samples, LegacyEncoding Found, SheetShape Shape);
}

/// <summary>Which sort of list a file is, by what its columns say.</summary>
internal static class KindOf
{
    public static ListKind File(ListMapping mapping)
    {
        bool Has(ListField field) => mapping.Sheets.Exists(s => s.Columns.Exists(c => c.Field == field));
        if (Has(ListField.Wall) && Has(ListField.Toilet) && Has(ListField.MemberName))
            return ListKind.Template;
        if (mapping.Sheets.Exists(s => s.Columns.Exists(c => c.Header.Contains("family.", StringComparison.Ordinal)))
            || (Has(ListField.HeadName) && Has(ListField.QuickReview) && Has(ListField.Class)))
        {
            return ListKind.NationalExport;
        }

        return Has(ListField.MemberName) && Has(ListField.Relationship)
            && (Has(ListField.Class) || mapping.Sheets.Exists(s => s.Role is SheetRole.EscapedPoverty or SheetRole.EscapedNearPoverty))
            ? ListKind.OfficialReview
            : ListKind.Other;
    }
}
