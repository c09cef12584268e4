using VuonLen.Rules.People;

namespace VuonLen.Rules.Tests.People;

public sealed class CausesTests
{
    [Fact]
    public void There_are_8_official_causes_and_10_needs_each_with_a_bit_and_a_name()
    {
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128], Causes.Official.Select(c => (int)c));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => 1 << n), Causes.Local.Select(n => (int)n));
        Assert.Equal(8, Causes.Official.Select(Causes.NameOf).Distinct().Count());
        Assert.Equal(10, Causes.Local.Select(Causes.NameOf).Distinct().Count());
        Assert.Equal("Thiếu đất sản xuất", Causes.NameOf(PovertyCauses.ProductionLand));
    }

    [Fact]
    public void A_need_maps_to_a_cause_only_where_it_says_the_same() => Assert.Equal(
        [(LocalNeeds.Capital, PovertyCauses.Capital), (LocalNeeds.TradeSkills, PovertyCauses.LabourSkills), (LocalNeeds.MeansOfProduction, PovertyCauses.ProductionTools)],
        Causes.Local.Where(n => Causes.OfficialCauseOf(n) is not null).Select(n => (n, Causes.OfficialCauseOf(n)!.Value)));

    [Fact]
    public void A_set_lists_its_causes_in_the_order_of_the_form()
    {
        Assert.Equal([PovertyCauses.Capital, PovertyCauses.Other], Causes.In(PovertyCauses.Other | PovertyCauses.Capital));
        Assert.Equal([LocalNeeds.Work, LocalNeeds.MarketLinks], Causes.In(LocalNeeds.MarketLinks | LocalNeeds.Work));
        Assert.Throws<ArgumentOutOfRangeException>(() => Causes.NameOf(PovertyCauses.Capital | PovertyCauses.Other));
    }
}
