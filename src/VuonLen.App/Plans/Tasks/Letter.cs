using System.IO.Compression;
using System.Security;
using System.Text;

namespace VuonLen.App.Plans.Tasks;

/// <summary>An official letter as a .docx: two heads side by side, subject, addressee, text, a table, place for number and signature.</summary>
internal sealed record Letter(
    string Issuer, string Place, DateOnly On, string Subject, string To, IReadOnlyList<string> Before, IReadOnlyList<string[]> Rows, IReadOnlyList<string> After)
{
    private static readonly string[] _columns = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn", "Quá hạn (ngày)"];

    private static readonly string[] _sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private static readonly int[] _widths = [600, 4500, 2200, 1300, 1000];

    public byte[] Write()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """);
            Add(zip, "_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """);
            Add(zip, "word/document.xml", Document());
        }

        return file.ToArray();
    }

    private string Document() => new StringBuilder()
        .Append("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""")
        .Append(Table(
            [4000, 5600], isBordered: false,
            [
                [Paragraph(Issuer.ToUpper(Shell.Vn.Culture), 26, isBold: true, "center") + Paragraph("Số:        /UBND", 26, align: "center") + Paragraph(Subject, 24, align: "center"),
                 Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, isBold: true, "center") + Paragraph("Độc lập - Tự do - Hạnh phúc", 28, isBold: true, "center")
                 + Paragraph($"{Place}, ngày {On.Day:00} tháng {On.Month:00} năm {On.Year}", 28, align: "center", isItalic: true)],
            ]))
        .Append(Paragraph("", 28))
        .Append(Paragraph($"Kính gửi: {To}.", 28, align: "center"))
        .AppendJoin("", Before.Select(text => Paragraph(text, 28, align: "both", isIndented: true)))
        .Append(Table(
            _widths, isBordered: true,
            [
                [.. _columns.Select(c => Paragraph(c, 26, isBold: true, "center"))],
                .. Rows.Select((row, i) => (IReadOnlyList<string>)[Paragraph($"{i + 1}", 26, align: "center"), .. row.Select((cell, c) => Paragraph(cell, 26, align: c > 1 ? "center" : "left"))]),
            ]))
        .AppendJoin("", After.Select(text => Paragraph(text, 28, align: "both", isIndented: true)))
        .Append(Table(
            [4800, 4800], isBordered: false,
            [[Paragraph("Nơi nhận:", 24, isBold: true, isItalic: true) + Paragraph("- Như trên;", 22) + Paragraph("- Lưu: VT.", 22), Paragraph("TM. ỦY BAN NHÂN DÂN", 28, isBold: true, "center") + Paragraph("", 28)]]))
        .Append("""<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>""")
        .ToString();

    private static string Paragraph(string text, int halfPoints, bool isBold = false, string align = "left", bool isItalic = false, bool isIndented = false) =>
        $"""<w:p><w:pPr><w:spacing w:before="60" w:after="60"/>{(isIndented ? """<w:ind w:firstLine="720"/>""" : "")}<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{(isBold ? "<w:b/>" : "")}{(isItalic ? "<w:i/>" : "")}<w:sz w:val="{halfPoints}"/></w:rPr><w:t xml:space="preserve">{Escaped(text)}</w:t></w:r></w:p>""";

    private static string Table(int[] widths, bool isBordered, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var border = isBordered ? string.Concat(_sides.Select(side => $"""<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>""")) : "";
        var table = new StringBuilder($"""<w:tbl><w:tblPr><w:tblW w:w="{widths.Sum()}" w:type="dxa"/>{(isBordered ? $"<w:tblBorders>{border}</w:tblBorders>" : "")}</w:tblPr><w:tblGrid>""")
            .AppendJoin("", widths.Select(w => $"""<w:gridCol w:w="{w}"/>""")).Append("</w:tblGrid>");
        foreach (var row in rows)
        {
            table.Append("<w:tr>").AppendJoin("", row.Select((cell, i) => $"""<w:tc><w:tcPr><w:tcW w:w="{widths[i]}" w:type="dxa"/></w:tcPr>{cell}</w:tc>""")).Append("</w:tr>");
        }

        return table.Append("</w:tbl>").ToString();
    }

    /// <summary>Signs no XML may hold are left out.</summary>
    private static string Escaped(string text) => SecurityElement.Escape(string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF'))))!;

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        entry.Write(content);
    }
}
