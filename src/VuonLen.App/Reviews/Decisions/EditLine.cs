using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Edits one line of a draft: status, reason, the line of the ledger it corrects, what the list remarks.</summary>
public sealed class EditLine(VuonLenDb db, IReturnWindow window, TimeProvider clock)
{
    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, Guid lineId, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return null;
        if ((await db.LinesOfAsync(decision, window, clock.Today, cancel)).FirstOrDefault(l => l.Line.Id == lineId) is not { } line)
            return null;

        var ledger = await db.Recognitions.AsNoTracking()
            .Where(r => r.ProvinceCode == key.ProvinceCode && r.HouseholdId == line.Line.Target).ToListAsync(cancel);
        var corrected = ledger.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        return new(decision, line, [.. ledger.Where(r => !corrected.Contains(r.Id)).OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.RecordedAt)]);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Guid lineId, Form form, CancellationToken cancel)
    {
        var taken = await db.TakeUpDraftAsync(key, cancel);
        if (taken.Answer is not { } decision)
            return new(taken.Problems);
        if (await db.DecisionLines.At(new(key.ProvinceCode, lineId)).SingleOrDefaultAsync(l => l.DecisionId == key.Id, cancel) is not { } line)
            return ReviewProblems.LineGone;
        if (form.Status is not { } status)
            return ReviewProblems.StatusMissing;
        if (form.IsAverageLiving && status is not PovertyClass.NotPoor)
            return ReviewProblems.AverageIsNotPoor;

        db.Entry(decision).Property(d => d.Revision).OriginalValue = form.Revision;
        (line.Status, line.IsAverageLiving, line.Reason, line.CorrectsId) = (status, form.IsAverageLiving, form.Reason, form.CorrectsId);
        line.Remark = form.Remark?.Trim() is { Length: > 0 } remark ? remark[..Math.Min(remark.Length, 500)] : null;
        db.Touch(decision);
        return await db.SaveAsync(nameof(EditLine), cancel);
    }

    /// <param name="Decision">The draft.</param>
    /// <param name="Line">As the list shows it.</param>
    /// <param name="Ledger">Lines of the household that count and may be corrected, the latest first.</param>
    public sealed record View(Decision Decision, ShownLine Line, IReadOnlyList<Recognition> Ledger);

    public sealed class Form
    {
        public int Revision { get; set; }

        public PovertyClass? Status { get; set; }

        public bool IsAverageLiving { get; set; }

        public RecognitionReason? Reason { get; set; }

        public Guid? CorrectsId { get; set; }

        public string? Remark { get; set; }
    }
}
