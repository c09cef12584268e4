namespace VuonLen.Rules.Forms.Checks;

/// <summary>All statements that hold within a unit of a right pack; sums over units and rates are checked beside them.</summary>
public static class Identities
{
    internal const string ListedHouseholds = "Hộ";
    internal const string ListedPersons = "Khẩu";

    /// <summary>In the order of the forms.</summary>
    public static IReadOnlyList<Identity> All { get; } = [.. Texts().Select(Identity.Parse)];

    private static IEnumerable<string> Texts()
    {
        // Form 1: nobody counts twice, and there is no more of a list than there is of the place.
        yield return "F1.3 + F1.5 + F1.7 <= F1.1";
        yield return "F1.9 + F1.11 + F1.13 <= F1.2";
        yield return "F1.1 <= F1.2";

        // Forms 2 and 3 balance, and meet.
        foreach (var line in new[] { "", "n" })
        {
            foreach (var form in new[] { $"F2{line}", $"F3{line}" })
                yield return $"{form}.9 = {form}.1 - {form}.2 - {form}.3 - {form}.4 + {form}.5 + {form}.6 + {form}.7 + {form}.8";
            yield return $"F2{line}.2 = F3{line}.5";
            yield return $"F2{line}.5 = F3{line}.3";
        }

        yield return "F2.9 = F1.3";
        yield return "F2n.9 = F1.9";
        yield return "F3.9 = F1.5";
        yield return "F3n.9 = F1.11";

        // Forms 4 to 7: a sum of twelve, none larger than the list.
        foreach (var (counts, list) in new[] { (4, "F1.3"), (6, "F1.5") })
        {
            yield return $"F{counts}.1 = {list}";
            yield return $"F{counts}.2 = " + string.Join(" + ", Enumerable.Range(3, 12).Select(n => $"F{counts}.{n}"));
            for (var n = 3; n <= 14; n++)
                yield return $"F{counts}.{n} <= F{counts}.1";
            yield return $"F{counts + 1}.1 = F{counts}.1";
        }

        foreach (var line in new[] { "", "n" })
        {
            yield return $"F8{line}.5 = F8{line}.1 - F8{line}.2 - F8{line}.3 - F8{line}.4";
            yield return $"F8{line}.10 = F8{line}.6 - F8{line}.7 - F8{line}.8 - F8{line}.9";
        }

        yield return "F8.1 = F1.3";
        yield return "F8.6 = F1.5";
        yield return "F8n.1 = F1.9";
        yield return "F8n.6 = F1.11";

        yield return "F9.1 = F9.1.1 + F9.1.2";
        yield return "F9.2 = F9.2.1 + F9.2.2";
        yield return "F9.1 = F1.3";
        yield return "F9.2 = F1.5";

        for (var cause = 1; cause <= 8; cause++)
        {
            yield return $"F10.{cause} = F10n.{cause} + F10c.{cause}";
            yield return $"F10n.{cause} <= F1.3";
            yield return $"F10c.{cause} <= F1.5";
        }

        foreach (var (all, part, persons) in new[] { (1, 2, "F1.9"), (1, 3, "F1.9"), (1, 4, "F1.9"), (5, 6, "F1.11"), (5, 7, "F1.11"), (5, 8, "F1.11") })
        {
            yield return $"F11.{part} <= F11.{all}";
            if (part - all == 1)
                yield return $"F11.{all} <= {persons}"; // children are persons
        }

        foreach (var (form, households, persons, list) in new[] { (12, "F1.3", "F1.9", 1), (13, "F1.5", "F1.11", 2) })
        {
            yield return $"F{form}.1 = F{form}.2 + F{form}.3";
            yield return $"F{form}.5 = F{form}.6 + F{form}.7";
            yield return $"F{form}.9 = F{form}.10 + F{form}.11";
            yield return $"F{form}.16 = F{form}.17 + F{form}.18";

            // Not 18<=7 and 19<=8: those are persons of minority households, a Kinh wife among them; these are minority persons.
            foreach (var (part, whole) in new[] { (3, 1), (7, 5), (4, 3), (8, 7), (12, 11), (19, 18), (13, 9), (14, 9), (15, 9), (9, 1), (11, 3), (12, 4), (16, 5) })
                yield return $"F{form}.{part} <= F{form}.{whole}";
            yield return $"F{form}.1 = F1.1";
            yield return $"F{form}.5 = F1.2";
            yield return $"F{form}.9 = {households}";
            yield return $"F{form}.16 = {persons}";
            yield return $"F{form}.10 = F9.{list}.1";
            yield return $"F{form}.11 = F9.{list}.2";
        }

        yield return "F14.Hộ = F1.5";
        yield return "F14.Khẩu = F1.11";
        yield return "F15.Hộ = F1.3";
        yield return "F15.Khẩu = F1.9";
    }
}
