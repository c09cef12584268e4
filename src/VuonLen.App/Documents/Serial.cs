using System.Text;

namespace VuonLen.App.Documents;

/// <summary>Days as spreadsheets count them.</summary>
internal static class Serial
{
    private const double DaysUntil1904 = 1462;

    /// <summary>The day and time of a serial number, or null where it is none: below 1, beyond 9999, or 29/02/1900, which never was.</summary>
    public static DateTime? ToDate(double serial, bool from1904)
    {
        if (from1904)
            serial += DaysUntil1904;
        if (!(serial is >= 1 and < 2_958_466) || (serial is >= 60 and < 61 && !from1904))
            return null;

        // Excel counts a 29/02/1900, so days before it are one off from the counting of the base library.
        var date = DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        return new DateTime((date.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
    }

    public static double Of(DateOnly day)
    {
        var serial = day.ToDateTime(TimeOnly.MinValue).ToOADate();
        return serial < 61 ? serial - 1 : serial;
    }

    /// <summary>Whether a number in this format shows a day; a time alone does not.</summary>
    public static bool IsDateFormat(int id, string? code) => code is null
        ? id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58
        : HasDayLetters(code);

    /// <summary>Whether a number in this format is shown as a percentage.</summary>
    public static bool IsPercentFormat(int id, string? code) => code is null ? id is 9 or 10 : Shown(code).Contains('%');

    private static bool HasDayLetters(string code)
    {
        var letters = Shown(code);
        return letters.AsSpan().IndexOfAny("dDyY") >= 0 || letters.Contains("mmm", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the format of positive numbers says, without what it only prints.</summary>
    private static string Shown(string code)
    {
        var shown = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End('"');
                    break;
                case '[':
                    i = End(']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    return shown.ToString();
                default:
                    shown.Append(code[i]);
                    continue;
            }

            shown.Append(' ');

            // A sign that nobody closes goes on to the end.
            int End(char sign) => code.IndexOf(sign, i + 1) is >= 0 and var at ? at : code.Length;
        }

        return shown.ToString();
    }
}
