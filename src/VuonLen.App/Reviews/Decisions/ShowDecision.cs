using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Shows a decision: its head, its lines, what corrects it.</summary>
public sealed class ShowDecision(VuonLenDb db, IReturnWindow window, RunRequests runs, TimeProvider clock)
{
    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return null;

        var lines = await db.LinesOfAsync(decision, window, clock.Today, cancel);
        var unit = await UnitNames.OnAsync(db, new(key.ProvinceCode, decision.UnitId), decision.DecidedOn ?? clock.Today, cancel);
        var corrections = await db.Decisions.AsNoTracking()
            .Where(d => d.ProvinceCode == key.ProvinceCode && (d.CorrectedId == key.Id || d.Id == decision.CorrectedId))
            .OrderBy(d => d.DecidedOn).ThenBy(d => d.Id).ToListAsync(cancel);
        return new(
            decision,
            unit?.Alone ?? await db.Units.AsNoTracking().At(new(key.ProvinceCode, decision.UnitId)).Select(u => u.Kind + " " + u.Name).SingleOrDefaultAsync(cancel),
            lines,
            decision.State is DecisionState.Draft ? [] : await CorrectedAsync(key, cancel),
            corrections.Find(d => d.Id == decision.CorrectedId),
            corrections.FindAll(d => d.CorrectedId == key.Id),
            decision.State is DecisionState.Issuing ? await runs.LatestAsync(key, cancel) : null);
    }

    /// <summary>Households whose line of this decision was corrected since.</summary>
    private async Task<HashSet<Guid>> CorrectedAsync(AreaKey key, CancellationToken cancel) =>
        [.. (await db.WrittenLinesAsync(key, cancel)).Where(l => l.Value.IsCorrected).Select(l => l.Key)];

    /// <param name="Decision">As stored.</param>
    /// <param name="Unit">"Phường Đoàn Kết", as it was called on the day of the paper.</param>
    /// <param name="Lines">All, in the order of the list.</param>
    /// <param name="CorrectedHouseholds">Whose line counts no more.</param>
    /// <param name="Corrected">The decision this one corrects.</param>
    /// <param name="Corrections">Decisions, drafts too, that correct this one.</param>
    /// <param name="Run">That writes it into the ledger.</param>
    public sealed record View(
        Decision Decision, string? Unit, IReadOnlyList<ShownLine> Lines, IReadOnlySet<Guid> CorrectedHouseholds,
        Decision? Corrected, IReadOnlyList<Decision> Corrections, Run? Run);
}
