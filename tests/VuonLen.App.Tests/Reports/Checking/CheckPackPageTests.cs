using System.Net;
using System.Security.Claims;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Checking;
using VuonLen.App.Reports.Papers;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Tests.Reports.Checking;

/// <summary>The page that checks packs of others, as a browser meets it.</summary>
public sealed class CheckPackPageTests : DatabaseTest
{
    private const string Codes = "(A)|(B)|(C)|1|2|3|4|5|6|7|8|9=1-2-3-4+5+6+7+8";

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public async Task A_pack_without_a_fault_is_told_so()
    {
        await using var host = new TestHost(Database);
        var page = await SendAsync(await OfficerAsync(host), Whole(InventedPack.Of()));

        Assert.Contains("Không thấy chỗ nào sai", page, StringComparison.Ordinal);
        Assert.Contains("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15", page, StringComparison.Ordinal);
        Assert.DoesNotContain("chỗ sai</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_several_files_stand_under_their_forms_with_both_sides()
    {
        await using var host = new TestHost(Database);
        var page = await SendAsync(
            await OfficerAsync(host),
            Export.File("F02.xlsx", w => Export.Sheet(w, "2", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", Codes, "1|Đăk Glong|Hộ|1369|374|128||39|0|28||923", "||Nhân khẩu|10|0|0||0|0|0||10")),
            Export.File("F03.xlsx", w => Export.Sheet(w, "3", "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO", Codes, "1|Đăk Glong|Hộ|100|0|39||374|0|0||435", "||Nhân khẩu|0|0|0||0|0|0||0")));

        Assert.Contains("Biểu 2: 1 chỗ sai", page, StringComparison.Ordinal);
        Assert.Contains("bên trái 923, bên phải 934, lệch -11", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Biểu 3:", page, StringComparison.Ordinal);
        Assert.Contains("không kiểm được vì thiếu biểu 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_by_name_and_the_others_are_checked()
    {
        await using var host = new TestHost(Database);
        var page = await SendAsync(await OfficerAsync(host), new PackFile("anh.xlsx", new MemoryStream("không phải bảng tính"u8.ToArray())), Whole(InventedPack.Of(20)));

        Assert.Matches("anh\\.xlsx: [^<]*\\(DO-1\\d\\d\\)", page);
        Assert.Contains("Không thấy chỗ nào sai", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_said_and_nothing_is_checked()
    {
        await using var host = new TestHost(Database);
        var page = await SendAsync(await OfficerAsync(host));

        Assert.Contains("Chưa kiểm tra tệp nào", page, StringComparison.Ordinal);
        Assert.Contains("DO-", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Who_may_read_forms_may_check_them_and_nobody_else(Role role)
    {
        await using var host = new TestHost(Database);
        var browser = await host.SignInAsync(role, new Claim(Grants.Area, "24.00070."));

        var answer = await PostAsync(browser, Export.File("F02.xlsx", w => Export.Sheet(w, "2", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", Codes, "1|Xã Một|Hộ|5|1|0|0|0|0|0|0|4", "||Nhân khẩu|5|1|0|0|0|0|0|0|4")));

        Assert.Equal(Rights.Table[Rights.ReadForms].Contains(role), answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(Rights.Table[Rights.ReadForms].Contains(role), (await answer.Content.ReadAsStringAsync()).Contains("Không thấy chỗ nào sai", StringComparison.Ordinal));
    }

    private static PackFile Whole(Pack pack)
    {
        var book = new MemoryStream();
        FormWorkbook.WriteAll(book, pack, InventedPack.Frozen);
        return new("Bộ biểu.xlsx", book);
    }

    private static Task<HttpClient> OfficerAsync(TestHost host) => host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

    private static async Task<string> SendAsync(HttpClient browser, params PackFile[] files)
    {
        var answer = await PostAsync(browser, files);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, params PackFile[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent("check-pack"), "_handler" }, { new StringContent(await browser.TokenAsync()), "__RequestVerificationToken" } };
        foreach (var file in files)
        {
            file.Content.Position = 0;
            form.Add(new StreamContent(file.Content), "Files", file.Name);
        }

        return await browser.PostAsync(new Uri("/forms/check", UriKind.Relative), form);
    }
}
