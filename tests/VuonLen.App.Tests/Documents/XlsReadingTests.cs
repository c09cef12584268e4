using System.Text;
using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

public sealed class XlsReadingTests
{
    [Fact]
    public void Every_kind_of_cell_of_an_old_workbook_is_told()
    {
        var cells = Packages.Cells(Simple(), "ds.xls");

        Assert.Equal(["Nguyễn", "Lê", "12.5", "29377", "05/06/1980", "1.5", "7", "TRUE", "#REF!", "Hộ", "42"], cells.Select(c => c.ToString()));
        Assert.Equal([9, 10], Enumerable.Range(0, cells.Count).Where(i => cells[i].IsFormula));
        Assert.Equal(".VnTime", cells[0].Font);
    }

    [Fact]
    public void A_text_that_runs_over_the_seam_of_two_records_is_whole()
    {
        var book = OldWorkbook.Of(
            b => b.Record(0xFC, w => w.Long(1).Long(1).Words(6).Bytes(0, (byte)'a', (byte)'b')).Record(0x3C, w => w.Bytes(1).Wide("ễộữđ")),
            s => s.Record(0xFD, w => w.Words(0, 0, 0).Long(0)));
        Assert.Equal("abễộữđ", Packages.Cells(book)[0].Text);
    }

    [Fact]
    public void Rows_in_any_order_come_in_theirs()
    {
        var book = OldWorkbook.Of(_ => { }, s => Number(Number(Number(s, 5, 0, 6), 2, 1, 3), 5, 2, 8));
        var (code, rows) = Packages.Read(book);
        Assert.Null(code);
        Assert.Equal([3, 6], rows.Select(r => r.Number));
        Assert.Equal(["6", "", "8"], rows[1].Cells);
    }

    [Fact]
    public void Passwords_old_versions_rings_and_cuts_are_refused()
    {
        Assert.Equal("DO-104", Packages.Read(OldWorkbook.Of(b => b.Record(0x2F, w => w.Words(1, 1, 1)), _ => { })).Code);
        Assert.Equal("DO-114", Packages.Read(OldWorkbook.Container("Book", [])).Code);
        Assert.Equal("DO-102", Packages.Read(OldWorkbook.Container("WordDocument", [])).Code);

        var ring = Simple();
        BitConverter.TryWriteBytes(ring.AsSpan(512 + (5 * 4)), 3u);
        Assert.Equal("DO-103", Packages.Read(ring).Code);
        for (var length = 8; length < 4096; length += 97)
            Assert.Contains(Packages.Read(Simple()[..length]).Code, new[] { "DO-102", "DO-103" });
        Assert.Equal("DO-111", Packages.Read(OldWorkbook.Of(_ => { }, s => Number(s, 0, 255, 1)), limits: new() { Columns = 100 }).Code);
        Assert.Equal("DO-110", Packages.Read(OldWorkbook.Of(_ => { }, s => Number(Number(s, 0, 0, 1), 1, 0, 1)), limits: new() { Rows = 1 }).Code);
    }

    /// <summary>LibreOffice wrote it; nothing of ours had a hand in it.</summary>
    [Fact]
    public void A_workbook_of_another_program_is_read()
    {
        using var resource = typeof(XlsReadingTests).Assembly.GetManifestResourceStream("VuonLen.App.Tests.Documents.Files.libreoffice.xls")!;
        using var file = new MemoryStream();
        resource.CopyTo(file);
        using var book = WorkbookReader.Open(file, "ds.xls", new()).Answer!;
        Assert.Equal(["Danh sách", "Trang 'hai' x", "DanhMuc"], book.Sheets.Select(s => s.Name));
        Assert.Equal([false, false, true], book.Sheets.Select(s => s.IsHidden));

        var shape = book.Measure(0, CancellationToken.None).Answer!;
        Assert.Contains(new MergedRange(1, 0, 1, 5), shape.Merged);
        Assert.Equal(
            ["1", "Nguyễn Thị Đào", "05/06/1980", "001080000001", "1250000", "=1+1"],
            Packages.Read(file.ToArray()).Rows[2].Cells);
    }

    private static OldWorkbook Number(OldWorkbook sheet, int row, int column, double value) => sheet.Record(0x203, w => w.Words(row, column, 0).Double(value));

    private static byte[] Simple() => OldWorkbook.Of(
        b => b
            .Record(0x31, w => w.Words(200, 0, 0, 400, 0, 0, 0).Bytes(7, 0).Bytes(Encoding.Latin1.GetBytes(".VnTime")))
            .Record(0xE0, w => w.Words(0, 0))
            .Record(0xE0, w => w.Words(0, 14))
            .Record(0xFC, w => w.Long(1).Long(1).Words(6).Bytes(9).Words(1).Wide("Nguyễn").Long(0)),
        s => s
            .Record(0xFD, w => w.Words(0, 0, 0).Long(0))
            .Record(0x204, w => w.Words(0, 1, 0).Words(2).Bytes(0, (byte)'L', 0xEA))
            .Record(0x203, w => w.Words(0, 2, 0).Double(12.5))
            .Record(0x27E, w => w.Words(0, 3, 0).Long((29377u << 2) | 2))
            .Record(0xBD, w => w.Words(0, 4).Words(1).Long((29377u << 2) | 2).Words(0).Long((150u << 2) | 3).Words(0).Long((7u << 2) | 2).Words(6))
            .Record(0x205, w => w.Words(0, 7, 0).Bytes(1, 0))
            .Record(0x205, w => w.Words(0, 8, 0).Bytes(0x17, 1))
            .Record(0x06, w => w.Words(0, 9, 0).Bytes(0, 0, 0, 0, 0, 0, 0xFF, 0xFF).Words(0, 0, 0, 0))
            .Record(0x207, w => w.Words(2).Bytes(1).Wide("Hộ"))
            .Record(0x06, w => w.Words(0, 10, 0).Double(42).Words(0, 0, 0, 0)));
}
