using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VuonLen.App.Runs;

namespace VuonLen.App.Households.Exporting;

/// <summary>Files whose time is over go, once a day: see <see cref="ForgetFiles"/>.</summary>
public sealed class DailyFiles(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyFiles> log) : DailyWork(scopes, clock, log)
{
    protected override TimeSpan AfterStart => TimeSpan.FromMinutes(2);

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken cancel)
    {
        var files = await services.GetRequiredService<ForgetFiles>().RunAsync(cancel);
        if (files > 0 && log.IsEnabled(LogLevel.Information))
            log.LogInformation("Deleted {Count} files whose time was over", files);
    }
}
