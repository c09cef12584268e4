using System.CommandLine;
using System.Globalization;
using VuonLen.App.Households.Demo;
using VuonLen.App.Identity;

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
        var perCommune = new Option<int?>("--per-commune") { Description = "Số hộ của mỗi xã thêm vào; mặc định 50.000.", HelpName = "N" };
        var data = new Option<string?>("--data") { Description = "Thư mục dữ liệu; mặc định var/demo.", HelpName = "DIR" };
        var db = new Option<string?>("--db") { Description = "Kết nối PostgreSQL.", HelpName = "CONNECTION" };
        var command = new Command("demo", "Tạo dữ liệu minh họa: người do máy đặt ra, số tổng như thật.") { households, seed, rows, perCommune, data, db };
        command.SetAction((parsed, cancel) => RunAsync(
            HostSettings.ForCommand(parsed.GetValue(data), parsed.GetValue(db), isDemo: true),
            new(parsed.GetValue(seed), parsed.GetValue(households), parsed.GetValue(rows), parsed.GetValue(perCommune)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        HostSettings settings, FillDemo.Request request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var opened = await CommandScope.OpenAsync(settings, asUser: null, Rights.RunInstallation, cancel);
        if (opened.Scope is null)
        {
            await error.WriteLineAsync($"{opened.Why!.Message} ({opened.Why.Code})");
            return opened.Exit;
        }

        await using var scope = opened.Scope;
        var (outcome, isWhole) = await Demo.FillAsync(scope.Services, request, error, cancel);
        if (outcome.Answer is not { } filled)
            return await CommandLine.RefuseAsync(error, outcome.Problems);

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Dữ liệu minh họa đã sẵn sàng: {filled.Households} hộ."));
        return isWhole ? CommandLine.Done : CommandLine.DoneWithRefusals;
    }
}
