using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Figures;

/// <summary>A time named in a text.</summary>
/// <param name="Start">Where it begins in the folded text, cue words included.</param>
/// <param name="End">After it.</param>
/// <param name="Day">The day meant, or the last day of the month, quarter or year meant.</param>
/// <param name="IsDay">Whether the text names the day itself.</param>
/// <param name="IsYearSaid">False when the year was taken from the plan.</param>
/// <param name="HasCue">Whether words like "trước", "chậm nhất", "đến hết" stand before it.</param>
internal sealed record PlanTime(int Start, int End, DateOnly Day, bool IsDay, bool IsYearSaid, bool HasCue);

/// <summary>Finds dates and deadlines in the ways official texts write them.</summary>
internal static partial class PlanDates
{
    private const string Cue =
        @"(?:(?<cue>truoc|cham nhat(?: la| vao| den)?(?: truoc)?|muon nhat(?: la| vao)?|khong qua|han cuoi(?: la)?|tu nay den het|den het|het|cuoi|xong (?:trong|truoc)|hoan thanh (?:trong|truoc)|tu nay den|vao|trong|den)\s+)?";

    /// <summary>All times of a stretch of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clause">Which part of it.</param>
    /// <param name="planYear">For dates without a year; null when the plan's year is not known.</param>
    public static List<PlanTime> Find(FoldedText text, Clause clause, int? planYear)
    {
        var times = new List<PlanTime>();
        for (var m = Pattern().Match(text.Text, clause.Start, clause.End - clause.Start); m.Success; m = m.NextMatch())
        {
            // "số 90/QĐ-TTg ngày 18/01/2022" is the date of a document.
            if (Reference().IsMatch(text.Text[Math.Max(0, m.Index - 40)..m.Index]))
                continue;
            if (Read(m, text.Text[m.Index..clause.End], planYear) is var (day, isDay, isYearSaid))
                times.Add(new(m.Index, m.Index + m.Length, day, isDay, isYearSaid, m.Groups["cue"].Success));
        }

        return times;
    }

    /// <summary>Reads one date such as "27 tháng 01 năm 2021" or "15/02/2023"; null when it is none.</summary>
    public static DateOnly? Day(string day, string month, string year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1900 and <= 2200
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    private static (DateOnly Day, bool IsDay, bool IsYearSaid)? Read(Match m, string rest, int? planYear)
    {
        var year = m.Groups["year"].Value;
        var isYearSaid = year.Length > 0;
        if (!isYearSaid)
        {
            // "15/6 và 15/12 năm 2024", "10/6, 10/9 và 05/12/2026": one year for all.
            year = LaterYear().Match(rest) is { Success: true } later ? later.Groups[1].Value
                : NextDate().Match(rest[m.Length..]) is { Success: true } next ? next.Groups[1].Value
                : "";
            isYearSaid = year.Length > 0;
            year = isYearSaid ? year : planYear?.ToString(CultureInfo.InvariantCulture) ?? "";
        }

        if (m.Groups["day"].Success)
            return Day(m.Groups["day"].Value, m.Groups["month"].Value, year) is { } day ? (day, true, isYearSaid) : null;
        if (m.Groups["onlymonth"].Success)
            return Day("1", m.Groups["onlymonth"].Value, year) is { } month ? (month.AddMonths(1).AddDays(-1), false, isYearSaid) : null;
        if (m.Groups["quarter"].Success)
        {
            var quarter = m.Groups["quarter"].Value switch { "i" or "1" => "3", "ii" or "2" => "6", "iii" or "3" => "9", _ => "12" };
            return Day("1", quarter, year) is { } last ? (last.AddMonths(1).AddDays(-1), false, isYearSaid) : null;
        }

        return Day("31", "12", year) is { } end ? (end, false, true) : null;
    }

    [GeneratedRegex(
        Cue + @"(?:"
        + @"(?:ngay\s+)?(?<!\d|/)(?<day>\d{1,2})\s*[/.]\s*(?<month>\d{1,2})\s*[/.]\s*(?<year>(?:19|20)\d{2})(?!\d)"
        + @"|(?:ngay\s+)?(?<!\d|/)(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>20\d{2})(?!\d)"
        + @"|ngay\s+(?<day>\d{1,2})\s+thang\s+(?<month>\d{1,2})(?:\s*,?\s*nam\s+(?<year>(?:19|20)\d{2}))?"
        + @"|(?:ngay\s+)?(?<!\d|/|\.|,)(?<day>\d{1,2})/(?<month>\d{1,2})(?!\d|/|%|,\d)(?:\s*nam\s+(?<year>20\d{2}))?"
        + @"|thang\s+(?<onlymonth>\d{1,2})(?:\s*(?:/|-|nam)\s*(?<year>20\d{2}))?(?!\d|/)"
        + @"|quy\s+(?<quarter>iv|i{1,3}|[1-4])(?![a-z])(?:\s*(?:/|-|nam)?\s*(?<year>20\d{2}))?"
        + @"|(?<=(?:het|cuoi|tu nay den|den|truoc)\s)nam\s+(?<year>20\d{2}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?:\bs[o0]:?\s*\d[\w./\- ]{0,25}|\d\s?[/-]\s?[a-z][\w./-]{1,20}),?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[^;]{0,40}?nam\s+(20\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex LaterYear();

    [GeneratedRegex(@"^(?:[\s,\d/.-]|va|truoc|ngay){1,40}?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(20\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NextDate();
}
