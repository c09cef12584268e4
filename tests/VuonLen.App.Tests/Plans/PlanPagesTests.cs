using System.Net;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Plans;

/// <summary>The pages of a plan that exists; the walk over all addresses only meets ones that do not.</summary>
public sealed class PlanPagesTests : PlanTest
{
    [Fact]
    public async Task Every_page_of_a_plan_opens_for_who_reads_it_and_edits_only_for_its_keeper()
    {
        var key = await InUseAsync();
        await InAsync(Commune, async db => await new BindTargets(db, Today.Clock).SaveAsync(
            key, [.. (await db.PlannedTargets.ToListAsync()).Select(t => new BindTargets.Binding(t.Id, t.Measure, t.Among, null, null, null))], NoCancel));
        var (target, task, organisation) = await InAsync(Commune, async db => (
            await db.PlannedTargets.OrderBy(t => t.Position).Select(t => t.Id).FirstAsync(), await db.PlannedTasks.Select(t => t.Id).FirstAsync(), await db.Organisations.FirstAsync()));
        var plan = $"/plans/{key.ProvinceCode}/{key.Id}";
        string[] read = ["/", "/plans", plan, $"{plan}?state=InDanger", $"{plan}/targets/{target}", $"{plan}/tasks", $"{plan}/tasks/{task}", $"{plan}/calendar", "/tasks", "/tasks?show=Overdue", "/organisations", $"/organisations/24/{organisation.Id}"];
        string[] edit = [$"{plan}/draft", $"{plan}/head", $"{plan}/measures", $"{plan}/items/new?what=target", $"{plan}/items/{target}", $"{plan}/items/{task}", $"{plan}/targets/{target}/shares", $"{plan}/targets/{target}/set"];

        await using var host = new TestHost(Database);
        foreach (var (role, path) in new[] { (Role.Officer, "24.00070."), (Role.VillageHead, "24.00070.03."), (Role.Mentor, "24.00070."), (Role.Leader, "24.00070."), (Role.Province, "24.") })
        {
            using var browser = await host.SignInAsync(role, new System.Security.Claims.Claim(Grants.Area, path));
            foreach (var address in read)
                Assert.Equal((role, address, HttpStatusCode.OK), (role, address, (await browser.OpenAsync(address)).StatusCode));
            foreach (var address in edit)
            {
                var status = (await browser.OpenAsync(address)).StatusCode;
                var expected = role switch
                {
                    Role.Officer => HttpStatusCode.OK,
                    Role.Province => address.EndsWith("/draft", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, // reads it, keeps it not
                    _ => HttpStatusCode.Forbidden,
                };
                Assert.Equal((role, address, expected), (role, address, status));
            }
        }
    }

    /// <summary>The form stood there with the names of its fields in it.</summary>
    [Fact]
    public async Task A_figure_is_typed_into_an_empty_form_with_the_day_of_today_and_taken_back_on_the_page()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.Where(t => t.Kind == Rules.Plans.TargetKind.Share).Select(t => t.Id).SingleAsync());
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(Role.Officer, new System.Security.Claims.Claim(Grants.Area, "24.00070."));
        var address = $"/plans/24/{key.Id}/targets/{target}";

        var page = await browser.GetStringAsync(new Uri(address, UriKind.Relative), NoCancel);
        Assert.DoesNotContain("value=\"_", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-10-15\"", page, StringComparison.Ordinal);

        var saved = await browser.PostFormAsync(address, "record-figure", ("On", "2026-09-30"), ("Value", "84,8"), ("Source", "Báo cáo quý III"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var figure = await InAsync(Commune, db => db.TargetFigures.SingleAsync());
        Assert.Equal((84.8m, "Báo cáo quý III", new DateOnly(2026, 9, 30)), (figure.Value, figure.Source, figure.On));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostFormAsync(address, $"take-back-{figure.Id:N}", ("Figure", figure.Id.ToString()))).StatusCode);
        Assert.Equal(0, await InAsync(Commune, db => db.TargetFigures.CountAsync()));
    }

    [Theory]
    [InlineData("ke-hoach.pdf", "Đang đọc tài liệu", false)]
    [InlineData("ke-hoach.png", "Đang đọc bản quét", true)]
    public async Task While_a_file_is_read_only_a_scan_is_called_one(string name, string doing, bool isScan)
    {
        using var content = new MemoryStream([1, 2, 3]);
        var key = (await InAsync(Commune, db => Uploading(db).SaveAsync(content, name, null, NoCancel))).Answer!.Key;
        await InAsync(Commune, async db =>
        {
            db.Remove(await db.Runs.SingleAsync()); // nobody is to take it up
            return await db.SaveAsync("Arrange", NoCancel);
        });
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(Role.Officer, new System.Security.Claims.Claim(Grants.Area, "24.00070."));

        var page = await browser.GetStringAsync(new Uri($"/plans/24/{key.Id}/draft", UriKind.Relative), NoCancel);

        Assert.Contains(doing, page, StringComparison.Ordinal);
        Assert.Equal(isScan, page.Contains("bản quét", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_draft_leads_its_keeper_from_the_list_to_its_lines()
    {
        var key = await DraftAsync();
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(Role.Officer, new System.Security.Claims.Claim(Grants.Area, "24.00070."));

        Assert.Contains($"/plans/24/{key.Id}/draft", await browser.GetStringAsync(new Uri("/plans", UriKind.Relative), NoCancel), StringComparison.Ordinal);
        var draft = await browser.GetStringAsync(new Uri($"/plans/24/{key.Id}/draft", UriKind.Relative), NoCancel);
        Assert.Contains("id=\"l-9\"", draft, StringComparison.Ordinal);
        Assert.Contains("href=\"#l-9\"", draft, StringComparison.Ordinal);
        Assert.Contains("Dùng kế hoạch này", draft, StringComparison.Ordinal);
        var board = await browser.OpenAsync($"/plans/24/{key.Id}");
        Assert.Equal(HttpStatusCode.Redirect, board.StatusCode);

        var used = await browser.PostFormAsync($"/plans/24/{key.Id}/draft", "use-plan");
        Assert.EndsWith("/measures?done=used", used.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
