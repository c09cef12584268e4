using System.Globalization;

namespace VuonLen.Rules.Facts;

/// <summary>When a person was born: a day, or only a year (ngày sinh hoặc năm sinh).</summary>
/// <remarks>Many lists give a year only, often written 01/01. A year is never turned into a day by guessing.</remarks>
public readonly record struct BirthDate
{
    private BirthDate(int year, DateOnly? day) => (Year, Day) = (year, day);

    /// <summary>Year of birth, 1900 to 2200.</summary>
    public int Year { get; }

    /// <summary>The day, or null when only the year is known.</summary>
    public DateOnly? Day { get; }

    /// <summary>The earliest day on which the person can have been born.</summary>
    public DateOnly Earliest => Day ?? new(Year, 1, 1);

    /// <summary>The latest day on which the person can have been born.</summary>
    public DateOnly Latest => Day ?? new(Year, 12, 31);

    /// <summary>A known day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900 to 2200.</exception>
    public static BirthDate On(DateOnly day) => new(CheckedYear(day.Year), day);

    /// <summary>A known year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900 to 2200.</exception>
    public static BirthDate In(int year) => new(CheckedYear(year), null);

    /// <summary>Reads <c>1980-05-03</c>, <c>03/05/1980</c> or <c>1980</c>; what is neither a day nor a year gives false.</summary>
    public static bool TryParse(string? text, out BirthDate date)
    {
        date = default;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return false;

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (!IsYear(day.Year))
                return false;
            date = On(day);
            return true;
        }

        if (text.Length != 4
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !IsYear(year))
        {
            return false;
        }

        date = In(year);
        return true;
    }

    /// <summary>Complete years on a date, or null when only the year is known and both answers are possible.</summary>
    public int? CompleteYearsOn(DateOnly date)
    {
        var most = CompleteYears(Earliest, date);
        return most == CompleteYears(Latest, date) ? most : null;
    }

    /// <summary><c>1980-05-03</c> or <c>1980</c>.</summary>
    public override string ToString() => Day is { } day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Year.ToString(CultureInfo.InvariantCulture);

    private static int CompleteYears(DateOnly born, DateOnly date)
    {
        var years = date.Year - born.Year;
        return born > date.AddYears(-years) ? years - 1 : years;
    }

    private static bool IsYear(int year) => year is >= 1900 and <= 2200;

    private static int CheckedYear(int year) =>
        IsYear(year) ? year : throw new ArgumentOutOfRangeException(nameof(year), year, "Not a year of birth.");
}
