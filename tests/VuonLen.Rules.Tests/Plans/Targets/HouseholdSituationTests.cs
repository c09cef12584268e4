using VuonLen.Rules.Plans.Targets;

namespace VuonLen.Rules.Tests.Plans.Targets;

public sealed class HouseholdSituationTests
{
    private static readonly HouseholdSituation _still = new(IsStillConcerned: true, WasThere: true, IsExpected: false, IsAtRisk: false, DeprivedThen: 4, DeprivedNow: 4);

    [Fact]
    public void Who_is_no_longer_concerned_is_done_whatever_is_marked() =>
        Assert.Equal(HouseholdProgress.Done, (_still with { IsStillConcerned = false, IsAtRisk = true, WasThere = false }).Progress);

    [Fact]
    public void Who_left_for_something_worse_or_cannot_be_followed_is_not_done()
    {
        Assert.Equal(HouseholdProgress.InDanger, (_still with { IsStillConcerned = false, IsWorse = true }).Progress);
        Assert.Equal(HouseholdProgress.NotFollowed, (_still with { IsStillConcerned = false, IsFollowed = false }).Progress);
    }

    [Fact]
    public void Nothing_known_is_not_begun() => Assert.Equal(HouseholdProgress.NotBegun, _still.Progress);

    [Fact]
    public void A_mark_or_a_deprivation_less_is_on_the_way()
    {
        Assert.Equal(HouseholdProgress.OnTheWay, (_still with { IsExpected = true }).Progress);
        Assert.Equal(HouseholdProgress.OnTheWay, (_still with { DeprivedNow = 3 }).Progress);
        Assert.Equal(HouseholdProgress.NotBegun, (_still with { DeprivedThen = null, DeprivedNow = 3 }).Progress);
    }

    [Fact]
    public void One_more_a_mark_of_risk_or_new_is_danger()
    {
        Assert.Equal(HouseholdProgress.InDanger, (_still with { DeprivedNow = 5, IsExpected = true }).Progress);
        Assert.Equal(HouseholdProgress.InDanger, (_still with { IsAtRisk = true, IsExpected = true }).Progress);
        Assert.Equal(HouseholdProgress.InDanger, (_still with { WasThere = false, IsExpected = true }).Progress);
    }
}
