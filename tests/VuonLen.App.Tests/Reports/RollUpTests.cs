using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.Rules.Forms;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.App.Tests.Reports;

/// <summary>What a province adds up, and what it says of what it cannot add up.</summary>
public sealed class RollUpTests : ReportTest
{
    [Fact]
    public async Task Ethnic_columns_are_added_by_their_group_and_not_by_their_place()
    {
        await ArrangeAsync();
        await SetAsync(CommuneUnit, Officer, Choice("20", "02", "03"));
        await FreezeAsync(CommuneUnit);
        await SetAsync(ProvinceUnit, Province, Choice("03", "20"));

        var sum = (await PreviewAsync(ProvinceUnit, Province)).Answer!;

        Assert.Empty(sum.OtherSettings);
        Assert.Equal((2m, 0m, 1m), (sum.Pack.Cell(9, 0, 0, "1.2.1"), sum.Pack.Cell(9, 0, 0, "1.2.2"), sum.Pack.Cell(9, 0, 0, "1.2.3")));
        Assert.Empty(sum.Count.Report.Failed);
        Assert.Empty((await FreezeAsync(ProvinceUnit, Province)).Outcome.Problems);
    }

    [Theory]
    [InlineData("20", MovementMode.Gross)]
    [InlineData("03", MovementMode.Net)]
    public async Task A_commune_that_froze_under_other_settings_is_named_and_nothing_is_frozen_of_the_sum(string group, MovementMode mode)
    {
        await ArrangeAsync();
        await SetAsync(CommuneUnit, Officer, Choice(group));
        await FreezeAsync(CommuneUnit);
        var choice = Choice("03");
        choice.Mode = mode;
        await SetAsync(ProvinceUnit, Province, choice);

        Assert.Equal([CommuneUnit.Id], (await PreviewAsync(ProvinceUnit, Province)).Answer!.OtherSettings.Select(p => p.UnitId));
        var refused = (await FreezeAsync(ProvinceUnit, Province)).Outcome.Problems[0];
        Assert.Equal("RP-118", refused.Code);
        Assert.StartsWith("Xã Nà Phát đã chốt", refused.Message, StringComparison.Ordinal);

        // Frozen anew, the province's choice holds for it.
        Assert.Empty((await FreezeAsync(CommuneUnit)).Outcome.Problems);
        Assert.Empty((await FreezeAsync(ProvinceUnit, Province)).Outcome.Problems);
    }

    [Fact]
    public async Task Of_a_communes_packs_the_one_counts_that_goes_furthest_until_the_day_asked_for()
    {
        await ArrangeAsync();
        await FreezeAsync(CommuneUnit, closing: Day("2026-10-14"));
        await SaveAsync(In(NextVillage, "Lò Văn Dũng", (Poor, "2026-03-01")));
        await FreezeAsync(CommuneUnit, closing: Day("2026-06-30")); // an interim pack, frozen last

        Assert.Equal((3m, Day("2026-10-14")), await SumAsync(null));
        Assert.Equal((4m, Day("2026-06-30")), await SumAsync(Day("2026-06-30")));
        Assert.Equal((4m, Day("2026-06-30")), await SumAsync(Day("2026-10-13")));
        Assert.Equal("RP-103", (await PreviewAsync(ProvinceUnit, Province, closing: Day("2026-10-16"))).Problems[0].Code);

        async Task<(decimal?, DateOnly)> SumAsync(DateOnly? closing)
        {
            var pack = (await PreviewAsync(ProvinceUnit, Province, closing: closing)).Answer!.Pack;
            return (pack.Cell(1, 0, 0, "3"), pack.Period.Closing);
        }
    }

    [Fact]
    public async Task Communes_whose_packs_end_earlier_are_named()
    {
        await ArrangeAsync();
        var other = Unit("24.00071.", AreaLevel.Commune, "Xã", "00071", "Huổi Sáng", ProvinceUnit);
        var village = Unit("24.00071.01.", AreaLevel.Village, "Bản", "01", "Huổi Sáng", other);
        await SaveAsync(other, village, PopulationOf(village), In(village, "Lò Văn Ém", (Poor, "2025-06-01")));
        await FreezeAsync(CommuneUnit, closing: Day("2026-10-10"));
        await FreezeAsync(other, new Caller("can.bo.2", AreaScope.Of("24.00071."), Role.Officer), closing: Day("2026-10-14"));

        var sum = (await PreviewAsync(ProvinceUnit, Province)).Answer!;

        Assert.Equal((4m, Day("2026-10-14")), (sum.Pack.Cell(1, 0, 0, "3"), sum.Pack.Period.Closing));
        Assert.Equal(["Xã Nà Phát"], sum.EndEarlier.Select(p => p.UnitName));
    }

    [Fact]
    public async Task A_frozen_sum_keeps_which_packs_it_rests_on_and_says_when_a_commune_froze_another()
    {
        await ArrangeAsync();
        var first = (await FreezeAsync(CommuneUnit)).Pack!;
        var sum = (await FreezeAsync(ProvinceUnit, Province)).Pack!;
        var shown = await OpenAsync(sum, Province);
        Assert.Equal(new PackSource(first.Id, 1, first.Hash, first.ClosingOn), Assert.Single(shown.Sources).Value);
        Assert.Empty(shown.Newer);

        Clock.Later = TimeSpan.FromHours(1);
        await SaveAsync(In(NextVillage, "Lò Văn Dũng", (Poor, "2026-03-01")));
        var second = (await FreezeAsync(CommuneUnit)).Pack!;
        Assert.Equal([second.Id], (await OpenAsync(sum, Province)).Newer.Select(p => p.Id));

        var view = await OpenAsync((await FreezeAsync(ProvinceUnit, Province)).Pack!, Province);
        var changes = await UseAsync(Province, s => s.GetRequiredService<ShowPack>().CompareAsync(view, NoCancel));
        Assert.Empty(view.Newer);
        Assert.Equal(
            [(0, "Xã Nà Phát: phiên bản 1 thành phiên bản 2"), (1, "Xã Nà Phát: phiên bản 1 thành phiên bản 2")],
            changes.Where(c => c.Cell is { Form: 1, Code: "3" }).Select(c => (c.Cell.Area, Assert.Single(c.Decisions))));
        Assert.All(changes, c => Assert.Null(c.Households));

        await using var host = Host();
        var reader = await host.SignInAsync(Role.Province, new System.Security.Claims.Claim(Grants.Area, "24."));
        var page = await reader.GetStringAsync(new Uri($"/forms/packs/24/{view.Frozen.Id}?form=1", UriKind.Relative));
        Assert.Contains($"/forms/packs/24/{second.Id}?form=1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("F14.xlsx", await reader.GetStringAsync(new Uri($"/forms/packs/24/{view.Frozen.Id}?form=14", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>Two Thái households and one Tày.</summary>
    private async Task ArrangeAsync()
    {
        var other = In(NextVillage, "Nông Văn Cao", (Poor, "2025-06-01"));
        foreach (var membership in other.Memberships)
            membership.Person.EthnicGroup = 2;
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")), other);
    }

    private static SetForms.Form Choice(params string[] groups) => new()
    {
        EthnicGroups = groups,
        First = ReportingGroup.EthnicMinority,
        Second = ReportingGroup.NoLabourCapacity,
    };

    private async Task SetAsync(AreaUnit unit, Caller caller, SetForms.Form form) =>
        Assert.Empty((await UseAsync(caller, s => s.GetRequiredService<SetForms>().SaveAsync(unit.Key, form, NoCancel))).Problems);
}
