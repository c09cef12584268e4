using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households;

/// <summary>That somebody looked at two records which might be one person, and found two (đã xem xét, không trùng): nobody asks again.</summary>
public sealed class DoubleDecision : AreaRow
{
    /// <summary>A person; the one whose id is the smaller.</summary>
    public required Guid FirstId { get; init; }

    public required Guid SecondId { get; init; }

    /// <summary>What spoke for one person then. A reason that comes up later has not been decided about.</summary>
    public required DoubleReasons Reasons { get; init; }

    [Personal]
    public string? Why { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string DecidedBy { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    public string? WithdrawnBy { get; internal set; }
}

/// <summary>What makes two records look like one (lý do nghi trùng).</summary>
[Flags]
public enum DoubleReasons
{
    None = 0,

    /// <summary>Cùng số định danh.</summary>
    PersonalId = 1,

    /// <summary>Cùng họ tên và ngày sinh, trong xã.</summary>
    NameAndBirthday = 2,

    /// <summary>Cùng họ tên và năm sinh, trong thôn; ngày sinh của một bên chưa rõ.</summary>
    NameAndYear = 4,

    /// <summary>Hai chủ hộ cùng họ tên, năm sinh, ở hai thôn.</summary>
    HeadInTwoVillages = 8,

    /// <summary>Hai chủ hộ cùng họ tên trong thôn; năm sinh của một bên chưa rõ.</summary>
    HeadInVillage = 16,
}

/// <summary>
/// Two records that were made one (gộp hồ sơ trùng): of a household with its members, or of a person. What went stays as a
/// record of its own that counts no more; the page of each leads to the other.
/// </summary>
public sealed class DoubleMerge : AreaRow
{
    /// <summary>The household that stays, or where the person who stays lives.</summary>
    public required Guid HouseholdId { get; init; }

    /// <summary>The household that went, or where the second record of the person stood; the same when both stood in one.</summary>
    public required Guid OtherId { get; init; }

    /// <summary>Whole households; else one person.</summary>
    public required bool IsOfHouseholds { get; init; }

    /// <summary>What was filled in, changed and added, and what stood there before; sealed like personal IDs.</summary>
    [Unaudited, Personal]
    public required byte[] Sealed { get; set; }

    [Personal]
    public string? Why { get; init; }

    public required DateTimeOffset MergedAt { get; init; }

    public required string MergedBy { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; internal set; }

    public string? UndoneBy { get; internal set; }

    public override Guid? InHousehold => HouseholdId;
}
