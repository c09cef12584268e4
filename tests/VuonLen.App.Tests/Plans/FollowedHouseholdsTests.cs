using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Plans;

/// <summary>Who leaves the list of a target has not always risen.</summary>
public sealed class FollowedHouseholdsTests : MeasuringTest
{
    [Fact]
    public async Task A_near_poor_household_that_falls_into_poverty_has_not_reached_its_target()
    {
        var (key, target, named) = await NamedAsync();
        await ChangeAsync(named[0], h => h.Recognitions.Add(h.Line(PovertyClass.NotPoor, new(2026, 7, 1))));
        await ChangeAsync(named[1], h => h.Recognitions.Add(h.Line(PovertyClass.Poor, new(2026, 7, 1))));

        Assert.Equal((1m, 3L), await DoneOfAsync(key));
        var counts = (await ShownAsync(key, target)).Counts!;
        Assert.Equal((1, 1, 1), (counts[HouseholdProgress.Done], counts[HouseholdProgress.InDanger], counts[HouseholdProgress.NotBegun]));
    }

    [Fact]
    public async Task A_household_that_ended_or_was_taken_out_of_the_registry_is_outside_the_count()
    {
        var (key, target, named) = await NamedAsync();
        await ChangeAsync(named[0], h => h.End(new(2026, 7, 1), HouseholdEnd.Departed));
        await SaveAsync(new TargetedHousehold { AreaPath = Ward.AreaPath, PlannedTargetId = target, Household = Guid.CreateVersion7(Today.Clock.GetUtcNow()), IsNamed = true }); // its import was undone

        Assert.Equal((0m, 2L), await DoneOfAsync(key));
        var view = await ShownAsync(key, target);
        Assert.Equal((1, 2, 2, 1), (view.Counts![HouseholdProgress.NotFollowed], view.Counts[HouseholdProgress.NotBegun], view.Total, view.Lost));
        Assert.DoesNotContain(HouseholdProgress.Done, view.Counts.Keys);
    }

    [Fact]
    public async Task A_second_record_leads_to_the_household_that_stayed()
    {
        var (key, target, named) = await NamedAsync();
        var stays = Of(NextVillage, 2);
        stays.Recognitions.Add(stays.Line(PovertyClass.NearPoor, Opening));
        await SaveAsync(stays, new DoubleMerge
        {
            AreaPath = stays.AreaPath,
            HouseholdId = stays.Id,
            OtherId = named[0].Id,
            IsOfHouseholds = true,
            Sealed = [],
            MergedAt = Today.Clock.GetUtcNow(),
            MergedBy = "x",
        });
        await ChangeAsync(named[0], h => h.CloseAsDouble(Today.Date));

        Assert.Equal((0m, 3L), await DoneOfAsync(key));
        Assert.Equal(3, (await ShownAsync(key, target)).Counts![HouseholdProgress.NotBegun]);

        await ChangeAsync(stays, h => h.Recognitions.Add(h.Line(PovertyClass.NotPoor, new(2026, 7, 1))));
        Assert.Equal((1m, 3L), await DoneOfAsync(key));
        Assert.Equal(stays.Id, (await ShownAsync(key, target, HouseholdProgress.Done)).Households.Single().Key.Id);
    }

    [Fact]
    public async Task Who_moves_to_another_village_is_not_a_success_of_the_first()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("poor_households", place: Village.FullName);
        var id = (await BoardAsync(key)).Lines[0].Target.Id;
        await ChangeAsync(households[1], h => h.VillageId = NextVillage.Id);

        var counts = (await ShownAsync(key, id)).Counts!;
        Assert.Equal((1, 1), (counts[HouseholdProgress.NotFollowed], counts[HouseholdProgress.Done])); // the other one has risen
    }

    [Fact]
    public async Task The_page_of_a_household_names_the_targets_that_are_about_it()
    {
        var (key, target, named) = await NamedAsync();
        var other = Of(Village, 4);
        other.Recognitions.Add(other.Line(PovertyClass.NearPoor, Opening));
        await SaveAsync(other);

        Assert.Empty(await TargetsOfAsync(other)); // near-poor as well, and not named
        Assert.Equal([(target, true, true)], await TargetsOfAsync(named[0]));
        await ChangeAsync(named[0], h => h.Recognitions.Add(h.Line(PovertyClass.Poor, new(2026, 7, 1))));
        Assert.Equal([(target, true, true)], await TargetsOfAsync(named[0])); // worse is not done
        await ChangeAsync(named[1], h => h.Recognitions.Add(h.Line(PovertyClass.NotPoor, new(2026, 7, 1))));
        Assert.Equal([(target, false, true)], await TargetsOfAsync(named[1]));
        await ChangeAsync(named[2], h => h.End(new(2026, 7, 1), HouseholdEnd.Departed));
        Assert.Equal([(target, false, false)], await TargetsOfAsync(named[2]));
        Assert.Equal(key.ProvinceCode, named[0].ProvinceCode);
    }

    [Theory]
    [InlineData("poor_rate", TargetKind.ReduceBy)]
    [InlineData("persons_10", TargetKind.ReduceBy)]
    [InlineData("without_10", TargetKind.Share)]
    public async Task Rates_persons_and_shares_are_about_households_too(string measure, TargetKind kind)
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync(measure, kind: kind);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;

        Assert.Equal([(target, true, true)], await TargetsOfAsync(households[1])); // poor, and lacks a toilet
        Assert.Empty(await TargetsOfAsync(households[4])); // near-poor, and lacks nothing known
    }

    /// <summary>A target of a province is about a commune, not about a village of it.</summary>
    [Fact]
    public async Task A_target_of_the_province_for_a_commune_is_about_its_households()
    {
        var households = await HouseholdsAsync();
        var plan = new Plan { AreaPath = Province.AreaPath, UnitId = Province.Id, Year = 2026, CreatedAt = Today.Clock.GetUtcNow(), CreatedBy = "x" };
        plan.Use(Today.Clock.GetUtcNow(), "x");
        var target = new PlannedTarget
        {
            AreaPath = Province.AreaPath,
            PlanId = plan.Id,
            Text = "Chỉ tiêu",
            Kind = TargetKind.ReduceBy,
            Value = 1,
            Place = Ward.FullName,
            PlaceId = Ward.Id,
            Measure = "poor_households",
            IsBound = true,
        };
        await SaveAsync(plan, target);

        Assert.Equal([(target.Id, true, true)], await TargetsOfAsync(households[1]));
    }

    private async Task<IEnumerable<(Guid Target, bool IsStill, bool IsFollowed)>> TargetsOfAsync(Household household) =>
        (await InAsync(Commune, db => new TargetsOfHousehold(db, Today.Clock).ShowAsync(household.Key, NoCancel))).Select(l => (l.Target.Id, l.IsStill, l.IsFollowed));

    /// <summary>Three near-poor households and a target that names them.</summary>
    private async Task<(AreaKey Key, Guid Target, IReadOnlyList<Household> Named)> NamedAsync()
    {
        List<Household> named = [Of(Village, 1), Of(Village, 2), Of(NextVillage, 3)];
        foreach (var household in named)
            household.Recognitions.Add(household.Line(PovertyClass.NearPoor, Opening));
        await SaveAsync([.. named]);
        var key = await BoundAsync("near_poor_households", kind: TargetKind.PartOfSet, value: 2, from: 3);
        var target = (await BoardAsync(key)).Lines[0].Target.Id;
        Guid[] ids = [.. named.Select(h => h.Id)];
        Assert.Empty((await InAsync(Commune, db => new NameHouseholds(db, Today.Clock).SaveAsync(key, target, ids, ids, NoCancel))).Problems);
        return (key, target, named);
    }

    private async Task<(decimal? Done, long? All)> DoneOfAsync(AreaKey key)
    {
        var measured = (await BoardAsync(key)).Lines[0].Measured;
        return (measured.Value, measured.Whole);
    }

    private Task<ShowTarget.View> ShownAsync(AreaKey key, Guid target, HouseholdProgress? only = null) =>
        InAsync(Commune, async db => (await new ShowTarget(db, Today.Clock).ShowAsync(key, target, only, 1, NoCancel))!);
}
