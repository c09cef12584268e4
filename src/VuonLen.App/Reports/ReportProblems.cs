using System.Globalization;
using VuonLen.Rules;

namespace VuonLen.App.Reports;

/// <summary>What is refused around the official forms.</summary>
public static class ReportProblems
{
    private const int NamesShown = 10;

    public static readonly Problem UnitNotFound =
        new("RP-101", "Không tìm thấy đơn vị trong địa bàn của bạn: hãy chọn lại xã, phường hoặc tỉnh.");

    public static readonly Problem ClosingOutside =
        new("RP-103", "Ngày cuối kỳ phải nằm trong năm báo cáo và không sau hôm nay: hãy nhập lại.");

    public static readonly Problem NoStandard =
        new("RP-104", "Không có chuẩn nghèo quốc gia nào áp dụng vào ngày cuối kỳ: hãy nạp chuẩn ở trang Chuẩn nghèo.");

    public static readonly Problem AlreadyOrdered =
        new("RP-107", "Bộ biểu của đơn vị này đang được chốt: hãy chờ xong rồi xem kết quả.");

    public static readonly Problem NothingNew =
        new("RP-108", "Số liệu không khác phiên bản đã chốt gần nhất nên không lập phiên bản mới.");

    public static readonly Problem Damaged =
        new("RP-109", "Tệp của bộ biểu không khớp mã băm đã ghi: không dùng được. Hãy khôi phục từ bản sao lưu và báo quản trị.");

    public static readonly Problem NotReadableNow =
        new("RP-110", "Không mở được tệp đã lưu vì thiếu khóa của bản cài đặt này: hãy khôi phục bản sao lưu kèm khóa.");

    public static readonly Problem ProvinceChooses =
        new("RP-111", "Tỉnh đã đặt thiết lập chung cho biểu mẫu nên xã, phường không đặt riêng: hãy đề nghị tỉnh sửa.");

    public static readonly Problem EthnicColumns =
        new("RP-112", "Cột dân tộc ở biểu 9: hãy chọn từ 1 đến 12 dân tộc thiểu số, không trùng nhau.");

    public static readonly Problem MonthsOutside =
        new("RP-113", "Thời gian xét tái nghèo: hãy nhập số tháng từ 1 đến 240, hoặc để trống nếu không giới hạn.");

    public static readonly Problem DecisionIssuing =
        new("RP-116", "Có quyết định hoặc danh sách đang được ghi vào sổ công nhận: hãy chờ ghi xong rồi chốt bộ biểu.");

    public static Problem YearOutside(int first, int last) => new(
        "RP-102", string.Create(CultureInfo.InvariantCulture, $"Năm báo cáo phải từ {first} đến {last}: hãy nhập lại."));

    public static Problem IdentitiesFail(int count) => new(
        "RP-105", string.Create(CultureInfo.InvariantCulture, $"Bộ biểu còn {count} chỗ không khớp nên chưa chốt được: mở trang xem trước, phần Kiểm tra, để biết chỗ nào, vì hộ nào và sửa ở đâu."));

    public static Problem NotReported(int count) => new(
        "RP-106", string.Create(CultureInfo.InvariantCulture, $"Còn {count} thôn, đơn vị chưa có số liệu: hãy nhập danh sách, hoặc đánh dấu là không có hộ nghèo, hộ cận nghèo. Số 0 khác với chưa báo cáo."));

    /// <param name="units">Names of the communes.</param>
    public static Problem OtherSettings(IReadOnlyList<string> units) => new(
        "RP-118",
        $"{string.Join(", ", units.Take(NamesShown))}{(units.Count > NamesShown ? $" và {units.Count - NamesShown} xã, phường khác" : "")} đã chốt bộ biểu theo thiết lập khác với tỉnh nên không cộng được: "
        + "hãy đặt thiết lập chung ở trang Thiết lập của tỉnh, rồi đề nghị các xã, phường này chốt lại theo thiết lập của tỉnh.");

    public static Problem DemoNotFrozen(string? why) => new("RP-117", $"Chưa chốt được bộ biểu minh họa: {why ?? "việc chốt đã dừng"}. Hãy chạy lại bản minh họa.");

    public static Problem ClusterUnread(string line) => new("RP-114", $"Cụm “{line}”: mỗi dòng viết “Tên cụm: mã xã, mã xã”, mỗi xã chỉ ở một cụm; hãy sửa lại.");
}
