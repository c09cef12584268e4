using VuonLen.App.Areas;
using VuonLen.App.Areas.Counts;
using VuonLen.App.Areas.Loading;
using VuonLen.App.Data;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Areas;

public sealed class PopulationsTests : AreaTest
{
    private const string Commune24001 = "24.24001.";

    private readonly AreaUnit _commune;
    private readonly AreaUnit _east;
    private readonly AreaUnit _west;

    public PopulationsTests()
    {
        _commune = AnArea.Commune(Bac, "24001", "Bình Minh");
        _east = AnArea.Village(_commune, "01", "Đông");
        _west = AnArea.Village(_commune, "02", "Tây");
    }

    [Fact]
    public async Task A_total_stands_only_when_every_village_is_entered()
    {
        await SaveAsync(Bac, _commune, _east, _west);
        await EnterAsync(Row(_east, 100, null));

        var half = await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel));
        Assert.Equal((null, 1, 2), (half.Total.Households, half.Missing.Households, half.Missing.Persons));

        await EnterAsync(Row(_west, 0, null));
        var whole = await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel));
        Assert.Equal((100, 0, null), (whole.Total.Households, whole.Missing.Households, whole.Total.Persons));
        Assert.Equal(0, whole.Villages[_west.Id].Households);
        Assert.Null((await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2025, NoCancel))).Total.Households);
    }

    [Fact]
    public async Task A_village_merged_in_the_year_has_the_sum_of_its_former_ones()
    {
        var merged = AnArea.Village(_commune, "03", "Hợp", new(2026, 7, 1));
        (_east.ValidTo, _west.ValidTo) = (new(2026, 7, 1), new(2026, 7, 1));
        await SaveAsync(Bac, _commune, _east, _west, merged, After(_east), After(_west));
        await SaveAsync(Counted(_east, 100), Counted(_west, 20));

        Assert.Equal(120, (await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel))).Total.Households);

        AreaSuccession After(AreaUnit former) => new()
        {
            AreaPath = merged.AreaPath,
            FormerUnitId = former.Id,
            SuccessorUnitId = merged.Id,
            On = new(2026, 7, 1),
        };
        static AreaPopulation Counted(AreaUnit unit, int households) => new() { AreaPath = unit.AreaPath, UnitId = unit.Id, Year = 2026, Households = households };
    }

    [Fact]
    public async Task A_village_that_took_in_another_has_its_own_figures_and_theirs_unless_counted_since()
    {
        _west.ValidTo = new(2026, 7, 1);
        await SaveAsync(Bac, _commune, _east, _west, new AreaSuccession
        {
            AreaPath = _east.AreaPath,
            FormerUnitId = _west.Id,
            SuccessorUnitId = _east.Id,
            On = new(2026, 7, 1),
        });
        await SaveAsync(Figure(_west, 80));
        Assert.Null(await TotalAsync()); // the other one's figure is not its own

        Assert.Equal([AreaProblems.CountedOnMissing("Thôn Đông", new(2026, 7, 1))], (await EnterAsync(Row(_east, 100, null))).Problems);
        Assert.Null(await TotalAsync());
        Assert.Empty((await EnterAsync(Row(_east, 100, null) with { CountedOn = new(2026, 6, 30) })).Problems);
        Assert.Equal(180, await TotalAsync());

        Assert.Empty((await EnterAsync(Row(_east, 175, 0) with { CountedOn = new(2026, 7, 1) })).Problems);
        Assert.Equal(175, await TotalAsync());

        static AreaPopulation Figure(AreaUnit unit, int households) => new() { AreaPath = unit.AreaPath, UnitId = unit.Id, Year = 2026, Households = households };

        async Task<int?> TotalAsync() => (await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel))).Total.Households;
    }

    [Fact]
    public async Task The_day_is_asked_of_a_village_that_took_in_another_and_of_no_other()
    {
        _west.ValidTo = new(2026, 7, 1);
        var near = AnArea.Village(_commune, "03", "Gần");
        await SaveAsync(Bac, _commune, _east, _west, near, new AreaSuccession
        {
            AreaPath = _east.AreaPath,
            FormerUnitId = _west.Id,
            SuccessorUnitId = _east.Id,
            On = new(2026, 7, 1),
        });

        var view = (await InAsync(AreaScope.Of(Commune24001), db => new EnterPopulation(db, Today.Clock).ShowAsync(_commune.Key, 2026, NoCancel)))!;
        Assert.Equal([(_east.Id, new DateOnly(2026, 7, 1)), (near.Id, null)], view.Rows.Select(r => (r.VillageId, r.GrewOn)));
        Assert.Empty((await EnterAsync(Row(near, 40, null))).Problems);
        Assert.Equal(["AR-138"], (await EnterAsync(2025, Row(_east, 100, null))).Problems.Select(p => p.Code)); // of today's extent or of that day's?

        await using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("code,name,households,persons,commune_code\n01,,100,,24001\n03,,41,,24001\n"));
        var loaded = await InAsync(AreaScope.Of(Commune24001), db => new LoadAreas(db, Today.Clock, AnArea.Followers(db)).RunAsync(file, new(Year: 2026), NoCancel));
        Assert.Equal(["AR-138"], loaded.Answer!.Refused.Select(p => p.Code));
        Assert.Equal(41, (await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel))).Villages[near.Id].Households);
    }

    [Fact]
    public async Task The_second_of_two_who_type_is_told_and_changes_nothing()
    {
        await SaveAsync(Bac, _commune, _east, _west);
        Assert.Empty((await EnterAsync(Row(_east, 100, null))).Problems);

        Assert.Equal([DataProblems.ChangedMeanwhile], (await EnterAsync(Row(_east, 90, null))).Problems);
        Assert.Empty((await EnterAsync(Row(_east, 100, null))).Problems); // says what is stored
        Assert.Empty((await EnterAsync(Row(_east, 90, 0))).Problems);
        Assert.Equal([DataProblems.ChangedMeanwhile], (await EnterAsync(Row(_east, 80, 0))).Problems);
        Assert.Equal(90, (await InAsync(AreaScope.Nation, db => Populations.OfAsync(db, Commune24001, 2026, NoCancel))).Villages[_east.Id].Households);
    }

    [Fact]
    public async Task What_cannot_be_true_is_refused()
    {
        await SaveAsync(Bac, _commune, _east, _west);

        var figures = new PopulationFigures(10, 50, 11, null, null, null);
        Assert.Equal([AreaProblems.PartAboveWhole], (await EnterAsync(Row(_east, 1, null) with { Figures = figures })).Problems);
        Assert.Equal([AreaProblems.CountedInFuture], (await EnterAsync(Row(_east, 1, null) with { CountedOn = Today.Date.AddDays(1) })).Problems);
        Assert.Equal([AreaProblems.WrongYear], (await EnterAsync(2027, Row(_east, 1, null))).Problems);
    }

    private static EnterPopulation.Row Row(AreaUnit village, int households, int? revision) =>
        new(village.Id, village.Code, village.FullName, PopulationFigures.Empty with { Households = households }, null, null, revision);

    private Task<Outcome> EnterAsync(EnterPopulation.Row row) => EnterAsync(2026, row);

    private Task<Outcome> EnterAsync(int year, EnterPopulation.Row row) => InAsync(AreaScope.Of(Commune24001), db =>
        new EnterPopulation(db, Today.Clock).SaveAsync(_commune.Key, year, [row], NoCancel));
}
