using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Areas;

public sealed class AreaPagesTests : AreaTest
{
    private readonly AreaUnit _commune;
    private readonly AreaUnit _other;
    private readonly AreaUnit _east;
    private readonly AreaUnit _west;

    public AreaPagesTests()
    {
        _commune = AnArea.Commune(Bac, "24001", "Bình Minh");
        _other = AnArea.Commune(Bac, "24002", "Lạc Thủy");
        _east = AnArea.Village(_commune, "01", "Đông");
        _west = AnArea.Village(_commune, "02", "Tây");
    }

    [Fact]
    public async Task An_officer_is_led_to_the_own_commune_and_finds_no_other()
    {
        await using var host = await StartAsync();
        using var officer = await host.SignInAsync(Role.Officer, Area(_commune));

        Assert.Equal($"/areas/24/{_commune.Id}", (await officer.OpenAsync("/areas")).Headers.Location?.AbsolutePath);
        Assert.Contains("Thôn Đông", await officer.GetStringAsync(Address(AreaLinks.To(_commune))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(AreaLinks.To(_other))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/population?province=24&unit={_other.Id}")).StatusCode);
    }

    [Fact]
    public async Task Every_page_about_a_unit_opens_for_the_officer()
    {
        await using var host = await StartAsync();
        using var officer = await host.SignInAsync(Role.Officer, Area(_commune));

        foreach (var path in new[]
        {
            "/population", "/population?year=2025", AreaLinks.To(_commune, "add"), AreaLinks.To(_commune, "merge"),
            AreaLinks.To(_east), AreaLinks.To(_east, "edit"), AreaLinks.To(_east, "split"), AreaLinks.To(_east, "end"),
        })
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await officer.OpenAsync(path)).StatusCode));
        }
    }

    [Fact]
    public async Task The_second_who_types_population_keeps_it_sees_what_is_stored_and_may_save_knowingly()
    {
        await using var host = await StartAsync();
        using var officer = await host.SignInAsync(Role.Officer, Area(_commune));
        Assert.Equal(HttpStatusCode.Found, (await PostAsync("100", "")).StatusCode);

        var second = await (await PostAsync("90", "")).Content.ReadAsStringAsync();

        Assert.Contains(DataProblems.ChangedMeanwhile.Code, second, StringComparison.Ordinal);
        Assert.Contains("value=\"90\"", second, StringComparison.Ordinal);
        Assert.Contains("hiện lưu: 100", second, StringComparison.Ordinal);
        Assert.Contains($"name=\"r-{_east.Id}\" value=\"0\"", second, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await PostAsync("90", "0")).StatusCode);
        Assert.Equal([90], await InAsync(AreaScope.Nation, db => db.Populations.Select(p => p.Households).ToListAsync()));

        Task<HttpResponseMessage> PostAsync(string households, string revision) => officer.PostFormAsync(
            "/population", "population", ($"Households-{_east.Id}", households), ($"r-{_east.Id}", revision));
    }

    [Fact]
    public async Task Who_only_reads_cannot_type_population()
    {
        await using var host = await StartAsync();
        using var leader = await host.SignInAsync(Role.Leader, Area(_commune));

        Assert.DoesNotContain($"name=\"Households-{_east.Id}\"", await leader.GetStringAsync(Address("/population")), StringComparison.Ordinal);
        var answer = await leader.PostFormAsync("/population", "population", ($"Households-{_east.Id}", "5"), ($"r-{_east.Id}", ""));
        Assert.Contains(AreaProblems.NotAllowed.Code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await InAsync(AreaScope.Nation, db => db.Populations.ToListAsync()));
    }

    [Fact]
    public async Task A_merger_is_shown_before_it_is_done()
    {
        await using var host = await StartAsync();
        using var officer = await host.SignInAsync(Role.Officer, Area(_commune));

        var preview = await (await MergeAsync("preview")).Content.ReadAsStringAsync();
        Assert.Contains("Xác nhận sáp nhập", preview, StringComparison.Ordinal);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Successions.CountAsync()));

        Assert.Contains("done=merged", (await MergeAsync("save")).Headers.Location?.Query, StringComparison.Ordinal);
        Assert.Equal(2, await InAsync(AreaScope.Nation, db => db.Successions.CountAsync()));

        Task<HttpResponseMessage> MergeAsync(string action) => officer.PostFormAsync(
            AreaLinks.To(_commune, "merge"), "merge-units",
            ("chosen", $"{_east.Id}"), ("chosen", $"{_west.Id}"), ("Input.Name", "Hợp"), ("Input.Kind", "Thôn"), ("Input.On", "2026-07-01"), ("action", action));
    }

    [Fact]
    public async Task A_split_of_a_commune_is_shown_before_it_is_done()
    {
        await using var host = await StartAsync();
        using var administrator = await host.SignInAsync(Role.Administrator, new Claim(Grants.Administers, "24."));
        Assert.Contains("split-commune", await administrator.GetStringAsync(Address(AreaLinks.To(_commune))), StringComparison.Ordinal);

        var unfinished = await BodyAsync(SplitAsync("preview", west: ""));
        Assert.Contains(AreaProblems.TooFewParts.Code, unfinished, StringComparison.Ordinal);
        Assert.Contains("value=\"24009\"", unfinished, StringComparison.Ordinal);
        Assert.Contains("Đơn vị tiếp nhận 3", await BodyAsync(SplitAsync("more", west: "")), StringComparison.Ordinal);
        Assert.Contains("Xác nhận chia tách", await BodyAsync(SplitAsync("preview", west: "1")), StringComparison.Ordinal);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Successions.CountAsync()));

        Assert.Contains("done=split", (await SplitAsync("save", west: "1")).Headers.Location?.Query, StringComparison.Ordinal);
        Assert.Equal(
            ["24.24002.02.", "24.24009.01."],
            await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.Level == AreaLevel.Village && u.ValidTo == null)
                .OrderBy(u => u.AreaPath).Select(u => u.AreaPath).ToListAsync()));

        Task<HttpResponseMessage> SplitAsync(string action, string west) => administrator.PostFormAsync(
            AreaLinks.To(_commune, "split-commune"), "split-commune",
            ("code-0", "24009"), ("name-0", "Bình Minh"), ("kind-0", "Xã"), ("into-1", $"{_other.Id}"),
            ($"v-{_east.Id}", "0"), ($"v-{_west.Id}", west), ("Input.On", "2026-07-01"), ("Input.Count", "2"), ("action", action));
    }

    [Fact]
    public async Task A_file_is_shown_before_it_is_loaded()
    {
        await using var host = await StartAsync();
        using var officer = await host.SignInAsync(Role.Officer, Area(_commune));
        const string Text = "code,name,commune_code\n03,Thôn Mới,24001\n04,Thôn Ngoài,24002\n";

        var preview = await BodyAsync(UploadAsync(Encoding.UTF8.GetBytes(Text)));
        Assert.Contains("Thôn Mới (03)", preview, StringComparison.Ordinal);
        Assert.Contains(AreaProblems.OutsideScope.Code, preview, StringComparison.Ordinal);
        Assert.Equal(2, await VillagesAsync());
        Assert.Contains(AreaProblems.NotCsv.Code, await BodyAsync(UploadAsync([1, 2, 3, 0])), StringComparison.Ordinal);
        Assert.Contains(AreaProblems.TooLarge.Code, await BodyAsync(UploadAsync(new byte[(2 * 1024 * 1024) + 1])), StringComparison.Ordinal);
        Assert.Contains(AreaProblems.NoFile.Code, await BodyAsync(UploadAsync([])), StringComparison.Ordinal);
        Assert.Contains(AreaProblems.FileNotAllowed.Code, await BodyAsync(UploadAsync("code,name,kind,province_code\n24003,A,Xã,24\n"u8.ToArray())), StringComparison.Ordinal);

        var done = await officer.PostFormAsync("/areas/load", "load-areas", ("Confirm.Text", Text));
        Assert.Equal("?added=1&changed=0&unchanged=0&refused=1", done.Headers.Location?.Query);
        Assert.Equal(3, await VillagesAsync());

        Task<int> VillagesAsync() => InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.Level == AreaLevel.Village));

        async Task<HttpResponseMessage> UploadAsync(byte[] file)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("preview-areas"), "_handler" },
                { new StringContent(await officer.TokenAsync()), "__RequestVerificationToken" },
                { new ByteArrayContent(file), "Upload.File", "thon.csv" },
            };
            return await officer.PostAsync(Address("/areas/load"), form);
        }
    }

    private static async Task<string> BodyAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static Claim Area(AreaUnit unit) => new(Grants.Area, unit.AreaPath);

    private async Task<TestHost> StartAsync()
    {
        await SaveAsync(Bac, _commune, _other, _east, _west);
        return new(Database);
    }
}
