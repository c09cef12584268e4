namespace VuonLen.Rules.People;

/// <summary>The official causes of poverty (nguyên nhân nghèo); a household may have several.</summary>
/// <remarks>The values are stored; they never change.</remarks>
[Flags]
public enum PovertyCauses
{
    /// <summary>None recorded.</summary>
    None = 0,

    /// <summary>Thiếu đất sản xuất.</summary>
    ProductionLand = 1,

    /// <summary>Thiếu vốn sản xuất, kinh doanh.</summary>
    Capital = 2,

    /// <summary>Thiếu lao động.</summary>
    Labour = 4,

    /// <summary>Thiếu công cụ, phương tiện sản xuất.</summary>
    ProductionTools = 8,

    /// <summary>Thiếu kiến thức về sản xuất.</summary>
    ProductionKnowledge = 16,

    /// <summary>Thiếu kỹ năng lao động, sản xuất.</summary>
    LabourSkills = 32,

    /// <summary>Có người ốm đau, bệnh nặng, tai nạn.</summary>
    IllnessOrAccident = 64,

    /// <summary>Nguyên nhân khác.</summary>
    Other = 128,
}

/// <summary>The need groups of the ward's plan (nhóm nhu cầu hỗ trợ); a household may have several.</summary>
/// <remarks>The values are stored; they never change.</remarks>
[Flags]
public enum LocalNeeds
{
    /// <summary>None recorded.</summary>
    None = 0,

    /// <summary>Thiếu việc làm.</summary>
    Work = 1,

    /// <summary>Thiếu vốn.</summary>
    Capital = 2,

    /// <summary>Thiếu kỹ năng nghề.</summary>
    TradeSkills = 4,

    /// <summary>Đông người phụ thuộc.</summary>
    ManyDependants = 8,

    /// <summary>Khó khăn về nhà ở.</summary>
    Housing = 16,

    /// <summary>Khó khăn về vệ sinh.</summary>
    Sanitation = 32,

    /// <summary>Khó khăn về y tế.</summary>
    Health = 64,

    /// <summary>Khó khăn về giáo dục.</summary>
    Education = 128,

    /// <summary>Thiếu tư liệu sản xuất.</summary>
    MeansOfProduction = 256,

    /// <summary>Thiếu kết nối thị trường.</summary>
    MarketLinks = 512,
}

/// <summary>Names of causes and needs, and how the two lists meet (nguyên nhân nghèo, nhu cầu hỗ trợ).</summary>
public static class Causes
{
    /// <summary>The 8 official causes in the order of the form.</summary>
    public static IReadOnlyList<PovertyCauses> Official { get; } =
        [.. Enum.GetValues<PovertyCauses>().Where(c => c != PovertyCauses.None).Order()];

    /// <summary>The 10 local need groups in the order of the plan.</summary>
    public static IReadOnlyList<LocalNeeds> Local { get; } =
        [.. Enum.GetValues<LocalNeeds>().Where(n => n != LocalNeeds.None).Order()];

    /// <summary>Vietnamese name of one cause.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one cause.</exception>
    public static string NameOf(PovertyCauses cause) => cause switch
    {
        PovertyCauses.ProductionLand => "Thiếu đất sản xuất",
        PovertyCauses.Capital => "Thiếu vốn sản xuất, kinh doanh",
        PovertyCauses.Labour => "Thiếu lao động",
        PovertyCauses.ProductionTools => "Thiếu công cụ, phương tiện sản xuất",
        PovertyCauses.ProductionKnowledge => "Thiếu kiến thức về sản xuất",
        PovertyCauses.LabourSkills => "Thiếu kỹ năng lao động, sản xuất",
        PovertyCauses.IllnessOrAccident => "Có người ốm đau, bệnh nặng, tai nạn",
        PovertyCauses.Other => "Nguyên nhân khác",
        PovertyCauses.None or _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not one cause."),
    };

    /// <summary>Vietnamese name of one need group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one need.</exception>
    public static string NameOf(LocalNeeds need) => need switch
    {
        LocalNeeds.Work => "Thiếu việc làm",
        LocalNeeds.Capital => "Thiếu vốn",
        LocalNeeds.TradeSkills => "Thiếu kỹ năng nghề",
        LocalNeeds.ManyDependants => "Đông người phụ thuộc",
        LocalNeeds.Housing => "Khó khăn về nhà ở",
        LocalNeeds.Sanitation => "Khó khăn về vệ sinh",
        LocalNeeds.Health => "Khó khăn về y tế",
        LocalNeeds.Education => "Khó khăn về giáo dục",
        LocalNeeds.MeansOfProduction => "Thiếu tư liệu sản xuất",
        LocalNeeds.MarketLinks => "Thiếu kết nối thị trường",
        LocalNeeds.None or _ => throw new ArgumentOutOfRangeException(nameof(need), need, "Not one need."),
    };

    /// <summary>The official cause that says the same as a local need, or null where none does.</summary>
    /// <remarks>
    /// Means of production stand for tools and vehicles; land has a cause of its own. A difficulty with health care is
    /// not an illness in the household, so it has none.
    /// </remarks>
    public static PovertyCauses? OfficialCauseOf(LocalNeeds need) => need switch
    {
        LocalNeeds.Capital => PovertyCauses.Capital,
        LocalNeeds.TradeSkills => PovertyCauses.LabourSkills,
        LocalNeeds.MeansOfProduction => PovertyCauses.ProductionTools,
        _ => null,
    };

    /// <summary>The causes in a set, in the order of the form.</summary>
    public static IEnumerable<PovertyCauses> In(PovertyCauses set) => Official.Where(c => (set & c) != 0);

    /// <summary>The needs in a set, in the order of the plan.</summary>
    public static IEnumerable<LocalNeeds> In(LocalNeeds set) => Local.Where(n => (set & n) != 0);
}
