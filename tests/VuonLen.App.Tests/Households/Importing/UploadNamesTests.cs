using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>Names of files as browsers, and those who are none, send them.</summary>
public sealed class UploadNamesTests : ImportTest
{
    private static readonly byte[] _file = Sheet(["Chủ hộ", "Thôn"], ["Lò Văn Thử", "Nà Phát"]);

    public static TheoryData<string, string> Names { get; } = new()
    {
        { "../../x.xlsx", "x.xlsx" },
        { "/etc/passwd", "passwd" },
        { "C:\\Users\\can bo\\Danh sách.xlsx", "Danh sách.xlsx" },
        { "..", "danh-sach" },
        { "...", "danh-sach" },
        { "a/", "danh-sach" },
        { "   ", "danh-sach" },
        { "a\u0007b\u001b[31m.xlsx", "ab[31m.xlsx" },
        { "Danh sách \u202Exslx.exe", "Danh sách xslx.exe" },
        { "\u2067báo\u2069 \u200Bcáo\uFEFF.xlsx", "báo cáo.xlsx" },
        { "<script>alert(1)</script>.xlsx", "script>.xlsx" },
        { "ho ngheo.xlsx.exe", "ho ngheo.xlsx.exe" },
        { new string('a', 5000) + ".xlsx", new string('a', 195) + ".xlsx" },
        { string.Concat(Enumerable.Repeat("😀", 300)) + ".xlsx", string.Concat(Enumerable.Repeat("😀", 97)) + ".xlsx" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_is_only_shown_and_shown_without_tricks(string sent, string kept)
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var answer = await SendAsync(officer, $"filename=\"{sent}\"");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var name = await InAsync(AreaScope.Nation, db => db.ListImports.Select(i => i.FileName).SingleAsync());
        Assert.Equal(kept, name);
        Assert.True(name.Length <= 200);
        Assert.DoesNotContain(name, c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
        var page = await officer.OpenAsync(new Uri(officer.BaseAddress!, answer.Headers.Location!).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("<script>alert", await page.Content.ReadAsStringAsync(NoCancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/lists")).StatusCode);
    }

    [Theory]
    [InlineData("filename=\"a\0b.xlsx\"")]
    [InlineData("filename=\"\"")]
    [InlineData("filename=")]
    [InlineData("filename*=UTF-8''%00%ff%fe.xlsx")]
    [InlineData("filename=\"a.xlsx")]
    [InlineData("filename=\"\ud800.xlsx\"")]
    public async Task A_head_that_is_none_is_no_fault_of_ours(string head)
    {
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var answer = await SendAsync(officer, head);

        Assert.InRange((int)answer.StatusCode, 200, 499);
        var names = await InAsync(AreaScope.Nation, db => db.ListImports.Select(i => i.FileName).ToListAsync());
        Assert.All(names, n => Assert.DoesNotContain(n, c => char.IsControl(c) || char.IsSurrogate(c)));
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/lists")).StatusCode);
    }

    /// <summary>Byte by byte: a client's own classes would not send such names.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient officer, string name)
    {
        using var body = new MemoryStream();
        void Part(string head, byte[] content)
        {
            body.Write(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n"));
            body.Write(content);
            body.Write("\r\n"u8);
        }

        Part("name=\"_handler\"", "upload-list"u8.ToArray());
        Part("name=\"__RequestVerificationToken\"", Encoding.UTF8.GetBytes(await officer.TokenAsync("/lists")));
        Part($"name=\"File\"; {name}", _file);
        body.Write("--x--\r\n"u8);
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return await officer.PostAsync(new Uri("/lists", UriKind.Relative), content);
    }
}
