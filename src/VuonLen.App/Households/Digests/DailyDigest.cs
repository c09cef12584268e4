using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Digests;

/// <summary>Brings the digests to today's date: at start, and whenever a new day has begun in Vietnam.</summary>
public sealed class DailyDigest(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyDigest> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(10);

    /// <summary>The server waits for this before it answers; the rest is done beside it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<RebuildDigests>().ForgetOtherStandardsAsync(cancellationToken);

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = clock.Today;
            if (done != today && await RefreshAsync(stoppingToken))
                done = today;

            await Task.Delay(_pause, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var digests = scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<RebuildDigests>();
            await digests.ForgetOtherStandardsAsync(stoppingToken);
            var result = await digests.RefreshAsync(stoppingToken);
            if (result.Read > 0 && log.IsEnabled(LogLevel.Information))
                log.LogInformation("Brought {Count} households to today's date", result.Read);
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // A database that is away for a moment must not stop the server; the next round tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "The households could not be brought to today's date");
            return false;
        }
    }
}
