using System.Globalization;
using VuonLen.Rules;

namespace VuonLen.App.Documents;

/// <summary>Every refusal of a file handed in.</summary>
public static class DocumentProblems
{
    public static readonly Problem Empty = new("DO-101", "Tệp không có nội dung. Hãy mở lại tệp gốc, lưu rồi gửi lại.");
    public static readonly Problem NotAWorkbook =
        new("DO-102", "Tệp này không phải bảng tính .xlsx, .xls hay .csv. Hãy mở bằng Excel, lưu dạng \"Excel Workbook (.xlsx)\" rồi gửi lại.");
    public static readonly Problem Damaged =
        new("DO-103", "Tệp bị hỏng hoặc tải chưa trọn nên không đọc hết được. Hãy mở tệp gốc bằng Excel, lưu lại dạng .xlsx rồi gửi lại.");
    public static readonly Problem PasswordProtected =
        new("DO-104", "Tệp đang khóa bằng mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu rồi gửi lại.");
    public static readonly Problem StrangePackage =
        new("DO-107", "Cấu trúc bên trong tệp bất thường (tên phần, vị trí hoặc cách nén) nên bị từ chối. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.");
    public static readonly Problem ForbiddenXml =
        new("DO-108", "Tệp chứa khai báo XML (DTD, thực thể) không được phép. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.");
    public static readonly Problem OtherFormat =
        new("DO-114", "Đây là bảng tính ở định dạng khác (.xlsb, .ods, XML 2003 hoặc Excel 95 trở về trước). Hãy mở bằng Excel, lưu dạng .xlsx rồi gửi lại.");
    public static readonly Problem WebPage =
        new("DO-115", "Tệp là trang web (HTML) mang đuôi bảng tính. Hãy mở bằng Excel, lưu dạng .xlsx rồi gửi lại.");
    public static readonly Problem QuoteNotClosed =
        new("DO-116", "Tệp .csv có dấu nháy kép mở mà không đóng. Hãy mở bằng Excel, lưu dạng .xlsx rồi gửi lại.");

    public static readonly Problem NoFile = new("DO-119", "Chưa chọn tệp. Hãy chọn một hay nhiều tệp của bộ biểu rồi bấm Kiểm tra.");
    public static readonly Problem NoForm = new(
        "DO-120", "Không nhận ra biểu nào trong tệp. Mỗi trang tính cần có tên biểu ở đầu trang, ví dụ \"TỔNG HỢP DIỄN BIẾN HỘ NGHÈO\", và dòng mã cột.");
    public static readonly Problem NoPack =
        new("DO-121", "Tệp .json này không phải bộ biểu (pack.json) của chương trình. Hãy chọn tệp khác.");

    public static Problem TooManyBytes(DocumentLimits limits) =>
        new("DO-105", $"Tệp lớn hơn {Megabytes(limits.Bytes)} MB. Hãy bỏ hình ảnh, trang không cần, hoặc chia thành nhiều tệp.");

    public static Problem UnpacksTooFar(DocumentLimits limits) =>
        new("DO-106", $"Nội dung nén trong tệp lớn bất thường (quá {Megabytes(limits.UncompressedBytes)} MB hoặc nén quá {Number(limits.CompressionRatio)} lần). "
            + "Hãy bỏ các dòng, cột trống đã định dạng, hoặc chia thành nhiều tệp.");

    public static Problem TooManySheets(DocumentLimits limits) =>
        new("DO-109", $"Tệp có hơn {Number(limits.Sheets)} trang tính. Hãy chỉ giữ lại các trang có danh sách.");

    public static Problem TooManyRows(string sheet, DocumentLimits limits) =>
        new("DO-110", $"Trang \"{Short(sheet)}\" có hơn {Number(limits.Rows)} dòng. Hãy xóa các dòng trống ở cuối trang, hoặc chia thành nhiều tệp.");

    public static Problem TooManyColumns(string sheet, DocumentLimits limits) =>
        new("DO-111", $"Trang \"{Short(sheet)}\" có dữ liệu bên phải cột thứ {Number(limits.Columns)}. Hãy xóa các cột thừa rồi gửi lại.");

    public static Problem CellTooLong(string sheet, DocumentLimits limits) =>
        new("DO-112", sheet.Length == 0
            ? $"Tệp có ô dài hơn {Number(limits.CellCharacters)} ký tự. Hãy rút ngắn ô đó rồi gửi lại."
            : $"Trang \"{Short(sheet)}\" có ô dài hơn {Number(limits.CellCharacters)} ký tự. Hãy rút ngắn ô đó rồi gửi lại.");

    public static Problem TooMuchText(DocumentLimits limits) =>
        new("DO-113", $"Chữ trong tệp vượt {Number(limits.SharedCharacters)} ký tự. Hãy chia thành nhiều tệp.");

    private static long Megabytes(long bytes) => bytes >> 20;

    private static string Number(int number) => number.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"));

    /// <summary>The name is the file's own word; a long one does not flood the screen.</summary>
    private static string Short(string sheet) => sheet.Length <= 40 ? sheet : sheet[..40] + "…";
}
