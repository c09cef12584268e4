using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using VuonLen.App.Dashboard.Situation;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Dashboard;

public sealed partial class StartPageTests : DatabaseTest
{
    [Theory]
    [InlineData(Role.Officer, "24.00070.", "/")]
    [InlineData(Role.Officer, "24.00070.", "/?heat=NearPoor")]
    [InlineData(Role.Department, "24.00070.", "/")]
    [InlineData(Role.VillageHead, "24.00070.04.", "/")]
    [InlineData(Role.Province, "24.", "/")]
    [InlineData(Role.Province, "24.", "/?commune=00070")]
    public async Task Every_number_opens_the_list_of_exactly_these_households(Role role, string area, string address)
    {
        await SaveAsync(ACommune.Lively().Rows);
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(role, new Claim(Grants.Area, area));

        var numbers = Numbers().Matches(await PageAsync(browser, address))
            .Select(m => (Address: WebUtility.HtmlDecode(m.Groups[1].Value), Number: int.Parse(m.Groups[2].Value.Replace(".", ""), System.Globalization.CultureInfo.InvariantCulture)))
            .Distinct().ToList();

        Assert.True(numbers.Count >= 15, $"only {numbers.Count} numbers are links");
        foreach (var (list, number) in numbers)
            Assert.Equal((list, number), (list, await TotalAsync(browser, list)));
    }

    [Fact]
    public async Task Nobody_is_shown_numbers_from_elsewhere()
    {
        var commune = ACommune.Lively();
        await SaveAsync(commune.Rows);
        await using var host = new TestHost(Database);
        using var stranger = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00099."));

        var page = await PageAsync(stranger, "/");

        Assert.Contains("Chưa có hộ nào", page, StringComparison.Ordinal);
        Assert.Empty(Numbers().Matches(page));
        Assert.DoesNotContain("Suối Mây", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_is_of_the_population_and_is_said_to_two_digits()
    {
        var commune = ACommune.Lively();
        await SaveAsync([.. commune.Rows, ACommune.Population(commune.Near, 146, 90), ACommune.Population(commune.Far, 54, 30)]);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("3,42%", page, StringComparison.Ordinal); // 5 of 146
        Assert.Contains("3,50%", page, StringComparison.Ordinal); // 7 of 200
        Assert.Contains("trên 200 hộ dân cư (dân số 2026)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa nhập dân số", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_without_a_population_or_above_the_whole_is_not_said()
    {
        var commune = ACommune.Lively();
        await SaveAsync([.. commune.Rows, ACommune.Population(commune.Near, 4)]);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("xem lại dân số: 4 hộ, ít hơn 5 hộ trong danh sách", page, StringComparison.Ordinal);
        Assert.Contains("chưa nhập dân số", page, StringComparison.Ordinal);
        Assert.DoesNotContain("125,00%", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_commune_says_what_to_do_first()
    {
        await SaveAsync(new ACommune().Rows);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("Hãy đăng ký hộ đầu tiên", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/households/new\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_without_poor_households_says_so()
    {
        var commune = new ACommune();
        commune.Add(commune.Near, "Vi Thị Khá", PovertyClass.NotPoor);
        await SaveAsync([.. commune.Rows, ACommune.Population(commune.Near, 0)]);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("không có hộ nào", page, StringComparison.Ordinal); // a rate of nothing
        Assert.Contains("Không có hộ nào trong nhóm này", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_is_led_to_the_own_work()
    {
        await SaveAsync(ACommune.Lively().Rows);
        await using var host = new TestHost(Database);
        using var administrator = await host.SignInAsync(Role.Administrator, new Claim(Grants.Area, Grants.Nation));

        var page = await PageAsync(administrator, "/");

        Assert.Contains("href=\"/users\"", page, StringComparison.Ordinal);
        Assert.Empty(Numbers().Matches(page));
    }

    [Fact]
    public async Task In_2027_it_says_which_standard_lacks_what_and_that_the_statuses_are_of_the_former_one()
    {
        await SaveAsync(ACommune.Lively().Rows);
        await using var host = new TestHost(Database, new Day(2027, 1, 2));
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("ND351-2027", page, StringComparison.Ordinal);
        Assert.Contains("chưa hộ nào được phân loại", page, StringComparison.Ordinal);
        Assert.Contains(StandardProblems.NoIndicators.Message, page, StringComparison.Ordinal);
        Assert.Contains("Trạng thái dưới đây còn theo chuẩn ND07-2022", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Across_a_change_of_standard_nothing_is_compared_and_the_line_breaks()
    {
        var commune = new ACommune();
        for (var i = 0; i < 5; i++)
            commune.Add(commune.Near, $"Lò Văn {(char)('A' + i)}", PovertyClass.Poor, h => h.Recognitions.Add(h.Line(PovertyClass.Poor, new(2027, 1, 10), "ND351-2027")));
        commune.Households[4].Recognitions.RemoveAt(1);
        commune.Households[4].Recognitions.Add(commune.Households[4].Line(PovertyClass.NotPoor, new(2027, 1, 10), "ND351-2027"));
        await SaveAsync(commune.Rows);
        await using var host = new TestHost(Database, new Day(2027, 4, 2));
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = WebUtility.HtmlDecode(await PageAsync(officer, "/"));

        Assert.Contains("khác chuẩn với ngày 31/12/2026, không so sánh được", page, StringComparison.Ordinal);
        Assert.DoesNotContain("giảm 1 hộ so với", page, StringComparison.Ordinal);
        Assert.Contains("Ngày 31/03/2027 tính theo chuẩn ND351-2027, ngày 31/12/2026 theo chuẩn ND07-2022: khác chuẩn, không so sánh được", page, StringComparison.Ordinal);
        Assert.Equal(2, PoorLine().Match(page).Groups[1].Value.Count(c => c == 'M'));
    }

    [Fact]
    public async Task Under_one_standard_the_difference_is_said()
    {
        await SaveAsync(ACommune.Lively().Rows);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = WebUtility.HtmlDecode(await PageAsync(officer, "/"));

        Assert.Contains("giảm 1 hộ so với 31/12/2025", page, StringComparison.Ordinal);
        Assert.DoesNotContain("khác chuẩn", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_risen_is_not_expected_to_rise()
    {
        var commune = ACommune.Lively();
        commune.Add(commune.Near, "Lò Văn Sắp", PovertyClass.Poor, h => h.Marks = PlanningMarks.ExpectedToEscape);
        await SaveAsync(commune.Rows);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await PageAsync(officer, "/");

        Assert.Contains("<a href=\"/households?mark=ExpectedToEscape\">1</a>", page, StringComparison.Ordinal);
        var list = await PageAsync(officer, "/households?mark=ExpectedToEscape");
        Assert.Contains("Lò Văn Sắp", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Vi Thị Khá", list, StringComparison.Ordinal);
        Assert.Contains("Vi Thị Khá", await PageAsync(officer, "/households?mark=None"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24", 7)]
    [InlineData("22", 1)]
    public async Task Who_reads_two_provinces_opens_a_commune_of_one_of_them(string province, int poor)
    {
        var (commune, other) = (ACommune.Lively(), new ACommune("22"));
        other.Add(other.Near, "Bàn Văn Khe", PovertyClass.Poor);
        await SaveAsync([.. commune.Rows, .. other.Rows]);
        await using var host = new TestHost(Database);
        using var reader = await host.SignInAsync(Role.Province, new(Grants.Area, "24."), new(Grants.Area, "22."));

        var all = WebUtility.HtmlDecode(await PageAsync(reader, "/"));
        var address = $"/?province={province}&commune=00070";
        Assert.Contains($"href=\"{address}\"", all, StringComparison.Ordinal);
        var page = await PageAsync(reader, address);

        var numbers = Numbers().Matches(page).Select(m => (List: WebUtility.HtmlDecode(m.Groups[1].Value), Number: m.Groups[2].Value)).Distinct().ToList();
        Assert.Contains(($"/households?province={province}&commune=00070&status=Poor", $"{poor}"), numbers);
        foreach (var (list, number) in numbers)
            Assert.Equal((list, number), (list, $"{await TotalAsync(reader, list)}"));
        Assert.Equal(province == "22", (await PageAsync(reader, $"/households?province={province}&commune=00070&q=khe")).Contains("Bàn Văn Khe", StringComparison.Ordinal));
    }

    [Fact]
    public void The_trend_has_the_ends_of_eight_quarters_and_today() => Assert.Equal(
        [
            new(2024, 12, 31), new(2025, 3, 31), new(2025, 6, 30), new(2025, 9, 30), new(2025, 12, 31), new(2026, 3, 31), new(2026, 6, 30),
            new DateOnly(2026, 9, 30), Today.Date,
        ],
        Trend.DaysUntil(Today.Date));

    private static async Task<string> PageAsync(HttpClient browser, string address)
    {
        var answer = await browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<int> TotalAsync(HttpClient browser, string address)
    {
        var page = await PageAsync(browser, address);
        Assert.DoesNotContain("không đọc được", page, StringComparison.Ordinal);
        var total = Total().Match(page);
        return total.Success ? int.Parse(total.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("<a href=\"(/households[^\"]*)\"[^>]*>([0-9.]+)</a>")]
    private static partial Regex Numbers();

    [GeneratedRegex("<path class=\"line s0\" d=\"([^\"]*)\"")]
    private static partial Regex PoorLine();

    [GeneratedRegex("trong ([0-9]+) hộ")]
    private static partial Regex Total();
}
