using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Shell;
using VuonLen.Host;

var builder = WebApplication.CreateBuilder(HostSettings.Arguments(args));
builder.WebHost.UseStaticWebAssets(); // else files are missing or empty when run from the build output outside Development

var settings = HostSettings.Read(builder.Configuration);
if (settings.Refusal is { } refusal)
{
    await Console.Error.WriteLineAsync($"{refusal.Message} ({refusal.Code})");
    return 3;
}

settings.PrepareFolder();
builder.Listen(settings);
builder.Logging.UseVuonLenLogs();
builder.Services
    .AddSingleton(ProductClock.StartingOn(settings.Today, TimeProvider.System))
    .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // Vietnamese letters as they are, not as &#x1EC7;
    .AddVuonLenDb(settings.Connection)
    .AddVuonLenIdentity()
    .AddHouseholds()
    .AddShell(new(settings.IsDemo))
    .AddHostDuties(settings)
    .AddRazorComponents();

var app = builder.Build();
using var telemetry = Telemetry.StartIfAsked();

await using (var start = app.Services.CreateAsyncScope())
{
    var services = start.ServiceProvider;
    await services.GetRequiredService<VuonLenDb>().Database.MigrateAsync();
    await IdentityModule.AddMissingRolesAsync(services.GetRequiredService<RoleManager<IdentityRole<Guid>>>());
}

app.UseSecurityHeaders();
app.UseErrorPages();
app.UseResponseCompression();
app.UseStaticFiles(HostDuties.KeptByBrowsers);
app.UseAuthentication();
app.UseNotFound();
app.UseAuthorization();
app.UseAntiforgery();
app.MapHealth();
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
return 0;

public partial class Program;
