namespace VuonLen.Rules.Indicators;

/// <summary>Whether a household is deprived in one indicator (thiếu hụt), as far as the answers tell.</summary>
public enum Deprivation
{
    /// <summary>Không thiếu hụt, whatever the missing answers are.</summary>
    No,

    /// <summary>Thiếu hụt, whatever the missing answers are.</summary>
    Yes,

    /// <summary>Chưa rõ: a missing answer decides.</summary>
    Unknown,
}
