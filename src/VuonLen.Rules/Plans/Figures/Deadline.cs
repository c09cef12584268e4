using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Figures;

/// <summary>By when something is due: one day, or words that recur.</summary>
/// <param name="Day">The day, when one is named or follows from a month, quarter or year.</param>
/// <param name="IsDay">Whether the text names the day itself.</param>
/// <param name="Words">As written.</param>
/// <param name="IsYearSaid">False when the year was taken from the plan.</param>
internal sealed partial record Deadline(DateOnly? Day, bool IsDay, string? Words, bool IsYearSaid)
{
    /// <summary>The deadline of a task or a duty; dates without words like "trước" are none.</summary>
    public static Deadline? Find(FoldedText text, int? planYear)
    {
        var whole = new Clause(0, text.Text.Length);
        var times = PlanDates.Find(text, whole, planYear).FindAll(t => t.HasCue && !IsOfReview(text.Text, t));
        if (times.Find(t => t.IsDay) is { } day)
            return new(day.Day, true, text.Slice(day.Start, day.End), day.IsYearSaid);
        if (Recurrence().Match(text.Text) is { Success: true } again && IsOfWork(text.Text, again))
            return new(null, false, text.Slice(again.Index, again.Index + again.Length), true);
        return times.FirstOrDefault() is { } time ? new(time.Day, false, text.Slice(time.Start, time.End), time.IsYearSaid) : null;
    }

    /// <summary>Reads a cell or a section that is about time as a whole.</summary>
    public static Deadline? OfTimeText(FoldedText text, int? planYear)
    {
        var times = PlanDates.Find(text, new(0, text.Text.Length), planYear);
        var time = times.FindLast(t => t.IsDay) ?? times.LastOrDefault();
        return time is not null ? new(time.Day, time.IsDay, text.Original.Trim(), time.IsYearSaid)
            : text.Text.Trim().Length > 0 && Recurrence().IsMatch(text.Text) ? new(null, false, text.Original.Trim(), true)
            : null;
    }

    /// <summary>"hằng tháng trước ngày 15", "định kỳ 6 tháng", "hằng quý" as written; null when nothing recurs.</summary>
    public static string? Recurs(FoldedText text) => Recurs(text, new(0, text.Text.Length));

    public static string? Recurs(FoldedText text, Clause clause) =>
        Recurrence().Match(text.Text, clause.Start, clause.End - clause.Start) is { Success: true } m ? text.Slice(m.Index, m.Index + m.Length) : null;

    /// <summary>"trợ cấp hằng tháng" is paid every month; "rà soát hằng tháng" is done every month.</summary>
    private static bool IsOfWork(string text, Match again) =>
        again.Value.StartsWith("dinh ky", StringComparison.Ordinal) || again.Value.StartsWith("truoc", StringComparison.Ordinal)
        || Work().IsMatch(text[Math.Max(0, again.Index - 60)..Math.Min(text.Length, again.Index + again.Length + 40)]);

    /// <summary>"theo chuẩn … đến hết ngày": how long a rule holds, not by when something is done.</summary>
    private static bool IsOfReview(string text, PlanTime time) =>
        text[Math.Max(0, time.Start - 60)..time.Start].Contains("giai doan", StringComparison.Ordinal);

    [GeneratedRegex(@"bao cao|ra soat|kiem tra|\bhop\b|cap nhat|danh gia|tong hop|giao ban|don doc|so ket|tong ket", RegexOptions.CultureInvariant)]
    private static partial Regex Work();

    [GeneratedRegex(
        @"(?:truoc\s+ngay\s+\d{1,2}\s+(?:cua\s+)?(?:hang|moi)\s+(?:thang|quy|nam)|truoc\s+ngay\s+\d{1,2}\s+(?:cua\s+)?thang\s+(?:cuoi|dau)[a-z ]{0,12}quy)"
        + @"|(?:dinh ky\s+)?(?:hang|hang|moi)\s+(?:tuan|thang|quy|nam)(?:\s*[,(]?\s*(?:vao\s+|truoc\s+)?(?:ngay\s+)\d{1,2}(?![\d/])(?:\s+(?:cua\s+)?thang(?:\s+cuoi quy)?)?)?"
        + @"|dinh ky\s+(?:(?:0?6|sau) thang|(?:01 )?nam|quy|thang)(?:\s*(?:,|va|/)\s*(?:0?1 )?(?:nam|quy|(?:0?6 )?thang))*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Recurrence();
}
