using VuonLen.App.Households;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews;

/// <summary>What officers call the values of this capability.</summary>
internal static class ReviewWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Periodic => "Rà soát định kỳ hằng năm",
        DecisionKind.Regular => "Rà soát thường xuyên",
        DecisionKind.Correction => "Đính chính",
    };

    public static string Of(DecisionState state) => state switch
    {
        DecisionState.Draft => "Dự thảo",
        DecisionState.Issuing => "Đang ban hành",
        DecisionState.Issued => "Đã ban hành",
    };

    /// <summary>"Hộ nghèo", or that it was on no list.</summary>
    public static string Was(PovertyClass? status) => status is { } known ? Words.Of(known) : "Chưa công nhận";

    /// <summary>The kind of change, in the words of the movement forms.</summary>
    public static string Of(Movement? movement, PovertyClass? was, PovertyClass becomes) => movement is { } known ? Words.Of(known)
        : was is null or PovertyClass.NotPoor && becomes is PovertyClass.NotPoor ? "Không thuộc danh sách"
        : "Danh sách đầu tiên theo chuẩn mới";

    /// <summary>Within a sentence: "số 12/QĐ-UBND", "phường Đoàn Kết".</summary>
    public static string? Lowered(string? text) => text is { Length: > 0 } ? char.ToLower(text[0], Shell.Vn.Culture) + text[1..] : text;

    /// <summary>"Số 12/QĐ-UBND ngày 20/03/2026".</summary>
    public static string NameOf(Decision decision) =>
        $"{(decision.Number is { } number ? $"Số {number}" : "Chưa có số")}{(decision.DecidedOn is { } day ? $" ngày {Shell.Vn.Date(day)}" : "")}";
}
