namespace VuonLen.Rules.Plans;

/// <summary>What the reader understood of a plan, before anybody confirmed it (bản đọc kế hoạch).</summary>
/// <remarks>What the document does not say is null here. Each line that is not blank lies in an item or in <see cref="Unread"/>.</remarks>
public sealed record PlanDraft
{
    /// <summary>Number, place, date, title, issuer, year, signature.</summary>
    public required PlanHead Head { get; init; }

    /// <summary>Căn cứ, in the order of the document.</summary>
    public required IReadOnlyList<LegalBasis> Bases { get; init; }

    /// <summary>Mục tiêu, chỉ tiêu.</summary>
    public required IReadOnlyList<PlanTarget> Targets { get; init; }

    /// <summary>Nhiệm vụ, giải pháp that are not a duty of one actor.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>Who does what (tổ chức thực hiện).</summary>
    public required IReadOnlyList<PlanActor> Actors { get; init; }

    /// <summary>Nguồn kinh phí.</summary>
    public required IReadOnlyList<FundingSource> Funding { get; init; }

    /// <summary>Chế độ báo cáo.</summary>
    public required IReadOnlyList<ReportDuty> Reports { get; init; }

    /// <summary>Nơi nhận.</summary>
    public required IReadOnlyList<PlanRecipient> Recipients { get; init; }

    /// <summary>Understood, but none of the above: headings, purpose, situation, closing words.</summary>
    public required IReadOnlyList<PlanPassage> Passages { get; init; }

    /// <summary>What the plan contradicts or lacks; never a refusal.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];

    /// <summary>Not understood; to be filed by hand.</summary>
    public required IReadOnlyList<PlanPassage> Unread { get; init; }

    /// <summary>Whether the text lost its diacritics in scanning: everything has to be compared with the original.</summary>
    public required bool IsBadScan { get; init; }
}

/// <summary>What every item of a draft has (mục đã đọc).</summary>
/// <param name="Text">As written, lines joined.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1; from 0,8 the reader is sure.</param>
public abstract record PlanItem(string Text, LineSpan Lines, double Confidence);

/// <summary>A field of the head of a plan (thông tin đầu văn bản).</summary>
/// <param name="Text">The value: words as written, a date as yyyy-MM-dd, a year in digits.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanField(string Text, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence);

/// <summary>The head and the signature of a plan; a part that is blank in the document is null.</summary>
/// <param name="Number">Số, ký hiệu.</param>
/// <param name="Date">Ngày ban hành, yyyy-MM-dd.</param>
/// <param name="Place">Nơi ban hành.</param>
/// <param name="Title">Tên, without the words KẾ HOẠCH.</param>
/// <param name="Issuer">Cơ quan ban hành.</param>
/// <param name="Year">The year the plan is for.</param>
/// <param name="SignedBy">Name of who signs.</param>
/// <param name="SignerRole">Chức vụ.</param>
/// <param name="Authority">Quyền hạn: the lines with TM., KT., TL., TUQ. or Q.</param>
/// <param name="Letterhead">Lines of the national motto and the like, so that none is lost.</param>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
public sealed record PlanHead(
    PlanField? Number,
    PlanField? Date,
    PlanField? Place,
    PlanField? Title,
    PlanField? Issuer,
    PlanField? Year,
    PlanField? SignedBy,
    PlanField? SignerRole,
    PlanField? Authority,
    IReadOnlyList<PlanField> Letterhead)
{
    /// <summary>All fields the document has, with the name scripts know them by.</summary>
    public IEnumerable<(string Name, PlanField Field)> Fields()
    {
        (string, PlanField?)[] all =
        [
            ("number", Number), ("date", Date), ("place", Place), ("title", Title), ("issuer", Issuer), ("year", Year),
            ("signatory.authority", Authority), ("signatory.role", SignerRole), ("signatory.name", SignedBy),
        ];
        foreach (var (name, field) in all)
        {
            if (field is not null)
                yield return (name, field);
        }

        foreach (var line in Letterhead)
            yield return ("letterhead", line);
    }
}

/// <summary>Something understood that is no target, task, actor and so on, or something not understood (đoạn văn).</summary>
/// <param name="Text">As written, lines joined.</param>
/// <param name="Kind">What it seems to be.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanPassage(string Text, PassageKind Kind, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence);

/// <summary>What a passage is.</summary>
public enum PassageKind
{
    /// <summary>Not understood.</summary>
    Unknown,

    /// <summary>A heading of the outline (đề mục).</summary>
    Heading,

    /// <summary>Words that open the plan ("… ban hành Kế hoạch … như sau").</summary>
    Opening,

    /// <summary>Mục đích, yêu cầu.</summary>
    Purpose,

    /// <summary>Mục tiêu chung, in words.</summary>
    GeneralGoal,

    /// <summary>Thực trạng, kết quả, đối tượng.</summary>
    Situation,

    /// <summary>How money is to be used, without naming a source.</summary>
    FundingRule,

    /// <summary>What a report has to contain, without a time.</summary>
    ReportRule,

    /// <summary>What is said to be attached (kèm theo).</summary>
    Attachment,

    /// <summary>Words that close the plan ("Trên đây là Kế hoạch …").</summary>
    Closing,

    /// <summary>Page numbers, rules, running heads.</summary>
    Layout,

    /// <summary>Chú thích.</summary>
    Footnote,
}
