using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Loading;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Areas.Loading;

public sealed class LoadAreasTests : AreaTest
{
    private const string Units = """
        code,name,kind,province_code
        24001,Bình Minh,xã,24
        24002,"Hòa Bình",PHƯỜNG,24
        """;

    private const string Villages = """
        code,name,commune_code,kind,especially_difficult
        01,Thôn Đông,24001,,1
        02,Khe Lớn,24001,Bản,
        01,Tổ 5,24002,,0
        """;

    private const string Header = "code,name,households,persons,dtts_households,dtts_persons,local_households,local_persons,commune_code\n";

    [Fact]
    public async Task The_official_list_goes_in_and_a_second_time_changes_nothing()
    {
        await SaveAsync(Bac);

        Assert.Equal(("units", 2, 0, 0), Counts(await LoadAsync(Units)));
        Assert.Equal(("units", 0, 0, 2), Counts(await LoadAsync(Units)));

        Assert.Equal(
            ["24.24001. Xã Bình Minh False", "24.24002. Phường Hòa Bình True"],
            (await UnitsAsync(AreaLevel.Commune)).Select(u => $"{u.AreaPath} {u.FullName} {u.IsUrban}"));
    }

    [Fact]
    public async Task A_byte_order_mark_semicolons_and_decomposed_letters_are_read()
    {
        await SaveAsync(Bac);
        var text = Units.Replace(',', ';').Normalize(NormalizationForm.FormD);

        await LoadAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);

        Assert.Equal(["Bình Minh", "Hòa Bình"], (await UnitsAsync(AreaLevel.Commune)).Select(u => u.Name));
    }

    [Fact]
    public async Task A_new_name_or_kind_is_stored_and_the_audit_tells_both()
    {
        await SaveAsync(Bac);
        await LoadAsync(Units);

        Assert.Equal(("units", 0, 1, 1), Counts(await LoadAsync(Units.Replace("Bình Minh,xã", "Bình Minh Mới,phường", StringComparison.Ordinal))));

        var changes = await InAsync(AreaScope.Nation, db => db.Audit.Where(a => a.UseCase == nameof(LoadAreas) && a.Changes.Contains("Mới"))
            .Select(a => a.Changes).SingleAsync());
        Assert.Equal("""{"IsUrban":[false,true],"Kind":["Xã","Phường"],"Name":["Bình Minh","Bình Minh Mới"]}""", changes);
    }

    [Fact]
    public async Task What_somebody_set_urban_by_hand_stays_urban()
    {
        await SaveAsync(Bac);
        await LoadAsync(Units);
        await using (var db = Database.Open())
        {
            (await db.Units.SingleAsync(u => u.Code == "24001")).IsUrban = true;
            await db.SaveAsync("EditUnit", NoCancel);
        }

        await LoadAsync(Units);
        await LoadAsync(Units.Replace("Bình Minh,xã", "Bình Minh,đặc khu", StringComparison.Ordinal));

        Assert.True((await UnitsAsync(AreaLevel.Commune))[0].IsUrban);
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_the_good_ones_go_in()
    {
        await SaveAsync(Bac);

        var report = await LoadAsync("""
            code,name,kind,province_code
            24003,Khe Tre,Xã,24
            24001,Bình Minh,Huyện,24
            4,An Lạc,Xã,24
            24004,,Xã,24
            24005,Lạc Thủy,Xã,98
            24006,"Sơn ""Thượng"", phía đông",Xã,24
            24007,Thừa,Xã,24,thừa
            24008,"Chưa đóng,Xã,24
            24003,Khe Khác,Xã,24
            24009,Đồng Xuân,Xã,24
            """);

        Assert.Equal(
            [
                (3, "kind", "Huyện", AreaProblems.BadKind.Code),
                (4, "code", "4", AreaProblems.BadCommuneCode.Code),
                (5, "name", "", AreaProblems.BadName.Code),
                (6, "province_code", "98", AreaProblems.NoProvince.Code),
                (8, null, null, AreaProblems.BadRow.Code),
                (9, null, null, AreaProblems.BadRow.Code),
                (10, "code", "24003", AreaProblems.CodeTwice.Code),
            ],
            report.Refused.Select(r => (r.Row, r.Column, r.Value, r.Code)).OrderBy(r => r.Row));
        Assert.Equal(["Khe Tre", "Sơn \"Thượng\", phía đông", "Đồng Xuân"], (await UnitsAsync(AreaLevel.Commune)).Select(u => u.Name));
    }

    [Fact]
    public async Task More_rows_than_a_batch_all_go_in()
    {
        await SaveAsync(Bac);
        var text = "code,name,kind,province_code\n" + string.Concat(Enumerable.Range(0, 1203).Select(n => $"{n + 10000},Xã số {n},Xã,24\n"));

        Assert.Equal(("units", 1203, 0, 0), Counts(await LoadAsync(text)));
        Assert.Equal(1203, (await UnitsAsync(AreaLevel.Commune)).Count);
        Assert.Equal(("units", 0, 0, 1203), Counts(await LoadAsync(text)));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await SaveAsync(Bac);

        Assert.Equal(("units", 2, 0, 0), Counts(await LoadAsync(Units, new(IsDryRun: true))));
        Assert.Empty(await UnitsAsync(AreaLevel.Commune));
    }

    [Fact]
    public async Task Predecessors_are_kept_in_the_words_of_the_list()
    {
        await SaveAsync(Bac);
        await LoadAsync(Units);
        const string Text = """
            code,name,predecessors
            24001,Xã Bình Minh,giữ nguyên
            24002,Phường Hòa Bình,"phường Hòa Bình, xã Lạc Thủy (một phần)"
            24999,Không có,xã A
            """;

        var report = await LoadAsync(Text);

        Assert.Equal(("predecessors", 0, 2, 0), Counts(report));
        Assert.Equal((4, AreaProblems.NoUnit.Code), (report.Refused.Single().Row, report.Refused.Single().Code));
        Assert.Equal(["giữ nguyên", "phường Hòa Bình, xã Lạc Thủy (một phần)"], (await UnitsAsync(AreaLevel.Commune)).Select(u => u.FormerUnits));
        Assert.Equal(("predecessors", 0, 0, 2), Counts(await LoadAsync(Text)));
    }

    [Fact]
    public async Task Villages_take_their_kind_from_column_name_or_commune()
    {
        await SaveAsync(Bac);
        await LoadAsync(Units);

        Assert.Equal(("villages", 3, 0, 0), Counts(await LoadAsync(Villages)));
        Assert.Equal(("villages", 0, 0, 3), Counts(await LoadAsync(Villages)));
        Assert.Equal(
            ["24.24001.01. Thôn Đông True", "24.24001.02. Bản Khe Lớn ", "24.24002.01. Tổ dân phố 5 False"],
            (await UnitsAsync(AreaLevel.Village)).Select(u => $"{u.AreaPath} {u.FullName} {u.IsEspeciallyDifficult}"));
    }

    [Fact]
    public async Task An_empty_cell_is_not_entered_and_erases_nothing()
    {
        await WithVillagesAsync();
        var first = await LoadAsync(Header + "01,Thôn Đông,120,,0,,,,24001\n02,,,,,,,,24001\n", new(Year: 2026));

        Assert.Equal(("population", 1, 0, 1), Counts(first));
        Assert.Equal(new(120, null, 0, null, null, null), Assert.Single(await FiguresAsync()));

        var second = await LoadAsync(Header + "01,Thôn Đông,,500,,,,,24001\n", new(Year: 2026, Source: "Công an xã", CountedOn: new(2026, 6, 30)));
        Assert.Equal(("population", 0, 1, 0), Counts(second));
        Assert.Equal(new(120, 500, 0, null, null, null), Assert.Single(await FiguresAsync()));
    }

    [Theory]
    [InlineData("-1,5,,,,", "households", "AR-130")]
    [InlineData("12.5,5,,,,", "households", "AR-130")]
    [InlineData("1.160,5000,,,,", "households", "AR-130")]
    [InlineData("10,50,11,,,", "dtts_households", "AR-131")]
    [InlineData("10,50,,,,51", "local_persons", "AR-131")]
    [InlineData("10,9,,,,", "persons", "AR-132")]
    public async Task A_count_that_cannot_be_is_refused(string cells, string column, string code)
    {
        await WithVillagesAsync();

        var report = await LoadAsync($"{Header}01,Thôn Đông,{cells},24001\n02,Khe Lớn,3,9,,,,,24001\n", new(Year: 2026));

        Assert.Equal((2, column, code), (report.Refused.Single().Row, report.Refused.Single().Column, report.Refused.Single().Code));
        Assert.Equal(new(3, 9, null, null, null, null), Assert.Single(await FiguresAsync()));
    }

    [Fact]
    public async Task A_village_code_that_two_communes_use_needs_the_commune()
    {
        await WithVillagesAsync();

        var report = await LoadAsync("code,name,households,persons\n01,,3,9\n02,Tên khác,4,9\n", new(Year: 2026));

        Assert.Equal((2, AreaProblems.AmbiguousCode.Code), (report.Refused.Single().Row, report.Refused.Single().Code));
        Assert.Equal((3, AreaProblems.OtherName.Code), (report.Warnings.Single().Row, report.Warnings.Single().Code));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_as_a_whole()
    {
        await SaveAsync(Bac);

        Assert.Equal([AreaProblems.UnknownHeader], (await RunAsync("a,b\n1,2\n"u8.ToArray())).Problems);
        Assert.Equal([AreaProblems.NotUtf8], (await RunAsync([0x63, 0xF4, 0x0A])).Problems);
        Assert.Equal([AreaProblems.YearNeeded], (await RunAsync(Encoding.UTF8.GetBytes(Header))).Problems);
        Assert.Equal([AreaProblems.YearNeeded], (await RunAsync(Encoding.UTF8.GetBytes(Header), new(Year: 2027))).Problems);
        Assert.Equal([AreaProblems.YearNotNeeded], (await RunAsync(Encoding.UTF8.GetBytes(Units), new(Year: 2026))).Problems);
    }

    [Fact]
    public async Task What_is_no_text_or_has_no_lines_of_a_list_is_refused_before_anything_is_read_from_it()
    {
        var huge = new byte[LoadAreas.MostBytes + 1];
        huge.AsSpan().Fill((byte)'a');

        Assert.Equal([AreaProblems.NotCsv], (await RunAsync("PK\u0003\u0004xl/workbook"u8.ToArray())).Problems);
        Assert.Equal([AreaProblems.NotCsv], (await RunAsync([.. Encoding.UTF8.GetBytes(Units), 0, 1, 2])).Problems);
        Assert.Equal([AreaProblems.NotUtf8], (await RunAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Units)])).Problems);
        Assert.Equal([AreaProblems.TooLarge], (await RunAsync(huge)).Problems);
        Assert.Equal([AreaProblems.LineTooLong], (await RunAsync(Encoding.UTF8.GetBytes(Units + "\n" + new string('a', 10_001)))).Problems);
        Assert.Equal([AreaProblems.NoFile], (await RunAsync([])).Problems);
        Assert.Equal([AreaProblems.NoFile], (await RunAsync([.. Encoding.UTF8.Preamble])).Problems);
    }

    [Fact]
    public async Task A_preview_says_of_each_row_what_it_would_do()
    {
        await WithVillagesAsync();

        var report = await LoadAsync("code,name,commune_code,especially_difficult\n01,Bản Đông,24001,\n02,Bản Khe Lớn,24001,0\n03,Mới,24001,\n", new(IsDryRun: true));

        Assert.Equal(
            [
                (2, false, "Thôn Đông (01), đặc biệt khó khăn: có → Bản Đông (01), đặc biệt khó khăn: có"),
                (3, false, "Bản Khe Lớn (02), đặc biệt khó khăn: chưa rõ → Bản Khe Lớn (02), đặc biệt khó khăn: không"),
                (4, true, "Thôn Mới (03), đặc biệt khó khăn: chưa rõ"),
            ],
            report.Effects.Select(e => (e.Row, e.IsNew, e.What)));
    }

    [Fact]
    public async Task Each_kind_of_file_asks_for_its_right()
    {
        await WithVillagesAsync();

        Assert.Equal([AreaProblems.FileNotAllowed], await AsOfficerAsync(Units));
        Assert.Equal([AreaProblems.FileNotAllowed], await AsOfficerAsync("code,name,predecessors\n24001,A,B\n"));
        Assert.Empty(await AsOfficerAsync(Villages));
        Assert.Empty(await AsOfficerAsync(Header + "01,Thôn Đông,120,,0,,,,24001\n", 2026));
        Assert.Equal([AreaProblems.FileNotAllowed], await AsAsync(Role.Leader, Villages, null));

        Task<IReadOnlyList<Problem>> AsOfficerAsync(string text, int? year = null) => AsAsync(Role.Officer, text, year);

        async Task<IReadOnlyList<Problem>> AsAsync(Role role, string text, int? year)
        {
            await using var db = DataSetup.Open(Database.ConnectionString, new Caller("ai", AreaScope.Of("24.24001."), role), Support.Today.Clock);
            var load = new LoadAreas(db, Support.Today.Clock, AnArea.Followers(db));
            return (await load.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), new(Year: year), NoCancel)).Problems;
        }
    }

    private static (string, int, int, int) Counts(LoadAreas.Report report) => (report.Kind, report.Added, report.Changed, report.Unchanged);

    private async Task WithVillagesAsync()
    {
        await SaveAsync(Bac);
        await LoadAsync(Units);
        await LoadAsync(Villages);
    }

    private Task<LoadAreas.Report> LoadAsync(string text, LoadAreas.Options? options = null) => LoadAsync(Encoding.UTF8.GetBytes(text), options);

    private async Task<LoadAreas.Report> LoadAsync(byte[] file, LoadAreas.Options? options = null)
    {
        var outcome = await RunAsync(file, options);
        Assert.Empty(outcome.Problems);
        return outcome.Answer!;
    }

    private Task<Outcome<LoadAreas.Report>> RunAsync(byte[] file, LoadAreas.Options? options = null) => InAsync(AreaScope.Nation, db =>
        new LoadAreas(db, Support.Today.Clock, AnArea.Followers(db)).RunAsync(new MemoryStream(file), options ?? new(), NoCancel));

    private Task<List<AreaUnit>> UnitsAsync(AreaLevel level) => InAsync(
        AreaScope.Nation, db => db.Units.Where(u => u.Level == level).OrderBy(u => u.AreaPath).ToListAsync());

    private async Task<List<PopulationFigures>> FiguresAsync() =>
        [.. (await InAsync(AreaScope.Nation, db => db.Populations.ToListAsync())).Select(p => p.Figures)];
}
