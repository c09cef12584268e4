using System.Globalization;

namespace VuonLen.Rules.Text;

/// <summary>Why a date, a number or a mark in a list was not read. Nothing is guessed: the officer corrects the cell.</summary>
public static class TextProblems
{
    /// <summary>Neither a day nor a year.</summary>
    public static readonly Problem NotADate =
        new("TX-101", "Không đọc được ngày. Hãy ghi ngày/tháng/năm (05/06/1980) hoặc chỉ năm (1980).");

    /// <summary>The calendar has no such day, such as 31/02.</summary>
    public static readonly Problem NoSuchDay = new("TX-102", "Ngày này không có trong lịch. Hãy sửa theo giấy tờ, hoặc chỉ ghi năm nếu chưa rõ.");

    /// <summary>The month is above 12 and the day is not: perhaps swapped, perhaps mistyped.</summary>
    public static readonly Problem MonthBeyondTwelve =
        new("TX-103", "Tháng lớn hơn 12, có thể ngày và tháng bị đảo. Hãy ghi theo thứ tự ngày/tháng/năm.");

    /// <summary>A year of two digits where no rule for the century was given.</summary>
    public static readonly Problem ShortYear = new("TX-104", "Năm chỉ có hai chữ số. Hãy ghi đủ bốn chữ số của năm.");

    /// <summary>A year that cannot be meant.</summary>
    public static readonly Problem YearOutOfRange = new("TX-105", $"Năm phải từ {ListDate.FirstYear} đến {ListDate.LastYear}. Hãy kiểm tra lại.");

    /// <summary>The number is no day as spreadsheets count them.</summary>
    public static readonly Problem NotASerial = new("TX-106", "Số trong ô không phải là ngày hay năm. Hãy ghi ngày/tháng/năm (05/06/1980).");

    /// <summary>Not a number.</summary>
    public static readonly Problem NotANumber = new("TX-110", "Không đọc được số. Hãy chỉ ghi chữ số, ví dụ 1250000 hoặc 45,5.");

    /// <summary>A cross or a tick where a number belongs.</summary>
    public static readonly Problem MarkInsteadOfNumber = new("TX-111", "Ô này đánh dấu thay vì ghi số. Hãy ghi con số.");

    /// <summary>Shortened by the spreadsheet, digits are lost.</summary>
    public static readonly Problem ShortenedNumber =
        new("TX-112", "Số đã bị rút gọn (dạng 1,23E+11) nên mất chữ số. Hãy định dạng ô thành văn bản rồi ghi lại đủ số.");

    /// <summary>Thousands and fractions are grouped wrongly.</summary>
    public static readonly Problem BadGroups = new("TX-113", "Dấu chấm, dấu phẩy trong số đặt không đúng chỗ. Hãy ghi số liền, ví dụ 1250000.");

    /// <summary>Neither yes nor no.</summary>
    public static readonly Problem UnclearMark = new("TX-120", "Không rõ là có hay không. Hãy ghi \"x\" hoặc \"có\" nếu có; \"không\" hoặc để trống nếu không.");

    /// <summary>One sign before three digits: thousands or a fraction.</summary>
    /// <param name="asThousands">The number if the sign groups thousands.</param>
    /// <param name="asFraction">The number if the sign begins a fraction.</param>
    public static Problem AmbiguousNumber(decimal asThousands, decimal asFraction) => new(
        "TX-114", $"Số có thể hiểu là {Show(asThousands)} hoặc {Show(asFraction)}. Hãy ghi lại không có dấu phân cách hàng nghìn.");

    private static string Show(decimal number) => number.ToString("0.###", CultureInfo.GetCultureInfo("vi-VN"));
}
