using System.IO.Compression;
using System.Text;
using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

/// <summary>Files of lists made byte by byte, good and hostile.</summary>
internal static class Packages
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook with one sheet; the other parts as given or left out.</summary>
    public static byte[] Xlsx(string sheetXml, string? shared = null, string? styles = null, string bookProperties = "", string? sheetTarget = null) => Zip(
    [
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relation}">{bookProperties}<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relation}/worksheet" Target="{sheetTarget ?? "worksheets/sheet1.xml"}"/><Relationship Id="rId2" Type="{Relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{Relation}/styles" Target="/xl/styles.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", sheetXml),
        .. shared is null ? Array.Empty<(string, string)>() : [("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{shared}</sst>""")],
        .. styles is null ? Array.Empty<(string, string)>() : [("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>""")],
    ]);

    public static string Sheet(string rows, string after = "") => $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{after}</worksheet>""";

    public static byte[] Zip(params IReadOnlyList<(string Name, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>Everything a file gives, or the code of its refusal: at opening or while reading.</summary>
    public static (string? Code, List<(int Number, string[] Cells)> Rows) Read(byte[] file, string name = "ds.xlsx", DocumentLimits? limits = null, int sheet = 0)
    {
        var opened = WorkbookReader.Open(new MemoryStream(file), name, limits ?? new DocumentLimits());
        if (opened.Answer is not { } book)
            return (opened.Problems[0].Code, []);
        using (book)
        {
            using var rows = book.Read(sheet, CancellationToken.None);
            var all = new List<(int, string[])>();
            while (rows.Next())
                all.Add((rows.Row.Number, [.. rows.Row.Cells.Select(c => c.ToString())]));
            return (rows.Problem?.Code, all);
        }
    }

    public static List<SheetCell> Cells(byte[] file, string name = "ds.xlsx", int sheet = 0)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), name, new DocumentLimits()).Answer!;
        using var rows = book.Read(sheet, CancellationToken.None);
        var cells = new List<SheetCell>();
        while (rows.Next())
            cells.AddRange(rows.Row.Cells);
        Assert.Null(rows.Problem);
        return cells;
    }
}
