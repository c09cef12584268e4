using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Reports.Checking;
using VuonLen.App.Tests.Support;
using static VuonLen.Host.Commands.CommandLine;

namespace VuonLen.App.Tests.Commands;

/// <summary>What scripts rely on: 0 done, 1 done with a list of what was not, 2 the command line makes no sense here, 3 nothing was done.</summary>
public sealed class ExitCodesTests : FolderTest
{
    [Fact]
    public async Task Backup_and_restore()
    {
        var file = At("all.vuonlen");
        Assert.Equal(WrongUse, await RunAsync("backup", At("none/all.vuonlen")));
        Assert.Equal(WrongUse, await RunAsync("restore", At("none.vuonlen")));
        Assert.Equal(Failed, await RunAsync("restore", await WriteAsync("text.vuonlen", "không phải bản sao lưu")));

        Assert.Equal(Done, await RunAsync("backup", file));
        Assert.Equal(Failed, await RunAsync("backup", file)); // there is one of that name
        Assert.Equal(Done, await RunAsync("restore", file));

        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")));
        Assert.Equal(Failed, await RunAsync("restore", file)); // there is data
        Assert.Equal(Done, await RunAsync("restore", file, "--force"));
    }

    /// <summary>A folder's name mistyped, or --data given where the data lies on PostgreSQL: an empty backup would look like a good one.</summary>
    [Fact]
    public async Task Where_nothing_was_ever_kept_nothing_is_backed_up()
    {
        var (file, folder) = (At("all.vuonlen"), At("mistyped"));
        foreach (var arguments in new string[][] { ["backup", file], ["rebuild"], ["import", await WriteAsync("list.csv", "Họ và tên chủ hộ\n"), "--commune", "00070"] })
        {
            await using var output = new StringWriter(CultureInfo.InvariantCulture);
            await using var error = new StringWriter(CultureInfo.InvariantCulture);
            Assert.Equal(Failed, await global::VuonLen.Host.Commands.CommandLine.RunAsync([.. arguments, "--data", folder], output, error));
            Assert.Contains("(SYS-004)", error.ToString(), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(file));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Demo()
    {
        await SaveAsync(new User { UserName = "canbo", DisplayName = "Lò Thị Hiền" });

        Assert.Equal(Failed, await RunAsync("demo"));
        Assert.Equal(WrongUse, await RunAsync("demo", "--households", "nhiều"));
    }

    [Fact]
    public async Task Rebuild()
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")));
        Assert.Equal(Done, await RunAsync("rebuild"));
        Assert.Equal(Done, await RunAsync("rebuild", "--check"));

        await using (var db = Database.Open())
            await db.Database.ExecuteSqlAsync($"update household set head_name = 'Lò Văn Ẩn'");

        Assert.Equal(DoneWithRefusals, await RunAsync("rebuild", "--check"));
        Assert.Equal(Done, await RunAsync("rebuild"));
        Assert.Equal(Done, await RunAsync("rebuild", "--check"));
    }

    [Fact]
    public async Task Areas_load()
    {
        Assert.Equal(WrongUse, await RunAsync("areas"));
        Assert.Equal(WrongUse, await RunAsync("areas", "load", At("none.csv")));
        Assert.Equal(WrongUse, await RunAsync("areas", "load", await WriteAsync("population.csv", "code,name,households,persons\n")));
        Assert.Equal(Failed, await RunAsync("areas", "load", await WriteAsync("other.csv", "ten,tuoi\nAn,5\n")));
        Assert.Equal(DoneWithRefusals, await RunAsync("areas", "load", await WriteAsync("part.csv", "code,name,kind,province_code\n00071,Sai,Huyện,24\n")));
        await CommuneAsync();
    }

    [Fact]
    public async Task Import()
    {
        await CommuneAsync();
        var good = await WriteAsync("good.csv", "Họ và tên chủ hộ,Năm sinh,Thôn\nLò Văn An,1980,Nà Sản\n");

        Assert.Equal(WrongUse, await RunAsync("import", At("none.csv"), "--commune", "00070"));
        Assert.Equal(WrongUse, await RunAsync("import", good, "--commune", "99999"));
        Assert.Equal(WrongUse, await RunAsync("import", good, "--commune", "00070", "--village", "99"));
        Assert.Equal(WrongUse, await RunAsync("import", good, "--commune", "00070", "--as-of", "2999-01-01"));
        Assert.Equal(Failed, await RunAsync("import", await WriteAsync("empty.xlsx", "không phải bảng tính"), "--commune", "00070"));
        var broken = string.Concat(Enumerable.Range(0, 3000).Select(n => $"Lò Văn An {n},1980,Nà Sản\n")) + new string(',', 400) + "x\n";
        Assert.Equal(Failed, await RunAsync("import", await WriteAsync("broken.csv", "Họ và tên chủ hộ,Năm sinh,Thôn\n" + broken), "--commune", "00070"));

        Assert.Equal(Done, await RunAsync("import", good, "--commune", "00070"));
        Assert.Equal(Done, await RunAsync("import", good, "--commune", "00070")); // nothing to write is nothing refused
        Assert.Equal(DoneWithRefusals, await RunAsync(
            "import", await WriteAsync("part.csv", "Họ và tên chủ hộ,Năm sinh,Thôn\nLò Văn Bình,1981,Nà Sản\nLò Văn Cao,1982,Không Có\n"), "--commune", "00070"));
    }

    [Fact]
    public async Task Export_and_pack()
    {
        await CommuneAsync();
        string[] list = ["export", "--kind", "list", "--commune"], pack = ["pack", "--out", At("pack"), "--unit"];

        Assert.Equal(WrongUse, await RunAsync([.. list, "00070", "--out", At("none/list.xlsx")]));
        Assert.Equal(WrongUse, await RunAsync([.. list, "99999", "--out", At("list.xlsx")]));
        Assert.Equal(WrongUse, await RunAsync([.. list, "00070", "--out", At("list.xlsx"), "--filter", "status=Rich"]));
        Assert.Equal(WrongUse, await RunAsync("export", "--kind", "all", "--out", At("list.xlsx")));
        Assert.Equal(Done, await RunAsync([.. list, "00070", "--out", At("list.xlsx")]));

        Assert.Equal(WrongUse, await RunAsync([.. pack, "99999", "--round", "2026"]));
        Assert.Equal(WrongUse, await RunAsync([.. pack, "00070", "--round", "1999"]));
        Assert.Equal(WrongUse, await RunAsync([.. pack, "00070", "--round", "2025", "--closing", "2024-12-31"]));
        Assert.Equal(Failed, await RunAsync([.. pack, "00070", "--round", "2025"])); // a village has not reported
        Assert.Equal(Done, await RunAsync([.. pack, "00070", "--round", "2025", "--empty", "03"]));
        Assert.Equal(Done, await RunAsync([.. pack, "00070", "--round", "2025", "--empty", "03"])); // the version that is there
    }

    [Fact]
    public async Task Check_pack()
    {
        Assert.Equal(WrongUse, await RunAsync("check-pack", At("none")));
        Assert.Equal(Failed, await RunAsync("check-pack", await WriteAsync("text.xlsx", "không phải bảng tính")));
        Assert.Equal(Failed, await RunAsync("check-pack", await WriteAsync("list.csv", "a,b\n1,2\n")));
        const string Title = "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", Codes = "(A)|(B)|(C)|1|2|3|4|5|6|7|8|9=1-2-3-4+5+6+7+8";
        foreach (var (left, exit) in new[] { ("204", Done), ("203", DoneWithRefusals) })
        {
            var file = Export.File("export.xlsx", w => Export.Sheet(w, "Bieu 2", Title, Codes, $"1|Nà Phát|Hộ|294|64|45|0|5|0|14|0|{left}", "||Nhân khẩu|1000|200|100|0|0|0|0|0|700"));
            await using (var to = File.Create(At("export.xlsx")))
            {
                file.Content.Position = 0;
                await file.Content.CopyToAsync(to);
            }

            Assert.Equal(exit, await RunAsync("check-pack", At("export.xlsx")));
        }
    }

    [Fact]
    public async Task Any_command()
    {
        Assert.Equal(WrongUse, await RunAsync());
        Assert.Equal(WrongUse, await RunAsync("bakup"));
        Assert.Equal(Done, await RunAsync("backup", "--help"));
        Assert.Equal(Failed, await RunAsync("backup", At("all.vuonlen"), "--db", "Host=127.0.0.1;Port=1;Username=none;Database=none;Timeout=1"));
    }

    private string At(string name) => Path.Combine(Folder, name);

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(At(name), text);
        return At(name);
    }

    /// <summary>A commune with one village.</summary>
    private async Task CommuneAsync()
    {
        Assert.Equal(Done, await RunAsync("areas", "load", await WriteAsync("units.csv", "code,name,kind,province_code\n00070,Nà Phát,Xã,24\n")));
        Assert.Equal(Done, await RunAsync("areas", "load", await WriteAsync("villages.csv", "code,name,commune_code\n03,Nà Sản,00070\n")));
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.Level == AreaLevel.Village)));
    }

    private async Task<int> RunAsync(params string[] arguments)
    {
        string[] opensNothing = ["check-pack", "bakup"];
        string[] installation = arguments is [] || opensNothing.Contains(arguments[0]) || arguments.Contains("--db") || arguments is ["areas"]
            ? [] : ["--data", Database.Folder, "--db", Database.ConnectionString];
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await global::VuonLen.Host.Commands.CommandLine.RunAsync([.. arguments, .. installation], output, error);
        Assert.True(exit is Done || error.ToString().Length + output.ToString().Length > 0, "It says nothing.");
        return exit;
    }
}
