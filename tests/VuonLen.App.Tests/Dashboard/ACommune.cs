using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Tests.Households;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Dashboard;

/// <summary>A small commune with invented people: two villages, households of every status, some facts missing.</summary>
internal sealed class ACommune(string province = "24")
{
    public AreaUnit Province { get; } = Unit($"{province}.", AreaLevel.Province, province, "Tỉnh", "Bắc Ninh");

    public AreaUnit Commune { get; } = Unit($"{province}.00070.", AreaLevel.Commune, "00070", "Xã", "Suối Mây");

    public AreaUnit Near { get; } = Unit($"{province}.00070.03.", AreaLevel.Village, "03", "Thôn", "Gần");

    public AreaUnit Far { get; } = Unit($"{province}.00070.04.", AreaLevel.Village, "04", "Thôn", "Xa");

    public List<Household> Households { get; } = [];

    public object[] Rows => [Province, Commune, Near, Far, .. Households];

    /// <summary>Poor by the ledger and by the facts unless told otherwise: without toilet, water, internet and device.</summary>
    public Household Add(AreaUnit village, string head, PovertyClass? status, Action<Household>? also = null)
    {
        var person = AHousehold.Member(head, areaPath: village.AreaPath);
        (person.Sex, person.EthnicGroup, person.Insured) = (Households.Count % 2 == 0 ? Sex.Female : Sex.Male, Households.Count % 3 == 0 ? 1 : 3, true);
        (person.Work, person.CanAndWantsToWork, person.MonthlySocialAssistance, person.Disabled) = (Work.OwnFarmOrBusiness, true, false, false);
        var household = AHousehold.In(village.AreaPath, person);
        (household.VillageId, household.Code, household.FloorM2) = (village.Id, $"{village.Code}-{Households.Count + 1:000}", 60);
        household.GiveB1(100, null, "ND07-2022");
        (household.Wall, household.Column, household.Roof) = (Material.Durable, Material.Durable, Material.Durable);
        (household.Water, household.Toilet, household.InternetUsedByAMember, household.Devices) = (Water.Other, Toilet.None, false, Devices.None);
        household.Causes = Households.Count % 2 == 0 ? PovertyCauses.Capital | PovertyCauses.Labour : PovertyCauses.IllnessOrAccident;
        if (status is { } recognised)
            household.Recognitions.Add(household.Line(recognised, new(2025, 12, 20)));
        also?.Invoke(household);
        Households.Add(household);
        return household;
    }

    /// <summary>One of everything the dashboard counts.</summary>
    public static ACommune Lively()
    {
        var commune = new ACommune();
        for (var i = 0; i < 5; i++)
            commune.Add(commune.Near, $"Lò Văn {(char)('A' + i)}", PovertyClass.Poor);
        commune.Add(commune.Near, "Vi Thị Cận", PovertyClass.NearPoor, h => (h.HasNoLabourCapacity, h.Marks) = (true, PlanningMarks.RegisteredToEscape));
        commune.Add(commune.Far, "Vi Văn Xa", PovertyClass.Poor, h => (h.HasPersonOfMerit, h.IsIndigenous, h.Water) = (true, true, null));
        commune.Add(commune.Far, "Vi Thị Khá", PovertyClass.NotPoor, h =>
        {
            h.GiveB1(180, null, "ND07-2022");
            h.Marks = PlanningMarks.ExpectedToEscape | PlanningMarks.RegisteredToEscape; // has risen since
        });
        commune.Add(commune.Far, "Vi Thị Mới", null, h => h.IsOnFarmland = true);
        commune.Add(commune.Far, "Hà Thị Thoát", PovertyClass.Poor, h => h.Recognitions.Add(h.Line(PovertyClass.NearPoor, new(2026, 6, 20))));
        commune.Add(commune.Far, "Hà Văn Thiếu", PovertyClass.Poor, h => (h.Memberships[0].Person.Born, h.Causes, h.Code) = (BirthDate.In(1970), PovertyCauses.None, null));
        commune.Add(commune.Far, "Hà Văn Lạc", PovertyClass.NearPoor, h => (h.VillageId, h.Memberships[0].Person.Born) = (null, null));
        return commune;
    }

    public static AreaPopulation Population(AreaUnit unit, int? households, int? ethnicMinority = null) => new()
    {
        AreaPath = unit.AreaPath,
        UnitId = unit.Id,
        Year = 2026,
        Households = households,
        EthnicMinorityHouseholds = ethnicMinority,
    };

    private static AreaUnit Unit(string path, AreaLevel level, string code, string kind, string name) =>
        new() { AreaPath = path, Level = level, Code = code, Kind = kind, Name = name };
}
