using System.Globalization;
using static VuonLen.Rules.Forms.Layout.Columns;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>The two lists by group: target groups (8), ethnic groups (9), causes (10), children (11).</summary>
internal static class GroupForms
{
    public static Form TargetGroups(string nameTitle) => new(8, "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NHÓM ĐỐI TƯỢNG",
    [
        Over("Hộ nghèo", Groups(1)),
        Over("Hộ cận nghèo", Groups(6)),
    ], "Hộ", "Nhân khẩu")
    {
        NumberTitle = "STT",
        NameTitle = nameTitle,
        NameCodes = ["A", "B", "C"],
    };

    public static Form Ethnic(string nameTitle, IReadOnlyList<string> groups) => new(9, "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC",
    [
        Over("Hộ nghèo", ByGroup("1", groups)),
        Over("Hộ cận nghèo", ByGroup("2", groups)),
    ])
    {
        NumberTitle = "STT",
        NameTitle = nameTitle,
        NameCodes = ["A", "B"],
    };

    public static Form ByCause(string nameTitle) => new(10, "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NGUYÊN NHÂN NGHÈO",
    [
        Count("1", "Thiếu đất sản xuất"),
        Count("2", "Thiếu vốn"),
        Count("3", "Thiếu lao động"),
        Count("4", "Thiếu công cụ sản xuất"),
        Count("5", "Thiếu kiến thức sản xuất"),
        Count("6", "Thiếu kỹ năng lao động"),
        Count("7", "Ốm đau, tai nạn"),
        Count("8", "Khác"),
    ], "Tổng số", "Hộ nghèo", "Hộ cận nghèo")
    {
        NumberTitle = "STT",
        NameTitle = nameTitle,
        NameCodes = ["A", "B"],
    };

    public static Form Children(string nameTitle) => new(11, "TỔNG HỢP CHỈ TIÊU THIẾU HỤT CỦA TRẺ EM THUỘC HỘ NGHÈO, HỘ CẬN NGHÈO",
    [
        Over("Chỉ số thiếu hụt về trẻ em thuộc hộ nghèo", OfChildren(1)),
        Over("Chỉ số thiếu hụt về trẻ em thuộc hộ cận nghèo", OfChildren(5)),
    ])
    {
        NumberTitle = "STT",
        NameTitle = nameTitle,
        NameCodes = ["A", "B"],
    };

    private static FormColumn[] Groups(int first) =>
    [
        Count(Code(first), "Tổng số"),
        Count(Code(first + 1), "Hộ DTTS"),
        Count(Code(first + 2), "Hộ không có khả năng lao động"),
        Count(Code(first + 3), "Hộ có người có công"),
        Count(Code(first + 4), "Khác", $"{first + 4}={first}-{first + 1}-{first + 2}-{first + 3}"),
    ];

    private static FormColumn[] ByGroup(string list, IReadOnlyList<string> groups) =>
    [
        Count(list, "Tổng số") with { Width = 8 },
        Count($"{list}.1", "Kinh") with { Width = 7 },
        Count($"{list}.2", "Tổng DTTS") with { Width = 8 },
        .. groups.Append("Khác").Select((name, at) => Count($"{list}.2.{at + 1}", name) with { Width = 7 }),
    ];

    private static FormColumn[] OfChildren(int first) =>
    [
        Count(Code(first), "Tổng số trẻ em"),
        Over("Y tế", Count(Code(first + 1), "Bảo hiểm y tế"), Count(Code(first + 2), "Dinh dưỡng")),
        Over("Giáo dục", Count(Code(first + 3), "Tình trạng đi học")),
    ];

    private static string Code(int number) => number.ToString(CultureInfo.InvariantCulture);
}
