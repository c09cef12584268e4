using System.Buffers.Binary;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Identity.Users;
using VuonLen.App.Shell;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Identity;

public sealed partial class SignInTests : DatabaseTest
{
    private static readonly Claim _area = new(Grants.Area, "24.00070.");

    [Theory]
    [InlineData("/households?page=2", "/households?page=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    public async Task Only_an_own_address_is_followed_after_signing_in(string asked, string followed)
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var browser = host.Browser();

        var answer = await EnterAsync(browser, "lo.an", TestHost.Password, "?ReturnUrl=" + Uri.EscapeDataString(asked));

        Assert.Equal(followed, answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString);
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_the_account_and_says_nothing_else()
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var browser = host.Browser();

        for (var i = 0; i < 5; i++)
            Assert.Contains("ID-100", await BodyAsync(EnterAsync(browser, "lo.an", "sai-mat-khau-1")), StringComparison.Ordinal);

        Assert.Contains("ID-100", await BodyAsync(EnterAsync(browser, "lo.an", TestHost.Password)), StringComparison.Ordinal);
        Assert.Contains("ID-100", await BodyAsync(EnterAsync(browser, "khong.co", TestHost.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_account_does_not_sign_in_and_its_sessions_end()
    {
        await using var host = new TestHost(Database);
        var user = await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var browser = host.Browser();
        await EnterAsync(browser, "lo.an", TestHost.Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).StatusCode);

        await UseAsync(host, s => s.GetRequiredService<CloseAccount>().SaveAsync(user.Id, close: true, NoCancel));

        Assert.Equal("/sign-in", (await browser.OpenAsync("/account")).Headers.Location?.AbsolutePath);
        Assert.Contains("ID-100", await BodyAsync(EnterAsync(browser, "lo.an", TestHost.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_account_signs_in_only_where_the_demo_is()
    {
        await using (var real = new TestHost(Database))
        {
            await real.AddUserAsync("canbo.phuong", [Role.Officer], _area, new(Grants.Demo, "yes"));
            using var browser = real.Browser();
            Assert.Contains("ID-100", await BodyAsync(EnterAsync(browser, "canbo.phuong", TestHost.Password)), StringComparison.Ordinal);
        }

        await using var demo = new TestHost(Database, configure: s => s.AddSingleton(new Surroundings(IsDemo: true)));
        using var visitor = demo.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(visitor, "canbo.phuong", TestHost.Password)).StatusCode);
    }

    [Fact]
    public async Task A_password_that_somebody_else_gave_is_changed_before_anything_else()
    {
        await using var host = new TestHost(Database);
        var user = await host.AddUserAsync("lo.an", [Role.Officer], _area);
        var given = (await UseAsync(host, s => s.GetRequiredService<ResetPassword>().SaveAsync(user.Id, NoCancel))).Answer!.Password;
        using var browser = host.Browser();
        await EnterAsync(browser, "lo.an", given);

        Assert.Equal("/account/password", (await browser.OpenAsync("/households")).Headers.Location?.OriginalString);
        Assert.Contains("ID-203", await BodyAsync(ChangeAsync(browser, "sai", "nha-go-2026x", "nha-go-2026x")), StringComparison.Ordinal);
        Assert.Contains("ID-204", await BodyAsync(ChangeAsync(browser, given, "nha-go-2026x", "khac")), StringComparison.Ordinal);
        Assert.Contains("ID-202", await BodyAsync(ChangeAsync(browser, given, "lo.an-2026-abc", "lo.an-2026-abc")), StringComparison.Ordinal);
        Assert.Contains("ID-205", await BodyAsync(ChangeAsync(browser, given, given, given)), StringComparison.Ordinal);

        await ChangeAsync(browser, given, "nha-go-2026x", "nha-go-2026x");

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_only()
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var here = host.Browser();
        using var elsewhere = host.Browser();
        await EnterAsync(here, "lo.an", TestHost.Password);
        await EnterAsync(elsewhere, "lo.an", TestHost.Password);

        await here.PostFormAsync("/account", "sign-out-everywhere");

        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.OpenAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_second_step_is_asked_for_and_a_recovery_code_works_once()
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var browser = host.Browser();
        await EnterAsync(browser, "lo.an", TestHost.Password);
        await browser.PostFormAsync("/account/second-step", "second-step-begin");
        var key = Key().Match(await browser.GetStringAsync(new Uri("/account/second-step", UriKind.Relative))).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        Assert.Contains("ID-201", await BodyAsync(EnableAsync(browser, "000000")), StringComparison.Ordinal);
        var codes = Recovery().Matches(await BodyAsync(EnableAsync(browser, Totp(key)))).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);

        Assert.Equal("/sign-in/second-step", await PasswordThenAsync(host, null));
        Assert.Equal("ID-201", await PasswordThenAsync(host, "111111"));
        Assert.Equal("/", await PasswordThenAsync(host, Totp(key)));
        Assert.Equal("/", await PasswordThenAsync(host, codes[0]));
        Assert.Equal("ID-201", await PasswordThenAsync(host, codes[0]));

        await using var db = Database.Open();
        Assert.DoesNotContain(await db.Audit.Select(a => a.Changes).ToListAsync(), c => c.Contains(key, StringComparison.Ordinal) || codes.Any(c.Contains));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_pages_are_kept_by_nobody()
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("lo.an", [Role.Officer], _area);
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new("https://localhost") });

        var answer = await EnterAsync(browser, "lo.an", TestHost.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(".AspNetCore.Identity.Application", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True((await browser.OpenAsync("/account")).Headers.CacheControl?.NoStore);
    }

    private static async Task<string> PasswordThenAsync(TestHost host, string? code)
    {
        using var browser = host.Browser();
        var answer = await EnterAsync(browser, "lo.an", TestHost.Password);
        if (code is null)
            return PathOf(answer);

        answer = await browser.PostFormAsync("/sign-in/second-step", "second-step", ("Input.Code", code));
        return answer.StatusCode == HttpStatusCode.Redirect
            ? PathOf(answer)
            : (await answer.Content.ReadAsStringAsync()).Contains("ID-201", StringComparison.Ordinal) ? "ID-201" : "?";
    }

    private static string PathOf(HttpResponseMessage answer) =>
        new Uri(new("http://localhost"), answer.Headers.Location!).AbsolutePath;

    private static Task<HttpResponseMessage> EnterAsync(HttpClient browser, string name, string password, string query = "") =>
        browser.PostFormAsync("/sign-in" + query, "sign-in", ("Input.Name", name), ("Input.Password", password));

    private static Task<HttpResponseMessage> EnableAsync(HttpClient browser, string code) =>
        browser.PostFormAsync("/account/second-step", "second-step-enable", ("Input.Code", code));

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string current, string wanted, string again) => browser.PostFormAsync(
        "/account/password", "own-password", ("Input.Current", current), ("Input.New", wanted), ("Input.Again", again));

    private static async Task<string> BodyAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    private static async Task<T> UseAsync<T>(TestHost host, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.ActAs(new("quan.tri", AreaScope.Nation, Role.Administrator)));
    }

    /// <summary>What an authenticator shows now (RFC 6238); the framework goes by the real clock.</summary>
    private static string Totp(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // as the standard has it
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (code % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("Nhập khóa: <code>([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex Recovery();
}
