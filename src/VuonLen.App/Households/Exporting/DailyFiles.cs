using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VuonLen.App.Identity;

namespace VuonLen.App.Households.Exporting;

/// <summary>Once a day, beside the server's other work: see <see cref="ForgetFiles"/>.</summary>
public sealed class DailyFiles(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyFiles> log) : BackgroundService
{
    private static readonly TimeSpan _afterStart = TimeSpan.FromMinutes(2), _pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = _afterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = _pause;
            if (!stoppingToken.IsCancellationRequested)
                await ForgetAsync(stoppingToken);
        }
    }

    private async Task ForgetAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var files = await scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<ForgetFiles>().RunAsync(stoppingToken);
            if (files > 0 && log.IsEnabled(LogLevel.Information))
                log.LogInformation("Deleted {Count} files whose time was over", files);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; tomorrow is another day.
        }
#pragma warning disable CA1031 // A database that is away for a moment must not stop the server; the next day tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Files whose time was over could not be deleted");
        }
    }
}
