using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Parts;

namespace VuonLen.Rules.Plans.Tables;

/// <summary>Reads a table of tasks or of targets by the names of its columns; other tables are passages.</summary>
internal static partial class TableReader
{
    private enum Role
    {
        Other,
        Content,
        Lead,
        Cooperating,
        Deadline,
        Result,
        Area,
        Unit,
        Figure,
    }

    public static void Read(Grid grid, Drafting draft)
    {
        var head = HeadRows(grid);
        List<string> names = [.. Enumerable.Range(0, grid.Columns).Select(c => NameOf(grid, head, c))];
        List<Role> roles = [.. names.Select(n => RoleOf(Text.FoldedText.Fold(n)))];
        foreach (var row in grid.Rows.Take(head))
            Pass(row, PassageKind.Heading, draft);

        var isTasks = roles.Contains(Role.Content) && (roles.Contains(Role.Lead) || roles.Contains(Role.Deadline));
        var isWatch = !names.Exists(n => HouseholdHead().IsMatch(Text.FoldedText.Fold(n))) && !roles.Contains(Role.Content) && roles.Contains(Role.Area) && roles.Contains(Role.Lead);
        var isTargets = !isTasks && roles.Contains(Role.Figure) && (roles.Contains(Role.Area) || roles.Contains(Role.Content));
        string? under = null;
        foreach (var row in grid.Rows.Skip(head))
        {
            if (row.Count(c => !c.IsEmpty) <= 2 && row.Count > 3 && row.TrueForAll(c => Figure.Parse(c.Text) is null || c == row[0]))
            {
                under = row.LastOrDefault(c => !c.IsEmpty)?.Text;
                Pass(row, PassageKind.Heading, draft);
            }
            else if (row.TrueForAll(c => ColumnNumber().IsMatch(c.Text)))
            {
                Pass(row, PassageKind.Layout, draft);
            }
            else if (!((isWatch && ReadWatch(row, roles, names, draft)) | (isTasks ? ReadTask(row, roles, under, draft) : isTargets && ReadTargets(row, roles, names, draft))))
            {
                Pass(row, isTasks || isTargets || isWatch ? PassageKind.Situation : PassageKind.Attachment, draft);
            }
        }
    }

    private static bool ReadTask(List<GridCell> row, List<Role> roles, string? under, Drafting draft)
    {
        if (Of(row, roles, Role.Content) is not { } content)
            return false;

        var deadline = Of(row, roles, Role.Deadline) is { } cell ? Deadline.OfTimeText(cell.Folded, draft.Year) : null;
        var words = deadline?.Words ?? Of(row, roles, Role.Deadline)?.Text;
        if (deadline is { IsYearSaid: false, Day: { } day })
            draft.Warnings.Add(Checks.PlanWarnings.YearNotSaid(words!, day, content.Row));
        draft.Tasks.Add(new(content.Text.TrimEnd(';', '.'), content.Row, draft.Sure(0.9))
        {
            Lead = Of(row, roles, Role.Lead)?.Text,
            Cooperating = Of(row, roles, Role.Cooperating)?.Text,
            Deadline = deadline?.Day,
            IsDayNamed = deadline?.IsDay == true,
            DeadlineWords = words,
            Result = Of(row, roles, Role.Result)?.Text,
            Under = under,
        });
        return true;
    }

    /// <summary>Who looks after which village: "Thành viên phụ trách" beside "Thôn".</summary>
    private static bool ReadWatch(List<GridCell> row, List<Role> roles, List<string> names, Drafting draft)
    {
        if (Of(row, roles, Role.Area) is not { } area || Of(row, roles, Role.Lead) is not { } who || Total().IsMatch(area.Folded.Text))
            return false;

        draft.Tasks.Add(new($"{names[roles.IndexOf(Role.Lead)]}: {area.Text}", row[0].Row, draft.Sure(0.8)) { Lead = who.Text });
        return true;
    }

    private static bool ReadTargets(List<GridCell> row, List<Role> roles, List<string> names, Drafting draft)
    {
        var who = Of(row, roles, Role.Area) ?? Of(row, roles, Role.Content) ?? row.Find(c => Total().IsMatch(c.Folded.Text));
        if (who is null)
            return false;

        var isArea = roles.Contains(Role.Area);
        var found = false;
        for (var column = 0; column < row.Count; column++)
        {
            if (roles[column] != Role.Figure || Number().Match(row[column].Text) is not { Success: true } number
                || Figure.Parse(number.Groups["number"].Value, number.Groups["percent"].Success || Percent().IsMatch(Text.FoldedText.Fold(names[column]))) is not { } value)
            {
                continue;
            }

            var name = Text.FoldedText.Fold(names[column]);
            var unit = number.Groups["percent"].Success ? "%" : UnitOf(row, roles, name);
            draft.Targets.Add(new($"{who.Text}: {names[column]} {row[column].Text}", row[column].Row, draft.Sure(0.85))
            {
                Kind = Less().IsMatch(name) && !Left().IsMatch(name) ? TargetKind.ReduceBy : TargetKind.Reach,
                Measure = PlanMeasures.ProposeFolded(isArea ? name : Text.FoldedText.Fold(who.Text)) ?? PlanMeasures.ProposeFolded(name),
                Value = value,
                Unit = unit,
                Area = isArea && !Total().IsMatch(who.Folded.Text) ? who.Text : null,
            });
            found = true;
        }

        return found;
    }

    private static string? UnitOf(List<GridCell> row, List<Role> roles, string name) =>
        Of(row, roles, Role.Unit)?.Text ?? (Percent().IsMatch(name) ? "%" : Households().IsMatch(name) ? "hộ" : Persons().IsMatch(name) ? "người" : null);

    private static GridCell? Of(List<GridCell> row, List<Role> roles, Role role)
    {
        var column = roles.IndexOf(role);
        return column >= 0 && column < row.Count && !row[column].IsEmpty ? row[column] : null;
    }

    /// <summary>The head goes on until a row begins with a number or holds figures.</summary>
    private static int HeadRows(Grid grid)
    {
        var head = grid.Rows.FindIndex(1, Math.Max(0, grid.Rows.Count - 1), r => RowStart().IsMatch(r[0].Text) || r.Skip(1).Any(c => Number().IsMatch(c.Text)));
        return head is < 1 or > 3 ? 1 : head;
    }

    private static string NameOf(Grid grid, int head, int column)
    {
        List<string> parts = [];
        for (var r = 0; r < head; r++)
        {
            var row = grid.Rows[r];
            var text = column < row.Count ? row[column].Text : "";

            // A merged cell names the columns to its right too.
            for (var left = column - 1; text.Length == 0 && left >= 0 && r + 1 < head && HasBelow(grid, head, r, column); left--)
                text = row[left].Text;
            if (text.Length > 0 && !ColumnNumber().IsMatch(text))
                parts.Add(text);
        }

        return string.Join(' ', parts);
    }

    private static bool HasBelow(Grid grid, int head, int row, int column) =>
        Enumerable.Range(row + 1, head - row - 1).Any(r => column < grid.Rows[r].Count && !grid.Rows[r][column].IsEmpty);

    private static Role RoleOf(string name) =>
        Area().IsMatch(name) && !Aim().IsMatch(name) && Lead().IsMatch(name) && !AtOffice().IsMatch(name) ? Role.Area
        : Lead().IsMatch(name) || Person().IsMatch(name) ? Role.Lead
        : Cooperating().IsMatch(name) ? Role.Cooperating
        : Time().IsMatch(name) ? Role.Deadline
        : Aim().IsMatch(name) ? Role.Figure
        : Area().IsMatch(name) ? Role.Area
        : Content().IsMatch(name) ? Role.Content
        : Result().IsMatch(name) ? Role.Result
        : Unit().IsMatch(name) ? Role.Unit
        : Role.Other;

    private static void Pass(List<GridCell> row, PassageKind kind, Drafting draft) =>
        draft.Passages.Add(new(string.Join(" | ", row.Where(c => !c.IsEmpty).Select(c => c.Text)), kind, row[0].Row, draft.Sure(0.8)));

    [GeneratedRegex(@"chu tri|don vi thuc hien|co quan thuc hien|nguoi thuc hien|phu trach", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:don vi|co quan)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AtOffice();

    [GeneratedRegex(@"^(?:ho (?:va )?ten|thanh vien|can bo|cong chuc)(?! chu ho)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"chu ho|ho gia dinh|ten ho\b", RegexOptions.CultureInvariant)]
    private static partial Regex HouseholdHead();

    [GeneratedRegex(@"phoi hop", RegexOptions.CultureInvariant)]
    private static partial Regex Cooperating();

    [GeneratedRegex(@"thoi gian|thoi han|tien do|hoan thanh", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?:giam|thoat ngheo|phan dau|chi tieu (?:giao|nam|giam)|ke hoach nam|muc tieu nam|con lai|cuoi nam)", RegexOptions.CultureInvariant)]
    private static partial Regex Aim();

    [GeneratedRegex(@"^(?:ten )?(?:thon|to dan pho|ban|lang|buon|ap|khu pho|khu dan cu|dia ban|don vi|xa|phuong)\b(?! tinh)", RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex(@"noi dung|nhiem vu|cong viec|chi tieu|hoat dong|giai phap", RegexOptions.CultureInvariant)]
    private static partial Regex Content();

    [GeneratedRegex(@"ket qua|san pham", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"don vi tinh|^dvt", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\bgiam\b|thoat", RegexOptions.CultureInvariant)]
    private static partial Regex Less();

    [GeneratedRegex(@"\bcon\b|cuoi nam", RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"^(?:tong|cong|toan)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"%|ty le", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\bho\b", RegexOptions.CultureInvariant)]
    private static partial Regex Households();

    [GeneratedRegex(@"\bnguoi\b|khau", RegexOptions.CultureInvariant)]
    private static partial Regex Persons();

    [GeneratedRegex(@"^(?<number>\d+(?:[.,]\d+)*)\s*(?<percent>%)?(?:\s*(?:hộ|người))?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\(?(?:\d{1,3}|[IVX]{1,4}|[a-zđA-E])[.)]?$|^(?:Tổng|Cộng|TỔNG|CỘNG)")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^(?:\(?\d{1,2}\)?|\([a-z]\)|[A-E])?$")]
    private static partial Regex ColumnNumber();
}
