using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Households.Members;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Recognising;

/// <summary>
/// Writes a line into the ledger of recognised status: what stood before the product came (danh sách đầu kỳ), or the
/// correction of such a line. Decisions write all others. No line is ever changed.
/// </summary>
public sealed class RecordStatus(VuonLenDb db, TimeProvider clock)
{
    /// <summary>What the form shows, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var lines = await db.Recognitions.AsNoTracking()
            .Where(r => r.ProvinceCode == key.ProvinceCode && r.HouseholdId == key.Id).ToListAsync(cancel);
        var corrected = lines.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        return new(
            brief,
            [.. (await StandardsAsync(key.ProvinceCode, cancel)).Select(s => new Choice(s.Code, s.Name))],
            [.. lines.Where(r => !corrected.Contains(r.Id) && r.DecisionId is null).OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.RecordedAt)]);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, form.Revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (await db.IsMergedAwayAsync(key, cancel))
            return DoubleProblems.MergedAway;

        if (form.Status is not { } status || form.EffectiveOn is not { } on || string.IsNullOrEmpty(form.Standard))
            return HouseholdProblems.StatusIncomplete;

        if ((await StandardsAsync(key.ProvinceCode, cancel)).FirstOrDefault(s => s.Code == form.Standard) is not { } standard)
            return HouseholdProblems.StandardUnknown;

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, form.DecisionNumber, "Số quyết định", 60);
        if (on > clock.Today)
            problems.Add(HouseholdProblems.DayInFuture);
        else if (!standard.IsInForceOn(on))
            problems.Add(HouseholdProblems.OutsideStandard(standard.Code, standard.From, standard.To));
        if (form.DecisionOn > clock.Today)
            problems.Add(HouseholdProblems.DecidedInFuture);
        if (form.IsAverageLiving && status is not PovertyClass.NotPoor)
            problems.Add(HouseholdProblems.AverageIsNotPoor);

        var corrected = household.Recognitions.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        var wrong = household.Recognitions.SingleOrDefault(r => r.Id == form.CorrectsId);
        if (form.CorrectsId is not null && (wrong is null || corrected.Contains(wrong.Id)))
            problems.Add(HouseholdProblems.NothingToCorrect);
        else if (wrong?.DecisionId is not null)
            problems.Add(HouseholdProblems.LineOfDecision);
        if (household.Recognitions.Any(r => !corrected.Contains(r.Id) && r != wrong && r.EffectiveOn == on && r.IsOfProvince == !standard.IsNational))
            problems.Add(HouseholdProblems.StatusTwice);
        if (problems.Count > 0)
            return new(problems);

        household.Recognitions.Add(new()
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            VillageId = wrong is null ? household.VillageId : wrong.VillageId,
            Standard = standard.Code,
            Status = status,
            IsAverageLiving = form.IsAverageLiving,
            IsOfProvince = !standard.IsNational,
            EffectiveOn = on,
            DecisionNumber = PersonForm.Clean(form.DecisionNumber),
            DecisionOn = form.DecisionOn,
            Source = wrong?.Source ?? RecognitionSource.Opening,
            Reason = form.Reason,
            RecordedAt = clock.GetUtcNow(),
            CorrectsId = wrong?.Id,
        });
        return await db.SaveAsync(nameof(RecordStatus), cancel);
    }

    /// <summary>The nation's and the province's own, loaded ones before shipped ones of the same code.</summary>
    private async Task<IReadOnlyList<PovertyStandard>> StandardsAsync(string province, CancellationToken cancel)
    {
        var nation = AreaPaths.ProvinceOf(AreaPaths.Nation);
        var codes = await db.LoadedStandards.AsNoTracking()
            .Where(s => s.ProvinceCode == nation || s.ProvinceCode == province).ToListAsync(cancel);
        var known = new StandardsInForce(codes);
        return [.. codes.Select(c => c.Code).Concat(NationalStandards.All.Select(s => s.Code)).Distinct().Select(known.Find).OfType<PovertyStandard>()];
    }

    /// <param name="Household">Which one.</param>
    /// <param name="Standards">That a status may stand under.</param>
    /// <param name="Lines">That count and may be corrected here, the latest first.</param>
    public sealed record View(HouseholdBrief Household, IReadOnlyList<Choice> Standards, IReadOnlyList<Recognition> Lines);

    public sealed record Choice(string Code, string Name);

    public sealed class Form
    {
        public int Revision { get; set; }

        public string? Standard { get; set; }

        public PovertyClass? Status { get; set; }

        public bool IsAverageLiving { get; set; }

        public DateOnly? EffectiveOn { get; set; }

        /// <summary>Empty prints as "chưa rõ".</summary>
        public string? DecisionNumber { get; set; }

        public DateOnly? DecisionOn { get; set; }

        public RecognitionReason? Reason { get; set; }

        public Guid? CorrectsId { get; set; }
    }
}
