using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Moves;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Tests.Reports;

/// <summary>A household moved by hand to another commune leaves the forms of the one in column 4 and enters those of the other in column 8.</summary>
public sealed class MovesBetweenCommunesTests : ReportTest
{
    private static readonly Caller _both = new("hai.xa", AreaScope.Of("24."), Role.Officer);

    private static readonly Caller _there = new("can.bo.2", AreaScope.Of("24.00071."), Role.Officer);

    private AreaUnit _other = null!, _otherVillage = null!;

    [Fact]
    public async Task The_one_commune_shows_the_departure_and_the_other_the_arrival()
    {
        var moved = await ArrangeAsync();
        await MoveAsync(moved);

        var here = (await PreviewAsync(CommuneUnit)).Answer!;
        var there = (await PreviewAsync(_other, _there, hasLists: true)).Answer!;

        Assert.Equal("2 0 0 1 0 0 0 0 1", Row(here, 0));
        Assert.Equal("0 0 0 2 0 0 0 4 2", Row(here, 1)); // two of the members were registered within the year, in each household
        Assert.Equal("1 0 0 0 0 0 0 1 2", Row(there, 0));
        Assert.Equal("0 0 0 0 0 0 0 4 4", Row(there, 1));
        Assert.Equal(1, here.Pack.Cell(1, 0, 0, "3"));
        Assert.Equal(["x"], there.Pack.Lists[1].Rows.Where(r => r.Household == moved.Id && r.Member == 1).Select(r => r.Cells[there.Pack.Lists[1].Form["5"]]));
        Assert.Empty(here.Count.Report.Failed);
        Assert.Empty(there.Count.Report.Failed);
        var behind = await UseAsync(Officer, s => s.GetRequiredService<PreviewPack>().BehindAsync(
            CommuneUnit.Key, new(2026, FormStage.Official, null, false, false), new(2, 0, 0, "4", default), NoCancel));
        Assert.Equal([moved.Id], behind!.Households.Keys);
    }

    [Fact]
    public async Task The_province_counted_live_shows_the_move_in_the_rows_of_both_communes_as_their_own_forms_do()
    {
        var moved = await ArrangeAsync();
        await MoveAsync(moved);

        var here = (await PreviewAsync(CommuneUnit)).Answer!;
        var there = (await PreviewAsync(_other, _there)).Answer!;
        var province = (await PreviewAsync(ProvinceUnit, Province, isLive: true)).Answer!;

        foreach (var line in new[] { 0, 1 })
        {
            Assert.Equal([Row(here, line), Row(there, line)], new[] { CommuneUnit, _other }.Select(u => Row(province, line, province.Count.Unit.IndexOf[u.Id])));
        }

        Assert.Equal("3 0 0 1 0 0 0 1 3", Row(province, 0));
        Assert.Empty(province.Count.Report.Failed);
    }

    [Fact]
    public async Task Nothing_of_who_left_can_be_read_where_it_left_from()
    {
        var moved = await ArrangeAsync();
        await MoveAsync(moved);
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, new System.Security.Claims.Claim(Grants.Area, "24.00070."));

        var page = System.Net.WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri($"/forms/24/{CommuneUnit.Id}/behind?stage=Official&form=2&area=0&line=0&code=4", UriKind.Relative)));

        Assert.Contains("hộ không còn trong địa bàn của bạn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lò Văn An", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_day_of_the_move_nothing_has_moved()
    {
        var moved = await ArrangeAsync();
        await MoveAsync(moved);

        Assert.Equal("1 0 0 0 0 0 0 0 1", Row(await UntilAsync(_other, _there, Day("2026-10-14")), 0));
        Assert.Equal("1 0 0 0 0 0 0 1 2", Row(await UntilAsync(_other, _there, Day("2026-10-15")), 0));
    }

    [Fact]
    public async Task A_household_that_moved_after_the_closing_day_counts_where_it_lived_on_it_and_is_not_named()
    {
        var moved = await ArrangeAsync();
        await MoveAsync(moved);

        var here = await UntilAsync(CommuneUnit, Officer, Day("2026-10-14"));
        var there = await UntilAsync(_other, _there, Day("2026-10-14"));

        Assert.Equal("2 0 0 0 0 0 0 0 2", Row(here, 0));
        Assert.Equal("1 0 0 0 0 0 0 0 1", Row(there, 0));
        Assert.Equal((2m, 2m, 2m), (here.Pack.Cell(1, 0, 0, "3"), here.Pack.Cell(9, 0, 0, "1.2"), here.Pack.Cell(12, 0, 0, "9")));
        Assert.Empty(here.Count.Report.Failed);
        Assert.Equal(["(đã chuyển sang nơi khác)", "(đã chuyển sang nơi khác)"], here.Pack.Lists[1].Rows.Where(r => r.Household == moved.Id).Select(r => r.Name));
    }

    [Fact]
    public async Task A_line_that_names_no_village_and_a_village_that_is_no_more_lose_no_departure()
    {
        var moved = await ArrangeAsync(namesVillage: false);
        await MoveAsync(moved);
        await using (var db = Database.Open())
        {
            (await db.Units.SingleAsync(u => u.Id == Village.Id, NoCancel)).ValidTo = Today.Date;
            db.Add(new AreaSuccession { AreaPath = NextVillage.AreaPath, FormerUnitId = Village.Id, SuccessorUnitId = NextVillage.Id, On = Today.Date });
            await db.SaveAsync("Arrange", NoCancel);
        }

        Assert.Equal("2 0 0 1 0 0 0 0 1", Row((await PreviewAsync(CommuneUnit)).Answer!, 0));
        Assert.Equal("1 0 0 0 0 0 0 1 2", Row((await PreviewAsync(_other, _there)).Answer!, 0));
    }

    [Fact]
    public async Task A_household_of_no_village_that_moves_away_leaves_the_row_of_those()
    {
        var moved = await ArrangeAsync(namesVillage: false);
        await using (var db = Database.Open())
        {
            var stored = await db.Households.SingleAsync(h => h.Id == moved.Id, NoCancel);
            stored.MoveTo(CommuneUnit.AreaPath);
            stored.VillageId = null;
            await db.SaveAsync("Arrange", NoCancel);
        }

        await MoveAsync(moved);

        var here = (await PreviewAsync(CommuneUnit)).Answer!;
        Assert.Equal("2 0 0 1 0 0 0 0 1", Row(here, 0));
        Assert.Equal("(chưa rõ thôn)", here.Pack.Areas[3].Name);
        Assert.Equal((1m, 1m), (here.Pack.Cell(2, 3, 0, "1"), here.Pack.Cell(2, 3, 0, "4")));
    }

    [Fact]
    public async Task A_head_who_left_for_another_commune_after_the_closing_day_still_counts_and_the_lists_agree()
    {
        await ArrangeAsync();
        var household = In(Village, "Lò Văn Dũng", (VuonLen.Rules.Standards.PovertyClass.Poor, "2025-06-01"));
        var head = household.Memberships[0];
        head.End(Today.Date, MembershipEvent.Split);
        head.Person.MoveTo(_otherVillage.AreaPath);
        await SaveAsync(household);

        var here = await UntilAsync(CommuneUnit, Officer, Day("2026-10-14"));

        Assert.Empty(here.Count.Report.Failed);
        Assert.Equal((3m, 3m), (here.Pack.Cell(9, 0, 0, "1"), here.Pack.Cell(9, 0, 0, "1.2")));
        Assert.Equal(
            ["(đã chuyển sang nơi khác)", "Lò Văn Dũng con"],
            here.Pack.Lists[1].Rows.Where(r => r.Household == household.Id).Select(r => r.Name));
        Assert.Equal("0 0 0 0 0 0 0 6 6", Row(here, 1));
        Assert.Equal("0 0 0 1 0 0 0 6 5", Row((await PreviewAsync(CommuneUnit)).Answer!, 1));
    }

    private Task<PreviewPack.View> UntilAsync(AreaUnit unit, Caller caller, DateOnly closing) => UseAsync(caller, async s =>
        (await s.GetRequiredService<PreviewPack>().ShowAsync(unit.Key, new(2026, FormStage.Official, closing, false, false), NoCancel)).Answer!);

    private async Task<Household> ArrangeAsync(bool namesVillage = true)
    {
        _other = Unit("24.00071.", AreaLevel.Commune, "Xã", "00071", "Huổi Sáng", ProvinceUnit);
        _otherVillage = Unit("24.00071.01.", AreaLevel.Village, "Bản", "01", "Huổi Sáng", _other);
        await SaveAsync(_other, _otherVillage, PopulationOf(_otherVillage));
        var moved = namesVillage ? Of(Village, "Lò Văn An") : In(Village, "Lò Văn An");
        if (!namesVillage)
            moved.Recognitions.Add(moved.Line(VuonLen.Rules.Standards.PovertyClass.Poor, Day("2025-06-01")));
        await SaveAsync(moved, Of(NextVillage, "Lò Văn Bình"), Of(_otherVillage, "Lò Văn Cao"));
        return moved;
    }

    private static Household Of(AreaUnit village, string head) => PoorIn(village, In(village, head));

    private Task<bool> MoveAsync(Household household) => UseAsync(_both, async s =>
    {
        var revision = await s.GetRequiredService<VuonLenDb>().Households.At(household.Key).Select(h => h.Revision).SingleAsync();
        Assert.Empty((await s.GetRequiredService<MoveHousehold>().SaveAsync(household.Key, revision, _otherVillage.Id, null, null, NoCancel)).Problems);
        return true;
    });

    private static string Row(PreviewPack.View view, int line, int area = 0) =>
        string.Join(' ', Enumerable.Range(1, 9).Select(code => view.Pack.Cell(2, area, line, $"{code}")));
}
