using System.Globalization;
using System.Text;
using VuonLen.App.Plans.Reading;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Tests.Plans;

public sealed class ReadPlanTests
{
    /// <summary>I. / 1. / - , counted by the word processor.</summary>
    private const string Numbering =
        """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """;

    private static readonly string _body = string.Concat(
        DocxFile.Table(
            ["ỦY BAN NHÂN DÂN\nXÃ CẦU GIẤY TRẮNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 19/KH-UBND", "Cầu Giấy Trắng, ngày 03 tháng 3 năm 2026"]),
        DocxFile.P("KẾ HOẠCH", isBold: true),
        DocxFile.P("Giảm nghèo năm 2026", isBold: true),
        DocxFile.P("Căn cứ Nghị quyết số 40/NQ-HĐND ngày 19/12/2025 của Hội đồng nhân dân xã;"),
        DocxFile.P("Ủy ban nhân dân xã ban hành Kế hoạch giảm nghèo năm 2026 như sau:"),
        DocxFile.P("MỤC TIÊU", 0),
        DocxFile.P("Giảm 12 hộ nghèo.", 1),
        DocxFile.P("100% hộ nghèo được cấp thẻ bảo hiểm y tế.", 1),
        DocxFile.Table(["Thôn", "Chỉ tiêu giảm (hộ)"], ["Thôn Một", "7"], ["Thôn Hai", "5"]),
        DocxFile.P("TỔ CHỨC THỰC HIỆN", 0),
        DocxFile.P("Phòng Kinh tế", 1),
        DocxFile.P("Rà soát hộ nghèo trước ngày 30/6/2026.", 2),
        DocxFile.P("Trạm Y tế xã", 1),
        DocxFile.P("Khám sức khỏe cho người nghèo.", 2),
        DocxFile.Table(["Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Văn Thử"]));

    [Fact]
    public async Task A_docx_gives_automatic_numbers_tables_footnotes_and_heads_of_pages()
    {
        var file = DocxFile.Of(
            _body, Numbering, $"<w:footnote w:type=\"separator\"><w:p/></w:footnote><w:footnote>{DocxFile.P("Theo báo cáo năm 2025.")}</w:footnote>", DocxFile.P("DỰ THẢO LẦN 2"));
        var document = (await ReadAsync(file, "ke hoach.docx")).Answer!;
        var draft = document.Draft;

        Assert.Equal(
            ("19/KH-UBND", "2026-03-03", "ỦY BAN NHÂN DÂN XÃ CẦU GIẤY TRẮNG", "Đỗ Văn Thử"),
            (draft.Head.Number?.Text, draft.Head.Date?.Text, draft.Head.Issuer?.Text, draft.Head.SignedBy?.Text));
        Assert.Contains(document.Lines, l => l.Text == "II. TỔ CHỨC THỰC HIỆN");
        Assert.Equal(["Phòng Kinh tế", "Trạm Y tế xã"], draft.Actors.Select(a => a.Name));
        Assert.Equal(new DateOnly(2026, 6, 30), draft.Actors[0].Duties[0].Deadline);
        Assert.Equal(["Thôn Một 7", "Thôn Hai 5"], draft.Targets.Where(t => t.Area is not null).Select(t => $"{t.Area} {t.Value}"));
        Assert.Equal(["UBND tỉnh", "Lưu: VT"], draft.Recipients.Select(r => r.Text));
        Assert.Contains(draft.Passages, p => p is { Kind: PassageKind.Footnote, Text: "[1] Theo báo cáo năm 2025." });
        Assert.Contains(draft.Passages, p => p.Kind == PassageKind.Layout && p.Text.EndsWith("DỰ THẢO LẦN 2", StringComparison.Ordinal));
        Assert.Empty(draft.Unread);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_text_is_read_in_every_form_of_unicode(string encoding)
    {
        const string Text = "KẾ HOẠCH\nGiảm nghèo năm 2026\n\nI. MỤC TIÊU\n- Giảm 05 hộ nghèo.\n";
        var form = Encoding.GetEncoding(encoding);

        foreach (var content in new[] { form.GetBytes(Text), [.. form.GetPreamble(), .. form.GetBytes(Text.Normalize(NormalizationForm.FormD))] })
            Assert.Equal(5, Assert.Single((await ReadAsync(content, "a.txt")).Answer!.Draft.Targets).Value);
    }

    [Theory]
    [InlineData("a.docx", "PL-102")]
    [InlineData("a.pdf", "PL-102")]
    [InlineData("a.png", "PL-102")]
    [InlineData("a.doc", "PL-101")]
    [InlineData("a", "PL-101")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string code) =>
        Assert.Equal(code, await RefusalAsync("Giảm 05 hộ nghèo."u8.ToArray(), name));

    [Fact]
    public async Task Locked_damaged_and_strange_packages_are_refused()
    {
        var file = DocxFile.Of(_body);

        Assert.Equal("PL-104", await RefusalAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "a.docx"));
        Assert.Equal("PL-105", await RefusalAsync(file[..(file.Length / 2)], "a.docx"));
        Assert.Equal("PL-102", await RefusalAsync(DocxFile.Zip(("a.txt", "x")), "a.docx"));
        Assert.Equal("PL-105", await RefusalAsync(DocxFile.Zip(("word/document.xml", "<w:document")), "a.docx"));
        Assert.Equal("PL-109", await RefusalAsync([], "a.txt"));
        Assert.Equal("PL-109", await RefusalAsync(DocxFile.Of(""), "a.docx"));
    }

    [Fact]
    public async Task What_swells_when_opened_is_refused_before_it_does()
    {
        Assert.Equal("PL-106", await RefusalAsync(DocxFile.Of(new string(' ', 20 << 20)), "a.docx"));
        Assert.Equal("PL-107", await RefusalAsync(DocxFile.Zip(("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")), "a.docx"));
        Assert.Equal("PL-111", await RefusalAsync(Encoding.ASCII.GetBytes(new string('x', 10 << 20)), "a.txt"));
        Assert.Equal("PL-113", await RefusalAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 30_000))), "a.txt"));
        Assert.Equal("PL-106", await RefusalAsync(Png(60_000, 60_000), "a.png"));
        var deep = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 500)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 500));
        Assert.Equal("PL-105", await RefusalAsync(DocxFile.Of(deep), "a.docx"));
    }

    [Fact]
    public async Task A_text_that_is_not_unicode_is_refused() => Assert.Equal("PL-103", await RefusalAsync([0x4B, 0xC5, 0x20, 0x68, 0xF6, 0xE1], "a.txt"));

    [Fact]
    public async Task A_pdf_is_read_where_its_program_is_and_otherwise_said_to_need_one()
    {
        var read = await ReadAsync(Encoding.Latin1.GetBytes(Pdf("KE HOACH", "Giam ngheo nam 2026 tren dia ban xa Hoa Binh Dong va cac thon", "I. MUC TIEU", "- Giam 05 ho ngheo trong nam 2026.")), "a.pdf");

        if (OutsideProgram.Find("pdftotext") is null)
            Assert.Equal("PL-120", read.Problems[0].Code);
        else
            Assert.Equal(5, Assert.Single(read.Answer!.Draft.Targets).Value);
    }

    [Fact]
    public async Task Whoever_reads_a_pdf_is_told_when_it_is_a_scan_and_only_then()
    {
        Assert.False(await IsToldAsync(Pdf("KE HOACH", "Giam ngheo nam 2026 tren dia ban xa Hoa Binh Dong va cac thon", "I. MUC TIEU", "- Giam 05 ho ngheo trong nam 2026.")));
        Assert.Equal(OutsideProgram.Find("pdftotext") is not null, await IsToldAsync(Pdf("1")));

        static async Task<bool> IsToldAsync(string pdf)
        {
            var isTold = false;
            await ReadPlan.RunAsync(new MemoryStream(Encoding.Latin1.GetBytes(pdf)), "a.pdf", TestContext.Current.CancellationToken, () => isTold = true);
            return isTold;
        }
    }

    [Fact]
    public async Task A_pdf_that_is_none_is_refused() =>
        Assert.Equal(OutsideProgram.Find("pdfinfo") is null ? "PL-120" : "PL-105", await RefusalAsync("%PDF-1.4 rubbish"u8.ToArray(), "a.pdf"));

    /// <summary>The smallest .pdf with one page of text.</summary>
    private static string Pdf(params string[] lines)
    {
        var text = "BT /F1 12 Tf 14 TL 72 750 Td " + string.Concat(lines.Select(l => $"({l}) Tj T* ")) + "ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {text.Length}>>\nstream\n{text}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n").AppendJoin("", places.Select(p => p.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        return file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").ToString();
    }

    private static byte[] Png(uint width, uint height) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8,
        .. BigEndian(width), .. BigEndian(height),
        8, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[] BigEndian(uint number) => [.. BitConverter.GetBytes(number).Reverse()];

    private static async Task<VuonLen.Rules.Outcome<PlanDocument>> ReadAsync(byte[] content, string name) =>
        await ReadPlan.RunAsync(new MemoryStream(content), name, TestContext.Current.CancellationToken);

    private static async Task<string> RefusalAsync(byte[] content, string name) => Assert.Single((await ReadAsync(content, name)).Problems).Code;
}
