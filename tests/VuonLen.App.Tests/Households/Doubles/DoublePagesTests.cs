using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Doubles;

/// <summary>The way of an officer through the pages: list, pair, merger, survivor, back.</summary>
public sealed partial class DoublePagesTests : DoublesTest
{
    private const string Number = "011080001235";

    [Fact]
    public async Task A_pair_is_compared_merged_read_on_both_pages_and_taken_back()
    {
        var (stays, goes) = (At(Village, Numbered(Somebody("Lò Văn An", On(1980)), Number)), At(NextVillage, Numbered(Somebody("Lò Văn An", On(1980)), Number), Somebody("Lò Thị Bưởi", On(2010))));
        (stays.Water, goes.Water, goes.Toilet) = (Water.Tap, Water.Rain, Toilet.Septic);
        goes.Memberships[0].Person.Phone = "0912000111";
        goes.Recognitions.Add(goes.Line(PovertyClass.Poor, new(2025, 12, 31), decision: "77/QĐ-UBND"));
        await SaveAsync(stays, goes);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        Assert.Contains("Có thể trùng", await ReadAsync(officer, $"/households/24/{stays.Id}"), StringComparison.Ordinal);
        var list = await ReadAsync(officer, "/doubles");
        Assert.Contains("cùng số định danh; cùng họ tên, ngày sinh; cùng chủ hộ ở hai thôn", list, StringComparison.Ordinal);
        Assert.Contains("1 cặp", list, StringComparison.Ordinal);
        var pair = Link().Match(list).Groups[1].Value;
        var compared = await ReadAsync(officer, pair);
        Assert.Contains("0********235", compared, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, compared, StringComparison.Ordinal);
        Assert.Contains("Nước mưa", compared, StringComparison.Ordinal);

        var address = $"/doubles/24/{stays.Id}/{goes.Id}/merge";
        var page = await ReadAsync(officer, address);
        Assert.Contains("Nước sinh hoạt: hai bên khác nhau", page, StringComparison.Ordinal);
        Assert.Contains("Nhà tiêu: Tự hoại", page, StringComparison.Ordinal);
        Assert.Contains("sẽ là <strong>Hộ nghèo</strong> từ 31/12/2025", page, StringComparison.Ordinal);
        var sent = await officer.PostFormAsync(address, "merge-doubles", [.. Hidden(page), ("take-water", "goes"), ("Lines", $"{goes.Recognitions[0].Id}"), ("Why", "Đã đến nhà xem")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var merge = new Uri(officer.BaseAddress!, sent.Headers.Location!).AbsolutePath;

        var shown = await ReadAsync(officer, merge);
        Assert.Contains("Lò Thị Bưởi", shown, StringComparison.Ordinal);
        Assert.Contains("Đã đến nhà xem", shown, StringComparison.Ordinal);
        var now = await StoredAsync(stays.Key);
        Assert.Equal((Water.Rain, Toilet.Septic, 2), (now.Water, now.Toilet, now.MemberCount));
        var history = await ReadAsync(officer, $"/households/24/{stays.Id}?tab=history");
        Assert.Contains("Lịch sử của hồ sơ trùng đã gộp", history, StringComparison.Ordinal);
        Assert.Contains("chép từ hồ sơ trùng đã gộp", history, StringComparison.Ordinal);
        var old = await ReadAsync(officer, $"/households/24/{goes.Id}");
        Assert.Contains("Đây là hồ sơ trùng, đã gộp vào", old, StringComparison.Ordinal);
        Assert.Contains($"href=\"/households/24/{stays.Id}\"", old, StringComparison.Ordinal);
        Assert.Contains("Không có cặp nào chờ quyết định", await ReadAsync(officer, "/doubles"), StringComparison.Ordinal);
        Assert.Contains("đang có hiệu lực", await ReadAsync(officer, "/doubles?tab=merged"), StringComparison.Ordinal);

        var undo = await ReadAsync(officer, merge + "/undo");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync(merge + "/undo", "undo-merge", [.. Hidden(undo)])).StatusCode);
        Assert.Contains("đã được hoàn tác", await ReadAsync(officer, merge), StringComparison.Ordinal);
        Assert.Contains("1 cặp", await ReadAsync(officer, "/doubles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_to_be_two_it_is_not_asked_again_and_a_refused_merger_keeps_what_was_chosen()
    {
        var (one, two) = (At(Village, Somebody("Lò Văn An", On(1980))), At(Village, Somebody("Lò Văn An", On(1980))));
        (one.Water, two.Water) = (Water.Tap, Water.Rain);
        await SaveAsync(one, two);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var address = $"/doubles/24/{one.Id}/{two.Id}/merge";
        var page = await ReadAsync(officer, address);
        await InAsync(Commune, async db =>
        {
            (await db.Households.At(two.Key).SingleAsync(NoCancel)).Remark = "sửa xen vào";
            return await db.SaveAsync("EditFacts", NoCancel);
        });
        var refused = await (await officer.PostFormAsync(address, "merge-doubles", [.. Hidden(page), ("take-water", "goes"), ("Why", "một nhà")])).Content.ReadAsStringAsync(NoCancel);
        Assert.Contains("DB-001", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"một nhà\"", WebUtility.HtmlDecode(refused), StringComparison.Ordinal);
        Assert.Matches("name=\"take-water\" value=\"goes\" checked", refused);

        var different = $"/doubles/24/{one.Id}/{two.Id}/different";
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync(different, "different", ("Input.Why", "hai anh em họ"))).StatusCode);
        Assert.Contains("Không có cặp nào chờ quyết định", await ReadAsync(officer, "/doubles"), StringComparison.Ordinal);
        Assert.Contains("hai anh em họ", await ReadAsync(officer, "/doubles?tab=different"), StringComparison.Ordinal);
        Assert.Contains("Đã có quyết định: khác nhau", await ReadAsync(officer, $"/doubles/24/{one.Id}/{two.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Có thể trùng", await ReadAsync(officer, $"/households/24/{one.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync(different, "withdraw-different")).StatusCode);
        Assert.Contains("1 cặp", await ReadAsync(officer, "/doubles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_reads_neither_numbers_nor_health_and_decides_nothing()
    {
        var (one, two) = (At(Village, Numbered(Somebody("Lò Văn An", On(1980)), Number)), At(Village, Numbered(Somebody("Lò Văn An", On(1980)), Number)));
        (one.PaperDeprived, two.PaperDeprived) = (3, 5);
        await SaveAsync(one, two);
        await using var host = new TestHost(Database);
        using var reader = await host.SignInAsync(Role.Department, new Claim(Grants.Area, "24.00070."));

        var page = await ReadAsync(reader, $"/doubles/24/{one.Id}/{two.Id}");

        foreach (var secret in new[] { "********235", "Thiếu hụt theo phiếu giấy", "/merge", "/different", "/people/" })
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains("Cán bộ giảm nghèo của xã quyết định", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.OpenAsync($"/doubles/24/{one.Id}/{two.Id}/merge")).StatusCode);
    }

    private static async Task<string> ReadAsync(HttpClient browser, string address)
    {
        var answer = await browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(NoCancel));
    }

    /// <summary>The hidden fields of the posted form.</summary>
    private static List<(string, string)> Hidden(string page) =>
        [.. HiddenInput().Matches(page[page.LastIndexOf("method=\"post\"", StringComparison.Ordinal)..]).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Where(f => !f.Item1.StartsWith('_'))];

    [GeneratedRegex("href=\"(/doubles/24/[^\"]+)\">Đối chiếu")]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenInput();
}
