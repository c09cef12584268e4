using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Runs;

/// <summary>Something done once a day beside the server's other work: at start, and whenever a new day has begun in Vietnam.</summary>
/// <param name="scopes">Each day's work has its own.</param>
/// <param name="clock">Says which day it is.</param>
/// <param name="log">Told what was done and what went wrong.</param>
public abstract class DailyWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(10);

    protected IServiceScopeFactory Scopes { get; } = scopes;

    /// <summary>So long after the start, so that the first pages come first.</summary>
    protected virtual TimeSpan AfterStart => TimeSpan.Zero;

    protected abstract Task WorkAsync(IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The real clock waits: the product's may stand still.
        await Task.Delay(AfterStart, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        DateOnly? done = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = clock.Today;
            if (done != today && await TryAsync(stoppingToken))
                done = today;

            if (await IsWokenAsync(_pause, stoppingToken))
                done = null;
        }
    }

    /// <summary>Waits until the next look at the date.</summary>
    /// <returns>True when the work has to be done again today.</returns>
    protected virtual async Task<bool> IsWokenAsync(TimeSpan most, CancellationToken cancel)
    {
        await Task.Delay(most, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return false;
    }

    private async Task<bool> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = Scopes.CreateAsyncScope();
            await WorkAsync(scope.ServiceProvider.ActAs(Caller.Program), stoppingToken);
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
            if (log.IsEnabled(LogLevel.Error))
                log.LogError(e, "{Work} could not be done", GetType().Name);
            return false;
        }
    }
}
