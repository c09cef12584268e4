using VuonLen.Rules;

namespace VuonLen.App.Households.Exporting;

/// <summary>Every refusal of a list that goes out.</summary>
public static class ExportProblems
{
    public static readonly Problem NotFound = new("IM-160", "Không tìm thấy tệp đã xuất này trong địa bàn của bạn. Có thể tệp đã bị xóa; hãy xuất lại.");
    public static readonly Problem FilterUnread = new("IM-161", "Có điều kiện lọc không đọc được hoặc vai trò của bạn không được dùng. Hãy quay lại danh sách hộ, lọc lại rồi xuất.");
    public static readonly Problem OfficialNeedsXlsx = new("IM-162", "Danh sách chính thức có ba trang nên chỉ xuất được dạng .xlsx. Hãy chọn Excel.");
    public static readonly Problem YearMissing = new("IM-163", "Chưa chọn năm của danh sách chính thức. Hãy ghi năm, từ 2000 đến năm nay.");
    public static readonly Problem NoCommune = new("IM-164", "Không tìm thấy xã, phường này trong địa bàn của bạn. Hãy ghi lại mã xã, phường.");
    public static readonly Problem StillRunning = new("IM-165", "Tệp đang được lập. Hãy bấm Dừng hoặc chờ xong rồi xóa.");
    public static readonly Problem OutOfReach = new("IM-166", "Tài khoản không còn địa bàn nào nên không lập được tệp. Hãy nhờ quản trị giao lại địa bàn rồi xuất lại.");
    public static readonly Problem NotReadableNow = new("IM-167", "Không mở lại được tệp vì thiếu khóa của bản cài đặt. Hãy xuất lại.");
}
