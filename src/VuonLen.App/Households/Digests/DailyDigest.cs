using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Standards;

namespace VuonLen.App.Households.Digests;

/// <summary>Brings the digests to today's date, and to another national standard as soon as it is loaded.</summary>
public sealed class DailyDigest(IServiceScopeFactory scopes, StandardBell bell, TimeProvider clock, ILogger<DailyDigest> log)
    : DailyWork(scopes, clock, log)
{
    /// <summary>The server waits for this before it answers; the rest is done beside it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = Scopes.CreateAsyncScope())
            await scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<RebuildDigests>().ForgetOtherStandardsAsync(cancellationToken);

        await base.StartAsync(cancellationToken);
    }

    protected override async Task<bool> IsWokenAsync(TimeSpan most, CancellationToken cancel)
    {
        try
        {
            return await bell.WaitAsync(most, cancel);
        }
        catch (OperationCanceledException)
        {
            return false; // the server stops
        }
    }

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken cancel)
    {
        var digests = services.GetRequiredService<RebuildDigests>();
        await digests.ForgetOtherStandardsAsync(cancel);
        var result = await digests.RefreshAsync(cancel);
        if (result.Read > 0 && log.IsEnabled(LogLevel.Information))
            log.LogInformation("Brought {Count} households to today's date", result.Read);
    }
}
