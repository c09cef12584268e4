using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Shell;
using VuonLen.Host.Commands;

if (CommandLine.IsMeant(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets(); // else files are missing or empty when run from the build output outside Development

var connection = builder.Configuration.GetConnectionString("VuonLen") ?? "Data Source=vuonlen.db";
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // Vietnamese letters as they are, not as &#x1EC7;
    .AddVuonLenDb(connection)
    .AddVuonLenIdentity()
    .AddHouseholds()
    .AddRazorComponents();

var app = builder.Build();

await using (var start = app.Services.CreateAsyncScope())
{
    var services = start.ServiceProvider;
    await services.GetRequiredService<VuonLenDb>().Database.MigrateAsync();
    await IdentityModule.AddMissingRolesAsync(services.GetRequiredService<RoleManager<IdentityRole<Guid>>>());
}

app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapRazorComponents<AppRoot>();
await app.RunAsync();
return CommandLine.Done;

public partial class Program;
