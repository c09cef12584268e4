using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Documents;
using VuonLen.App.Identity;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews;

/// <summary>The pages of decisions, as a browser meets them.</summary>
public sealed partial class DecisionPagesTests : DecisionTest
{
    private const string Phone = "0912345678";

    private static readonly Claim _commune = new(Grants.Area, "24.00070.");

    [Fact]
    public async Task From_an_empty_list_to_an_issued_decision()
    {
        var household = await HouseholdAsync("Lò Văn An");
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, _commune);
        Assert.Contains("Chưa có quyết định nào", await officer.GetStringAsync(new Uri("/decisions", UriKind.Relative)), StringComparison.Ordinal);

        var drafted = await officer.PostFormAsync(
            "/decisions/new", "draft-decision", ("Input.UnitId", $"{CommuneUnit.Id}"), ("Input.Kind", "Regular"), ("Input.Standard", "ND07-2022"),
            ("Input.Number", "58/QĐ-UBND"), ("Input.DecidedOn", "2026-09-18"), ("Input.SignedBy", "Vũ Đình Trọng"));
        var add = drafted.Headers.Location!.AbsolutePath;
        var address = add[..add.LastIndexOf('/')];
        var refused = await ReadAsync(officer.PostFormAsync(add, "add-lines", ("Household", $"{household.Id}")));
        Assert.Contains("DE-117", refused, StringComparison.Ordinal);
        Assert.Matches($"value=\"{household.Id}\"[^>]*checked", refused);
        var added = await officer.PostFormAsync(add, "add-lines", ("Status", "Poor"), ("Household", $"{household.Id}"));
        Assert.Contains("Đã đưa 1 hộ vào quyết định.", await officer.GetStringAsync(added.Headers.Location), StringComparison.Ordinal);

        var page = await officer.GetStringAsync(new Uri($"{address}/issue", UriKind.Relative));
        var issued = await officer.PostFormAsync(
            $"{address}/issue", "issue-decision", ("Input.Revision", Value(page, "Input.Revision")), ("Input.Seen", Value(page, "Input.Seen")));

        Assert.Contains("Đã ban hành: 1 hộ", await officer.GetStringAsync(issued.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(PovertyClass.Poor, (await StoredAsync(household.Key)).Status);
        var history = await officer.GetStringAsync(new Uri($"/households/24/{household.Id}?tab=history", UriKind.Relative));
        Assert.Contains($"<a href=\"{address}\">58/QĐ-UBND</a>", history, StringComparison.Ordinal);
        Assert.Contains($"{address}/correct?household={household.Id}", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_window_says_that_the_decision_is_issued()
    {
        var key = await DraftAsync(NewStatus.Poor, [await HouseholdAsync("Lò Văn An")]);
        await using var host = new TestHost(Database);
        var leader = await host.SignInAsync(Role.Leader, _commune);
        var address = $"{DecisionPage.AddressOf(key)}/issue";
        var page = await leader.GetStringAsync(new Uri(address, UriKind.Relative));
        (string, string)[] form = [("Input.Revision", Value(page, "Input.Revision")), ("Input.Seen", Value(page, "Input.Seen"))];
        Assert.Equal(HttpStatusCode.Found, (await leader.PostFormAsync(address, "issue-decision", form)).StatusCode);

        var second = await leader.PostFormAsync(address, "issue-decision", form);

        // The form that issues stands on the page of a draft only.
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("DE-101", await leader.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_posted_list_and_the_workbook_show_no_number_no_telephone_and_no_health()
    {
        var household = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, new(2026, 1, 20)));
        await InAsync(AreaScope.Nation, async db =>
        {
            var stored = await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).At(household.Key).SingleAsync();
            stored.Phone = Phone;
            var person = stored.Memberships[0].Person;
            person.SetPersonalId(Vault.Seal(VuonLen.Rules.People.PersonalId.TryParse("024080000001", out var id) ? id : default));
            person.Disabled = true;
            return await db.SaveAsync("Arrange", NoCancel);
        });
        var key = await DraftAsync(NewStatus.NearPoor, [household]);
        await using var host = new TestHost(Database);
        var supervisor = await host.SignInAsync(Role.Supervisor, _commune);

        var list = await supervisor.GetStringAsync(new Uri($"{DecisionPage.AddressOf(key)}/list", UriKind.Relative));
        var book = await supervisor.GetAsync(new Uri($"{DecisionPage.AddressOf(key)}/lines.xlsx", UriKind.Relative));
        using var opened = WorkbookReader.Open(new MemoryStream(await book.Content.ReadAsByteArrayAsync()), "a.xlsx", new()).Answer!;
        var texts = new List<string?>();
        using var rows = opened.Read(0, NoCancel);
        while (rows.Next())
            texts.AddRange(rows.Row.Cells.Select(c => c.Text));
        var cells = string.Join('|', texts);

        foreach (var shown in new[] { list, cells })
        {
            Assert.Contains("Lò Văn An", shown, StringComparison.Ordinal);
            Assert.Contains("Thoát nghèo, trở thành cận nghèo", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Phone, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("024", shown.Replace("2024", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("khuyết tật", shown, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Dự thảo, chưa có giá trị", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_begins_on_the_households_page()
    {
        var (household, other) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [household, other]);
        await IssueAsync(key);
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, _commune);

        var page = await officer.GetStringAsync(new Uri($"{DecisionPage.AddressOf(key)}/correct?household={household.Id}", UriKind.Relative));
        var line = (await LinesAsync(key)).Single(l => l.Target == household.Id).Id;
        Assert.Matches($"value=\"{line}\"[^>]*checked", page);
        Assert.Single(Checked().Matches(page));
        var drafted = await officer.PostFormAsync($"{DecisionPage.AddressOf(key)}/correct", "correct-decision", ("Line", $"{line}"), ("Status", ""));

        var draft = await officer.GetStringAsync(drafted.Headers.Location);
        Assert.Contains("Đã lập dự thảo đính chính", draft, StringComparison.Ordinal);
        Assert.Contains("Đính chính dòng 18/09/2026", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_decisions_finds_no_button_that_changes_them()
    {
        var key = await DraftAsync(NewStatus.Poor, [await HouseholdAsync("Lò Văn An")]);
        await using var host = new TestHost(Database);
        var supervisor = await host.SignInAsync(Role.Supervisor, _commune);

        var page = await supervisor.GetStringAsync(new Uri(DecisionPage.AddressOf(key), UriKind.Relative));

        Assert.Contains("Lò Văn An", page, StringComparison.Ordinal);
        Assert.All(["/add", "/edit", "/issue", "/delete", "/lines/", "remove-lines"], part => Assert.DoesNotContain(part, page, StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    private static string Value(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<input type=\"checkbox\"[^>]*checked")]
    private static partial Regex Checked();
}
