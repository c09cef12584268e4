using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Reports;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reports;

/// <summary>Base of the tests of forms: a province with a commune of two villages whose population is entered.</summary>
public abstract class ReportTest : DatabaseTest, IAsyncLifetime
{
    private ServiceProvider _services = null!;

    /// <summary>Of the services.</summary>
    protected HandClock Clock { get; } = new();

    protected static Caller Officer { get; } = new("can.bo", AreaScope.Of("24.00070."), Role.Officer);

    protected static Caller Province { get; } = new("tinh", AreaScope.Of("24."), Role.Province);

    protected AreaUnit ProvinceUnit { get; private set; } = null!;

    protected AreaUnit CommuneUnit { get; private set; } = null!;

    protected AreaUnit Village { get; private set; } = null!;

    protected AreaUnit NextVillage { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(Database.ConnectionString, Database.Folder)
            .BuildServiceProvider();
        await using var db = Database.Open();
        ProvinceUnit = await db.Units.SingleOrDefaultAsync(u => u.AreaPath == "24." && u.Level == AreaLevel.Province)
            ?? Unit("24.", AreaLevel.Province, "Tỉnh", "24", "Bắc Phong", null);
        CommuneUnit = Unit("24.00070.", AreaLevel.Commune, "Xã", "00070", "Nà Phát", ProvinceUnit);
        Village = Unit("24.00070.03.", AreaLevel.Village, "Bản", "03", "Nà Sản", CommuneUnit);
        NextVillage = Unit("24.00070.04.", AreaLevel.Village, "Bản", "04", "Nà Lốc", CommuneUnit);
        await SaveAsync([.. new object[] { CommuneUnit, Village, NextVillage, PopulationOf(Village), PopulationOf(NextVillage) }, .. ProvinceUnit.Revision == 0 ? new object[] { ProvinceUnit } : []]);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await _services.DisposeAsync();
        await DisposeAsync();
    }

    protected static AreaUnit Unit(string path, AreaLevel level, string kind, string code, string name, AreaUnit? parent) => new()
    {
        AreaPath = path,
        Level = level,
        Kind = kind,
        Code = code,
        Name = name,
        ParentId = parent?.Id,
    };

    protected static AreaPopulation PopulationOf(AreaUnit unit, int households = 60, int persons = 240) => new()
    {
        AreaPath = unit.AreaPath,
        UnitId = unit.Id,
        Year = 2026,
        Households = households,
        Persons = persons,
        EthnicMinorityHouseholds = households,
        EthnicMinorityPersons = persons,
    };

    /// <summary>A Thái household of two with these lines.</summary>
    protected static Household In(AreaUnit village, string head, params (PovertyClass Status, string On)[] lines)
    {
        var household = AHousehold.In(village.AreaPath, [.. new[] { head, head + " con" }.Select(n => AHousehold.Member(n, areaPath: village.AreaPath))]);
        household.VillageId = village.Id;
        foreach (var membership in household.Memberships)
            membership.Person.EthnicGroup = 3;
        foreach (var (status, on) in lines)
            household.Recognitions.Add(household.Line(status, Day(on), recordedAt: Today.Clock.GetUtcNow().AddHours(-1)));
        return household;
    }

    /// <summary>Poor since 01/06/2025 by a line that names the village of its time, wherever the household lives today.</summary>
    protected static Household PoorIn(AreaUnit village, Household household)
    {
        household.Recognitions.Add(new()
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            VillageId = village.Id,
            Standard = "ND07-2022",
            Status = PovertyClass.Poor,
            EffectiveOn = Day("2025-06-01"),
            Source = RecognitionSource.Opening,
            RecordedAt = Today.Clock.GetUtcNow(),
        });
        return household;
    }

    protected static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    protected async Task<T> UseAsync<T>(Caller caller, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.ActAs(caller);
        return await use(scope.ServiceProvider);
    }

    protected Task<Outcome<PreviewPack.View>> PreviewAsync(AreaUnit unit, Caller? caller = null, FormStage stage = FormStage.Official, bool isLive = false, bool hasLists = false, DateOnly? closing = null) =>
        UseAsync(caller ?? Officer, s => s.GetRequiredService<PreviewPack>().ShowAsync(unit.Key, new(2026, stage, closing, isLive, hasLists), NoCancel));

    /// <summary>Asks for a pack and freezes it at once.</summary>
    protected Task<(Outcome Outcome, FormPack? Pack)> FreezeAsync(
        AreaUnit unit, Caller? caller = null, FormStage stage = FormStage.Official, DateOnly? closing = null, int year = 2026, params string[] empty) => UseAsync(caller ?? Officer, async services =>
    {
        var db = services.GetRequiredService<VuonLenDb>();
        var asked = await services.GetRequiredService<OrderPack>().SaveAsync(unit.Key, new() { Year = year, Stage = stage, ClosingOn = closing, EmptyUnits = empty }, NoCancel);
        if (asked.Answer is not { } order)
            return (asked, (FormPack?)null);

        var outcome = await services.GetRequiredService<FreezePack>().RunAsync(order.Key, new Watched(), NoCancel);
        db.ChangeTracker.Clear();
        var run = await db.Runs.SingleAsync(r => r.SubjectId == order.Id);
        db.Entry(run).Property(r => r.State).CurrentValue = RunState.Done;
        await db.SaveAsync("Arrange", NoCancel);
        var id = (await db.PackOrders.At(order.Key).AsNoTracking().SingleAsync()).FormPackId;
        return (outcome, id is null ? null : await db.FormPacks.AsNoTracking().SingleAsync(p => p.Id == id));
    });

    /// <summary>The product on the same database, able to open what was frozen here.</summary>
    private protected TestHost Host() => new(Database, Clock, s => s.AddSingleton(_services.GetRequiredService<IDataProtectionProvider>()));

    protected Task<ShowPack.View> OpenAsync(FormPack pack, Caller? caller = null) =>
        UseAsync(caller ?? Officer, async s => (await s.GetRequiredService<ShowPack>().ShowAsync(pack.Key, NoCancel))!.Answer!);

    protected Task<byte[]> FileAsync(FormPack pack, string name) => UseAsync(Officer, async s =>
    {
        await using var content = (await s.GetRequiredService<ShowPack>().OpenAsync(pack.Key, name, NoCancel))!;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    });

    /// <summary>Stands where a test puts it, and lets somebody act when it is looked at.</summary>
    protected sealed class HandClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        /// <summary>How many looks before it happens, and what does.</summary>
        public (int Looks, Action Act)? At { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (At is { } at)
            {
                At = at.Looks > 1 ? (at.Looks - 1, at.Act) : null;
                if (at.Looks == 1)
                    at.Act();
            }

            return Today.Clock.GetUtcNow() + Later;
        }
    }

    private sealed class Watched : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => Task.FromResult(true);
    }
}
