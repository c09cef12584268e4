using System.Globalization;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Checks;

namespace VuonLen.App.Plans.Confirming;

/// <summary>The stored rows as the draft they are, so that a plan is checked against itself as it stands now.</summary>
internal static class DraftOf
{
    private static readonly LineSpan _nowhere = new(0, 0);

    /// <summary>Warnings about the plan as it is, the reader's own included.</summary>
    public static IReadOnlyList<PlanWarning> Warnings(PlanRows rows) =>
    [
        .. rows.Clauses.Where(c => c.Kind == ClauseKind.ReaderNote && !IsSettled(c, rows)).Select(c => new PlanWarning(c.Name ?? "PL-202", c.Text, SpanOrNull(c))),
        .. PlanChecks.Check(Of(rows), LinesOf(rows), time: rows.Plan is { From: { } from, To: { } to } ? (from, to) : null).Select(w => w.Lines == _nowhere ? w with { Lines = null } : w),
    ];

    /// <summary>What the reader was unsure of has been looked at: all targets and tasks of these lines are confirmed.</summary>
    private static bool IsSettled(PlanClause note, PlanRows rows)
    {
        List<PlanPart> about = [.. rows.Targets.Cast<PlanPart>().Concat(rows.Tasks).Where(p => p.FirstLine <= note.LastLine && p.LastLine >= note.FirstLine)];
        return about.Count > 0 && about.TrueForAll(p => p.IsChecked);
    }

    private static PlanDraft Of(PlanRows rows)
    {
        var clauses = rows.Clauses.OrderBy(c => c.Position).ToList();
        var works = rows.Tasks.Where(t => t.Kind == TaskKind.Work).OrderBy(t => t.Position).ToList();
        var actors = clauses.Where(c => c.Kind == ClauseKind.Actor).ToList();
        var duties = works.Where(t => t.Lead is not null && actors.Exists(a => Organisation.KeyOf(a.Name ?? a.Text) == Organisation.KeyOf(t.Lead)))
            .ToLookup(t => Organisation.KeyOf(t.Lead!));
        return new()
        {
            Head = Head(rows.Plan, clauses),
            Bases = [.. Of(ClauseKind.Basis).Select(c => new LegalBasis(c.Text, c.Name, c.Number, c.IssuedOn, c.Issuer, c.Subject, Span(c), Sure(c)))],
            Targets = [.. rows.Targets.OrderBy(t => t.Position).Select(TargetOf)],
            Tasks = [.. works.Where(t => t.Lead is null || !duties.Contains(Organisation.KeyOf(t.Lead))).Select(TaskOf)],
            Actors =
            [
                .. actors.Select(a => new PlanActor(
                    a.Text, a.Name ?? a.Text, [.. duties[Organisation.KeyOf(a.Name ?? a.Text)].Select(TaskOf)], Span(a), Sure(a))),
            ],
            Funding = [.. Of(ClauseKind.Funding).Select(c => new FundingSource(c.Text, c.Amount, Span(c), Sure(c)))],
            Reports =
            [
                .. rows.Tasks.Where(t => t.Kind == TaskKind.Report).OrderBy(t => t.Position)
                    .Select(t => new ReportDuty(t.Text, t.Name ?? t.Text, t.Lead, t.Receiver, t.DueOn, t.DueWords, Span(t), Sure(t))),
            ],
            Recipients = [.. Of(ClauseKind.Recipient).Select(c => new PlanRecipient(c.Text, Span(c), Sure(c)))],
            Passages = [.. Of(ClauseKind.Passage).Select(c => new PlanPassage(c.Text, Enum.TryParse<PassageKind>(c.Name, out var kind) ? kind : PassageKind.Situation, Span(c), Sure(c)))],
            Unread = [],
            IsBadScan = rows.Plan.IsBadScan,
        };

        IEnumerable<PlanClause> Of(ClauseKind kind) => clauses.Where(c => c.Kind == kind);
    }

    private static PlanHead Head(Plan plan, List<PlanClause> clauses)
    {
        return new(
            Field("number", plan.Number), Field("date", plan.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Field("place", plan.Place),
            Field("title", plan.Title), Field("issuer", plan.Issuer), Field("year", plan.Year?.ToString(CultureInfo.InvariantCulture)),
            Field("signatory.name", plan.SignedBy), Field("signatory.role", plan.SignerRole), Field("signatory.authority", plan.Authority), []);

        PlanField? Field(string name, string? value) => value is null ? null
            : clauses.Find(c => c.Kind == ClauseKind.HeadField && c.Name == name) is { } read && read.Text == value ? new(value, Span(read), Sure(read))
            : new(value, _nowhere, 1);
    }

    private static PlanTarget TargetOf(PlannedTarget target) => new(target.Text, Span(target), Sure(target))
    {
        Kind = target.Kind,
        Bound = target.Bound,
        Measure = target.Topic,
        Value = target.Value,
        From = target.FromValue,
        To = target.ToValue,
        Unit = target.Unit,
        Area = target.Place,
        By = target.DueOn,
    };

    private static PlanTask TaskOf(PlannedTask task) => new(task.Text, Span(task), Sure(task))
    {
        Lead = task.Lead,
        Cooperating = task.Cooperating,
        Deadline = task.DueOn,
        DeadlineWords = task.DueWords,
        Result = task.Result,
        Under = task.Heading,
    };

    private static List<PlanLine> LinesOf(PlanRows rows) =>
    [
        .. rows.Lines.Select(l => new PlanLine(
            l.Number, l.Text, l.Page,
            l is { TableNumber: { } table, TableRow: { } row, TableColumn: { } column } ? new(table, row, column) : null, l.IsEmphasised)),
    ];

    private static LineSpan? SpanOrNull(PlanPart part) => part is { FirstLine: { } first, LastLine: { } last } ? new(first, last) : null;

    private static LineSpan Span(PlanPart part) => SpanOrNull(part) ?? _nowhere;

    private static double Sure(PlanPart part) => part.IsChecked ? 1 : part.Confidence ?? 1;
}
