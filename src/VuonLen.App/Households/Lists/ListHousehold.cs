using System.Security.Cryptography;
using System.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>The rows of a list that are about one household, or rows about none.</summary>
/// <param name="Number">In the order of the file, from 1.</param>
/// <param name="Rows">At least one.</param>
/// <param name="IsNone">A sum, a signature, the title of a village: nothing to take in.</param>
internal sealed record ListHousehold(int Number, IReadOnlyList<ListRow> Rows, bool IsNone = false)
{
    private ListRow? _head;

    public ListRow First => Rows[0];

    /// <summary>Who the head is, by relationship or by being named as the head; the first row when nobody is.</summary>
    public ListRow Head => _head ??= Rows.FirstOrDefault(IsHead)
        ?? Rows.FirstOrDefault(r => r[ListField.MemberName] is { } own && r[ListField.HeadName] is { } head && ListKey.IsSame(own.Text, head.Text))
        ?? First;

    public string? HeadName => (Head[ListField.MemberName] is { } own && (Head[ListField.Relationship] is null || IsHead(Head)) ? own : Head[ListField.HeadName] ?? Head[ListField.MemberName])?.Text;

    public static bool IsHead(ListRow row) => row[ListField.Relationship] is { } to && ListKey.Of(to.Text) is "chu ho" or "chuho" or "ch" or "head";

    /// <summary>The household's value: of the head's row, else of the first row that says it.</summary>
    public (ListRow Row, ListValue Value)? Of(ListField field)
    {
        if (Head[field] is { } own)
            return (Head, own);

        foreach (var row in Rows)
        {
            if (row[field] is { } said)
                return (row, said);
        }

        return null;
    }

    /// <summary>The same for households whose rows say the same, wherever they stand.</summary>
    public string Signature => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(r => string.Join(
        '\t', r.Values.Where(v => v.Key is not ListField.HouseholdNumber).OrderBy(v => v.Key).Select(v => $"{v.Key}={ListKey.Of(v.Value.Text)}")))))));
}

/// <summary>Puts the rows of a list together to households.</summary>
internal static class ListHouseholds
{
    public static IEnumerable<ListHousehold> Of(IEnumerable<ListRow> rows, Func<string, bool> isVillage)
    {
        var (number, open) = (0, new List<ListRow>());
        ListValue? village = null;
        string? sheet = null;

        ListHousehold Close()
        {
            var done = new ListHousehold(++number, [.. open]);
            open.Clear();
            return done;
        }

        foreach (var row in rows)
        {
            if (row.Sheet != sheet)
                (sheet, village) = (row.Sheet, null);

            if (IsTitle(row, isVillage) || (NameOf(row) is null && !IsOfPerson(row, open)))
            {
                if (open.Count > 0)
                    yield return Close();
                if (TitleOf(row) is { } title && isVillage(title))
                    village = new(title, Documents.CellKind.Text);
                yield return new(++number, [row], IsNone: true);
                continue;
            }

            if (open.Count > 0 && (open[0].Sheet != row.Sheet || Begins(row, open)))
                yield return Close();
            if (village is { } under)
                row.Values.TryAdd(ListField.Village, under);
            open.Add(row);
        }

        if (open.Count > 0)
            yield return Close();
    }

    public static ListValue? NameOf(ListRow row) =>
        (row[ListField.MemberName] ?? row[ListField.HeadName]) is { } name && !IsSum(name.Text) ? name : null;

    /// <summary>"Tổng cộng": what a row adds up to is counted here anyway.</summary>
    public static bool IsSumRow(ListRow row) => row.Values.Values.Any(v => IsSum(v.Text));

    private static bool IsSum(string text) => ListKey.Of(text) is var key
        && (key.StartsWith("tong cong", StringComparison.Ordinal) || key.StartsWith("tong so", StringComparison.Ordinal) || key is "tong" or "cong");

    /// <summary>Without a name, and yet about somebody: to pass it over would lose a member, or part a household in two.</summary>
    private static bool IsOfPerson(ListRow row, List<ListRow> open) => !IsSumRow(row)
        && ((row[ListField.Relationship] is { } to && Relations.Find(to.Text) is not null)
            || row[ListField.PersonalId]?.Text.Count(char.IsAsciiDigit) >= 9
            || row[ListField.Born] is { } born && (born.Text.Count(char.IsAsciiDigit) >= 4 && born.Text.All(c => char.IsAsciiDigit(c) || c is '/' or '-' or '.' or ' '))
            || (open.Count > 0 && row[ListField.HouseholdNumber] is { } now && open[0][ListField.HouseholdNumber] is { } before && ListKey.IsSame(now.Text, before.Text)
                && row.Values.Keys.Any(f => ListColumns.Of(f).OnMember)));

    /// <summary>A row with one text only: a village that the rows below it belong to, a signature, a remark.</summary>
    private static string? TitleOf(ListRow row)
    {
        var texts = row.Values.Values.Where(v => v.Kind is Documents.CellKind.Text && !v.Text.All(c => char.IsDigit(c) || c is '.' or 'I' or 'V' or 'X')).ToList();
        return texts.Count == 1 ? texts[0].Text : null;
    }

    /// <summary>"II – Thôn Đông" in the column of the names: nothing else is said, and the number, if any, is none of a household.</summary>
    private static bool IsTitle(ListRow row, Func<string, bool> isVillage) =>
        row.Values.Keys.All(f => f is ListField.HouseholdNumber or ListField.HeadName or ListField.MemberName)
        && row[ListField.HouseholdNumber]?.Text.Any(char.IsAsciiDigit) is not true
        && TitleOf(row) is { } title && isVillage(title);

    /// <summary>Whether a row begins another household than the one whose rows are being gathered.</summary>
    private static bool Begins(ListRow row, List<ListRow> open)
    {
        // A list of heads only has a household in every row.
        if (row[ListField.MemberName] is null && !IsNamelessMember(row, open))
            return true;

        if (Differs(row, open, ListField.Village) || Differs(row, open, ListField.Code) || Differs(row, open, ListField.HeadName))
            return true;

        if (row[ListField.Relationship] is not null || open.Exists(r => r[ListField.Relationship] is not null))
        {
            return ListHousehold.IsHead(row)
                ? open.Exists(ListHousehold.IsHead) || Differs(row, open, ListField.HouseholdNumber) || open[0][ListField.HouseholdNumber] is null
                : Differs(row, open, ListField.HouseholdNumber) && !CountsRows(row, open);
        }

        if (row[ListField.HouseholdNumber] is not null)
            return Differs(row, open, ListField.HouseholdNumber);

        return row[ListField.HeadName] is null && open[0][ListField.HeadName] is null && row[ListField.HouseholdNumber] is null
            && open[0][ListField.HouseholdNumber] is null;
    }

    /// <summary>Where members have names of their own, a row that lacks it is still a member's.</summary>
    private static bool IsNamelessMember(ListRow row, List<ListRow> open) => open[0][ListField.MemberName] is not null
        || (row[ListField.HeadName] is null && row[ListField.Relationship] is not null && !ListHousehold.IsHead(row));

    private static bool Differs(ListRow row, List<ListRow> open, ListField field) =>
        row[field] is { } now && open.Select(r => r[field]).LastOrDefault(v => v is not null) is { } before && !ListKey.IsSame(now.Text, before.Text);

    /// <summary>STT goes up with every member: it counts rows, and the relationship alone tells the households apart.</summary>
    private static bool CountsRows(ListRow row, List<ListRow> open) =>
        decimal.TryParse(row[ListField.HouseholdNumber]?.Text, out var now)
        && decimal.TryParse(open[^1][ListField.HouseholdNumber]?.Text, out var before)
        && now == before + 1
        && open.Select(r => r[ListField.HouseholdNumber]?.Text).Distinct().Count() == open.Count;
}
