using Microsoft.AspNetCore.Connections;
using VuonLen.App;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Plans.Tasks;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Shell;
using VuonLen.Host;
using VuonLen.Host.Commands;

if (CommandLine.IsMeant(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(HostSettings.Arguments(args));
builder.WebHost.UseStaticWebAssets(); // else files are missing or empty when run from the build output outside Development

var settings = HostSettings.ForServer(args);
if (settings.Refusal is { } refusal)
    return await CommandLine.RefuseAsync(Console.Error, [refusal]);

settings.PrepareFolder();
settings = await settings.AskDatabaseAsync(CancellationToken.None);
builder.Listen(settings);
builder.Logging.UseVuonLenLogs();
builder.Services
    .AddSingleton(ProductClock.StartingOn(settings.Today, TimeProvider.System))
    .AddVuonLen(settings.Connection, settings.KeyFolder)
    .AddShell(new(settings.IsDemo))
    .AddHostDuties()
    .AddRazorComponents();

var app = builder.Build();
using var telemetry = Telemetry.StartIfAsked();

await using (var start = app.Services.CreateAsyncScope())
{
    var prepared = await start.ServiceProvider.ActAs(Caller.Program).GetRequiredService<PrepareDatabase>().RunAsync(CancellationToken.None);
    if (prepared.IsRefused)
        return await CommandLine.RefuseAsync(Console.Error, prepared.Problems);
}

if (settings.IsDemo)
{
    await using var demo = app.Services.CreateAsyncScope();
    var (filled, _) = await Demo.FillAsync(demo.ServiceProvider.ActAs(Caller.Program), new(), Console.Error, CancellationToken.None);
    if (filled.IsRefused)
        return await CommandLine.RefuseAsync(Console.Error, filled.Problems);
}

if (telemetry is not null)
    Telemetry.NameRequests(app);
app.UseSecurityHeaders();
app.UseErrorPages();
app.UseResponseCompression();
app.UseStaticFiles(HostDuties.KeptByBrowsers);
app.UseSetUpGate();
app.UseAuthentication();
app.UseAccountDuties();
app.UseNotFound();
app.UseAuthorization();
app.UseAntiforgery();
app.MapHealth();
app.MapPasskeys();
app.MapListDownloads();
app.MapPackDownloads();
app.MapDecisionDownloads();
app.MapTaskDownloads();
app.MapRazorComponents<AppRoot>();

try
{
    await app.StartAsync();
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(
        $"Cổng {settings.Port} đang được chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác bằng --port. (SYS-002)");
    return 3;
}

app.SayWhere();
await app.WaitForShutdownAsync();
return CommandLine.Done;

public partial class Program;
