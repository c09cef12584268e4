using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Says how far a task is, with words, a number or a file as evidence (ghi nhận nhiệm vụ).</summary>
public sealed class MarkTask(VuonLenDb db, FileStore files, TimeProvider clock)
{
    public const long MostBytes = 20L << 20;

    /// <summary>What officers attach. What a machine would run is none of it.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods",
        ".txt", ".csv", ".zip", ".rar", ".7z", ".mp4", ".mov", ".mp3", ".m4a",
    ];

    /// <param name="key">The plan.</param>
    /// <param name="id">The task.</param>
    /// <param name="mark">What is said; sent twice, it is said once.</param>
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
        var recurs = TaskTurns.AreOf(turns, task);
        if (mark.State is not { } state)
            return PlanProblems.StateMissing;
        if (recurs && state is not TaskState.Dropped && !turns.Any(t => t.DueOn == mark.TurnOn))
            return PlanProblems.TurnUnknown;
        if (mark.On is not { } on || on > clock.Today || on < plan.From?.AddYears(-1))
            return PlanProblems.MarkDayOdd;
        if (!PlanFigures.TryRead(mark.Count, out var count))
            return PlanProblems.NotAFigure;
        if (state is TaskState.Open or TaskState.Going && string.IsNullOrWhiteSpace(mark.Text) && count is null && evidence is null)
            return PlanProblems.NothingSaid;
        if (RefusalOf(evidence) is { } refused)
            return refused;

        var earlier = mark.Id is { } sent && sent != Guid.Empty ? task.Marks.Find(m => m.Id == sent) : null;
        var said = new TaskMark
        {
            Id = earlier is null && mark.Id is { } given && given != Guid.Empty ? given : Guid.CreateVersion7(clock.GetUtcNow()),
            AreaPath = plan.AreaPath,
            PlannedTaskId = id,
            TurnOn = recurs && state is not TaskState.Dropped ? mark.TurnOn : null,
            State = state,
            On = on,
            Text = EditHead.Trim(mark.Text?.ReplaceLineEndings("\n"), 4000),
            Count = count,
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
        };
        if (earlier is not null && IsSame(earlier, said) && earlier.EvidenceName == (evidence is { } again ? UploadPlan.NameOf(again.Name) : null))
            return Outcome.Done; // the button was pressed twice

        // Kept for a day at most until the mark that names it is saved.
        var file = evidence is var (content, name) ? await files.AddUnclaimedAsync(plan.AreaPath, UploadPlan.NameOf(name), content, cancel) : null;
        if (file is not null)
        {
            (said.EvidenceId, said.EvidenceName) = (file.Id, file.Name);
            await files.ClaimAsync(file.Key, cancel);
        }

        db.Add(said);
        if (!recurs || state is TaskState.Dropped)
            (task.State, task.DoneOn) = (state, state is TaskState.Done ? on : null);
        else if (task.State is TaskState.Dropped && turns.Any(t => t.DueOn == mark.TurnOn && t.State is TaskState.Dropped))
            task.State = TaskState.Open; // one turn of it is done again, so it is
        var saved = await db.SaveAsync(nameof(MarkTask), cancel);
        return saved.Problems.Contains(DataProblems.Twice) ? Outcome.Done : saved; // twice at once
    }

    private static bool IsSame(TaskMark a, TaskMark b) => (a.TurnOn, a.State, a.On, a.Text, a.Count) == (b.TurnOn, b.State, b.On, b.Text, b.Count);

    private static Problem? RefusalOf((Stream Content, string Name)? evidence) => evidence switch
    {
        null => null,
        { Content.Length: > MostBytes } => PlanProblems.EvidenceTooLarge,
        { Content.Length: 0 } => PlanProblems.EvidenceEmpty,
        { } file when !Kinds.Contains(Path.GetExtension(UploadPlan.NameOf(file.Name)), StringComparer.OrdinalIgnoreCase) => PlanProblems.EvidenceKind,
        _ => null,
    };

    /// <param name="TurnOn">Of what recurs: which turn.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="On">Since when.</param>
    /// <param name="Text">In words.</param>
    /// <param name="Count">A number, as typed.</param>
    public sealed record Mark(DateOnly? TurnOn, TaskState? State, DateOnly? On, string? Text, string? Count)
    {
        /// <summary>Given to the form when it was shown, so that the same form is not taken twice.</summary>
        public Guid? Id { get; init; }
    }
}
