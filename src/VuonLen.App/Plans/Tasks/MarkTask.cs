using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Says how far a task is, with words, a number or a file as evidence (ghi nhận nhiệm vụ).</summary>
public sealed class MarkTask(VuonLenDb db, FileStore files, TimeProvider clock)
{
    public const long MostBytes = 20L << 20;

    /// <param name="key">The plan.</param>
    /// <param name="id">The task.</param>
    /// <param name="mark">What is said.</param>
    /// <param name="evidence">A file and its name; null for none.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, Guid id, Mark mark, (Stream Content, string Name)? evidence, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTasks.Include(t => t.Marks).Of(key).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } task)
        {
            return PlanProblems.NotFound;
        }

        if (plan.State is not PlanState.InUse)
            return PlanProblems.NotInUse;
        if (!await db.MayMarkAsync(plan, task, cancel))
            return PlanProblems.NotKeeper;

        var turns = TaskTurns.Of(plan, task, clock.Today);
        var recurs = task.Recurrence is not null && turns.Count > 0;
        if (recurs && mark.State is not TaskState.Dropped && !turns.Any(t => t.DueOn == mark.TurnOn))
            return PlanProblems.TurnUnknown;
        if (mark.On is not { } on || on > clock.Today)
            return PlanProblems.MarkDayOdd;
        if (!PlanFigures.TryRead(mark.Count, out var count))
            return PlanProblems.NotAFigure;
        if (mark.State is TaskState.Open or TaskState.Going && string.IsNullOrWhiteSpace(mark.Text) && count is null && evidence is null)
            return PlanProblems.NothingSaid;
        if (evidence is { Content.Length: > MostBytes })
            return PlanProblems.EvidenceTooLarge;

        var file = evidence is var (content, name) ? await files.AddAsync(plan.AreaPath, UploadPlan.NameOf(name), content, cancel) : null;
        db.Add(new TaskMark
        {
            AreaPath = plan.AreaPath,
            PlannedTaskId = id,
            TurnOn = recurs && mark.State is not TaskState.Dropped ? mark.TurnOn : null,
            State = mark.State,
            On = on,
            Text = string.IsNullOrWhiteSpace(mark.Text) ? null : mark.Text.Trim(),
            Count = count,
            EvidenceId = file?.Id,
            EvidenceName = file?.Name,
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
        });
        if (!recurs || mark.State is TaskState.Dropped)
            (task.State, task.DoneOn) = (mark.State, mark.State is TaskState.Done ? on : null);
        else if (task.State is TaskState.Dropped && turns.Any(t => t.DueOn == mark.TurnOn && t.State is TaskState.Dropped))
            task.State = TaskState.Open; // one turn of it is done again, so it is
        return await db.SaveAsync(nameof(MarkTask), cancel);
    }

    /// <param name="TurnOn">Of what recurs: which turn.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="On">Since when.</param>
    /// <param name="Text">In words.</param>
    /// <param name="Count">A number, as typed.</param>
    public sealed record Mark(DateOnly? TurnOn, TaskState State, DateOnly? On, string? Text, string? Count);
}
