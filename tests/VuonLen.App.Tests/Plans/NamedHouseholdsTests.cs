using VuonLen.App.Plans;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Tests.Plans;

/// <summary>Targets about households a plan names: "02 trong 03 hộ".</summary>
public sealed class NamedHouseholdsTests : MeasuringTest
{
    [Fact]
    public async Task Two_of_three_named_households_and_no_poor_household_at_all()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("poor_households", kind: TargetKind.PartOfSet, value: 2, from: 3);
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal(TargetState.Unmeasured, line.Standing.State);

        Guid[] named = [households[0].Id, households[1].Id, households[2].Id];
        Assert.Empty((await InAsync(Commune, db => new NameHouseholds(db, Today.Clock).SaveAsync(key, line.Target.Id, named, named, NoCancel))).Problems);
        line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((1m, 2m, TargetState.InDanger), (line.Measured.Value, line.Standing.Goal, line.Standing.State));

        Assert.Equal([PlanProblems.HouseholdUnknown], (await InAsync(Commune, db => new NameHouseholds(db, Today.Clock).SaveAsync(key, line.Target.Id, [], [Guid.CreateVersion7(Today.Clock.GetUtcNow())], NoCancel))).Problems);
    }

    /// <summary>The plan is older than the day on which somebody enters whom it names.</summary>
    [Fact]
    public async Task Who_has_risen_since_the_plan_began_can_still_be_chosen()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("poor_households", kind: TargetKind.PartOfSet, value: 2, from: 3);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;

        Assert.Equal(households.Take(4).Select(h => h.Id).ToHashSet(), await OfferedAsync(null)); // the first one is not poor any more, the fifth never was
        Assert.Equal([households[4].Id], await OfferedAsync("lo van thu e")); // by its name any household is found
        Assert.Empty(await OfferedAsync("không có ai"));

        async Task<HashSet<Guid>> OfferedAsync(string? text) =>
            (await InAsync(Commune, db => new NameHouseholds(db, Today.Clock).ShowAsync(key, target, null, text, NoCancel)))!.Lines.Select(l => l.Id).ToHashSet();
    }
}
