using System.Globalization;

namespace VuonLen.Rules.Standards;

/// <summary>Everything a standard can refuse.</summary>
public static class StandardProblems
{
    /// <summary>The standard's own text cannot be read.</summary>
    public static Problem Unreadable(string path, string what) => new("ST-001", $"Tệp chuẩn nghèo sai tại {path}: {what}.");

    /// <summary>The household's review date is outside the time in force.</summary>
    public static Problem NotInForce(PovertyStandard standard, DateOnly day) => new(
        "ST-101",
        $"Ngày rà soát {Words(day)} nằm ngoài thời gian áp dụng của chuẩn {standard.Code} ({Period(standard)}). Hãy chọn chuẩn đang áp dụng vào ngày đó.");

    /// <summary>The standard does not know enough to classify.</summary>
    public static Problem Incomplete(PovertyStandard standard) => new(
        "ST-102", $"Chưa thể phân loại theo chuẩn {standard.Code} vì bộ quy định chưa đầy đủ; hãy bổ sung các phần còn thiếu.");

    /// <summary>A person is said to be born after the review.</summary>
    public static Problem BornAfterReview(string memberId, DateOnly day) => new(
        "ST-103", $"Thành viên {memberId} có ngày sinh sau ngày rà soát {Words(day)}. Hãy kiểm tra lại ngày sinh.");

    /// <summary>The working-age table has no row for the year.</summary>
    public static Problem NoWorkingAge(int year) => new(
        "ST-104", $"Chưa có bảng tuổi nghỉ hưu của năm {year.ToString(CultureInfo.InvariantCulture)} để xác định độ tuổi lao động.");

    /// <summary>The income line of the standard is not known.</summary>
    public static Problem NoIncomeLine(PovertyStandard standard) => new(
        "ST-105", $"Chuẩn {standard.Code} chưa có mức chuẩn thu nhập, nên chưa thể so sánh thu nhập.");

    /// <summary>The upper end of the average living standard is not known.</summary>
    public static Problem NoAverageLivingLine(PovertyStandard standard) => new(
        "ST-106", $"Chuẩn {standard.Code} chưa có khoảng thu nhập của hộ có mức sống trung bình, nên chưa thể xác định.");

    /// <summary>The indicators are not known.</summary>
    public static Problem NoIndicators { get; } = new("ST-201", "Danh sách chỉ số thiếu hụt chưa được xác nhận.");

    /// <summary>No threshold is known, because no indicator is.</summary>
    public static Problem NoThresholds { get; } = new("ST-202", "Ngưỡng thiếu hụt của các chỉ số chưa được xác nhận.");

    /// <summary>One indicator lacks a threshold.</summary>
    public static Problem NoThreshold(int number, string name, string threshold) => new(
        "ST-203", $"Chỉ số {number.ToString(CultureInfo.InvariantCulture)} ({name}) chưa có ngưỡng \"{threshold}\".");

    /// <summary>One indicator has no calculation.</summary>
    public static Problem NoKind(int number, string name) => new(
        "ST-204", $"Chỉ số {number.ToString(CultureInfo.InvariantCulture)} ({name}) chưa có cách xác định thiếu hụt.");

    /// <summary>The B1 line is not known.</summary>
    public static Problem NoB1Line { get; } = new("ST-205", "Mức điểm B1 tương ứng với chuẩn thu nhập chưa có.");

    /// <summary>The points of a deprivation are not known.</summary>
    public static Problem NoPoints { get; } = new("ST-206", "Số điểm B2 cho mỗi chỉ số thiếu hụt chưa có.");

    /// <summary>The B2 points that separate poor from near-poor are not known.</summary>
    public static Problem NoPoorMinB2 { get; } = new("ST-207", "Mức điểm B2 phân biệt hộ nghèo và hộ cận nghèo chưa có.");

    /// <summary>The income line is not known.</summary>
    public static Problem MissingIncomeLine { get; } = new("ST-208", "Mức chuẩn thu nhập bình quân đầu người chưa có.");

    /// <summary>The average living band is not known.</summary>
    public static Problem MissingAverageLiving { get; } = new("ST-209", "Khoảng thu nhập của hộ có mức sống trung bình chưa có.");

    /// <summary>Which part of a standard a problem misses, as scripts read it: <c>standard/b1_line</c>; null for other problems.</summary>
    public static string? PathOf(Problem problem) => problem.Code switch
    {
        "ST-201" => "standard/indicators",
        "ST-202" or "ST-203" or "ST-204" => "standard/thresholds",
        "ST-205" => "standard/b1_line",
        "ST-206" => "standard/points_per_deprivation",
        "ST-207" => "standard/poor_min_b2",
        "ST-208" => "standard/income_line",
        _ => null,
    };

    private static string Period(PovertyStandard standard) => standard.To is { } to
        ? $"từ {Words(standard.From)} đến hết {Words(to)}"
        : $"từ {Words(standard.From)}";

    private static string Words(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
