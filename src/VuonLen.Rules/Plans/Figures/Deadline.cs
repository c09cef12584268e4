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
        if (Labelled().Match(text.Text) is { Success: true } label && OfStretch(text, new(label.Index + label.Length, EndOfSentence(text.Text, label.Index + label.Length)), planYear) is { } said)
            return said;
        if (Recurrence().Match(text.Text) is { Success: true } again && IsOfWork(text.Text, again))
            return new(null, false, text.Slice(again.Index, again.Index + again.Length), true);
        if (times.FirstOrDefault() is { } time)
            return UpTo(text, time, planYear);
        if (InBrackets().Match(text.Text) is { Success: true } bracket && OfStretch(text, new(bracket.Groups[1].Index, bracket.Groups[1].Index + bracket.Groups[1].Length), planYear) is { } bracketed)
            return bracketed;
        return After(text, whole) is { } after ? new(null, false, after, true) : null;
    }

    /// <summary>"sau 10 ngày kể từ ngày kết thúc đợt kiểm tra": a time nobody can put a date to yet.</summary>
    public static string? After(FoldedText text, Clause clause) =>
        AfterEvent().Match(text.Text, clause.Start, clause.End - clause.Start) is { Success: true } m ? text.Slice(m.Index, m.Index + m.Length) : null;

    /// <summary>"Trong quý I và quý II": until the last of them.</summary>
    private static Deadline UpTo(FoldedText text, PlanTime time, int? planYear)
    {
        var (last, start) = (time, time.Start);
        foreach (var next in PlanDates.Find(text, new(time.End, text.Text.Length), planYear))
        {
            if (!Joint().IsMatch(text.Text[last.End..next.Start]) || next.Day <= last.Day)
                break;
            last = next;
        }

        return new(last.Day, last.IsDay, text.Slice(start, last.End), last.IsYearSaid);
    }

    /// <summary>"Thời gian thực hiện: tháng 3, tháng 4 năm 2026": the last one counts, with or without "trước".</summary>
    private static Deadline? OfStretch(FoldedText text, Clause stretch, int? planYear) =>
        PlanDates.Find(text, stretch, planYear) is [.., var last] ? new(last.Day, last.IsDay, text.Slice(stretch.Start, stretch.End), last.IsYearSaid) : null;

    private static int EndOfSentence(string text, int from)
    {
        var end = from;
        while (end < text.Length && text[end] is not (';' or ')') && !(text[end] == '.' && (end + 1 == text.Length || text[end + 1] == ' ')))
            end++;
        return end;
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
        again.Value.StartsWith("dinh ky", StringComparison.Ordinal) || again.Value.Contains("ngay ", StringComparison.Ordinal)
        || Work().IsMatch(text[Math.Max(0, again.Index - 60)..Math.Min(text.Length, again.Index + again.Length + 40)]);

    /// <summary>"theo chuẩn … đến hết ngày": how long a rule holds, not by when something is done.</summary>
    private static bool IsOfReview(string text, PlanTime time) =>
        text[Math.Max(0, time.Start - 60)..time.Start].Contains("giai doan", StringComparison.Ordinal);

    [GeneratedRegex(@"bao cao|ra soat|kiem tra|\bhop\b|cap nhat|danh gia|tong hop|giao ban|don doc|so ket|tong ket", RegexOptions.CultureInvariant)]
    private static partial Regex Work();

    [GeneratedRegex(@"^\s*(?:,|va|-|den)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    /// <summary>"… (quý I, quý II)", "… (tháng 3/2026)" at the very end.</summary>
    [GeneratedRegex(@"\(((?:thuc hien |hoan thanh |xong )?(?:trong |tu )?(?:thang|quy|ngay|nam) [^()]{1,50})\)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"thoi (?:gian|han)(?: thuc hien| hoan thanh| to chuc| trien khai)?\s*:\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?:(?:cham nhat|trong vong|trong thoi han|trong|sau)\s+)+\d{1,3} ngay(?: lam viec)?,? (?:ke tu|sau khi|tinh tu|tu) [^;.,)]{3,80}", RegexOptions.CultureInvariant)]
    private static partial Regex AfterEvent();

    [GeneratedRegex(
        @"(?:(?:dinh ky|vao|truoc|cham nhat(?: la)?|muon nhat)\s+)*ngay\s+\d{1,2}\s+(?:(?:cua\s+)?(?:hang|moi)\s+(?:thang|quy|nam)|(?:cua\s+)?thang\s+(?:cuoi|dau)[a-z ]{0,12}quy)"
        + @"|(?:dinh ky\s+)?(?:hang|moi)\s+(?:tuan|thang|quy|nam)(?:\s*[,(]?\s*(?:vao\s+|truoc\s+|cham nhat\s+(?:la\s+)?)?ngay\s+\d{1,2}(?![\d/])(?:\s+(?:cua\s+)?thang(?:\s+cuoi(?: cua)?(?: moi)? quy)?)?\)?)?"
        + @"|dinh ky\s+(?:(?:0?6|sau) thang|(?:01 )?nam|quy|thang)(?:\s*(?:,|va|/)\s*(?:0?1 )?(?:nam|quy|(?:0?6 )?thang))*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Recurrence();
}
