using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews;

/// <summary>Base of the tests of decisions: a commune that may issue them.</summary>
public abstract class DecisionTest : RegistryTest, IAsyncLifetime
{
    protected static readonly DateOnly On = new(2026, 9, 18);

    protected AreaUnit CommuneUnit { get; } = new() { AreaPath = "24.00070.", Level = AreaLevel.Commune, Kind = "Xã", Code = "00070", Name = "Nậm Lốc" };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await SaveAsync(CommuneUnit, Village, NextVillage, Elsewhere);
    }

    /// <summary>A head alone in the village, with a ledger.</summary>
    internal async Task<Household> HouseholdAsync(string name, params (PovertyClass Status, DateOnly On)[] lines)
    {
        var household = Of(AHousehold.Member(name));
        foreach (var (status, on) in lines)
            household.Recognitions.Add(household.Line(status, on, source: RecognitionSource.Opening));
        await SaveAsync(household);
        return household;
    }

    protected static DraftDecision.Form Head(Action<DraftDecision.Form>? change = null)
    {
        var form = new DraftDecision.Form { Standard = "ND07-2022", Number = "58/QĐ-UBND", DecidedOn = On, SignedBy = "Vũ Đình Trọng", SignerPosition = "Chủ tịch" };
        change?.Invoke(form);
        return form;
    }

    /// <summary>A draft that may be issued, with these households as one status.</summary>
    protected async Task<AreaKey> DraftAsync(NewStatus status, IReadOnlyList<Household> households, Action<DraftDecision.Form>? change = null, RecognitionReason? reason = null)
    {
        var drafted = await InAsync(Commune, db => new DraftDecision(db, Today.Clock).SaveAsync(null, Head(f =>
        {
            f.UnitId = CommuneUnit.Id;
            change?.Invoke(f);
        }), NoCancel));
        Assert.Empty(drafted.Problems);
        var key = drafted.Answer!.Key;
        if (households.Count > 0)
            Assert.Empty((await AddAsync(key, status, households, reason)).Problems);
        return key;
    }

    protected Task<Outcome<AddLines.Added>> AddAsync(AreaKey key, NewStatus? status, IReadOnlyList<Household> households, RecognitionReason? reason = null) =>
        InAsync(Commune, db => new AddLines(db, Today.Clock).SaveAsync(key, new() { Status = status, Reason = reason, Households = [.. households.Select(h => h.Id)] }, NoCancel));

    protected Task<IssueDecision.View?> LookAsync(AreaKey key) => InAsync(Commune, db => Issuing(db).ShowAsync(key, NoCancel));

    /// <summary>Issues it as a page opened just now would.</summary>
    protected async Task<Outcome> IssueAsync(AreaKey key)
    {
        var view = (await LookAsync(key))!;
        return await IssueAsync(key, new() { Revision = view.Decision.Revision, Seen = view.Seen });
    }

    protected Task<Outcome> IssueAsync(AreaKey key, IssueDecision.Form form) => InAsync(Commune, db => Issuing(db).SaveAsync(key, form, NoCancel));

    internal static IssueDecision Issuing(VuonLenDb db) => new(db, new ReturnWindow(db), new(db, new RunBell(), Today.Clock, Works.None), Today.Clock);

    protected Task<Decision> StoredDecisionAsync(AreaKey key) => InAsync(AreaScope.Nation, db => db.Decisions.AsNoTracking().At(key).SingleAsync());

    protected Task<List<DecisionLine>> LinesAsync(AreaKey key) => InAsync(AreaScope.Nation, db => db.DecisionLines.AsNoTracking().Where(l => l.DecisionId == key.Id).ToListAsync());

    protected sealed class Progress(Action<int>? told = null) : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel)
        {
            told?.Invoke(progress);
            return Task.FromResult(true);
        }
    }
}
