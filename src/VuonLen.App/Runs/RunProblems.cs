using VuonLen.Rules;

namespace VuonLen.App.Runs;

public static class RunProblems
{
    public static readonly Problem NotFound = new("RN-101", "Không tìm thấy việc này. Có thể địa bàn của bạn không còn gồm nơi đó; hãy quay lại danh sách.");

    public static readonly Problem Ended = new("RN-102", "Việc này đã kết thúc, không dừng được nữa.");

    public static readonly Problem Broken = new(
        "RN-103", "Chương trình gặp lỗi khi làm việc này và đã dừng lại; những phần đã lưu vẫn còn nguyên. Hãy chạy lại; nếu vẫn lỗi, báo người quản trị xem nhật ký máy chủ.");

    public static readonly Problem AskerGone = new("RN-104", "Tài khoản đã yêu cầu việc này không còn dùng được. Hãy để một tài khoản khác yêu cầu lại.");
}
