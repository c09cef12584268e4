namespace VuonLen.Rules.Plans.Checks;

/// <summary>Slips of typing and scanning that give another word (lỗi gõ thường gặp): no speller finds them.</summary>
/// <param name="Wrong">As it is found, in small letters.</param>
/// <param name="Right">As it is meant.</param>
public sealed record KnownSlip(string Wrong, string Right)
{
    /// <summary>The list that is shipped; an office may add its own.</summary>
    public static IReadOnlyList<KnownSlip> Shipped { get; } =
    [
        new("phần đầu", "phấn đấu"),
        new("phân đầu", "phấn đấu"),
        new("phấn đầu", "phấn đấu"),
        new("thiểu hụt", "thiếu hụt"),
        new("giảm thiểu hộ", "giảm thiếu hụt"),
        new("lòng ghép", "lồng ghép"),
        new("lồng gép", "lồng ghép"),
        new("nông nhân", "nông nhàn"),
        new("cập nhập", "cập nhật"),
        new("tiều dự án", "tiểu dự án"),
        new("người có với công", "người có công với"),
        new("thấp sáng", "thắp sáng"),
        new("cán, bộ", "cán bộ"),
        new("xóa đối giảm nghèo", "xóa đói giảm nghèo"),
        new("bão hiểm", "bảo hiểm"),
        new("sơ xuất", "sơ suất"),
        new("thoát ngèo", "thoát nghèo"),
        new("hộ ngèo", "hộ nghèo"),
        new("cận ngèo", "cận nghèo"),
    ];
}
