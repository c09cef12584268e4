using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Reviews.Decisions;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Demo;

/// <summary>The demo's decision of October and the correction that follows it (quyết định minh họa), drafted and issued as an officer would.</summary>
/// <remarks>None of it is about a poor household: the totals of the demo's plans stay what they are.</remarks>
public sealed class DecideDemoYear(VuonLenDb db, DraftDecision draft, AddLines add, CorrectDecision correct, IssueDecision issue, TimeProvider clock)
{
    private const string Standard = "ND07-2022", Monthly = "63/QĐ-UBND", Correcting = "66/QĐ-UBND";

    private static readonly DateOnly _monthlyOn = new(2026, 10, 9), _correctingOn = new(2026, 10, 14);

    /// <summary>The decision of the month: who split off, who was merged, who rose.</summary>
    /// <param name="commune">Path of a commune whose year was lived.</param>
    /// <param name="cancel">Stops between the steps.</param>
    public async Task<Outcome> RunAsync(string commune, CancellationToken cancel)
    {
        if (clock.Today < _monthlyOn || await FindAsync(commune, Monthly, cancel) is { State: not DecisionState.Draft })
            return Outcome.Done;

        var drafted = await FindAsync(commune, Monthly, cancel) is { } known ? new(known)
            : await draft.SaveAsync(null, Head(await db.Units.Where(u => u.AreaPath == commune && u.ValidTo == null).Select(u => u.Id).SingleAsync(cancel), Monthly, _monthlyOn), cancel);
        if (drafted.Answer is not { } decision)
            return new(drafted.Problems);

        var here = db.Households.AsNoTracking().Where(h => h.ProvinceCode == decision.ProvinceCode && h.AreaPath.StartsWith(commune));
        var young = await here.Where(h => h.EndedOn == null && h.Status == null && h.Memberships.Any(m => m.Began == MembershipEvent.Split)).Select(h => h.Id).ToListAsync(cancel);
        var merged = await here.Where(h => h.EndedWhy == HouseholdEnd.Merged && h.Status == PovertyClass.NearPoor).Select(h => h.Id).ToListAsync(cancel);
        var rising = await here.Where(h => h.EndedOn == null && h.Status == PovertyClass.NearPoor && h.ComputedClass == PovertyClass.NotPoor)
            .OrderBy(h => h.Code).Select(h => h.Id).Take(1).ToListAsync(cancel);
        foreach (var (households, status, reason) in new (List<Guid>, NewStatus, RecognitionReason?)[]
        {
            (young, NewStatus.NearPoor, RecognitionReason.Split), (merged, NewStatus.NotPoor, RecognitionReason.Merged), (rising, NewStatus.NotPoor, null),
        })
        {
            db.ChangeTracker.Clear();
            if (households.Count > 0 && await add.SaveAsync(decision.Key, new() { Households = households, Status = status, Reason = reason }, cancel) is { IsRefused: true } refused)
                return new(refused.Problems);
        }

        return await IssueAsync(decision.Key, cancel);
    }

    /// <summary>Takes back that a household became near-poor: it had been taken for another one.</summary>
    /// <param name="commune">Path of a commune.</param>
    /// <param name="cancel">Stops between the steps.</param>
    public async Task<Outcome> CorrectAsync(string commune, CancellationToken cancel)
    {
        if (clock.Today < _correctingOn || await FindAsync(commune, Correcting, cancel) is { State: not DecisionState.Draft })
            return Outcome.Done;

        if (await FindAsync(commune, Correcting, cancel) is { } known)
            return await IssueAsync(known.Key, cancel);

        var wrong = await db.DecisionLines.AsNoTracking()
            .Where(l => l.AreaPath == commune && l.Movement == Movement.NearNew && l.Reason == null && l.TookEffectOn < _monthlyOn)
            .OrderByDescending(l => l.TookEffectOn).ThenBy(l => l.Number).FirstOrDefaultAsync(cancel);
        if (wrong is null)
            return Outcome.Done;

        var drafted = await correct.SaveAsync(new(wrong.ProvinceCode, wrong.DecisionId), new() { Lines = [wrong.Id] }, cancel);
        if (drafted.Answer is not { } decision)
            return new(drafted.Problems);

        db.ChangeTracker.Clear();
        var head = Head(decision.UnitId, Correcting, _correctingOn);
        (head.Revision, head.Kind) = (decision.Revision, DecisionKind.Correction);
        var numbered = await draft.SaveAsync(decision.Key, head, cancel);
        return numbered.IsRefused ? new(numbered.Problems) : await IssueAsync(decision.Key, cancel);
    }

    private async Task<Outcome> IssueAsync(AreaKey key, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var view = (await issue.ShowAsync(key, cancel))!;
        var issued = await issue.SaveAsync(key, new() { Revision = view.Decision.Revision, Seen = view.Seen }, cancel);
        db.ChangeTracker.Clear();
        return issued;
    }

    private Task<Decision?> FindAsync(string commune, string number, CancellationToken cancel) =>
        db.Decisions.AsNoTracking().FirstOrDefaultAsync(d => d.AreaPath == commune && d.Number == number, cancel);

    private static DraftDecision.Form Head(Guid unit, string number, DateOnly on) => new()
    {
        UnitId = unit,
        Number = number,
        DecidedOn = on,
        SignedBy = "Đỗ Minh Quang",
        SignerPosition = "Chủ tịch",
        Standard = Standard,
    };
}
