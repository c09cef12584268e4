using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

public sealed class WorkbookWriterTests
{
    private static readonly string[] _hard =
    [
        "=1+1", "+84 912", "-5", "@a", "'=x", "''", " trước và sau ", "a\r\nb", "\tc", "<&>\"'", "_x000D_", "\u0001", "Nguyễn Thị Đào", "😀 \uD800", "x\u200By", "0012",
    ];

    [Fact]
    public void What_goes_out_comes_back_the_same()
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("A", [new(10, CellFormat.Text), new(12, CellFormat.Date)]));
            foreach (var text in _hard)
                writer.WriteRow([SheetCell.Of(text), SheetCell.Of(new DateOnly(1980, 6, 5)), SheetCell.Blank, SheetCell.Of(0.1), SheetCell.Of(12345678901), SheetCell.Of(true), SheetCell.Error("#REF!")]);
            writer.Finish();
        }

        var rows = Packages.Read(file.ToArray()).Rows;
        Assert.Equal(_hard, rows.Select(r => r.Cells[0]));
        Assert.All(rows, r => Assert.Equal(["05/06/1980", "", "0.1", "12345678901", "TRUE", "#REF!"], r.Cells[1..]));
    }

    [Fact]
    public void The_first_and_odd_days_of_the_calendar_come_back()
    {
        DateOnly[] days = [new(1900, 1, 1), new(1900, 2, 28), new(1900, 3, 1), new(2026, 11, 22), new(9999, 12, 31)];
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("A", []));
            writer.WriteRow([.. days.Select(d => SheetCell.Of(d))]);
            writer.Finish();
        }

        Assert.Equal(days, Packages.Cells(file.ToArray()).Select(c => DateOnly.FromDateTime(c.Date)));
    }

    [Fact]
    public void A_full_workbook_keeps_the_schema()
    {
        using var file = new MemoryStream(Full());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2010, FileFormatVersions.Office2019 })
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(2, document.WorkbookPart!.WorksheetParts.First().WorksheetCommentsPart!.Comments.CommentList!.ChildElements.Count);
    }

    [Fact]
    public void The_same_content_gives_the_same_file() => Assert.Equal(Full(), Full());

    [Fact]
    public void Text_that_looks_like_a_formula_is_marked_as_text()
    {
        using var file = new MemoryStream(Full());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var cell = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Single(c => c.InnerText == "=1+1");
        Assert.Null(cell.CellFormula);
        var style = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.True(style.QuotePrefix!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("danhmuc")]
    [InlineData("một tên dài hơn ba mươi mốt ký tự")]
    public void A_name_excel_would_not_open_is_refused(string name)
    {
        using var writer = new WorkbookWriter(Stream.Null);
        Assert.Throws<ArgumentException>(() => writer.BeginSheet(new(name, [])));
    }

    [Fact]
    public void A_workbook_that_was_not_finished_is_none()
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("A", []));
            writer.WriteRow([SheetCell.Of("x")]);
        }

        Assert.NotNull(Packages.Read(file.ToArray()).Code);
    }

    /// <summary>Everything the writer can do, in one file.</summary>
    internal static byte[] Full()
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            var groups = writer.AddList(["Kinh", "Tày", "Mông"]);
            var sexes = writer.AddList(["Nam", "Nữ"]);
            writer.BeginSheet(new("Danh sách", [new(6), new(28), new(13, CellFormat.Date), new(16, CellFormat.Text), new(14, CellFormat.WholeNumber), new(20.5)])
            {
                FrozenRows = 2,
                FrozenColumns = 2,
                FilterRow = 2,
                RepeatedRows = (2, 2),
                Merged = [new(1, 0, 1, 5)],
                DropDowns = [new(new(3, 5, 500, 5), groups, "Hãy chọn dân tộc trong danh sách."), new(new(3, 6, 500, 6), sexes, "Hãy chọn \"Nam\" hoặc \"Nữ\".")],
                Notes = [new(2, 3, "Đủ 12 chữ số.\nĐể trống nếu chưa có."), new(2, 4, "Đồng, không có phần lẻ.")],
            });
            writer.WriteRow([SheetCell.Of("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO")], RowLook.Title, heightPoints: 30);
            writer.WriteRow([.. new[] { "STT", "Họ và tên", "Ngày sinh", "Số định danh", "Thu nhập (đồng)", "Ghi chú" }.Select(SheetCell.Of)], RowLook.Header);
            writer.WriteRow([SheetCell.Of(1), SheetCell.Of("Nguyễn Thị Đào"), SheetCell.Of(new DateOnly(1980, 6, 5)), SheetCell.Of("001080000001"), SheetCell.Of(1250000), SheetCell.Of("=1+1")]);
            writer.WriteRow([SheetCell.Of(2), SheetCell.Of("Lò Văn Ướm"), SheetCell.Of(1975), SheetCell.Blank, SheetCell.Of((int?)null), SheetCell.Of("dòng cần xem")], marked: new HashSet<int> { 2, 5 });
            writer.WriteRow([SheetCell.Blank, SheetCell.Of("Cộng"), SheetCell.Blank, SheetCell.Blank, SheetCell.Of(1250000), SheetCell.Blank], RowLook.Total);
            writer.SkipRows(1);
            writer.WriteRow([SheetCell.Of("Ghi chú cuối trang.")], RowLook.Remark);
            writer.BeginSheet(new("Trang 'hai' x", []) { IsPortrait = true, RepeatedRows = (1, 1) });
            writer.Finish();
        }

        return file.ToArray();
    }
}
