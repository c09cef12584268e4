using VuonLen.Rules;

namespace VuonLen.App.Households.Doubles;

/// <summary>Every refusal about doubles: HH-4xx.</summary>
public static class DoubleProblems
{
    public static readonly Problem MayNotDecide = new("HH-400", "Vai trò của bạn chỉ xem hồ sơ nghi trùng. Hãy nhờ cán bộ giảm nghèo của xã quyết định.");
    public static readonly Problem NoPair = new("HH-401", "Hai hồ sơ này không còn lý do nghi trùng nào chờ quyết định. Hãy mở lại trang Nghi trùng.");
    public static readonly Problem NotDecided = new("HH-402", "Cặp này không có quyết định nào để xem xét lại.");
    public static readonly Problem SameHousehold = new("HH-403", "Không thể gộp một hộ với chính nó. Hãy chọn hai hộ khác nhau.");
    public static readonly Problem EndedAlready = new("HH-404", "Một trong hai hộ đã kết thúc nên không gộp được. Hãy mở lại trang Nghi trùng để xem danh sách mới nhất.");
    public static readonly Problem PairedTwice = new("HH-405", "Hai người của hộ kia được ghép với cùng một người của hộ ở lại. Hãy ghép mỗi người một lần.");
    public static readonly Problem NotAPair = new("HH-406", "Người được ghép không còn là thành viên của hộ. Hãy mở lại trang để xem danh sách mới nhất.");
    public static readonly Problem HeadGoes = new(
        "HH-407", "Bản ghi bị bỏ đang là chủ hộ. Hãy giữ bản ghi này và bỏ bản ghi kia; hoặc đổi chủ hộ trước; hoặc gộp cả hai hộ nếu là một hộ.");
    public static readonly Problem SamePerson = new("HH-408", "Hãy chọn hai người khác nhau.");
    public static readonly Problem AloneGoes = new("HH-409", "Hộ kia chỉ có một mình người này. Hãy gộp cả hai hộ.");
    public static readonly Problem UndoneAlready = new("HH-410", "Lần gộp này đã được hoàn tác.");
    public static readonly Problem BuiltUpon = new(
        "HH-411", "Sau khi gộp, hồ sơ đã có thay đổi khác nên không hoàn tác được nữa. Các thay đổi ghi bên dưới; nếu cần tách, hãy đính chính từng việc.");
    public static readonly Problem MergeNotFound = new("HH-412", "Không tìm thấy lần gộp này trong địa bàn của bạn.");
    public static readonly Problem DecidedHere = new(
        "HH-414", "Sổ của hộ ở lại có dòng cùng ngày do một quyết định ghi, nên chỉ đính chính được bằng quyết định. Hãy bỏ đánh dấu dòng đó rồi gộp.");
    public static readonly Problem MergedAway = new(
        "HH-415", "Hồ sơ này đã gộp vào một hộ khác nên không ghi thêm được. Hãy mở trang của hồ sơ này để sang hộ đó.");
    public static readonly Problem OtherProvince = new("HH-413", "Có thành viên nay ở ngoài địa bàn của bạn, nên không gộp được. Hãy nhờ cán bộ phụ trách cả hai nơi.");
}
