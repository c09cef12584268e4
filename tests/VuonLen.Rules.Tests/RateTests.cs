namespace VuonLen.Rules.Tests;

public sealed class RateTests
{
    [Theory]
    [InlineData(301, 6459, 4.66)]
    [InlineData(242, 1160, 20.86)]
    [InlineData(0, 5, 0)]
    [InlineData(5, 5, 100)]
    [InlineData(1, 800, 0.13)] // 0.125: half away from zero
    public void A_rate_is_rounded_to_two_digits(long part, long whole, double percent) =>
        Assert.Equal(new Rate((decimal)percent, null), Rate.Of(part, whole));

    [Theory]
    [InlineData(null, 5L)]
    [InlineData(5L, null)]
    [InlineData(0L, 0L)]
    public void What_is_not_entered_and_an_empty_whole_have_none(long? part, long? whole) =>
        Assert.Equal(new Rate(null, null), Rate.Of(part, whole));

    [Theory]
    [InlineData(6, 5)]
    [InlineData(1, 0)]
    [InlineData(-1, 5)]
    public void More_than_all_is_refused(long part, long whole) =>
        Assert.Equal(new Rate(null, Rate.Impossible), Rate.Of(part, whole));
}
