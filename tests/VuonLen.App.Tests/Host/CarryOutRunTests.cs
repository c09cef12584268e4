using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        return await InAsync(AreaScope.Nation, db => db.Runs.At(run.Key).Select(r => r.State).SingleAsync());
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
}
