namespace VuonLen.Rules;

/// <summary>A part of a whole in percent (tỷ lệ), when it can be said at all.</summary>
/// <param name="Percent">0 to 100, two digits, half away from zero (301 of 6,459 is 4.66); null when it cannot be said.</param>
/// <param name="Problem">Why the figures cannot both be true; null when they can, or one is not known.</param>
public sealed record Rate(decimal? Percent, Problem? Problem)
{
    /// <summary>More than there are, or fewer than none: one of the two figures is wrong.</summary>
    public static readonly Problem Impossible =
        new("RT-101", "Tỷ lệ vượt 100 % hoặc âm: hãy kiểm tra lại tử số và mẫu số.");

    private static readonly Rate _unknown = new(null, null);

    /// <summary>The rate of a part in a whole, rounded once, at the end. No clause fixes the digits; plans print two.</summary>
    /// <param name="part">Null when not entered.</param>
    /// <param name="whole">Null when not entered; of an empty whole there is no rate, unless the part is not empty, which is refused.</param>
    public static Rate Of(long? part, long? whole) => (part, whole) switch
    {
        (null, _) or (_, null) => _unknown,
        ( < 0, _) or (_, < 0) => new(null, Impossible),
        _ when part > whole => new(null, Impossible),
        (_, 0) => _unknown,
        _ => new(Math.Round(100m * part.Value / whole.Value, 2, MidpointRounding.AwayFromZero), null),
    };
}
