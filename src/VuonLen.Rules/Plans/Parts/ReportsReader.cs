using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads who owes a report to whom and by when.</summary>
internal static partial class ReportsReader
{
    /// <summary>Reads one paragraph.</summary>
    /// <param name="paragraph">Any paragraph that speaks of reports.</param>
    /// <param name="isOwnSection">In a section on reporting a report without a time counts too ("báo cáo đột xuất").</param>
    /// <param name="sender">Under whose heading the paragraph stands.</param>
    /// <param name="draft">Gets the reports.</param>
    /// <returns>Whether a report was found.</returns>
    public static bool Read(Paragraph paragraph, bool isOwnSection, string? sender, Drafting draft)
    {
        var folded = paragraph.Folded;
        var before = draft.Reports.Count;
        foreach (var clause in Reviews(folded, Clauses.Parts(folded)).SelectMany(c => Cut(folded, c)))
            ReadClause(paragraph, clause, isOwnSection, sender ?? SenderOf(folded), draft);
        return draft.Reports.Count > before;
    }

    private static void ReadClause(Paragraph paragraph, Clause clause, bool isOwnSection, string? sender, Drafting draft)
    {
        var folded = paragraph.Folded;
        var text = clause.Of(folded);
        if (!Report().IsMatch(text) || Content().IsMatch(text))
            return;

        var times = PlanDates.Find(folded, clause, draft.Year).FindAll(t => t.HasCue || t.IsDay);
        var recurrence = Deadline.Recurs(folded, clause) ?? Deadline.After(folded, clause);
        List<string> periods = [.. Periods(text)];
        if (!isOwnSection && times.TrueForAll(t => !t.IsDay) && periods.TrueForAll(p => p is AdHoc) && recurrence is null)
            return;
        if (periods.Count == 0 && times.Count == 0 && recurrence is null)
            return;

        // "sáu tháng, năm … trước ngày 15/6 và 15/12": one report for each date.
        List<PlanTime> days = [.. times.Where(t => t.IsDay)];
        var count = Math.Max(1, days.Count > 1 ? days.Count : periods.Count);
        for (var i = 0; i < count; i++)
        {
            var period = periods.Count == count ? periods[i] : periods.Count == 1 ? periods[0] : null;
            var time = days.Count == count ? days[i] : times.Count == 1 && count == 1 ? times[0] : null;
            var words = period is Monthly or Quarterly or null ? recurrence ?? DayOf(folded, clause) : DayOf(folded, clause) ?? recurrence;
            if (time is { IsYearSaid: false })
                draft.Warnings.Add(Checks.PlanWarnings.YearNotSaid(folded.Slice(time.Start, time.End), time.Day, paragraph.LinesOfFolded(clause.Start, clause.End)));
            draft.Reports.Add(new(
                clause.Written(folded).TrimEnd('.', '/', ' '), period is null ? "Báo cáo" : $"Báo cáo {period}", sender, Receivers.In(folded, clause),
                time?.Day, time is not null ? null : WithDay(period, words, periods.Count < 2, folded, clause),
                paragraph.LinesOfFolded(clause.Start, clause.End), draft.Sure(time?.IsYearSaid == false ? 0.7 : isOwnSection ? 0.9 : 0.8)));
        }
    }

    /// <summary>"Sơ kết 6 tháng trước ngày 20/6, tổng kết trước ngày 15/11; báo cáo Ủy ban …": one duty in two clauses.</summary>
    private static IEnumerable<Clause> Reviews(FoldedText folded, List<Clause> clauses)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var isReport = Report().IsMatch(clauses[i].Of(folded));
            var isOne = i + 1 < clauses.Count && (isReport
                ? Receivers.GoOn(folded, clauses[i], clauses[i + 1])
                : Review().IsMatch(clauses[i].Of(folded)) && Goes().IsMatch(clauses[i + 1].Of(folded)));
            yield return isOne ? new(clauses[i].Start, clauses[++i].End) : clauses[i];
        }
    }

    private const string Monthly = "hằng tháng", Quarterly = "quý", HalfYearly = "6 tháng", Yearly = "năm", AdHoc = "đột xuất", Weekly = "hằng tuần";

    private static string? WithDay(string? period, string? words, bool isOnly, FoldedText folded, Clause clause)
    {
        if (period is AdHoc)
            return OnRequest().Match(folded.Text, clause.Start, clause.End - clause.Start) is { Success: true } asked ? folded.Slice(asked.Index, asked.Index + asked.Length) : null;

        // One day beside several periods is that of the short one.
        var day = !isOnly && period is HalfYearly or Yearly ? null : DayOf(folded, clause);
        if (!isOnly && period is HalfYearly or Yearly)
            words = null;
        return words is null ? (period is null ? null : $"định kỳ {period}")
            : day is not null && !words.Contains(day, StringComparison.Ordinal) ? $"{words}, {day}"
            : words;
    }

    /// <summary>"trước ngày 15" without a month belongs to what recurs.</summary>
    private static string? DayOf(FoldedText folded, Clause clause) =>
        DayAlone().Match(folded.Text, clause.Start, clause.End - clause.Start) is { Success: true } m ? folded.Slice(m.Index, m.Index + m.Length) : null;

    private static IEnumerable<string> Periods(string text)
    {
        foreach (Match m in Period().Matches(text))
        {
            yield return m.Value switch
            {
                var v when v.Contains("dot xuat", StringComparison.Ordinal) => AdHoc,
                var v when v.Contains("tuan", StringComparison.Ordinal) => Weekly,
                var v when v.Contains("6 thang", StringComparison.Ordinal) || v.Contains("sau thang", StringComparison.Ordinal) || v.Contains("so ket", StringComparison.Ordinal) => HalfYearly,
                var v when v.Contains("quy", StringComparison.Ordinal) => Quarterly,
                var v when v.Contains("thang", StringComparison.Ordinal) => Monthly,
                _ => Yearly,
            };
        }
    }

    /// <summary>One sentence may name several reports, each with its own "báo cáo".</summary>
    private static IEnumerable<Clause> Cut(FoldedText folded, Clause clause)
    {
        var start = clause.Start;
        foreach (Match m in NextReport().Matches(folded.Text[clause.Start..clause.End]))
        {
            yield return new(start, clause.Start + m.Index);
            start = clause.Start + m.Index + m.Groups["joint"].Length;
        }

        yield return new(start, clause.End);
    }

    private static string? SenderOf(FoldedText text) =>
        Sender().Match(text.Text) is { Success: true } m && text.Slice(m.Groups["who"]) is { } who ? Organisations.NameOf(who) : null;

    [GeneratedRegex(@"(?:^|[.;,]\s*)(?:to chuc )?(?:so ket|tong ket)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Review();

    [GeneratedRegex(@"^\W*(?:gui )?bao cao (?!(?:6|sau|nam|quy|thang|hang|dot xuat|tong ket|so ket|ca nam)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Goes();

    [GeneratedRegex(@"(?:khi co|theo) yeu cau(?:[^;.,]|, (?=so |bo |ubnd|uy ban|ban chi dao|phong |hdnd)){0,120}", RegexOptions.CultureInvariant)]
    private static partial Regex OnRequest();

    [GeneratedRegex(@"bao cao", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    /// <summary>"Nội dung báo cáo phải nêu rõ …" says what a report holds.</summary>
    [GeneratedRegex(@"^\W*(?:noi dung|hinh thuc|mau|de cuong) bao cao|bao cao (?:phai|can) (?:neu|the hien)|(?:neu co|co|gap) (?:kho khan|vuong mac|van de)", RegexOptions.CultureInvariant)]
    private static partial Regex Content();

    [GeneratedRegex(
        @"dot xuat|(?:hang|hàng|moi) tuan|(?<![\d/])(?:0?6|sau) thang(?: dau nam)?|so ket|(?<!cuoi |theo )(?:hang |moi )quy|(?<=bao cao |ky |, |\()quy(?![a-z]| [\""'a-z])|(?:hang|moi) thang|(?<=bao cao |dinh ky )thang(?! \d)|(?<=\(|, )thang(?=,)|hang nam|(?<=bao cao |dinh ky |, |va |\()(?:01 |1 |ca )?nam(?! \d)|(?<=bao cao |thang, |thang va )nam(?= \d)|tong ket nam",
        RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<joint>[,]\s*(?:va\s+)?|\s+va\s+)(?=bao cao (?:6|sau|nam|quy|thang|hang|dot xuat|tong ket|so ket|ca nam))", RegexOptions.CultureInvariant)]
    private static partial Regex NextReport();

    [GeneratedRegex(@"truoc\s+ngay\s+\d{1,2}(?!\d|/|\s+thang\s+\d)(?:\s+(?:cua\s+)?(?:hang thang|thang cuoi(?: cua)? quy|thang))?", RegexOptions.CultureInvariant)]
    private static partial Regex DayAlone();

    [GeneratedRegex(
        @"(?:^|[,.;]\s*|yeu cau\s+|de nghi\s+)(?<who>(?:cac |thu truong |truong )*(?:phong|ban|co quan|don vi|cong chuc|to dan pho|thon|uy ban|ubnd|tram|hoi|bo phan|so|nganh)\b[^;.:(]{0,140}?)\s+(?:chu dong|co trach nhiem|chiu trach nhiem|bao cao|dinh ky|gui|tong hop|can cu|trien khai|to chuc(?! chinh)|thuc hien)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sender();
}
