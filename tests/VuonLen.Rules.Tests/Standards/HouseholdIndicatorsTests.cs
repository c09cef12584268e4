using VuonLen.Rules.Facts;
using static VuonLen.Rules.Tests.Standards.AHousehold;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>Indicators 7 to 12.</summary>
public sealed class HouseholdIndicatorsTests
{
    private const Material Yes = Material.Durable, No = Material.NotDurable;

    [Theory]
    [InlineData(Yes, Yes, Yes, "no")]
    [InlineData(No, Yes, Yes, "no")]
    [InlineData(No, No, Yes, "yes")]
    [InlineData(Yes, No, No, "yes")]
    [InlineData(No, No, No, "yes")]
    [InlineData(No, No, null, "yes")]
    [InlineData(Yes, Yes, null, "no")]
    [InlineData(No, Yes, null, "dwelling/roof")]
    [InlineData(null, null, No, "dwelling/wall dwelling/column")]
    [InlineData(null, null, Yes, "dwelling/wall dwelling/column")]
    [InlineData(null, null, null, "dwelling/wall dwelling/column dwelling/roof")]
    public void Housing_is_deprived_when_two_of_three_parts_do_not_last(Material? wall, Material? column, Material? roof, string says)
    {
        var facts = WithoutDeprivation with { Dwelling = new(wall, column, roof, 200) };
        Assert.Equal(says, facts.Says(7));
    }

    [Theory]
    [InlineData("15.99", "yes")]
    [InlineData("15.999999999999999999", "yes")]
    [InlineData("16", "no")]
    [InlineData("16.0", "no")]
    [InlineData("0", "yes")]
    [InlineData(null, "dwelling/floor_m2")]
    public void Floor_is_deprived_below_8_square_metres_each(string? floor, string says)
    {
        var m2 = floor is null ? (decimal?)null : decimal.Parse(floor, System.Globalization.CultureInfo.InvariantCulture);
        var facts = WithoutDeprivation with { Dwelling = new(Yes, Yes, Yes, m2) };
        Assert.Equal(says, facts.Says(8));
    }

    [Fact]
    public void Floor_is_compared_for_households_larger_than_usual_too()
    {
        var many = Of([.. Enumerable.Range(0, 40).Select(i => Adult($"m{i}"))]);
        Assert.Equal("no", (many with { Dwelling = new(Yes, Yes, Yes, 320) }).Says(8));
        Assert.Equal("yes", (many with { Dwelling = new(Yes, Yes, Yes, 319.99m) }).Says(8));
    }

    [Theory]
    [InlineData(Water.Tap, "no")]
    [InlineData(Water.Borehole, "no")]
    [InlineData(Water.ProtectedWell, "no")]
    [InlineData(Water.ProtectedSpring, "no")]
    [InlineData(Water.Rain, "no")]
    [InlineData(Water.Bottled, "no")]
    [InlineData(Water.Other, "yes")]
    [InlineData(null, "water")]
    public void Water_is_deprived_from_any_other_source(Water? water, string says) =>
        Assert.Equal(says, (WithoutDeprivation with { Water = water }).Says(9));

    [Theory]
    [InlineData(Toilet.Septic, "no")]
    [InlineData(Toilet.PourFlush, "no")]
    [InlineData(Toilet.Vip, "no")]
    [InlineData(Toilet.DoubleVault, "no")]
    [InlineData(Toilet.DugWithSlab, "no")]
    [InlineData(Toilet.Other, "yes")]
    [InlineData(Toilet.None, "yes")]
    [InlineData(null, "toilet")]
    public void Toilet_is_deprived_when_of_another_kind_or_none(Toilet? toilet, string says) =>
        Assert.Equal(says, (WithoutDeprivation with { Toilet = toilet }).Says(10));

    [Theory]
    [InlineData(true, true, "no", "no")]
    [InlineData(false, false, "yes", "yes")]
    [InlineData(null, false, "internet_used_by_a_member", "yes")]
    [InlineData(true, null, "no", "devices")]
    public void Information_asks_for_internet_and_devices(bool? internet, bool? device, string saysInternet, string saysDevice)
    {
        var facts = WithoutDeprivation with { InternetUsedByAMember = internet, HasDevice = device };
        Assert.Equal(saysInternet, facts.Says(11));
        Assert.Equal(saysDevice, facts.Says(12));
    }
}
