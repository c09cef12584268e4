using System.CommandLine;
using System.Globalization;
using VuonLen.App;
using VuonLen.App.Households.Demo;
using VuonLen.App.Identity;
using VuonLen.App.Installation;

namespace VuonLen.Host.Commands;

/// <summary><c>demo</c>: fills an empty folder or database with invented people (dữ liệu minh họa).</summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var households = new Option<int?>("--households")
        {
            Description = "Số hộ; mặc định và ít nhất là hai xã, phường minh họa (7.619 hộ).",
            HelpName = "N",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Cùng một số thì ra cùng những người ấy.",
            HelpName = "S",
            DefaultValueFactory = _ => FillDemo.UsualSeed,
        };
        var rows = new Option<int?>("--batch") { Description = "Số dòng mỗi lần lưu; nhiều thì nhanh, người khác phải chờ lâu hơn.", HelpName = "ROWS" };
        var data = new Option<string?>("--data") { Description = "Thư mục dữ liệu; mặc định var/demo.", HelpName = "DIR" };
        var db = new Option<string?>("--db") { Description = "Kết nối PostgreSQL.", HelpName = "CONNECTION" };
        var command = new Command("demo", "Tạo dữ liệu minh họa: người do máy đặt ra, số tổng như thật.") { households, seed, rows, data, db };
        command.SetAction((parsed, cancel) => RunAsync(
            Settings(parsed.GetValue(data), parsed.GetValue(db)),
            new(parsed.GetValue(seed), parsed.GetValue(households), parsed.GetValue(rows)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancel));
        return command;
    }

    private static HostSettings Settings(string? data, string? db)
    {
        var home = Environment.GetEnvironmentVariable("VUONLEN_HOME") ?? ".";
        var values = new Dictionary<string, string?> { ["Demo"] = "true", ["Data"] = data ?? Path.Combine(home, "var", "demo") };
        if (db is not null)
            values["VUONLEN_DB"] = db;
        return HostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(values).Build());
    }

    private static async Task<int> RunAsync(
        HostSettings settings, FillDemo.Request request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (settings.Refusal is { } refusal)
        {
            await error.WriteLineAsync($"{refusal.Message} ({refusal.Code})");
            return CommandLine.Failed;
        }

        settings.PrepareFolder();
        await using var services = new ServiceCollection()
            .AddSingleton(ProductClock.StartingOn(settings.Today, TimeProvider.System))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(settings.Connection, settings.KeyFolder)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.ActAs(Caller.Program);
        await scope.ServiceProvider.GetRequiredService<PrepareDatabase>().RunAsync(cancel);

        var outcome = await Demo.FillAsync(scope.ServiceProvider, request, error, cancel);
        foreach (var problem in outcome.Problems)
            await error.WriteLineAsync($"{problem.Message} ({problem.Code})");
        if (outcome.Answer is not { } filled)
            return CommandLine.DoneWithRefusals;

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Dữ liệu minh họa đã sẵn sàng: {filled.Households} hộ."));
        return CommandLine.Done;
    }
}
