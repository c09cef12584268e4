using System.CommandLine;
using System.Globalization;
using VuonLen.App.Identity;
using VuonLen.App.Installation.Backups;

namespace VuonLen.Host.Commands;

/// <summary><c>restore FILE</c>: brings a backup into an empty installation on either database (khôi phục).</summary>
internal static class RestoreCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Bản sao lưu do lệnh backup tạo." };
        var force = new Option<bool>("--force") { Description = "Thay TOÀN BỘ dữ liệu đang có bằng bản sao lưu." };
        var command = new Command("restore", "Khôi phục bản sao lưu vào nơi còn trống; hãy dừng máy chủ trước.") { file, force };
        var installation = new InstallationOptions(command);
        command.SetAction((parsed, cancel) => installation.RunAsync(
            parsed,
            Rights.RunInstallation,
            async (services, cancelled) =>
            {
                var restored = await services.GetRequiredService<RestoreBackup>()
                    .RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(force), cancelled);
                foreach (var problem in restored.Problems)
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"{problem.Message} ({problem.Code})");
                if (restored.Answer is not { } answer)
                    return CommandLine.DoneWithRefusals;

                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"đã khôi phục, {answer.Households} hộ, tổng khớp\nrestored, {answer.Households} households, totals equal"));
                return CommandLine.Done;
            },
            cancel));
        return command;
    }
}
