using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Forms.Packs;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reports;

/// <summary>The whole demo as the program fills it: its two communes have lived through everything the forms count.</summary>
public sealed class DemoYearTests : DatabaseTest
{
    private static readonly (string Path, string Officer, int Poor, int Households)[] _communes =
        [("12.03388.", "canbo.phuong", 301, 6459), ("52.23668.", "canbo.xa", 242, 1160)];

    [Fact]
    public async Task Both_communes_have_every_kind_of_change_and_a_corrected_pack_and_keep_the_totals_of_their_plans()
    {
        await using var host = new TestHost(Database, new Ticking());
        Assert.DoesNotContain("RP-", await FillAsync(host), StringComparison.Ordinal);
        foreach (var (path, officer, poor, households) in _communes)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var services = scope.ServiceProvider.ActAs(new(officer, AreaScope.Of(path), Role.Officer));
            var db = services.GetRequiredService<VuonLenDb>();
            var unit = await db.Units.SingleAsync(u => u.AreaPath == path);
            var view = (await services.GetRequiredService<PreviewPack>().ShowAsync(unit.Key, new(2026, FormStage.Official, null, false, true), NoCancel)).Answer!;

            Assert.Empty(view.Count.Report.Failed);
            AssertEveryKind(view.Pack);
            await AssertTotalsAsync(db, path, poor, households);
            Assert.Equal(1, await db.People.CountAsync(p => p.DiedOn == new DateOnly(2026, 8, 12)));
            Assert.Equal(1, await db.Households.CountAsync(h => h.EndedWhy == HouseholdEnd.Merged));
            Assert.Equal(1, await db.Households.CountAsync(h => h.Memberships.Any(m => m.Began == MembershipEvent.Split)));
            Assert.Equal(1, await db.Households.CountAsync(h => h.Recognitions.Any(r => r.VillageId != h.VillageId) && h.EndedOn == null));
            await AssertCorrectedAsync(services, db, path);
        }

        var before = await CountsAsync();
        await FillAsync(host);
        Assert.Equal(before, await CountsAsync());
    }

    private static void AssertEveryKind(Pack pack)
    {
        foreach (var (form, line) in new[] { (2, 0), (2, 1), (3, 0), (3, 1) })
        {
            foreach (var code in Enumerable.Range(1, 9).Where(c => line == 0 || c is not MovementColumns.OtherIncrease))
                Assert.True(pack.Cell(form, 0, line, pack.Book[form].Leaves[pack.Book[form][$"{code}"]].Code!) > 0, $"F{form}.{code}, {line}");
        }

        // Those that stay stand in the lists of forms 14 (near-poor) and 15 (poor).
        Assert.All(pack.Lists, list => Assert.Contains(list.Rows, r => r.Cells[list.Form["7"]] == "x"));
    }

    private static async Task AssertTotalsAsync(VuonLenDb db, string path, int poor, int households)
    {
        var here = db.Households.Where(h => h.AreaPath.StartsWith(path) && h.EndedOn == null);
        Assert.Equal(households, await here.CountAsync());
        Assert.Equal(poor, await here.CountAsync(h => h.Status == PovertyClass.Poor));
        if (path.StartsWith("12.", StringComparison.Ordinal))
        {
            foreach (var (indicator, count) in new[] { (7, 1), (10, 63), (5, 28), (2, 34) })
            {
                var bit = 1 << (indicator - 1);
                Assert.Equal(count, await here.CountAsync(h => h.Status == PovertyClass.Poor && h.ComputedClass == PovertyClass.Poor && (h.Deprived & bit) == bit));
            }

            return;
        }

        var villages = await db.Units.Where(u => u.AreaPath.StartsWith(path) && u.Level == AreaLevel.Village).OrderBy(u => u.Code).Select(u => new
        {
            Poor = db.Households.Count(h => h.VillageId == u.Id && h.EndedOn == null && h.Status == PovertyClass.Poor),
            All = db.Households.Count(h => h.VillageId == u.Id && h.EndedOn == null),
        }).ToListAsync();
        Assert.Equal([(42, 146), (33, 92), (12, 44), (58, 209), (39, 136), (31, 278), (27, 255)], villages.Select(v => (v.Poor, v.All)));
        Assert.Equal(914, await here.CountAsync(h => h.IsEthnicMinority == true));
        Assert.Equal(233, await here.CountAsync(h => h.IsEthnicMinority == true && h.Status == PovertyClass.Poor));
    }

    private static async Task AssertCorrectedAsync(IServiceProvider services, VuonLenDb db, string path)
    {
        var packs = await db.FormPacks.AsNoTracking().Where(p => p.AreaPath == path).OrderBy(p => p.Version).ToListAsync();
        Assert.Equal([(1, FormStage.Preliminary), (2, FormStage.Preliminary)], packs.Select(p => (p.Version, p.Stage)));
        var show = services.GetRequiredService<ShowPack>();
        var second = (await show.ShowAsync(packs[1].Key, NoCancel))!.Answer!;

        var change = (await show.CompareAsync(second, NoCancel)).Single(c => c.Cell is { Form: 3, LineIndex: 0, Code: "7", Area: 0 });

        Assert.Equal((1, -1m), (change.Households, change.Cell.To - change.Cell.From));
        Assert.Equal(["66/QĐ-UBND ngày 14/10/2026"], change.Decisions);
    }

    private static async Task<string> FillAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var said = new StringWriter();
        var (filled, isWhole) = await global::VuonLen.Host.Demo.FillAsync(scope.ServiceProvider.ActAs(Caller.Program), new(), said, NoCancel);
        Assert.Equal((false, true), (filled.IsRefused, isWhole));
        return said.ToString();
    }

    private Task<List<int>> CountsAsync() => InAsync(AreaScope.Nation, async db => new List<int>
    {
        await db.Households.CountAsync(), await db.Memberships.CountAsync(), await db.Recognitions.CountAsync(), await db.Decisions.CountAsync(),
        await db.FormPacks.CountAsync(), await db.PackOrders.CountAsync(), await db.Audit.CountAsync(),
    });

    /// <summary>A second passes between any two looks at it: what comes after a pack was frozen is later than it.</summary>
    private sealed class Ticking : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => Today.Clock.GetUtcNow().AddMilliseconds(Interlocked.Increment(ref _looks));
    }
}
