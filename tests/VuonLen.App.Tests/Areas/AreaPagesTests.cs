using System.Net;
using System.Security.Claims;
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

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static Claim Area(AreaUnit unit) => new(Grants.Area, unit.AreaPath);

    private async Task<TestHost> StartAsync()
    {
        await SaveAsync(Bac, _commune, _other, _east, _west);
        return new(Database);
    }
}
