using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>One line of the ledger of recognised status (công nhận). Written once; a correction is a new line.</summary>
/// <remarks>What is recognised by decision and what the facts compute are two things and are never mixed.</remarks>
public sealed class Recognition : AreaRow
{
    public required Guid HouseholdId { get; init; }

    /// <summary>The village of that time; null when it was not known.</summary>
    public Guid? VillageId { get; init; }

    /// <summary>The standard it was recognised under: <c>ND07-2022</c>.</summary>
    public required string Standard { get; init; }

    public required PovertyClass Status { get; init; }

    /// <summary>Hộ có mức sống trung bình: a determination of its own, beside the status.</summary>
    public bool IsAverageLiving { get; init; }

    /// <summary>Under a standard of the province (hộ nghèo của tỉnh), beside the national status and never instead of it.</summary>
    public bool IsOfProvince { get; init; }

    /// <summary>First day of the status: the day of the decision, or the day an opening list stands for.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Null prints as "chưa rõ".</summary>
    public string? DecisionNumber { get; init; }

    /// <summary>Null prints as "chưa rõ".</summary>
    public DateOnly? DecisionOn { get; init; }

    public required RecognitionSource Source { get; init; }

    public RecognitionReason? Reason { get; init; }

    /// <summary>The list it came from; null when it came otherwise.</summary>
    public Guid? ListImportId { get; init; }

    /// <summary>The decision that wrote it; null for what was recognised before the product came.</summary>
    public Guid? DecisionId { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The line this one corrects; a corrected line counts no more.</summary>
    public Guid? CorrectsId { get; init; }

    public override Guid? InHousehold => HouseholdId;
}

/// <summary>Where a line of the ledger comes from.</summary>
public enum RecognitionSource
{
    /// <summary>Quyết định của UBND.</summary>
    Decision,

    /// <summary>Danh sách đầu kỳ do cán bộ nhập.</summary>
    Opening,

    /// <summary>Nhập từ tệp.</summary>
    Import,

    /// <summary>Dữ liệu minh họa.</summary>
    Demo,
}

/// <summary>Why a household left or entered a list otherwise than by its own rise or fall.</summary>
public enum RecognitionReason
{
    /// <summary>Qua đời.</summary>
    Died,

    /// <summary>Chuyển đi.</summary>
    Departed,

    /// <summary>Chuyển đến.</summary>
    Arrived,

    /// <summary>Tách hộ.</summary>
    Split,

    /// <summary>Nhập hộ.</summary>
    Merged,

    /// <summary>Thay đổi nhân khẩu.</summary>
    MembersChanged,

    /// <summary>Đính chính.</summary>
    Corrected,
}

/// <summary>A computed classification that somebody kept (kết quả phân loại): facts, indicators and result, to be repeated any day.</summary>
public sealed class KeptClassification : AreaRow
{
    public required Guid HouseholdId { get; init; }

    public required DateOnly On { get; init; }

    public required string Standard { get; init; }

    public required PovertyClass Class { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    public required string KeptBy { get; init; }

    /// <summary>The whole result with its facts, as the rules write it.</summary>
    [Unaudited]
    public required string Json { get; init; }

    public override Guid? InHousehold => HouseholdId;
}

/// <summary>Something noted about a household: a mentor's note, a supervisor's finding.</summary>
public sealed class HouseholdNote : AreaRow
{
    public required Guid HouseholdId { get; init; }

    public required NoteKind Kind { get; init; }

    [Personal]
    public required string Text { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string WrittenBy { get; init; }

    public override Guid? InHousehold => HouseholdId;
}

public enum NoteKind
{
    /// <summary>Ghi chú theo dõi.</summary>
    Note,

    /// <summary>Kiến nghị, phát hiện qua giám sát.</summary>
    Finding,
}

/// <summary>Whose care a household is in, and since when (phân công giúp đỡ).</summary>
public sealed class MentorAssignment : AreaRow
{
    public required Guid HouseholdId { get; init; }

    public required Guid UserId { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly? ToOn { get; set; }

    /// <summary>It ended because the household did: when that is taken back, the care goes on.</summary>
    [Unaudited]
    public bool EndedWithHousehold { get; set; }

    public override Guid? InHousehold => HouseholdId;
}
