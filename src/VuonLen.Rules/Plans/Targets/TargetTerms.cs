namespace VuonLen.Rules.Plans.Targets;

/// <summary>What a target asks for, in figures (nội dung chỉ tiêu).</summary>
/// <param name="Kind">What kind of target.</param>
/// <param name="Value">The figure to reach, the change to make, the share in percent, or how many of a named set; never negative.</param>
/// <param name="Bound">How the figure binds.</param>
/// <param name="From">The lower end of a range.</param>
/// <param name="To">The upper end of a range.</param>
/// <param name="IsRelative">Of a change: the value is percent of the opening figure, and not so many households or points.</param>
/// <param name="IsLowerBetter">
/// Whether what is measured is to become less, as poor households are, or more, as insured persons are. Null when nobody said:
/// then the way from the opening figure to the one to reach tells.
/// </param>
public sealed record TargetTerms(
    TargetKind Kind, decimal? Value, TargetBound Bound = TargetBound.Exactly, decimal? From = null, decimal? To = null,
    bool IsRelative = false, bool? IsLowerBetter = null)
{
    /// <summary>How far behind an even pace is still on the way: a quarter. No clause says so; it is a choice of the product.</summary>
    private const decimal Slack = 0.75m;

    /// <summary>Until when nothing done yet is no danger: a quarter of the time. A choice of the product as well.</summary>
    private const decimal QuietTime = 0.25m;

    /// <summary>The figure that has to be reached, unrounded; null when the opening figure it depends on is not known, or for words.</summary>
    /// <param name="baseline">The opening figure; null when not known.</param>
    /// <returns>Not below 0: where more is to go than there is, nothing may be left.</returns>
    public decimal? Goal(decimal? baseline) => Kind switch
    {
        TargetKind.Reach or TargetKind.Share or TargetKind.PartOfSet => Value,
        TargetKind.ReduceBy => baseline - Change(baseline) is { } left ? Math.Max(0, left) : null,
        TargetKind.IncreaseBy => baseline + Change(baseline),
        TargetKind.Range => From,
        TargetKind.None => 0,
        TargetKind.Words => null,
    };

    /// <summary>Where a target stands on a day.</summary>
    /// <param name="now">What is known of it.</param>
    public TargetStanding Judge(TargetSituation now)
    {
        var goal = Goal(now.Baseline);
        if (Kind == TargetKind.Share && now.Subjects == 0)
            return new(goal, 0, null, TargetState.NothingToMeasure);
        if (now.Today is not { } today || goal is not { } reach)
            return new(goal, null, null, TargetState.Unmeasured);

        var isLess = IsLess(now.Baseline, reach);
        if (IsReached(today, reach, isLess))
            return new(goal, 0, 1, TargetState.Reached);

        var missing = isLess ? today - reach : reach - today;
        var progress = Progress(now.Baseline, today, reach, isLess);
        return new(goal, missing, progress, StateOf(now, reach, isLess, progress));
    }

    /// <summary>Whether the figure is to become less than it is.</summary>
    private bool IsLess(decimal? baseline, decimal goal) => (Kind, Bound) switch
    {
        (TargetKind.ReduceBy or TargetKind.None, _) => true,
        (TargetKind.IncreaseBy or TargetKind.Share or TargetKind.Range or TargetKind.PartOfSet, _) => false,
        (_, TargetBound.AtMost) => true,
        (_, TargetBound.AtLeast or TargetBound.Above) => false,
        _ => IsLowerBetter ?? baseline > goal,
    };

    /// <summary>"Trên 95 %" is not reached at 95; all other figures are reached when they stand.</summary>
    private bool IsReached(decimal today, decimal goal, bool isLess) =>
        isLess ? today <= goal : Bound == TargetBound.Above ? today > goal : today >= goal;

    private decimal? Change(decimal? baseline) => IsRelative ? baseline * Value / 100 : Value;

    /// <summary>How much of the way is done; of a figure that has to grow without an opening one, how much of the goal is there.</summary>
    private static decimal? Progress(decimal? baseline, decimal today, decimal goal, bool isLess) =>
        baseline is { } start && start != goal ? Math.Clamp((today - start) / (goal - start), 0, 1)
        : !isLess && goal > 0 ? Math.Clamp(today / goal, 0, 1)
        : null;

    private TargetState StateOf(TargetSituation now, decimal goal, bool isLess, decimal? progress)
    {
        if (now.DueOn is { } due && now.On > due)
            return TargetState.Missed;

        var isWorse = now.Baseline is { } start && (isLess ? now.Today > start : now.Today < start);
        if (isWorse)
            return TargetState.InDanger;
        if (now.Foreseen > 0 && IsReached(isLess ? now.Today!.Value - now.Foreseen : now.Today!.Value + now.Foreseen, goal, isLess))
            return TargetState.OnTheWay;
        if (now.Elapsed is not { } elapsed)
            return progress > 0 ? TargetState.OnTheWay : TargetState.NotBegun;
        if (progress is > 0)
            return progress >= Slack * elapsed || elapsed <= QuietTime ? TargetState.OnTheWay : TargetState.InDanger;
        return elapsed <= QuietTime ? TargetState.NotBegun : TargetState.InDanger;
    }
}

/// <summary>What is known of a target on a day (số liệu của chỉ tiêu).</summary>
/// <param name="Today">The figure now, or how many of the set; in percent for a share; null when nothing was measured.</param>
/// <param name="On">The day.</param>
/// <param name="Baseline">The opening figure; null when not known.</param>
/// <param name="Subjects">How many the share is taken of; null when it is no share of a counted group.</param>
/// <param name="Foreseen">So many more are expected to come, by the marks of the households; never negative.</param>
/// <param name="StartsOn">When the time of the target begins.</param>
/// <param name="DueOn">The last day of its time.</param>
public sealed record TargetSituation(
    decimal? Today, DateOnly On, decimal? Baseline = null, long? Subjects = null, decimal Foreseen = 0, DateOnly? StartsOn = null, DateOnly? DueOn = null)
{
    /// <summary>How much of the time has gone, 0 to 1; null when the time is not known or has no length.</summary>
    public decimal? Elapsed => StartsOn is { } from && DueOn is { } to && to > from
        ? Math.Clamp((decimal)(On.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber), 0, 1)
        : null;
}

/// <summary>Where a target stands (tình hình thực hiện chỉ tiêu).</summary>
/// <param name="Goal">What has to be reached, unrounded; null when it cannot be said.</param>
/// <param name="Missing">How much is still missing, never negative; null when it cannot be said.</param>
/// <param name="Progress">How much of the way is done, 0 to 1; null when there is nothing to compare with.</param>
/// <param name="State">The word for it.</param>
public sealed record TargetStanding(decimal? Goal, decimal? Missing, decimal? Progress, TargetState State);

/// <summary>States of a target (tình trạng chỉ tiêu), the urgent ones first.</summary>
public enum TargetState
{
    /// <summary>The time is over and it was not reached (hết hạn, chưa đạt).</summary>
    Missed,

    /// <summary>Getting worse, or far behind (có nguy cơ không đạt).</summary>
    InDanger,

    /// <summary>Nothing has moved yet, and there is time (chưa bắt đầu).</summary>
    NotBegun,

    /// <summary>In time (đang thực hiện).</summary>
    OnTheWay,

    /// <summary>Reached as of today (đạt).</summary>
    Reached,

    /// <summary>Nobody belongs to the group (không có đối tượng).</summary>
    NothingToMeasure,

    /// <summary>No figure, no opening figure, or no way to measure (chưa đo được).</summary>
    Unmeasured,
}
