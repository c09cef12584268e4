using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Reading;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Intake;

/// <summary>Reads a .pdf or a scan in the background (đọc bản quét); done again from the beginning when it was broken off.</summary>
public sealed class ReadUploadedPlan(VuonLenDb db, FileStore files) : IRunWork
{
    public const string Kind = "read-plan";

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(4);

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.Plans.At(subject).SingleOrDefaultAsync(cancel) is not { State: PlanState.Reading, DocumentId: { } document } plan || !db.Keeps(plan))
            return Outcome.Done;

        await using var content = await files.OpenAsync(new(subject.ProvinceCode, document), cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var scan = new TaskCompletionSource();
        var reading = ReadPlan.RunAsync(content, plan.FileName ?? "", stop.Token, () => scan.TrySetResult());
        if (!await WatchAsync(reading, () => SayScanAsync(plan, scan.Task, cancel), progress, stop, cancel))
        {
            plan.Refuse();
            return await db.SaveAsync(nameof(ReadUploadedPlan), cancel);
        }

        var read = await reading;
        if (read.Answer is { } answer)
        {
            db.AddRange(DraftRows.Of(plan, answer));
            plan.BeDraft();
        }
        else
        {
            plan.Refuse();
        }

        var saved = await db.SaveAsync(nameof(ReadUploadedPlan), cancel);
        return saved.IsRefused ? saved : new(read.Problems);
    }

    /// <summary>Nothing was read: it can be thrown away or uploaded again.</summary>
    public async Task PutBackAsync(AreaKey subject, CancellationToken cancel)
    {
        if (await db.Plans.At(subject).SingleOrDefaultAsync(cancel) is { State: PlanState.Reading } plan)
            plan.Refuse();
    }

    /// <summary>Looks while the letters are read; false when somebody asked to stop.</summary>
    private static async Task<bool> WatchAsync(
        Task reading, Func<Task> look, IRunProgress progress, CancellationTokenSource stop, CancellationToken cancel)
    {
        while (await Task.WhenAny(reading, Task.Delay(_look, cancel)) != reading)
        {
            cancel.ThrowIfCancellationRequested();
            await look();
            if (await progress.ReportAsync(0, 0, cancel))
                continue;

            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return false;
        }

        return true;
    }

    /// <summary>Whoever waits is told that it takes a while.</summary>
    private async Task SayScanAsync(Plan plan, Task scan, CancellationToken cancel)
    {
        if (!scan.IsCompleted || plan.IsScanned)
            return;

        plan.IsScanned = true;
        await db.SaveAsync(nameof(ReadUploadedPlan), cancel);
    }
}
