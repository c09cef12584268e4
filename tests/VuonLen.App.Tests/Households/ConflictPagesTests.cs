using System.Net;
using System.Security.Claims;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households;

/// <summary>Who comes second on any page of a household sees who changed what meanwhile, and only then may press again.</summary>
public sealed class ConflictPagesTests : RegistryTest
{
    private static readonly (string, string)[] _person = [("Input.Person.FullName", "Lò Văn Út"), ("Input.Why", "Born"), ("Input.On", "2026-10-01")];

    public static TheoryData<string, string, string> Forms => new()
    {
        { "relationships", "state-relationships", "" },
        { "head", "change-head", "Input.NewHeadId=SON&Input.On=2026-10-01" },
        { "departure", "record-departure", "Input.Leaving=SON&Input.On=2026-10-01" },
        { "split", "split-household", "Input.Going=SON&Input.HeadOfNew=SON&Input.On=2026-10-01&Input.VillageId=NEXT" },
        { "move", "move-household", "Input.VillageId=NEXT&Input.NewAddress=Cuối bản" },
        { "merge?q=vang", "merge-households", "Input.OtherId=OTHER&Input.On=2026-10-01" },
        { "status/new", "record-status", "Input.Standard=ND07-2022&Input.Status=Poor&Input.EffectiveOn=2026-09-01" },
        { "mistaken", "correct-registration", "" },
        { "members/new", "add-member", "Input.Why=Born&Input.On=2026-10-01&Input.Person.FullName=Lò Văn Út&Input.Person.Born=2026" },
        { "edit", "edit-facts", "Input.Address=Cuối bản" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_second_one_sees_who_changed_what_and_the_next_press_goes_through(string page, string form, string typed)
    {
        var (key, son) = await TwoAsync();
        var other = await RegisterAsync(Person("Vàng A Páo"));
        await using var host = new TestHost(Database);
        var (officer, address) = (await OfficerAsync(host), $"/households/{key.ProvinceCode}/{key.Id}");
        var first = await host.SignInAsync(Role.VillageHead, new Claim(Grants.Area, "24.00070.03."));
        Assert.Equal(HttpStatusCode.Found, (await first.PostFormAsync($"{address}/edit", "edit-facts", ("Input.Revision", "0"), ("Input.Address", "Đầu bản"))).StatusCode);
        (string, string)[] fields =
        [
            .. typed.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(f => f.Replace("SON", $"{son}", StringComparison.Ordinal).Replace("NEXT", $"{NextVillage.Id}", StringComparison.Ordinal).Replace("OTHER", $"{other.Id}", StringComparison.Ordinal).Split('='))
                .Select(f => (f[0], f[1])),
        ];

        var second = await (await officer.PostFormAsync($"{address}/{page}", form, [.. fields, ("Input.Revision", "0")])).Content.ReadAsStringAsync();

        Assert.Contains("DB-001", second, StringComparison.Ordinal);
        Assert.Contains("Sửa thông tin hộ", second, StringComparison.Ordinal);
        Assert.Contains("<ins>Đầu bản</ins>", second, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.Revision\" value=\"1\"", second, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await officer.PostFormAsync($"{address}/{page}", form, [.. fields, ("Input.Revision", "1")])).StatusCode);
    }

    [Fact]
    public async Task A_second_undo_does_not_take_back_what_was_recorded_meanwhile_unseen()
    {
        var (key, son) = await TwoAsync();
        await using var host = new TestHost(Database);
        var (officer, address) = (await OfficerAsync(host), $"/households/{key.ProvinceCode}/{key.Id}");
        await officer.PostFormAsync($"{address}/head", "change-head", ("Input.Revision", "0"), ("Input.NewHeadId", $"{son}"), ("Input.On", "2026-09-01"));
        await officer.PostFormAsync($"{address}/members/new", "add-member", [.. _person, ("Input.Revision", "1")]);

        var refused = await (await officer.PostFormAsync($"{address}/undo", "undo-last-change", ("Input.Revision", "1"))).Content.ReadAsStringAsync();

        Assert.Contains("DB-001", refused, StringComparison.Ordinal);
        Assert.Contains("Thêm thành viên", refused, StringComparison.Ordinal);
        Assert.Contains("<li>Lò Văn Út: Mới sinh (vào hộ)</li>", refused, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, (await StoredAsync(key)).MemberCount);
        Assert.Equal(HttpStatusCode.Found, (await officer.PostFormAsync($"{address}/undo", "undo-last-change", ("Input.Revision", "2"))).StatusCode);
        Assert.Equal(2, (await StoredAsync(key)).MemberCount);
    }

    [Fact]
    public async Task A_village_head_sees_the_changes_too_though_the_audit_is_not_theirs()
    {
        var (key, _) = await TwoAsync();
        await using var host = new TestHost(Database);
        var (officer, address) = (await OfficerAsync(host), $"/households/{key.ProvinceCode}/{key.Id}");
        await officer.PostFormAsync($"{address}/edit", "edit-facts", ("Input.Revision", "0"), ("Input.Address", "Đầu bản"));
        var head = await host.SignInAsync(Role.VillageHead, new Claim(Grants.Area, "24.00070.03."));

        var second = await (await head.PostFormAsync($"{address}/mistaken", "correct-registration", ("Input.Revision", "0"))).Content.ReadAsStringAsync();

        Assert.Contains("<ins>Đầu bản</ins>", second, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/audit")).StatusCode);
    }

    [Fact]
    public async Task A_death_is_recorded_through_the_page_refused_without_day_and_told_of_a_change()
    {
        var (key, son) = await TwoAsync();
        await using var host = new TestHost(Database);
        var (officer, household, address) = (await OfficerAsync(host), $"/households/{key.ProvinceCode}/{key.Id}", $"/members/{key.ProvinceCode}/{son}/death");

        var refused = await (await officer.PostFormAsync(address, "record-death", ("Input.Revision", "0"))).Content.ReadAsStringAsync();
        Assert.Contains("(HH-1", refused, StringComparison.Ordinal);
        Assert.Contains("Ghi việc qua đời: Lò Văn Dũng", refused, StringComparison.Ordinal);

        await officer.PostFormAsync($"{household}/edit", "edit-facts", ("Input.Revision", "0"), ("Input.Address", "Đầu bản"));
        var conflict = await (await officer.PostFormAsync(address, "record-death", ("Input.Revision", "0"), ("Input.On", "2026-10-01"))).Content.ReadAsStringAsync();
        Assert.Contains("DB-001", conflict, StringComparison.Ordinal);
        Assert.Contains("<ins>Đầu bản</ins>", conflict, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-10-01\"", conflict, StringComparison.Ordinal);
        Assert.Null((await StoredAsync(key)).Memberships.Single(m => m.PersonId == son).Person.DiedOn);

        var good = await officer.PostFormAsync(address, "record-death", ("Input.Revision", "1"), ("Input.On", "2026-10-01"));
        Assert.Equal($"{household}?done=death", good.Headers.Location!.PathAndQuery);
        Assert.Equal(new DateOnly(2026, 10, 1), (await StoredAsync(key)).Memberships.Single(m => m.PersonId == son).Person.DiedOn);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_finding_is_written_through_the_page_and_an_empty_one_refused()
    {
        var (key, _) = await TwoAsync();
        await using var host = new TestHost(Database);
        var supervisor = await host.SignInAsync(Role.Supervisor, new Claim(Grants.Area, "24.00070."));
        var address = $"/households/{key.ProvinceCode}/{key.Id}";

        var refused = await (await supervisor.PostFormAsync($"{address}/findings/new", "finding-household", ("Input.Text", " "))).Content.ReadAsStringAsync();
        Assert.Contains("(HH-1", refused, StringComparison.Ordinal);

        var good = await supervisor.PostFormAsync($"{address}/findings/new", "finding-household", ("Input.Text", "Nhà đã sửa mái."));
        Assert.Equal($"{address}?tab=notes&done=finding", good.Headers.Location!.PathAndQuery);
        Assert.Contains("Nhà đã sửa mái.", await supervisor.GetStringAsync(new Uri($"{address}?tab=notes", UriKind.Relative)), StringComparison.Ordinal);

        var officer = await OfficerAsync(host);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostFormAsync($"{address}/findings/new", "finding-household", ("Input.Text", "x"))).StatusCode);
    }

    [Fact]
    public async Task A_number_is_shown_after_the_press_alone_and_a_person_without_one_refused()
    {
        var (key, _) = await TwoAsync();
        var none = (await BriefAsync(key)).Members[0].PersonId;
        await using var host = new TestHost(Database);
        var officer = await OfficerAsync(host);
        await officer.PostFormAsync($"/households/{key.ProvinceCode}/{key.Id}/members/new", "add-member",
            [.. _person, ("Input.Revision", "0"), ("Input.Person.PersonalId", "011226000123")]);
        var numbered = (await BriefAsync(key)).Members.Single(m => m.FullName == "Lò Văn Út").PersonId;
        var address = $"/members/{key.ProvinceCode}/{numbered}/personal-id";

        var asked = await (await officer.OpenAsync(address)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("011226000123", asked, StringComparison.Ordinal);
        var shown = await officer.PostFormAsync(address, "reveal-personal-id");
        Assert.Contains("011226000123", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(shown.Headers.CacheControl!.NoStore);

        var without = $"/members/{key.ProvinceCode}/{none}/personal-id";
        Assert.Contains("HH-161", await officer.GetStringAsync(new Uri(without, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostFormAsync(without, "reveal-personal-id")).StatusCode); // there is no such form
        var leaderOfElsewhere = await host.SignInAsync(Role.Leader, new Claim(Grants.Area, "24.00071."));
        Assert.Equal(HttpStatusCode.NotFound, (await leaderOfElsewhere.OpenAsync(address)).StatusCode);
        Assert.DoesNotContain("011226000123", await (await leaderOfElsewhere.PostFormAsync(address, "reveal-personal-id")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpClient> OfficerAsync(TestHost host) => host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

    private async Task<(AreaKey Key, Guid Son)> TwoAsync()
    {
        var (father, son) = (AHousehold.Member("Lò Văn An"), AHousehold.Member("Lò Văn Dũng"));
        var household = Of(father, son);
        await SaveAsync(household);
        return (household.Key, son.Id);
    }
}
