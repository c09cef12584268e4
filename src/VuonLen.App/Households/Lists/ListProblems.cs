using System.Globalization;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Households.Lists;

/// <summary>Every refusal and warning about a list: IM-1xx refuses, IM-2xx warns.</summary>
public static class ListProblems
{
    public static readonly Problem NoFile = new("IM-101", "Chưa chọn tệp. Hãy chọn một tệp Excel (.xlsx, .xls) hoặc .csv.");
    public static readonly Problem NoCommune = new("IM-102", "Không tìm thấy xã, phường này trong địa bàn của bạn. Hãy chọn lại.");
    public static readonly Problem NotFound = new("IM-103", "Không tìm thấy lần nhập này trong địa bàn của bạn.");
    public static readonly Problem NoHeader = new("IM-104", "Không nhận ra dòng tiêu đề nào trong tệp. Hãy mở tệp xem có cột họ tên không, hoặc dùng tệp mẫu của chương trình.");
    public static readonly Problem NoName = new("IM-105", "Chưa có cột nào được hiểu là họ và tên. Hãy chọn cột họ tên chủ hộ hoặc họ tên thành viên.");
    public static readonly Problem FieldTwice = new("IM-106", "Có hai cột được chọn cùng một nội dung. Hãy để một cột, cột kia chọn “Bỏ qua”.");
    public static readonly Problem NoSheet = new("IM-107", "Chưa chọn trang tính nào để nhập. Hãy chọn ít nhất một trang.");
    public static readonly Problem NoDay = new("IM-108", "Chưa ghi ngày của danh sách. Hãy ghi ngày mà danh sách này đúng, không sau hôm nay.");
    public static readonly Problem VillageNeeded = new("IM-109", "Tệp không có cột thôn, tổ dân phố. Hãy chọn thôn, tổ dân phố của danh sách này.");
    public static readonly Problem WrongTime = new("IM-110", "Lần nhập này đã sang bước khác nên không làm được việc đó. Hãy xem lại trang của lần nhập.");
    public static readonly Problem NothingToWrite = new("IM-111", "Không có hộ nào để ghi: mọi dòng đều không đổi, bị từ chối hoặc còn chờ bạn chọn.");
    public static readonly Problem NotUndone = new("IM-113", "Không hoàn tác được vì có hộ đã thay đổi sau khi nhập. Danh sách các hộ đó ở bên dưới.");
    public static readonly Problem ChoiceGone = new("IM-114", "Lựa chọn này không còn dùng được vì hồ sơ hộ đã đổi. Hãy xem trước lại.");

    public static readonly Problem ChosenTwice = new("IM-116", "Hộ này đã được chọn cho một dòng khác của tệp. Hãy chọn hộ khác, hộ mới, hoặc bỏ qua.");

    public static readonly Problem NothingChosen = new("IM-115", "Chưa chọn. Hãy đánh dấu một dòng rồi bấm Chọn.");

    public static readonly Problem NameMissing = new("IM-121", "Dòng không có họ tên. Hãy ghi họ và tên.");
    public static readonly Problem HeadMissing = new("IM-122", "Không biết ai là chủ hộ. Hãy ghi “Chủ hộ” ở cột quan hệ của một thành viên.");
    public static readonly Problem TwoHeads = new("IM-123", "Hộ có hai người ghi là chủ hộ. Hãy để một người.");
    public static readonly Problem VillageMissing = new("IM-124", "Dòng không có thôn, tổ dân phố. Hãy ghi thôn, hoặc chọn thôn chung cho cả tệp.");
    public static readonly Problem OtherCommune = new("IM-126", "Dòng này thuộc xã, phường khác. Hãy đưa cho cán bộ nơi đó nhập.");
    public static readonly Problem NotYesNo = new("IM-128", "Chỉ ghi có hoặc không (x hoặc để trống cũng được).");
    public static readonly Problem NotADay = new("IM-129", "Ngày chưa đọc được chắc chắn. Hãy ghi ngày/tháng/năm, ví dụ 05/03/2026.");
    public static readonly Problem NotAPersonalId = new("IM-131", "Số định danh phải gồm đúng 12 chữ số. Hãy sửa, hoặc để trống nếu chưa rõ.");
    public static readonly Problem PointsUnreadable = new("IM-133", "Điểm phải là số nguyên từ 0 đến 1000. Nếu chưa có, hãy để trống.");
    public static readonly Problem ErrorCell = new("IM-134", "Ô này đang báo lỗi của Excel. Hãy mở tệp, sửa công thức hoặc ghi giá trị.");
    public static readonly Problem NoStandard = new("IM-135", "Chưa có chuẩn nghèo nào áp dụng vào ngày này, nên không ghi được công nhận. Hãy xem lại ngày quyết định.");
    public static readonly Problem StatusOfSameDay = new("IM-136", "Sổ công nhận đã có kết quả khác của cùng ngày. Nếu dòng trong sổ sai, hãy đính chính trên trang của hộ.");
    public static readonly Problem SameIdInFile = new("IM-137", "Số định danh này đã ghi cho người khác trong cùng hộ. Hãy kiểm tra lại.");
    public static readonly Problem ChangedMeanwhile = new("IM-138", "Hộ này vừa được người khác sửa sau khi xem trước, nên chưa ghi. Hãy nhập lại tệp: chỉ những dòng còn khác mới được ghi.");
    public static readonly Problem NotReadableNow = new("IM-139", "Không mở lại được tệp vì thiếu khóa của bản cài đặt. Hãy tải tệp lên lần nữa.");

    public static readonly Problem NotComputed = new(
        "IM-142", "Ô này có công thức nhưng tệp chưa lưu kết quả. Hãy mở tệp bằng Excel, bấm Lưu rồi tải lên lại; hoặc ghi giá trị thay công thức.");

    public static readonly Problem FirstOfJanuary = new("IM-201", "Ngày sinh 01/01 được hiểu là chỉ biết năm sinh.");
    public static readonly Problem NineDigits = new("IM-202", "Số chứng minh nhân dân cũ (9 số) không dùng làm số định danh, nên không lưu.");
    public static readonly Problem ZeroLost = new("IM-203", "Số định danh thiếu số 0 ở đầu (ô đang là số); đã thêm lại. Hãy kiểm tra.");
    public static readonly Problem RowPassedOver = new("IM-204", "Dòng không có họ tên nên không phải hộ; bỏ qua.");
    public static readonly Problem SumRow = new("IM-205", "Dòng cộng; bỏ qua.");
    public static readonly Problem ExactDouble = new("IM-206", "Hộ này ghi hai lần giống hệt nhau trong tệp; chỉ nhập một lần.");
    public static readonly Problem HeadDiffers = new("IM-209", "Chủ hộ trong tệp khác chủ hộ trong sổ. Chủ hộ trong sổ được giữ; nếu đã đổi, hãy ghi đổi chủ hộ trên trang của hộ.");
    public static readonly Problem NoEarlierPoverty = new("IM-210", "Tệp ghi hộ thoát nghèo nhưng sổ chưa có dòng hộ nghèo trước đó, nên chưa tính là mới thoát nghèo. Hãy nhập danh sách năm trước.");
    public static readonly Problem LooksLikeATest = new("IM-211", "Có vẻ là dòng thử, không phải người thật. Hãy chọn: nhập hay bỏ qua.");
    public static readonly Problem SeveralCandidates = new("IM-212", "Có nhiều hộ trong sổ giống hộ này. Hãy chọn hộ đúng, hoặc nhập thành hộ mới.");
    public static readonly Problem EscapedToo = new("IM-214", "Hộ cũng có trong danh sách được công nhận; lấy kết quả ở danh sách đó.");

    public static Problem ShortYear(int year) => new("IM-220", $"Năm ghi hai chữ số được hiểu là {year.ToString(CultureInfo.InvariantCulture)}. Hãy kiểm tra.");

    public static Problem SerialNumber(string day) => new("IM-221", $"Ô ghi số thứ tự ngày của Excel, được hiểu là {day}. Hãy kiểm tra.");

    public static Problem MergedInto(string head) => new(
        "IM-222", $"Hồ sơ này đã gộp vào hộ {head} nên không thêm lại; chỉ nội dung khác với hồ sơ cũ được ghi vào hộ đó.");

    public static Problem MergedAndListed(string row) => new(
        "IM-223", $"Hồ sơ này đã gộp vào hộ ở {row} của tệp; bỏ qua dòng này. Nếu danh sách còn dùng, hãy xóa dòng trùng.");

    public static Problem SameNameOtherCode(string row) => new(
        "IM-224", $"Cùng thôn, cùng họ tên và ngày hoặc năm sinh của chủ hộ với {row}, nhưng khác mã hộ. Hãy chọn: nhập thành hộ mới, hay bỏ qua.");

    public static Problem TooLong(int most) => new("IM-125", $"Nội dung dài quá {Whole(most)} ký tự. Hãy ghi ngắn lại.");

    public static Problem NotOneOf(IReadOnlyList<string> choices, string? part = null) => new(
        "IM-127", $"{(part is null ? "Giá trị này" : $"“{part}”")} không có trong danh mục. Hãy ghi một trong: {string.Join("; ", choices.Take(12))}{(choices.Count > 12 ? "; …" : "")}.");

    public static Problem UnknownVillage(string village) => new(
        "IM-120", $"Xã, phường không có thôn, tổ dân phố “{village}”. Hãy sửa tên trong tệp, hoặc thêm thôn ở trang Địa bàn.");

    public static Problem Contradicts(string row) => new("IM-132", $"Cùng một hộ nhưng nội dung khác ở {row}. Hãy giữ một dòng đúng.");

    public static Problem WithOther(string row) => new("IM-140", $"Cùng hộ với {row} bị từ chối; cả hộ được giữ lại để không nhập thiếu người.");

    public static Problem SameHouseholdAgain(string row) => new(
        "IM-141", $"Đây là cùng một hộ trong sổ với {row} của tệp. Hãy gộp hai dòng thành một, hoặc ghi số định danh để phân biệt.");

    public static Problem OtherPoints(int ticked, int points) => new(
        "IM-207", $"Đánh dấu {Whole(ticked)} thiếu hụt ({Whole(ticked * 10)} điểm) nhưng điểm B2 ghi {Whole(points)}.");

    public static Problem OtherCount(int said, int rows) => new("IM-208", $"Ghi {Whole(said)} nhân khẩu nhưng tệp có {Whole(rows)} người của hộ.");

    public static Problem NotInFile(string name) => new("IM-216", $"{name} có trong sổ nhưng không có trong tệp; vẫn được giữ.");

    public static Problem OtherAge(int said, int counted) => new("IM-217", $"Cột tuổi ghi {Whole(said)}, tính theo ngày sinh là {Whole(counted)}.");

    public static Problem ProbableDouble(string where) => new("IM-218", $"Người cùng họ tên và ngày sinh đã có ở {where}. Hãy xem ở trang Nghi trùng sau khi nhập.");

    public static Problem PointsSayOther(string computed) => new("IM-219", $"Điểm trên phiếu cho kết quả {computed}, khác với phân loại ghi trong tệp.");

    private static string Whole(int number) => Vn.Number(number);
}
