using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;

namespace VuonLen.Host.Commands;

/// <summary>Carries a command's run out here, or waits for the server that was quicker to take it up.</summary>
internal static class FinishRun
{
    /// <param name="services">Of the command.</param>
    /// <param name="run">What it asked for.</param>
    /// <param name="told">Told of the progress made here.</param>
    /// <param name="cancel">Ends with the command.</param>
    /// <param name="pause">Between two looks; null for a second.</param>
    public static async Task RunAsync(
        IServiceProvider services, AreaKey run, IProgress<(int Done, int Total)> told, CancellationToken cancel, Func<Task>? pause = null)
    {
        var (db, runs) = (services.GetRequiredService<VuonLenDb>(), services.GetRequiredService<CarryOutRun>());
        await runs.RunAsync(run, told, cancel);
        while (await db.Runs.At(run).AnyAsync(r => r.State == RunState.Waiting || r.State == RunState.Running, cancel))
        {
            await (pause?.Invoke() ?? Task.Delay(TimeSpan.FromSeconds(1), cancel));
            await runs.RunAsync(run, told, cancel);
        }

        db.ChangeTracker.Clear(); // the run has its own eyes; these saw the row before it
    }
}
