using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Tests.Forms;

/// <summary>Households with wild but possible histories, each of them the same for its number.</summary>
internal static class Invented
{
    public const string Standard = "ND07-2022";

    private static int _last;

    public static readonly FormPeriod Period = new(new(2025, 12, 31), new(2026, 12, 31), Standard);

    /// <summary>One commune with three villages.</summary>
    public static IReadOnlyList<FormArea> Areas(int households) =>
    [
        new("03388", "Phường Một", null, Population(households * 3)),
        new("01", "Thôn A", 0, Population(households)),
        new("02", "Thôn B", 0, Population(households)),
        new("03", "Thôn C", 0, Population(households)),
    ];

    public static FormBook Book(MovementMode mode = MovementMode.Gross, bool hasIndigenous = true) =>
        FormBook.Of(new() { Mode = mode, HasIndigenous = hasIndigenous }, FormStage.Official, "Thôn/ Tổ dân phố");

    public static FormHousehold Household(int number)
    {
        var dice = new Random(number);
        var lines = new List<StatusLine>();
        for (var on = new DateOnly(2023, 1, 10); on < new DateOnly(2027, 3, 1); on = on.AddDays(dice.Next(1, 250)))
            lines.Add(new(Id(dice), on, (PovertyClass)dice.Next(3), dice.Next(12) == 0 ? "QD59-2016" : Standard, dice.Next(4) == 0, dice.Next(5) == 0));

        var members = new List<MemberSpan>();
        for (var person = dice.Next(7); person >= 0; person--)
        {
            var (id, from) = (Id(dice), new DateOnly(2022, 1, 1).AddDays(dice.Next(1700)));
            for (var span = dice.Next(3); span >= 0; span--)
            {
                DateOnly? to = span == 0 && dice.Next(2) == 0 ? null : from.AddDays(dice.Next(500));
                members.Add(new(id, from, to));
                from = (to ?? from).AddDays(dice.Next(3) == 0 ? 0 : dice.Next(60));
                if (to is null)
                    break;
            }
        }

        var places = new List<PlaceSpan> { new(DateOnly.MinValue, dice.Next(1, 4)) };
        if (dice.Next(3) == 0)
            places.Add(new(new DateOnly(2025, 10, 1).AddDays(dice.Next(500)), dice.Next(1, 4)));

        return new()
        {
            Id = Id(dice),
            Lines = lines,
            Members = members,
            Places = places,
            EndedOn = dice.Next(5) == 0 ? new DateOnly(2025, 10, 1).AddDays(dice.Next(500)) : null,
            EthnicGroup = EthnicGroups.All[dice.Next(54)].Code,
            IsIndigenous = dice.Next(3) == 0,
            HasNoLabourCapacity = dice.Next(3) == 0,
            HasPersonOfMerit = dice.Next(3) == 0,
            IsHeadFemale = dice.Next(2) == 0,
            Causes = (PovertyCauses)dice.Next(256),
            Deprived = dice.Next(4096),
            Children = new(0, 0, 0, 0),
        };
    }

    /// <summary>A household with one member, on lists by these lines.</summary>
    public static FormHousehold With(params (string On, PovertyClass Status)[] lines) => With([.. lines.Select(l => (l.On, l.Status, false))]);

    public static FormHousehold With(params (string On, PovertyClass Status, bool IsOther)[] lines) => new()
    {
        Id = NewId(),
        Lines = [.. lines.Select(l => new StatusLine(NewId(), Day(l.On), l.Status, Standard, l.IsOther))],
        Members = [new(NewId(), new(2020, 1, 1), null)],
        Places = [new(DateOnly.MinValue, 1)],
        EthnicGroup = "01",
        HasNoLabourCapacity = false,
        HasPersonOfMerit = false,
        Children = new(0, 0, 0, 0),
    };

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Guid NewId() => new(Interlocked.Increment(ref _last), 0, 0, new byte[8]);

    private static FormPopulation Population(int households) =>
        new(households * 2, households * 20, households, households * 10, households, households * 10);

    private static Guid Id(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new(bytes);
    }
}
