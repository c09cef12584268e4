namespace VuonLen.Rules.Plans;

/// <summary>A document the plan is based on (căn cứ).</summary>
/// <param name="Text">As written.</param>
/// <param name="Kind">Loại văn bản, as written; null when it is no document.</param>
/// <param name="Number">Số, ký hiệu.</param>
/// <param name="Date">Ngày ban hành.</param>
/// <param name="Issuer">Cơ quan ban hành.</param>
/// <param name="Subject">Trích yếu.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record LegalBasis(
    string Text, string? Kind, string? Number, DateOnly? Date, string? Issuer, string? Subject, LineSpan Lines, double Confidence)
    : PlanItem(Text, Lines, Confidence);

/// <summary>A target of a plan (chỉ tiêu).</summary>
/// <param name="Text">The clause it stands in.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanTarget(string Text, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence)
{
    /// <summary>What kind of target.</summary>
    public required TargetKind Kind { get; init; }

    /// <summary>How the figure binds.</summary>
    public TargetBound Bound { get; init; } = TargetBound.Exactly;

    /// <summary>Code of what is measured, one of <see cref="PlanMeasures"/>; null when not recognised.</summary>
    public string? Measure { get; init; }

    /// <summary>The figure to reach or the change to make; null for a range and for words.</summary>
    public decimal? Value { get; init; }

    /// <summary>Where it starts ("từ 5 %"), the lower end of a range, or the size of the set of which <see cref="Value"/> are meant.</summary>
    public decimal? From { get; init; }

    /// <summary>The upper end of a range.</summary>
    public decimal? To { get; init; }

    /// <summary>Unit as written: "%", "điểm %", "hộ", "người" …</summary>
    public string? Unit { get; init; }

    /// <summary>Village, ward or group of places it is for; null for the whole plan.</summary>
    public string? Area { get; init; }

    /// <summary>Until when.</summary>
    public DateOnly? By { get; init; }
}

/// <summary>Kinds of targets.</summary>
public enum TargetKind
{
    /// <summary>A figure to reach (còn, đạt).</summary>
    Reach,

    /// <summary>A change downwards (giảm … hộ, giảm … %).</summary>
    ReduceBy,

    /// <summary>A change upwards (tăng thêm …).</summary>
    IncreaseBy,

    /// <summary>A share of a group (100 % hộ nghèo có nhu cầu được …).</summary>
    Share,

    /// <summary>Between two figures (1-2 lao động).</summary>
    Range,

    /// <summary>Some of a named set (02 trong 03 hộ).</summary>
    PartOfSet,

    /// <summary>None is to be left (không còn, không có).</summary>
    None,

    /// <summary>Without a figure.</summary>
    Words,
}

/// <summary>How the figure of a target binds.</summary>
public enum TargetBound
{
    /// <summary>As it stands.</summary>
    Exactly,

    /// <summary>Từ … trở lên, ít nhất.</summary>
    AtLeast,

    /// <summary>Không quá, dưới.</summary>
    AtMost,

    /// <summary>Trên …</summary>
    Above,

    /// <summary>Khoảng …</summary>
    About,
}

/// <summary>Something to be done (nhiệm vụ, giải pháp).</summary>
/// <param name="Text">As written.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanTask(string Text, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence)
{
    /// <summary>Đơn vị chủ trì, as written.</summary>
    public string? Lead { get; init; }

    /// <summary>Đơn vị phối hợp, as written.</summary>
    public string? Cooperating { get; init; }

    /// <summary>By which day; the last one when a month, a quarter or a year is named.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Whether the document names the day itself.</summary>
    public bool IsDayNamed { get; init; }

    /// <summary>The words of the deadline or of the recurrence ("trước ngày 15 hằng tháng").</summary>
    public string? DeadlineWords { get; init; }

    /// <summary>Kết quả, sản phẩm; tables have it.</summary>
    public string? Result { get; init; }

    /// <summary>The heading it stands under.</summary>
    public string? Under { get; init; }
}

/// <summary>An organisation or post with duties (đơn vị thực hiện).</summary>
/// <param name="Text">The heading or the sentence that names it.</param>
/// <param name="Name">Its name, as written.</param>
/// <param name="Duties">What it has to do.</param>
/// <param name="Lines">Where the name stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanActor(string Text, string Name, IReadOnlyList<PlanTask> Duties, LineSpan Lines, double Confidence)
    : PlanItem(Text, Lines, Confidence);

/// <summary>A source of money (nguồn kinh phí).</summary>
/// <param name="Text">As written.</param>
/// <param name="Amount">In đồng, when the document says one; never negative.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record FundingSource(string Text, long? Amount, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence);

/// <summary>A report somebody owes (nghĩa vụ báo cáo).</summary>
/// <param name="Text">The clause it stands in.</param>
/// <param name="Name">Which report: "báo cáo 6 tháng".</param>
/// <param name="Sender">Who owes it.</param>
/// <param name="Receiver">To whom.</param>
/// <param name="Due">By which day, when there is one day.</param>
/// <param name="Recurrence">How often and by when, as written: "hằng tháng trước ngày 15".</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ReportDuty(
    string Text, string Name, string? Sender, string? Receiver, DateOnly? Due, string? Recurrence, LineSpan Lines, double Confidence)
    : PlanItem(Text, Lines, Confidence);

/// <summary>Who gets the plan (nơi nhận).</summary>
/// <param name="Text">As written, without the dash and the semicolon.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PlanRecipient(string Text, LineSpan Lines, double Confidence) : PlanItem(Text, Lines, Confidence);

/// <summary>Something in the plan that does not agree, is missing or has to be checked by eye (cảnh báo).</summary>
/// <param name="Code">Stable, for example <c>PL-201</c>.</param>
/// <param name="Text">Vietnamese: what, and the calculation with unrounded figures.</param>
/// <param name="Lines">Where; null when it is about the whole plan.</param>
public sealed record PlanWarning(string Code, string Text, LineSpan? Lines);
