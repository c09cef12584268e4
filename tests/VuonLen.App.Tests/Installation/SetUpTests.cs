using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Installation.SetUp;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Installation;

public sealed class SetUpTests : DatabaseTest
{
    private readonly List<string> _console = [];

    private string Code => _console[^1].Split(' ')[^1];

    [Fact]
    public async Task Until_somebody_can_sign_in_every_page_leads_to_the_set_up()
    {
        await using var host = Host();
        using var browser = host.Browser();

        Assert.Equal("/set-up", (await browser.OpenAsync("/households")).Headers.Location?.OriginalString);
        Assert.Equal("/set-up", (await browser.OpenAsync("/sign-in")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/set-up")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/health/live")).StatusCode);
        Assert.Matches("^Mở http.*/set-up .*[A-Z2-9]{5}-[A-Z2-9]{5}$", Assert.Single(_console));
    }

    [Fact]
    public async Task The_administrator_who_is_officer_too_reaches_the_one_commune_and_is_signed_in()
    {
        await using var host = Host();
        using var browser = host.Browser();

        var answer = await SetUpAsync(browser, Code, ("Input.IsOfficerToo", "true"));

        Assert.Equal("/first-steps", answer.Headers.Location?.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/first-steps")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/users")).StatusCode);
        await using var scope = host.Services.CreateAsyncScope();
        var caller = (await scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<FindCaller>().RunAsync("quan.tri", NoCancel)).Answer!;
        Assert.Equal(["12.03388."], caller.Scope.Granted);
        Assert.Equal([""], caller.Administered.Granted);
        Assert.Equal([Role.Administrator, Role.Officer], caller.Roles.Order());
        var commune = await InAsync(AreaScope.Nation, db => db.Units.SingleAsync(u => u.Level == AreaLevel.Commune));
        Assert.Equal(("12.03388.", "Phường Tân Phong", true), (commune.AreaPath, commune.FullName, commune.IsUrban));
    }

    [Fact]
    public async Task A_mere_administrator_works_with_no_household()
    {
        await using var host = Host();
        using var browser = host.Browser();

        await SetUpAsync(browser, Code);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/households")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task The_code_works_once_and_the_page_is_gone_afterwards()
    {
        await using var host = Host();
        using var first = host.Browser();
        using var second = host.Browser();
        var (code, token) = (Code, await SetUpTokenAsync(second));

        await SetUpAsync(first, code);
        var answer = await PostAsync(second, token, code, ("Input.UserName", "ke.den.sau"));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Users.CountAsync()));
        Assert.Equal("/", (await first.OpenAsync("/set-up")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Of_two_browsers_at_once_one_wins()
    {
        await using var host = Host();
        using var first = host.Browser();
        using var second = host.Browser();
        var (a, b, code) = (await SetUpTokenAsync(first), await SetUpTokenAsync(second), Code);

        await Task.WhenAll(PostAsync(first, a, code), PostAsync(second, b, code, ("Input.UserName", "nguoi.khac")));

        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Users.CountAsync()));
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.Level == AreaLevel.Commune)));
    }

    [Fact]
    public async Task The_fifth_wrong_code_makes_a_new_one()
    {
        await using var host = Host();
        using var browser = host.Browser();
        var old = Code;

        for (var i = 0; i < 5; i++)
            Assert.Contains("IN-101", await (await SetUpAsync(browser, "AAAAA-AAAAA")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(2, _console.Count);
        Assert.NotEqual(old, Code);
        Assert.Contains("IN-101", await (await SetUpAsync(browser, old)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SetUpAsync(browser, Code.ToLowerInvariant())).StatusCode);
    }

    [Theory]
    [InlineData("Input.Password", "ngan", "ID-202")]
    [InlineData("Input.PasswordAgain", "khac-nhau-12", "ID-204")]
    [InlineData("Input.UserName", "có dấu", "ID-206")]
    [InlineData("Input.DisplayName", " ", "ID-207")]
    [InlineData("Input.CommuneCode", "", "IN-103")]
    public async Task What_is_typed_wrongly_is_said_and_nothing_is_made(string field, string value, string code)
    {
        await using var host = Host();
        using var browser = host.Browser();

        var answer = await SetUpAsync(browser, Code, (field, value));

        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Users.CountAsync()));
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.Level == AreaLevel.Commune)));
    }

    private TestHost Host() => new(Database, configure: services => services.AddSingleton(new SetUpCode(_console.Add)));

    private static async Task<HttpResponseMessage> SetUpAsync(HttpClient browser, string code, params (string, string)[] other) =>
        await PostAsync(browser, await SetUpTokenAsync(browser), code, other);

    private static Task<string> SetUpTokenAsync(HttpClient browser) => browser.TokenAsync("/set-up?province=12");

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string token, string code, params (string Name, string Value)[] other)
    {
        var fields = new Dictionary<string, string>
        {
            ["_handler"] = "set-up",
            ["__RequestVerificationToken"] = token,
            ["Input.Code"] = code,
            ["Input.DisplayName"] = "Lò Thị Hiền",
            ["Input.UserName"] = "quan.tri",
            ["Input.Password"] = "nha-san-2026",
            ["Input.PasswordAgain"] = "nha-san-2026",
            ["Input.CommuneKind"] = "Phường",
            ["Input.CommuneName"] = "Tân Phong",
            ["Input.CommuneCode"] = "03388",
        };
        foreach (var (name, value) in other)
            fields[name] = value;
        return browser.PostAsync(new Uri("/set-up?province=12", UriKind.Relative), new FormUrlEncodedContent(fields));
    }
}
