using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards;

public static class StandardsProblems
{
    public static readonly Problem NoFile = new("ST-120", "Chưa có tệp. Hãy chọn một tệp JSON rồi bấm Xem trước.");

    public static readonly Problem TooLarge = new("ST-121", "Tệp lớn hơn 1 MB. Hãy kiểm tra lại: một chuẩn nghèo hay bảng điểm chỉ vài chục KB.");

    public static readonly Problem NotText = new("ST-122", "Tệp không phải văn bản UTF-8. Hãy lưu lại dưới dạng UTF-8 rồi nạp lại.");

    public static readonly Problem BadCode = new("ST-123", "Mã chỉ gồm chữ hoa không dấu, chữ số và dấu gạch ngang, từ 2 đến 32 ký tự.");

    public static readonly Problem ChangedMeanwhile =
        new("ST-128", "Người khác vừa nạp lại bản này. Hãy xem trước lại để thấy bản mới nhất rồi xác nhận.");

    public static readonly Problem BadIncome =
        new("ST-130", "Thu nhập phải là số đồng một người một tháng, ví dụ 1.800.000. Hãy nhập lại.");

    public static Problem Shipped(string code) =>
        new("ST-124", $"Mã {code} là của chuẩn có sẵn trong chương trình và không thay được. Hãy đặt mã khác.");

    public static Problem NotYours(string owner) =>
        new("ST-125", $"Chuẩn này thuộc {owner}, ngoài phạm vi của bạn. Cấp tỉnh chỉ nạp chuẩn của tỉnh mình; chuẩn quốc gia do quản trị nạp.");

    public static Problem UnknownProvince(string code) => new("ST-126", $"Không có tỉnh, thành phố nào mang mã {code}.");

    public static Problem CodeOfAnother(string code, string owner) => new("ST-127", $"Mã {code} đã được dùng cho chuẩn của {owner}. Hãy đặt mã khác.");

    public static Problem Overlaps(PovertyStandard other) => new(
        "ST-129",
        $"Thời gian áp dụng trùng với chuẩn {other.Code} ({StandardWords.Period(other)}) của cùng đơn vị. Mỗi ngày chỉ có một chuẩn; hãy sửa lại ngày.");

    public static Problem NotLoadedStandard(string code) =>
        new("SC-120", $"Chưa có chuẩn nghèo mang mã {code}. Hãy nạp chuẩn trước, hoặc sửa mã chuẩn trong bảng điểm.");

    public static readonly Problem NoScorecard = new("SC-121", "Chưa có bảng điểm này. Hãy nạp bảng điểm B1 trước khi chấm điểm.");

    public static readonly Problem NoSheet = new("SC-122", "Bảng điểm không có phần cho khu vực này của hộ.");

    public static readonly Problem AreaUnknown =
        new("SC-123", "Chưa rõ hộ ở khu vực nông thôn hay thành thị. Hãy chọn thôn, tổ dân phố cho hộ trước.");

    public static readonly Problem CardNotYours =
        new("SC-124", "Bảng điểm này của đơn vị khác, ngoài phạm vi của bạn. Hãy đặt mã khác.");

    public static readonly Problem NationOrOneProvince =
        new("SC-125", "Tài khoản của bạn không phụ trách cả tỉnh hay cả nước nên không nạp được bảng điểm.");
}
