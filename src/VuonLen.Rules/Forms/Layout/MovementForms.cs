using static VuonLen.Rules.Forms.Layout.Columns;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>Movement of the two lists: forms 2 and 3. In form 3 becoming poor is no escape, so it stands beside and not under "thoát".</summary>
internal static class MovementForms
{
    private const string Balance = "9=1-2-3-4+5+6+7+8";

    public static Form Poor(string nameTitle) => new(2, "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO",
    [
        Count("1", "Tổng số hộ nghèo đầu kỳ"),
        Over("Diễn biến giảm số hộ nghèo",
            Over("Số hộ thoát nghèo", Count("2", "Trở thành hộ cận nghèo"), Count("3", "Vượt chuẩn cận nghèo")),
            Wide(Count("4", "Số hộ khác: thay đổi nhân khẩu, hộ nghèo đơn thân chết, chuyển đi nơi khác, tách, nhập với hộ khác…"))),
        Over("Diễn biến tăng số hộ nghèo",
            Count("5", "Số hộ cận nghèo trở thành hộ nghèo"),
            Over("Số hộ nghèo bổ sung trong kỳ", Count("6", "Tái nghèo"), Count("7", "Phát sinh mới")),
            Wide(Count("8", "Số hộ khác: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác,…"))),
        Wide(Count("9", "Tổng số hộ nghèo cuối kỳ", Balance)),
    ], "Hộ", "Nhân khẩu")
    {
        NameTitle = nameTitle,
        NameCodes = ["(A)", "(B)", "(C)"],
    };

    public static Form NearPoor(string nameTitle) => new(3, "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO",
    [
        Count("1", "Tổng số hộ cận nghèo đầu kỳ"),
        Over("Diễn biến giảm số hộ cận nghèo",
            Count("2", "Số hộ thoát cận nghèo"),
            Count("3", "Số hộ cận nghèo trở thành hộ nghèo"),
            Wide(Count("4", "Số hộ khác: thay đổi nhân khẩu, hộ đơn thân chết, chuyển đi nơi khác, tách, nhập với hộ khác…"))),
        Over("Diễn biến tăng số hộ cận nghèo",
            Count("5", "Số hộ nghèo trở thành hộ cận nghèo"),
            Over("Số hộ bổ sung", Count("6", "Tái cận nghèo"), Count("7", "Phát sinh mới")),
            Wide(Count("8", "Số hộ khác: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác,…."))),
        Wide(Count("9", "Tổng số hộ cận nghèo cuối kỳ", Balance)),
    ], "Hộ", "Nhân khẩu")
    {
        NameTitle = nameTitle,
        NameCodes = ["(A)", "(B)", "(C)"],
    };

    private static FormColumn Wide(FormColumn column) => column with { Width = 17 };
}
