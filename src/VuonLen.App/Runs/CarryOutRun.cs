using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Runs;

/// <summary>Takes up runs and carries them out, one after the other, each in a scope acting for who asked.</summary>
public sealed class CarryOutRun(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CarryOutRun> log)
{
    /// <summary>This process, among those that may share the database.</summary>
    private readonly Guid _holder = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Between two signs of life. By the real clock: the product's may stand still.</summary>
    internal Func<CancellationToken, Task> Pause { get; init; } = cancel => Task.Delay(Run.Lease / 4, TimeProvider.System, cancel);

    /// <summary>The oldest run that nobody holds.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> NextAsync(CancellationToken cancel)
    {
        AreaKey? found;
        await using (var scope = Open())
        {
            var db = scope.ServiceProvider.GetRequiredService<VuonLenDb>();
            var now = clock.GetUtcNow();
            found = await db.Runs
                .Where(r => (r.State == RunState.Waiting || r.State == RunState.Running) && (r.HeldUntil == null || r.HeldUntil < now))
                .OrderBy(r => r.AskedAt).Select(r => (AreaKey?)new AreaKey(r.ProvinceCode, r.Id)).FirstOrDefaultAsync(cancel);
        }

        if (found is not { } key)
            return false;

        await RunAsync(key, null, cancel);
        return true;
    }

    /// <summary>Carries one run out here and now, if nobody else does.</summary>
    /// <param name="key">Which.</param>
    /// <param name="told">Told of the progress as well: a command line's.</param>
    /// <param name="cancel">Stops between batches; the run is taken up later.</param>
    public async Task RunAsync(AreaKey key, IProgress<(int Done, int Total)>? told, CancellationToken cancel)
    {
        if (await ChangeAsync(key, r => r.TryTake(_holder, clock.GetUtcNow()), cancel) is not { } run)
            return;

        try
        {
            var outcome = await WorkAsync(run, told, cancel);
            var state = outcome is null ? RunState.Cancelled : outcome.IsRefused ? RunState.Failed : RunState.Done;
            await EndAsync(run, state, outcome is { IsRefused: true } ? MessageOf(outcome.Problems[0]) : null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await ChangeAsync(key, r => r.TryLetGo(_holder), CancellationToken.None);
        }
        catch (RunTakenException)
        {
            log.LogWarning("Run {Run} of kind {Kind} was taken up by another process", key.Id, run.Kind);
        }
#pragma warning disable CA1031 // Whatever broke, the user has to be told and the next run has to come.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Run {Run} of kind {Kind} broke", key.Id, run.Kind);
            await EndAsync(run, RunState.Failed, MessageOf(RunProblems.Broken));
        }
    }

    /// <summary>Ends the run and, when it failed, puts its row in order in the same transaction: it can be asked for again.</summary>
    private async Task EndAsync(Run run, RunState state, string? message)
    {
        bool End(Run r) => r.TryEnd(_holder, state, message, clock.GetUtcNow());

        try
        {
            while (state is RunState.Failed)
            {
                await using var scope = Open();
                var db = scope.ServiceProvider.GetRequiredService<VuonLenDb>();
                if (await db.Runs.At(run.Key).SingleOrDefaultAsync() is not { } row || !End(row))
                    return;

                // The work may have put it in order itself, and somebody may have asked for the next step since: that one's is not touched.
                if (!await db.Runs.AnyAsync(r => r.ProvinceCode == run.ProvinceCode && r.SubjectId == run.SubjectId && r.Id != run.Id
                    && (r.State == RunState.Waiting || r.State == RunState.Running)))
                {
                    await scope.ServiceProvider.GetRequiredKeyedService<IRunWork>(run.Kind).PutBackAsync(new(run.ProvinceCode, run.SubjectId), CancellationToken.None);
                }

                if (!(await db.SaveAsync(nameof(CarryOutRun), CancellationToken.None)).IsRefused)
                    return;
            }
        }
#pragma warning disable CA1031 // A row that cannot be put in order must not keep the run from ending, else it would come again and again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "What run {Run} of kind {Kind} left could not be put in order", run.Id, run.Kind);
        }

        await ChangeAsync(run.Key, End, CancellationToken.None);
    }

    private static string MessageOf(Problem problem) => $"{problem.Message} ({problem.Code})";

    /// <summary>Null when it was asked to stop and did; one that came to its end before it heard of it is done.</summary>
    private async Task<Outcome?> WorkAsync(Run run, IProgress<(int Done, int Total)>? told, CancellationToken cancel)
    {
        await using var scope = Open();
        var found = await scope.ServiceProvider.GetRequiredService<FindCaller>().RunAsync(run.AskedBy == FindCaller.Administrator.Name ? null : run.AskedBy, cancel);
        if (found.Answer is not { } caller)
            return RunProblems.AskerGone;

        scope.ServiceProvider.ActAs(caller);
        var progress = new Reports(this, clock, run.Key, told);
        var work = scope.ServiceProvider.GetRequiredKeyedService<IRunWork>(run.Kind);
        using var taken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(run.Key, taken, ended.Token);
        try
        {
            var outcome = await work.RunAsync(new(run.ProvinceCode, run.SubjectId), progress, taken.Token);
            return progress.IsStopped ? null : outcome;
        }
        catch (Exception e) when (e is not RunTakenException && taken.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new RunTakenException();
        }
        finally
        {
            await ended.CancelAsync();
            await beating;
        }
    }

    /// <summary>Keeps the run while its work counts or reads and reports nothing; stops the work when another process has taken the run up.</summary>
    private async Task BeatAsync(AreaKey run, CancellationTokenSource taken, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Pause(ended);
                if (await ChangeAsync(run, r => r.TryBeat(_holder, clock.GetUtcNow()), ended) is not null)
                    continue;

                await taken.CancelAsync();
                return;
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a moment is not the end of the work; the next sign comes soon.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "Run {Run} could not give a sign of life", run.Id);
            }
        }
    }

    private AsyncServiceScope Open()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.ActAs(Caller.Program);
        return scope;
    }

    /// <summary>Changes the row as it is now; somebody may ask it to stop at the same moment.</summary>
    private async Task<Run?> ChangeAsync(AreaKey key, Func<Run, bool> change, CancellationToken cancel)
    {
        while (true)
        {
            await using var scope = Open();
            var db = scope.ServiceProvider.GetRequiredService<VuonLenDb>();
            if (await db.Runs.At(key).SingleOrDefaultAsync(cancel) is not { } run || !change(run))
                return null;

            if (!(await db.SaveAsync(nameof(CarryOutRun), cancel)).IsRefused)
                return run;
        }
    }

    private sealed class Reports(CarryOutRun owner, TimeProvider clock, AreaKey run, IProgress<(int Done, int Total)>? told) : IRunProgress
    {
        private DateTimeOffset _last;

        public bool IsStopped { get; private set; }

        public async Task<bool> ReportAsync(int progress, int total, CancellationToken cancel)
        {
            IsStopped |= await SaysStopAsync(progress, total, cancel);
            return !IsStopped;
        }

        public async Task TellAsync(int progress, int total, CancellationToken cancel) => await SaysStopAsync(progress, total, cancel);

        private async Task<bool> SaysStopAsync(int progress, int total, CancellationToken cancel)
        {
            told?.Report((progress, total));
            var now = clock.GetUtcNow();
            if ((progress < total || total == 0) && now - _last < TimeSpan.FromMilliseconds(500) && now >= _last)
                return false;

            _last = now;
            var row = await owner.ChangeAsync(run, r => r.TryReport(owner._holder, progress, total, now), cancel) ?? throw new RunTakenException();
            return row.IsCancelAsked && (progress < total || total == 0); // at the end nothing is left to stop
        }
    }

    /// <summary>This process slept longer than its lease and another one works on: nothing may be touched any more.</summary>
    private sealed class RunTakenException : Exception;
}
