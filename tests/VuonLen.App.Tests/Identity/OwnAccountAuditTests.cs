using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Identity;
using VuonLen.App.Identity.OwnAccount;
using VuonLen.App.Identity.Users;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Identity;

/// <summary>Whoever changes how an account signs in leaves a line, and no secret in it.</summary>
public sealed class OwnAccountAuditTests : DatabaseTest
{
    private const string Wanted = "nha-go-2026x";

    [Fact]
    public async Task The_own_password_the_second_step_and_the_sessions_leave_a_line_each()
    {
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));
        var user = await InAsync(VuonLen.App.Areas.AreaScope.Nation, db => db.Users.SingleAsync());

        await browser.PostFormAsync("/account/second-step", "second-step-begin");
        await browser.PostFormAsync("/account", "sign-out-everywhere");
        await ChangeAsync("sai");
        await ChangeAsync(TestHost.Password);

        Assert.Equal(
            [
                (nameof(ChangeOwnPassword), """{"Password":[null,"đã đổi"]}"""),
                (nameof(EndOwnSessions), """{"Sessions":[null,"đã kết thúc tất cả"]}"""),
                (nameof(UseSecondStep), """{"Authenticator":[null,"đã tạo mã bí mật mới"]}"""),
            ],
            await LinesAsync(user));

        Task<HttpResponseMessage> ChangeAsync(string current) => browser.PostFormAsync(
            "/account/password", "own-password", ("Input.Current", current), ("Input.New", Wanted), ("Input.Again", Wanted));
    }

    [Fact]
    public async Task Turning_the_second_step_on_renewing_its_codes_and_turning_it_off_leave_a_line_each()
    {
        await using var host = new TestHost(Database);
        var user = await host.AddUserAsync("lo.an", [Role.Officer], new Claim(Grants.Area, "24.00070."));
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider.ActAs(new("lo.an", Commune, Role.Officer));
        var users = services.GetRequiredService<UserManager<User>>();
        services.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext =
            new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = services };
        var own = (await users.FindByIdAsync($"{user.Id}"))!;
        await users.SetTwoFactorEnabledAsync(own, true);
        var secondStep = services.GetRequiredService<UseSecondStep>();

        Assert.NotNull((await secondStep.RenewAsync(own, TestHost.Password, NoCancel)).Answer);
        Assert.True((await secondStep.DisableAsync(own, "sai", NoCancel)).IsRefused);
        Assert.False((await secondStep.DisableAsync(own, TestHost.Password, NoCancel)).IsRefused);

        Assert.Equal(
            [
                ("Account", """{"TwoFactorEnabled":[false,true]}"""),
                (nameof(UseSecondStep), """{"Authenticator":[null,"đã gỡ"]}"""),
                (nameof(UseSecondStep), """{"RecoveryCodes":[null,"đã tạo mã mới"]}"""),
                (nameof(UseSecondStep), """{"TwoFactorEnabled":[true,false]}"""),
            ],
            await LinesAsync(user));
    }

    [Fact]
    public async Task What_an_administrator_does_to_the_secrets_of_an_account_leaves_a_line_too()
    {
        await using var host = new TestHost(Database);
        var user = await host.AddUserAsync("lo.an", [Role.Officer], new Claim(Grants.Area, "24.00070."));
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider.ActAs(new("quan.tri", Commune, Role.Administrator));

        await services.GetRequiredService<SignOutEverywhere>().SaveAsync(user.Id, NoCancel);
        var given = (await services.GetRequiredService<ResetPassword>().SaveAsync(user.Id, NoCancel)).Answer!.Password;
        await services.GetRequiredService<ResetSecondStep>().SaveAsync(user.Id, NoCancel);

        var lines = await LinesAsync(user);
        Assert.Contains((nameof(SignOutEverywhere), """{"Sessions":[null,"đã kết thúc tất cả"]}"""), lines);
        Assert.Contains((nameof(ResetPassword), """{"Password":[null,"đã đặt lại"]}"""), lines);
        Assert.Contains((nameof(ResetSecondStep), """{"Authenticator":[null,"đã gỡ"]}"""), lines);
        Assert.DoesNotContain(lines, l => l.Changes.Contains(given, StringComparison.Ordinal));
    }

    /// <summary>Of the account, without those of its making.</summary>
    private Task<List<(string UseCase, string Changes)>> LinesAsync(User user) => InAsync(VuonLen.App.Areas.AreaScope.Nation, async db =>
        (await db.Audit.Where(a => a.RowId == user.Id && a.Entity == nameof(User) && !a.Changes.Contains("UserName")).ToListAsync())
            .Select(a => (a.UseCase, a.Changes)).OrderBy(l => l.UseCase, StringComparer.Ordinal).ThenBy(l => l.Changes, StringComparer.Ordinal).ToList());
}
