using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>Answers that agree with the ages and say exactly what the brief wants said.</summary>
internal static class InventedAnswers
{
    private const int RuralLine = 140, UrbanLine = 175;

    private static readonly DateOnly _surveyedOn = new(2026, 9, 30);
    private static readonly string? _surveyedUnder = NationalStandards.All.FirstOrDefault(s => s.IsInForceOn(_surveyedOn))?.Code;

    /// <summary>What everybody is asked; and, of a household that was on a list, all the rest.</summary>
    public static void Tell(Brief brief, IReadOnlyList<(Relative Relative, Person Person)> members, Dice dice)
    {
        foreach (var (relative, person) in members)
        {
            Schooling(relative, person, brief, dice);
            Working(relative, person, dice);
            if (!brief.IsListed)
                continue;

            person.Insured = true;
            person.Disabled = relative.IsDisabled;
            person.MonthlySocialAssistance = relative.HasAssistance;
            if (relative.Age < 16)
                (person.Stunted, person.Underweight) = (false, false);
            else
                person.OnTheJobTraining = false;
        }

        if (brief.IsListed)
            Deprive(brief, members, dice);
    }

    /// <summary>Dwelling, water, toilet, information, points and causes of a household that was on a list.</summary>
    public static void Tell(Brief brief, Household household, bool isUrban, int members, Dice dice)
    {
        var parts = new Material?[] { Material.Durable, Material.Durable, Material.Durable };
        for (var i = 0; i < (brief.Wants(7) ? 2 : dice.Chance(25) ? 1 : 0); i++)
            parts[(i + dice.Below(2)) % 3] = Material.NotDurable;
        if (brief.Wants(7))
            (parts[0], parts[2]) = (Material.NotDurable, Material.NotDurable);
        (household.Wall, household.Column, household.Roof) = (parts[0], parts[1], parts[2]);

        household.FloorM2 = members * (brief.Wants(8) ? dice.Between(50, 76) : dice.Between(85, 220)) / 10m;
        household.Water = brief.Wants(9) ? Water.Other
            : dice.Of(isUrban ? [(Water.Tap, 8), (Water.Borehole, 2)] : new[] { (Water.Borehole, 3), (Water.ProtectedSpring, 5), (Water.ProtectedWell, 2) });
        household.Toilet = brief.Wants(10) ? (dice.Chance(40) ? Toilet.None : Toilet.Other)
            : dice.Of([(Toilet.Septic, 5), (Toilet.PourFlush, 3), (Toilet.DoubleVault, 2), (Toilet.DugWithSlab, 1)]);
        household.InternetUsedByAMember = !brief.Wants(11);
        household.Devices = brief.Wants(12) ? Devices.None
            : Devices.Television | (brief.Wants(11) ? Devices.None : Devices.Smartphone) | (dice.Chance(15) ? Devices.Radio : Devices.None);

        var line = isUrban ? UrbanLine : RuralLine;
        household.GiveB1(brief.Computed is PovertyClass.NotPoor ? line + dice.Between(5, 35) : line - dice.Between(0, 45), _surveyedOn, _surveyedUnder);
        if (dice.Chance(60))
            household.IncomePerPersonPerMonth = (isUrban ? 100 : 75) * 10_000L * (brief.Computed is PovertyClass.NotPoor ? dice.Between(21, 32) : dice.Between(9, 20)) / 10;

        household.HasNoLabourCapacity = false;
        household.HasPersonOfMerit = dice.Chance(3);
        household.IsOnFarmland = dice.Chance(4);
        if (brief.Status is PovertyClass.NotPoor)
            return;

        for (var i = dice.Between(1, 3); i > 0; i--)
            household.Causes |= dice.Of(_causes);
        for (var i = dice.Between(1, 2); i > 0; i--)
            household.Needs |= dice.Of(Causes.Local);
        if (brief.Wants(7))
            household.Needs |= LocalNeeds.Housing;
        if (brief.Wants(10))
            household.Needs |= LocalNeeds.Sanitation;
        if (brief.Wants(2))
            household.Needs |= LocalNeeds.ManyDependants;
    }

    private static readonly (PovertyCauses, int)[] _causes =
    [
        (PovertyCauses.ProductionLand, 22), (PovertyCauses.Capital, 24), (PovertyCauses.Labour, 10), (PovertyCauses.ProductionTools, 8),
        (PovertyCauses.ProductionKnowledge, 13), (PovertyCauses.LabourSkills, 12), (PovertyCauses.IllnessOrAccident, 9), (PovertyCauses.Other, 2),
    ];

    /// <summary>The level by the year of birth, as schools take children in.</summary>
    private static void Schooling(Relative relative, Person person, Brief brief, Dice dice)
    {
        var years = Family.Day.Year - relative.Born.Year;
        (person.Studying, person.Completed) = years switch
        {
            < 3 => (Studying.None, Completed.None),
            < 6 => (Studying.Preschool, Completed.None),
            < 11 => (Studying.Primary, Completed.None),
            < 15 => (Studying.LowerSecondary, Completed.Primary),
            < 18 => (Studying.UpperSecondary, Completed.LowerSecondary),
            < 23 when dice.Chance(brief.IsListed ? 20 : 40) => (dice.Chance(50) ? Studying.College : Studying.University, Completed.UpperSecondary),
            < 32 => (Studying.None, dice.Of(_young)),
            _ => (Studying.None, dice.Of(brief.IsListed ? _olderListed : _older)),
        };
    }

    private static readonly (Completed, int)[] _young = [(Completed.UpperSecondary, 60), (Completed.Intermediate, 20), (Completed.College, 12), (Completed.University, 8)];

    private static readonly (Completed, int)[] _older = [(Completed.Primary, 20), (Completed.LowerSecondary, 35), (Completed.UpperSecondary, 25), (Completed.Intermediate, 10), (Completed.University, 10)];

    private static readonly (Completed, int)[] _olderListed = [(Completed.None, 25), (Completed.Primary, 40), (Completed.LowerSecondary, 30), (Completed.UpperSecondary, 5)];

    private static void Working(Relative relative, Person person, Dice dice)
    {
        if (relative.Age < 15)
            return;

        person.CanAndWantsToWork = person.Studying is Studying.None && !relative.IsDisabled && relative.Age < (relative.Sex is Sex.Male ? 66 : 62);
        person.Work = person.CanAndWantsToWork is false ? Work.None
            : dice.Chance(80) ? Work.OwnFarmOrBusiness
            : Work.WageWithContract;
    }

    private static void Deprive(Brief brief, IReadOnlyList<(Relative Relative, Person Person)> members, Dice dice)
    {
        if (brief.Wants(1))
            OutOfWork(members.First(m => Family.CanWork(m.Relative)).Person, dice);
        if (brief.Wants(3))
            members.First(m => m.Relative.Age < 16).Person.Stunted = true;
        if (brief.Wants(4))
            members.First(m => m.Relative.Age >= 6).Person.Insured = false;
        if (brief.Wants(6))
            members.First(m => m.Relative.Age is >= 3 and < 16).Person.Studying = Studying.None;
        if (!brief.Wants(5))
            return;

        foreach (var (relative, person) in members.Where(m => Family.IsYoungAdult(m.Relative)).Take(brief.AdultsWithoutEducation))
        {
            (person.Studying, person.Completed) = (Studying.None, relative.Age < 18 || dice.Chance(40) ? Completed.Primary : Completed.LowerSecondary);
            if (person.CanAndWantsToWork is false && !relative.IsDisabled)
                (person.CanAndWantsToWork, person.Work) = (true, Work.OwnFarmOrBusiness);
        }
    }

    private static void OutOfWork(Person person, Dice dice)
    {
        (person.Studying, person.CanAndWantsToWork) = (Studying.None, true);
        person.Work = dice.Chance(55) ? Work.WageWithoutContract : Work.None;
    }

    /// <summary>Takes one answer back that the result hangs on.</summary>
    public static void Forget(Household household, IReadOnlyList<(Relative Relative, Person Person)> members, Dice dice)
    {
        switch (dice.Below(4))
        {
            case 0:
                household.Water = null;
                break;
            case 1:
                household.Toilet = null;
                break;
            case 2:
                household.GiveB1(null, null, null);
                break;
            default:
                members[0].Person.Insured = null;
                break;
        }
    }
}
