using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>Households drawn at random, with ages near the thresholds more often than not.</summary>
internal sealed class RandomHousehold(Random random, double unknownShare)
{
    private static readonly int[] _ages = [0, 3, 6, 12, 15, 16, 18, 31, 57, 60, 61, 62];

    public HouseholdFacts Make()
    {
        var facts = AHousehold.Of([.. Enumerable.Range(1, random.Next(1, 7)).Select(i => Member($"m{i}"))]) with
        {
            IsUrban = random.Next(2) == 0,
            B1 = random.Next(100, 200),
            Dwelling = new(Any<Material>(), Any<Material>(), Any<Material>(), random.Next(0, 80)),
            Water = Any<Water>(),
            Toilet = Any<Toilet>(),
            InternetUsedByAMember = YesNo(0.7),
            HasDevice = YesNo(0.7),
        };
        return unknownShare > 0 ? Forget(random, facts, unknownShare) : facts;
    }

    /// <summary>The same household with answers left out.</summary>
    public static HouseholdFacts Forget(Random random, HouseholdFacts facts, double share = 0.15)
    {
        bool Keep() => random.NextDouble() >= share;

        return facts with
        {
            IsUrban = Keep() ? facts.IsUrban : null,
            B1 = Keep() ? facts.B1 : null,
            Dwelling = new(
                Keep() ? facts.Dwelling.Wall : null,
                Keep() ? facts.Dwelling.Column : null,
                Keep() ? facts.Dwelling.Roof : null,
                Keep() ? facts.Dwelling.FloorM2 : null),
            Water = Keep() ? facts.Water : null,
            Toilet = Keep() ? facts.Toilet : null,
            InternetUsedByAMember = Keep() ? facts.InternetUsedByAMember : null,
            HasDevice = Keep() ? facts.HasDevice : null,
            Members =
            [
                .. facts.Members.Select(m => new MemberFacts(
                    m.Id,
                    Keep() ? m.Born : random.Next(3) == 0 ? null : BirthDate.In(m.Born!.Value.Year),
                    Keep() ? m.Sex : null,
                    Keep() ? m.MonthlySocialAssistance : null,
                    Keep() ? m.Disabled : null,
                    Keep() ? m.Insured : null,
                    Keep() ? m.CanAndWantsToWork : null,
                    Keep() ? m.Work : null,
                    Keep() ? m.Studying : null,
                    Keep() ? m.Completed : null,
                    Keep() ? m.OnTheJobTraining : null,
                    Keep() ? m.Stunted : null,
                    Keep() ? m.Underweight : null)),
            ],
        };
    }

    private MemberFacts Member(string id)
    {
        var born = AHousehold.On.AddYears(-_ages[random.Next(_ages.Length)]).AddDays(random.Next(-400, 400));
        return new(
            id, BirthDate.On(born > AHousehold.On ? AHousehold.On : born), Any<Sex>(), YesNo(0.3), YesNo(0.2), YesNo(0.8), YesNo(0.7),
            Any<Work>(), Any<Studying>(), Any<Completed>(), YesNo(0.1), YesNo(0.1), YesNo(0.1));
    }

    private bool YesNo(double share) => random.NextDouble() < share;

    private T Any<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}

/// <summary>A household of which not all is known, and the truth about it.</summary>
internal sealed record Filling(HouseholdFacts Facts, HouseholdFacts Complete)
{
    /// <summary>Tells the truth about everything but what is listed as missing.</summary>
    public HouseholdFacts FilledUp(IReadOnlyList<string> missing)
    {
        bool May(string path) => !missing.Contains(path);

        return Facts with
        {
            IsUrban = May("area") ? Complete.IsUrban : Facts.IsUrban,
            B1 = May("b1") ? Complete.B1 : Facts.B1,
            Dwelling = new(
                May("dwelling/wall") ? Complete.Dwelling.Wall : Facts.Dwelling.Wall,
                May("dwelling/column") ? Complete.Dwelling.Column : Facts.Dwelling.Column,
                May("dwelling/roof") ? Complete.Dwelling.Roof : Facts.Dwelling.Roof,
                May("dwelling/floor_m2") ? Complete.Dwelling.FloorM2 : Facts.Dwelling.FloorM2),
            Water = May("water") ? Complete.Water : Facts.Water,
            Toilet = May("toilet") ? Complete.Toilet : Facts.Toilet,
            InternetUsedByAMember = May("internet_used_by_a_member") ? Complete.InternetUsedByAMember : Facts.InternetUsedByAMember,
            HasDevice = May("devices") ? Complete.HasDevice : Facts.HasDevice,
            Members = [.. Facts.Members.Zip(Complete.Members, Member)],
        };

        MemberFacts Member(MemberFacts known, MemberFacts all)
        {
            bool MayTell(string answer) => May($"members/{known.Id}/{answer}");

            return new(
                known.Id,
                MayTell("born") ? all.Born : known.Born,
                MayTell("sex") ? all.Sex : known.Sex,
                MayTell("monthly_social_assistance") ? all.MonthlySocialAssistance : known.MonthlySocialAssistance,
                MayTell("disabled") ? all.Disabled : known.Disabled,
                MayTell("insured") ? all.Insured : known.Insured,
                MayTell("can_and_wants_to_work") ? all.CanAndWantsToWork : known.CanAndWantsToWork,
                MayTell("work") ? all.Work : known.Work,
                MayTell("studying") ? all.Studying : known.Studying,
                MayTell("completed") ? all.Completed : known.Completed,
                MayTell("on_the_job_training") ? all.OnTheJobTraining : known.OnTheJobTraining,
                MayTell("stunted") ? all.Stunted : known.Stunted,
                MayTell("underweight") ? all.Underweight : known.Underweight);
        }
    }
}
