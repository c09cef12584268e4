using System.Globalization;
using System.IO.Compression;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>What holds the sheets together: the workbook, its styles, and the lists of parts.</summary>
internal static class PackageXml
{
    public const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static void Write(ZipArchive package, List<SheetLayout> sheets)
    {
        StylesXml.Write(package);
        WriteBook(package, sheets);
        using (var related = new PartWriter(package, "xl/_rels/workbook.xml.rels"))
        {
            related.Put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8);
            for (var i = 1; i <= sheets.Count; i++)
                related.Put($"<Relationship Id=\"rId{i}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
            related.Put($"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>");
        }

        using (var root = new PartWriter(package, "_rels/.rels"))
        {
            root.Put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8)
                .Put($"<Relationship Id=\"rId1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        }

        using var types = new PartWriter(package, "[Content_Types].xml");
        types.Put("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"u8)
            .Put("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"u8)
            .Put("<Default Extension=\"xml\" ContentType=\"application/xml\"/>"u8)
            .Put("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"u8)
            .Put($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Content}.sheet.main+xml\"/>")
            .Put($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Content}.styles+xml\"/>");
        for (var i = 1; i <= sheets.Count; i++)
        {
            types.Put($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Content}.worksheet+xml\"/>");
            if (sheets[i - 1].Notes.Count > 0)
                types.Put($"<Override PartName=\"/xl/comments{i}.xml\" ContentType=\"{Content}.comments+xml\"/>");
        }

        types.Put("</Types>"u8);
    }

    private static void WriteBook(ZipArchive package, List<SheetLayout> sheets)
    {
        using var book = new PartWriter(package, "xl/workbook.xml");
        book.Put("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "u8)
            .Put($"xmlns:r=\"{Relation}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\"/></bookViews><sheets>");
        for (var i = 0; i < sheets.Count; i++)
        {
            book.Put("<sheet name=\""u8).PutText(sheets[i].Name).Put("\" sheetId=\""u8).Put(i + 1)
                .Put(sheets[i].IsHidden ? "\" state=\"hidden\" r:id=\"rId"u8 : "\" r:id=\"rId"u8).Put(i + 1).Put("\"/>"u8);
        }

        book.Put("</sheets>"u8);
        if (sheets.Any(s => s.RepeatedRows is not null || s.RepeatedColumn is not null))
        {
            book.Put("<definedNames>"u8);
            for (var i = 0; i < sheets.Count; i++)
            {
                if (TitlesOf(sheets[i]) is { Length: > 0 } titles)
                    book.Put("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\""u8).Put(i).Put("\">"u8).PutText(titles).Put("</definedName>"u8);
            }

            book.Put("</definedNames>"u8);
        }

        book.Put("<calcPr calcId=\"191029\"/></workbook>"u8);
    }

    /// <summary>What every page begins with: columns, then rows.</summary>
    private static string TitlesOf(SheetLayout sheet)
    {
        var name = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!";
        var column = sheet.RepeatedColumn is { } index ? $"{name}${CellReference.ColumnName(index)}:${CellReference.ColumnName(index)}" : null;
        var rows = sheet.RepeatedRows is { } range ? string.Create(CultureInfo.InvariantCulture, $"{name}${range.First}:${range.Last}") : null;
        return string.Join(',', new[] { column, rows }.OfType<string>());
    }
}
