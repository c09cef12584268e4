using System.Globalization;
using System.IO.Compression;
using VuonLen.App.Documents.Xlsx;

namespace VuonLen.App.Documents.Docx;

/// <summary>What stands around the body of a document: pages, styles, heads and feet, the lists of parts.</summary>
internal static class DocxPackage
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Content = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Namespace = "xmlns:w=\"" + Word + "\"";
    private const double UsualSize = 13;

    /// <summary>The properties of a run; empty when they are the usual ones.</summary>
    public static string Letters(DocumentText look)
    {
        var letters = (look.IsBold ? "<w:b/>" : "") + (look.IsItalic ? "<w:i/>" : "")
            + (look.Size is { } size && size != UsualSize ? Size(size) : "") + (look.IsUnderlined ? "<w:u w:val=\"single\"/>" : "");
        return letters.Length == 0 ? "" : $"<w:rPr>{letters}</w:rPr>";
    }

    public static void PutSection(PartWriter xml, DocumentPage page)
    {
        xml.Put("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>"u8);
        if (page.Footer is not null)
            xml.Put("<w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"first\" r:id=\"rId3\"/>"u8);
        xml.Put("<w:pgSz w:w=\""u8).Put(page.IsLandscape ? page.LongSide : page.ShortSide)
            .Put("\" w:h=\""u8).Put(page.IsLandscape ? page.ShortSide : page.LongSide)
            .Put(page.IsLandscape ? "\" w:orient=\"landscape\"/>"u8 : "\"/>"u8)
            .Put("<w:pgMar w:top=\""u8).Put(DocumentPage.Top).Put("\" w:right=\""u8).Put(DocumentPage.Right)
            .Put("\" w:bottom=\""u8).Put(DocumentPage.Bottom).Put("\" w:left=\""u8).Put(DocumentPage.Left)
            .Put("\" w:header=\"480\" w:footer=\"480\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"u8);
    }

    public static void Write(ZipArchive package, DocumentPage page)
    {
        using (var xml = new PartWriter(package, "word/styles.xml"))
        {
            xml.Put($"<w:styles {Namespace}><w:docDefaults><w:rPrDefault><w:rPr>")
                .Put("<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>"u8)
                .Put($"{Size(UsualSize)}<w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
                .Put("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"u8);
        }

        using (var xml = new PartWriter(package, "word/header1.xml"))
        {
            xml.Put($"<w:hdr {Namespace}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>")
                .Put("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"u8)
                .Put("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"u8);
        }

        if (page.Footer is { } footer)
        {
            using var xml = new PartWriter(package, "word/footer1.xml");
            xml.Put($"<w:ftr {Namespace}><w:p><w:r><w:rPr>{Size(8)}</w:rPr><w:t xml:space=\"preserve\">").PutPlainText(footer).Put("</w:t></w:r></w:p></w:ftr>"u8);
        }

        using (var related = new PartWriter(package, "word/_rels/document.xml.rels"))
        {
            related.Put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8)
                .Put($"<Relationship Id=\"rId1\" Type=\"{PackageXml.Relation}/styles\" Target=\"styles.xml\"/>")
                .Put($"<Relationship Id=\"rId2\" Type=\"{PackageXml.Relation}/header\" Target=\"header1.xml\"/>")
                .Put(page.Footer is null ? "" : $"<Relationship Id=\"rId3\" Type=\"{PackageXml.Relation}/footer\" Target=\"footer1.xml\"/>")
                .Put("</Relationships>"u8);
        }

        using (var root = new PartWriter(package, "_rels/.rels"))
        {
            root.Put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8)
                .Put($"<Relationship Id=\"rId1\" Type=\"{PackageXml.Relation}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        }

        using var types = new PartWriter(package, "[Content_Types].xml");
        types.Put("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"u8)
            .Put("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"u8)
            .Put("<Default Extension=\"xml\" ContentType=\"application/xml\"/>"u8)
            .Put($"<Override PartName=\"/word/document.xml\" ContentType=\"{Content}.document.main+xml\"/>")
            .Put($"<Override PartName=\"/word/styles.xml\" ContentType=\"{Content}.styles+xml\"/>")
            .Put($"<Override PartName=\"/word/header1.xml\" ContentType=\"{Content}.header+xml\"/>")
            .Put(page.Footer is null ? "" : $"<Override PartName=\"/word/footer1.xml\" ContentType=\"{Content}.footer+xml\"/>")
            .Put("</Types>"u8);
    }

    /// <summary>In half points.</summary>
    private static string Size(double points)
    {
        var half = Math.Round(points * 2).ToString(CultureInfo.InvariantCulture);
        return $"<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>";
    }
}
