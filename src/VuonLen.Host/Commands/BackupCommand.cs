using System.CommandLine;
using System.Globalization;
using VuonLen.App.Identity;
using VuonLen.App.Installation.Backups;

namespace VuonLen.Host.Commands;

/// <summary><c>backup FILE</c>: everything, keys included, in one file (sao lưu); the server may run meanwhile.</summary>
internal static class BackupCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp bản sao lưu sẽ tạo; không ghi đè tệp đang có." };
        var command = new Command("backup", "Sao lưu toàn bộ dữ liệu và khóa vào một tệp, khôi phục được vào SQLite hoặc PostgreSQL.") { file };
        var installation = new InstallationOptions(command, isThere: true);
        command.SetAction(async (parsed, cancel) =>
        {
            var (path, error) = (parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Error);
            if (Path.GetFileName(path).Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                await error.WriteLineAsync($"Không ghi được tệp {path}: hãy ghi tên tệp, trong một thư mục đã có.");
                return CommandLine.WrongUse;
            }

            return await installation.RunAsync(
                parsed,
                Rights.RunInstallation,
                async (services, cancelled) =>
                {
                    var made = await services.GetRequiredService<MakeBackup>().RunAsync(path, cancelled);
                    if (made.Answer is not { } answer)
                        return await CommandLine.RefuseAsync(error, made.Problems);

                    await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"Đã sao lưu {answer.Households} hộ. Tệp chứa dữ liệu cá nhân và khóa: hãy cất ở nơi an toàn."));
                    return CommandLine.Done;
                },
                cancel);
        });
        return command;
    }
}
