using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Checks a plan against itself (kế hoạch tự kiểm tra): warnings, never walls.</summary>
public static partial class PlanChecks
{
    /// <summary>All warnings about a draft.</summary>
    /// <param name="draft">What was read.</param>
    /// <param name="lines">The document.</param>
    /// <param name="slips">Known slips; null for the shipped list.</param>
    /// <param name="time">The plan's first and last day as somebody set them; null goes by the year in the head.</param>
    public static IReadOnlyList<PlanWarning> Check(
        PlanDraft draft, IReadOnlyList<PlanLine> lines, IReadOnlyList<KnownSlip>? slips = null, (DateOnly From, DateOnly To)? time = null) =>
    [
        .. Parts(draft), .. FigureChecks.Of(draft), .. NumberingChecks.Of(lines, draft.IsBadScan),
        .. TextChecks.Of(draft, lines, slips ?? KnownSlip.Shipped), .. Work(draft, time), .. Targets(draft),
    ];

    private static IEnumerable<PlanWarning> Parts(PlanDraft draft)
    {
        var head = draft.Head;
        if (head.Title is null && draft.Targets.Count + draft.Tasks.Count + draft.Actors.Count == 0)
        {
            yield return PlanWarnings.NoPlan();
            yield break;
        }

        var top = head.Title?.Lines;
        List<string> missing = [];
        if (head.Number is null)
            missing.Add("số ký hiệu");
        if (head.Date is null)
            missing.Add("ngày ban hành");
        if (head.Title is null)
            missing.Add("tên kế hoạch");
        if (missing.Count > 0)
            yield return PlanWarnings.Missing(string.Join(", ", missing), top);
        if (head.Number is { Confidence: < 0.5 } odd)
            yield return PlanWarnings.NumberRunTogether(odd.Text, odd.Lines);
        if (IsOfMany(head) && (head.Authority is null || !InTheNameOf().IsMatch(FoldedText.Fold(head.Authority.Text))))
            yield return PlanWarnings.Missing("dòng “TM. …” (thay mặt cơ quan) ở phần ký", head.Authority?.Lines ?? head.SignerRole?.Lines);
        if (head.SignedBy is null)
            yield return PlanWarnings.Missing("tên người ký", head.Authority?.Lines);

        if (draft.Funding.Count == 0)
            yield return PlanWarnings.NoSection("kinh phí thực hiện");
        if (draft.Reports.All(r => r.Due is null && r.Recurrence?.Contains("ngày", StringComparison.OrdinalIgnoreCase) != true && !draft.IsBadScan))
            yield return PlanWarnings.NoSection("chế độ báo cáo có thời hạn");
        if (draft.Actors.Count == 0)
            yield return PlanWarnings.NoSection("tổ chức thực hiện");
        if (draft.Targets.Count == 0)
            yield return PlanWarnings.NoSection("mục tiêu, chỉ tiêu");
        if (draft.Reports.All(r => r.Due is null && r.Recurrence is null) && Works(draft).All(t => t.Deadline is null && t.DeadlineWords is null))
            yield return PlanWarnings.NoDeadlines();
        if (IsOfMany(head) && !IsOfFront(head) && !draft.Targets.Any(t => t.Unit is "%" or "điểm %" && t.Measure is "poor_rate" or "near_poor_rate" or "multidimensional_rate"))
            yield return PlanWarnings.NoRateTarget(draft.Targets.Count > 0 ? draft.Targets[0].Lines : null);
    }

    private static IEnumerable<PlanWarning> Work(PlanDraft draft, (DateOnly From, DateOnly To)? time)
    {
        foreach (var actor in draft.Actors.Where(a => a.Duties.Count == 0))
            yield return PlanWarnings.NoTasks(actor.Name, actor.Lines);

        // A task among the tasks is led by who it names; where nobody is named at all, one warning says so for all.
        var nobody = draft.Tasks.Where(t => t.Lead is null).ToList();
        if (draft.Actors.Count == 0 || nobody.Count <= 3)
        {
            foreach (var task in nobody.Take(10))
                yield return PlanWarnings.NoActor(task.Text, task.Lines);
        }

        DateOnly? issued = DateOnly.TryParseExact(draft.Head.Date?.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (time is null && int.TryParse(draft.Head.Year?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 9000)
            time = PeriodOf(draft.Head) ?? (new(year, 1, 1), new(year, 12, 31));
        foreach (var (due, lines) in Works(draft).Select(t => (t.Deadline, t.Lines)).Concat(draft.Reports.Select(r => (Deadline: r.Due, r.Lines))).Concat(draft.Targets.Select(t => (Deadline: t.By, t.Lines))).Distinct())
        {
            if (due is { } on && issued is { } from && on < from)
                yield return PlanWarnings.Past(on, lines);
            else if (due is { } late && time is var (first, last) && (late < first || late > last.AddMonths(3)))
                yield return PlanWarnings.OutsideTime(late, first, last, lines);
        }
    }

    private static IEnumerable<PlanWarning> Targets(PlanDraft draft)
    {
        foreach (var target in draft.Targets)
        {
            if (target.Unit is null && target.Kind is not (TargetKind.Words or TargetKind.None))
                yield return PlanWarnings.NoUnit(target.Text, target.Lines);
            if (target is { Unit: "%", Kind: TargetKind.Share } && FoldedText.Of(target.Text, draft.IsBadScan).Text.Contains("co nhu cau", StringComparison.Ordinal))
                yield return PlanWarnings.NeedNotRecorded(target.Text, target.Lines);
            if (draft.IsBadScan && target.Value is not null)
                yield return PlanWarnings.Doubtful(target.Text, target.Lines);
        }
    }

    /// <summary>A committee signs as a whole (TM.); the head of an office signs for himself, and so does a chairman who decides.</summary>
    private static bool IsOfMany(PlanHead head) =>
        head.Issuer is not { } issuer || !(OfOne().IsMatch(FoldedText.Fold(issuer.Text)) || (head.Number is { } number && FoldedText.Fold(number.Text).Contains("/qd-", StringComparison.Ordinal)));

    private static bool IsOfFront(PlanHead head) => head.Issuer is { } issuer && Front().IsMatch(FoldedText.Fold(issuer.Text));

    /// <summary>"giai đoạn 2026 - 2030": targets may lie as far ahead.</summary>
    private static (DateOnly From, DateOnly To)? PeriodOf(PlanHead head) =>
        head.Title is { } title && Stage().Match(FoldedText.Fold(title.Text)) is { Success: true } m
            ? (new(int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, 1), new(int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture), 12, 31))
            : null;

    [GeneratedRegex(@"^t\s?[m./]", RegexOptions.CultureInvariant)]
    private static partial Regex InTheNameOf();

    [GeneratedRegex(@"\b(?:phong|so|chi cuc|trung tam) (?:kinh te|van hoa|lao dong|nong nghiep|noi vu|y te|tai chinh|giao duc|xay dung|dan toc|phat trien|khoa hoc|cong thuong)", RegexOptions.CultureInvariant)]
    private static partial Regex OfOne();

    [GeneratedRegex(@"mttq|mat tran|ban quan ly|dang uy|\bhoi (?:nong|lien|cuu)|doan thanh nien", RegexOptions.CultureInvariant)]
    private static partial Regex Front();

    [GeneratedRegex(@"giai doan (20\d{2})\s*-\s*(20\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Stage();

    private static IEnumerable<PlanTask> Works(PlanDraft draft) => draft.Tasks.Concat(draft.Actors.SelectMany(a => a.Duties));
}
