using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Identity;
using VuonLen.App.Shell;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Shell;

/// <summary>The frame around the pages, and what is shown when there is no page.</summary>
public sealed class ShellPagesTests : DatabaseTest
{
    private static readonly Claim _area = new(Grants.Area, "24.00070.");

    [Theory]
    [InlineData("/khong-co", HttpStatusCode.NotFound, "WEB-404")]
    [InlineData("/households/24/0198c0de-0000-7000-8000-000000000001", HttpStatusCode.NotFound, "WEB-404")]
    public async Task What_does_not_exist_is_said_in_Vietnamese(string address, HttpStatusCode status, string code)
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, _area);

        var answer = await officer.OpenAsync(address);

        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"({code})", page, StringComparison.Ordinal);
        Assert.Contains("Danh sách hộ", page, StringComparison.Ordinal); // the menu is there to go on
    }

    [Fact]
    public async Task Who_may_not_is_told_who_may()
    {
        await using var host = new TestHost(Database);
        using var administrator = await host.SignInAsync(Role.Administrator);

        var answer = await administrator.OpenAsync("/households/24/0198c0de-0000-7000-8000-000000000001");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("(WEB-403)", page, StringComparison.Ordinal);
        Assert.Contains("cán bộ giảm nghèo của xã, phường", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_what_to_do()
    {
        await using var host = new TestHost(Database);
        using var nobody = host.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in")]);

        var answer = await nobody.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("(WEB-400)", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_a_trace_and_nothing_of_what_failed()
    {
        using var log = new CapturedLog();
        await using var host = new TestHost(Database, log: log);
        await using var failing = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddScoped<ICaller>(scope => scope.GetRequiredService<IHttpContextAccessor>().HttpContext is null
                ? Caller.Program
                : throw new InvalidOperationException("Lò Văn An"))));
        using var nobody = failing.CreateClient(new() { AllowAutoRedirect = false });

        var answer = await nobody.OpenAsync("/sign-in");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("(WEB-500)", page, StringComparison.Ordinal);
        var trace = Regex.Match(page, "Mã lần lỗi: <code>([^<]+)</code>").Groups[1].Value;
        Assert.Single(log.Lines, line => trace.Length > 0 && line.Contains(trace, StringComparison.Ordinal) && line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain("Lò Văn An", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_carry_no_inline_style_or_script()
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, _area);

        foreach (var address in new[] { "/", "/sign-in", "/sign-out" })
        {
            var answer = await officer.OpenAsync(address);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)<[^>]+ (style|on[a-z]+)=|<style|<script(?![^>]* src=\"/)|(src|href)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task Signing_out_by_the_button_ends_the_session()
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, _area);

        var answer = await officer.PostFormAsync("/sign-out", "sign-out");

        Assert.Equal("/sign-in", answer.Headers.Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.OpenAsync("/")).StatusCode);
    }

    [Fact]
    public async Task The_menu_leads_to_pages_that_ask_for_the_same_right()
    {
        await using var host = new TestHost(Database);
        var pages = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .ToLookup(e => e.RoutePattern.RawText, e => e.Metadata.GetMetadata<IAuthorizeData>()?.Policy);

        Assert.All(Menu.Entries, entry => Assert.Contains(entry.Right, pages[entry.Href]));
    }

    [Fact]
    public async Task The_menu_shows_only_what_one_may_open()
    {
        await using var host = new TestHost(Database);
        using var administrator = await host.SignInAsync(Role.Administrator);

        var page = await (await administrator.OpenAsync("/khong-co")).Content.ReadAsStringAsync();

        Assert.DoesNotContain(">Danh sách hộ</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_open_and_says_nothing_else()
    {
        await using var host = new TestHost(Database);
        using var nobody = host.Browser();

        Assert.Equal("Healthy", await nobody.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("Healthy", await nobody.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }
}
