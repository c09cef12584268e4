using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VuonLen.App.Documents;
using VuonLen.App.Plans.Reading;
using VuonLen.App.Reports.Papers;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Tests.Reports.Papers;

public sealed class FormPapersTests
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Pack _pack = InventedPack.Of();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 15)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_workbook_holds_every_heading_code_and_figure(int number)
    {
        var form = _pack.Book[number];
        var rows = ReadSheet(Workbook(form, InventedPack.Frozen));
        var codes = rows.FindIndex(r => r.Cells.Count > 0 && r[Before(form)].ToString() == form.Leaves[0].CodeLabel && r[Before(form) + 1].ToString() == form.Leaves[1].CodeLabel);

        Assert.True(codes > 0);
        var words = rows.Take(codes).SelectMany(r => r.Cells).Select(c => c.ToString()).Where(t => t.Length > 0).ToList();
        Assert.Equal(form.Leaves.Select(l => l.CodeLabel), Enumerable.Range(Before(form), form.Leaves.Count).Select(c => rows[codes][c].ToString()));
        Assert.All(Headings(form.Columns), h => Assert.Contains(h, words));
        Assert.Contains(form.Title, words);
        Assert.Contains("PHƯỜNG BÌNH YÊN", words);
        Assert.Contains("Độc lập - Tự do - Hạnh phúc", words);
        if (form.IsList)
            SameMembers(form, rows[(codes + 1)..], cell => cell.ToString());
        else
            SameFigures(form, rows[(codes + 1)..], (row, leaf) => row[Before(form) + leaf] is { Kind: CellKind.Number } cell ? (decimal)cell.Number : null);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_document_holds_every_heading_code_and_figure(int number)
    {
        var form = _pack.Book[number];
        var lines = DocxText.Read(Document(form, InventedPack.Frozen));
        var rows = lines.Where(l => l.Cell?.Table == 2).GroupBy(l => l.Cell!.Row)
            .Select(row => row.ToDictionary(l => l.Cell!.Column, l => l.Text.Trim())).ToList();
        var codes = rows.FindIndex(r => r.GetValueOrDefault(Before(form)) == form.Leaves[0].CodeLabel && r.GetValueOrDefault(Before(form) + 1) == form.Leaves[1].CodeLabel);

        Assert.True(codes > 0);
        Assert.Equal(form.Leaves.Select(l => l.CodeLabel), Enumerable.Range(Before(form), form.Leaves.Count).Select(c => rows[codes][c]));
        var words = rows.Take(codes).SelectMany(r => r.Values).ToList();
        Assert.All(Headings(form.Columns), h => Assert.Contains(h, words));
        Assert.Contains(form.Title, lines.Select(l => l.Text));
        Assert.Contains(lines, l => l.Text.Contains("Phiên bản 1 · chốt 15/10/2026 10:05 · mã 3f2a9c01d4e5", StringComparison.Ordinal));
        var body = rows[(codes + 1)..];
        if (form.IsList)
        {
            SameMembers(form, body.ConvertAll(r => new SheetRow(1, [.. Enumerable.Range(0, Before(form) + form.Leaves.Count).Select(c => SheetCell.Of(r.GetValueOrDefault(c)))])), cell => cell.ToString());
        }
        else
        {
            for (var at = 0; at < body.Count; at++)
            {
                for (var leaf = 0; leaf < form.Leaves.Count; leaf++)
                    Assert.Equal(Printed(form, at, leaf), body[at].GetValueOrDefault(Before(form) + leaf, ""));
            }
        }
    }

    [Fact]
    public void The_same_pack_gives_the_same_bytes()
    {
        var again = InventedPack.Of();
        foreach (var form in _pack.Book.Forms)
        {
            Assert.Equal(Workbook(form, InventedPack.Frozen), Write(again.Book[form.Number], again, InventedPack.Frozen, isWorkbook: true));
            Assert.Equal(Document(form, InventedPack.Frozen), Write(again.Book[form.Number], again, InventedPack.Frozen, isWorkbook: false));
        }
    }

    [Fact]
    public void Files_keep_the_schemas()
    {
        var validator = new OpenXmlValidator(FileFormatVersions.Office2019);
        foreach (var form in new[] { 1, 2, 10, 15 }.Select(number => _pack.Book[number]))
        {
            using var workbook = SpreadsheetDocument.Open(new MemoryStream(Workbook(form, InventedPack.Preview)), isEditable: false);
            Assert.Empty(validator.Validate(workbook).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
            using var document = WordprocessingDocument.Open(new MemoryStream(Document(form, InventedPack.Preview)), isEditable: false);
            Assert.Empty(validator.Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void Paper_has_thousands_with_dots_and_rates_with_a_comma()
    {
        Assert.Equal("1.160", new PaperCell(null, 1160, PaperCellKind.Count).Print());
        Assert.Equal("20,86", new PaperCell(null, 20.86m, PaperCellKind.Rate).Print());
        Assert.Equal("59,8", new PaperCell(null, 59.80m, PaperCellKind.Rate).Print());
        Assert.Equal("25", new PaperCell(null, 25.00m, PaperCellKind.Rate).Print());
        Assert.Equal("1970", new PaperCell(null, 1970, PaperCellKind.Centred).Print());
        Assert.Equal("", new PaperCell(null, null, PaperCellKind.Count).Print());
    }

    [Fact]
    public void A_unit_without_any_household_and_a_preview_read_sensibly()
    {
        var empty = InventedPack.Of(0);
        var lines = DocxText.Read(Write(empty.Book[15], empty, InventedPack.Preview, isWorkbook: false)).Select(l => l.Text).ToList();

        Assert.Equal(6, lines.Count(l => l == "Không có hộ nghèo."));
        Assert.Equal(1, lines.Count(l => l == "Chưa có số liệu."));
        Assert.Contains("(XEM TRƯỚC – chưa chốt)", lines);
        Assert.DoesNotContain(lines, l => l.Contains("Phiên bản", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_blank_is_explained_under_the_table()
    {
        var lines = DocxText.Read(Document(_pack.Book[12], InventedPack.Frozen)).Select(l => l.Text).ToList();

        Assert.Contains("Để trống vì chưa có số liệu: Thôn chưa báo cáo.", lines);
        Assert.Contains("Không tính được tỷ lệ vì chưa nhập tổng số hộ, số khẩu dân cư: Thôn Bờ Chư Pâu.", lines);
    }

    [Fact]
    public void Lines_of_a_unit_share_its_number_and_name()
    {
        using var file = new MemoryStream(Workbook(_pack.Book[2], InventedPack.Frozen));
        var shape = WorkbookReader.Open(file, "F02.xlsx", new()).Answer!.Measure(0, CancellationToken.None).Answer!;
        var first = shape.LastRow - 1 - (_pack.Areas.Count * 2) + 1; // a remark stands below

        Assert.All(Enumerable.Range(0, _pack.Areas.Count), area => Assert.Contains(new MergedRange(first + (area * 2), 1, first + (area * 2) + 1, 1), shape.Merged));
        var ten = ReadSheet(Workbook(_pack.Book[10], InventedPack.Frozen));
        var at = ten.FindIndex(r => r[1].ToString() == "Phường Bình Yên");
        Assert.Equal(["Hộ nghèo", "Hộ cận nghèo"], [ten[at + 1][1].ToString(), ten[at + 2][1].ToString()]);
    }

    /// <summary>Writes all papers where VUONLEN_WRITE_PAPERS says, to be looked at.</summary>
    [Fact]
    public void Papers_can_be_laid_out_for_looking_at()
    {
        if (Environment.GetEnvironmentVariable("VUONLEN_WRITE_PAPERS") is not { Length: > 0 } folder)
            return;
        foreach (var form in _pack.Book.Forms)
        {
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"F{form.Number:00}.xlsx")), Workbook(form, InventedPack.Frozen));
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"F{form.Number:00}.docx")), Document(form, InventedPack.Frozen));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(10)]
    public void A_page_of_a_workbook_ends_between_units_and_never_inside_one(int number)
    {
        var areas = Enumerable.Range(0, 60).Select(n => new FormArea($"{n:00}", $"Bản số {n}", n == 0 ? null : 0, new(900, 3_600, 300, 1_200, 0, 0))).ToList();
        var pack = InventedPack.Of(200, areas: areas);
        using var file = new MemoryStream(Write(pack.Book[number], pack, InventedPack.Frozen, isWorkbook: true));
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var ends = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Break>().Select(b => b.Id!.Value).ToList();
        var joined = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.MergeCell>().Select(m => m.Reference!.Value!)
            .Where(r => r[0] == 'A' && r[r.IndexOf(':', StringComparison.Ordinal) + 1] == 'A')
            .Select(r => r.Split(':').Select(c => uint.Parse(c[1..], CultureInfo.InvariantCulture)).ToList()).Where(r => r[1] - r[0] + 1 == pack.Book[number].Lines.Count).ToList();

        Assert.InRange(ends.Count, 3, 12);
        Assert.InRange(joined.Count, 60, 61); // the heading of form 8 is two rows as well
        Assert.All(ends, end => Assert.DoesNotContain(joined, rows => rows[0] <= end && end < rows[1]));
    }

    private static void SameFigures(Form form, List<SheetRow> rows, Func<SheetRow, int, decimal?> read)
    {
        var table = _pack.Tables[form.Number - 1];
        Assert.True(rows.Count >= table.Rows.Count);
        for (var at = 0; at < table.Rows.Count; at++)
        {
            for (var leaf = 0; leaf < form.Leaves.Count; leaf++)
                Assert.Equal(table.Rows[at].Cells[leaf], read(rows[at], leaf));
        }
    }

    private static void SameMembers(Form form, List<SheetRow> rows, Func<SheetCell, string> text)
    {
        var list = _pack.Lists[form.Number - 14];
        var members = rows.Where(r => r[3 + form["4"]].Kind != CellKind.Blank || r[2].ToString() == "(không còn thành viên)").ToList();
        Assert.Equal(list.Rows.Select(r => r.Name), members.Select(r => text(r[2])));
        for (var at = 0; at < members.Count; at++)
        {
            for (var leaf = 0; leaf < form.Leaves.Count; leaf++)
                Assert.Equal(list.Rows[at].Cells[leaf] ?? "", text(members[at][3 + leaf]));
        }
    }

    private static string Printed(Form form, int row, int leaf)
    {
        var value = _pack.Tables[form.Number - 1].Rows[row].Cells[leaf];
        return value?.ToString(form.Leaves[leaf].Rule is CellRule.Rate ? "0.##" : "#,0", _vietnamese) ?? "";
    }

    private static IEnumerable<string> Headings(IEnumerable<FormColumn> columns) => columns.SelectMany(c => Headings(c.Parts).Prepend(c.Title));

    private static int Before(Form form) => form.IsList || form.NameCodes.Count == 3 ? 3 : 2;

    private static byte[] Workbook(Form form, PackPaper paper) => Write(form, _pack, paper, isWorkbook: true);

    private static byte[] Document(Form form, PackPaper paper) => Write(form, _pack, paper, isWorkbook: false);

    private static byte[] Write(Form form, Pack pack, PackPaper paper, bool isWorkbook)
    {
        using var file = new MemoryStream();
        if (isWorkbook)
            FormWorkbook.Write(file, form, pack, paper);
        else
            FormDocument.Write(file, form, pack, paper);
        return file.ToArray();
    }

    private static List<SheetRow> ReadSheet(byte[] content)
    {
        using var file = new MemoryStream(content);
        using var workbook = WorkbookReader.Open(file, "F.xlsx", new()).Answer!;
        using var rows = workbook.Read(0, CancellationToken.None);
        var all = new List<SheetRow>();
        while (rows.Next())
            all.Add(rows.Row);
        Assert.Null(rows.Problem);
        return all;
    }
}
