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
        command.SetAction(async (parsed, cancel) =>
        {
            var (path, error) = (parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Error);
            if (!File.Exists(path))
            {
                await error.WriteLineAsync($"Không tìm thấy tệp {path}.");
                return CommandLine.WrongUse;
            }

            return await installation.RunAsync(
                parsed,
                Rights.RunInstallation,
                async (services, cancelled) =>
                {
                    var restored = await services.GetRequiredService<RestoreBackup>().RunAsync(path, parsed.GetValue(force), cancelled);
                    if (restored.Answer is not { } answer)
                        return await CommandLine.RefuseAsync(error, restored.Problems);

                    await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"đã khôi phục, {answer.Households} hộ, tổng khớp\nrestored, {answer.Households} households, totals equal"));
                    return CommandLine.Done;
                },
                cancel);
        });
        return command;
    }
}
