using VuonLen.App.Households;
using VuonLen.App.Shell;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans;

/// <summary>What plans, targets and tasks are called.</summary>
internal static class PlanWords
{
    public static string Of(PlanState state) => state switch
    {
        PlanState.Draft => "Bản nháp",
        PlanState.Reading => "Đang đọc tệp",
        PlanState.Unreadable => "Không đọc được tệp",
        PlanState.InUse => "Đang dùng",
    };

    /// <summary>Of a plan in use: whether its time is over.</summary>
    public static string Of(PlanState state, DateOnly? last, DateOnly today) => state is PlanState.InUse && last < today ? "Đã hết thời hạn" : Of(state);

    /// <summary>What the figure of a target is called: of today, or of the last day of a plan whose time is over.</summary>
    public static string FigureOf(Plan plan, DateOnly today) => plan.IsOver(today) ? "Cuối kỳ" : "Hôm nay";

    public static BadgeKind BadgeOf(PlanState state) => state switch
    {
        PlanState.Draft => BadgeKind.Unknown,
        PlanState.Reading => BadgeKind.Plain,
        PlanState.Unreadable => BadgeKind.Warning,
        PlanState.InUse => BadgeKind.Done,
    };

    public static string Of(ClauseKind kind) => kind switch
    {
        ClauseKind.Basis => "Căn cứ",
        ClauseKind.Actor => "Đơn vị thực hiện",
        ClauseKind.Funding => "Nguồn kinh phí",
        ClauseKind.Recipient => "Nơi nhận",
        ClauseKind.Passage => "Đoạn văn, đề mục",
        ClauseKind.HeadField => "Đầu văn bản, phần ký",
        ClauseKind.ReaderNote => "Ghi chú của chương trình đọc",
    };

    public static string Of(TargetKind kind) => kind switch
    {
        TargetKind.Reach => "Còn, đạt một mức",
        TargetKind.ReduceBy => "Giảm một số",
        TargetKind.IncreaseBy => "Tăng một số",
        TargetKind.Share => "Tỷ lệ của một nhóm",
        TargetKind.Range => "Trong khoảng",
        TargetKind.PartOfSet => "Một số trong danh sách đã nêu",
        TargetKind.None => "Không còn",
        TargetKind.Words => "Bằng lời, không có số",
    };

    public static string Of(TargetBound bound) => bound switch
    {
        TargetBound.Exactly => "đúng số ghi",
        TargetBound.AtLeast => "trở lên, ít nhất",
        TargetBound.AtMost => "không quá, dưới",
        TargetBound.Above => "trên",
        TargetBound.About => "khoảng",
    };

    public static string Of(TargetState state) => state switch
    {
        TargetState.Missed => "Hết hạn, chưa đạt",
        TargetState.InDanger => "Có nguy cơ không đạt",
        TargetState.NotBegun => "Chưa bắt đầu",
        TargetState.OnTheWay => "Đang thực hiện",
        TargetState.Reached => "Đang đạt",
        TargetState.NothingToMeasure => "Không có đối tượng",
        TargetState.Unmeasured => "Chưa đo được",
    };

    public static BadgeKind BadgeOf(TargetState state) => state switch
    {
        TargetState.Missed => BadgeKind.Poor,
        TargetState.InDanger => BadgeKind.Warning,
        TargetState.NotBegun => BadgeKind.Unknown,
        TargetState.OnTheWay => BadgeKind.Average,
        TargetState.Reached => BadgeKind.Done,
        TargetState.NothingToMeasure => BadgeKind.Plain,
        TargetState.Unmeasured => BadgeKind.Unknown,
    };

    public static string Of(TaskState state) => state switch
    {
        TaskState.Open => "Chưa làm",
        TaskState.Going => "Đang làm",
        TaskState.Done => "Đã xong",
        TaskState.Dropped => "Thôi, không làm",
    };

    /// <summary>Nobody noted that it was done before its plan's time was over, which is long ago.</summary>
    public const string LeftOpen = "chưa xong khi hết kỳ";

    public static BadgeKind BadgeOf(TaskState state) => state switch
    {
        TaskState.Open => BadgeKind.Unknown,
        TaskState.Going => BadgeKind.Average,
        TaskState.Done => BadgeKind.Done,
        TaskState.Dropped => BadgeKind.Plain,
    };

    public static string Of(TaskKind kind) => kind switch
    {
        TaskKind.Work => "Nhiệm vụ",
        TaskKind.Report => "Báo cáo",
    };

    public static string Of(Period period) => period switch
    {
        Period.Week => "hằng tuần",
        Period.Month => "hằng tháng",
        Period.Quarter => "hằng quý",
        Period.HalfYear => "6 tháng một lần",
        Period.Year => "hằng năm",
    };

    /// <summary>"hằng tháng, ngày 15".</summary>
    public static string Of(Recurrence recurrence) => recurrence switch
    {
        { Every: Period.Month, Day: { } day } => $"hằng tháng, chậm nhất ngày {day}",
        { Every: Period.Week } => "hằng tuần, chậm nhất thứ Sáu",
        { Every: Period.Year, Day: { } day } => $"hằng năm, chậm nhất ngày {day:00}/{recurrence.Month ?? 12:00}",
        { Every: Period.Year, Month: { } month } => $"hằng năm, chậm nhất ngày cuối tháng {month}",
        { Day: { } day, Month: { } month } => $"{Of(recurrence.Every)}, chậm nhất ngày {day} tháng thứ {month} của kỳ",
        { Day: { } day } => $"{Of(recurrence.Every)}, chậm nhất ngày {day} tháng cuối kỳ",
        _ => $"{Of(recurrence.Every)}, chậm nhất ngày cuối kỳ",
    };

    /// <summary>"Giảm 71 hộ trở lên", from the figures alone.</summary>
    public static string Of(PlannedTarget target)
    {
        var unit = target.Unit is { } u ? u == "%" ? "%" : $" {u}" : "";
        var value = PlanFigures.Of(target.Value, "…");
        var (before, after) = target.Bound switch
        {
            TargetBound.AtLeast => ("", " trở lên"),
            TargetBound.AtMost => ("không quá ", ""),
            TargetBound.Above => ("trên ", ""),
            TargetBound.About => ("khoảng ", ""),
            _ => ("", ""),
        };
        return target.Kind switch
        {
            TargetKind.Reach => target.IsLowerBetter ? $"Còn {before}{value}{unit}{after}" : $"Đạt {before}{value}{unit}{after}",
            TargetKind.ReduceBy => $"Giảm {before}{value}{unit}{after}",
            TargetKind.IncreaseBy => $"Tăng {before}{value}{unit}{after}",
            TargetKind.Share => $"Đạt {before}{value}%{after}",
            TargetKind.Range => $"Từ {PlanFigures.Of(target.FromValue, "…")} đến {PlanFigures.Of(target.ToValue, "…")}{unit}",
            TargetKind.PartOfSet => $"{value} trong {PlanFigures.Of(target.FromValue, "…")}{unit} đã nêu",
            TargetKind.None => "Không còn trường hợp nào",
            TargetKind.Words => "Bằng lời",
        };
    }

    /// <summary>How a target is measured, in words.</summary>
    public static string MeasureOf(PlannedTarget target) => LiveMeasure.Of(target.Measure) is { } live
        ? target.Among is { } among && live is { Status: null } ? $"{live.Name}, trong {Lower(FilterWords.Of(among))}" : live.Name
        : "Số liệu nhập tay";

    public static string Of(PassageKind kind) => kind switch
    {
        PassageKind.Unknown => "Chưa đọc được",
        PassageKind.Heading => "Đề mục",
        PassageKind.Opening => "Câu mở đầu",
        PassageKind.Purpose => "Mục đích, yêu cầu",
        PassageKind.GeneralGoal => "Mục tiêu chung",
        PassageKind.Situation => "Thực trạng, đối tượng",
        PassageKind.FundingRule => "Quy định về kinh phí",
        PassageKind.ReportRule => "Quy định về báo cáo",
        PassageKind.Attachment => "Tài liệu kèm theo",
        PassageKind.Closing => "Câu kết thúc",
        PassageKind.Layout => "Số trang, đường kẻ",
        PassageKind.Footnote => "Chú thích",
    };

    /// <summary>Names of the head's fields, as scripts know them.</summary>
    public static string HeadField(string? name) => name switch
    {
        "number" => "Số, ký hiệu",
        "date" => "Ngày ban hành",
        "place" => "Nơi ban hành",
        "title" => "Tên kế hoạch",
        "issuer" => "Cơ quan ban hành",
        "year" => "Năm",
        "signatory.name" => "Người ký",
        "signatory.role" => "Chức vụ người ký",
        "signatory.authority" => "Quyền hạn ký",
        _ => "Quốc hiệu, tiêu ngữ",
    };

#pragma warning disable CA1308 // within a sentence
    public static string Lower(string words) => words.ToLowerInvariant();
#pragma warning restore CA1308
}
