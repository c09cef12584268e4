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

    // A plan kept here
    public static readonly Problem NotFound = new("PL-130", "Không tìm thấy kế hoạch này, hoặc nó không thuộc địa bàn của bạn.");
    public static readonly Problem NotKeeper = new("PL-131", "Bạn xem được kế hoạch này nhưng không sửa được: hãy báo cán bộ của đơn vị lập kế hoạch.");
    public static readonly Problem NoFile = new("PL-132", "Hãy chọn tệp kế hoạch trước khi bấm Đọc kế hoạch.");
    public static readonly Problem NoUnit = new("PL-133", "Hãy chọn đơn vị lập kế hoạch trong danh sách.");
    public static readonly Problem NoYear = new("PL-134", "Kế hoạch chưa có năm. Hãy ghi năm ở phần Thông tin văn bản rồi dùng kế hoạch.");
    public static readonly Problem NoItems = new("PL-135", "Kế hoạch chưa có chỉ tiêu hay nhiệm vụ nào. Hãy thêm ít nhất một mục rồi dùng kế hoạch.");
    public static readonly Problem NotDraft = new("PL-136", "Kế hoạch đang dùng nên không sửa được mục này. Hãy đưa về bản nháp trước, nếu chưa có số liệu gắn vào.");
    public static readonly Problem SomethingHangs = new("PL-137", "Đã có ghi nhận hoặc số liệu gắn với kế hoạch, nên không đưa về bản nháp được nữa. Hãy sửa từng mục.");
    public static readonly Problem NotInUse = new("PL-138", "Kế hoạch chưa được dùng. Hãy xác nhận bản nháp và bấm Dùng kế hoạch này trước.");
    public static readonly Problem YearOdd = new("PL-139", "Năm của kế hoạch phải từ 2000 đến 2100. Hãy kiểm tra lại năm.");
    public static readonly Problem TimeReversed = new("PL-140", "Ngày cuối đứng trước ngày đầu. Hãy kiểm tra lại thời gian của kế hoạch.");
    public static readonly Problem ItemGone = new("PL-141", "Không tìm thấy mục này nữa, có thể đã bị xóa hoặc gộp. Hãy mở lại bản nháp.");
    public static readonly Problem NoWords = new("PL-142", "Hãy ghi nội dung của mục.");
    public static readonly Problem NothingToSplit = new("PL-143", "Hãy đặt một dòng trống vào chỗ cần tách rồi bấm Tách.");
    public static readonly Problem NothingToJoin = new("PL-144", "Không có mục cùng loại đứng sau để gộp. Hãy chọn mục khác.");
    public static readonly Problem NoLines = new("PL-145", "Hãy đánh dấu ít nhất một dòng chưa đọc rồi bấm lại.");
    public static readonly Problem NoItemChosen = new("PL-146", "Hãy chọn đưa các dòng vào đâu.");

    // Targets
    public static readonly Problem NotAFigure = new("PL-150", "Số không đọc được. Hãy ghi số như 71, 3,57 hoặc 1.250.");
    public static readonly Problem ValueMissing = new("PL-151", "Loại chỉ tiêu này cần một con số. Hãy ghi số, hoặc chọn loại Bằng lời.");
    public static readonly Problem RangeReversed = new("PL-152", "Đầu dưới của khoảng lớn hơn đầu trên. Hãy kiểm tra lại hai số.");
    public static readonly Problem MeasureUnknown = new("PL-153", "Không có cách đo này. Hãy chọn lại trong danh sách.");
    public static readonly Problem DayMissing = new("PL-154", "Hãy ghi ngày của số liệu, từ năm 2000 và không sau hôm nay.");
    public static readonly Problem SourceMissing = new("PL-155", "Hãy ghi nguồn của số liệu, ví dụ tên báo cáo hoặc cơ quan cung cấp.");
    public static readonly Problem IsLive = new("PL-156", "Chỉ tiêu này được đếm từ sổ hộ nên không nhập tay. Muốn nhập tay, hãy đổi cách đo.");
    public static readonly Problem PlaceUnknown = new("PL-157", "Địa bàn không có trong danh mục của kế hoạch. Hãy chọn lại.");
    public static readonly Problem HouseholdUnknown = new("PL-158", "Có hộ không tìm thấy trong địa bàn của bạn. Hãy mở lại danh sách và chọn lại.");
    public static readonly Problem ShareAboveAll = new("PL-159", "Tỷ lệ phải từ 0 đến 100. Hãy kiểm tra lại con số.");

    // Tasks and organisations
    public static readonly Problem TurnUnknown = new("PL-160", "Kỳ này không thuộc nhiệm vụ. Hãy mở lại trang và chọn kỳ trong danh sách.");
    public static readonly Problem MarkDayOdd = new("PL-161", "Hãy ghi ngày thực hiện, không sau hôm nay và không sớm hơn kế hoạch quá một năm.");
    public static readonly Problem NothingSaid = new("PL-162", "Hãy ghi vài lời về tình hình, hoặc một con số, hoặc đính kèm tệp.");
    public static readonly Problem NameTaken = new("PL-163", "Đã có đơn vị mang tên hoặc cách viết này. Hãy mở đơn vị đó và thêm cách viết.");
    public static readonly Problem NameMissing = new("PL-164", "Hãy ghi tên.");
    public static readonly Problem OrganisationUnknown = new("PL-165", "Không tìm thấy đơn vị này. Hãy chọn lại trong danh sách.");
    public static readonly Problem LoginUnknown = new("PL-168", "Không có tài khoản mang tên đăng nhập này làm việc trong địa bàn. Hãy kiểm tra lại, hoặc để trống.");
    public static readonly Problem SuperiorUnknown = new("PL-169", "Chỉ tiêu cấp trên này không thuộc kế hoạch cấp trên đã chọn. Hãy chọn lại trong danh sách.");
    public static readonly Problem EvidenceTooLarge = new("PL-166", "Tệp minh chứng lớn hơn 20 MB. Hãy thu nhỏ ảnh hoặc nén tệp rồi gửi lại.");
    public static readonly Problem ServedUnknown = new("PL-171", "Chỉ tiêu mà nhiệm vụ phục vụ không thuộc kế hoạch này. Hãy chọn lại trong danh sách.");
    public static readonly Problem StateMissing = new("PL-172", "Hãy chọn tình trạng của nhiệm vụ.");
    public static readonly Problem NothingToRemind = new("PL-173", "Không có công văn nào để viết: không có nhiệm vụ quá hạn trong kế hoạch của đơn vị bạn, hoặc có ở nhiều kế hoạch. Hãy mở từng kế hoạch rồi lấy công văn.");
    public static readonly Problem EvidenceKind = new("PL-174", "Tệp minh chứng phải là ảnh, video, PDF, Word, Excel, PowerPoint, văn bản .txt hoặc tệp nén .zip, .rar, .7z. Hãy lưu thành một trong các dạng này rồi gửi lại.");
    public static readonly Problem EvidenceEmpty = new("PL-175", "Tệp minh chứng trống, không có nội dung. Hãy mở thử tệp rồi chọn lại.");
    public static readonly Problem NotYourEvidence = new("PL-180", "Tệp minh chứng chỉ do người đã đính kèm hoặc người giữ kế hoạch gỡ. Hãy báo một trong hai người.");
    public static readonly Problem DeadlineOdd = new("PL-176", "Ngày bắt đầu và hạn phải nằm từ năm 2000 đến năm 2100. Hãy kiểm tra lại năm.");
    public static readonly Problem SuperiorPlanUnknown = new("PL-177", "Kế hoạch cấp trên phải là kế hoạch đang dùng của cấp trên trực tiếp chứa địa bàn này. Hãy chọn lại trong danh sách.");
    public static readonly Problem TaskReversed = new("PL-179", "Hạn đứng trước ngày bắt đầu. Hãy kiểm tra lại hai ngày của nhiệm vụ.");
    public static readonly Problem FigureGone = new("PL-178", "Không tìm thấy số liệu này nữa, có thể đã được bỏ. Hãy mở lại trang.");
    public static readonly Problem EvidenceUnreadable = new("PL-167", "Tệp minh chứng không mở được trên máy chủ này: khóa đã niêm phong tệp không có ở đây. Hãy báo quản trị.");

    public static Problem MeasureMisfit(string measure, string asked, string target) => new(
        "PL-170", $"Cách đo “{measure}” không hợp với chỉ tiêu “{target}” ({asked}): số hộ đo bằng số hộ, số người đo bằng số người, tỷ lệ đo bằng tỷ lệ. Hãy chọn cách đo khác, hoặc sửa loại, đơn vị tính của chỉ tiêu.");

    public static Problem TooLarge(long limit) => new("PL-112", string.Create(
        CultureInfo.InvariantCulture, $"Tệp lớn hơn {limit / (1 << 20)} MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ tệp rồi gửi lại."));

    public static Problem TooManyPages(int limit) => new("PL-108", string.Create(
        CultureInfo.InvariantCulture, $"Tệp có quá {limit} trang, không phải một kế hoạch. Hãy chỉ gửi các trang của kế hoạch."));

    public static Problem TooMuchText(int limit) => new("PL-113", string.Create(
        CultureInfo.InvariantCulture, $"Tệp có quá {limit} dòng chữ. Hãy chỉ gửi các trang của kế hoạch."));
}
