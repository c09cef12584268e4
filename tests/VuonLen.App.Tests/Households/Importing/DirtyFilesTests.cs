using System.Security;
using VuonLen.App.Areas;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Lists;
using VuonLen.App.Tests.Documents;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>The dirt of real workbooks on its whole way: file, preview, registry.</summary>
public sealed class DirtyFilesTests : ImportTest
{
    /// <summary>Style 1 shows days.</summary>
    private const string Styles = """<cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs>""";

    private const string From1904 = """<workbookPr date1904="1"/>""";

    private static readonly DateOnly _born = new(1980, 6, 5);

    [Fact]
    public async Task Days_of_a_workbook_that_counts_from_1904_are_those_it_shows()
    {
        // 27915 days after the first of January 1904 is 05/06/1980; where no format says so it is still the same count.
        var view = await WriteAsync((await PreviewAsync(Raw(From1904,
            [Text("Chủ hộ"), Text("Thôn"), Text("Ngày sinh"), Text("Phân loại hộ"), Text("Ngày quyết định")],
            [Text("Lò Văn Thử"), Text("Nà Phát"), Number(27915, 1), Text("Hộ nghèo"), Number(44539, 1)],
            [Text("Vàng A Thí"), Text("Nà Phát"), Number(27915), Text("Hộ nghèo"), Number(44539)],
            [Text("Giàng A Đứng"), Text("Nà Phát"), Number(1971, 1), null, null]))).Import.Key);

        Assert.Equal((3, 0), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var stored = (await HouseholdsAsync()).ToDictionary(h => h.HeadName!);
        Assert.Equal(BirthDate.On(_born), BornIn(stored["Lò Văn Thử"]));
        Assert.Equal(BirthDate.On(_born), BornIn(stored["Vàng A Thí"]));
        Assert.Equal(BirthDate.In(1971), BornIn(stored["Giàng A Đứng"]));
        Assert.All([stored["Lò Văn Thử"], stored["Vàng A Thí"]], h => Assert.Equal(new DateOnly(2025, 12, 10), Assert.Single(h.Recognitions).DecisionOn));
        Assert.Contains(view.Lines.Single(l => l.Content.Label == "Vàng A Thí").Content.Warnings, w => w.Code == "IM-221" && w.Reason.Contains("05/06/1980", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_workbook_goes_in_with_its_old_letters_its_counting_and_its_errors()
    {
        var file = OldWorkbook.Of(
            b => b
                .Record(0x22, w => w.Words(1))
                .Record(0x31, w => w.Words(200, 0, 0, 400, 0, 0, 0).Bytes(7, 0).Bytes(".VnTime"u8.ToArray()))
                .Record(0xE0, w => w.Words(0, 0))
                .Record(0xE0, w => w.Words(0, 14)),
            s =>
            {
                string[] header = ["Chñ hé", "Th«n", "Ngµy sinh", "§iÓm B1"];
                for (var column = 0; column < header.Length; column++)
                    Label(s, 0, column, header[column]);
                Label(Label(s, 1, 0, "Lß V¨n Thö "), 1, 1, "Nµ Ph¸t").Record(0x27E, w => w.Words(1, 2, 1).Long((27915u << 2) | 2)).Record(0x203, w => w.Words(1, 3, 0).Double(120));
                Label(Label(s, 2, 0, "Vµng A ThÝ"), 2, 1, "Nµ Lèc").Record(0x06, w => w.Words(2, 2, 1).Double(27915).Words(0, 0, 0, 0)).Record(0x205, w => w.Words(2, 3, 0).Bytes(0x2A, 1));
                Label(Label(s, 3, 0, "Giµng ThÞ MÈy"), 3, 1, "Nµ Ph¸t");
            });
        var view = await WriteAsync((await PreviewAsync(file, "danh sach cu.xls")).Import.Key);

        Assert.Equal((2, 1), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var stored = (await HouseholdsAsync()).Single(h => h.HeadName == "Lò Văn Thử");
        Assert.Equal((Village.Id, 120, BirthDate.On(_born)), (stored.VillageId!.Value, stored.PaperB1, BornIn(stored)));
        var refused = Assert.Single(view.Lines.Single(l => l.Item.Fate is ListFate.Refuse).Content.Refused);
        Assert.Equal((3, "D", "#N/A", "IM-134"), (refused.Row, refused.Column, refused.Value, refused.Code));
    }

    [Fact]
    public async Task Formulas_count_as_what_was_last_computed_and_those_never_computed_are_refused()
    {
        var view = await WriteAsync((await PreviewAsync(Raw("",
            [Text("Chủ hộ"), Text("Thôn"), Text("Ngày sinh"), Text("B1"), Text("B2")],
            [Formula("A9&amp;\"\"", "Lò Văn Thử", "str"), Text("Nà Phát"), Formula("DATE(1980,6,5)", "29377", null, 1), Formula("100+20", "120"), Formula("IF(A1=1,1,\"\")", "", "str")],
            [Text("Vàng A Thí"), Text("Nà Phát"), Number(29377, 1), Formula("SUM(Z1:Z9)", null), Number(30)],
            [Text("Giàng A Đứng"), Text("Nà Phát"), Number(29377, 1), Number(110), Formula("VLOOKUP(1,Z:Z,1)", "#N/A", "e")]))).Import.Key);

        Assert.Equal((1, 2), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var stored = Assert.Single(await HouseholdsAsync());
        Assert.Equal(("Lò Văn Thử", 120, null, BirthDate.On(_born)), (stored.HeadName, stored.PaperB1, stored.PaperB2, BornIn(stored)));
        var refused = view.Lines.Where(l => l.Item.Fate is ListFate.Refuse).Select(l => Assert.Single(l.Content.Refused)).ToList();
        Assert.Equal([(3, "D", "IM-142"), (4, "E", "IM-134")], refused.Select(r => (r.Row, r.Column!, r.Code)));
    }

    [Theory]
    [InlineData("#REF!")]
    [InlineData("#N/A")]
    [InlineData("#DIV/0!")]
    public async Task A_cell_with_an_error_keeps_its_household_back_and_is_named(string sign)
    {
        var view = await WriteAsync((await PreviewAsync(Raw("",
            [Text("STT hộ"), Text("Chủ hộ"), Text("Họ tên thành viên"), Text("Quan hệ"), Text("Năm sinh"), Text("Thôn"), Text("Cột riêng")],
            [Number(1), Text("Lò Văn Thử"), Text("Lò Văn Thử"), Text("Chủ hộ"), Number(1980), Text("Nà Phát"), null],
            [Number(1), Text("Lò Văn Thử"), Text("Lò Thị Mẫu"), Text("Vợ"), Error(sign), Text("Nà Phát"), null],
            [Number(2), Text("Vàng A Thí"), Text("Vàng A Thí"), Text("Chủ hộ"), Number(1971), Text("Nà Phát"), Error(sign)],
            [Number(3), Error(sign), Error(sign), Text("Chủ hộ"), Number(1971), Text("Nà Phát"), null]))).Import.Key);

        Assert.Equal((1, 2), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        Assert.Equal("Vàng A Thí", Assert.Single(await HouseholdsAsync()).HeadName);
        var first = view.Lines.Single(l => l.Content.Label == "Lò Văn Thử").Content.Refused;
        Assert.Equal([(3, "E", sign, "IM-134"), (2, null, null, "IM-140")], first.Select(r => (r.Row, r.Column, r.Value, r.Code)));
        Assert.Contains(view.Lines.Single(l => l.Item.FirstRow == 5).Content.Refused, r => r is { Row: 5, Column: "C", Code: "IM-134" });
    }

    [Fact]
    public async Task A_hidden_sheet_is_named_and_left_out_unless_it_is_chosen()
    {
        object?[] head = ["Chủ hộ", "Thôn", "Năm sinh"];
        var file = Hidden(("Danh sách", false, [head, ["Lò Văn Thử", "Nà Phát", 1980]]), ("Năm trước", true, [head, ["Vàng A Thí", "Nà Phát", 1971]]));
        var view = await PreviewAsync(file);
        var sheet = (await SheetsAsync(view.Import.Key))[1].Sheet;

        Assert.Equal(("Năm trước", true, false, 1), (sheet.Name, sheet.IsHidden, sheet.IsUsed, sheet.Rows));
        Assert.Equal("Lò Văn Thử", Assert.Single(view.Lines).Content.Label);

        Assert.Empty((await UnderstandAsync(view.Import.Key, f => f.Sheets[1].IsUsed = true)).Problems);
        await PlanAsync(view.Import.Key);
        Assert.Equal(2, (await WriteAsync(view.Import.Key)).Counts.AddedHouseholds);
    }

    [Fact]
    public async Task A_sheet_that_was_read_last_year_and_is_hidden_now_is_left_out_again()
    {
        object?[] head = ["Chủ hộ", "Thôn", "Năm sinh"];
        await PreviewAsync(Hidden(("Một", false, [head, ["Lò Văn Thử", "Nà Phát", 1980]]), ("Hai", false, [head, ["Vàng A Thí", "Nà Phát", 1971]])));
        var again = await UploadAsync(Hidden(("Một", false, [head, ["Lò Văn Thử", "Nà Phát", 1980]]), ("Hai", true, [head, ["Vàng A Thí", "Nà Phát", 1971]])));

        Assert.Equal([true, false], (await SheetsAsync(again)).Select(s => s.Sheet.IsUsed));
    }

    [Fact]
    public async Task A_workbook_whose_only_list_is_hidden_asks_for_the_sheet()
    {
        var key = await UploadAsync(Hidden(("Bìa", false, [["Báo cáo"]]), ("Danh sách", true, [["Chủ hộ", "Thôn"], ["Lò Văn Thử", "Nà Phát"]])));

        Assert.Equal([ListProblems.NoSheet], (await UnderstandAsync(key)).Problems);
    }

    [Fact]
    public async Task What_nobody_sees_and_capitals_make_no_difference()
    {
        var view = await WriteAsync((await PreviewAsync(Sheet(
            ["STT  hộ ", "HỌ TÊN\u200B CHỦ HỘ", "Họ tên thành viên\u00A0", "quan hệ VỚI chủ hộ", "\uFEFFNgày sinh", "GIỚI tính ", "cccd", "thôn", "Mã hộ ", "phân LOẠI hộ"],
            ["1 ", "lÒ vĂN thử\u200B", "LÒ VĂN THỬ", " CHỦ  hộ", "05/06/1980 \u200B", "NAM\u00A0", "011 080\u200B 000 017 ", "bản NÀ phát\u200B", " h-01\u00A0", "HỘ nghèo "],
            ["1", " Lò  Văn Thử ", "\u200BLÒ THỊ MẪU ", "vợ\u200B", "1984", "nữ ", null, "BẢN nà  PHÁT", "H-01", "hộ NGHÈO"]))).Import.Key);

        Assert.Equal((1, 2, 0), (view.Counts.AddedHouseholds, view.Counts.AddedPersons, view.Counts.RefusedHouseholds));
        var stored = Assert.Single(await HouseholdsAsync());
        Assert.Equal(("Lò Văn Thử", "h-01", Village.Id, PovertyClass.Poor), (stored.HeadName, stored.Code, stored.VillageId!.Value, Assert.Single(stored.Recognitions).Status));
        var people = stored.MembersNow().OrderByDescending(m => m.IsHead).Select(m => m.Person).ToList();
        Assert.Equal([("Lò Văn Thử", Sex.Male, BirthDate.On(_born)), ("Lò Thị Mẫu", Sex.Female, BirthDate.In(1984))], people.Select(p => (p.FullName, p.Sex!.Value, p.Born!.Value)));
        Assert.True(PersonalId.TryParse("011080000017", out var id));
        Assert.Equal(Vault.HashOf(id), people[0].PersonalIdHash);
    }

    [Fact]
    public async Task Our_own_template_filled_by_hand_goes_in_with_its_dirt_named()
    {
        var columns = new TemplateColumns(null, null, showsHealth: true, default, isEmpty: true);
        byte[] template;
        await using (var made = await InAsync(Commune, db => new DownloadTemplate(db).RunAsync(NoCancel)))
        {
            using var copy = new MemoryStream();
            await made.CopyToAsync(copy, NoCancel);
            template = copy.ToArray();
        }

        string? Of(ListColumn column, Dictionary<ListField, string> said) => said.TryGetValue(column.Field, out var text) ? Text(text) : null;
        string?[] Row(params (ListField Field, string Said)[] said)
        {
            var all = said.ToDictionary(s => s.Field, s => s.Said);
            return [.. columns.All.Select(c => Of(c, all))];
        }

        var view = await WriteAsync((await PreviewAsync(Filled(template,
            Row((ListField.HouseholdNumber, "1"), (ListField.Village, "bản nà phát "), (ListField.HeadName, "LÒ VĂN THỬ"), (ListField.MemberName, "lò văn thử"), (ListField.Relationship, "Chủ hộ"),
                (ListField.Born, "01/01/1980"), (ListField.Class, "hộ nghèo"), (ListField.Wall, "Bền chắc "), (ListField.Deprived9, "X"), (ListField.Deprived10, "không"), (ListField.FloorM2, "48,5"), (ListField.Income, "1.200.000")),
            Row((ListField.HouseholdNumber, "1"), (ListField.HeadName, "Lò Văn Thử"), (ListField.MemberName, "Lò Thị Mẫu\u200B"), (ListField.Relationship, "VỢ"), (ListField.Born, "1984"), (ListField.Sex, "nữ")),
            Row((ListField.HouseholdNumber, "2"), (ListField.Village, "Nà Lốc"), (ListField.HeadName, "Vàng A Thí"), (ListField.MemberName, "Vàng A Thí"), (ListField.Relationship, "Chủ hộ"), (ListField.Toilet, "có")),
            Row()))).Import.Key);

        Assert.Equal((ListKind.Template, 1, 1), (view.Import.Kind, view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var stored = Assert.Single(await HouseholdsAsync());
        Assert.Equal(
            ("Lò Văn Thử", Material.Durable, 1 << 8, 48.5m, 1_200_000L, 2),
            (stored.HeadName, stored.Wall, stored.PaperDeprived, stored.FloorM2, stored.IncomePerPersonPerMonth, stored.MembersNow().Count()));
        Assert.Equal(BirthDate.In(1980), BornIn(stored));
        var refused = Assert.Single(view.Lines.Single(l => l.Item.Fate is ListFate.Refuse).Content.Refused);
        Assert.Equal((4, "có", "IM-127"), (refused.Row, refused.Value, refused.Code));
    }

    private static BirthDate? BornIn(Household household) => household.MembersNow().Single(m => m.IsHead).Person.Born;

    private Task<IReadOnlyList<UnderstandFile.SheetView>> SheetsAsync(AreaKey key) =>
        InAsync(Commune, async db => (await Understanding(db).ShowAsync(key, NoCancel))!.Answer!.File.Sheets);

    private static OldWorkbook Label(OldWorkbook sheet, int row, int column, string text) =>
        sheet.Record(0x204, w => w.Words(row, column, 0).Words(text.Length).Bytes(1).Wide(text));

    private static string Text(string text) => $"""<c t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""";

    private static string Number(int number, int style = 0) => $"""<c s="{style}"><v>{number}</v></c>""";

    private static string Error(string sign) => $"""<c t="e"><v>{sign}</v></c>""";

    private static string Formula(string formula, string? value, string? type = null, int style = 0) =>
        $"""<c s="{style}"{(type is null ? "" : $" t=\"{type}\"")}><f>{formula}</f>{(value is null ? "" : $"<v>{value}</v>")}</c>""";

    private static string Rows(int first, IEnumerable<string?[]> rows) =>
        string.Concat(rows.Select((cells, i) => $"<row r=\"{first + i}\">{string.Concat(cells.Select(c => c ?? "<c/>"))}</row>"));

    private static byte[] Raw(string properties, params string?[][] rows) => Packages.Xlsx(Packages.Sheet(Rows(1, rows)), styles: Styles, bookProperties: properties);

    /// <summary>The template with rows written into it as a spreadsheet would.</summary>
    private static byte[] Filled(byte[] template, params string?[][] rows)
    {
        using var file = new MemoryStream();
        file.Write(template);
        using (var package = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = package.GetEntry("xl/worksheets/sheet1.xml")!;
            string xml;
            using (var reader = new StreamReader(part.Open()))
                xml = reader.ReadToEnd();
            part.Delete();
            using var writer = new StreamWriter(package.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(xml.Replace("</sheetData>", Rows(2, rows) + "</sheetData>", StringComparison.Ordinal));
        }

        return file.ToArray();
    }

    private static byte[] Hidden(params (string Name, bool IsHidden, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream))
        {
            foreach (var (name, isHidden, rows) in sheets)
            {
                writer.BeginSheet(new(name, []) { IsHidden = isHidden });
                foreach (var row in rows)
                    writer.WriteRow([.. row.Select(c => c is int number ? SheetCell.Of(number) : SheetCell.Of((string?)c))]);
            }

            writer.Finish();
        }

        return stream.ToArray();
    }
}
