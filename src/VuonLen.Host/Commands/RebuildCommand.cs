using System.CommandLine;
using System.Globalization;
using VuonLen.App.Areas;
using VuonLen.App.Households.Digests;
using VuonLen.App.Identity;

namespace VuonLen.Host.Commands;

/// <summary><c>rebuild</c>: makes the derived columns of all households anew, or compares them only.</summary>
internal static class RebuildCommand
{
    internal static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Chỉ so sánh, không ghi." };
        var command = new Command("rebuild", "Tính lại tình trạng, thiếu hụt và kết quả phân loại lưu sẵn của mọi hộ.") { check };
        var installation = new InstallationOptions(command, isThere: true);
        command.SetAction((parsed, cancel) => installation.RunAsync(
            parsed,
            Rights.RunInstallation,
            async (services, cancelled) =>
            {
                // The administrator sees no household; counting them anew shows none.
                var name = services.GetRequiredService<ICaller>().Name;
                services.ActAs(new(name, AreaScope.Nation, Enum.GetValues<Role>()));
                var result = await services.GetRequiredService<RebuildDigests>().RunAsync(parsed.GetValue(check), cancelled);
                foreach (var difference in result.Differences)
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"{difference}");
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"Đã đọc {result.Read} hộ, khác {result.Changed} hộ."));
                return parsed.GetValue(check) && result.Changed > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
            },
            cancel));
        return command;
    }
}
