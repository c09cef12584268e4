using VuonLen.App;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Shell;
using VuonLen.Host.Commands;

if (CommandLine.IsMeant(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets(); // else files are missing or empty when run from the build output outside Development

var data = builder.Configuration["Data"] ?? "var/data";
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddVuonLen(builder.Configuration.GetConnectionString("VuonLen") ?? $"Data Source={data}/vuonlen.db", $"{data}/keys")
    .AddRazorComponents();

var app = builder.Build();

await using (var start = app.Services.CreateAsyncScope())
    await start.ServiceProvider.ActAs(Caller.Program).GetRequiredService<PrepareDatabase>().RunAsync(CancellationToken.None);

app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapRazorComponents<AppRoot>();
await app.RunAsync();
return CommandLine.Done;

public partial class Program;
