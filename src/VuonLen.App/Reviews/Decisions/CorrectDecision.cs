using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>
/// Drafts a decision that corrects lines of an issued one (đính chính). Each of its lines names the wrong line of the ledger and
/// takes that line's day, so that the ledger reads as if the wrong one had never been.
/// </summary>
public sealed class CorrectDecision(VuonLenDb db, IReturnWindow window, TimeProvider clock)
{
    /// <summary>The lines that may be corrected; null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return null;

        var right = await RightAsync(key, cancel);
        return new(
            decision,
            [.. (await db.LinesOfAsync(decision, window, clock.Today, cancel)).Where(l => right.ContainsKey(l.Line.Target))],
            right.ToDictionary(r => r.Key, r => r.Value.Line.HouseholdId));
    }

    /// <returns>The new draft.</returns>
    public async Task<Outcome<Decision>> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return new(null, ReviewProblems.NotFound);
        if (decision.State is not DecisionState.Issued)
            return new(null, ReviewProblems.CannotCorrect);
        if (form.Lines.Count == 0)
            return new(null, ReviewProblems.NobodyChosen);

        var right = await RightAsync(key, cancel);
        var wrong = (await db.DecisionLines.AsNoTracking().Where(l => l.ProvinceCode == key.ProvinceCode && l.DecisionId == key.Id).ToListAsync(cancel))
            .Where(l => form.Lines.Contains(l.Id) && right.ContainsKey(l.Target)).ToList();
        if (wrong.Count < form.Lines.Distinct().Count())
            return new(null, ReviewProblems.LineGone);

        var targets = wrong.ConvertAll(l => right[l.Target].Line.HouseholdId);
        var ledgers = (await db.Recognitions.AsNoTracking().Where(r => r.ProvinceCode == key.ProvinceCode && targets.Contains(r.HouseholdId)).ToListAsync(cancel))
            .ToLookup(r => r.HouseholdId);
        var draft = new Decision
        {
            AreaPath = decision.AreaPath,
            UnitId = decision.UnitId,
            Kind = DecisionKind.Correction,
            CorrectedId = decision.Id,
            Standard = decision.Standard,
            LineCount = wrong.Count,
            DraftedAt = clock.GetUtcNow(),
            DraftedBy = db.Caller.Name,
        };
        db.Add(draft);
        foreach (var line in wrong)
        {
            var (written, _, isRepeated) = right[line.Target];
            var before = Before(written.Id, [.. ledgers[written.HouseholdId]]);
            db.Add(new DecisionLine
            {
                AreaPath = decision.AreaPath,
                DecisionId = draft.Id,
                Target = written.HouseholdId,
                Status = form.Status ?? (isRepeated ? before?.Status : line.Was) ?? PovertyClass.NotPoor,
                IsAverageLiving = form.Status is null && before is { IsAverageLiving: true, Status: PovertyClass.NotPoor },
                Reason = RecognitionReason.Corrected,
                CorrectsId = written.Id,
            });
        }

        var saved = await db.SaveAsync(nameof(CorrectDecision), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(draft);
    }

    /// <summary>What held before a line; before a correction it is what the corrected line said.</summary>
    private static Recognition? Before(Guid line, IReadOnlyCollection<Recognition> ledger)
    {
        var corrected = ledger.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        var counting = ledger.Where(r => !corrected.Contains(r.Id)).OrderBy(r => r.EffectiveOn).ThenBy(r => r.RecordedAt).ThenBy(r => r.Id).ToList();
        return counting.Find(r => r.Id == line) is not { } wrong ? null
            : wrong.CorrectsId is { } before ? ledger.FirstOrDefault(r => r.Id == before)
            : counting.FindLast(r => r.EffectiveOn < wrong.EffectiveOn && r.IsOfProvince == wrong.IsOfProvince && (!r.IsOfProvince || r.Standard == wrong.Standard));
    }

    /// <summary>By household of the decision the line of the ledger, as long as nobody has corrected it.</summary>
    private async Task<Dictionary<Guid, WrittenLine>> RightAsync(AreaKey key, CancellationToken cancel) =>
        (await db.WrittenLinesAsync(key, cancel)).Where(l => !l.Value.IsCorrected).ToDictionary(l => l.Key, l => l.Value);

    /// <param name="Decision">The one that is wrong.</param>
    /// <param name="Lines">Of it, nobody has corrected.</param>
    /// <param name="Homes">By household of the decision the one whose ledger is corrected: another one when it was a double.</param>
    public sealed record View(Decision Decision, IReadOnlyList<ShownLine> Lines, IReadOnlyDictionary<Guid, Guid> Homes);

    public sealed class Form
    {
        public IReadOnlyList<Guid> Lines { get; set; } = [];

        /// <summary>What they should have been; null is what they were before the decision.</summary>
        public PovertyClass? Status { get; set; }
    }
}
