namespace VuonLen.App.Plans;

/// <summary>When a task is due, turn by turn, and what became of each (các kỳ của nhiệm vụ).</summary>
public static class TaskTurns
{
    /// <summary>The turns of a task within its plan's time; one that is due once, or never, has one.</summary>
    /// <param name="plan">Its time bounds what recurs.</param>
    /// <param name="task">With its marks.</param>
    /// <param name="today">Vietnam's date.</param>
    public static IReadOnlyList<TaskTurn> Of(Plan plan, PlannedTask task, DateOnly today)
    {
        if (task.Recurrence is not { } again || plan is not { From: { } from, To: { } to })
            return [TurnOf(task.DueOn, task.State, task.DoneOn)];

        var begin = Latest(from, plan.IssuedOn, task.StartsOn);
        var dropped = task.State is TaskState.Dropped ? DroppedOn(task) ?? begin : (DateOnly?)null;
        List<TaskTurn> turns =
        [
            .. again.Between(begin, to).Select(due =>
            {
                // By its period: the day within it may have been corrected since.
                var mark = task.Marks.Where(m => m.TurnOn is { } turn && again.IsSameTurn(turn, due)).OrderByDescending(m => m.WrittenAt).FirstOrDefault();
                return TurnOf(due, mark?.State is not TaskState.Done && due >= dropped ? TaskState.Dropped : mark?.State ?? TaskState.Open, mark?.On);
            }),
        ];

        // No turn of it falls into the plan's time: it is to be done, and nobody said when.
        return turns.Count > 0 ? turns : [TurnOf(null, task.State, task.DoneOn)];

        TaskTurn TurnOf(DateOnly? due, TaskState state, DateOnly? on)
        {
            var (isOpen, isChased) = (state is TaskState.Open or TaskState.Going, plan.IsChased(due, today));
            return new(due, state, state is TaskState.Done ? on : null, isOpen && isChased && due < today) { IsLeftOpen = isOpen && !isChased };
        }
    }

    /// <summary>Whether it is done turn by turn.</summary>
    public static bool AreOf(IReadOnlyList<TaskTurn> turns, PlannedTask task) => task.Recurrence is not null && turns.Any(t => t.DueOn is not null);

    /// <summary>What is to be done next: the earliest turn still open; null when nothing is.</summary>
    public static TaskTurn? Next(IReadOnlyList<TaskTurn> turns) => turns.FirstOrDefault(t => t.State is TaskState.Open or TaskState.Going);

    /// <summary>From when on what recurs is not done any more; the turns before stay as they are.</summary>
    private static DateOnly? DroppedOn(PlannedTask task) =>
        task.Marks.Where(m => m is { TurnOn: null, State: TaskState.Dropped }).OrderByDescending(m => m.WrittenAt).FirstOrDefault()?.On;

    private static DateOnly Latest(DateOnly first, params ReadOnlySpan<DateOnly?> others)
    {
        foreach (var day in others)
            first = day > first ? day.Value : first;
        return first;
    }
}

/// <param name="DueOn">Null: nobody said when.</param>
/// <param name="State">What became of it.</param>
/// <param name="DoneOn">When it was done.</param>
/// <param name="IsOverdue">The day is over, it is not done, and somebody still works with its plan.</param>
public sealed record TaskTurn(DateOnly? DueOn, TaskState State, DateOnly? DoneOn, bool IsOverdue)
{
    /// <summary>It was not done when the time of its plan was over, and that is long ago.</summary>
    public bool IsLeftOpen { get; init; }
}
