using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Moves;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
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

    private Task<PreviewPack.View> UntilAsync(AreaUnit unit, Caller caller, DateOnly closing) => UseAsync(caller, async s =>
        (await s.GetRequiredService<PreviewPack>().ShowAsync(unit.Key, new(2026, FormStage.Official, closing, false, false), NoCancel)).Answer!);

    private async Task<Household> ArrangeAsync()
    {
        _other = Unit("24.00071.", AreaLevel.Commune, "Xã", "00071", "Huổi Sáng", ProvinceUnit);
        _otherVillage = Unit("24.00071.01.", AreaLevel.Village, "Bản", "01", "Huổi Sáng", _other);
        await SaveAsync(_other, _otherVillage, PopulationOf(_otherVillage));
        var moved = Of(Village, "Lò Văn An");
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

    private static string Row(PreviewPack.View view, int line) =>
        string.Join(' ', Enumerable.Range(1, 9).Select(code => view.Pack.Cell(2, 0, line, $"{code}")));
}
