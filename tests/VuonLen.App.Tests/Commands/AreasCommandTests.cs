using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Host.Commands;

namespace VuonLen.App.Tests.Commands;

public sealed class AreasCommandTests : DatabaseTest
{
    [Fact]
    public async Task A_file_is_loaded_and_refused_rows_are_listed_as_json()
    {
        var (exit, output, error) = await RunAsync("code,name,kind,province_code\n24001,Bình Minh,Xã,24\n24002,Sai,Huyện,24\n", "--json");

        Assert.Equal((CommandLine.DoneWithRefusals, true), (exit, error.Contains("giây", StringComparison.Ordinal)));
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("units", 1, "kind", "Huyện", 3, "AR-114"), (
            report.GetProperty("kind").GetString(), report.GetProperty("added").GetInt32(),
            report.GetProperty("refused")[0].GetProperty("column").GetString(), report.GetProperty("refused")[0].GetProperty("value").GetString(),
            report.GetProperty("refused")[0].GetProperty("row").GetInt32(), report.GetProperty("refused")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_second_load_says_that_nothing_changed()
    {
        const string Units = "code,name,kind,province_code\n24001,Bình Minh,Xã,24\n";

        Assert.Contains("Đã thêm 1,", (await RunAsync(Units)).Output, StringComparison.Ordinal);
        var (exit, output, _) = await RunAsync(Units);

        Assert.Equal((CommandLine.Done, "Đã thêm 0, sửa 0, không đổi 1, từ chối 0 dòng."), (exit, output.Trim()));
    }

    [Fact]
    public async Task An_unknown_user_and_one_without_the_right_are_refused()
    {
        await using (var host = new TestHost(Database))
        {
            await using var scope = host.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<UserManager<User>>();
            var officer = new User { UserName = "canbo" };
            Assert.True((await users.CreateAsync(officer, "Nha-San-2026")).Succeeded);
            await users.AddToRoleAsync(officer, nameof(Role.Officer));
            await users.AddClaimAsync(officer, new Claim(Grants.Area, "24."));
        }

        const string Units = "code,name,kind,province_code\n24001,Bình Minh,Xã,24\n";
        Assert.Equal(CommandLine.WrongUse, (await RunAsync(Units, "--as", "khongco")).Exit);
        Assert.Equal(CommandLine.Failed, (await RunAsync(Units, "--as", "canbo")).Exit);
        Assert.Contains("Đã thêm 1,", (await RunAsync(Units)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Population_without_a_year_is_wrong_use()
    {
        var (exit, _, error) = await RunAsync("code,name,households,persons\n");

        Assert.Equal(CommandLine.WrongUse, exit);
        Assert.Contains("AR-103", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(string csv, params string[] options)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, csv);
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            var exit = await CommandLine.RunAsync(
                ["areas", "load", file, "--data", Database.Folder, "--db", Database.ConnectionString, .. options], output, error);
            return (exit, output.ToString(), error.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
