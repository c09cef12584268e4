using Microsoft.EntityFrameworkCore;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Board;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.People;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Tests.Plans;

/// <summary>What is said of targets about a need, and of a plan whose time is over.</summary>
public sealed class NeedTests : MeasuringTest
{
    [Fact]
    public async Task Who_was_noted_in_need_is_counted_and_who_was_never_asked_is_no_no()
    {
        var all = await HouseholdsAsync();
        await ChangeAsync(all[1], h => h.Needs = LocalNeeds.Capital);
        var key = await BoundAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.SingleAsync(t => t.Kind == TargetKind.Share)); // 100% hộ nghèo có nhu cầu được vay vốn
        var view = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, target.Id, null, 1, NoCancel)))!;

        Assert.Equal((LocalNeeds.Capital, 1, 1), (view.Need!.Need, view.Need.Noted, view.Need.NotAsked)); // three are poor, one has other needs
        Assert.True(view.Now.IsWrittenDown); // and how many were helped is typed
        Assert.Null(view.Now.Measured.Value);

        // Who sees a part counts no whole.
        var village = await AsAsync(Role.VillageHead, Village.AreaPath, db => new ShowTarget(db, Today.Clock).ShowAsync(key, target.Id, null, 1, NoCancel));
        Assert.Null(village!.Need!.Noted);
    }

    [Fact]
    public async Task A_target_about_no_need_says_nothing_of_needs_and_a_bound_need_says_what_it_counts()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("need_" + (int)LocalNeeds.Housing);
        var target = await InAsync(Commune, db => db.PlannedTargets.SingleAsync());
        var view = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, target.Id, null, 1, NoCancel)))!;
        Assert.Equal((LocalNeeds.Housing, 1), (view.Need!.Need, view.Need.Noted));

        var other = await BoundAsync("poor_households");
        var plain = await InAsync(Commune, db => db.PlannedTargets.SingleAsync(t => t.PlanId == other.Id));
        Assert.Null((await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(other, plain.Id, null, 1, NoCancel)))!.Need);
    }

    [Fact]
    public async Task The_board_of_a_plan_whose_time_is_over_says_what_was_left_undone()
    {
        var key = await InUseAsync();
        Task<ShowBoard.View?> At(TimeProvider day) => InAsync(Commune, db => new ShowBoard(db, day).ShowAsync(key, NoCancel));
        Assert.Equal(0, (await At(Today.Clock))!.Unfinished);
        Assert.Equal(3, (await At(new Day(2027, 1, 5)))!.Unfinished);
        Assert.Equal(3, (await At(new Day(2029, 1, 5)))!.Unfinished);
    }
}
