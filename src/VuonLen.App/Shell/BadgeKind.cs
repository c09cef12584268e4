namespace VuonLen.App.Shell;

/// <summary>What a <see cref="StatusBadge"/> looks like. Each kind has a shape of its own, for print and for those who do not tell colours apart.</summary>
public enum BadgeKind
{
    /// <summary>◆ hộ nghèo.</summary>
    Poor,

    /// <summary>▲ hộ cận nghèo.</summary>
    NearPoor,

    /// <summary>■ hộ có mức sống trung bình.</summary>
    Average,

    /// <summary>● không thuộc hộ nghèo, hộ cận nghèo.</summary>
    NotPoor,

    /// <summary>○ chưa rõ, chưa phân loại được.</summary>
    Unknown,

    /// <summary>✓ đã xong, đạt.</summary>
    Done,

    /// <summary>! cần chú ý, lệch nhau.</summary>
    Warning,

    /// <summary>– một đặc điểm, không tốt không xấu.</summary>
    Plain,
}
