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
        if (Again().Match(text) is not { Success: true } again)
            return null;

        var every = again.Groups["half"].Success ? Period.HalfYear
            : again.Groups["unit"].Value switch { "tuan" => Period.Week, "quy" => Period.Quarter, "nam" => Period.Year, _ => Period.Month };
        if (every is Period.Month && OfQuarter().IsMatch(text))
            every = Period.Quarter;
        var day = every is not Period.Week && DayOf().Match(text) is { Success: true } m
            && int.TryParse(m.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d is >= 1 and <= 31 ? d : (int?)null;
        return new(every, day, FirstMonth().IsMatch(text) ? 1 : null);
    }

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

        var months = Every switch { Period.Month => 1, Period.Quarter => 3, Period.HalfYear => 6, _ => 12 };
        for (var month = new DateOnly(from.Year, 1, 1); month <= to; month = month.AddMonths(months))
        {
            var due = month.AddMonths((Math.Min(Month ?? months, months)) - 1);
            due = due.AddDays(Math.Min(Day ?? 31, DateTime.DaysInMonth(due.Year, due.Month)) - 1);
            if (due >= from && due <= to)
                yield return due;
        }
    }

    [GeneratedRegex(
        @"(?<half>(?:dinh ky|hang|moi)?\s*(?:0?6|sau) thang)(?!\s*(?:dau|cuoi)\s+nam)"
        + @"|(?:dinh ky|hang|moi)\s+(?:hang\s+)?(?:1 |01 )?(?<unit>tuan|thang|quy|nam)"
        + @"|thang\s+(?:cuoi|dau)[a-z ]{0,12}(?<unit>quy)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"thang\s+(?:cuoi|dau)[a-z ]{0,12}quy", RegexOptions.CultureInvariant)]
    private static partial Regex OfQuarter();

    [GeneratedRegex(@"thang\s+dau", RegexOptions.CultureInvariant)]
    private static partial Regex FirstMonth();

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
