using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Identity.Users;
using VuonLen.App.Tests.Architecture;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Identity;

public sealed class UsersTests : DatabaseTest
{
    private static readonly Claim _nation = new(Grants.Administers, Grants.Nation);

    private static readonly Caller _administrator = new("quan.tri", AreaScope.Nation, Role.Administrator);

    private static readonly Caller _ofCommune = new("quan.tri.xa", AreaScope.Of("24.00070."), Role.Administrator);

    private readonly World _world = new();

    [Fact]
    public async Task A_new_account_signs_in_with_the_password_shown_once()
    {
        await using var host = await HostAsync();

        var created = (await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."))).Answer!;

        using var browser = host.Browser();
        var answer = await browser.PostFormAsync("/sign-in", "sign-in", ("Input.Name", created.UserName), ("Input.Password", created.Password));
        Assert.Equal("/", answer.Headers.Location?.AbsolutePath);
        Assert.Equal("/account/password", (await browser.OpenAsync("/households")).Headers.Location?.OriginalString);
        Assert.DoesNotContain(await AuditAsync(), line => line.Contains(created.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_login_is_given_once_whatever_its_capitals()
    {
        await using var host = await HostAsync();
        await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."), "lo.an");

        Assert.Equal(["DB-002"], Codes(await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."), "LO.An")));
        Assert.Equal(["ID-206"], Codes(await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."), "lò.an")));
    }

    [Theory]
    [InlineData(Role.Officer, "24.00070.", null)]
    [InlineData(Role.Officer, "24.00070.03.", null)]
    [InlineData(Role.Officer, "24.", "ID-218")]
    [InlineData(Role.Province, "24.", null)]
    [InlineData(Role.Province, "24.00070.", "ID-215")]
    [InlineData(Role.VillageHead, "24.00070.03.", null)]
    [InlineData(Role.VillageHead, "24.00070.", "ID-216")]
    [InlineData(Role.Mentor, "24.00070.", null)]
    [InlineData(Role.Mentor, "24.00070.03.", "ID-217")]
    [InlineData(Role.Leader, "", "ID-211")]
    [InlineData(Role.Leader, "24.09999.", "ID-213")]
    [InlineData(Role.Leader, "nation", "ID-213")]
    [InlineData(Role.Leader, "24.00070", "ID-213")]
    public async Task Each_role_takes_the_areas_that_fit_it(Role role, string areas, string? code)
    {
        await using var host = await HostAsync();

        var outcome = await CreateAsync(host, _administrator, Details(role, areas.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(code is null ? [] : [code], Codes(outcome));
    }

    [Fact]
    public async Task A_ninth_area_is_refused()
    {
        await using var host = await HostAsync();
        var nine = Enumerable.Range(1, 9).Select(n => $"24.00070.{n:00}.").ToArray();

        Assert.Equal(["ID-212"], Codes(await CreateAsync(host, _administrator, Details(Role.VillageHead, nine))));
    }

    [Fact]
    public async Task The_administrator_of_a_commune_gives_nothing_outside_it_and_sees_nobody_there()
    {
        await using var host = await HostAsync();
        var own = await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."), "o.day");
        var both = await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070.", "24.00071."), "ca.hai");
        var top = await host.AddUserAsync("dung.dau", [Role.Administrator], _nation);

        Assert.Equal(["ID-214"], Codes(await CreateAsync(host, _ofCommune, Details(Role.Officer, "24.00071."))));
        Assert.Equal(["ID-214"], Codes(await CreateAsync(host, _ofCommune, Details(null) with { IsAdministrator = true, Administers = Grants.Nation })));
        Assert.Empty(Codes(await CreateAsync(host, _ofCommune, Details(Role.Leader, "24.00070."), "lanh.dao")));

        Assert.Empty((await EditAsync(host, _ofCommune, own.Answer!.Id, d => d with { DisplayName = "Lò Thị Mới" })).Problems);
        foreach (var id in new[] { both.Answer!.Id, top.Id })
        {
            Assert.Equal([IdentityProblems.UserNotFound], (await EditAsync(host, _ofCommune, id, d => d)).Problems);
            Assert.Equal([IdentityProblems.UserNotFound], (await UseAsync(host, _ofCommune, s => s.GetRequiredService<ResetPassword>().SaveAsync(id, NoCancel))).Problems);
            Assert.Equal([IdentityProblems.UserNotFound], (await UseAsync(host, _ofCommune, s => s.GetRequiredService<CloseAccount>().SaveAsync(id, true, NoCancel))).Problems);
        }

        var seen = await UseAsync(host, _ofCommune, s => s.GetRequiredService<FindUsers>().ShowAsync(new(null, null, null, null, 1), NoCancel));
        Assert.Equal(["lanh.dao", "o.day"], seen.Lines.Select(l => l.UserName).Order());
    }

    [Fact]
    public async Task Nobody_closes_or_demotes_oneself_or_the_last_administrator()
    {
        await using var host = await HostAsync();
        var last = await host.AddUserAsync("dung.dau", [Role.Administrator], _nation);
        var self = _administrator with { Name = "dung.dau" };

        Assert.Equal([IdentityProblems.NotOneself], (await UseAsync(host, self, s => s.GetRequiredService<CloseAccount>().SaveAsync(last.Id, true, NoCancel))).Problems);
        Assert.Equal([IdentityProblems.NotOneself], (await EditAsync(host, self, last.Id, d => d with { Administers = "24.00070." })).Problems);
        Assert.Equal([IdentityProblems.LastAdministrator], (await UseAsync(host, _administrator, s => s.GetRequiredService<CloseAccount>().SaveAsync(last.Id, true, NoCancel))).Problems);
        Assert.Equal(
            [IdentityProblems.LastAdministrator],
            (await EditAsync(host, _administrator, last.Id, _ => Details(Role.Officer, "24.00070."))).Problems);

        await host.AddUserAsync("thu.hai", [Role.Administrator], _nation);
        Assert.Empty((await UseAsync(host, _administrator, s => s.GetRequiredService<CloseAccount>().SaveAsync(last.Id, true, NoCancel))).Problems);
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told()
    {
        await using var host = await HostAsync();
        var id = (await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."))).Answer!.Id;
        var stamp = (await UseAsync(host, _administrator, s => s.GetRequiredService<EditUser>().ShowAsync(id, NoCancel)))!.Stamp;

        await EditAsync(host, _administrator, id, d => d with { DisplayName = "Lò Thị Một" });
        var second = await UseAsync(host, _administrator, s => s.GetRequiredService<EditUser>()
            .SaveAsync(id, stamp, Details(Role.Leader, "24.00070."), NoCancel));

        Assert.Equal(["DB-001"], Codes(second));
        await using var db = Database.Open();
        Assert.Equal("Lò Thị Một", (await db.Users.SingleAsync(u => u.Id == id)).DisplayName);
    }

    [Fact]
    public async Task What_is_done_to_an_account_is_audited_without_its_secrets()
    {
        await using var host = await HostAsync();
        var id = (await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070."))).Answer!.Id;
        await EditAsync(host, _administrator, id, _ => Details(Role.VillageHead, "24.00070.03."));
        await UseAsync(host, _administrator, s => s.GetRequiredService<ResetSecondStep>().SaveAsync(id, NoCancel));

        await using var db = Database.Open();
        var entries = await db.Audit.Where(a => a.RowId == id).ToListAsync();
        Assert.Contains(entries, e => e is { Entity: "IdentityUserRole" } && e.Changes.Contains("""{"RoleId":[null,"Cán bộ giảm nghèo"]}""", StringComparison.Ordinal));
        Assert.Contains(entries, a => a is { UseCase: nameof(EditUser), Who: "quan.tri" } && a.Changes.Contains("24.00070.03.", StringComparison.Ordinal));
        var user = await db.Users.SingleAsync(u => u.Id == id);
        Assert.All(new[] { user.PasswordHash!, user.SecurityStamp!, user.ConcurrencyStamp! }, secret =>
            Assert.DoesNotContain(entries, a => a.Changes.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Users_are_found_without_diacritics_by_role_state_and_area()
    {
        await using var host = await HostAsync();
        await CreateAsync(host, _administrator, Details(Role.Officer, "24.00070.") with { DisplayName = "Đinh Thị Ương" }, "mot");
        await CreateAsync(host, _administrator, Details(Role.VillageHead, "24.00070.03.") with { DisplayName = "Lò Văn An" }, "hai");
        await CreateAsync(host, _administrator, Details(Role.Leader, "24.00071.") with { DisplayName = "Vàng A Sử" }, "ba");

        Assert.Equal(["mot"], await FindAsync(host, new("dinh thi", null, null, null, 1)));
        Assert.Equal(["hai"], await FindAsync(host, new(null, Role.VillageHead, null, null, 1)));
        Assert.Equal(["hai", "mot"], await FindAsync(host, new(null, null, "24.00070.", null, 1)));
        Assert.Empty(await FindAsync(host, new(null, null, null, FindUsers.State.Closed, 1)));
    }

    [Fact]
    public void Every_right_has_its_Vietnamese_name()
    {
        Assert.Equal(Rights.Table.Count, Rights.Table.Keys.Select(Rights.NameOfRight).Distinct().Count());
        Assert.Equal(
            typeof(Rights).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(),
            Rights.Table.Keys.Order());
    }

    private static AccountDetails Details(Role? role, params string[] areas) => new("Lò Thị Mai", "Công chức", role, false, areas, null);

    private async Task<TestHost> HostAsync()
    {
        var host = new TestHost(Database);
        _ = host.Services; // migrates and brings the provinces
        await SaveAsync(_world.Rows);
        return host;
    }

    private static Task<Outcome<CreateUser.Created>> CreateAsync(TestHost host, Caller caller, AccountDetails details, string name = "nguoi.moi") =>
        UseAsync(host, caller, s => s.GetRequiredService<CreateUser>().SaveAsync(name, details, NoCancel));

    private static Task<Outcome> EditAsync(TestHost host, Caller caller, Guid id, Func<AccountDetails, AccountDetails> change) => UseAsync(host, caller, async s =>
    {
        var edit = s.GetRequiredService<EditUser>();
        var shown = await edit.ShowAsync(id, NoCancel);
        return await edit.SaveAsync(id, shown?.Stamp ?? "", change(shown?.Details ?? Details(Role.Officer, "24.00070.")), NoCancel);
    });

    private static async Task<IEnumerable<string>> FindAsync(TestHost host, FindUsers.Filter filter) =>
        (await UseAsync(host, _administrator, s => s.GetRequiredService<FindUsers>().ShowAsync(filter, NoCancel))).Lines.Select(l => l.UserName);

    private static IEnumerable<string> Codes(Outcome outcome) => outcome.Problems.Select(p => p.Code);

    private static async Task<T> UseAsync<T>(TestHost host, Caller caller, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.ActAs(caller));
    }

    private Task<List<string>> AuditAsync() => InAsync(AreaScope.Nation, db => db.Audit.Select(a => a.Changes).ToListAsync());
}
