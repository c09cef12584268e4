using System.Globalization;

namespace VuonLen.Rules.Lines;

/// <summary>Everything a line of a file of households can be refused for.</summary>
public static class LineProblems
{
    /// <summary>The line is not one JSON object.</summary>
    public static Problem NotAnObject(int line) => new(
        "CL-101", $"Dòng {Words(line)}: không phải là một đối tượng JSON hợp lệ (kiểm tra dấu ngoặc, dấu phẩy, tên bị lặp).");

    /// <summary>An answer has the wrong type or is none of the words allowed.</summary>
    public static Problem BadAnswer(int line, string field, string what) => new(
        "CL-102", $"Dòng {Words(line)}, trường {field}: {what}.");

    /// <summary>The standard named is not known.</summary>
    public static Problem UnknownStandard(int line, string code, IEnumerable<string> known) => new(
        "CL-103", $"Dòng {Words(line)}, trường standard: không có chuẩn \"{code}\"; các chuẩn có sẵn: {string.Join(", ", known)}.");

    /// <summary>Neither the line nor the command names a standard.</summary>
    public static Problem NoStandard(int line) => new(
        "CL-104", $"Dòng {Words(line)}, trường standard: chưa nêu chuẩn nghèo; hãy ghi vào dòng hoặc dùng --standard.");

    /// <summary>Two members have the same id.</summary>
    public static Problem SameMemberTwice(int line, string memberId) => new(
        "CL-105", $"Dòng {Words(line)}, trường members: mã thành viên \"{memberId}\" bị lặp trong hộ.");

    private static string Words(int line) => line.ToString(CultureInfo.InvariantCulture);
}
