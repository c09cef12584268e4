using VuonLen.Rules.Facts;

namespace VuonLen.App.Households.Demo;

/// <summary>Someone of a household before the answers about him or her are made up.</summary>
internal sealed record Relative(Relationship Relationship, Sex Sex, DateOnly Born)
{
    /// <summary>Father's or mother's place among the relatives, for the surname; null for who brought one along.</summary>
    public int? Father { get; init; }

    public int? Mother { get; init; }

    public bool IsDisabled { get; init; }

    public bool HasAssistance { get; init; }

    /// <summary>Only the year of birth is on record.</summary>
    public bool IsYearOnly { get; init; }

    public int Age => Family.AgeOf(Born);

    public bool IsDependant => Age < 16 || (HasAssistance && (Age >= 60 || IsDisabled));
}

/// <summary>Puts families together: who lives with whom, and how old they are.</summary>
internal static class Family
{
    /// <summary>The day for which all answers are made up; the demo opens on it.</summary>
    public static readonly DateOnly Day = new(2026, 10, 15);

    /// <summary>Nobody is younger, so that the last birth was on record for a while.</summary>
    private static readonly DateOnly _lastBirth = new(2026, 9, 20);

    public static int AgeOf(DateOnly born) => Day.Year - born.Year - (born.AddYears(Day.Year - born.Year) > Day ? 1 : 0);

    /// <summary>A family in which the brief's deprivations can hold, and none of the others must.</summary>
    public static List<Relative> Make(Brief brief, Dice dice)
    {
        for (var attempt = 0; attempt < 5000; attempt++)
        {
            var family = brief.HasSharedId ? Couple(dice, husband: 48) : Propose(dice);
            if (!brief.IsListed || Fits(brief, family))
                return family;
        }

        throw new InvalidOperationException($"No family fits deprivations {brief.Deprived:b}.");
    }

    private static bool Fits(Brief brief, List<Relative> family) =>
        (family.Count(r => r.IsDependant) * 2 > family.Count) == brief.Wants(2)
        && (!brief.Wants(1) || family.Any(CanWork))
        && (!brief.Wants(3) || family.Any(r => r.Age < 16))
        && (!brief.Wants(5) || family.Count(IsYoungAdult) >= brief.AdultsWithoutEducation)
        && (!brief.Wants(6) || family.Any(r => r.Age is >= 3 and < 16));

    public static bool IsYoungAdult(Relative relative) => relative.Age is >= 16 and <= 30;

    public static bool CanWork(Relative relative) => relative is { Age: >= 19 and <= 55, IsDisabled: false };

    private static List<Relative> Propose(Dice dice) => dice.Below(100) switch
    {
        < 46 => Couple(dice, dice.Between(27, 58)),
        < 58 => Couple(dice, dice.Between(20, 30)),
        < 70 => WithParent(dice),
        < 82 => ThreeGenerations(dice),
        < 92 => Alone(dice),
        _ => Elders(dice),
    };

    private static List<Relative> Couple(Dice dice, int husband)
    {
        var wife = Math.Max(20, husband - dice.Between(-2, 6));
        var isHusbandHead = husband == 48 || dice.Chance(85);
        var family = new List<Relative>
        {
            Someone(Relationship.Head, isHusbandHead ? Sex.Male : Sex.Female, isHusbandHead ? husband : wife, dice),
            Someone(Relationship.Spouse, isHusbandHead ? Sex.Female : Sex.Male, isHusbandHead ? wife : husband, dice),
        };
        Children(family, Relationship.Child, isHusbandHead ? 0 : 1, isHusbandHead ? 1 : 0, dice);
        return family;
    }

    private static List<Relative> WithParent(Dice dice)
    {
        var family = Couple(dice, dice.Between(28, 50));
        var older = Math.Max(family[0].Age, family[1].Age);
        family.Add(Someone(Relationship.Parent, dice.Chance(70) ? Sex.Female : Sex.Male, older + dice.Between(20, 32), dice));
        return family;
    }

    private static List<Relative> ThreeGenerations(Dice dice)
    {
        var family = Elders(dice, most: 78);
        var youngest = family.Min(r => r.Age);
        var child = Math.Min(youngest - 19, dice.Between(24, 42));
        family.Add(Someone(Relationship.Child, Sex.Male, child, dice) with { Father = family.FindIndex(r => r.Sex is Sex.Male) is >= 0 and var f ? f : null });
        family.Add(Someone(Relationship.ChildInLaw, Sex.Female, Math.Max(20, child - dice.Between(-1, 4)), dice));
        Children(family, Relationship.Grandchild, family.Count - 2, family.Count - 1, dice);
        return family;
    }

    /// <summary>One parent with children, mostly the mother.</summary>
    private static List<Relative> Alone(Dice dice)
    {
        var sex = dice.Chance(80) ? Sex.Female : Sex.Male;
        var family = new List<Relative> { Someone(Relationship.Head, sex, dice.Between(24, 56), dice) };
        Children(family, Relationship.Child, sex is Sex.Male ? 0 : null, sex is Sex.Female ? 0 : null, dice);
        return family;
    }

    private static List<Relative> Elders(Dice dice, int most = 90)
    {
        var age = dice.Between(58, most);
        var sex = dice.Chance(60) ? Sex.Male : Sex.Female;
        var family = new List<Relative> { Someone(Relationship.Head, sex, age, dice) };
        if (dice.Chance(age > 75 ? 30 : 60))
            family.Add(Someone(Relationship.Spouse, sex is Sex.Male ? Sex.Female : Sex.Male, Math.Max(52, age + dice.Between(-5, 4)), dice));
        return family;
    }

    /// <summary>None is born before both parents are 18, or after the mother is 44.</summary>
    private static void Children(List<Relative> family, Relationship relationship, int? father, int? mother, Dice dice)
    {
        var youngestParent = new[] { father, mother }.OfType<int>().Min(p => Day.Year - family[p].Born.Year);
        var first = youngestParent - dice.Between(18, 27);
        var count = dice.Of(_children);
        for (var (age, i) = (first, 0); i < count && age >= 0; age -= dice.Between(2, 6), i++)
        {
            if (youngestParent - age > 44 || (age > 24 && dice.Chance(80)))
                continue;

            family.Add(Someone(relationship, dice.Chance(51) ? Sex.Male : Sex.Female, age, dice) with { Father = father, Mother = mother });
        }
    }

    private static readonly (int, int)[] _children = [(0, 8), (1, 24), (2, 36), (3, 20), (4, 9), (5, 3)];

    /// <param name="relationship">To the head.</param>
    /// <param name="sex">Of the person.</param>
    /// <param name="years">This year less the year of birth.</param>
    /// <param name="dice">Draws the rest.</param>
    private static Relative Someone(Relationship relationship, Sex sex, int years, Dice dice)
    {
        var born = dice.DayIn(Day.Year - years, _lastBirth);
        var isDisabled = dice.Chance(years > 60 ? 7 : 2);
        return new(relationship, sex, born)
        {
            IsDisabled = isDisabled,
            HasAssistance = (isDisabled && dice.Chance(80)) || (years > 75 && dice.Chance(75)),
            IsYearOnly = years > 66 && dice.Chance(25),
        };
    }
}
