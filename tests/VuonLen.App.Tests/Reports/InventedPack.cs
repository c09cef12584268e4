using VuonLen.App.Reports.Papers;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reports;

/// <summary>A pack of an invented ward, the same each time.</summary>
internal static class InventedPack
{
    public static readonly FormPeriod Period = new(new(2025, 12, 31), new(2026, 12, 31), "ND07-2022");

    public static readonly PackPaper Preview = new("Phường Bình Yên") { Above = "Tỉnh Thử Nghiệm", PlaceAndDate = "Bình Yên, ngày 15 tháng 10 năm 2026" };

    public static readonly PackPaper Frozen = Preview with
    {
        Seal = new(1, new DateTimeOffset(2026, 10, 15, 10, 5, 0, TimeSpan.FromHours(7)), "3f2a9c01d4e5b6a798f0123456789abcdef0123456789abcdef0123456789abc"),
    };

    private static readonly string[] _villages =
    [
        "Tổ dân phố số 1", "Tổ dân phố số 2", "Bản Nà Cọ", "Bản Sin Chải – khu tái định cư bên suối Nậm Loỏng", "Thôn Bờ Chư Pâu", "Thôn chưa báo cáo", "Thôn không có hộ nghèo",
    ];

    private static readonly string[] _givenNames = ["An", "Bình", "Chi", "Dế", "Êban", "Giàng Thị Hồng Nhung", "Sùng A Lồng", "M'Lô"];

    /// <summary>One ward; the last village but one has not reported, the last has no household on a list.</summary>
    public static IReadOnlyList<FormArea> Areas { get; } =
    [
        new("99999", "Phường Bình Yên", null, new(1_910, 7_655, 914, 3_801, 120, 466)),
        .. _villages.Select((name, at) => new FormArea($"0{at + 1}", name, 0, at == 4 ? FormPopulation.Unknown : new(270 + at, 1_090 + at, 130, 540, 17, 66)) { IsReported = at != 5 }),
    ];

    public static FormBook Book(bool hasIndigenous = true, IReadOnlyList<string>? groups = null) => FormBook.Of(
        new() { HasIndigenous = hasIndigenous, EthnicGroups = groups ?? FormSettings.UsualEthnicGroups }, FormStage.Official, "Thôn/ Tổ dân phố");

    public static Pack Of(int households = 160, FormBook? book = null, IReadOnlyList<FormArea>? areas = null)
    {
        areas ??= Areas;
        var builder = new PackBuilder(book ?? Book(), Period, areas, hasLists: true);
        for (var number = 0; number < households; number++)
            builder.Add(Household(number, areas.Count == Areas.Count ? 1 + (number % 5) : 1 + (number % (areas.Count - 1))));
        return builder.Finish();
    }

    public static FormHousehold Household(int number, int area)
    {
        var dice = new Random(number);
        var people = Enumerable.Range(0, 1 + dice.Next(6)).Select(i => new FormMember(
            $"{(number % 2 == 0 ? "Lò Thị" : "Nguyễn Văn")} {_givenNames[dice.Next(_givenNames.Length)]}", i == 5 ? null : 1950 + dice.Next(70), dice.Next(2) == 0,
            dice.Next(3) == 0 ? "Kinh" : "Xinh-mun", i == 0 ? "Chủ hộ" : i == 1 ? "Vợ hoặc chồng" : "Con")).ToList();
        if (number == 7)
            people = [];
        var lines = new List<StatusLine> { new(Id(dice), new(2024, 3, 1), (PovertyClass)dice.Next(3), Period.Standard) };
        if (dice.Next(2) == 0)
            lines.Add(new(Id(dice), new(2026, 6, 15), (PovertyClass)dice.Next(3), Period.Standard, dice.Next(3) == 0, dice.Next(3) == 0));
        return new()
        {
            Id = Id(dice),
            Lines = lines,
            Members = [.. people.Select(_ => new MemberSpan(Id(dice), new(2020, 1, 1), null))],
            Places = [new(DateOnly.MinValue, area)],
            EthnicGroup = EthnicGroups.All[dice.Next(54)].Code,
            IsIndigenous = dice.Next(3) == 0,
            HasNoLabourCapacity = dice.Next(3) == 0,
            HasPersonOfMerit = dice.Next(3) == 0,
            IsHeadFemale = dice.Next(2) == 0,
            Causes = (PovertyCauses)dice.Next(256),
            Deprived = dice.Next(4096),
            Children = new(Math.Min(people.Count, 2), Math.Min(people.Count, 1), 0, Math.Min(people.Count, 1)),
            People = people,
        };
    }

    private static Guid Id(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new(bytes);
    }
}
