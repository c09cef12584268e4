using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Mergers;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Board;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Tests.Areas;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Tests.Plans;

/// <summary>Plans after their places were merged, split or only got another name.</summary>
public sealed class PlanGroundTests : MeasuringTest
{
    private static readonly DateOnly On = new(2026, 7, 1);

    [Fact]
    public async Task A_target_of_a_village_that_was_merged_away_is_counted_no_longer_and_never_reads_as_met()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", TargetKind.None, value: null, place: "bản Nà Phát");
        Assert.Equal(1m, (await LineAsync(key, "poor_households")).Measured.Value);

        await MergeAsync(new("24", [Village.Id, NextVillage.Id], On, Into: new(null, "Nà Hợp", "Bản")));

        var line = await LineAsync(key, "poor_households");
        Assert.Null(line.Measured.Value);
        Assert.Contains("Bản Nà Phát không còn là đơn vị riêng từ ngày 01/07/2026", line.Measured.Why, StringComparison.Ordinal);
        Assert.Equal(TargetState.Unmeasured, line.Standing.State);
        Assert.Null(line.ListHref);
        Assert.Equal(0, await KeepAsync(Today.Date)); // and no nought is kept
    }

    [Fact]
    public async Task A_village_that_only_got_another_name_takes_its_target_and_its_share_along()
    {
        await HouseholdsAsync();
        var placed = await BoundAsync("poor_households", place: "bản Nà Phát");
        var shared = await BoundAsync("poor_households");
        await AllotAsync(shared, (Village, "1"), (NextVillage, "1"));

        await MergeAsync(new("24", [Village.Id], On, Into: new(null, "Nà Phát Mới", "Bản")));

        Assert.Equal((2m, 1m), ((await LineAsync(placed, "poor_households")).Baseline, (await LineAsync(placed, "poor_households")).Measured.Value));
        var shares = (await LineAsync(shared, "poor_households")).Shares;
        Assert.Equal(["Nà Lốc", "Nà Phát Mới"], shares.Select(s => s.Place.Name).Order(StringComparer.Ordinal));
        Assert.All(shares, s => Assert.NotNull(s.Measured.Value));
    }

    [Fact]
    public async Task Shares_of_villages_that_come_together_are_added_up()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", value: 2);
        await AllotAsync(key, (Village, "1"), (NextVillage, "1"));

        await MergeAsync(new("24", [Village.Id, NextVillage.Id], On, Into: new(null, "Nà Hợp", "Bản")));

        var share = Assert.Single((await LineAsync(key, "poor_households")).Shares);
        Assert.Equal(("Nà Hợp", 2m, 4m, 3m), (share.Place.Name, share.Value, share.Baseline, share.Measured.Value));
    }

    [Fact]
    public async Task A_share_that_cannot_follow_stays_with_the_village_that_is_gone_until_it_is_given_to_others()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households", value: 2);
        await AllotAsync(key, (Village, "2"));

        await MergeAsync(new("24", [Village.Id, NextVillage.Id], On, Into: new(null, "Nà Hợp", "Bản")));

        var line = await LineAsync(key, "poor_households");
        var share = Assert.Single(line.Shares);
        Assert.Equal(("Nà Phát", 2m), (share.Place.Name, share.Value));
        Assert.Null(share.Measured.Value);
        Assert.Equal(TargetState.Unmeasured, share.Standing.State);

        var lines = (await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).ShowAsync(key, line.Target.Id, NoCancel)))!.Lines;
        Assert.Equal(On, lines.Single(l => l.Id == Village.Id).EndedOn);
        var merged = lines.Single(l => l.EndedOn is null);
        await AllotAsync(key, (Village, null));
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(
            key, line.Target.Id, new Dictionary<Guid, string?> { [merged.Id] = "2" }, NoCancel))).Problems);
        Assert.Equal(3m, Assert.Single((await LineAsync(key, "poor_households")).Shares).Measured.Value);
    }

    [Fact]
    public async Task The_plan_of_a_commune_that_was_taken_in_is_not_measured_on_the_greater_one()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households");
        var neighbour = AnArea.Commune(Province, "00071", "Tân Lập", "Phường");
        await SaveAsync(neighbour);

        await MergeAsync(new("24", [Ward.Id], On, IntoId: neighbour.Id));

        var board = (await InAsync(AreaScope.Of("24.00071."), db => new ShowBoard(db, Today.Clock).ShowAsync(key, NoCancel)))!;
        Assert.Equal(On, board.EndedOn);
        Assert.Null(board.Lines[0].Measured.Value);
        Assert.Contains("hãy lập kế hoạch của đơn vị mới", board.Lines[0].Measured.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_that_takes_another_in_says_again_where_its_targets_begin()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households");
        var neighbour = AnArea.Commune(Province, "00071", "Tân Lập", "Phường");
        var village = AnArea.Village(neighbour, "01", "Mới");
        await SaveAsync(neighbour, village);

        var foreseen = await InAsync(AreaScope.Nation, db => Merge(db).ShowAsync(new("24", [neighbour.Id], On, IntoId: Ward.Id), NoCancel));
        Assert.Contains(foreseen.Answer!.Effects, e => e.StartsWith("1 chỉ tiêu phải xác nhận lại", StringComparison.Ordinal));
        await MergeAsync(new("24", [neighbour.Id], On, IntoId: Ward.Id));

        var line = await LineAsync(key, "poor_households");
        Assert.True(line.IsUnbound);
        Assert.Null(line.Baseline);
        Assert.Equal(TargetState.Unmeasured, line.Standing.State);
    }

    [Fact]
    public async Task A_commune_with_another_name_keeps_its_plan()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households");

        await MergeAsync(new("24", [Ward.Id], On, Into: new("00070", "Tân Phong Mới", "Phường")));

        var board = await BoardAsync(key);
        Assert.Null(board.EndedOn);
        Assert.Equal("Phường Tân Phong Mới", board.Unit);
        Assert.Equal((4m, 3m), (board.Lines[0].Baseline, board.Lines[0].Measured.Value));
        Assert.Single((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).ShowAsync(key, board.Lines[0].Target.Id, NoCancel)))!.Lines, l => l.Name == "Bản Nà Phát");
    }

    [Fact]
    public async Task A_plan_whose_time_was_over_before_the_merger_keeps_the_figure_of_its_last_day()
    {
        await HouseholdsAsync();
        var key = await BoundAsync("poor_households");
        Assert.Equal(1, await KeepAsync(new(2026, 12, 31)));
        var neighbour = AnArea.Commune(Province, "00071", "Tân Lập", "Phường");
        var village = AnArea.Village(neighbour, "01", "Mới");
        await SaveAsync(neighbour, village);
        var poor = Of(village, 5);
        poor.Recognitions.Add(poor.Line(Rules.Standards.PovertyClass.Poor, Opening));
        await SaveAsync(poor);
        var later = new Day(2027, 2, 1);

        await using (var db = App.Data.DataSetup.Open(Database.ConnectionString, Caller.Program, later))
            Assert.Empty((await new MergeUnits(db, later, AnArea.Followers(db)).SaveAsync(new("24", [neighbour.Id], new(2027, 1, 10), IntoId: Ward.Id), NoCancel)).Problems);

        await using var after = App.Data.DataSetup.Open(Database.ConnectionString, new Caller("người thử", Commune, Role.Officer), later);
        var line = (await new ShowBoard(after, later).ShowAsync(key, NoCancel))!.Lines[0];
        Assert.Equal((3m, new DateOnly(2026, 12, 31)), (line.Measured.Value, line.On));
        Assert.Null(line.ListHref);
    }

    [Fact]
    public async Task Who_looks_after_a_village_looks_after_what_it_became()
    {
        await HouseholdsAsync();
        var organisation = new Organisation { AreaPath = Ward.AreaPath, Name = "Hội Nông dân" };
        var member = new OrganisationMember { AreaPath = Ward.AreaPath, OrganisationId = organisation.Id, FullName = "Lò Thị Thử", VillageId = Village.Id };
        await SaveAsync(organisation, member);

        await MergeAsync(new("24", [Village.Id], On, IntoId: NextVillage.Id));

        Assert.Equal(NextVillage.Id, await InAsync(Commune, db => db.OrganisationMembers.Where(m => m.Id == member.Id).Select(m => m.VillageId).SingleAsync()));
    }

    private async Task AllotAsync(AreaKey key, params (AreaUnit Place, string? Value)[] shares)
    {
        var target = (await LineAsync(key, "poor_households")).Target.Id;
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(
            key, target, shares.ToDictionary(s => s.Place.Id, s => s.Value), NoCancel))).Problems);
    }

    private async Task MergeAsync(MergeUnits.Request request) =>
        Assert.Empty((await InAsync(AreaScope.Nation, db => Merge(db).SaveAsync(request, NoCancel))).Problems);

    private static MergeUnits Merge(App.Data.VuonLenDb db) => new(db, Today.Clock, AnArea.Followers(db));
}
