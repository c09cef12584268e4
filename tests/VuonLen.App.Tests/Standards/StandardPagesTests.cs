using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Standards;

public sealed partial class StandardPagesTests : DatabaseTest
{
    [Fact]
    public async Task On_2027_01_02_the_page_says_what_the_standard_still_lacks()
    {
        await using var host = new TestHost(Database, new Day(2027, 1, 2));
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await TextAsync(officer, "/standards");

        Assert.Contains("Áp dụng ngày 02/01/2027", page, StringComparison.Ordinal);
        Assert.Contains("ND351-2027 chưa đầy đủ nên chưa phân loại được hộ", page, StringComparison.Ordinal);
        Assert.All(NationalStandards.Nd351.Missing, missing => Assert.Contains(missing.Message, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chosen_day_shows_the_standard_of_that_day()
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        Assert.DoesNotContain("chưa đầy đủ nên", await TextAsync(officer, "/standards"), StringComparison.Ordinal);
        Assert.Contains("ND351-2027 chưa đầy đủ nên", await TextAsync(officer, "/standards?on=2027-01-02"), StringComparison.Ordinal);
        Assert.Contains("Không có chuẩn nghèo quốc gia nào", await TextAsync(officer, "/standards?on=2031-01-01"), StringComparison.Ordinal);
        Assert.Contains("Áp dụng ngày 15/10/2026", await TextAsync(officer, "/standards?on=hôm-nay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_income_is_compared_with_every_standard_also_an_incomplete_one()
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = Blanks().Replace(await TextAsync(officer, "/standards?income=1.800.000&area=rural"), " ");

        Assert.Contains("Cao hơn chuẩn > 1.500.000 đồng", page, StringComparison.Ordinal);
        Assert.Contains("Có (trên 1.500.000 đến 2.250.000 đồng)", page, StringComparison.Ordinal);
        Assert.Contains("Trong chuẩn ≤ 2.200.000 đồng", page, StringComparison.Ordinal);
        Assert.Contains("(ST-106)", page, StringComparison.Ordinal);
        Assert.Contains("(ST-130)", await TextAsync(officer, "/standards?income=-5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_shows_its_indicators_with_clause_and_how_sure_it_is()
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await TextAsync(officer, "/standards/ND07-2022");

        Assert.All(NationalStandards.Nd07.Indicators, i => Assert.Contains($"{i.Number}. {i.Name}", page, StringComparison.Ordinal));
        Assert.Contains("Ghi theo trí nhớ (khá chắc), cần đối chiếu văn bản gốc", page, StringComparison.Ordinal);
        Assert.DoesNotContain("recall", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/standards/ND00")).StatusCode);
    }

    [Fact]
    public async Task A_file_is_previewed_then_confirmed_without_a_script()
    {
        await using var host = new TestHost(Database);
        using var admin = await host.SignInAsync(Role.Administrator, new Claim(Grants.Administers, Grants.Nation));
        var json = AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31");

        var preview = await UploadAsync(admin, "/standards/load", "preview-standard", json);
        Assert.Contains("Nạp QG-THU?", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("QG-THU", await TextAsync(admin, "/standards"), StringComparison.Ordinal);

        var answer = await admin.PostFormAsync("/standards/load", "load-standard", ("Confirm.Json", json), ("Confirm.Revision", ""));
        Assert.EndsWith("/standards?done=loaded", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("QG-THU", await TextAsync(admin, "/standards"), StringComparison.Ordinal);
        Assert.Contains("(ST-124)", await UploadAsync(admin, "/standards/load", "preview-standard", NationalStandards.Nd07.Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scorecards_start_empty_and_show_what_was_loaded()
    {
        await using var host = new TestHost(Database);
        using var admin = await host.SignInAsync(Role.Administrator, new Claim(Grants.Administers, Grants.Nation));
        Assert.Contains("Chưa có bảng điểm nào", await TextAsync(admin, "/scorecards"), StringComparison.Ordinal);

        Assert.Contains("Nạp THE-THU?", await UploadAsync(admin, "/scorecards/load", "preview-scorecard", AScorecard.Json), StringComparison.Ordinal);
        await admin.PostFormAsync("/scorecards/load", "load-scorecard", ("Confirm.Json", AScorecard.Json), ("Confirm.Revision", ""));

        var list = await TextAsync(admin, "/scorecards");
        var address = Card().Match(list).Value;
        Assert.Contains("Mục thử một", await TextAsync(admin, address), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpClient user, string address)
    {
        var answer = await user.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Words(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> UploadAsync(HttpClient user, string address, string form, string text)
    {
        var page = await user.GetStringAsync(new Uri(address, UriKind.Relative));
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form), "_handler" },
            { new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload.File", "tep.json" },
        };
        var answer = await user.PostAsync(new Uri(address, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Words(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a reader sees, without the tags in between; links stay.</summary>
    private static string Words(string page) => WebUtility.HtmlDecode(Tag().Replace(page, m => m.Value.Contains("href", StringComparison.Ordinal) ? m.Value : ""));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("/scorecards/00/[0-9a-f-]{36}")]
    private static partial Regex Card();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
