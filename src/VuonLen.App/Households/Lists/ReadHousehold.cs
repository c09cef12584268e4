using System.Text.RegularExpressions;
using VuonLen.App.Documents;
using VuonLen.Rules.Names;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>Reads the rows of one household: every value by its column, every fault by row and cell (đọc một hộ).</summary>
/// <remarks>A fault in one row keeps the whole household back: a household without one of its members would be classified wrongly.</remarks>
internal static partial class ReadHousehold
{
    public static HouseholdWish Of(ListHousehold source, ListPlaces places, ListRules rules)
    {
        var wish = new HouseholdWish { Source = source };
        ReadCells(wish, rules);
        ReadMembers(wish);
        ReadPlace(wish, places);
        ReadStatus(wish, rules);
        CheckTogether(wish, rules);
        HoldTogether(wish);
        return wish;
    }

    private static void ReadCells(HouseholdWish wish, ListRules rules)
    {
        foreach (var row in wish.Source.Rows)
        {
            foreach (var (field, value) in row.Values.Where(v => v.Value.Kind is CellKind.Error))
                wish.Refused.Add(ListFinding.Of(row, field, value.Text == ListValue.Uncomputed ? ListProblems.NotComputed : ListProblems.ErrorCell));
        }

        foreach (var field in wish.Source.Rows.SelectMany(r => r.Values.Keys).Distinct().Order())
        {
            var column = ListColumns.Of(field);
            if (column.OnMember || column is PlainColumn)
                continue;

            if (wish.Source.Of(field) is not { } said || said.Value.Kind is CellKind.Error)
                continue;

            foreach (var other in wish.Source.Rows.Where(r => r[field] is { } own && !ListKey.IsSame(own.Text, said.Value.Text)))
                wish.Refused.Add(ListFinding.Of(other, field, ListProblems.Contradicts(said.Row.Where)));
            if (Take(wish, said.Row, column, said.Value, rules) is { } taken)
                wish.Values.Add((column, taken));
        }
    }

    private static object? Take(HouseholdWish wish, ListRow row, ListColumn column, ListValue value, ListRules rules)
    {
        var read = column.Read(value, rules.Today);
        if (read.Refused is { } refused)
            wish.Refused.Add(ListFinding.Of(row, column.Field, refused));
        if (read.Warning is { } warning)
            wish.Warnings.Add(ListFinding.Of(row, column.Field, warning));
        return read.Value;
    }

    private static void ReadMembers(HouseholdWish wish)
    {
        var source = wish.Source;
        var head = source.Head;
        var heads = source.Rows.Count(ListHousehold.IsHead);
        if (heads > 1)
            wish.Refused.Add(ListFinding.Of(source.Rows.Last(ListHousehold.IsHead), ListField.Relationship, ListProblems.TwoHeads));
        if (source.HeadName is not { } headName)
        {
            wish.Refused.Add(ListFinding.Of(source.First, null, ListProblems.NameMissing));
            return;
        }

        wish.HeadName = NameOf(headName);

        // A list that names the head beside each member, but has no row for the head, is short of one person.
        var headHasRow = ListHousehold.IsHead(head) || head[ListField.MemberName] is null
            || ListKey.IsSame(head[ListField.MemberName]!.Value.Text, headName);
        if (!headHasRow && source.Rows.Count > 0)
            wish.Refused.Add(ListFinding.Of(source.First, ListField.HeadName, ListProblems.HeadMissing));
        else if (heads == 0 && head[ListField.Relationship] is not null && !(head[ListField.HeadName] is { } named && ListKey.IsSame(named.Text, head[ListField.MemberName]?.Text ?? "")))
            wish.Refused.Add(ListFinding.Of(head, ListField.Relationship, ListProblems.HeadMissing)); // a child whose parents were left out is no head

        foreach (var row in source.Rows.OrderByDescending(r => r == head))
        {
            // The head's name stands in every row: it names the head, and nobody else.
            var text = row[ListField.MemberName] ?? (row != head && head[ListField.MemberName] is not null ? null : row[ListField.HeadName]);
            if (text is not { } name)
            {
                wish.Refused.Add(ListFinding.Of(row, ListField.MemberName, ListProblems.NameMissing));
                continue;
            }

            if (name.Text.Length > 100)
                wish.Refused.Add(ListFinding.Of(row, row[ListField.MemberName] is null ? ListField.HeadName : ListField.MemberName, ListProblems.TooLong(100)));
            var member = new MemberWish { Row = row, Name = NameOf(name.Text), Relationship = row == head ? Relationship.Head : null };
            if (row != head && row[ListField.Relationship] is { } to && !ListHousehold.IsHead(row))
            {
                member.Relationship = Relations.Find(to.Text);
                if (member.Relationship is null)
                    wish.Refused.Add(ListFinding.Of(row, ListField.Relationship, ListProblems.NotOneOf(Relations.Words)));
            }

            wish.Members.Add(member);
        }

        wish.LooksLikeATest = TestName().IsMatch(VietnameseName.Fold(wish.HeadName)) || wish.HeadName.Any(char.IsDigit);
    }

    private static void ReadPersons(HouseholdWish wish, ListRules rules)
    {
        var seen = new HashSet<string>();
        foreach (var member in wish.Members)
        {
            foreach (var (field, value) in member.Row.Values.OrderBy(v => v.Key))
            {
                var column = ListColumns.Of(field);
                if (column.OnMember && column is not PlainColumn && value.Kind is not CellKind.Error && Take(wish, member.Row, column, value, rules) is { } taken)
                    member.Values.Add((column, taken));
            }

            if (member.Row[ListField.PersonalId] is { Kind: not CellKind.Error } id)
                ReadPersonalId(wish, member, id, seen);
            if (member.Row[ListField.Age] is { } age && member.Born is { } born && int.TryParse(age.Text, out var said)
                && born.CompleteYearsOn(rules.AsOf) is { } counted && Math.Abs(counted - said) > 1)
            {
                wish.Warnings.Add(ListFinding.Of(member.Row, ListField.Age, ListProblems.OtherAge(said, counted)));
            }
        }
    }

    private static void ReadPersonalId(HouseholdWish wish, MemberWish member, ListValue value, HashSet<string> seen)
    {
        var digits = string.Concat(value.Text.Where(c => !char.IsWhiteSpace(c) && c is not '.' and not '\'' and not '-'));
        if (digits.Length == 9 && digits.All(char.IsAsciiDigit))
        {
            wish.Warnings.Add(ListFinding.Of(member.Row, ListField.PersonalId, ListProblems.NineDigits));
            return;
        }

        // A number cell forgets its leading zeros; all provinces' codes begin with one.
        if (value.Kind is CellKind.Number && digits.Length is 11 or 10 && digits.All(char.IsAsciiDigit))
        {
            digits = digits.PadLeft(12, '0');
            wish.Warnings.Add(ListFinding.Of(member.Row, ListField.PersonalId, ListProblems.ZeroLost));
        }

        if (!PersonalId.TryParse(digits, out var id))
        {
            wish.Refused.Add(ListFinding.Of(member.Row, ListField.PersonalId, ListProblems.NotAPersonalId));
            return;
        }

        if (!seen.Add(id.Digits))
            wish.Refused.Add(ListFinding.Of(member.Row, ListField.PersonalId, ListProblems.SameIdInFile));
        member.PersonalId = id;
        foreach (var warning in id.Compare(member.Sex, member.Born))
            wish.Warnings.Add(ListFinding.Of(member.Row, ListField.PersonalId, warning));
    }

    private static void ReadPlace(HouseholdWish wish, ListPlaces places)
    {
        var row = wish.Source.Head;
        var (commune, code) = (wish.Source.Of(ListField.Commune), wish.Source.Of(ListField.CommuneCode));
        var path = places.CommuneOf(commune?.Value.Text, code?.Value.Text);
        if (path is null)
        {
            wish.Refused.Add(ListFinding.Of(commune?.Row ?? code?.Row ?? row, commune is null ? ListField.CommuneCode : ListField.Commune, ListProblems.OtherCommune));
            return;
        }

        var said = wish.Source.Of(ListField.Village);
        if (said is { } name)
            wish.Village = places.VillageOf(path, name.Value.Text);
        else if (wish.Source.Of(ListField.Address) is { } address)
            wish.Village = places.VillageIn(path, address.Value.Text);
        wish.Village ??= said is null ? places.Usual(path) : null;

        if (wish.Village is null)
        {
            wish.Refused.Add(said is { } unknown
                ? ListFinding.Of(unknown.Row, ListField.Village, ListProblems.UnknownVillage(unknown.Value.Shown))
                : ListFinding.Of(row, ListField.Village, ListProblems.VillageMissing));
        }
    }

    private static void ReadStatus(HouseholdWish wish, ListRules rules)
    {
        var source = wish.Source;
        wish.HasEscaped = source.First.Role is SheetRole.EscapedPoverty or SheetRole.EscapedNearPoverty;
        (PovertyClass Status, bool IsAverage)? status = source.First.Role switch
        {
            SheetRole.EscapedPoverty or SheetRole.EscapedNearPoverty => (PovertyClass.NotPoor, false),
            SheetRole.AllPoor => (PovertyClass.Poor, false),
            SheetRole.AllNearPoor => (PovertyClass.NearPoor, false),
            SheetRole.Listed => null,
        };

        if (source.Of(ListField.Class) is { } said && said.Value.Kind is not CellKind.Error)
        {
            foreach (var other in source.Rows.Where(r => r[ListField.Class] is { } own && !ListKey.IsSame(own.Text, said.Value.Text)))
                wish.Refused.Add(ListFinding.Of(other, ListField.Class, ListProblems.Contradicts(said.Row.Where)));
            if (Classes.Find(said.Value.Text) is { } read)
                status = read;
            else
                wish.Refused.Add(ListFinding.Of(said.Row, ListField.Class, ListProblems.NotOneOf(Classes.Words)));
        }

        var isAverage = source.Of(ListField.AverageLiving) is { } average && ListMarks.Read(average.Value.Text) is ListMark.Yes;
        if (status is not { } known)
            return;

        var (number, decided) = (source.Of(ListField.DecisionNumber), source.Of(ListField.DecisionOn));
        DateOnly? on = null;
        if (decided is { } day && day.Value.Kind is not CellKind.Error)
        {
            var read = ListCell.Date(day.Value, rules.Today);
            on = read.Answer?.Day;
            if (read.Problems.Count > 0 || read.Answer is { Day: null })
                wish.Refused.Add(ListFinding.Of(day.Row, ListField.DecisionOn, read.Problems.Count > 0 ? read.Problems[0] : ListProblems.NotADay));
            else if (on > rules.Today)
                wish.Refused.Add(ListFinding.Of(day.Row, ListField.DecisionOn, HouseholdProblems.DecidedInFuture));
        }

        if (number?.Value.Text.Length > 60)
            wish.Refused.Add(ListFinding.Of(number.Value.Row, ListField.DecisionNumber, ListProblems.TooLong(60)));

        var effective = on ?? rules.AsOf;
        if (rules.StandardOn(effective) is not { } standard)
        {
            wish.Refused.Add(ListFinding.Of(decided?.Row ?? source.Head, decided is null ? null : ListField.DecisionOn, ListProblems.NoStandard));
            return;
        }

        wish.Status = new(known.Status, known.IsAverage || isAverage, standard.Code, effective, number?.Value.Text, on);
        CheckPoints(wish, known.Status, standard);
    }

    /// <summary>The paper's totals beside the class the list states: a difference is worth a look and changes nothing.</summary>
    private static void CheckPoints(HouseholdWish wish, PovertyClass said, PovertyStandard standard)
    {
        int? Points(ListField field) => wish.Values.Where(v => v.Column.Field == field).Select(v => (int?)(long)v.Value).FirstOrDefault();
        if (Points(ListField.PaperB1) is { } b1 && Points(ListField.PaperB2) is { } b2 && wish.Village is { } village
            && standard.ClassOfTotals(village.IsUrban, b1, b2) is { } computed && computed != said)
        {
            var (row, _) = wish.Source.Of(ListField.PaperB1)!.Value;
            wish.Warnings.Add(ListFinding.Of(row, ListField.PaperB1, ListProblems.PointsSayOther(Words.Of(computed))));
        }
    }

    private static void CheckTogether(HouseholdWish wish, ListRules rules)
    {
        ReadPersons(wish, rules);
        wish.Code = wish.Values.Where(v => v.Column.Field is ListField.Code).Select(v => (string)v.Value).FirstOrDefault();

        if (wish.Source.Of(ListField.MemberCount) is { } count && int.TryParse(count.Value.Text, out var said)
            && wish.Source.Rows.Any(r => r[ListField.MemberName] is not null) && said != wish.Members.Count)
        {
            wish.Warnings.Add(ListFinding.Of(count.Row, ListField.MemberCount, ListProblems.OtherCount(said, wish.Members.Count)));
        }

        var marks = wish.Values.Where(v => ListColumns.Deprivations.Contains(v.Column.Field)).ToList();
        if (marks.Count > 0 && wish.Values.Where(v => v.Column.Field is ListField.PaperB2).Select(v => (long?)v.Value).FirstOrDefault() is { } points
            && marks.Count(m => (bool)m.Value) * 10 != points)
        {
            wish.Warnings.Add(ListFinding.Of(wish.Source.Of(ListField.PaperB2)!.Value.Row, ListField.PaperB2, ListProblems.OtherPoints(marks.Count(m => (bool)m.Value), (int)points)));
        }
    }

    /// <summary>Every row of a household that is kept back says so.</summary>
    private static void HoldTogether(HouseholdWish wish)
    {
        if (wish.Refused.Count == 0)
            return;

        var faulty = wish.Refused[0];
        var where = wish.Source.Rows.First(r => r.Number == faulty.Row && r.Sheet == faulty.Sheet).Where;
        foreach (var row in wish.Source.Rows.Where(r => !wish.Refused.Exists(f => f.Row == r.Number && f.Sheet == r.Sheet)))
            wish.Refused.Add(ListFinding.Of(row, null, ListProblems.WithOther(where)));
    }

    private static string NameOf(string text) => VietnameseText.NameCase(VietnameseText.Clean(text));

    [GeneratedRegex(@"(^|\s)(test|demo)(\s|$)|^(nguyen|tran|le|pham|hoang|vo|phan) (van|thi) [a-z]$")]
    private static partial Regex TestName();
}
