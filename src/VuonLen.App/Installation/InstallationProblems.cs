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
}
