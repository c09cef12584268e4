using VuonLen.App.Reports.Checking;
using VuonLen.App.Reports.Papers;
using VuonLen.App.Tests.Documents;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Tests.Reports.Checking;

public sealed class CheckPackTests
{
    private const string MovementCodes = "(A)|(B)|(C)|1|2|3|4|5|6|7|8|9=1-2-3-4+5+6+7+8";
    private const string IndicatorHeadings = "TT|Phường/ Xã|Tổng số hộ nghèo|Tổng số thiếu hụt|1|2|3|4|5|6|7|8|9|10|11|12";

    /// <summary>Figures of an export that left columns 4 and 8 blank and was not made from one state of the data.</summary>
    [Fact]
    public void The_faults_of_a_real_export_are_found_exactly()
    {
        var result = Export.Check(Export.File("export.xlsx", workbook =>
        {
            Export.Sheet(
                workbook, "Bieu 1", "TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH",
                "A|B|1|2|3|4=3/1*100|5|6=5/1*100|7|8=7/1*100|9|10=9/2*100|11|12=11/2*100|13|14=13/2*100",
                "1|Cư Jút|10|5000|204|2040|158||||700|14");
            Export.Sheet(
                workbook, "Bieu 2", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", MovementCodes,
                "1|Cư Jút|Hộ|294|64|45||5|0|14||204", "||Nhân khẩu|1000|200|100||0|0|0||700",
                "2|Đăk Glong|Hộ|1369|374|128||39|0|28||923", "||Nhân khẩu|10|0|0||0|0|0||10",
                "3|Đắk Mil|Hộ|238|47|4||6|14|12||221", "||Nhân khẩu|10|0|0||0|0|0||10");
            Export.Sheet(
                workbook, "Bieu 3", "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO", MovementCodes,
                "1|Cư Jút|Hộ|100|0|5||63|0|0||158", "||Nhân khẩu",
                "2|Đăk Glong|Hộ|100|0|40||360|0|0||420", "||Nhân khẩu",
                "3|Đắk Mil|Hộ|100|0|6||44|0|0||138", "||Nhân khẩu");
            Export.Sheet(
                workbook, "Bieu 4", "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO", IndicatorHeadings,
                "1|Cư Jút|204|716|93|94|37|52|62|13|51|107|4|128|53|22", "2|Đăk Glong|923|796|0|0|0|0|0|0|0|538|0|0|258|0");
            Export.Sheet(
                workbook, "Bieu 5", "PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO",
                "TT|Phường/ Xã|Tổng số hộ nghèo|1|2|3|4|5|6|7|8|9|10|11|12",
                "1|Cư Jút|204|45.59|46.08|18.14|25.49|30.39|6.37|25|52.45|1.96|62.75|25.98|10.78", "2|Đăk Glong|923|0|0|0|0|0|0|0|58.4|0|0|27.84|0");
        }));

        Assert.Empty(result.Refused);
        Assert.Equal([1, 2, 3, 4, 5], result.Forms.Select(f => f.Number));
        Assert.Equal(
        [
            (1, "Cư Jút", "", "3+5+7≤1", 362m, 10m),
            (1, "Cư Jút", "", "4=3/1*100", 2040m, 100m),
            (2, "Cư Jút", "Hộ", "F2.2=F3.5", 64m, 63m),
            (2, "Đăk Glong", "Hộ", "9=1-2-3-4+5+6+7+8", 923m, 934m),
            (2, "Đăk Glong", "Hộ", "F2.2=F3.5", 374m, 360m),
            (2, "Đăk Glong", "Hộ", "F2.5=F3.3", 39m, 40m),
            (2, "Đắk Mil", "Hộ", "9=1-2-3-4+5+6+7+8", 221m, 219m),
            (2, "Đắk Mil", "Hộ", "F2.2=F3.5", 47m, 44m),
            (5, "Đăk Glong", "", "F5.12=F4.13/F5.1*100", 27.84m, 27.95m),
            (5, "Đăk Glong", "", "F5.9=F4.10/F5.1*100", 58.4m, 58.29m),
        ],
            result.Failed.Select(f => (f.Form, f.AreaName, f.Line, f.Identity, f.Left, f.Right))
                .OrderBy(f => f.Form).ThenBy(f => f.AreaName, StringComparer.Ordinal).ThenBy(f => f.Identity, StringComparer.Ordinal));
        Assert.Contains(result.Notes, n => n == "F9.1=F1.3: không kiểm được vì thiếu biểu 9.");
        Assert.Contains(result.Notes, n => n.StartsWith("Biểu 4 không có dòng của Đắk Mil", StringComparison.Ordinal));
        Assert.Contains("11", result.Failed.Single(f => f.Right == 934).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_we_write_is_read_without_a_fault_or_a_question()
    {
        var pack = InventedPack.Of();
        using var book = new MemoryStream();
        FormWorkbook.WriteAll(book, pack, InventedPack.Frozen);
        var (alone, json) = (Export.Check(new PackFile("Bộ biểu.xlsx", book)), Export.Check(Json(pack)));

        Assert.Equal(Enumerable.Range(1, 15), alone.Forms.Select(f => f.Number));
        Assert.Equal((0, 0, 0), (alone.Failed.Count, alone.Refused.Count, alone.Notes.Count));
        Assert.Equal((0, 0), (json.Failed.Count, json.Notes.Count));
        Assert.InRange(alone.Checked, json.Checked - 20, json.Checked + 20);
        Assert.True(alone.Checked > 1000);
    }

    [Fact]
    public void A_changed_figure_of_any_form_is_found_in_files_and_in_json()
    {
        foreach (var number in Enumerable.Range(1, 13))
        {
            var pack = Changed(InventedPack.Of(), number);
            var files = new PackFile[15];
            for (var i = 0; i < files.Length; i++)
            {
                var file = new MemoryStream();
                FormWorkbook.Write(file, pack.Book.Forms[i], pack, InventedPack.Frozen);
                files[i] = new($"F{i + 1:00}.xlsx", file);
            }

            Assert.NotEmpty(Export.Check(files).Failed);
            Assert.NotEmpty(Export.Check(Json(pack)).Failed);
        }
    }

    [Fact]
    public void A_shortened_list_is_found()
    {
        var pack = InventedPack.Of();
        var shorter = pack with { Lists = [pack.Lists[0], pack.Lists[1] with { Rows = [.. pack.Lists[1].Rows.Skip(1)] }] };
        using var book = new MemoryStream();
        FormWorkbook.WriteAll(book, shorter, InventedPack.Frozen);

        Assert.Contains(Export.Check(new PackFile("b.xlsx", book)).Failed, f => f is { Form: 15, AreaName: "Tổ dân phố số 1", Gap: -1 });
    }

    [Fact]
    public void Two_villages_of_one_name_are_two_in_the_lists_too()
    {
        var pack = InventedPack.Of(areas: [.. InventedPack.Areas.Select((area, at) => at == 3 ? area with { Name = InventedPack.Areas[1].Name } : area)]);
        using var book = new MemoryStream();
        FormWorkbook.WriteAll(book, pack, InventedPack.Frozen);

        var result = Export.Check(new PackFile("b.xlsx", book));

        Assert.Equal((0, 0), (result.Failed.Count, result.Notes.Count));
        Assert.Equal(15, result.Forms.Count);
    }

    [Fact]
    public void A_changed_pack_json_is_told()
    {
        var json = Json(InventedPack.Of());
        var text = new StreamReader(json.Content).ReadToEnd().Replace("\"name\":\"Bản Nà Cọ\"", "\"name\":\"Bản Nà Co\"", StringComparison.Ordinal);

        var result = Export.Check(new PackFile("pack.json", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));

        Assert.Contains(result.Notes, n => n.Contains("đã bị sửa sau khi chốt", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_as_text_decimal_signs_and_rounding_are_no_faults()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook => Export.Sheet(
            workbook, "1", "Tổng hợp kết quả sơ bộ rà soát hộ nghèo; hộ cận nghèo; hộ làm nông, lâm, ngư nghiệp có mức sống trung bình",
            "A|B|(1)|(2)|(3)|(4)=(3)/(1)*100|(5)|(6)|(7)|(8)|(9)|(10)|(11)|(12)|(13)|(14)",
            keepsText: true,
            "1|Xã Một|1.160|5,000|242|20,9 %|0|0|-|–|1000|20.0|0|0||",
            "1.1|Thôn A|1.000|4.000|200|20|0|0|-|–|900|22.5|0|0||",
            "1.2|Thôn B|160|1 000|42|26.3|0|0|-|–|100|10|0|0||")));

        Assert.Empty(result.Failed);
        Assert.True(result.Checked > 20);
        Assert.DoesNotContain(result.Notes, n => n.Contains("không đọc được", StringComparison.Ordinal));
    }

    [Fact]
    public void Rates_that_do_not_fit_or_have_no_base_are_found()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook => Export.Sheet(
            workbook, "1", "TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; HỘ … CÓ MỨC SỐNG TRUNG BÌNH",
            "A|B|1|2|3|4|5|6|7|8|9|10|11|12|13|14",
            "1|Xã Một||400|20|5|0|0|0|0|80|20.01|0|0|0|0",
            "2|Xã Hai|100|400|20|21|0|0|0|0|80|20|0|0|0|0")));

        Assert.Equal(
            [("Xã Một", "4=3/1*100", 0m), ("Xã Hai", "4=3/1*100", 20m), ("Xã Một", "10=9/2*100", 20m)],
            result.Failed.Select(f => (f.AreaName, f.Identity, f.Right)));
    }

    /// <summary>0.0466 in a cell that shows 4,66% is no rate of 0,05 %.</summary>
    [Theory]
    [InlineData("0.0466", null)]
    [InlineData("0.0465999", null)]
    [InlineData("0.466", 46.6)]
    [InlineData("4.66", 466.0)]
    public void A_rate_kept_as_a_fraction_and_shown_as_a_percentage_is_read_as_it_is_shown(string stored, double? wrong)
    {
        string[] head = ["TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH"];
        string[] codes = ["A", "B", .. Enumerable.Range(1, 14).Select(n => $"({n})")];
        var figures = string.Concat(new[] { "6459", "26000", "301", stored, "0", "0", "0", "0", "1300", "0.05", "0", "0", "0", "0" }
            .Select((f, i) => $"<c{(i % 2 == 1 && i > 1 ? " s=\"1\"" : "")}><v>{f}</v></c>"));
        var file = Packages.Xlsx(
            Packages.Sheet($"<row r=\"1\">{Texts(head)}</row><row r=\"2\">{Texts(codes)}</row><row r=\"3\">{Texts(["1", "Phường Một"])}{figures}</row>"),
            styles: "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs>");

        var result = Export.Check(new PackFile("F01.xlsx", new MemoryStream(file)));

        Assert.Equal([1], result.Forms.Select(f => f.Number));
        Assert.True(result.Checked > 10);
        Assert.Equal(wrong is { } shown ? [(decimal)shown] : Array.Empty<decimal>(), result.Failed.Select(f => f.Left));

        static string Texts(string[] cells) => string.Concat(cells.Select(t => $"<c t=\"inlineStr\"><is><t>{t}</t></is></c>"));
    }

    [Fact]
    public void Form_13_under_the_title_of_form_12_is_form_13()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook =>
        {
            foreach (var (name, heading) in new[] { ("Mười hai", "Tổng số hộ nghèo"), ("Mười ba", "Tổng số hộ cận nghèo") })
            {
                Export.Sheet(
                    workbook, name, "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO\nTHEO CHUẨN NGHÈO ĐA CHIỀU", $"||{heading}",
                    "A|B|1=2+3|2|3|5=6+7|6|7|9=10+11|10|11|13|14|15|16|17|18|20|21", "1|Xã Một|10|4|6|40|20|20|5|2|3|0|0|0|20|9|11|50|50");
            }
        }));

        Assert.Equal([12, 13], result.Forms.Select(f => f.Number));
        Assert.Empty(result.Failed);
    }

    [Fact]
    public void Fewer_ethnic_columns_and_a_total_row_are_understood()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook => Export.Sheet(
            workbook, "9", "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC", "A|B|1|1.1|1.2|1.2.1|1.2.2|2|2.1|2.2|2.2.1|2.2.2",
            "I|Xã Một|7|3|4|1|3|2|1|1|0|1", "1|Thôn A|4|1|3|1|2|1|1|0|0|0", "2|Thôn B|3|2|1|0|1|1|0|1|1|1",
            "II|Xã Hai|1|1|0|0|0|0|0|0|0|0", "|Tổng cộng|9|4|4|1|3|2|1|1|0|1", "||Người lập biểu")));

        Assert.Equal(
            [("Thôn B", "2.2=Σ 2.2.x", 2m), ("Tổng cộng", "1=1.1+1.2", 8m), ("Tổng cộng", "1=Σ 1", 8m), ("Xã Một", "2.2.1=Σ 2.2.1", 1m)],
            result.Failed.Select(f => (f.AreaName, f.Identity, f.Right)).OrderBy(f => f.AreaName, StringComparer.Ordinal).ThenBy(f => f.Identity, StringComparer.Ordinal));
    }

    [Fact]
    public void Three_lines_of_form_10_are_one_unit()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook => Export.Sheet(
            workbook, "10", "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NGUYÊN NHÂN NGHÈO", "A|B|1|2|3|4|5|6|7|8",
            "1|Xã Một|5|2|0|0|0|0|0|0", "|Hộ nghèo|3|1|0|0|0|0|0|0", "|Hộ cận nghèo|2|2|0|0|0|0|0|0")));

        var fault = Assert.Single(result.Failed);
        Assert.Equal((10, "Xã Một", 2m, 3m), (fault.Form, fault.AreaName, fault.Left, fault.Right));
    }

    [Fact]
    public void A_blank_count_over_filled_ones_is_found()
    {
        var result = Export.Check(Export.File("a.xlsx", workbook => Export.Sheet(
            workbook, "11", "TỔNG HỢP CHỈ TIÊU THIẾU HỤT CỦA TRẺ EM THUỘC HỘ NGHÈO, HỘ CẬN NGHÈO", "A|B|1|2|3|4|5|6|7|8",
            "I|Xã Một||0|0|0|0|0|0|0", "1|Thôn A|2|0|0|0|0|0|0|0", "2|Thôn B|1|0|0|0|0|0|0|0")));

        var fault = Assert.Single(result.Failed);
        Assert.Equal(("Xã Một", "1=Σ 1", 0m, 3m), (fault.AreaName, fault.Identity, fault.Left, fault.Right));
    }

    [Fact]
    public void Files_that_are_no_pack_are_refused_by_name_and_the_others_are_checked()
    {
        var result = Export.Check(
            Export.File("khac.xlsx", w => Export.Sheet(w, "A", "DANH SÁCH CÁN BỘ", "A|B", "1|Không tên")),
            new PackFile("rong.xlsx", new MemoryStream()),
            new PackFile("pack.json", new MemoryStream("{\"a\":1}"u8.ToArray())),
            Export.File("F02.xlsx", w => Export.Sheet(w, "A", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", MovementCodes, "1|Xã Một|Hộ|5|1|0|0|0|0|0|0|4", "||Nhân khẩu|5|1|0|0|0|0|0|0|5")));

        Assert.Equal([("khac.xlsx", "DO-120"), ("rong.xlsx", "DO-101"), ("pack.json", "DO-121")], result.Refused.Select(r => (r.File, r.Problem.Code)));
        Assert.Equal(("Nhân khẩu", 5m, 4m), Assert.Single(result.Failed.Select(f => (f.Line, f.Left, f.Right))));
    }

    private static Pack Changed(Pack pack, int number)
    {
        var table = pack.Tables[number - 1];
        var row = table.Rows[table.Form.Lines.Count]; // the first village
        var cells = row.Cells.ToArray();
        cells[0] += 1;
        var rows = table.Rows.ToArray();
        rows[table.Form.Lines.Count] = row with { Cells = cells };
        return pack with { Tables = [.. pack.Tables.Select(t => t == table ? table with { Rows = rows } : t)] };
    }

    private static PackFile Json(Pack pack)
    {
        var file = new MemoryStream();
        PackJson.Write(file, pack, new("99999", "Phường Bình Yên", 2026, FormStage.Official, 1, InventedPack.Frozen.Seal!.FrozenAt, "canbo"));
        file.Position = 0;
        return new("pack.json", file);
    }
}
