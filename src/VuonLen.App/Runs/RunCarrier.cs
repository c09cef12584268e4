using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VuonLen.App.Runs;

/// <summary>Carries runs out in the server, for as long as it lives; those of a dead process too, when their lease is over.</summary>
public sealed class RunCarrier(CarryOutRun runs, RunBell bell, ILogger<RunCarrier> log) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await runs.NextAsync(stoppingToken))
                    await bell.WaitAsync(_look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a moment must not stop the server; the next look tries again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "No run could be taken up");
                await Task.Delay(_look, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
