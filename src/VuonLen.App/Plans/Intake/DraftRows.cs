using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.App.Areas;
using VuonLen.App.Plans.Reading;
using VuonLen.Rules.Names;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Intake;

/// <summary>What was read, as rows of a plan: each item with its lines, nothing confirmed yet.</summary>
internal static partial class DraftRows
{
    /// <summary>Fills the plan's own fields and makes all its rows.</summary>
    public static IEnumerable<AreaRow> Of(Plan plan, PlanDocument document)
    {
        var (draft, head) = (document.Draft, document.Draft.Head);
        plan.IsScanned = document.IsScanned;
        plan.IsBadScan = draft.IsBadScan;
        plan.Number = Cut(head.Number?.Text, 100);
        plan.IssuedOn = Day(head.Date?.Text);
        plan.Place = Cut(head.Place?.Text, 200);
        plan.Title = Cut(head.Title?.Text, 1000);
        plan.Issuer = Cut(head.Issuer?.Text, 300);
        plan.Year = int.TryParse(head.Year?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
        plan.SignedBy = Cut(head.SignedBy?.Text, 200);
        plan.SignerRole = Cut(head.SignerRole?.Text, 300);
        plan.Authority = Cut(head.Authority?.Text, 300);
        foreach (var line in document.Lines)
            yield return LineOf(plan, line);
        foreach (var row in Parts(plan, draft))
            yield return row;
    }

    private static IEnumerable<PlanPart> Parts(Plan plan, PlanDraft draft)
    {
        foreach (var (name, field) in draft.Head.Fields())
            yield return Clause(plan, ClauseKind.HeadField, field, name);
        foreach (var basis in draft.Bases)
        {
            var clause = Clause(plan, ClauseKind.Basis, basis, basis.Kind);
            (clause.Number, clause.IssuedOn, clause.Issuer, clause.Subject) = (Cut(basis.Number, 100), basis.Date, Cut(basis.Issuer, 300), basis.Subject);
            yield return clause;
        }

        foreach (var target in draft.Targets)
            yield return TargetOf(plan, target);
        foreach (var task in draft.Tasks)
            yield return TaskOf(plan, task, task.Lead);
        foreach (var actor in draft.Actors)
        {
            yield return Clause(plan, ClauseKind.Actor, actor, actor.Name);
            foreach (var duty in actor.Duties)
                yield return TaskOf(plan, duty, actor.Name);
        }

        foreach (var source in draft.Funding)
        {
            var clause = Clause(plan, ClauseKind.Funding, source, null);
            clause.Amount = source.Amount;
            yield return clause;
        }

        foreach (var report in draft.Reports)
            yield return ReportOf(plan, report, draft.Reports);
        foreach (var recipient in draft.Recipients)
            yield return Clause(plan, ClauseKind.Recipient, recipient, null);
        foreach (var passage in draft.Passages)
            yield return Clause(plan, ClauseKind.Passage, passage, passage.Kind.ToString());

        // What the reader alone can know; everything else is checked anew whenever the draft is shown.
        foreach (var warning in draft.Warnings.Where(w => w.Code == ReaderNotes))
        {
            yield return new PlanClause
            {
                AreaPath = plan.AreaPath,
                PlanId = plan.Id,
                Kind = ClauseKind.ReaderNote,
                Text = warning.Text,
                Name = warning.Code,
                FirstLine = warning.Lines?.First,
                LastLine = warning.Lines?.Last,
            };
        }
    }

    /// <summary>A deadline's year was taken from the plan.</summary>
    internal const string ReaderNotes = "PL-202";

    /// <summary>Less than sure.</summary>
    private const double Doubtful = 0.7;

    private static PlanSourceLine LineOf(Plan plan, PlanLine line) => new()
    {
        AreaPath = plan.AreaPath,
        PlanId = plan.Id,
        Number = line.Number,
        Text = line.Text,
        Page = line.Page,
        TableNumber = line.Cell?.Table,
        TableRow = line.Cell?.Row,
        TableColumn = line.Cell?.Column,
        IsEmphasised = line.IsEmphasised,
    };

    private static PlanClause Clause(Plan plan, ClauseKind kind, PlanItem item, string? name) => Placed(
        new PlanClause { AreaPath = plan.AreaPath, PlanId = plan.Id, Kind = kind, Text = item.Text, Name = Cut(name, 300) }, item);

    private static PlannedTarget TargetOf(Plan plan, PlanTarget target)
    {
        var row = Placed(
            new PlannedTarget
            {
                AreaPath = plan.AreaPath,
                PlanId = plan.Id,
                Text = target.Text,
                Kind = target.Kind,
                Bound = target.Bound,
                Value = target.Value,
                FromValue = target.From,
                ToValue = target.To,
                Unit = Cut(target.Unit, 40),
                Place = Cut(target.Area, 300),
                DueOn = target.By,
                Topic = target.Measure,
            },
            target);
        if (IsOfShortage(row))
        {
            // "Giải quyết … 63 hộ thiếu hụt về nhà tiêu": so many less, not so many left. Somebody has to look at it.
            (row.Kind, row.Confidence) = (TargetKind.ReduceBy, Math.Min(row.Confidence ?? 1, Doubtful));
        }

        Propose(row);
        return row;
    }

    /// <summary>Households with a shortage, without a word of how many are to be left.</summary>
    private static bool IsOfShortage(PlannedTarget target) => target is { Kind: TargetKind.Reach, Unit: "hộ" or "người", Value: > 0 }
        && target.Text.Contains("thiếu hụt", StringComparison.OrdinalIgnoreCase) && !target.Text.Contains("còn", StringComparison.OrdinalIgnoreCase)
        && LiveMeasure.Propose(target.Topic, TargetKind.ReduceBy, target.Unit, isOfNeed: false) is { Indicator: not null };

    /// <summary>"Còn 230 hộ", "xuống còn dưới 1,5 %", "không quá 5 hộ".</summary>
    [GeneratedRegex(@"\b(con|xuong|khong qua)( con| lai| khoang| duoi)*[ :]+\d")]
    private static partial Regex WhatIsLeft();

    /// <summary>How it might be measured; an officer confirms.</summary>
    internal static void Propose(PlannedTarget target)
    {
        // Without marks, because a scan may have lost them.
        var words = VietnameseName.Fold(target.Text);
        var isOfNeed = words.Contains("nhu cau", StringComparison.Ordinal);
        var isToBecomeLess = target.Kind is TargetKind.ReduceBy or TargetKind.None || WhatIsLeft().IsMatch(words);
        var measure = LiveMeasure.Propose(target.Topic, target.Kind, target.Unit, isOfNeed);
        if (target.Kind is TargetKind.Reach && !isToBecomeLess && measure is { IsLowerBetter: true })
            measure = null; // "Hỗ trợ 8 hộ nghèo sửa nhà": so many are helped, not so many left
        if (measure?.Fits(target.Kind, target.Unit) is false)
            measure = null;
        target.Measure = measure?.Code;
        target.Among = measure is null or { Status: not null } or { Mark: not null } ? null
            : target.Text.Contains("cận nghèo", StringComparison.OrdinalIgnoreCase) ? Households.StatusChoice.Listed
            : Households.StatusChoice.Poor;
        target.IsLowerBetter = measure?.IsLowerBetter ?? isToBecomeLess;
        if (target.Kind is TargetKind.Reach && target.FromValue is { } from)
            target.Baseline = from;
    }

    private static PlannedTask TaskOf(Plan plan, PlanTask task, string? lead) => Placed(
        new PlannedTask
        {
            AreaPath = plan.AreaPath,
            PlanId = plan.Id,
            Kind = TaskKind.Work,
            Text = task.Text,
            Lead = Cut(lead, 500),
            Cooperating = Cut(task.Cooperating, 1000),
            DueOn = task.Deadline,
            DueWords = Cut(task.DeadlineWords, 500),
            Result = task.Result,
            Heading = Cut(task.Under, 1000),
        },
        task);

    /// <summary>"Báo cáo 6 tháng, năm": the second half-year has the report of the year, so the first is of June alone.</summary>
    private static string? RecurrenceOf(ReportDuty report, IReadOnlyList<ReportDuty> all) =>
        report.Recurrence is "định kỳ 6 tháng" && all.Any(r => r.Lines == report.Lines && r.Sender == report.Sender && r.Recurrence is "định kỳ năm") ? "định kỳ 6 tháng đầu năm" : report.Recurrence;

    private static PlannedTask ReportOf(Plan plan, ReportDuty report, IReadOnlyList<ReportDuty> all) => Placed(
        new PlannedTask
        {
            AreaPath = plan.AreaPath,
            PlanId = plan.Id,
            Kind = TaskKind.Report,
            Text = report.Text,
            Name = Cut(report.Name, 300),
            Lead = Cut(report.Sender, 500),
            Receiver = Cut(report.Receiver, 500),
            DueOn = report.Due,
            DueWords = Cut(RecurrenceOf(report, all), 500),
        },
        report);

    private static TPart Placed<TPart>(TPart part, PlanItem item) where TPart : PlanPart
    {
        (part.FirstLine, part.LastLine, part.Confidence, part.Position) = (item.Lines.First, item.Lines.Last, item.Confidence, item.Lines.First * 10);
        return part;
    }

    private static DateOnly? Day(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Cut(string? text, int most) => text is { Length: > 0 } && text.Length > most ? text[..most] : text;
}
