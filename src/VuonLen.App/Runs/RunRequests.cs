using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Runs;

/// <summary>Puts long work in the queue, shows where it stands and stops it. Other capabilities' use cases call it.</summary>
public sealed class RunRequests(VuonLenDb db, RunBell bell, TimeProvider clock, IServiceProvider services)
{
    /// <summary>Adds the run to what the caller's use case is about to save; <see cref="Ring"/> after the save.</summary>
    public Run Add(string kind, AreaRow subject)
    {
        var run = new Run
        {
            AreaPath = subject.AreaPath,
            Kind = kind,
            SubjectId = subject.Id,
            AskedAt = clock.GetUtcNow(),
            AskedBy = db.Caller.Name,
        };
        db.Add(run);
        return run;
    }

    /// <summary>Wakes whoever carries runs out in this process.</summary>
    public void Ring() => bell.Ring();

    /// <summary>The latest run about a row, or null.</summary>
    public Task<Run?> LatestAsync(AreaKey subject, CancellationToken cancel) => db.Runs.AsNoTracking()
        .Where(r => r.ProvinceCode == subject.ProvinceCode && r.SubjectId == subject.Id)
        .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);

    /// <summary>Asks a run to stop at its next batch. One that has not begun ends at once, and its row is in order again.</summary>
    public async Task<Outcome> StopAsync(AreaKey subject, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            var run = await db.Runs.Where(r => r.ProvinceCode == subject.ProvinceCode && r.SubjectId == subject.Id)
                .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
            if (run is null)
                return RunProblems.NotFound;

            if (!run.IsOpen)
                return RunProblems.Ended;

            run.AskToStop(clock.GetUtcNow());
            if (!run.IsOpen)
                await services.GetRequiredKeyedService<IRunWork>(run.Kind).PutBackAsync(subject, cancel);
            var saved = await db.SaveAsync(nameof(RunRequests), cancel);
            if (!saved.IsRefused || tries == 20) // the run itself writes its progress all the time
                return saved;

            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Tells the carrier of this process that there is work, so that nobody waits for its next look.</summary>
public sealed class RunBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Until it rings, or until a time is over.</summary>
    internal async Task WaitAsync(TimeSpan most, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        end.CancelAfter(most);
        try
        {
            await _rings.Reader.ReadAsync(end.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody rang: look all the same, another process may have put something in.
        }
    }
}
