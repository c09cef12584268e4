using System.IO.Compression;
using System.Security;
using System.Text;

namespace VuonLen.App.Tests.Plans;

/// <summary>Puts a .docx together from the XML of its parts.</summary>
internal static class DocxFile
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static byte[] Of(string body, string? numbering = null, string? footnotes = null, string? header = null)
    {
        List<(string Name, string Xml)> parts = [("word/document.xml", $"<w:document {Namespace}><w:body>{body}</w:body></w:document>")];
        if (numbering is not null)
            parts.Add(("word/numbering.xml", $"<w:numbering {Namespace}>{numbering}</w:numbering>"));
        if (footnotes is not null)
            parts.Add(("word/footnotes.xml", $"<w:footnotes {Namespace}>{footnotes}</w:footnotes>"));
        if (header is not null)
            parts.Add(("word/header1.xml", $"<w:hdr {Namespace}>{header}</w:hdr>"));
        return Zip([.. parts]);
    }

    public static byte[] Zip(params (string Name, string Xml)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return file.ToArray();
    }

    public static string P(string text, int? level = null, bool isBold = false) =>
        $"<w:p>{(level is { } l ? $"<w:pPr><w:numPr><w:ilvl w:val=\"{l}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "")}"
        + $"<w:r>{(isBold ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{string.Concat(c.Split('\n').Select(t => P(t)))}</w:tc>"))}</w:tr>"))}</w:tbl>";
}
