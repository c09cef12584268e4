using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VuonLen.App.Runs;

namespace VuonLen.App.Plans.Measuring;

/// <summary>On the first day of a month on which the server runs: see <see cref="KeepReadings"/>.</summary>
public sealed class DailyReadings(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyReadings> log) : DailyWork(scopes, clock, log)
{
    /// <summary>The digests of the day come first: what is counted stands on them.</summary>
    protected override TimeSpan AfterStart => TimeSpan.FromMinutes(3);

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken cancel)
    {
        var kept = await services.GetRequiredService<KeepReadings>().RunAsync(cancel);
        if (kept > 0 && log.IsEnabled(LogLevel.Information))
            log.LogInformation("Kept {Count} monthly readings of plans", kept);
    }
}
