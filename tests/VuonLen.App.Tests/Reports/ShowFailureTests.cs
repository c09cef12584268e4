using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Packs;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.App.Tests.Reports;

/// <summary>From a statement that does not hold to the households that make its sides differ.</summary>
public sealed class ShowFailureTests : ReportTest
{
    [Fact]
    public async Task The_page_names_the_household_that_counts_on_one_side_only()
    {
        var (unknown, known) = (In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(Village, "Lò Văn Bình", (Poor, "2025-06-01")));
        unknown.Memberships[0].Person.EthnicGroup = null;
        await SaveAsync(unknown, known, In(NextVillage, "Lò Văn Cao", (Poor, "2025-06-01")));
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var preview = await GetAsync(officer, $"/forms/24/{CommuneUnit.Id}?stage=Official");
        var link = Regex.Match(preview, "Bản Nà Sản: 1=1\\.1\\+1\\.2 không đúng[^<]*<a href=\"([^\"]+)\"").Groups[1].Value;
        var page = await GetAsync(officer, link);

        Assert.Contains("bên trái 2, bên phải 1, lệch 1", page, StringComparison.Ordinal);
        Assert.Contains("Lò Văn An", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lò Văn Bình", page, StringComparison.Ordinal);
        var cell = Regex.Match(page, "href=\"([^\"]+behind[^\"]+)\"").Groups[1].Value;
        Assert.Contains("Lò Văn Bình", await GetAsync(officer, cell), StringComparison.Ordinal); // both stand behind the left side
    }

    [Fact]
    public async Task A_side_somebody_entered_leads_to_what_was_entered()
    {
        await SaveAsync([.. Enumerable.Range(0, 61).Select(n => (object)In(Village, $"Lò Văn {n}", (Poor, "2025-06-01")))]);
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var page = await GetAsync(officer, $"/forms/24/{CommuneUnit.Id}/failure?stage=Official&form=1&area=1&line=0&identity={Uri.EscapeDataString("3+5+7≤1")}");

        Assert.Contains("số nhập tay", page, StringComparison.Ordinal);
        Assert.Contains($"/forms/24/{CommuneUnit.Id}/behind?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_by_now_is_said_and_another_commune_is_not_found()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")));
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));
        var stranger = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00071."));
        var address = $"/forms/24/{CommuneUnit.Id}/failure?form=9&area=1&line=0&identity=1%3D1.1%2B1.2";

        Assert.Contains("Chỗ này đã khớp", await GetAsync(officer, address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).StatusCode);
    }

    /// <summary>Planted: one household is taken out of one side, so that forms 2 and 3 disagree.</summary>
    [Fact]
    public void A_planted_disagreement_of_two_forms_names_just_the_household_planted()
    {
        var builder = new PackBuilder(InventedPack.Book(), InventedPack.Period, InventedPack.Areas, hasLists: false);
        var parts = Enumerable.Range(0, 160).Select(n => builder.Add(InventedPack.Household(n, 1 + (n % 5)))).ToList();
        var pack = builder.Finish();
        var cell = pack.Book.CellOf(3, 0, "5")!.Value;
        var at = parts.FindIndex(p => p.Parts.Any(c => c.Cell == cell));
        var area = parts[at].Parts.First(c => c.Cell == cell).Area;
        parts[at] = parts[at] with { Parts = [.. parts[at].Parts.Where(c => c.Cell != cell)] };
        var figures = PackFigures.Of(pack);
        figures.Set(3, area, 0, "5", pack.Cell(3, area, 0, "5")!.Value - 1);

        var failure = PackChecks.Check(figures, pack.Book).Failed.Single(f => f is { Identity: "F2.2=F3.5", Line: "Hộ" } && f.At == area);

        Assert.Equal(1, failure.Gap);
        Assert.Equal([(parts[at].Household, (1, 0))], ShowFailure.Differing(pack, parts, failure)!.Select(h => (h.Key, h.Value)));
    }

    private static async Task<string> GetAsync(HttpClient browser, string address) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(address, UriKind.Relative)));
}
