using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;
using VuonLen.Host.Commands;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Host;

public sealed class CarryOutRunTests : DatabaseTest
{
    private const string Kind = "try";

    private int _worked;

    [Fact]
    public async Task A_run_that_obeys_is_stopped_and_one_that_came_to_its_end_is_done()
    {
        Assert.Equal(RunState.Cancelled, await CarryOutAsync((progress, cancel) => progress.ReportAsync(1, 3, cancel)));
        Assert.Equal(RunState.Done, await CarryOutAsync((progress, cancel) => progress.TellAsync(1, 3, cancel)));
        Assert.Equal(RunState.Done, await CarryOutAsync((progress, cancel) => progress.ReportAsync(3, 3, cancel)));
        Assert.Equal(RunState.Done, await CarryOutAsync((_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task A_command_waits_for_the_server_that_took_its_run_up_first()
    {
        var run = await AskedAsync();
        var server = Guid.CreateVersion7();
        await ChangeAsync(run, r => Assert.True(r.TryTake(server, Today.Clock.GetUtcNow())));
        await using var services = AProduct.On(Database, s => s.AddKeyedScoped<IRunWork>(Kind, (_, _) => throw new InvalidOperationException("Not here.")));
        await using var scope = services.CreateAsyncScope();
        var waited = 0;

        await FinishRun.RunAsync(
            scope.ServiceProvider.ActAs(FindCaller.Administrator), run.Key, new Progress<(int, int)>(), NoCancel,
            async () =>
            {
                waited++;
                await ChangeAsync(run, r => r.TryEnd(server, RunState.Done, null, Today.Clock.GetUtcNow()));
            });

        Assert.Equal(1, waited);
    }

    [Fact]
    public async Task Work_that_reports_nothing_for_longer_than_its_lease_stays_its_holders()
    {
        var run = await AskedAsync();
        var (clock, beats) = (new Hands(), new Beats());
        CarryOutRun? other = null;
        await using var services = Product(clock, async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                clock.Now += Run.Lease * 0.75;
                await beats.OneAsync();
            }

            await other!.RunAsync(run.Key, null, NoCancel); // finds it held
        });
        other = Process(services, clock, beats);

        await Process(services, clock, beats).RunAsync(run.Key, null, NoCancel);

        Assert.Equal(1, _worked);
        Assert.Equal(RunState.Done, await StateAsync(run));
    }

    [Fact]
    public async Task Work_whose_run_another_process_took_up_is_stopped_and_changes_nothing_of_it()
    {
        var run = await AskedAsync();
        var (clock, beats, other, isStopped) = (new Hands(), new Beats(), Guid.CreateVersion7(), false);
        await using var services = Product(clock, async cancel =>
        {
            clock.Now += Run.Lease * 2; // the computer slept
            await ChangeAsync(run, r => Assert.True(r.TryTake(other, clock.Now)));
            beats.Go();
            await Task.Delay(Beats.Patience, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isStopped = cancel.IsCancellationRequested;
        });

        await Process(services, clock, beats).RunAsync(run.Key, null, NoCancel);

        Assert.True(isStopped);
        Assert.Equal(RunState.Running, await StateAsync(run));
        await ChangeAsync(run, r => Assert.True(r.TryEnd(other, RunState.Done, null, clock.Now)));
    }

    private ServiceProvider Product(TimeProvider clock, Func<CancellationToken, Task> run) => AProduct.On(Database, s => s
        .AddSingleton(clock)
        .AddKeyedScoped<IRunWork>(Kind, (_, _) => new Work(async (_, cancel) =>
        {
            if (_worked++ == 0)
                await run(cancel);
        })));

    private static CarryOutRun Process(ServiceProvider services, TimeProvider clock, Beats beats) =>
        new(services.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<CarryOutRun>.Instance) { Pause = beats.PauseAsync };

    private Task<RunState> StateAsync(Run run) => InAsync(AreaScope.Nation, db => db.Runs.At(run.Key).Select(r => r.State).SingleAsync());

    /// <summary>Somebody asks it to stop while it works; then it does what the test says.</summary>
    private async Task<RunState> CarryOutAsync(Func<IRunProgress, CancellationToken, Task> then)
    {
        var run = await AskedAsync();
        await using var services = AProduct.On(Database, s => s.AddKeyedScoped<IRunWork>(Kind, (_, _) => new Work(async (progress, cancel) =>
        {
            await ChangeAsync(run, r => r.AskToStop(Today.Clock.GetUtcNow()));
            await then(progress, cancel);
        })));
        await services.GetRequiredService<CarryOutRun>().RunAsync(run.Key, null, NoCancel);
        return await StateAsync(run);
    }

    private async Task<Run> AskedAsync()
    {
        var run = new Run
        {
            AreaPath = "24.00070.",
            Kind = Kind,
            SubjectId = Guid.CreateVersion7(),
            AskedAt = Today.Clock.GetUtcNow(),
            AskedBy = FindCaller.Administrator.Name,
        };
        await SaveAsync(run);
        return run;
    }

    private async Task ChangeAsync(Run run, Action<Run> change)
    {
        await using var db = Database.Open();
        change(await db.Runs.At(run.Key).SingleAsync());
        Assert.False((await db.SaveAsync("Arrange", NoCancel)).IsRefused);
    }

    private sealed class Work(Func<IRunProgress, CancellationToken, Task> run) : IRunWork
    {
        public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
        {
            await run(progress, cancel);
            return Outcome.Done;
        }
    }

    /// <summary>Stands where the test puts it.</summary>
    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Today.Clock.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Lets the signs of life come when the test wants one.</summary>
    private sealed class Beats
    {
        public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>(), _begun = Channel.CreateUnbounded<bool>();

        /// <summary>One sign, given in full: the pause after it has begun.</summary>
        public async Task OneAsync()
        {
            using var end = new CancellationTokenSource(Patience);
            await _begun.Reader.ReadAsync(end.Token);
            Go();
            await _begun.Reader.ReadAsync(end.Token);
            _begun.Writer.TryWrite(true);
        }

        public void Go() => _asked.Writer.TryWrite(true);

        public async Task PauseAsync(CancellationToken cancel)
        {
            _begun.Writer.TryWrite(true);
            await _asked.Reader.ReadAsync(cancel);
        }
    }
}
