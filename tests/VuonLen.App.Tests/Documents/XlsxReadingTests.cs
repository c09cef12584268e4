using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

public sealed class XlsxReadingTests
{
    private const string DateStyles = """<numFmts count="1"><numFmt numFmtId="170" formatCode="[$-42A]dd\ mmmm\ yyyy"/></numFmts><fonts count="2"><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts><cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>""";

    [Fact]
    public void Every_kind_of_cell_is_told()
    {
        var cells = Packages.Cells(Packages.Xlsx(
            Packages.Sheet("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Lê </t></is></c><c r="C1"><v>12.5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>Hộx</v></c><c r="G1"><f>1+1</f></c><c r="H1" t="d"><v>1980-06-05</v></c></row>"""),
            shared: """<si><r><rPr><b/></rPr><t>Hộ </t></r> <r><t>nghèo</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>"""));

        Assert.Equal(
            [CellKind.Text, CellKind.Text, CellKind.Number, CellKind.YesNo, CellKind.Error, CellKind.Text, CellKind.Blank, CellKind.Date], cells.Select(c => c.Kind));
        Assert.Equal(["Hộ nghèo", "Lê ", "12.5", "TRUE", "#REF!", "Hộx", "", "05/06/1980"], cells.Select(c => c.ToString()));
        Assert.Equal([5, 6], Enumerable.Range(0, 8).Where(i => cells[i].IsFormula));
    }

    [Fact]
    public void Numbers_in_a_format_of_days_are_days_in_the_counting_of_the_file()
    {
        var row = """<row r="1"><c r="A1" s="1"><v>29377</v></c><c r="B1" s="2"><v>29377.5</v></c><c r="C1" s="0"><v>29377</v></c><c r="D1" s="1"><v>60</v></c><c r="E1" s="1"><v>59</v></c><c r="F1" s="3" t="str"><v>nguyÔn</v></c></row>""";

        var cells = Packages.Cells(Packages.Xlsx(Packages.Sheet(row), styles: DateStyles));
        Assert.Equal(["05/06/1980", "05/06/1980 12:00", "29377", "60", "28/02/1900", "nguyÔn"], cells.Select(c => c.ToString()));
        Assert.Equal(CellKind.Number, cells[3].Kind);
        Assert.Equal(".VnTimeH", cells[5].Font);
        Assert.Equal(29377, cells[0].Number);

        var from1904 = Packages.Cells(Packages.Xlsx(Packages.Sheet(row), styles: DateStyles, bookProperties: """<workbookPr date1904="1"/>"""));
        Assert.Equal(new DateTime(1984, 6, 6), from1904[0].Date);
    }

    [Fact]
    public void Numbers_in_a_format_of_percentages_are_told_whatever_prints_a_percent_sign_besides()
    {
        var styles = """<numFmts count="3"><numFmt numFmtId="170" formatCode="#,##0.00\ %;[Red]\-0.00%"/><numFmt numFmtId="171" formatCode="0.00&quot;%&quot;"/><numFmt numFmtId="172" formatCode="0.00\%"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>""";
        var cells = Packages.Cells(Packages.Xlsx(
            Packages.Sheet(string.Concat("<row r=\"1\">", string.Concat(Enumerable.Range(0, 6).Select(s => $"<c s=\"{s}\"><v>0.0466</v></c>")), "</row>")), styles: styles));

        Assert.Equal([false, true, true, true, false, false], cells.Select(c => c.IsPercent));
        Assert.All(cells, c => Assert.Equal("0.0466", c.ToString())); // what is stored stays what it is
    }

    [Fact]
    public void Rows_and_columns_keep_their_numbers_and_blank_ones_are_passed_over()
    {
        var file = Packages.Xlsx(Packages.Sheet(
            """<row r="3"><c r="B3"><v>1</v></c><c r="AA3" s="1"/></row><row r="4"/><row r="7" ht="15"><c r="A7"/></row><row><c><v>5</v></c><c><v>6</v></c></row>""",
            """<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="A:B"/></mergeCells>"""));

        var (code, rows) = Packages.Read(file);
        Assert.Null(code);
        Assert.Equal([3, 8], rows.Select(r => r.Number));
        Assert.Equal(["", "1"], rows[0].Cells);
        Assert.Equal(["5", "6"], rows[1].Cells);

        using var book = WorkbookReader.Open(new MemoryStream(file), "ds.xlsx", new()).Answer!;
        var shape = book.Measure(0, CancellationToken.None).Answer!;
        Assert.Equal((2, 8, 2, 0, 0), (shape.Rows, shape.LastRow, shape.Columns, shape.Errors, shape.Formulas));
        Assert.Equal([new MergedRange(1, 0, 2, 2)], shape.Merged);
    }

    [Fact]
    public void A_sheet_is_read_as_often_as_wanted_and_cancelling_ends_it()
    {
        using var book = WorkbookReader.Open(new MemoryStream(Packages.Xlsx(Packages.Sheet("""<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>"""))), "", new()).Answer!;
        for (var i = 0; i < 3; i++)
            Assert.Equal(2, book.Measure(0, CancellationToken.None).Answer!.Rows);

        using var source = new CancellationTokenSource();
        using var rows = book.Read(0, source.Token);
        Assert.True(rows.Next());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => rows.Next());
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_come_back()
    {
        var cells = Packages.Cells(Packages.Xlsx(Packages.Sheet("""<row r="1"><c t="inlineStr"><is><t>a_x000D_b_x005F_x0041__y</t></is></c><c t="inlineStr"><is><t><![CDATA[<a&b>]]></t></is></c></row>""")));
        Assert.Equal(["a\rb_x0041__y", "<a&b>"], cells.Select(c => c.Text!));
    }

    [Fact]
    public void Sheets_are_named_in_their_order_and_hidden_ones_say_so()
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("Một", []));
            writer.BeginSheet(new("Hai & 'ba' x", []) { IsHidden = true });
            writer.WriteRow([SheetCell.Of("x")]);
            writer.Finish();
        }

        using var book = WorkbookReader.Open(file, "", new()).Answer!;
        Assert.Equal([new SheetFront(0, "Một", false), new SheetFront(1, "Hai & 'ba' x", true)], book.Sheets);
        Assert.Equal(0, book.Measure(0, CancellationToken.None).Answer!.Rows);
        Assert.Equal(1, book.Measure(1, CancellationToken.None).Answer!.Rows);
    }
}
