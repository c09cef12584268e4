using System.Globalization;
using System.Text.RegularExpressions;

namespace VuonLen.Rules.Text;

/// <summary>What about a date in a list was understood rather than read; several may be true.</summary>
[Flags]
public enum DateDoubts
{
    /// <summary>Read as it stands.</summary>
    None = 0,

    /// <summary>01/01: many lists write it where only the year is known.</summary>
    FirstOfYear = 1,

    /// <summary>The century was added to a year of two digits.</summary>
    ShortYear = 2,

    /// <summary>A year in a cell formatted as a date, where the spreadsheet shows a day of 1905.</summary>
    YearInDateCell = 4,

    /// <summary>A count of days, as spreadsheets keep dates.</summary>
    SerialNumber = 8,

    /// <summary>Eight digits without signs between day, month and year.</summary>
    NoSeparators = 16,

    /// <summary>Day or month were written as 00, ?? or left open.</summary>
    OpenParts = 32,
}

/// <summary>A date as lists have it (ngày trong danh sách): a day, a month or only a year, and how it was understood.</summary>
/// <remarks>Day before month, as in Vietnam; a list with the month first is refused, never turned round.</remarks>
public sealed partial record ListDate
{
    /// <summary>The earliest year read.</summary>
    public const int FirstYear = 1900;

    /// <summary>The latest year read.</summary>
    public const int LastYear = 2200;

    private ListDate(int year, int? month, int? day, DateDoubts doubts) =>
        (Year, Month, Day, Doubts) = (year, month, month is { } m && day is { } d ? new DateOnly(year, m, d) : null, doubts);

    /// <summary>1900 to 2200.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or null when only the year is given.</summary>
    public int? Month { get; }

    /// <summary>The day, or null when it is not given.</summary>
    public DateOnly? Day { get; }

    /// <summary>What was understood rather than read: shown before it counts.</summary>
    public DateDoubts Doubts { get; }

    /// <summary>Reads a date from text.</summary>
    /// <remarks>
    /// dd/MM/yyyy and d/M/yyyy with / - . or spaces between; MM/yyyy; yyyy; yyyy-MM-dd; 00/00/1975, 00/05/1975 and ??/??/1975;
    /// "ngày 5 tháng 6 năm 1980"; eight digits; a count of days; a time after the day is left out.
    /// </remarks>
    /// <param name="text">As in the cell.</param>
    /// <param name="latestShortYear">The year that a year of two digits does not pass (2026: 26 is 2026, 27 is 1927); null refuses such years.</param>
    /// <param name="from1904">Whether counts of days begin in 1904.</param>
    /// <returns>Null for an empty cell, as the answer of an outcome without problems; else a date, or why there is none.</returns>
    public static Outcome<ListDate> Read(string? text, int? latestShortYear = null, bool from1904 = false)
    {
        var plain = VietnameseText.Clean(text ?? "").TrimStart('\'').ToLowerInvariant();
        if (plain.Length == 0)
            return new(null, []);
        if (Words().Match(plain) is { Success: true } words)
            plain = $"{words.Groups[1].Value}/{words.Groups[2].Value}/{words.Groups[3].Value}";
        plain = TimeOfDay().Replace(plain, "");

        if (plain.All(char.IsAsciiDigit))
            return FromDigits(plain, from1904);
        if (YearFirst().Match(plain) is { Success: true } iso)
            return Make(Part(iso, 3), Part(iso, 2), Part(iso, 1), DateDoubts.None);
        if (DayFirst().Match(plain) is { Success: true } usual)
            return FromParts(usual.Groups[1].Value, usual.Groups[2].Value, usual.Groups[3].Value, latestShortYear);
        return MonthFirst().Match(plain) is { Success: true } month
            ? FromParts("", month.Groups[1].Value, month.Groups[2].Value, latestShortYear)
            : new(null, TextProblems.NotADate);
    }

    /// <summary>Reads a number: a year, eight digits, or a count of days.</summary>
    /// <param name="number">As in the cell.</param>
    /// <param name="from1904">Whether counts of days begin in 1904.</param>
    public static Outcome<ListDate> FromNumber(double number, bool from1904 = false) =>
        number is >= 0 and < 100_000_000 && Math.Abs(number - Math.Floor(number)) < 1e-9
            ? FromDigits(((long)number).ToString(CultureInfo.InvariantCulture), from1904)
            : new(null, TextProblems.NotASerial);

    /// <summary>Takes over a cell that the spreadsheet itself keeps as a date.</summary>
    /// <param name="date">The day the spreadsheet shows; its time is left out.</param>
    /// <param name="serial">The number behind it: from 1900 to 2100 it is a year that somebody typed into a cell for dates.</param>
    public static Outcome<ListDate> FromDate(DateTime date, double serial)
    {
        if (serial is >= 1900 and <= 2100 && Math.Abs(serial - Math.Floor(serial)) < 1e-9)
            return new(new ListDate((int)serial, null, null, DateDoubts.YearInDateCell), []);
        return Make(date.Day, date.Month, date.Year, DateDoubts.None);
    }

    private static Outcome<ListDate> FromDigits(string digits, bool from1904)
    {
        if (digits.Length > 8)
            return new(null, TextProblems.NotADate);
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length == 4)
            return number is >= FirstYear and <= LastYear ? new(new ListDate(number, null, null, DateDoubts.None), []) : new(null, TextProblems.YearOutOfRange);
        if (digits.Length == 8)
            return Make(number / 1_000_000, number / 10_000 % 100, number % 10_000, DateDoubts.NoSeparators);

        // Five digits reach from 1927 to 2173; fewer are years or nothing, six and seven have lost a zero somewhere.
        if (digits.Length != 5 || number < 10_000)
            return new(null, TextProblems.NotASerial);
        var day = new DateOnly(1899, 12, 30).AddDays(number + (from1904 ? 1462 : 0));
        return Make(day.Day, day.Month, day.Year, DateDoubts.SerialNumber);
    }

    private static Outcome<ListDate> FromParts(string day, string month, string year, int? latestShortYear)
    {
        var doubts = DateDoubts.None;
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        if (year.Length <= 2)
        {
            if (latestShortYear is not { } latest)
                return new(null, TextProblems.ShortYear);
            number += latest / 100 * 100;
            number -= number > latest ? 100 : 0;
            doubts = DateDoubts.ShortYear;
        }

        int? dayNumber = Known(day), monthNumber = Known(month);
        if ((dayNumber is null && day.Length > 0) || monthNumber is null)
            doubts |= DateDoubts.OpenParts;
        if (dayNumber is not null && monthNumber is null)
            return new(null, TextProblems.NoSuchDay);
        return Make(dayNumber, monthNumber, number, doubts);
    }

    private static Outcome<ListDate> Make(int? day, int? month, int year, DateDoubts doubts)
    {
        if (year is < FirstYear or > LastYear)
            return new(null, TextProblems.YearOutOfRange);
        if (month is > 12 and <= 31 && day is >= 1 and <= 12)
            return new(null, TextProblems.MonthBeyondTwelve);
        if (month is < 1 or > 12 || (month is { } m && day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, m))))
            return new(null, TextProblems.NoSuchDay);
        return new(new ListDate(year, month, day, doubts | (day == 1 && month == 1 ? DateDoubts.FirstOfYear : 0)), []);
    }

    private static int? Known(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})\z")]
    private static partial Regex Words();

    [GeneratedRegex(@"[ t][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( [ap]m)?z?\z")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\z")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2}|\?{1,2}|[x-]{2})(?: ?[-/.] ?| )([0-9]{1,2}|\?{1,2}|[x-]{2})(?: ?[-/.] ?| )([0-9]{4}|[0-9]{2})\z")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:tháng )?([0-9]{1,2}|\?{1,2})(?: ?[-/.] ?| năm )([0-9]{4})\z")]
    private static partial Regex MonthFirst();
}
