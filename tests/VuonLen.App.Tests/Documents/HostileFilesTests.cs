using System.IO.Compression;
using System.Text;
using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

public sealed class HostileFilesTests
{
    private static readonly DocumentLimits _small = new() { Rows = 1_000, Columns = 20, Sheets = 3, CellCharacters = 1_000, SharedCharacters = 20_000 };

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        Assert.Equal("DO-101", Refusal([], "ds.xlsx"));
        Assert.Equal("DO-102", Refusal("Kính gửi"u8.ToArray(), "ds.xlsx"));
        Assert.Equal("DO-102", Refusal([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "ds.xls"));
        Assert.Equal("DO-102", Refusal(Packages.Zip(("a.txt", "a")), "ds.xlsx"));
        Assert.Equal("DO-102", Refusal([1, 2, 3, 0, 255, 254, 7], "ds.csv"));
        Assert.Equal("DO-114", Refusal(Packages.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")), "ds.ods"));
        Assert.Equal("DO-114", Refusal([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00], "ds.xls"));
        Assert.Equal("DO-115", Refusal("\uFEFF \r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"u8.ToArray(), "ds.xls"));
        Assert.Equal("DO-114", Refusal("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray(), "ds.xls"));
    }

    [Fact]
    public void A_real_workbook_is_read_whatever_its_name() =>
        Assert.Equal(["1"], Packages.Read(Packages.Xlsx(Packages.Sheet("<row><c><v>1</v></c></row>")), "ds.csv").Rows[0].Cells);

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var file = Packages.Xlsx(Packages.Sheet("<row><c><v>1</v></c></row>"));
        for (var length = 4; length < file.Length; length += 7)
            Assert.Equal("DO-103", Refusal(file[..length], "ds.xlsx"));
    }

    [Fact]
    public void A_fault_further_down_ends_the_rows_with_a_problem()
    {
        var (code, rows) = Packages.Read(Packages.Xlsx(Packages.Sheet("<row><c><v>1</v></c></row><row><c><v>2</v></d></row>")));
        Assert.Equal("DO-103", code);
        Assert.Single(rows);
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet("""<row r="5"><c><v>1</v></c></row><row r="5"/>"""))));
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet("""<row><c t="s"><v>7</v></c></row>"""))));
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet("""<row><c><v>1e999</v></c></row>"""))));
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet("""<row><c r="AAAA1"><v>1</v></c></row>"""))));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">")]
    public void Entities_are_refused(string declaration) =>
        Assert.Equal("DO-108", Refusal(Packages.Xlsx(declaration + Packages.Sheet("").Replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/xl/a.xml")]
    [InlineData("C:\\a.xml")]
    [InlineData("xl\\..\\..\\a.xml")]
    public void Paths_that_leave_the_package_are_refused(string name) => Assert.Equal("DO-107", Refusal(Packages.Zip((name, "a"), ("b", "b"))));

    [Fact]
    public void One_name_twice_or_parts_over_each_other_are_refused()
    {
        Assert.Equal("DO-107", Refusal(Packages.Zip(("a.xml", "a"), ("A.xml", "b"))));

        var file = Packages.Zip(("a.xml", "aaaa"), ("b.xml", "bbbb"));
        var first = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var second = first + 46 + 5;
        second += file.AsSpan(second).IndexOf("PK\u0001\u0002"u8);
        file.AsSpan(first + 42, 4).CopyTo(file.AsSpan(second + 42));
        Assert.Equal("DO-107", Refusal(file));
    }

    [Fact]
    public void A_password_is_named()
    {
        var file = Packages.Zip(("a.xml", "aaaa"));
        file[file.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Assert.Equal("DO-104", Refusal(file));
        Assert.Equal("DO-104", Refusal(OldWorkbook.Container("EncryptedPackage", new byte[5000]), "ds.xlsx"));
    }

    [Fact]
    public void A_bomb_is_not_unpacked_further_than_the_limit()
    {
        Assert.Equal("DO-106", Refusal(Bomb(80), limits: new() { UncompressedBytes = 30 << 20 }));
        Assert.Equal("DO-106", Refusal(Bomb(80), limits: new() { CompressionRatio = 100 }));

        // The directory lies about the size: what counts is what comes out.
        var file = Bomb(80);
        for (var at = 0; (at = file.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is >= 0 and var next ? at + next : -1) >= 0; at++)
            file.AsSpan(at + 24, 4).Clear();
        Assert.Contains(Refusal(file, limits: new() { UncompressedBytes = 30 << 20 }), new[] { "DO-106", "DO-103" });
    }

    [Fact]
    public void Limits_are_kept_and_named()
    {
        Assert.Equal("DO-105", Refusal(new byte[5000], limits: new() { Bytes = 1000 }));
        Assert.Equal("DO-110", Refusal(Packages.Xlsx(Packages.Sheet(string.Concat(Enumerable.Repeat("<row/>", 1_001)))), limits: _small));
        Assert.Equal("DO-111", Refusal(Packages.Xlsx(Packages.Sheet("""<row><c r="U1"><v>1</v></c></row>""")), limits: _small));
        Assert.Equal("DO-112", Refusal(Packages.Xlsx(Packages.Sheet($"<row><c t=\"str\"><v>{new string('a', 1_001)}</v></c></row>")), limits: _small));
        Assert.Equal("DO-112", Refusal(Packages.Xlsx(Packages.Sheet($"<row><c t=\"str\"><v><![CDATA[{new string('<', 1_001)}]]></v></c></row>")), limits: _small));
        Assert.Equal("DO-113", Refusal(Packages.Xlsx(Packages.Sheet("<row><c><v>1</v></c></row>"), string.Concat(Enumerable.Repeat("<si><t/></si>", 2_000))), limits: _small));
        Assert.Contains("1.000 dòng", DocumentProblems.TooManyRows("A", _small).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_but_formatted_cell_far_right_does_no_harm() =>
        Assert.Null(Packages.Read(Packages.Xlsx(Packages.Sheet("""<row><c><v>1</v></c><c r="AMJ1" s="1"/></row>""")), limits: _small).Code);

    [Fact]
    public void A_cell_of_ten_megabytes_and_a_million_empty_rows_are_refused()
    {
        Assert.Equal("DO-112", Refusal(Packages.Xlsx(Packages.Sheet($"<row><c t=\"str\"><v>{new string('a', 10 << 20)}</v></c></row>"))));
        Assert.Equal("DO-112", Refusal(Packages.Xlsx(Packages.Sheet($"<row><c t=\"{new string('a', 10 << 20)}\"/></row>"))));
        Assert.Equal("DO-110", Refusal(Packages.Xlsx(Packages.Sheet(string.Concat(Enumerable.Repeat("<row/>", 1_048_576))))));
        Assert.Equal("DO-111", Refusal(Packages.Xlsx(Packages.Sheet("<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 10_000)) + "</row>"))));
    }

    [Fact]
    public void Names_and_nesting_without_end_are_refused()
    {
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<a{i}/>"))))));
        Assert.Equal("DO-103", Refusal(Packages.Xlsx(Packages.Sheet(string.Concat(Enumerable.Repeat("<a>", 50_000))))));
    }

    private static string? Refusal(byte[] file, string name = "ds.xlsx", DocumentLimits? limits = null) => Packages.Read(file, name, limits).Code;

    private static byte[] Bomb(int megabytes)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(new MemoryStream(Packages.Xlsx("<a/>")), ZipArchiveMode.Read))
        using (var bomb = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                using var part = bomb.CreateEntry(entry.FullName, CompressionLevel.SmallestSize).Open();
                if (!entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal))
                {
                    using var from = entry.Open();
                    from.CopyTo(part);
                    continue;
                }

                part.Write(Encoding.UTF8.GetBytes(Packages.Sheet("")[..^24]));
                var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<!-- a --><b/>", 75_000)));
                for (var i = 0; i < megabytes; i++)
                    part.Write(rows);
            }
        }

        return file.ToArray();
    }
}
