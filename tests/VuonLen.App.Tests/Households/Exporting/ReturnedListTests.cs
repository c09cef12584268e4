using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Lists;
using VuonLen.App.Identity;

namespace VuonLen.App.Tests.Households.Exporting;

public sealed class ReturnedListTests : ExportTest
{
    private static readonly string[] _headers = ["STT", "Họ và tên chủ hộ", "Họ và tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "CCCD", "Thôn"];

    [Fact]
    public async Task A_cell_corrected_in_the_returned_list_lets_the_household_in()
    {
        var (key, counts) = await ImportAsync(Given(), "ds.xlsx");
        Assert.Equal((1, 1), (counts.AddedHouseholds, counts.RefusedHouseholds));

        var returned = RowsOf(await ReturnedAsync(key));
        Assert.Equal("Danh sách của xã", returned[0][0].Text);
        Assert.Equal([.. _headers, "Kết quả nhập", "Lý do"], TextsOf(returned[1]));
        Assert.Equal("Thêm mới", returned[2][7].Text);
        Assert.Equal(["2", "Lò Văn Bình", "Lò Văn Bình", "Chủ hộ", "31/02/1985", "", "Nà Lốc", "Từ chối"], TextsOf(returned[3]).Take(8));
        Assert.NotNull(returned[3][8].Text);
        Assert.Equal("Từ chối", returned[4][7].Text); // kept back with its head
        Assert.Contains("IM-140", returned[4][8].Text, StringComparison.Ordinal);

        var corrected = returned.Select(r => r.Cells.Select(c => c.Text == "31/02/1985" ? SheetCell.Of("28/02/1985") : c).ToArray());
        var (again, after) = await ImportAsync(BookOf(corrected), "ds – kết quả.xlsx");

        Assert.Equal((1, 1, 0), (after.AddedHouseholds, after.SameHouseholds, after.RefusedHouseholds));
        Assert.Equal(_headers.Length + 2, TextsOf(RowsOf(await ReturnedAsync(again))[1]).Count); // not two more each time
    }

    [Fact]
    public async Task Faulty_cells_are_marked()
    {
        var (key, _) = await ImportAsync(Given(), "ds.xlsx", write: false);

        using var package = new System.IO.Compression.ZipArchive(new MemoryStream(await ReturnedAsync(key)));
        using var text = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await text.ReadToEndAsync(NoCancel);
        string Style(string cell) => System.Text.RegularExpressions.Regex.Match(xml, $"<c r=\"{cell}\" s=\"([0-9]+)\"").Groups[1].Value;

        Assert.Equal(Style("E3"), Style("D3"));
        Assert.NotEqual(Style("E4"), Style("D4"));
        Assert.Equal(Style("E4"), Style("H4"));
    }

    [Fact]
    public async Task Numbers_of_somebody_elses_list_are_for_who_may_read_numbers()
    {
        var (key, _) = await ImportAsync(Given(), "ds.xlsx", write: false);

        Assert.Contains("012199000123", RowsOf(await ReturnedAsync(key)).SelectMany(TextsOf));
        var seen = RowsOf(await ReturnedAsync(key, new("tinh", AreaScope.Of("24."), Role.Province)));
        Assert.DoesNotContain("012199000123", seen.SelectMany(TextsOf));
        Assert.Contains("CCCD", TextsOf(seen[1]));
    }

    [Fact]
    public async Task The_template_names_its_villages_and_nothing_in_it_is_taken_in()
    {
        var bytes = await UseAsync(Officer, async services =>
        {
            await using var content = await services.GetRequiredService<DownloadTemplate>().RunAsync(NoCancel);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            return copy.ToArray();
        });

        using var book = WorkbookReader.Open(new MemoryStream(bytes), "a.xlsx", new()).Answer!;
        Assert.Equal(["Danh sách", "Hướng dẫn", "DanhMuc"], book.Sheets.Select(s => s.Name));
        Assert.Contains("Bản Nà Lốc", RowsOf(bytes, sheet: 2).SelectMany(TextsOf));
        var mapping = UnderstandFile.Read(book, null, NoCancel).Answer!.Mapping;
        Assert.Equal(ListKind.Template, KindOf.File(mapping));
        Assert.Empty(mapping.Used);
        Assert.All(mapping.Sheets[0].Columns, c => Assert.Equal(c.Header, ListColumns.Of(c.Field!.Value).Header));

        var filled = new SheetCell[RowsOf(bytes)[0].Cells.Count];
        var headers = TextsOf(RowsOf(bytes)[0]);
        filled[headers.IndexOf("Họ và tên thành viên")] = SheetCell.Of("Lò Văn An");
        filled[headers.IndexOf("Quan hệ với chủ hộ")] = SheetCell.Of("Chủ hộ");
        filled[headers.IndexOf("Thôn, tổ dân phố")] = SheetCell.Of("Bản Nà Lốc");
        var (_, counts) = await ImportAsync(BookOf([[.. headers.Select(h => SheetCell.Of(h))], filled]), "mau.xlsx");
        Assert.Equal((1, 0), (counts.AddedHouseholds, counts.RefusedHouseholds));
    }

    [Fact]
    public async Task The_file_of_one_household_has_everything_with_masked_numbers()
    {
        var household = In(Village, AHousehold.Member("Lò Văn An"), AHousehold.Member("Lò Thị Bình"));
        GiveNumber(household.Memberships[0].Person, "012199000123");
        household.IncomePerPersonPerMonth = 1_500_000;
        await SaveAsync(household);

        async Task<byte[]> OpenAsync(Caller caller) => await UseAsync(caller, async services =>
        {
            var file = await services.GetRequiredService<DownloadHousehold>().RunAsync(household.Key, NoCancel);
            await using var content = file!.Content;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            return copy.ToArray();
        });

        var own = await OpenAsync(Officer);
        Assert.Contains("1500000", RowsOf(own).SelectMany(TextsOf));
        Assert.Contains("Lò Thị Bình", RowsOf(own, sheet: 1).SelectMany(TextsOf));
        Assert.Contains(household.Memberships[0].Person.PersonalIdMasked, RowsOf(own, sheet: 1).SelectMany(TextsOf));
        Assert.DoesNotContain("012199000123", RowsOf(own, sheet: 1).SelectMany(TextsOf));
        Assert.DoesNotContain("Khuyết tật", RowsOf(await OpenAsync(Department), sheet: 1).SelectMany(TextsOf));
        Assert.Null(await UseAsync(new("xa.khac", AreaScope.Of("24.00071."), Role.Officer), s => s.GetRequiredService<DownloadHousehold>().RunAsync(household.Key, NoCancel)));
    }

    private static byte[] Given() => BookOf(
    [
        [SheetCell.Of("Danh sách của xã")],
        [.. _headers.Select(h => SheetCell.Of(h))],
        Row(1, "Lò Văn An", "Lò Văn An", "Chủ hộ", "05/03/1980", "012199000123", "Nà Sản"),
        Row(2, "Lò Văn Bình", "Lò Văn Bình", "Chủ hộ", "31/02/1985", "", "Nà Lốc"),
        Row(2, "Lò Văn Bình", "Lò Thị Chung", "Con", "07/05/2010", "", "Nà Lốc"),
    ]);

    private static SheetCell[] Row(int number, params string[] texts) => [SheetCell.Of((double)number), .. texts.Select(t => SheetCell.Of(t))];
}
