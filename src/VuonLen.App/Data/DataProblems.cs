using VuonLen.Rules;

namespace VuonLen.App.Data;

public static class DataProblems
{
    public static readonly Problem ChangedMeanwhile =
        new("DB-001", "Người khác vừa sửa hồ sơ này. Nội dung bạn nhập vẫn còn ở dưới: hãy so với bản mới nhất rồi lưu lại.");

    public static readonly Problem Twice =
        new("DB-002", "Mã hoặc tên này đã được dùng. Hãy chọn mã khác rồi lưu lại.");
}
