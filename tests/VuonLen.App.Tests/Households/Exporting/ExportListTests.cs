using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Households.Importing;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Exporting;

public sealed class ExportListTests : ExportTest
{
    private const string Digits = "012199000123";

    [Fact]
    public async Task The_list_keeps_the_filter_of_the_screen()
    {
        var poor = Poor("Lò Văn An");
        Recognise(poor, PovertyClass.Poor, new(2025, 12, 20));
        await SaveAsync(poor, Poor("Lò Văn Bình"));

        var rows = RowsOf(await ExportAsync(new() { Kind = ExportKind.Households, Filter = "status=Poor" }));

        Assert.Equal("DANH SÁCH HỘ", rows[0][0].Text);
        Assert.StartsWith("Hộ nghèo · 1 hộ", rows[1][0].Text, StringComparison.Ordinal);
        Assert.Equal(["1", "Lò Văn An", "", "Xã Nà Phát", "Bản Nà Sản", "1", "Hộ nghèo", "20/12/2025"], TextsOf(rows[3]).Take(8));
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task A_list_of_a_day_gone_by_has_the_status_of_that_day()
    {
        var risen = Poor("Lò Văn An");
        Recognise(risen, PovertyClass.Poor, new(2025, 12, 20));
        Recognise(risen, PovertyClass.NotPoor, new(2026, 6, 30));
        await SaveAsync(risen);

        var rows = RowsOf(await ExportAsync(new() { Kind = ExportKind.Households, Filter = "status=Poor&on=2026-03-31" }));
        Assert.Equal(["Hộ nghèo", "20/12/2025"], TextsOf(rows[3]).Skip(6).Take(2));
    }

    [Fact]
    public async Task Cells_that_begin_like_formulas_are_defused()
    {
        var household = Poor("Lò Văn An", "=cmd");
        household.Address = "@nhà";
        await SaveAsync(household);

        var csv = Encoding.UTF8.GetString(await ExportAsync(new() { Kind = ExportKind.Template, Format = ExportFormat.Csv }));
        Assert.Contains(",'=cmd,", csv, StringComparison.Ordinal);
        Assert.Contains(",'@nhà,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", csv, StringComparison.Ordinal);

        var cell = RowsOf(await ExportAsync(new() { Kind = ExportKind.Template })).SelectMany(r => r.Cells).First(c => c.Text == "=cmd");
        Assert.Equal((CellKind.Text, false), (cell.Kind, cell.IsFormula));
    }

    [Fact]
    public async Task Numbers_and_health_stand_in_it_for_those_alone_who_may_read_them()
    {
        var household = Poor("Lò Văn An");
        household.Causes = PovertyCauses.IllnessOrAccident | PovertyCauses.Capital;
        var person = household.Memberships[0].Person;
        person.Disabled = true;
        GiveNumber(person, Digits);
        await SaveAsync(household);

        var own = RowsOf(await ExportAsync(new() { Kind = ExportKind.Template }));
        Assert.Contains(Digits, TextsOf(own[1]));
        Assert.Contains("Khuyết tật", TextsOf(own[0]));

        var seen = RowsOf(await ExportAsync(new() { Kind = ExportKind.Template }, Department));
        Assert.DoesNotContain(Digits, TextsOf(seen[1]));
        Assert.Empty(TextsOf(seen[0]).Intersect(["Khuyết tật", "Thấp còi", "Nhẹ cân", "Số định danh (CCCD)", "Thiếu hụt 3: Dinh dưỡng", "Thiếu hụt 4: Bảo hiểm y tế"]));
        Assert.Contains("Làm việc", TextsOf(seen[0]));
        Assert.DoesNotContain(TextsOf(seen[1]), t => t.Contains(Causes.NameOf(PovertyCauses.IllnessOrAccident), StringComparison.Ordinal));
        Assert.Contains(Causes.NameOf(PovertyCauses.Capital), TextsOf(seen[1]));
        Assert.DoesNotContain(Digits, RowsOf(await ExportAsync(new() { Kind = ExportKind.Official, Year = 2026 }, Department)).SelectMany(TextsOf));
    }

    [Fact]
    public async Task A_list_with_numbers_is_told_once_in_the_audit_without_them_and_hidden_from_who_may_not_read_it()
    {
        var household = Poor("Lò Văn An");
        GiveNumber(household.Memberships[0].Person, Digits);
        await SaveAsync(household);

        await ExportAsync(new() { Kind = ExportKind.Template });
        await ExportAsync(new() { Kind = ExportKind.Households }, Department);

        var told = await InAsync(AreaScope.Nation, db => db.Audit.Where(a => a.UseCase == nameof(MakeExport)).OrderBy(a => a.At).Select(a => a.Changes).ToListAsync());
        Assert.Equal(2, told.Count);
        Assert.Contains("\"HasPersonalIds\":[null,true]", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain(told, t => t.Contains(Digits, StringComparison.Ordinal));
        Assert.Equal([ExportKind.Households], await KindsAsync(Department));
        Assert.Equal([ExportKind.Households, ExportKind.Template], (await KindsAsync(new("can.bo.khac", AreaScope.Of("24.00070."), Role.Officer))).Order());
        Assert.Empty(await KindsAsync(new("xa.khac", AreaScope.Of("24.00071."), Role.Officer)));
        Assert.Empty(await KindsAsync(new("truong.ban", AreaScope.Of("24.00070.03."), Role.VillageHead)));
    }

    [Fact]
    public async Task A_list_from_several_places_is_for_who_asked_alone()
    {
        var both = new Caller("hai.xa", AreaScope.Of("24.00070.", "24.00071."), Role.Officer);
        await SaveAsync(Poor("Lò Văn An"), AHousehold.In("24.00071.01.", AHousehold.Member("Vàng A Páo", areaPath: "24.00071.01.")));

        Assert.Equal(3, RowsOf(await ExportAsync(new() { Kind = ExportKind.Template }, both)).Count);

        Assert.Single(await KindsAsync(both));
        Assert.Empty(await KindsAsync(Officer));
    }

    [Fact]
    public async Task The_official_lists_have_their_columns_where_other_systems_look_for_them()
    {
        var (stays, escaped, lifted, earlier) = (Poor("Lò Văn An"), Poor("Lò Văn Bình"), Poor("Lò Văn Chung"), Poor("Lò Văn Dũng"));
        stays.PaperB1 = 110;
        stays.PaperB2 = 30;
        GiveNumber(stays.Memberships[0].Person, Digits);
        Recognise(stays, PovertyClass.Poor, new(2025, 12, 20));
        Recognise(escaped, PovertyClass.Poor, new(2025, 12, 20));
        Recognise(escaped, PovertyClass.NearPoor, new(2026, 6, 30));
        Recognise(lifted, PovertyClass.NearPoor, new(2025, 12, 20));
        Recognise(lifted, PovertyClass.NotPoor, new(2026, 6, 30));
        Recognise(earlier, PovertyClass.Poor, new(2024, 12, 20));
        Recognise(earlier, PovertyClass.NotPoor, new(2025, 12, 20));
        await SaveAsync(stays, escaped, lifted, earlier);

        var file = await ExportAsync(new() { Kind = ExportKind.Official, Year = 2026 });

        var recognised = RowsOf(file);
        Assert.Equal("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT", recognised[0][1].Text);
        Assert.Equal(
            "|STT hộ|Họ tên chủ hộ|Họ tên thành viên|Quan hệ với chủ hộ|Ngày sinh|Giới tính|CCCD|Tỉnh|Huyện|Mã huyện|Xã|Mã xã|Thôn|Dân tộc|Phân loại hộ|"
            + "Quyết định công nhận|Ngày ban hành QĐ|B1|B2|Hộ DTTS|Hộ không có KNLĐ|Hộ có thành viên có công CM|Nguyên nhân nghèo||Tuổi|Số nhân khẩu",
            string.Join('|', TextsOf(recognised[2])));
        var row = recognised[3];
        Assert.Equal(
            ("1", "Lò Văn An", "Lò Văn An", "Chủ hộ", "01/01/1980", Digits, "00070", "Hộ nghèo", "110", "30", "46", "1"),
            (row[1].ToString(), row[2].Text, row[3].Text, row[4].Text, row[5].ToString(), row[7].Text, row[12].Text, row[15].Text, row[18].ToString(), row[19].ToString(), row[25].ToString(), row[26].ToString()));
        Assert.Equal(["Lò Văn An", "Lò Văn Bình"], recognised.Skip(3).Select(r => r[2].Text));

        var fromPoverty = RowsOf(file, sheet: 1);
        Assert.Equal("|STT|Họ tên|Quan hệ|Giới tính|Ngày sinh|CCCD|Dân tộc|Địa chỉ|B1|B2||Ghi chú||Tuổi|Số nhân khẩu", string.Join('|', TextsOf(fromPoverty[2])));
        Assert.Equal([("Lò Văn Bình", "Thoát nghèo, trở thành cận nghèo")], fromPoverty.Skip(3).Select(r => (r[2].Text!, r[12].Text!)));
        Assert.Equal([("Lò Văn Chung", "Thoát cận nghèo")], RowsOf(file, sheet: 2).Skip(3).Select(r => (r[2].Text!, r[12].Text!)));
    }

    /// <summary>A list given in this spring tells of decisions of last December: last year's list has these households with their people.</summary>
    [Fact]
    public async Task The_official_list_of_last_year_holds_what_was_imported_this_year()
    {
        var file = ImportTest.Workbook(
            ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Thôn", "Phân loại hộ", "Quyết định công nhận", "Ngày ban hành QĐ"],
            [1, "Lò Văn An", "Lò Văn An", "Chủ hộ", "1980", "Nà Sản", "Hộ nghèo", "12/QĐ-UBND", "25/12/2025"],
            [1, "Lò Văn An", "Lò Thị Bé", "Con", "03/02/2026", "Nà Sản", "Hộ nghèo", "12/QĐ-UBND", "25/12/2025"]);
        Assert.Equal(1, (await ImportAsync(file, "danh sach.xlsx")).Counts.AddedHouseholds);

        var rows = RowsOf(await ExportAsync(new() { Kind = ExportKind.Official, Year = 2025 }));
        Assert.Equal(["Lò Văn An"], rows.Skip(3).Select(r => r[3].Text)); // the child was not born
    }

    [Fact]
    public async Task A_household_counted_before_its_people_were_known_has_its_row_all_the_same()
    {
        var (known, empty) = (Poor("Lò Văn An"), Poor("Lò Văn Bình")); // registered in January 2026
        Recognise(known, PovertyClass.Poor, new(2025, 12, 20));
        empty.Memberships.Clear();
        Recognise(empty, PovertyClass.Poor, new(2025, 12, 20));
        await SaveAsync(known, empty);

        var rows = RowsOf(await ExportAsync(new() { Kind = ExportKind.Official, Year = 2025 })).Skip(3).ToList();
        Assert.Equal(["1", "2"], rows.Select(r => r[1].ToString()).Order());
        Assert.Contains("Lò Văn An", rows.Select(r => r[3].Text));
    }

    [Fact]
    public async Task What_cannot_be_made_is_refused_in_words()
    {
        Assert.Equal(["IM-161"], await RefusedAsync(new() { Filter = "status=Nghèo" }));
        Assert.Equal(["IM-161"], await RefusedAsync(new() { Filter = "lacks=3" }, Department));
        Assert.Equal(["IM-162"], await RefusedAsync(new() { Kind = ExportKind.Official, Format = ExportFormat.Csv, Year = 2026 }));
        Assert.Equal(["IM-163"], await RefusedAsync(new() { Kind = ExportKind.Official }));
        Assert.Equal(["IM-163"], await RefusedAsync(new() { Kind = ExportKind.Official, Year = 2027 }));
        Assert.Equal(["IM-164"], await RefusedAsync(new() { Filter = "commune=99999" }, FindCaller.Administrator));
    }

    [Fact]
    public async Task Stopped_it_leaves_no_file_and_deleted_it_leaves_none_either()
    {
        await SaveAsync(Poor("Lò Văn An"));
        await UseAsync(Officer, async services =>
        {
            var key = (await services.GetRequiredService<ExportList>().SaveAsync(new() { Kind = ExportKind.Template }, NoCancel)).Answer!.Key;
            var exports = services.GetRequiredService<ShowExports>();
            Assert.Equal([ExportProblems.StillRunning], (await exports.RemoveAsync(key, NoCancel)).Problems);

            await services.GetRequiredService<MakeExport>().RunAsync(key, new Watched(stopAfter: 0), NoCancel);
            Assert.Null((await exports.ShowAsync(key, NoCancel))!.File);
            return 0;
        });

        await ExportAsync(new() { Kind = ExportKind.Template });
        await InAsync(AreaScope.Nation, async db =>
        {
            foreach (var run in await db.Runs.ToListAsync())
            {
                run.TryTake(run.Id, Today.Clock.GetUtcNow());
                run.TryEnd(run.Id, RunState.Done, null, Today.Clock.GetUtcNow());
            }

            return await db.SaveAsync("Arrange", NoCancel);
        });
        await UseAsync(Officer, async services =>
        {
            var exports = services.GetRequiredService<ShowExports>();
            foreach (var line in await exports.ShowAsync(NoCancel))
                Assert.Empty((await exports.RemoveAsync(line.Export.Key, NoCancel)).Problems);
            return 0;
        });

        Assert.Equal((0, 0, 0), await InAsync(AreaScope.Nation, async db => (
            await db.ListExports.CountAsync(), await db.StoredFiles.CountAsync(), await db.StoredFileParts.CountAsync())));
    }

    private static void Recognise(Household household, PovertyClass status, DateOnly on) => household.Recognitions.Add(new()
    {
        AreaPath = household.AreaPath,
        HouseholdId = household.Id,
        Standard = "ND07-2022",
        Status = status,
        EffectiveOn = on,
        DecisionNumber = "25/QĐ-UBND",
        DecisionOn = on,
        Source = RecognitionSource.Decision,
        RecordedAt = new(on.ToDateTime(new(3, 0)), TimeSpan.Zero),
    });

    private Task<List<string>> RefusedAsync(ExportRequest request, Caller? caller = null) => UseAsync(caller ?? Officer, async services =>
        (await services.GetRequiredService<ExportList>().SaveAsync(request, NoCancel)).Problems.Select(p => p.Code).ToList());

    private Task<List<ExportKind>> KindsAsync(Caller caller) => UseAsync(caller, async services =>
        (await services.GetRequiredService<ShowExports>().ShowAsync(NoCancel)).Select(l => l.Request.Kind).ToList());
}
