using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Tests.Plans;

/// <summary>A target is judged by what it asks for, where it asks for it, from where it began.</summary>
public sealed class BindingTests : MeasuringTest
{
    private static readonly DateOnly _january = new(2026, 1, 1);

    [Fact]
    public async Task Another_measure_does_not_begin_with_the_figure_of_the_old_one()
    {
        await HouseholdsAsync();
        await SaveAsync(new AreaPopulation { AreaPath = Ward.AreaPath, UnitId = Ward.Id, Year = 2026, Households = 200 });
        var key = await BoundAsync("poor_households", on: _january);
        var target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal(4, target.Baseline);

        await BindAsync(key, new(target.Id, "poor_rate", null, PlanFigures.Typed(target.Baseline), _january, null));
        Assert.Equal(2, (await BoardAsync(key)).Lines[0].Target.Baseline); // 4 of 200
        await BindAsync(key, new(target.Id, "poor_rate", null, "3", _january, null));
        Assert.Equal(3, (await BoardAsync(key)).Lines[0].Target.Baseline); // typed
        await BindAsync(key, new(target.Id, "poor_rate", null, "3", _january, null));
        Assert.Equal(3, (await BoardAsync(key)).Lines[0].Target.Baseline); // and stays
    }

    [Fact]
    public async Task Another_opening_day_has_its_own_figure()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", on: _january);
        var target = (await BoardAsync(key)).Lines[0].Target;

        await BindAsync(key, new(target.Id, "poor_households", null, "4", new(2026, 8, 1), null));
        target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal((3m, new DateOnly(2026, 8, 1)), (target.Baseline, target.BaselineOn));
    }

    [Theory]
    [InlineData(TargetKind.Share, "%", "need_1", false)]
    [InlineData(TargetKind.Share, "%", "poor_rate", false)]
    [InlineData(TargetKind.Share, "%", "insured_share", true)]
    [InlineData(TargetKind.ReduceBy, "hộ", "poor_rate", false)]
    [InlineData(TargetKind.ReduceBy, "hộ", "poor_households", true)]
    [InlineData(TargetKind.ReduceBy, "người", "lacks_4", false)]
    [InlineData(TargetKind.ReduceBy, "người", "persons_4", true)]
    [InlineData(TargetKind.ReduceBy, "điểm %", "poor_households", false)]
    [InlineData(TargetKind.ReduceBy, "%", "poor_households", true)]
    [InlineData(TargetKind.Reach, "%", "poor_households", false)]
    [InlineData(TargetKind.Reach, "%", "poor_rate", true)]
    [InlineData(TargetKind.PartOfSet, "hộ", "near_poor_rate", false)]
    [InlineData(TargetKind.None, null, "insured_share", false)]
    [InlineData(TargetKind.None, "hộ", "merit", true)]
    public async Task Only_a_measure_of_its_kind_measures_a_target(TargetKind kind, string? unit, string measure, bool fits)
    {
        var plan = new Plan { AreaPath = Ward.AreaPath, UnitId = Ward.Id, Year = 2026, CreatedAt = Today.Clock.GetUtcNow(), CreatedBy = "x" };
        var target = new PlannedTarget { AreaPath = Ward.AreaPath, PlanId = plan.Id, Text = "Chỉ tiêu", Kind = kind, Value = 1, Unit = unit };
        await SaveAsync(plan, target);

        var outcome = await InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(plan.Key, [new(target.Id, measure, null, null, null, null)], NoCancel));
        Assert.Equal(fits ? [] : ["PL-170"], outcome.Problems.Select(p => p.Code));
        Assert.Equal(fits, (await InAsync(Commune, db => db.PlannedTargets.SingleAsync())).IsBound);
    }

    [Fact]
    public async Task What_was_allotted_begins_anew_with_the_target()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", on: _january);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;
        await AllotAsync(key, target);
        Assert.Equal([2m, 2m], (await SharesAsync(key)).Select(s => s.Baseline));

        await BindAsync(key, new(target, "near_poor_households", null, null, _january, null));
        Assert.Equal([0m, 1m], (await SharesAsync(key)).Select(s => s.Baseline));
        await BindAsync(key, new(target, "poor_households", null, null, new(2026, 8, 1), null));
        Assert.Equal([1m, 2m], (await SharesAsync(key)).Select(s => s.Baseline));
        await BindAsync(key, new(target, "poor_persons", null, null, null, null));
        Assert.Equal([1m, 2m], (await SharesAsync(key)).Select(s => s.Baseline)); // persons are counted too
    }

    [Fact]
    public async Task What_was_allotted_before_a_target_was_bound_is_judged_afterwards()
    {
        await HouseholdsAsync();
        var key = await InUseAsync();
        var target = (await BoardAsync(key)).Lines[0].Target;
        await AllotAsync(key, target.Id);
        Assert.All(await SharesAsync(key), s => Assert.Equal(TargetState.Unmeasured, s.Standing.State));

        await BindAsync(key, new(target.Id, "poor_households", null, null, _january, null));
        Assert.Equal([TargetState.Reached, TargetState.InDanger], (await SharesAsync(key)).Select(s => s.Standing.State));
    }

    [Fact]
    public async Task What_was_allotted_of_a_typed_target_is_listed_and_not_judged()
    {
        var key = await BoundAsync(null, kind: TargetKind.Reach, value: 62);
        await AllotAsync(key, (await BoardAsync(key)).Lines[0].Target.Id);

        var shares = await SharesAsync(key);
        Assert.Equal([1m, 1m], shares.Select(s => s.Value));
        Assert.All(shares, s => Assert.Equal((null, TargetState.Unmeasured), (s.Measured.Value, s.Standing.State)));
    }

    [Fact]
    public async Task The_trend_of_a_named_set_is_not_that_of_all_near_poor_households()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("near_poor_households", kind: TargetKind.PartOfSet, value: 1, from: 1, on: _january);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;
        Guid[] named = [households[4].Id];
        Assert.Empty((await InAsync(Commune, db => new NameHouseholds(db, Today.Clock).SaveAsync(key, target, named, named, NoCancel))).Problems);

        Assert.All(await TrendAsync(key, target), p => Assert.Equal(0, p.Value)); // one is near-poor each month, none of the set has risen
    }

    [Fact]
    public async Task Months_before_the_first_line_of_the_ledger_are_not_drawn_as_nought()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", on: _january);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;
        await BindAsync(key, new(target, "poor_households", null, "5", new(2025, 9, 1), null));

        Assert.Equal([(new DateOnly(2025, 9, 1), 5m), (new(2025, 12, 31), 4m)], (await TrendAsync(key, target)).Take(2).Select(p => (p.On, p.Value)));
    }

    [Fact]
    public async Task Typed_figures_and_counted_ones_are_not_drawn_as_one_line()
    {
        await HouseholdsAsync();
        var key = await BoundAsync(null, kind: TargetKind.Reach, value: 62);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;
        foreach (var value in new[] { "60", "61" }) // the second corrects the first
            Assert.Empty((await InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(key, target, new(2026, 6, 30), value, "Báo cáo", NoCancel))).Problems);
        Assert.Equal([61m], (await TrendAsync(key, target)).Select(p => p.Value));

        await BindAsync(key, new(target, "lacks_10", StatusChoice.Listed, null, null, null));
        Assert.DoesNotContain(await TrendAsync(key, target), p => p.Value > 2);
    }

    [Fact]
    public async Task Words_for_a_place_are_settled_by_choosing_all_of_the_area()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", place: "khu vực nông thôn");
        var target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Null(target.Baseline); // nobody knows where

        await EditAsync(key, target.Id, form => Assert.Equal(Guid.Empty, form.PlaceId)); // nothing chosen, nothing changed
        Assert.Equal("khu vực nông thôn", (await BoardAsync(key)).Lines[0].Target.Place);

        await EditAsync(key, target.Id, form => form.PlaceId = null);
        target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal((null, null, false), (target.Place, target.PlaceId, target.IsBound));
        await BindAsync(key, new(target.Id, "poor_households", null, null, _january, null));
        Assert.Equal((3m, 4m), (await BoardAsync(key)).Lines.Select(l => (l.Measured.Value!.Value, l.Baseline!.Value)).Single());
    }

    [Fact]
    public async Task A_target_that_moves_to_another_village_begins_there()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("poor_households", place: Village.FullName);
        var target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal(2, target.Baseline);

        await EditAsync(key, target.Id, form => form.PlaceId = NextVillage.Id);
        target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal((NextVillage.FullName, NextVillage.Id, false, null), (target.Place, target.PlaceId, target.IsBound, target.Baseline));

        await BindAsync(key, new(target.Id, "poor_households", null, null, target.BaselineOn, null));
        Assert.Equal(2, (await BoardAsync(key)).Lines[0].Target.Baseline);
        var noted = await InAsync(Commune, db => db.TargetedHouseholds.Select(h => h.Household).ToListAsync());
        Assert.Equal(new[] { households[2].Id, households[3].Id }.Order(), noted.Order());
    }

    [Fact]
    public async Task Another_kind_of_target_has_to_be_bound_again_and_a_place_of_elsewhere_is_refused()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households");
        var target = (await BoardAsync(key)).Lines[0].Target;

        await EditAsync(key, target.Id, form => (form.Kind, form.Value) = (TargetKind.Share, "100"));
        target = (await BoardAsync(key)).Lines[0].Target;
        Assert.Equal((false, null, null), (target.IsBound, target.Baseline, target.Measure));

        var form = ItemForm.Of(target);
        form.PlaceId = Province.Id;
        Assert.Equal([PlanProblems.PlaceUnknown], (await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target.Id, form, NoCancel))).Problems);
    }

    private async Task BindAsync(AreaKey key, BindTargets.Binding binding) =>
        Assert.Empty((await InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(key, [binding], NoCancel))).Problems);

    private async Task AllotAsync(AreaKey key, Guid target) => Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock)
        .SaveAsync(key, target, new Dictionary<Guid, string?> { [Village.Id] = "1", [NextVillage.Id] = "1" }, NoCancel))).Problems);

    private async Task<IReadOnlyList<ShareNow>> SharesAsync(AreaKey key) => (await BoardAsync(key)).Lines.Single(l => l.Shares.Count > 0).Shares;

    private async Task<IReadOnlyList<ShowTarget.Point>> TrendAsync(AreaKey key, Guid target) =>
        (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, target, null, 1, NoCancel)))!.Trend;

    private async Task EditAsync(AreaKey key, Guid target, Action<ItemForm> change)
    {
        var form = ItemForm.Of(await InAsync(Commune, db => db.PlannedTargets.SingleAsync(t => t.Id == target)));
        change(form);
        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target, form, NoCancel))).Problems);
    }
}
