using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Board;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Plans;

/// <summary>Base of the tests of measuring: a few households, and plans bound to what is counted of them.</summary>
public abstract class MeasuringTest : PlanTest
{
    protected static readonly DateOnly Opening = new(2025, 12, 15);

    protected async Task<int> KeepAsync(DateOnly on)
    {
        var clock = new Day(on.Year, on.Month, on.Day);
        await using var db = App.Data.DataSetup.Open(Database.ConnectionString, Caller.Program, clock);
        return await new KeepReadings(db, clock).RunAsync(NoCancel);
    }

    /// <summary>Four poor when the year began: one has risen, one is expected to, one is at risk, one stands still; and a near-poor one.</summary>
    protected async Task<IReadOnlyList<Household>> HouseholdsAsync()
    {
        List<Household> all = [Of(Village, 1), Of(Village, 2), Of(NextVillage, 3), Of(NextVillage, 4), Of(NextVillage, 5)];
        foreach (var household in all.Take(4))
            household.Recognitions.Add(household.Line(PovertyClass.Poor, Opening));
        all[4].Recognitions.Add(all[4].Line(PovertyClass.NearPoor, Opening));
        all[0].Recognitions.Add(all[0].Line(PovertyClass.NotPoor, new(2026, 7, 17)));
        all[1].Marks = PlanningMarks.ExpectedToEscape | PlanningMarks.RegisteredToEscape;
        all[2].Marks = PlanningMarks.AtRisk;
        all[1].Toilet = Toilet.None;
        all[2].Needs = LocalNeeds.Housing | LocalNeeds.Work;
        all[3].HasPersonOfMerit = true;
        all[1].Memberships[0].Person.Insured = true;
        all[2].Memberships[0].Person.Insured = false;
        await SaveAsync([.. all]);
        return all;
    }

    protected async Task ChangeAsync(Household household, Action<Household> change) => Assert.Empty((await InAsync(Commune, async db =>
    {
        change(await db.Households.Include(h => h.Recognitions).Include(h => h.Memberships).ThenInclude(m => m.Person).SingleAsync(h => h.Id == household.Id));
        return await db.SaveAsync("Thử", NoCancel);
    })).Problems);

    protected static Household Of(AreaUnit village, int number)
    {
        var household = AHousehold.In(village.AreaPath, AHousehold.Member($"Lò Văn Thử {"ABCDE"[number - 1]}", areaPath: village.AreaPath));
        household.VillageId = village.Id;
        return household;
    }

    /// <summary>The invented plan, its proposals confirmed.</summary>
    protected async Task<AreaKey> BoundAsync()
    {
        var key = await InUseAsync();
        Assert.Empty((await InAsync(Commune, async db => await new BindTargets(db, Today.Clock).SaveAsync(
            key, [.. (await db.PlannedTargets.ToListAsync()).Select(t => new BindTargets.Binding(t.Id, t.Measure, t.Among, null, null, null))], NoCancel))).Problems);
        return key;
    }

    /// <summary>A plan of one target.</summary>
    protected async Task<AreaKey> BoundAsync(string? measure, TargetKind kind = TargetKind.ReduceBy, decimal? value = 1, decimal? from = null, DateOnly? on = null, string? place = null)
    {
        var plan = new Plan { AreaPath = Ward.AreaPath, UnitId = Ward.Id, Year = 2026, CreatedAt = Today.Clock.GetUtcNow(), CreatedBy = "x" };
        var target = new PlannedTarget { AreaPath = Ward.AreaPath, PlanId = plan.Id, Text = "Chỉ tiêu", Kind = kind, Value = value, FromValue = from, Place = place };
        await SaveAsync(plan, target);
        Assert.Empty((await InAsync(Commune, db => new App.Plans.Confirming.UsePlan(db, Today.Clock).SaveAsync(plan.Key, NoCancel))).Problems);
        var among = LiveMeasure.Of(measure) is { Status: null } ? StatusChoice.Listed : (StatusChoice?)null;
        Assert.Empty((await InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(plan.Key, [new(target.Id, measure, among, null, on, null)], NoCancel))).Problems);
        return plan.Key;
    }

    protected Task<ShowBoard.View> BoardAsync(AreaKey key) => InAsync(Commune, async db => (await new ShowBoard(db, Today.Clock).ShowAsync(key, NoCancel))!);

    protected async Task<TargetNow> LineAsync(AreaKey key, string measure) => (await BoardAsync(key)).Lines.Single(l => l.Target.Measure == measure);
}
