namespace VuonLen.Rules.Forms;

/// <summary>What an office may choose about its forms (thiết lập biểu mẫu).</summary>
/// <remarks>Whoever adds up packs needs them made under equal settings, so a province sets them for its communes.</remarks>
public sealed record FormSettings
{
    /// <summary>The ethnic columns of form 9 when nobody has chosen others: those of the export the form was taken from.</summary>
    public static IReadOnlyList<string> UsualEthnicGroups { get; } = ["12", "28", "06", "03", "20", "02", "07", "08", "09"];

    /// <summary>How decisions are counted in forms 2 and 3.</summary>
    public MovementMode Mode { get; init; }

    /// <summary>Codes of the ethnic columns of form 9 in their order; a last column "Khác" always follows.</summary>
    public IReadOnlyList<string> EthnicGroups { get; init; } = UsualEthnicGroups;

    /// <summary>Whether columns for groups native to the place (dân tộc tại chỗ) are printed.</summary>
    public bool HasIndigenous { get; init; }

    /// <summary>In which group of form 8 a household counts that is in several: the first that fits.</summary>
    public IReadOnlyList<ReportingGroup> Priority { get; init; } =
        [ReportingGroup.EthnicMinority, ReportingGroup.NoLabourCapacity, ReportingGroup.PersonOfMerit];

    /// <summary>How long after escaping a household that falls back counts as returned (tái nghèo); null for any time.</summary>
    public int? ReturnMonths { get; init; }
}

/// <summary>The groups of form 8, of which each household counts in one (nhóm đối tượng báo cáo).</summary>
public enum ReportingGroup
{
    /// <summary>Hộ dân tộc thiểu số.</summary>
    EthnicMinority,

    /// <summary>Hộ không có khả năng lao động.</summary>
    NoLabourCapacity,

    /// <summary>Hộ có người có công với cách mạng.</summary>
    PersonOfMerit,
}
