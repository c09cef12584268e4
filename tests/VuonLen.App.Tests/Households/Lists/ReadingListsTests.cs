using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Lists;
using VuonLen.App.Tests.Households.Importing;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Text;

namespace VuonLen.App.Tests.Households.Lists;

/// <summary>The dirt of real files: what is understood, what is refused, what is lost never.</summary>
public sealed class ReadingListsTests : ImportTest
{
    [Fact]
    public async Task The_three_kinds_are_known_by_their_headers()
    {
        var official = await PreviewAsync(Sheet(
            ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"],
            ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Thôn", "Phân loại hộ"],
            [1, "Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "Nà Phát", "Hộ nghèo"]));
        var national = await PreviewAsync(Sheet(
            ["date", "family.hostName", "family.code", "quickReview.result", "b1Point", "b2Point", "classify"],
            ["Thời gian rà soát", "Chủ hộ", "Mã hộ", "Phiếu A", "Phiếu B1", "Phiếu B2", "Kết quả rà soát"],
            [null, "VÀNG A THÍ", "7", "--", 130, 20, "Hộ cận nghèo"]), correct: f => f.VillageId = Village.Id);

        Assert.Equal((ListKind.OfficialReview, ListKind.NationalExport), (official.Import.Kind, national.Import.Kind));
        Assert.Equal((1, 1), (official.Counts.AddedHouseholds, national.Counts.AddedHouseholds));
        Assert.Equal("Vàng A Thí", Assert.Single(national.Lines).Content.Label);
    }

    [Fact]
    public async Task Escaped_households_come_from_their_sheets()
    {
        object?[] head = ["STT", "Họ tên", "Quan hệ", "Ngày sinh", "Địa chỉ"];
        var view = await ImportAsync(Book(
            ("Thoát nghèo", [["DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT"], head, [1, "Lò Văn Thử", "Chủ hộ", "1980", "bản Nà Phát, Mường Nhé"]]),
            ("Thoát cận nghèo", [["DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT"], head, [1, "Vàng A Thí", "Chủ hộ", "1971", "Nà Lốc"]])));

        Assert.Equal(2, view.Counts.AddedHouseholds);
        Assert.All(await HouseholdsAsync(), h => Assert.Equal(Rules.Standards.PovertyClass.NotPoor, Assert.Single(h.Recognitions).Status));
        Assert.All(view.Lines, l => Assert.Contains(l.Content.Warnings, w => w.Code == "IM-210"));
    }

    [Fact]
    public async Task Columns_may_stand_elsewhere_be_misspelt_be_many_or_lack()
    {
        var view = await PreviewAsync(Sheet(
            ["Ủy ban nhân dân xã"], [], ["Ghi chú riêng của thôn", "GIOI TINH", "Năm sinh", "Họ và tên chủ hô", "Thôn/bản", "Cột lạ"],
            ["xem lại", "Nữ", 1980, "Lò Thị Thử", "Nà Phát", "…"]));

        Assert.Equal((1, 0), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var person = Assert.Single((await HouseholdsAsyncAfter(view)).Single().MembersNow()).Person;
        Assert.Equal(("Lò Thị Thử", Sex.Female, (int?)1980), (person.FullName, person.Sex, person.Born?.Year));
    }

    [Fact]
    public async Task A_header_of_two_rows_is_read_as_one()
    {
        var view = await PreviewAsync(Sheet(
            ["STT", "Thông tin chủ hộ", null, null, "Kết quả rà soát", null, "Thôn"],
            [null, "Họ và tên", "Ngày sinh", "Giới tính", "Điểm B1", "Điểm B2", null],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "Lò Văn Thử", "1980", "Nam", 120, 30, "Nà Phát"]));

        Assert.Equal(1, view.Counts.AddedHouseholds);
        var household = (await HouseholdsAsyncAfter(view)).Single();
        Assert.Equal(("Lò Văn Thử", 120, 30), (household.HeadName, household.PaperB1, household.PaperB2));
    }

    [Fact]
    public async Task Titles_of_villages_between_the_rows_say_where_the_rows_below_belong()
    {
        var view = await ImportAsync(
            Sheet(["STT", "Họ tên chủ hộ", "Ngày sinh"], ["I", "Nà Phát", null], [1, "Lò Văn Thử", "1980"], ["Bản Nà Lốc"], [1, "Vàng A Thí", "1971"], ["Tổng cộng", null, 2]),
            correct: f => f.VillageId = Village.Id);

        Assert.Equal([Village.Id, NextVillage.Id], (await HouseholdsAsync()).Select(h => h.VillageId!.Value));
        Assert.Equal(2, view.Counts.AddedHouseholds);
    }

    [Fact]
    public async Task A_member_without_a_name_keeps_the_own_household_back_and_makes_no_other()
    {
        var view = await PreviewAsync(Sheet(
            ["STT", "Họ và tên", "Quan hệ", "Ngày sinh", "CCCD", "Thôn"],
            [1, "Lò Văn Thử", "Chủ hộ", "1980", null, "Nà Phát"], [null, null, "Vợ", "1984", null, null], [null, "Lò Thị Con", "Con", "2010", null, null],
            [2, "Vàng A Thí", "Chủ hộ", "1971", null, "Nà Phát"], [null, "Vàng Thị Con", "Con", "2012", null, null],
            [3, null, null, "1960", "011080000017", "Nà Phát"], [null, "Giàng Thị Con", "Con", "2015", null, null],
            ["Tổng cộng", null, null, null, null, null], [null, null, null, "CHỦ TỊCH", null, null]));

        Assert.Equal((1, 2, 2), (view.Counts.AddedHouseholds, view.Counts.AddedPersons, view.Counts.RefusedHouseholds));
        Assert.Equal("Vàng A Thí", view.Lines.Single(l => l.Item.Fate is ListFate.Add).Content.Label);
        Assert.All(view.Lines.Where(l => l.Item.Fate is ListFate.Refuse), l => Assert.Contains(l.Content.Refused, f => f.Code == "IM-121"));
    }

    [Fact]
    public async Task In_a_list_that_names_the_head_in_every_row_a_blank_member_is_no_second_head()
    {
        var view = await PreviewAsync(Sheet(
            ["Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Thôn"],
            ["Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "1980", "Nà Phát"], ["Lò Văn Thử", null, "Con", "2010", "Nà Phát"], ["Lò Văn Thử", "Lò Thị Con", "Con", "2012", "Nà Phát"],
            ["Vàng A Thí", "Vàng A Thí", "Chủ hộ", "1971", "Nà Phát"]));

        Assert.Equal((1, 1), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var refused = view.Lines.Single(l => l.Item.Fate is ListFate.Refuse).Content;
        Assert.Equal([("IM-121", 3)], refused.Refused.Where(f => f.Code == "IM-121").Select(f => (f.Code, f.Row)));
    }

    [Fact]
    public async Task A_group_with_relationships_and_nobody_as_head_is_refused()
    {
        var view = await PreviewAsync(Sheet(
            ["STT", "Họ và tên", "Quan hệ", "Thôn"],
            [1, "Lò Thị Con", "Con", "Nà Phát"], [null, "Lò Văn Con", "Con", null],
            [2, "Vàng A Thí", null, "Nà Phát"], [null, "Vàng Thị Con", "Con", null]));

        Assert.Equal((1, 1), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds)); // who stands first without a relationship is the head
        Assert.Contains(view.Lines.Single(l => l.Item.Fate is ListFate.Refuse).Content.Refused, f => f.Code == "IM-122");
    }

    [Fact]
    public async Task A_file_without_village_asks_for_it()
    {
        var file = Sheet(["STT", "Họ tên chủ hộ"], [1, "Lò Văn Thử"]);
        var key = await UploadAsync(file);

        Assert.Equal([ListProblems.VillageNeeded], (await UnderstandAsync(key)).Problems);
        Assert.Empty((await UnderstandAsync(key, f => f.VillageId = NextVillage.Id)).Problems);
        await PlanAsync(key);
        Assert.Equal("Bản Nà Lốc", Assert.Single((await ViewAsync(key)).Lines).Content.Village);
    }

    [Fact]
    public async Task Codes_that_begin_again_in_every_village_are_no_doubles()
    {
        var view = await PreviewAsync(Sheet(["Mã hộ", "Chủ hộ", "Thôn", "Năm sinh"], ["1", "Lò Văn Thử", "Nà Phát", 1980], ["1", "Lò Văn Thử", "Nà Lốc", 1990], ["1", "Vàng A Thí", "Nà Phát", 1971]));

        Assert.Equal((3, 0), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
    }

    [Fact]
    public async Task A_household_twice_is_taken_once_and_contradicting_rows_are_refused_both()
    {
        object?[] head = ["Chủ hộ", "Thôn", "Năm sinh", "Phân loại hộ"];
        var view = await PreviewAsync(Sheet(
            head, ["Lò Văn Thử", "Nà Phát", 1980, "Hộ nghèo"], ["LÒ VĂN THỬ ", "nà phát", 1980, "hộ nghèo"],
            ["Vàng A Thí", "Nà Phát", 1971, "Hộ nghèo"], ["Vàng A Thí", "Nà Phát", 1971, "Hộ cận nghèo"]));

        Assert.Equal((1, 1, 2), (view.Counts.AddedHouseholds, view.Counts.Skipped, view.Counts.RefusedHouseholds));
        Assert.All(view.Lines.Where(l => l.Item.Fate is ListFate.Refuse), l => Assert.Equal("IM-132", l.Content.Refused[0].Code));
    }

    [Fact]
    public async Task Two_heads_of_one_name_born_in_one_year_with_codes_of_their_own_are_for_a_person_to_tell_apart()
    {
        object?[] head = ["Mã hộ", "Chủ hộ", "Thôn", "Năm sinh", "Phân loại hộ"];
        var view = await PreviewAsync(Sheet(head, ["1", "Lò Văn Thử", "Nà Phát", 1980, "Hộ nghèo"], ["2", "Lò Văn Thử", "Nà Phát", 1980, "Hộ cận nghèo"]));

        Assert.Equal((1, 1, 0), (view.Counts.AddedHouseholds, view.Counts.Choices, view.Counts.RefusedHouseholds));
        Assert.Contains(view.Lines.Single(l => l.Item.Fate is ListFate.Choose).Content.Warnings, w => w.Code == "IM-224");
    }

    [Theory]
    [InlineData("Nguyễn VĂN A")]
    [InlineData("test")]
    [InlineData("Hộ thử 999")]
    public async Task A_row_that_looks_like_a_test_waits_for_a_person(string name)
    {
        var view = await PreviewAsync(Sheet(["Chủ hộ", "Thôn"], [name, "Nà Phát"]));

        Assert.Equal((0, 1), (view.Counts.AddedHouseholds, view.Counts.Choices));
    }

    [Theory]
    [InlineData("Lò Văn Hòa", "Lò Văn Hoà")]
    [InlineData("Lò Văn Hoà", "Lò Văn Hoa\u0300")]
    [InlineData("Lò Văn Thúy", "LÒ VĂN THUÝ")]
    [InlineData("Lò Văn Thử", " lò  văn\u00a0thử\u200b ")]
    public async Task One_name_in_two_spellings_is_one_household(string stored, string given)
    {
        await RegisterAsync(Person(stored, "1980"));

        var view = await PreviewAsync(Sheet(["Chủ hộ", "Thôn", "Năm sinh"], [given, "Nà Phát", 1980]));

        Assert.Equal((0, 0, 1), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.SameHouseholds));
    }

    [Theory]
    [InlineData("H'Mông")]
    [InlineData("H’Mông")]
    [InlineData("Mông")]
    [InlineData("MÔNG ")]
    public async Task An_ethnic_group_has_many_spellings(string said)
    {
        var view = await PreviewAsync(Sheet(["Chủ hộ", "Thôn", "Dân tộc"], ["Vàng A Thí", "Nà Phát", said]));

        var person = (await HouseholdsAsyncAfter(view)).Single().MembersNow().Single().Person;
        Assert.Equal(Rules.People.EthnicGroups.Find("Mông")!.Code, person.EthnicGroup!.Value.ToString("00", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("01/01/1975", 1975, null)]
    [InlineData("1975", 1975, null)]
    [InlineData("5/3/1975", 1975, "1975-03-05")]
    [InlineData("05-03-1975", 1975, "1975-03-05")]
    [InlineData("1975-03-05", 1975, "1975-03-05")]
    [InlineData(27458, 1975, "1975-03-05")]
    [InlineData(1975, 1975, null)]
    public async Task Births_come_as_texts_numbers_and_years(object said, int year, string? day)
    {
        var view = await PreviewAsync(Sheet(["Chủ hộ", "Thôn", "Ngày sinh"], ["Vàng A Thí", "Nà Phát", said]));

        var born = (await HouseholdsAsyncAfter(view)).Single().MembersNow().Single().Person.Born!.Value;
        Assert.Equal((year, day), (born.Year, born.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Numbers_may_be_texts_and_an_id_may_have_lost_its_zero()
    {
        var view = await PreviewAsync(Sheet(["Chủ hộ", "Thôn", "CCCD", "B1", "B2"], ["Vàng A Thí", "Nà Phát", 11071000017L, "120 ", " 30"]));

        var household = (await HouseholdsAsyncAfter(view)).Single();
        Assert.Equal((120, 30), (household.PaperB1, household.PaperB2));
        Assert.Equal(Vault.HashOf(Id("011071000017")), household.MembersNow().Single().Person.PersonalIdHash);
        Assert.Contains(Assert.Single(view.Lines).Content.Warnings, w => w.Code == "IM-203");
    }

    [Fact]
    public async Task Blank_rows_and_errors_of_excel_stop_nothing_else()
    {
        var view = await PreviewAsync(Sheet(
            ["Chủ hộ", "Thôn", "B1"], [], ["Lò Văn Thử", "Nà Phát", SheetCell.Of("120")], [], [null, "  ", "\u200b"], ["Vàng A Thí", "Nà Phát", "#REF!"]));

        Assert.Equal((1, 1), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
    }

    [Theory]
    [InlineData("Vµng A ThÝ", LegacyEncoding.Tcvn3)]
    [InlineData("Vaøng A Thí", LegacyEncoding.Vni)]
    public async Task An_old_encoding_is_proposed_and_converted_when_the_user_says_so(string said, LegacyEncoding encoding)
    {
        string[] names = encoding is LegacyEncoding.Tcvn3
            ? ["NguyÔn V¨n Thö", "TrÇn ThÞ MÉu", "Lß V¨n Tr­êng", "Lª ThÞ Hång Th¾m", "Ph¹m V¨n Quúnh"]
            : ["Nguyeãn Vaên Thöû", "Traàn Thò Maãu", "Loø Vaên Tröôøng", "Leâ Thò Hoàng Thaém", "Phaïm Vaên Quyønh"];
        object?[][] rows = [["Chủ hộ", "Năm sinh"], [said, 1971], .. names.Select((n, i) => new object?[] { n, 1950 + i })];
        var key = await UploadAsync(Sheet(rows));
        var proposed = await InAsync(Commune, async db => (await Understanding(db).ShowAsync(key, NoCancel))!.Answer!.File.Sheets[0]);
        Assert.Equal(encoding, proposed.Found);

        Assert.Empty((await UnderstandAsync(key, f => f.VillageId = Village.Id)).Problems);
        await PlanAsync(key);
        Assert.Equal("Vàng A Thí", (await ViewAsync(key)).Lines[0].Content.Label);

        Assert.Empty((await UnderstandAsync(key, f => f.Sheets[0].Encoding = LegacyEncoding.None)).Problems);
        await PlanAsync(key);
        Assert.NotEqual("Vàng A Thí", (await ViewAsync(key)).Lines[0].Content.Label);
    }

    [Fact]
    public async Task What_was_corrected_is_remembered_for_the_same_headers()
    {
        object?[] head = ["Chủ hộ", "Nơi", "Cột của tôi"];
        var key = await UploadAsync(Sheet(head, ["Vàng A Thí", "Nà Phát", "1971"]));
        Assert.Empty((await UnderstandAsync(key, f => f.Sheets[0].Fields = ["HeadName", "Village", "Born"])).Problems);

        var again = await UploadAsync(Sheet(head, ["Lò Văn Thử", "Nà Lốc", "1980"]));
        Assert.Empty((await UnderstandAsync(again)).Problems);
        await PlanAsync(again);
        Assert.Equal("Bản Nà Lốc", Assert.Single((await ViewAsync(again)).Lines).Content.Village);
    }

    private static Rules.People.PersonalId Id(string digits) => Rules.People.PersonalId.TryParse(digits, out var id) ? id : throw new ArgumentException("Not an id", nameof(digits));

    private async Task<List<App.Households.Household>> HouseholdsAsyncAfter(App.Households.Importing.ShowImport.View view)
    {
        await WriteAsync(view.Import.Key);
        return await HouseholdsAsync();
    }
}
