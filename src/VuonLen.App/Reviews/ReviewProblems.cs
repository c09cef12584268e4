using VuonLen.App.Shell;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews;

/// <summary>Every refusal and warning of this capability: DE-1xx refuses, DE-2xx warns and lets the officer go on.</summary>
public static class ReviewProblems
{
    /// <summary>A decision of more is two decisions.</summary>
    public const int MostLines = 20_000;

    private const int MostNamed = 5;

    public static readonly Problem NotFound = new("DE-100", "Không tìm thấy quyết định trong địa bàn của bạn.");
    public static readonly Problem NotDraft = new("DE-101", "Quyết định này đã ban hành nên không sửa được nữa. Nếu có dòng sai, hãy lập quyết định đính chính.");
    public static readonly Problem NumberMissing = new("DE-102", "Chưa ghi số quyết định. Hãy ghi như trên văn bản đã ký, ví dụ 12/QĐ-UBND.");
    public static readonly Problem DayMissing = new("DE-103", "Chưa ghi ngày quyết định. Hãy ghi ngày trên văn bản đã ký.");
    public static readonly Problem SignerMissing = new("DE-104", "Chưa ghi người ký. Hãy ghi họ tên và chức vụ như trên văn bản.");
    public static readonly Problem NoLines = new("DE-105", "Quyết định chưa có hộ nào. Hãy đưa hộ vào quyết định trước.");
    public static readonly Problem DecidedInFuture = new("DE-106", "Ngày quyết định sau hôm nay. Hãy ghi ngày trên văn bản đã ký.");
    public static readonly Problem EffectiveInFuture = new("DE-107", "Ngày có hiệu lực sau hôm nay. Hãy ban hành trong phần mềm từ ngày đó trở đi.");
    public static readonly Problem NumberTaken = new("DE-108", "Đơn vị đã ban hành một quyết định cùng số và cùng ngày. Hãy kiểm tra lại số, ngày; nếu là cùng một văn bản thì xóa dự thảo này.");
    public static readonly Problem StandardUnknown = new("DE-109", "Chuẩn nghèo này chưa có trong hệ thống. Hãy chọn chuẩn khác.");
    public static readonly Problem NobodyChosen = new("DE-114", "Chưa chọn hộ nào. Hãy đánh dấu ít nhất một hộ.");
    public static readonly Problem TooManyLines = new("DE-115", $"Một quyết định có nhiều nhất {Vn.Number(MostLines)} hộ. Hãy chia thành nhiều quyết định.");
    public static readonly Problem UnitMissing = new("DE-116", "Chưa chọn xã, phường ban hành trong địa bàn của bạn.");
    public static readonly Problem StatusMissing = new("DE-117", "Chưa chọn tình trạng công nhận mới. Hãy chọn rồi bấm lại.");
    public static readonly Problem AverageIsNotPoor = new("DE-118", "Mức sống trung bình chỉ ghi cho hộ không nghèo, không cận nghèo. Hãy bỏ dấu này hoặc chọn lại tình trạng.");
    public static readonly Problem MayNotIssue = new("DE-119", "Vai trò của bạn không ban hành quyết định. Hãy nhờ cán bộ giảm nghèo hoặc lãnh đạo UBND xã.");
    public static readonly Problem OtherStandardNow = new("DE-120", "Hôm nay đang áp dụng chuẩn khác với chuẩn của quyết định, nên không đưa vào theo kết quả phân loại được. Hãy chọn từng tình trạng.");
    public static readonly Problem LineGone = new("DE-121", "Hộ này không còn trong quyết định. Hãy mở lại quyết định để xem danh sách mới nhất.");
    public static readonly Problem CannotCorrect = new("DE-123", "Chỉ đính chính được quyết định đã ban hành xong.");
    public static readonly Problem TargetMissing = new("DE-124", "Có hộ không còn trong địa bàn của quyết định nên không đưa vào được. Hãy tìm lại.");
    public static readonly Problem DraftChanged = new("DE-125", "Từ lúc bạn mở trang, có người vừa sửa dự thảo này. Chưa làm gì. Hãy xem lại, rồi bấm lần nữa nếu vẫn đúng.");

    public static readonly Problem HasMergedAway = new(
        "DE-126", "Trong các hộ đã chọn có hồ sơ trùng đã gộp vào hộ khác. Hãy bỏ hồ sơ đó và chọn hộ được giữ lại; trang của hồ sơ trùng dẫn sang hộ đó.");

    public static readonly Problem IsConfirmed = new("DE-207", "Không đổi so với tình trạng đang công nhận (công nhận lại).");
    public static readonly Problem EffectiveBeforeDecided = new("DE-209", "Ngày có hiệu lực trước ngày quyết định. Hãy kiểm tra lại hai ngày.");

    /// <summary>A day of the lines lies outside the time of the standard.</summary>
    public static Problem NotInForce(PovertyStandard standard, DateOnly on) => new(
        "DE-110",
        $"Chuẩn {standard.Code} áp dụng từ {Vn.Date(standard.From)}{(standard.To is { } end ? $" đến {Vn.Date(end)}" : "")}, không áp dụng vào {Vn.Date(on)}. Hãy sửa ngày có hiệu lực hoặc chọn chuẩn khác.");

    /// <summary>The ledger has a line of that day already.</summary>
    public static Problem SameDay(IReadOnlyList<string> households) => new(
        "DE-111", $"Sổ công nhận đã có một dòng cùng ngày của {Names(households)}. Hãy bỏ hộ đó khỏi quyết định; nếu dòng trong sổ sai, hãy sửa dòng của quyết định thành đính chính dòng đó.");

    /// <summary>What a line should correct counts no more.</summary>
    public static Problem NothingToCorrect(IReadOnlyList<string> households) => new(
        "DE-112", $"Dòng cần đính chính không còn trong sổ hoặc đã được đính chính: {Names(households)}. Hãy bỏ các hộ này hoặc chọn lại dòng cần đính chính.");

    /// <summary>A household is not in the commune any more.</summary>
    public static Problem OutOfReach(IReadOnlyList<string> households) => new(
        "DE-113", $"Có hộ không còn trong địa bàn của quyết định: {Names(households)}. Hãy bỏ các hộ này khỏi quyết định.");

    /// <summary>A household turned out to be a double and was merged into another one.</summary>
    public static Problem MergedAway(IReadOnlyList<string> households) => new(
        "DE-127", $"Hồ sơ trùng đã gộp vào hộ khác: {Names(households)}. Hãy bỏ các hồ sơ này khỏi quyết định rồi đưa hộ được giữ lại vào; trang của hồ sơ trùng dẫn sang hộ đó.");

    /// <summary>Somebody changed households since the page was opened.</summary>
    public static Problem HouseholdsChanged(IReadOnlyList<string> households) => new(
        "DE-122", $"Từ lúc bạn mở trang, có người vừa sửa hồ sơ của {Names(households)}. Chưa ban hành gì. Hãy xem lại các dòng đó, rồi bấm ban hành lần nữa nếu vẫn đúng.");

    /// <summary>Warning: what the facts compute is something else.</summary>
    public static Problem ComputedDiffers(string computed) => new("DE-201", $"Thông tin hiện có tính ra {computed}.");

    /// <summary>Warning: the facts do not suffice.</summary>
    public static Problem NotClassified(int missing) => new("DE-202", missing > 0 ? $"Chưa phân loại được: thiếu {Vn.Number(missing)} câu trả lời." : "Chưa phân loại được.");

    /// <summary>Warning: the household is none any more.</summary>
    public static Problem HasEnded(DateOnly on, string why) => new("DE-203", $"Hộ đã kết thúc từ {Vn.Date(on)}: {why}.");

    /// <summary>Warning: there was no such household that day.</summary>
    public static Problem NotYetThere(DateOnly since) => new("DE-204", $"Hộ chỉ có trong sổ từ {Vn.Date(since)}, sau ngày có hiệu lực.");

    /// <summary>Warning: the ledger goes on after that day.</summary>
    public static Problem HasLaterLine(DateOnly on) => new("DE-206", $"Sổ công nhận đã có dòng sau đó, từ {Vn.Date(on)}; tình trạng hôm nay theo dòng đó.");

    /// <summary>Warning: another decision of the year has the number.</summary>
    public static Problem NumberOfOtherDay(DateOnly on) => new("DE-208", $"Đơn vị đã có quyết định cùng số ngày {Vn.Date(on)} trong năm. Hãy kiểm tra lại số.");

    private static string Names(IReadOnlyList<string> households) => households.Count <= MostNamed
        ? string.Join(", ", households)
        : $"{string.Join(", ", households.Take(MostNamed))} và {Vn.Number(households.Count - MostNamed)} hộ khác";
}
