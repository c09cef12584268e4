using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Targets;

/// <summary>How often something is due, and by which day (định kỳ).</summary>
/// <param name="Every">The period.</param>
/// <param name="Day">Day of the month by which it is due; null when only the period is said: then its last day.</param>
/// <param name="Month">Which month of the period, from 1; null for the last one, or where the words name none.</param>
public sealed partial record Recurrence(Period Every, int? Day = null, int? Month = null)
{
    /// <summary>Reads "hằng tháng trước ngày 15", "định kỳ 6 tháng", "ngày 20 tháng cuối quý"; null when nothing recurs.</summary>
    /// <param name="words">As a plan writes it.</param>
    public static Recurrence? Read(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;

        var text = FoldedText.Fold(words);
        var (date, month) = DateOf(text);
        if (FirstHalf().IsMatch(text))
            return new(Period.Year, date ?? AloneOf(text), month ?? 6);
        if (Again().Match(text) is not { Success: true } again)
            return null;

        var every = again.Groups["half"].Success ? Period.HalfYear
            : again.Groups["unit"].Value switch { "tuan" => Period.Week, "quy" => Period.Quarter, "nam" => Period.Year, _ => Period.Month };
        if (every is Period.Month && OfQuarter().IsMatch(text))
            every = Period.Quarter;
        if (date is not null && every is Period.Year or Period.HalfYear && MonthsOf(every) is var months)
            return new(every, date, month % months is 0 ? null : month % months);
        return new(every, every is Period.Week ? null : AloneOf(text), FirstMonth().IsMatch(text) ? 1 : null);
    }

    /// <summary>Whether two days are of one turn, however the day within the period was written.</summary>
    /// <param name="a">A day on which it is or was due.</param>
    /// <param name="b">Another one.</param>
    public bool IsSameTurn(DateOnly a, DateOnly b) => Every is Period.Week
        ? a.DayNumber / 7 == b.DayNumber / 7 // day 0 was a Monday
        : a.Year == b.Year && (a.Month - 1) / MonthsOf(Every) == (b.Month - 1) / MonthsOf(Every);

    private static int MonthsOf(Period every) => every switch { Period.Month => 1, Period.Quarter => 3, Period.HalfYear => 6, _ => 12 };

    /// <summary>"ngày 15" without a month.</summary>
    private static int? AloneOf(string text) => DayOf().Match(text) is { Success: true } m && Number(m.Groups[1]) is var day and >= 1 and <= 31 ? day : null;

    /// <summary>"ngày 15/11", "ngày 15 tháng 11", without a year.</summary>
    private static (int? Day, int? Month) DateOf(string text) => DayAndMonth().Match(text) is { Success: true } m
        && Number(m.Groups[1]) is var day and >= 1 and <= 31 && Number(m.Groups[2]) is var month and >= 1 and <= 12 ? (day, month) : (null, null);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>All days it is due within a time, ascending.</summary>
    /// <param name="from">First day looked at.</param>
    /// <param name="to">Last day looked at; at most ten years later.</param>
    /// <remarks>A day the month does not have is its last one. Weeks end on Friday.</remarks>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        if (to < from || to.DayNumber - from.DayNumber > 3660)
            yield break;

        if (Every is Period.Week)
        {
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if (day.DayOfWeek is DayOfWeek.Friday)
                    yield return day;
            }

            yield break;
        }

        var months = MonthsOf(Every);
        for (var month = new DateOnly(from.Year, 1, 1); month <= to; month = month.AddMonths(months))
        {
            var due = month.AddMonths((Math.Min(Month ?? months, months)) - 1);
            due = due.AddDays(Math.Min(Day ?? 31, DateTime.DaysInMonth(due.Year, due.Month)) - 1);
            if (due >= from && due <= to)
                yield return due;
        }
    }

    [GeneratedRegex(
        @"(?<half>(?:dinh ky|hang|moi)?\s*(?<!\d|ngay\s+)(?:0?6|sau) thang)(?!\s*(?:dau|cuoi)\s+nam)"
        + @"|(?:dinh ky|hang|moi)\s+(?:hang\s+)?(?:1 |01 )?(?<unit>tuan|thang|quy|nam)"
        + @"|thang\s+(?:cuoi|dau)[a-z ]{0,12}(?<unit>quy)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"thang\s+(?:cuoi|dau)[a-z ]{0,12}quy", RegexOptions.CultureInvariant)]
    private static partial Regex OfQuarter();

    [GeneratedRegex(@"thang\s+dau", RegexOptions.CultureInvariant)]
    private static partial Regex FirstMonth();

    /// <summary>The report of the first half beside that of the year: once a year, in June.</summary>
    [GeneratedRegex(@"(?:dinh ky|hang nam|moi nam)\b[^;.]*?(?<!\d)(?:0?6|sau) thang dau nam", RegexOptions.CultureInvariant)]
    private static partial Regex FirstHalf();

    [GeneratedRegex(@"ngay\s+(\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(\d{1,2})(?!\d|\s*[/.-]\s*\d|\s+nam\s+\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"ngay\s+(\d{1,2})(?![\d/.-])", RegexOptions.CultureInvariant)]
    private static partial Regex DayOf();
}

/// <summary>Periods of what recurs (kỳ).</summary>
public enum Period
{
    /// <summary>Hằng tuần.</summary>
    Week,

    /// <summary>Hằng tháng.</summary>
    Month,

    /// <summary>Hằng quý.</summary>
    Quarter,

    /// <summary>Sáu tháng.</summary>
    HalfYear,

    /// <summary>Hằng năm.</summary>
    Year,
}
