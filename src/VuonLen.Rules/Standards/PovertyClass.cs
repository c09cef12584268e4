namespace VuonLen.Rules.Standards;

/// <summary>Where a standard puts a household (phân loại hộ).</summary>
public enum PovertyClass
{
    /// <summary>Hộ nghèo.</summary>
    Poor,

    /// <summary>Hộ cận nghèo.</summary>
    NearPoor,

    /// <summary>Hộ không nghèo.</summary>
    NotPoor,
}
