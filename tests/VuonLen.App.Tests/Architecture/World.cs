using System.Security.Claims;
using System.Text.RegularExpressions;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;

namespace VuonLen.App.Tests.Architecture;

/// <summary>Two communes with a household each; the walk looks at the first one's from everywhere.</summary>
internal sealed partial class World
{
    public const string Head = "Lò Văn Kín";
    public const string Member = "Lò Thị Riêng";
    public const string Phone = "0912345678";

    private const string ElsewhereCommune = "24.00071.";
    private const string Elsewhere = "24.00071.01.";

    public World()
    {
        Commune = Unit(AreaLevel.Commune, "24.00070.", "00070", "Phường", "Tân Phong");
        Village = Unit(AreaLevel.Village, AHousehold.Village, "03", "Bản", "Nậm Loỏng", Commune);
        OtherCommune = Unit(AreaLevel.Commune, ElsewhereCommune, "00071", "Xã", "Bản Giang");
        OtherVillage = Unit(AreaLevel.Village, Elsewhere, "01", "Bản", "Tẩn Phù Nhiêu", OtherCommune);
        Household = AHousehold.Of(AHousehold.Member(Head), AHousehold.Member(Member));
        Household.Phone = Phone;
        Foreign = AHousehold.In(Elsewhere, AHousehold.Member("Vàng A Páo", areaPath: Elsewhere));
    }

    public AreaUnit Commune { get; }

    public AreaUnit Village { get; }

    public AreaUnit OtherCommune { get; }

    public AreaUnit OtherVillage { get; }

    public Household Household { get; }

    public Household Foreign { get; }

    /// <summary>An account of the first commune.</summary>
    public Guid UserId { get; set; }

    public object[] Rows => [Commune, Village, OtherCommune, OtherVillage, Household, Foreign];

    /// <summary>What nobody may read without reaching the first household.</summary>
    public static IReadOnlyList<string> Secrets { get; } = [Head, Member, Phone];

    /// <summary>Values of route parameters by name. A route with a parameter that is not here fails the walk.</summary>
    private Dictionary<string, string> Samples => new()
    {
        ["ProvinceCode"] = "24",
        ["HouseholdId"] = $"{Household.Id}",
        ["PersonId"] = $"{Household.Memberships[0].PersonId}",
        ["MembershipId"] = $"{Household.Memberships[0].Id}",
        ["UnitId"] = $"{Commune.Id}",
        ["VillageId"] = $"{Village.Id}",
        ["UserId"] = $"{UserId}",
        ["Code"] = "ND07-2022",
        ["CardId"] = "0198c0de-0000-7000-8000-000000000001",
        ["Year"] = "2026",
        ["ImportId"] = "0198c0de-0000-7000-8000-000000000002",
        ["PackId"] = "0198c0de-0000-7000-8000-000000000006",
        ["OrderId"] = "0198c0de-0000-7000-8000-000000000007",
        ["Name"] = "pack.json",
        ["DecisionId"] = "0198c0de-0000-7000-8000-000000000004",
        ["LineId"] = "0198c0de-0000-7000-8000-000000000005",
        ["ExportId"] = "0198c0de-0000-7000-8000-000000000003",
        ["PlanId"] = "0198c0de-0000-7000-8000-000000000004",
        ["ItemId"] = "0198c0de-0000-7000-8000-000000000005",
        ["TargetId"] = "0198c0de-0000-7000-8000-000000000006",
        ["TaskId"] = "0198c0de-0000-7000-8000-000000000007",
        ["FileId"] = "0198c0de-0000-7000-8000-000000000008",
        ["OrganisationId"] = "0198c0de-0000-7000-8000-000000000009",
    };

    /// <summary>The address with the first household, place and account in it.</summary>
    public string Fill(string pattern) => Parameter().Replace(pattern, match =>
        Samples.TryGetValue(match.Groups[1].Value, out var sample)
            ? sample
            : throw new InvalidOperationException($"{pattern}: add a sample for {match.Groups[1].Value} to World.Samples."));

    /// <summary>The grants of a role that works where the first household is, or in the other commune.</summary>
    public static Claim[] GrantsOf(Role role, bool own) =>
    [
        new(Grants.Area, role switch
        {
            Role.Province => own ? "24." : "20.",
            Role.VillageHead => own ? AHousehold.Village : Elsewhere,
            _ => own ? "24.00070." : ElsewhereCommune,
        }),
    ];

    private static AreaUnit Unit(AreaLevel level, string path, string code, string kind, string name, AreaUnit? parent = null) => new()
    {
        AreaPath = path,
        Level = level,
        Code = code,
        Kind = kind,
        Name = name,
        ParentId = parent?.Id,
        IsUrban = kind == "Phường",
    };

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
