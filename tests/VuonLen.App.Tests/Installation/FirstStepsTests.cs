using VuonLen.App.Areas;
using VuonLen.App.Installation.SetUp;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Installation;

public sealed class FirstStepsTests : DatabaseTest
{
    [Fact]
    public async Task The_year_of_the_population_is_that_of_Vietnam()
    {
        var commune = new AreaUnit { AreaPath = "24.00070.", Level = AreaLevel.Commune, Kind = "Xã", Code = "00070", Name = "Mường Nhé" };
        await SaveAsync(commune, new AreaPopulation { AreaPath = commune.AreaPath, UnitId = commune.Id, Year = 2025, Households = 10 });

        Assert.Equal(1, await FiguresAsync(new(2026, 12, 31, 16, 30, 0, TimeSpan.Zero)));
        Assert.Equal(0, await FiguresAsync(new(2026, 12, 31, 17, 30, 0, TimeSpan.Zero))); // half past midnight on New Year's Day
    }

    private Task<int> FiguresAsync(DateTimeOffset now) =>
        InAsync(AreaScope.Nation, async db => (await new ShowFirstSteps(db, new Night(now)).ShowAsync(NoCancel)).Populations);

    private sealed class Night(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
