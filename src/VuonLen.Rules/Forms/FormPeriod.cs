namespace VuonLen.Rules.Forms;

/// <summary>From which list to which list a pack of forms counts (kỳ báo cáo).</summary>
/// <remarks>A pack stands under one standard: nothing is said to have moved from one standard's list to another's.</remarks>
/// <param name="Opening">The day whose evening is the opening list (đầu kỳ).</param>
/// <param name="Closing">The day whose evening is the closing list (cuối kỳ); after the opening.</param>
/// <param name="Standard">Code of the standard, for example <c>ND07-2022</c>.</param>
/// <param name="StandardFrom">First day of the standard; null when it began long before.</param>
public sealed record FormPeriod(DateOnly Opening, DateOnly Closing, string Standard, DateOnly? StandardFrom = null)
{
    /// <summary>
    /// The day the opening list is read on. In the first period of a standard its first list, dated on the standard's first
    /// day, is the opening list: with the list of the standard before there is nothing to compare.
    /// </summary>
    public DateOnly OpeningListOn => StandardFrom is { } from && Opening < from && from <= Closing ? from : Opening;
}

/// <summary>Whether the figures are final (kết quả sơ bộ, kết quả chính thức).</summary>
public enum FormStage
{
    /// <summary>Sơ bộ.</summary>
    Preliminary,

    /// <summary>Chính thức.</summary>
    Official,
}

/// <summary>How decisions within the period are counted in the movement forms.</summary>
public enum MovementMode
{
    /// <summary>Every decision counts in its column: a household in and out within the period counts once on each side.</summary>
    Gross,

    /// <summary>Only opening and closing list are compared.</summary>
    Net,
}
