using VuonLen.Rules;

namespace VuonLen.App.Installation;

public static class InstallationProblems
{
    public static readonly Problem WrongCode =
        new("IN-101", "Mã thiết lập không đúng. Hãy xem mã mới nhất trên màn hình (console) nơi chương trình đang chạy; sau 5 lần sai mã được thay.");

    public static readonly Problem AlreadySetUp =
        new("IN-102", "Hệ thống vừa được thiết lập bởi người khác. Hãy đăng nhập bằng tài khoản đã có.");

    public static readonly Problem NoCommune =
        new("IN-103", "Hãy chọn xã, phường trong danh sách, hoặc nhập đủ mã (chữ in, chữ số), tên và loại đơn vị.");

    public static readonly Problem CommuneExists =
        new("IN-104", "Mã xã, phường này đã có trong danh sách. Hãy chọn đơn vị đó trong danh sách.");

    public static readonly Problem FileExists =
        new("IN-201", "Đã có tệp tên này. Hãy chọn tên khác; bản sao lưu không ghi đè tệp nào.");

    public static readonly Problem NotABackup =
        new("IN-202", "Tệp này không phải bản sao lưu của VươnLên, hoặc đã hỏng. Chưa có gì thay đổi.");

    public static readonly Problem TooNew =
        new("IN-203", "Bản sao lưu này do một phiên bản VươnLên mới hơn tạo ra. Hãy cập nhật chương trình rồi khôi phục lại.");

    public static readonly Problem HoldsData =
        new("IN-204", "Nơi khôi phục đang có dữ liệu. Hãy chọn nơi trống; chỉ dùng --force khi muốn thay toàn bộ dữ liệu đang có.");

    public static readonly Problem TotalsDiffer =
        new("IN-205", "Số liệu sau khi khôi phục không khớp bản sao lưu, nên đã hủy. Chưa có gì thay đổi.");

    public static Problem OtherKeys(string folder) => new(
        "IN-206",
        $"Khóa trong {folder} không phải khóa của cơ sở dữ liệu này: số định danh đã lưu sẽ không đọc được, không tìm lại được. Chưa có gì thay đổi. "
        + "Hãy chạy lại với thư mục dữ liệu của chính bản cài đặt này (--data DIR; lệnh ./vuonlen trên PostgreSQL thì kèm --db); "
        + "nếu thư mục đó đã mất, hãy khôi phục bản sao lưu vào thư mục và cơ sở dữ liệu trống.");
}
