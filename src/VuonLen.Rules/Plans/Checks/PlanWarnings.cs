using System.Globalization;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Every warning about a plan, with its code; figures as they come out, not rounded to look right.</summary>
internal static class PlanWarnings
{
    private static readonly CultureInfo _vietnamese = Vietnamese();

    public static PlanWarning BadScan() => new(
        "PL-201", "Văn bản là bản quét mất dấu: chữ chỉ nhận được gần đúng. Hãy so từng số, ngày, tên cơ quan và địa danh với bản gốc.", null);

    public static PlanWarning YearNotSaid(string words, DateOnly day, LineSpan lines) => new(
        "PL-202", $"Hạn “{words}” không ghi năm; tạm hiểu là {Day(day)} theo năm của kế hoạch.", lines);

    public static PlanWarning Scanned() => new(
        "PL-203", "Chữ được nhận từ ảnh quét. Hãy so các số, ngày, số ký hiệu văn bản với bản gốc.", null);

    public static PlanWarning Doubtful(string text, LineSpan lines) => new("PL-204", $"Hãy so với bản gốc, bản quét có thể đọc sai số: “{Short(text)}”.", lines);

    public static PlanWarning NumberRunTogether(string number, LineSpan lines) => new(
        "PL-205", $"Số ký hiệu “{number}” không có dấu gạch chéo; bản quét có thể đã đọc dấu “/” thành một chữ số. Hãy sửa theo bản gốc.", lines);

    public static PlanWarning Missing(string what, LineSpan? lines) => new("PL-210", $"Không thấy {what}.", lines);

    public static PlanWarning NoSection(string what) => new("PL-211", $"Kế hoạch không có phần {what}.", null);

    public static PlanWarning NoDeadlines() => new("PL-212", "Kế hoạch không có thời hạn báo cáo nào và không nhiệm vụ nào có hạn.", null);

    public static PlanWarning NoRateTarget(LineSpan? lines) => new("PL-213", "Kế hoạch không có chỉ tiêu về tỷ lệ hộ nghèo.", lines);

    public static PlanWarning AnnexMissing(string text, LineSpan lines) => new("PL-214", $"Văn bản nói có biểu, danh sách kèm theo nhưng không thấy: “{Short(text)}”.", lines);

    public static PlanWarning NoPlan() => new(
        "PL-215", "Văn bản này không giống một kế hoạch: không có tên kế hoạch, chỉ tiêu, nhiệm vụ hay đơn vị thực hiện. Hãy kiểm tra xem đã chọn đúng tệp chưa.", null);

    public static PlanWarning NumberTwice(string label, LineSpan lines) => new("PL-220", $"Đề mục số {label} lặp lại trong cùng một phần.", lines);

    public static PlanWarning NumberMissing(string label, string missing, LineSpan lines) => new("PL-221", $"Trước đề mục {label} không có đề mục {missing}.", lines);

    public static PlanWarning StrangeLetter(string label, string expected, LineSpan lines) => new(
        "PL-222", $"Đề mục {label}) không theo thứ tự chữ cái tiếng Việt (a, b, c, d, đ, e, g…); đúng ra là {expected}).", lines);

    public static PlanWarning DashesForLetters(string label, LineSpan lines) => new(
        "PL-223", $"Đề mục {label}) đứng sau các gạch đầu dòng; các đề mục a), b)… trước nó không có chữ.", lines);

    public static PlanWarning Slip(string wrong, string right, LineSpan lines) => new("PL-230", $"“{wrong}” có thể là lỗi của “{right}”.", lines);

    public static PlanWarning Aliases(string first, string second, LineSpan lines) => new("PL-231", $"Một đơn vị có hai cách viết tên: “{first}” và “{second}”.", lines);

    public static PlanWarning OtherLevel(string words, LineSpan lines) => new(
        "PL-232", $"“{words}”: kế hoạch của cấp xã nhưng nói tới phạm vi cấp huyện; có thể chép từ văn bản khác.", lines);

    public static PlanWarning NotSaidOfWhom(string words, LineSpan lines) => new("PL-233", $"“{Short(words)}” không nói rõ là hộ nghèo hay hộ khác.", lines);

    public static PlanWarning NoTasks(string actor, LineSpan lines) => new("PL-240", $"Đơn vị “{actor}” không có nhiệm vụ nào.", lines);

    public static PlanWarning NoActor(string task, LineSpan lines) => new("PL-241", $"Nhiệm vụ chưa ghi đơn vị thực hiện: “{Short(task)}”.", lines);

    public static PlanWarning Past(DateOnly day, LineSpan lines) => new("PL-242", $"Hạn {Day(day)} trước ngày ban hành kế hoạch.", lines);

    public static PlanWarning OutsideTime(DateOnly day, DateOnly first, DateOnly last, LineSpan lines) => new(
        "PL-243",
        first is { Day: 1, Month: 1 } && last == new DateOnly(first.Year, 12, 31)
            ? $"Hạn {Day(day)} nằm ngoài năm {first.Year} của kế hoạch."
            : $"Hạn {Day(day)} nằm ngoài thời gian của kế hoạch, từ {Day(first)} đến {Day(last)}.",
        lines);

    public static PlanWarning NoUnit(string text, LineSpan lines) => new("PL-250", $"Chỉ tiêu không có đơn vị tính: “{Short(text)}”.", lines);

    public static PlanWarning NeedNotRecorded(string text, LineSpan lines) => new(
        "PL-251", $"Chỉ tiêu tính trên người, hộ “có nhu cầu”: phải ghi nhận nhu cầu của từng hộ mới tính được. “{Short(text)}”.", lines);

    public static PlanWarning Implied(string text, LineSpan lines) => new("PL-260", text, lines);

    public static PlanWarning SumOff(string text, LineSpan lines) => new("PL-261", text, lines);

    public static PlanWarning TotalNeeded(string text, LineSpan lines) => new("PL-262", text, lines);

    internal static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>As many digits as tell two results apart.</summary>
    internal static string Number(decimal number) => number.ToString("#,##0.######", _vietnamese);

    private static string Short(string text) => text.Length > 90 ? text[..90] + "…" : text;

    /// <summary>Set here, for the rules also run where no language data is installed.</summary>
    private static CultureInfo Vietnamese()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
