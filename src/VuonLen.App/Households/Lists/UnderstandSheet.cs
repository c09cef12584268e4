using VuonLen.App.Documents;

namespace VuonLen.App.Households.Lists;

/// <summary>Finds the header of a sheet and what its columns say; the user corrects it (nhận tiêu đề).</summary>
internal static class UnderstandSheet
{
    /// <summary>Titles, dates and signatures of a paper stand above a header; more than this no one writes.</summary>
    public const int RowsToLook = 60;

    /// <summary>Of our template: explains the columns, and its examples are nobody.</summary>
    public const string GuideSheet = "Hướng dẫn";

    private const int MostHeaderRows = 4;

    /// <param name="front">Which sheet.</param>
    /// <param name="top">Its first rows, as far as they hold something.</param>
    /// <param name="shape">What a whole pass showed.</param>
    public static SheetMapping Read(SheetFront front, IReadOnlyList<SheetRow> top, SheetShape shape)
    {
        var mapping = new SheetMapping { Index = front.Index, Name = front.Name, IsHidden = front.IsHidden };
        if (front.Name == GuideSheet || FindHeader(top, shape.Merged) is not { } header)
            return mapping;

        var last = PassNumbers(top, header.Last);
        mapping.HeaderFirst = header.First;
        mapping.HeaderLast = last;
        mapping.Rows = Math.Max(0, shape.Rows - top.Count(r => r.Number <= last));
        mapping.Role = RoleOf(front.Name, top.Where(r => r.Number < header.First));
        mapping.Columns = header.Columns;
        mapping.IsUsed = !front.IsHidden && mapping.Rows > 0 && mapping.Columns.Exists(c => IsName(c.Field));
        SettleNames(mapping.Columns);
        return mapping;
    }

    public static bool IsName(ListField? field) => field is ListField.HeadName or ListField.MemberName or ListField.FullName;

    /// <summary>What columns say when the header is where the user says.</summary>
    public static List<ColumnMapping> Columns(IReadOnlyList<SheetRow> top, IReadOnlyList<MergedRange> merged, int first, int last)
    {
        var columns = ColumnsOf(top.ToDictionary(r => r.Number), merged, first, last, []).Columns;
        SettleNames(columns);
        return columns;
    }

    private static (int First, int Last, List<ColumnMapping> Columns)? FindHeader(IReadOnlyList<SheetRow> top, IReadOnlyList<MergedRange> merged)
    {
        (int First, int Last, List<ColumnMapping> Columns)? best = null;
        double most = 0;
        var byNumber = top.ToDictionary(r => r.Number);
        var known = new Dictionary<string, (ListField, double)?>();
        foreach (var row in top.TakeWhile(r => r.Number <= RowsToLook).Where(IsWords))
        {
            for (var first = row.Number; first > Math.Max(0, row.Number - MostHeaderRows); first--)
            {
                var (columns, score) = ColumnsOf(byNumber, merged, first, row.Number, known);
                if (columns.Exists(c => IsName(c.Field)) && score > most + 0.01)
                    (most, best) = (score, (first, row.Number, columns));
            }
        }

        // A row of names for machines has the row for people below it.
        if (best is { } found && byNumber.TryGetValue(found.Last + 1, out var below) && IsWords(below)
            && ColumnsOf(byNumber, merged, below.Number, below.Number, known).Score >= most / 2)
        {
            best = (found.First, below.Number, found.Columns);
        }

        return best;
    }

    /// <summary>A header has words; a household has numbers and dates too, and a title is alone in its row.</summary>
    private static bool IsWords(SheetRow row)
    {
        var filled = row.Cells.Where(c => c.Kind is not CellKind.Blank).ToList();
        return filled.Count > 0 && filled.Count(c => c.Kind is CellKind.Number or CellKind.Date) * 3 <= filled.Count;
    }

    /// <param name="known">What texts were found to say already: every row is looked at as the end of several headers.</param>
    private static (List<ColumnMapping> Columns, double Score) ColumnsOf(
        Dictionary<int, SheetRow> byNumber, IReadOnlyList<MergedRange> merged, int first, int last, Dictionary<string, (ListField Field, double Score)?> known)
    {
        var rows = Enumerable.Range(first, last - first + 1).Where(byNumber.ContainsKey).Select(n => byNumber[n]).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);
        foreach (var range in merged.Where(m => m.FirstRow <= last && m.LastRow >= first && m.FirstRow >= first))
            width = Math.Max(width, Math.Min(range.LastColumn + 1, 300));

        var found = new List<(ColumnMapping Column, double Score)>();
        for (var index = 0; index < width; index++)
        {
            var texts = new List<string>();
            for (var number = first; number <= last; number++)
            {
                var text = TextAt(byNumber, merged, number, index);
                if (text.Length > 0 && (texts.Count == 0 || texts[^1] != text))
                    texts.Add(text);
            }

            if (texts.Count == 0 || texts.Exists(t => t.Length > 150))
                continue;

            var header = string.Join(" / ", texts);
            if (!known.TryGetValue(header, out var match))
                known[header] = match = HeaderMatcher.Match(texts);
            found.Add((new() { Index = index, Header = header, Field = match?.Field }, match?.Score ?? 0));
        }

        // Of two columns that say the same the likelier one has it, then the first.
        foreach (var twice in found.Where(f => f.Column.Field is not null).GroupBy(f => f.Column.Field).Where(g => g.Count() > 1))
        {
            foreach (var (column, _) in twice.OrderByDescending(f => f.Score).ThenBy(f => f.Column.Index).Skip(1))
                column.Field = null;
        }

        return ([.. found.Select(f => f.Column)], found.Where(f => f.Column.Field is not null).Sum(f => f.Score));
    }

    private static string TextAt(Dictionary<int, SheetRow> rows, IReadOnlyList<MergedRange> merged, int number, int index)
    {
        var own = rows.TryGetValue(number, out var row) ? row[index] : default;
        if (own.Kind is CellKind.Blank)
        {
            foreach (var range in merged)
            {
                if (range.Contains(number, index) && rows.TryGetValue(range.FirstRow, out row))
                    own = row[range.FirstColumn];
            }
        }

        return string.Join(' ', own.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>"(1) (2) (3)" or "A B C" below a header belongs to it.</summary>
    private static int PassNumbers(IReadOnlyList<SheetRow> top, int last)
    {
        foreach (var row in top.Where(r => r.Number > last).Take(1))
        {
            var filled = row.Cells.Select(c => c.ToString().Trim().Trim('(', ')', '[', ']')).Where(t => t.Length > 0).ToList();
            if (filled.Count >= 3 && filled.TrueForAll(t => t.Length <= 3) && IsCounting(filled))
                return row.Number;
        }

        return last;
    }

    private static bool IsCounting(List<string> texts)
    {
        var numbers = texts.Select(t => int.TryParse(t, out var n) ? n : (int?)null).ToList();
        var letters = texts.Count(t => t.All(char.IsAsciiLetterUpper));
        var known = numbers.OfType<int>().ToList();
        return known.Count + letters == texts.Count
            && known.Zip(known.Skip(1)).All(p => p.Second == p.First + 1)
            && (letters == 0 || letters == texts.Count ? texts.Distinct().Count() == texts.Count : known.Count == 0 || known[0] == 1);
    }

    private static SheetRole RoleOf(string name, IEnumerable<SheetRow> above)
    {
        var title = ListKey.Of(string.Join(' ', above.SelectMany(r => r.Cells).Select(c => c.ToString())) + " " + name);
        return title.Contains("thoat can ngheo", StringComparison.Ordinal) ? SheetRole.EscapedNearPoverty
            : title.Contains("thoat ngheo", StringComparison.Ordinal) ? SheetRole.EscapedPoverty
            : SheetRole.Listed;
    }

    /// <summary>A plain "Họ và tên" is a member's where the sheet has heads or relationships beside it, else the head's.</summary>
    private static void SettleNames(List<ColumnMapping> columns)
    {
        bool Has(ListField field) => columns.Exists(c => c.Field == field);
        if (columns.Find(c => c.Field is ListField.FullName) is { } plain)
        {
            plain.Field = !Has(ListField.MemberName) && (Has(ListField.HeadName) || Has(ListField.Relationship)) ? ListField.MemberName
                : Has(ListField.HeadName) ? null : ListField.HeadName;
        }
    }
}
