using System.Globalization;
using VuonLen.Rules;

namespace VuonLen.App.Plans;

/// <summary>Every refusal this capability can give.</summary>
public static class PlanProblems
{
    // A document
    public static readonly Problem UnknownKind = new("PL-101", "Chỉ đọc được tệp .docx, .pdf, .png, .jpg hoặc .txt. Hãy lưu văn bản thành một trong các dạng này.");
    public static readonly Problem OtherContent = new("PL-102", "Nội dung tệp không đúng với đuôi tên tệp. Hãy mở tệp bằng đúng chương trình, lưu lại rồi gửi tệp mới.");
    public static readonly Problem NotUnicode = new("PL-103", "Tệp .txt không phải bảng mã Unicode (UTF-8 hoặc UTF-16). Hãy mở bằng trình soạn thảo và lưu lại với bảng mã UTF-8.");
    public static readonly Problem PasswordProtected = new("PL-104", "Tệp được bảo vệ bằng mật khẩu, hoặc là .doc cũ. Hãy bỏ mật khẩu, lưu thành .docx rồi gửi lại.");
    public static readonly Problem Damaged = new("PL-105", "Tệp bị hỏng hoặc tải về chưa xong. Hãy mở thử tệp, lưu lại rồi gửi lại.");
    public static readonly Problem Bomb = new("PL-106", "Tệp phình ra quá lớn khi mở. Hãy lưu lại văn bản thành tệp mới, bỏ bớt hình ảnh, rồi gửi lại.");
    public static readonly Problem Entities = new("PL-107", "Tệp .docx chứa khai báo không được phép trong XML. Hãy mở bằng chương trình soạn thảo, lưu lại rồi gửi lại.");
    public static readonly Problem NoText = new("PL-109", "Không tìm thấy chữ nào trong tệp. Hãy kiểm tra tệp, hoặc quét lại rõ hơn.");
    public static readonly Problem TooSlow = new("PL-110", "Đọc tệp quá lâu nên đã dừng. Hãy chia nhỏ tệp, hoặc lưu lại thành .docx rồi gửi lại.");
    public static readonly Problem LineTooLong = new("PL-111", "Tệp có dòng dài bất thường, không phải một kế hoạch. Hãy kiểm tra lại tệp.");
    public static readonly Problem PdfToolMissing = new("PL-120", "Máy chủ chưa đọc được .pdf: cần cài chương trình poppler-utils (apt install poppler-utils). Trong lúc chờ, hãy gửi tệp .docx.");
    public static readonly Problem ScanToolMissing = new("PL-121",
        "Máy chủ chưa đọc được bản quét: cần cài tesseract-ocr và tesseract-ocr-vie (apt install tesseract-ocr tesseract-ocr-vie). Trong lúc chờ, hãy gửi tệp .docx.");

    public static Problem TooLarge(long limit) => new("PL-112", string.Create(
        CultureInfo.InvariantCulture, $"Tệp lớn hơn {limit / (1 << 20)} MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ tệp rồi gửi lại."));

    public static Problem TooManyPages(int limit) => new("PL-108", string.Create(
        CultureInfo.InvariantCulture, $"Tệp có quá {limit} trang, không phải một kế hoạch. Hãy chỉ gửi các trang của kế hoạch."));

    public static Problem TooMuchText(int limit) => new("PL-113", string.Create(
        CultureInfo.InvariantCulture, $"Tệp có quá {limit} dòng chữ. Hãy chỉ gửi các trang của kế hoạch."));
}
