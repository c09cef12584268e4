using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Confirming;

/// <summary>What can be typed of an item, whatever it is; each kind takes what concerns it.</summary>
public sealed class ItemForm
{
    public int Revision { get; set; }

    /// <summary>Of an item that is added, given when the form was shown, so that the same form adds one.</summary>
    public Guid? NewId { get; set; }

    /// <summary>"target", "task", "report" or the kind of a clause: for a new item.</summary>
    public string? What { get; set; }

    public string? Text { get; set; }

    public TargetKind? Kind { get; set; }

    public TargetBound? Bound { get; set; }

    public string? Value { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Unit { get; set; }

    /// <summary>Null is all of the plan's area; <see cref="Guid.Empty"/> leaves open what the words of the plan mean.</summary>
    public Guid? PlaceId { get; set; }

    public DateOnly? DueOn { get; set; }

    public Guid? SuperiorTarget { get; set; }

    public string? Name { get; set; }

    public string? Lead { get; set; }

    public string? Cooperating { get; set; }

    public string? Receiver { get; set; }

    public DateOnly? StartsOn { get; set; }

    public string? DueWords { get; set; }

    public string? Result { get; set; }

    public Guid? ServedTarget { get; set; }

    public string? Number { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public string? Issuer { get; set; }

    public string? Amount { get; set; }

    public static ItemForm Of(PlanPart part)
    {
        var form = new ItemForm { Revision = part.Revision, Text = part.Text, What = WhatOf(part) };
        switch (part)
        {
            case PlannedTarget target:
                (form.Kind, form.Bound, form.Unit, form.PlaceId, form.DueOn) = (target.Kind, target.Bound, target.Unit, target.PlaceId ?? (target.Place is null ? null : Guid.Empty), target.DueOn);
                form.SuperiorTarget = target.SuperiorTarget;
                (form.Value, form.From, form.To) = (PlanFigures.Typed(target.Value), PlanFigures.Typed(target.FromValue), PlanFigures.Typed(target.ToValue));
                break;
            case PlannedTask task:
                (form.Name, form.Lead, form.Cooperating, form.Receiver) = (task.Name, task.Lead, task.Cooperating, task.Receiver);
                (form.StartsOn, form.DueOn, form.DueWords, form.Result, form.ServedTarget) = (task.StartsOn, task.DueOn, task.DueWords, task.Result, task.ServedTarget);
                break;
            case PlanClause clause:
                (form.Name, form.Number, form.IssuedOn, form.Issuer, form.Amount) =
                    (clause.Name, clause.Number, clause.IssuedOn, clause.Issuer, PlanFigures.Typed(clause.Amount));
                break;
        }

        return form;
    }

    public static string WhatOf(PlanPart part) => part switch
    {
        PlannedTarget => "target",
        PlannedTask { Kind: TaskKind.Report } => "report",
        PlannedTask => "task",
        PlanClause clause => clause.Kind.ToString(),
        _ => "",
    };

    /// <summary>Whether such an item can be added.</summary>
    public static bool IsKnown(string? what) => what is "target" or "task" or "report" || ClauseOf(what) is not null;

    internal static ClauseKind? ClauseOf(string? what) =>
        Enum.TryParse<ClauseKind>(what, out var kind) && Enum.IsDefined(kind) && kind is not (ClauseKind.HeadField or ClauseKind.ReaderNote) ? kind : null;

    internal PlanPart NewOf(Plan plan) => What switch
    {
        "target" => new PlannedTarget { Id = NewIdOr(), AreaPath = plan.AreaPath, PlanId = plan.Id, Text = Text!, Kind = Kind ?? TargetKind.Words },
        "task" or "report" => new PlannedTask { Id = NewIdOr(), AreaPath = plan.AreaPath, PlanId = plan.Id, Text = Text!, Kind = What == "task" ? TaskKind.Work : TaskKind.Report },
        _ => new PlanClause { Id = NewIdOr(), AreaPath = plan.AreaPath, PlanId = plan.Id, Text = Text!, Kind = ClauseOf(What) ?? ClauseKind.Passage },
    };

    private Guid NewIdOr() => NewId is { } id && id != Guid.Empty ? id : Guid.CreateVersion7();

    /// <summary>Nobody plans for the year 206 or 20266; what somebody mistyped would be late for ever, or never.</summary>
    private static bool IsOdd(DateOnly? day) => day is { Year: < Intake.StartPlan.FirstYear or > Intake.StartPlan.LastYear };

    /// <param name="target">Which.</param>
    /// <param name="place">The full name of the place chosen.</param>
    internal Outcome ApplyTo(PlannedTarget target, string? place)
    {
        if (PlanFigures.ReadAll(Value, From, To) is { IsRefused: true } refused)
            return refused;

        var (kind, value, from, to) = (Kind ?? TargetKind.Words, PlanFigures.Read(Value), PlanFigures.Read(From), PlanFigures.Read(To));
        if (kind is TargetKind.Range ? from is null || to is null : kind is not (TargetKind.Words or TargetKind.None) && value is null)
            return PlanProblems.ValueMissing;
        if (kind is TargetKind.Range && from > to)
            return PlanProblems.RangeReversed;
        if (kind is TargetKind.Share && value > 100)
            return PlanProblems.ShareAboveAll;
        if (IsOdd(DueOn))
            return PlanProblems.DeadlineOdd;

        var before = (target.Kind, target.Place, target.PlaceId);
        target.Text = Text!.Trim();
        (target.Kind, target.Bound) = (kind, Bound ?? TargetBound.Exactly);
        (target.Value, target.FromValue, target.ToValue) = (kind is TargetKind.Words or TargetKind.None or TargetKind.Range ? null : value, from, to);
        target.Unit = kind is TargetKind.Share ? "%" : EditHead.Trim(Unit, 40);
        (target.DueOn, target.SuperiorTarget) = (DueOn, SuperiorTarget);
        if (PlaceId == Guid.Empty)
            target.PlaceId = null;
        else if (PlaceId != target.PlaceId || PlaceId is null)
            (target.PlaceId, target.Place) = (PlaceId, PlaceId is null ? null : place);
        if (target.IsBound && (before != (target.Kind, target.Place, target.PlaceId) || LiveMeasure.Of(target.Measure)?.Fits(kind, target.Unit) is false))
            target.Unbind();
        return Outcome.Done;
    }

    internal Outcome ApplyTo(PlannedTask task)
    {
        if (IsOdd(StartsOn) || IsOdd(DueOn))
            return PlanProblems.DeadlineOdd;
        if (StartsOn is { } start && DueOn is { } due && due < start)
            return PlanProblems.TaskReversed;

        task.Text = Text!.Trim();
        (task.Lead, task.Cooperating, task.Receiver) = (EditHead.Trim(Lead, 500), EditHead.Trim(Cooperating, 1000), EditHead.Trim(Receiver, 500));
        (task.StartsOn, task.DueOn, task.DueWords) = (StartsOn, DueOn, EditHead.Trim(DueWords, 500));
        (task.Result, task.ServedTarget) = (EditHead.Trim(Result, 2000), ServedTarget);
        task.Name = EditHead.Trim(Name, 300);
        return Outcome.Done;
    }

    internal Outcome ApplyTo(PlanClause clause)
    {
        if (PlanFigures.ReadAll(Amount) is { IsRefused: true } refused)
            return refused;

        clause.Text = Text!.Trim();
        if (clause.Kind is not ClauseKind.Passage)
            clause.Name = EditHead.Trim(Name, 300);
        (clause.Number, clause.IssuedOn, clause.Issuer) = (EditHead.Trim(Number, 100), IssuedOn, EditHead.Trim(Issuer, 300));
        clause.Amount = clause.Kind is ClauseKind.Funding ? (long?)PlanFigures.Read(Amount) : null;
        return Outcome.Done;
    }
}
