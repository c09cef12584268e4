using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Board;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Plans;

public sealed class MeasuringTests : MeasuringTest
{
    /// <summary>What a number opens is what it counted: for every measure, status and place.</summary>
    [Fact]
    public async Task Every_count_is_that_of_its_list()
    {
        await HouseholdsAsync();
        foreach (var place in new[] { null, Village, NextVillage })
        {
            foreach (var measure in LiveMeasure.All.Where(m => m.Kind is MeasureKind.Households))
            {
                foreach (var among in new StatusChoice?[] { StatusChoice.Poor, StatusChoice.NearPoor, StatusChoice.Listed })
                {
                    var (counted, listed) = await InAsync(Commune, async db => (
                        (await MeasureCounts.LoadAsync(db, "24.00070.", [measure], Today.Date, NoCancel)).Of(measure, among, place).Value,
                        await db.Matching(measure.FilterOf(among, new() { Village = place?.Id })!, Today.Date).CountAsync()));
                    Assert.True(counted == listed, $"{measure.Code} {among} {place?.Name}: {counted} counted, {listed} in the list");
                }
            }
        }
    }

    [Fact]
    public async Task Poor_households_are_measured_from_the_day_the_plan_began()
    {
        await HouseholdsAsync();
        var key = await BoundAsync();

        var line = await LineAsync(key, "poor_households");
        Assert.Equal((4m, 3m, 2m, 1m), (line.Target.Baseline, line.Measured.Value, line.Standing.Goal, line.Standing.Missing));
        Assert.Equal(new DateOnly(2026, 1, 1), line.Target.BaselineOn);
        Assert.Equal(TargetState.OnTheWay, line.Standing.State); // one is expected to rise, and one is missing
    }

    [Fact]
    public async Task The_households_behind_a_target_say_how_far_each_is()
    {
        await HouseholdsAsync();
        var key = await BoundAsync();
        var id = (await LineAsync(key, "poor_households")).Target.Id;

        var view = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, id, null, 1, NoCancel)))!;
        Assert.Equal(1, view.Counts![HouseholdProgress.Done]);
        Assert.Equal(1, view.Counts[HouseholdProgress.OnTheWay]); // expected to rise
        Assert.Equal(1, view.Counts[HouseholdProgress.InDanger]); // marked as at risk
        Assert.Equal(1, view.Counts[HouseholdProgress.NotBegun]);
        Assert.Equal(4, view.Total);
        Assert.Equal(new DateOnly(2026, 1, 31), view.Trend[1].On);
        Assert.Equal((4m, 3m), (view.Trend[1].Value, view.Trend[^1].Value));

        var done = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, id, HouseholdProgress.Done, 1, NoCancel)))!.Households.Single();
        Assert.Equal(PovertyClass.NotPoor, done.Status);
        var lines = await InAsync(Commune, db => new TargetsOfHousehold(db, Today.Clock).ShowAsync(done.Key, NoCancel));
        Assert.Equal((id, false), (lines[0].Target.Id, lines[0].IsStill));
    }

    [Fact]
    public async Task An_unbound_target_is_not_judged()
    {
        await HouseholdsAsync();
        var key = await InUseAsync();

        Assert.All((await BoardAsync(key)).Lines, l => Assert.Equal(TargetState.Unmeasured, l.Standing.State));
    }

    [Fact]
    public async Task Rates_over_no_population_are_not_said_and_zero_poor_is_zero()
    {
        var key = await BoundAsync("poor_rate");
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((null, TargetState.Unmeasured), (line.Measured.Value, line.Standing.State));

        await SaveAsync(new AreaPopulation { AreaPath = Ward.AreaPath, UnitId = Ward.Id, Year = 2026, Households = 200 });
        key = await BoundAsync("poor_rate");
        line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((0m, 0m), (line.Measured.Value, line.Target.Baseline));
        Assert.Equal(TargetState.Reached, line.Standing.State); // nothing can fall below nothing

        await HouseholdsAsync();
        var trend = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, line.Target.Id, null, 1, NoCancel)))!.Trend;
        Assert.Equal((new DateOnly(2026, 1, 31), 2m), (trend[1].On, trend[1].Value)); // four of 200
        Assert.Equal((Today.Date, 1.5m), (trend[^1].On, trend[^1].Value));
    }

    [Fact]
    public async Task Shares_of_nobody_and_unknown_answers_are_said()
    {
        var key = await BoundAsync("insured_share", kind: TargetKind.Share, value: 100);
        Assert.Equal(TargetState.NothingToMeasure, (await BoardAsync(key)).Lines[0].Standing.State);

        await HouseholdsAsync();
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((25m, 1L, 4L, 2L), (line.Measured.Value, line.Measured.Part, line.Measured.Whole, line.Measured.Unknown)); // near-poor too
    }

    [Fact]
    public async Task Shares_are_allotted_and_their_sum_compared()
    {
        await HouseholdsAsync();
        var key = await BoundAsync();
        var target = (await LineAsync(key, "poor_households")).Target;
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock)
            .SaveAsync(key, target.Id, new Dictionary<Guid, string?> { [Village.Id] = "1", [NextVillage.Id] = "2" }, NoCancel))).Problems);

        var shares = (await LineAsync(key, "poor_households")).Shares;
        Assert.Equal([(1m, 2m, 1m), (2m, 2m, 2m)], shares.Select(s => (s.Value, s.Baseline!.Value, s.Measured.Value!.Value)));
        Assert.Equal([TargetState.Reached, TargetState.InDanger], shares.Select(s => s.Standing.State));
        Assert.Equal("Giao cao hơn chỉ tiêu 2: dư 1.", TargetShares.Compare(target, 3));
        Assert.Equal("Chưa khớp chỉ tiêu 2: còn thiếu 1.", TargetShares.Compare(target, 1));
        Assert.Equal(
            [PlanProblems.PlaceUnknown],
            (await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(key, target.Id, new Dictionary<Guid, string?> { [Province.Id] = "1" }, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_village_head_sees_the_counts_of_the_own_village_and_no_verdict()
    {
        await HouseholdsAsync();
        var key = await BoundAsync();

        var line = (await AsAsync(Role.VillageHead, Village.AreaPath, db => new ShowBoard(db, Today.Clock).ShowAsync(key, NoCancel)))!.Lines.Single(l => l.Target.Measure == "poor_households");
        Assert.Equal((1m, TargetState.Unmeasured), (line.Measured.Value, line.Standing.State));
    }

    [Fact]
    public async Task Health_is_not_counted_for_who_may_not_read_it()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("insured_share", kind: TargetKind.Share, value: 100);

        var line = (await AsAsync(Role.Department, "24.00070.", db => new ShowBoard(db, Today.Clock).ShowAsync(key, NoCancel)))!.Lines[0];
        Assert.Null(line.Measured.Value);
    }

    [Fact]
    public async Task A_typed_figure_needs_day_and_source_and_a_live_one_is_never_typed()
    {
        var key = await BoundAsync(null, kind: TargetKind.Reach, value: 62);
        var id = (await BoardAsync(key)).Lines[0].Target.Id;
        Task<Rules.Outcome> Record(DateOnly? on, string? value, string? source) => InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(key, id, on, value, source, NoCancel));

        Assert.Equal([PlanProblems.DayMissing], (await Record(new(2026, 10, 16), "60", "Báo cáo")).Problems);
        Assert.Equal([PlanProblems.SourceMissing], (await Record(new(2026, 6, 30), "60", " ")).Problems);
        Assert.Equal([PlanProblems.NotAFigure], (await Record(new(2026, 6, 30), "sáu mươi", "Báo cáo")).Problems);
        Assert.Empty((await Record(new(2026, 6, 30), "60,1", "Báo cáo")).Problems);
        Assert.Empty((await Record(new(2026, 3, 31), "58", "Báo cáo")).Problems);
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((60.1m, new DateOnly(2026, 6, 30)), (line.Measured.Value, line.On));

        var live = await BoundAsync("poor_households");
        var liveId = (await BoardAsync(live)).Lines[0].Target.Id;
        Assert.Equal([PlanProblems.IsLive], (await InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(live, liveId, Today.Date, "1", "x", NoCancel))).Problems);
    }

    [Fact]
    public async Task Before_the_first_line_of_the_ledger_nobody_knows_how_many_were_poor()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", on: new(2025, 6, 1));
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((null, 3m, TargetState.Unmeasured), (line.Target.Baseline, line.Measured.Value, line.Standing.State));

        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(key, line.Target.Id, new Dictionary<Guid, string?> { [Village.Id] = "1" }, NoCancel))).Problems);
        Assert.Null((await BoardAsync(key)).Lines[0].Shares[0].Baseline);
    }

    [Fact]
    public async Task A_place_in_words_is_found_by_its_name_or_waits_to_be_chosen()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", place: "bản Nà phát");
        Assert.Equal((Village.Id, 1m), (await BoardAsync(key)).Lines.Select(l => (l.Target.PlaceId, l.Measured.Value)).Single());

        key = await BoundAsync("poor_households", place: "Phường Tân Phong");
        Assert.Equal((null, 3m), (await BoardAsync(key)).Lines.Select(l => (l.Target.PlaceId, l.Measured.Value)).Single());

        key = await BoundAsync("poor_households", place: "xã Không Có");
        var line = (await BoardAsync(key)).Lines[0];
        Assert.Equal((null, "Chưa chọn địa bàn của chỉ tiêu", TargetState.Unmeasured), (line.Measured.Value, line.Measured.Why, line.Standing.State));
    }

    [Theory]
    [InlineData("Hỗ trợ sửa chữa nhà ở cho khoảng 8 hộ nghèo", TargetKind.Reach, null)]
    [InlineData("Còn 8 hộ nghèo", TargetKind.Reach, "poor_households")]
    [InlineData("100% ho ngheo c6 nhu cau duoc tiep can", TargetKind.Share, null)]
    public void Who_is_helped_is_not_who_is_left(string text, TargetKind kind, string? measure)
    {
        var target = new PlannedTarget { AreaPath = "24.00070.", PlanId = Guid.Empty, Text = text, Kind = kind, Value = 8, Unit = "hộ", Topic = kind is TargetKind.Share ? "information" : "poor_households" };
        App.Plans.Intake.DraftRows.Propose(target);
        Assert.Equal(measure, target.Measure);
    }

    [Fact]
    public async Task What_is_counted_is_kept_once_a_month_and_drawn()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync("lacks_10");
        var id = (await BoardAsync(key)).Lines[0].Target.Id;

        Assert.Equal(1, await KeepAsync(new(2026, 10, 15)));
        Assert.Equal(0, await KeepAsync(new(2026, 10, 31))); // the month has one
        await InAsync(Commune, async db =>
        {
            (await db.Households.SingleAsync(h => h.Id == households[1].Id)).Toilet = Toilet.Septic;
            return await db.SaveAsync("Thử", NoCancel);
        });
        Assert.Equal(1, await KeepAsync(new(2026, 11, 2)));

        var view = await InAsync(Commune, db => new ShowTarget(db, new Day(2026, 12, 1)).ShowAsync(key, id, null, 1, NoCancel));
        Assert.Equal([(new DateOnly(2026, 10, 15), 1m), (new(2026, 11, 2), 0m), (new(2026, 12, 1), 0m)], view!.Trend.Select(p => (p.On, p.Value)));
        Assert.Equal(0, await KeepAsync(new(2027, 1, 2))); // its year is over
    }

    /// <summary>What became of a household afterwards belongs to the next plan; of facts only what was kept in time is known.</summary>
    [Fact]
    public async Task A_plan_whose_time_is_over_stands_as_on_its_last_day()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync();
        var (poor, lacking) = ((await LineAsync(key, "poor_households")).Target.Id, (await LineAsync(key, "lacks_10")).Target.Id);
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(key, poor, new Dictionary<Guid, string?> { [NextVillage.Id] = "1" }, NoCancel))).Problems);
        Assert.NotEqual(0, await KeepAsync(new(2026, 12, 2)));
        Assert.NotEqual(0, await KeepAsync(new(2026, 12, 31))); // the month has one, the last day has its own
        await AfterwardsAsync(households[1]);

        var later = new Day(2027, 3, 1);
        var board = (await InAsync(Commune, db => new ShowBoard(db, later).ShowAsync(key, NoCancel)))!;
        var line = board.Lines.Single(l => l.Target.Id == poor);
        Assert.Equal((3m, new DateOnly(2026, 12, 31), TargetState.Missed), (line.Measured.Value, line.On, line.Standing.State));
        Assert.EndsWith("on=2026-12-31", line.ListHref, StringComparison.Ordinal);
        Assert.Equal((2m, TargetState.Missed), (line.Shares[0].Measured.Value, line.Shares[0].Standing.State));
        line = board.Lines.Single(l => l.Target.Id == lacking);
        Assert.Equal((1m, new DateOnly(2026, 12, 31), null), (line.Measured.Value, line.On, line.ListHref));

        var target = (await InAsync(Commune, db => new ShowTarget(db, later).ShowAsync(key, poor, null, 1, NoCancel)))!;
        Assert.Equal((1, new DateOnly(2026, 12, 31), 3m), (target.Counts![HouseholdProgress.Done], target.Trend[^1].On, target.Trend[^1].Value));
        Assert.Null((await InAsync(Commune, db => new ShowTarget(db, later).ShowAsync(key, lacking, null, 1, NoCancel)))!.Counts);
    }

    [Fact]
    public async Task What_nobody_kept_of_a_plan_gone_by_is_not_known_today()
    {
        var households = await HouseholdsAsync();
        var key = await BoundAsync();
        await KeepAsync(new(2026, 10, 15)); // too early to tell of the end
        await AfterwardsAsync(households[1]);

        var later = new Day(2027, 3, 1);
        var line = (await InAsync(Commune, db => new ShowBoard(db, later).ShowAsync(key, NoCancel)))!.Lines.Single(l => l.Target.Measure == "lacks_10");
        Assert.Equal((null, TargetState.Unmeasured), (line.Measured.Value, line.Standing.State));
        Assert.Contains("31/12/2026", line.Measured.Why, StringComparison.Ordinal);

        // Somebody may know it from a report; what the ledger knows is never typed.
        Task<Rules.Outcome> Record(Guid target) => InAsync(Commune, db => new RecordFigure(db, later).SaveAsync(key, target, new(2026, 12, 31), "0", "Báo cáo năm", NoCancel));
        Assert.Equal([PlanProblems.IsLive], (await Record((await LineAsync(key, "poor_households")).Target.Id)).Problems);
        Assert.Empty((await Record(line.Target.Id)).Problems);
        line = (await InAsync(Commune, db => new ShowBoard(db, later).ShowAsync(key, NoCancel)))!.Lines.Single(l => l.Target.Measure == "lacks_10");
        Assert.Equal((0m, new DateOnly(2026, 12, 31), TargetState.Reached), (line.Measured.Value, line.On, line.Standing.State));
    }

    /// <summary>A household rises and gets its toilet when the plan's year is over.</summary>
    private Task<bool> AfterwardsAsync(Household household) => InAsync(Commune, async db =>
    {
        var tracked = await db.Households.Include(h => h.Recognitions).SingleAsync(h => h.Id == household.Id);
        tracked.Recognitions.Add(tracked.Line(PovertyClass.NotPoor, new(2027, 1, 20)));
        tracked.Toilet = Toilet.Septic;
        return !(await db.SaveAsync("Thử", NoCancel)).IsRefused;
    });

    [Fact]
    public async Task Readings_of_another_measure_are_let_go_and_hold_no_plan()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("lacks_10");
        var id = (await BoardAsync(key)).Lines[0].Target.Id;
        await KeepAsync(Today.Date);

        Assert.Empty((await InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(key, [new(id, "need_1", StatusChoice.Listed, null, null, null)], NoCancel))).Problems);
        Assert.Empty(await InAsync(Commune, db => db.TargetFigures.ToListAsync()));
        Assert.Equal(1, await KeepAsync(Today.Date));
        Assert.Empty((await InAsync(Commune, db => new App.Plans.Confirming.ReturnToDraft(db).SaveAsync(key, NoCancel))).Problems);
    }

    /// <summary>Back in the draft a target has households noted, shares and readings behind it; it is joined, removed and discarded all the same.</summary>
    [Fact]
    public async Task A_target_that_was_measured_can_be_joined_removed_and_discarded_in_the_draft()
    {
        await HouseholdsAsync();
        var key = await BoundAsync();
        var targets = (await BoardAsync(key)).Lines.Select(l => l.Target).ToList();
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(key, targets[1].Id, new Dictionary<Guid, string?> { [Village.Id] = "1" }, NoCancel))).Problems);
        Assert.NotEqual(0, await KeepAsync(Today.Date));
        Assert.Empty((await InAsync(Commune, db => new App.Plans.Confirming.ReturnToDraft(db).SaveAsync(key, NoCancel))).Problems);

        await ArrangeAsync(key, new App.Plans.Confirming.ArrangeStep.Join(targets[0].Id)); // takes the second in
        Assert.DoesNotContain(await InAsync(Commune, db => db.TargetFigures.ToListAsync()), f => f.PlannedTargetId == targets[1].Id);
        await ArrangeAsync(key, new App.Plans.Confirming.ArrangeStep.Remove(targets[0].Id));
        Assert.Empty((await InAsync(Commune, db => new App.Plans.Confirming.DiscardPlan(db, Files(db)).SaveAsync(key, NoCancel))).Problems);
        Assert.Empty(await InAsync(Commune, db => db.TargetedHouseholds.ToListAsync()));
    }

    [Fact]
    public async Task Readings_of_health_are_not_drawn_for_who_may_not_read_it()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("insured_share", kind: TargetKind.Share, value: 100);
        var id = (await BoardAsync(key)).Lines[0].Target.Id;
        await KeepAsync(Today.Date);

        var late = new Day(2026, 11, 20);
        Assert.Contains((await InAsync(Commune, db => new ShowTarget(db, late).ShowAsync(key, id, null, 1, NoCancel)))!.Trend, p => p.On == Today.Date);
        Assert.DoesNotContain((await AsAsync(Role.Department, "24.00070.", db => new ShowTarget(db, late).ShowAsync(key, id, null, 1, NoCancel)))!.Trend, p => p.On == Today.Date);
    }
}
