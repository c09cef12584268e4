using System.Globalization;

namespace VuonLen.App.Shell;

/// <summary>How numbers and dates are written for the reader: <c>1.234,5</c>, <c>4,66%</c>, <c>15/10/2026</c>.</summary>
/// <remarks>
/// The only place that names the Vietnamese culture. What is not known is said in words, never as 0 or as an empty place.
/// </remarks>
public static class Vn
{
    /// <summary>Nobody has answered, or the answer is not certain.</summary>
    public const string Unknown = "chưa rõ";

    /// <summary>Somebody still has to type it.</summary>
    public const string NotEntered = "chưa nhập";

    private static readonly TimeSpan _offset = TimeSpan.FromHours(7);

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>For lists of names: the Vietnamese order (a ă â b … d đ e ê …), case aside.</summary>
    public static StringComparer Order { get; } = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>A whole number with dots between the thousands.</summary>
    public static string Number(long? number, string whenNull = Unknown) =>
        number is { } n ? n.ToString("#,##0", Culture) : whenNull;

    /// <summary>A number with exactly so many digits after the comma.</summary>
    public static string Number(decimal? number, int digits, string whenNull = Unknown) =>
        number is { } n ? n.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture) : whenNull;

    /// <param name="percent">4.66 for 4,66%.</param>
    /// <param name="digits">After the comma.</param>
    /// <param name="whenNull">Said instead.</param>
    public static string Percent(decimal? percent, int digits = 2, string whenNull = Unknown) =>
        percent is { } p ? Number(p, digits) + "%" : whenNull;

    /// <summary>So much of so many, in percent; said in words when there is nothing to take it of.</summary>
    public static string Share(long? part, long? whole, int digits = 2, string whenNull = Unknown) =>
        part is { } p && whole is > 0 and { } w ? Percent(100m * p / w, digits) : whenNull;

    /// <summary>Whole đồng.</summary>
    public static string Money(long? dong, string whenNull = Unknown) =>
        dong is { } d ? Number(d) + " đồng" : whenNull;

    public static string Date(DateOnly? day, string whenNull = Unknown) =>
        day is { } d ? d.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : whenNull;

    public static string Month(DateOnly? day, string whenNull = Unknown) =>
        day is { } d ? d.ToString("MM/yyyy", CultureInfo.InvariantCulture) : whenNull;

    /// <summary>A moment by the clock in Vietnam.</summary>
    public static string At(DateTimeOffset? moment, string whenNull = Unknown) =>
        moment is { } m ? m.ToOffset(_offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : whenNull;

    public static string YesNo(bool? answer) => answer switch
    {
        true => "có",
        false => "không",
        null => Unknown,
    };
}
