using VuonLen.Rules;

namespace VuonLen.App.Installation;

public static class InstallationProblems
{
    public static readonly Problem FileExists =
        new("IN-101", "Đã có tệp tên này. Hãy chọn tên khác; bản sao lưu không ghi đè tệp nào.");

    public static readonly Problem NotABackup =
        new("IN-102", "Tệp này không phải bản sao lưu của VươnLên, hoặc đã hỏng. Chưa có gì thay đổi.");

    public static readonly Problem TooNew =
        new("IN-103", "Bản sao lưu này do một phiên bản VươnLên mới hơn tạo ra. Hãy cập nhật chương trình rồi khôi phục lại.");

    public static readonly Problem HoldsData =
        new("IN-104", "Nơi khôi phục đang có dữ liệu. Hãy chọn nơi trống; chỉ dùng --force khi muốn thay toàn bộ dữ liệu đang có.");

    public static readonly Problem TotalsDiffer =
        new("IN-105", "Số liệu sau khi khôi phục không khớp bản sao lưu, nên đã hủy. Chưa có gì thay đổi.");
}
