using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Demo;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Demo;

public sealed class FillDemoTests : DatabaseTest
{
    private static readonly PersonalIdVault _vault = new(new EphemeralDataProtectionProvider(), new(new byte[32]));

    [Fact]
    public async Task Stored_digests_say_the_totals_and_a_second_run_adds_nothing()
    {
        await SaveAsync(new InstallationMark { Id = InstallationMark.OnlyId, AreaPath = AreaPaths.Nation, HashKeyPrint = "", Sealed = "" });
        Assert.False((await FillAsync(NoCancel)).IsRefused);
        await using var db = Database.Open();
        Assert.True(await InstallationMark.IsOfDemoAsync(db, NoCancel));
        var ward = db.Households.Where(h => h.CommuneCode == "03388" && h.EndedOn == null);
        var commune = db.Households.Where(h => h.CommuneCode == "23668" && h.EndedOn == null);
        var before = await CountsAsync();

        Assert.Equal(6459, await ward.CountAsync());
        Assert.Equal(301, await ward.CountAsync(h => h.Status == PovertyClass.Poor));
        foreach (var (indicator, count) in new[] { (7, 1), (10, 63), (5, 28), (2, 34) })
        {
            var bit = 1 << (indicator - 1);
            Assert.Equal(count, await ward.CountAsync(h =>
                h.Status == PovertyClass.Poor && h.ComputedClass == PovertyClass.Poor && (h.Deprived & bit) == bit));
        }

        Assert.Equal(1160, await commune.CountAsync());
        Assert.Equal(242, await commune.CountAsync(h => h.Status == PovertyClass.Poor));
        Assert.Equal(233, await commune.CountAsync(h => h.Status == PovertyClass.Poor && h.IsEthnicMinority == true));
        Assert.Equal(914, await db.Populations.Where(p => p.Year == 2026 && p.ProvinceCode == "52").SumAsync(p => p.EthnicMinorityHouseholds));
        Assert.Equal(6459, await db.Populations.Where(p => p.Year == 2026 && p.ProvinceCode == "12").SumAsync(p => p.Households));

        Assert.False((await FillAsync(NoCancel)).IsRefused);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FillAsync(stop.Token, stored =>
        {
            if (stored > 1500)
                stop.Cancel();
        }));
        await using (var db = Database.Open())
        {
            Assert.InRange(await db.Households.CountAsync(), 1000, 6000);
            Assert.False(await db.Households.AnyAsync(h => !h.Memberships.Any()));
        }

        Assert.False((await FillAsync(NoCancel)).IsRefused);

        await using var after = Database.Open();
        Assert.Equal(6459 + 1160, await after.Households.CountAsync(h => h.EndedOn == null));
        Assert.Equal(2 + 16 + 7, await after.Units.CountAsync());
    }

    [Fact]
    public async Task Over_other_data_it_is_refused_and_nothing_is_added()
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")));

        Assert.Equal([HouseholdProblems.NotForDemo], (await FillAsync(NoCancel)).Problems);

        await using var db = Database.Open();
        Assert.Equal(1, await db.Households.CountAsync());
    }

    [Theory]
    [InlineData("account")]
    [InlineData("village")]
    [InlineData("population")]
    [InlineData("plan")]
    [InlineData("import")]
    public async Task Where_somebody_has_begun_to_work_it_is_refused_though_there_is_no_household(string what)
    {
        var commune = new AreaUnit { AreaPath = "12.03388.", Level = AreaLevel.Commune, Kind = "Phường", Code = "03388", Name = "Tân Phong" };
        await SaveAsync(what switch
        {
            "account" => new User { UserName = "canbo", DisplayName = "Lò Thị Hiền" },
            "village" => commune,
            "population" => new AreaPopulation { AreaPath = commune.AreaPath, UnitId = commune.Id, Year = 2026, Households = 60 },
            "plan" => new Plan { AreaPath = commune.AreaPath, UnitId = commune.Id, CreatedAt = Today.Clock.GetUtcNow(), CreatedBy = "canbo" },
            _ => new StoredFile { AreaPath = commune.AreaPath, Name = "ds.xlsx", Bytes = 1, StoredAt = Today.Clock.GetUtcNow() },
        });

        Assert.Equal([HouseholdProblems.NotForDemo], (await FillAsync(NoCancel)).Problems);

        await using var db = Database.Open();
        Assert.False(await db.Households.AnyAsync());
    }

    private async Task<VuonLen.Rules.Outcome> FillAsync(CancellationToken cancel, Action<int>? progress = null)
    {
        await using var db = Database.Open();
        return await new FillDemo(db, _vault, [new DemoDecisions(db)], Today.Clock).RunAsync(new(), progress is null ? null : new Told(progress), cancel);
    }

    private Task<List<int>> CountsAsync() => InAsync(AreaScope.Nation, async db => new List<int>
    {
        await db.Households.CountAsync(), await db.People.CountAsync(), await db.Memberships.CountAsync(), await db.Recognitions.CountAsync(),
        await db.Units.CountAsync(), await db.Populations.CountAsync(), await db.HouseholdNotes.CountAsync(), await db.Audit.CountAsync(),
    });

    private sealed class Told(Action<int> tell) : IProgress<FillDemo.Progress>
    {
        public void Report(FillDemo.Progress value) => tell(value.Stored);
    }
}
