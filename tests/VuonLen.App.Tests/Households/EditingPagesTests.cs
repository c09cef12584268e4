using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households;

/// <summary>The pages that change households, as a browser without JavaScript uses them.</summary>
public sealed partial class EditingPagesTests : RegistryTest
{
    [Theory]
    [InlineData("edit")]
    [InlineData("members/new")]
    [InlineData("relationships")]
    [InlineData("head")]
    [InlineData("departure")]
    [InlineData("split")]
    [InlineData("merge?q=lo")]
    [InlineData("move")]
    [InlineData("undo")]
    [InlineData("mistaken")]
    [InlineData("status/new")]
    [InlineData("classifications")]
    [InlineData("notes/new")]
    [InlineData("mentor")]
    public async Task A_page_opens_for_the_own_household_and_not_for_a_foreign_one(string page)
    {
        var (own, foreign) = (await RegisterAsync(Person("Lò Văn An")), await RegisterAsync(Person("Vàng A Páo"), Elsewhere));
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);

        var answer = await officer.OpenAsync($"{AddressOf(own)}/{page}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Lò Văn An", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"{AddressOf(foreign)}/{page}")).StatusCode);
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Supervisor)]
    public async Task Who_only_reads_sees_the_kept_results_and_keeps_none(Role role)
    {
        var own = await RegisterAsync(Person("Lò Văn An"));
        await using var host = new TestHost(Database);
        using var reader = await host.SignInAsync(role, new Claim(Grants.Area, "24.00070."));

        var page = await reader.GetStringAsync(new Uri($"{AddressOf(own)}/classifications", UriKind.Relative));
        var refused = await (await reader.PostFormAsync($"{AddressOf(own)}/classifications", "keep-classification")).Content.ReadAsStringAsync();

        Assert.Contains("Kết quả phân loại đã lưu", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lưu kết quả phân loại hôm nay", page, StringComparison.Ordinal);
        Assert.Contains(HouseholdProblems.MayNotEdit.Code, refused, StringComparison.Ordinal);
        Assert.Empty(await InAsync(AreaScope.Nation, db => db.KeptClassifications.ToListAsync()));
    }

    [Fact]
    public async Task A_household_is_registered_and_a_member_added_through_the_pages()
    {
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);
        Assert.Contains("Nà Phát", await officer.GetStringAsync(new Uri("/households/new", UriKind.Relative)), StringComparison.Ordinal);

        var registered = await officer.PostFormAsync("/households/new", "register-household",
            ("Input.VillageId", Village.Id.ToString()), ("Input.Code", "001"), ("Input.On", "2026-03-01"),
            ("Input.Head.FullName", "Lò Văn An"), ("Input.Head.Born", "03/05/1980"), ("Input.Head.Sex", "Male"), ("Input.Head.EthnicGroup", "3"),
            ("Input.Head.Insured", "true"), ("Input.Head.Disabled", ""));

        Assert.Equal(HttpStatusCode.Found, registered.StatusCode);
        var key = await InAsync(AreaScope.Nation, async db => (await db.Households.SingleAsync()).Key);
        Assert.Equal($"{AddressOf(key)}/members/new?done=registered", registered.Headers.Location!.PathAndQuery);
        var added = await officer.PostFormAsync($"{AddressOf(key)}/members/new", "add-member",
            ("Input.Revision", "0"), ("Input.Why", "Born"), ("Input.Relationship", "Child"), ("Input.Person.FullName", "Lò Văn Út"), ("Input.Person.Born", "02/10/2026"));
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);

        var stored = await StoredAsync(key);
        var head = stored.Memberships.Single(m => m.IsHead).Person;
        Assert.Equal((2, 3, true, null), (stored.MemberCount, head.EthnicGroup, head.Insured, head.Disabled));
    }

    [Fact]
    public async Task A_refused_form_keeps_everything_typed()
    {
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);

        var page = await (await officer.PostFormAsync("/households/new", "register-household",
            ("Input.VillageId", Village.Id.ToString()), ("Input.Address", "Đầu bản"), ("Input.On", "2026-03-01"),
            ("Input.Head.FullName", "Lò Văn An"), ("Input.Head.Born", "31/02/1980"), ("Input.Head.Completed", "Primary"))).Content.ReadAsStringAsync();

        Assert.Contains("HH-121", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31/02/1980\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Đầu bản\"", page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"Primary\" selected", page);
    }

    [Fact]
    public async Task The_second_editor_sees_what_is_stored_keeps_what_was_typed_and_can_save_knowingly()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);
        await officer.PostFormAsync($"{AddressOf(key)}/edit", "edit-facts", ("Input.Revision", "0"), ("Input.Address", "Đầu bản"), ("Input.Causes", "Capital"));

        var page = await (await officer.PostFormAsync($"{AddressOf(key)}/edit", "edit-facts",
            ("Input.Revision", "0"), ("Input.Address", "Cuối bản"), ("Input.B1", "120"))).Content.ReadAsStringAsync();

        Assert.Contains("DB-001", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Cuối bản\"", page, StringComparison.Ordinal);
        Assert.Contains("hiện lưu: Đầu bản", page, StringComparison.Ordinal);
        Assert.Contains("hiện lưu: Thiếu vốn", page, StringComparison.Ordinal);
        var revision = RevisionInForm().Match(page).Groups[1].Value;
        Assert.Equal("1", revision);

        var saved = await officer.PostFormAsync($"{AddressOf(key)}/edit", "edit-facts",
            ("Input.Revision", revision), ("Input.Address", "Cuối bản"), ("Input.Causes", "Capital"), ("Input.Causes", "Labour"), ("Input.HasDevice", "true"), ("Input.Devices", "Radio"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var stored = await StoredAsync(key);
        Assert.Equal(("Cuối bản", Rules.People.PovertyCauses.Capital | Rules.People.PovertyCauses.Labour, App.Households.Devices.Radio), (stored.Address, stored.Causes, stored.Devices));
    }

    [Fact]
    public async Task The_second_editor_of_a_member_is_told_too()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        var person = (await BriefAsync(key)).Members[0].PersonId;
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);
        await officer.PostFormAsync($"{AddressOf(key)}/edit", "edit-facts", ("Input.Revision", "0"), ("Input.Address", "Đầu bản"));

        var page = await (await officer.PostFormAsync($"/members/{key.ProvinceCode}/{person}/edit", "edit-person",
            ("Input.Revision", "0"), ("Input.Person.FullName", "Lò Văn Ân"), ("Input.Person.Born", "1980"))).Content.ReadAsStringAsync();

        Assert.Contains("DB-001", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Lò Văn Ân\"", page, StringComparison.Ordinal);
        Assert.Contains("hiện lưu: Lò Văn An", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hiện lưu: 1980", page, StringComparison.Ordinal);
        Assert.Equal("1", RevisionInForm().Match(page).Groups[1].Value);
    }

    [Fact]
    public async Task A_warning_is_shown_once_and_the_second_press_saves()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        var person = (await BriefAsync(key)).Members[0].PersonId;
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);
        (string, string)[] fields = [("Input.Revision", "0"), ("Input.Person.FullName", "Lò Văn An"), ("Input.Person.Born", "01/01/1980")];

        var page = await (await officer.PostFormAsync($"/members/{key.ProvinceCode}/{person}/edit", "edit-person", fields)).Content.ReadAsStringAsync();
        Assert.Contains("HH-201", page, StringComparison.Ordinal);
        var read = ReadInForm().Match(page).Groups[1].Value;

        var saved = await officer.PostFormAsync($"/members/{key.ProvinceCode}/{person}/edit", "edit-person", [.. fields, ("Input.Read", read)]);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(new DateOnly(1980, 1, 1), (await StoredAsync(key)).Memberships[0].Person.BornOn);
    }

    [Fact]
    public async Task Lists_of_people_and_relationships_are_read_from_their_forms()
    {
        var (father, son) = (AHousehold.Member("Lò Văn An"), AHousehold.Member("Lò Văn Dũng"));
        var household = Of(father, son);
        await SaveAsync(household);
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);

        var nobody = await (await officer.PostFormAsync($"{AddressOf(household.Key)}/departure", "record-departure",
            ("Input.Revision", "0"), ("Input.On", "2026-10-01"))).Content.ReadAsStringAsync();
        Assert.Contains("HH-110", nobody, StringComparison.Ordinal);
        var stated = await officer.PostFormAsync($"{AddressOf(household.Key)}/relationships", "state-relationships",
            ("Input.Revision", "0"), ($"Input.Of[{son.Id}]", "Grandchild"));
        Assert.Equal(HttpStatusCode.Found, stated.StatusCode);
        Assert.Equal(App.Households.Relationship.Grandchild, (await BriefAsync(household.Key)).Members[1].Relationship);
        var split = await officer.PostFormAsync($"{AddressOf(household.Key)}/split", "split-household",
            ("Input.Revision", "1"), ("Input.Going", son.Id.ToString()), ("Input.HeadOfNew", son.Id.ToString()), ("Input.On", "2026-10-01"), ("Input.VillageId", NextVillage.Id.ToString()));
        Assert.Equal(HttpStatusCode.Found, split.StatusCode);
        Assert.Equal(1, (await StoredAsync(household.Key)).MemberCount);
    }

    private static string AddressOf(AreaKey key) => $"/households/{key.ProvinceCode}/{key.Id}";

    private static Task<HttpClient> OfficerAsync(TestHost host) => host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

    [GeneratedRegex("name=\"Input.Revision\" value=\"([0-9]+)\"")]
    private static partial Regex RevisionInForm();

    [GeneratedRegex("name=\"Input.Read\" value=\"([0-9a-f]+)\"")]
    private static partial Regex ReadInForm();
}
