using VuonLen.App.Households.Lists;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Importing;

/// <summary>What officers call the parts of an import.</summary>
internal static class ImportWords
{
    public static string Of(ListKind kind) => kind switch
    {
        ListKind.Other => "Danh sách khác",
        ListKind.OfficialReview => "Danh sách chính thức sau rà soát",
        ListKind.NationalExport => "Tệp xuất từ phần mềm giảm nghèo quốc gia",
        ListKind.Template => "Mẫu của chương trình",
    };

    public static string Of(ListState state) => state switch
    {
        ListState.Uploaded => "Chờ xác nhận cách hiểu",
        ListState.Planning => "Đang xem trước",
        ListState.Planned => "Đã xem trước, chờ ghi",
        ListState.Writing => "Đang ghi",
        ListState.Written => "Đã ghi vào sổ",
        ListState.Undoing => "Đang hoàn tác",
        ListState.Undone => "Đã hoàn tác",
    };

    public static string Of(ListFate fate) => fate switch
    {
        ListFate.Add => "Thêm mới",
        ListFate.Change => "Thay đổi",
        ListFate.Same => "Không đổi",
        ListFate.Choose => "Cần bạn chọn",
        ListFate.Refuse => "Từ chối",
        ListFate.Skip => "Bỏ qua",
    };

    public static string Of(ListItemState state) => state switch
    {
        ListItemState.Planned => "chưa ghi",
        ListItemState.Written => "đã ghi",
        ListItemState.Failed => "không ghi được",
        ListItemState.Undone => "đã hoàn tác",
    };

    public static string Of(SheetRole role) => role switch
    {
        SheetRole.Listed => "Danh sách hộ (phân loại theo cột)",
        SheetRole.EscapedPoverty => "Danh sách hộ thoát nghèo",
        SheetRole.EscapedNearPoverty => "Danh sách hộ thoát cận nghèo",
        SheetRole.AllPoor => "Tất cả là hộ nghèo",
        SheetRole.AllNearPoor => "Tất cả là hộ cận nghèo",
    };

    public static string Of(LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.None => "Unicode (giữ nguyên)",
        LegacyEncoding.Tcvn3 => "TCVN3 (phông .VnTime)",
        LegacyEncoding.Vni => "VNI (phông VNI-Times)",
    };
}
