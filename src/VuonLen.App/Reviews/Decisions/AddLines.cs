using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Puts households into a draft (đưa hộ vào quyết định): those ticked, or all that a filter finds.</summary>
public sealed class AddLines(VuonLenDb db, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="key">Of the draft.</param>
    /// <param name="filter">Which households to choose from.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when out of reach.</returns>
    public async Task<View?> ShowAsync(AreaKey key, HouseholdFilter filter, int page, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return null;

        var found = Found(decision, filter);
        var total = await found.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var villages = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == key.ProvinceCode && u.Level == AreaLevel.Village && u.ValidTo == null && u.AreaPath.StartsWith(decision.AreaPath))
            .Select(u => new { u.Id, u.Code, Name = u.Kind + " " + u.Name }).ToListAsync(cancel);
        var rows = await found.OrderBy(h => h.HeadSortKey).ThenBy(h => h.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(h => new Row(
                h.Id, h.HeadName, h.Code, h.VillageId, h.MemberCount, h.Status, h.ComputedClass, h.MissingAnswers, h.Marks, h.EndedOn,
                db.DecisionLines.Any(l => l.ProvinceCode == h.ProvinceCode && l.DecisionId == decision.Id && l.Target == h.Id)))
            .ToListAsync(cancel);
        var computes = await ComputesAsync(decision, cancel);
        return new(
            decision,
            [.. villages.OrderBy(v => v.Code.Length).ThenBy(v => v.Code, StringComparer.Ordinal).Select(v => (v.Id, v.Name))],
            rows, page, total, computes,
            computes ? await Missing(decision, Differing(Found(decision, new()))).CountAsync(cancel) : 0);
    }

    /// <summary>Adds the households ticked, or all the filter finds.</summary>
    public async Task<Outcome<Added>> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        var taken = await db.TakeUpDraftAsync(key, cancel);
        if (taken.Answer is not { } decision)
            return new(null, taken.Problems);
        if (form.Status is not { } status)
            return new(null, ReviewProblems.StatusMissing);
        if (form.IsAverageLiving && status is not NewStatus.NotPoor)
            return new(null, ReviewProblems.AverageIsNotPoor);
        if (status is NewStatus.Computed && !await ComputesAsync(decision, cancel))
            return new(null, ReviewProblems.OtherStandardNow);
        if (!form.All && form.Households.Count == 0)
            return new(null, ReviewProblems.NobodyChosen);

        var ids = form.Households;
        var found = form.All ? Found(decision, form.Filter) : db.Households.Where(h => h.ProvinceCode == key.ProvinceCode
            && h.AreaPath.StartsWith(decision.AreaPath) && ids.Contains(h.Id));
        if (!form.All && await found.AnyAsync(h => db.DoubleMerges.Any(m => m.ProvinceCode == h.ProvinceCode && m.OtherId == h.Id && m.IsOfHouseholds && m.UndoneAt == null), cancel))
            return new(null, ReviewProblems.HasMergedAway);
        return await AddAsync(decision, found, form.All ? null : ids.Distinct().Count(), status, form.IsAverageLiving, form.Reason, cancel);
    }

    /// <summary>Adds every household whose facts compute another class than the one it is recognised as, with that class.</summary>
    public async Task<Outcome<Added>> SaveDifferingAsync(AreaKey key, CancellationToken cancel)
    {
        var taken = await db.TakeUpDraftAsync(key, cancel);
        if (taken.Answer is not { } decision)
            return new(null, taken.Problems);

        return await ComputesAsync(decision, cancel)
            ? await AddAsync(decision, Differing(Found(decision, new())), null, NewStatus.Computed, false, null, cancel)
            : new(null, ReviewProblems.OtherStandardNow);
    }

    private async Task<Outcome<Added>> AddAsync(
        Decision decision, IQueryable<Household> found, int? expected, NewStatus status, bool isAverage, RecognitionReason? reason, CancellationToken cancel)
    {
        var homes = await found.Select(h => new { h.Id, h.Status, h.ComputedClass }).Take(ReviewProblems.MostLines + 1).ToListAsync(cancel);
        if (expected is { } count && homes.Count < count)
            return new(null, ReviewProblems.TargetMissing);

        var there = await db.DecisionLines.AsNoTracking().Where(l => l.ProvinceCode == decision.ProvinceCode && l.DecisionId == decision.Id)
            .Select(l => l.Target).ToHashSetAsync(cancel);
        var fresh = homes.Where(h => !there.Contains(h.Id)).Select(h => (h.Id, Status: StatusOf(status, h.Status, h.ComputedClass))).ToList();
        var lines = fresh.Where(h => h.Status is not null).ToList();
        if (there.Count + lines.Count > ReviewProblems.MostLines)
            return new(null, ReviewProblems.TooManyLines);

        db.AddRange(lines.Select(h => new DecisionLine
        {
            AreaPath = decision.AreaPath,
            DecisionId = decision.Id,
            Target = h.Id,
            Status = h.Status!.Value,
            IsAverageLiving = isAverage,
            Reason = reason,
        }));
        decision.LineCount = there.Count + lines.Count;
        db.Touch(decision);
        var saved = await db.SaveAsync(nameof(AddLines), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(new(lines.Count, homes.Count - fresh.Count, fresh.Count - lines.Count));
    }

    private static PovertyClass? StatusOf(NewStatus choice, PovertyClass? now, PovertyClass? computed) => choice switch
    {
        NewStatus.Poor => PovertyClass.Poor,
        NewStatus.NearPoor => PovertyClass.NearPoor,
        NewStatus.NotPoor => PovertyClass.NotPoor,
        NewStatus.Computed => computed,
        NewStatus.Same => now,
    };

    private IQueryable<Household> Found(Decision decision, HouseholdFilter filter) =>
        db.Matching(filter with { Commune = AreaPaths.CommuneOf(decision.AreaPath) }, clock.Today)
            .Where(h => h.ProvinceCode == decision.ProvinceCode && h.AreaPath.StartsWith(decision.AreaPath))
            .Where(h => !db.DoubleMerges.Any(m => m.ProvinceCode == h.ProvinceCode && m.OtherId == h.Id && m.IsOfHouseholds && m.UndoneAt == null));

    private static IQueryable<Household> Differing(IQueryable<Household> households) => households.Where(h => h.IsStatusDifferent
        || (h.Status == null && (h.ComputedClass == PovertyClass.Poor || h.ComputedClass == PovertyClass.NearPoor)));

    private IQueryable<Household> Missing(Decision decision, IQueryable<Household> households) => households.Where(h =>
        !db.DecisionLines.Any(l => l.ProvinceCode == h.ProvinceCode && l.DecisionId == decision.Id && l.Target == h.Id));

    /// <summary>The class computed today is of the decision's standard.</summary>
    private async Task<bool> ComputesAsync(Decision decision, CancellationToken cancel) =>
        (await StandardsInForce.LoadAsync(db, cancel)).National(clock.Today)?.Code == decision.Standard;

    /// <param name="Decision">The draft.</param>
    /// <param name="Villages">Of the commune.</param>
    /// <param name="Rows">To choose from.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Total">That the filter finds.</param>
    /// <param name="Computes">The class computed today is of the decision's standard.</param>
    /// <param name="Differing">Households not in the draft whose computed class is not the recognised one.</param>
    public sealed record View(
        Decision Decision, IReadOnlyList<(Guid Id, string Name)> Villages, IReadOnlyList<Row> Rows, int Page, int Total, bool Computes, int Differing);

    public sealed record Row(
        Guid Id, string? HeadName, string? Code, Guid? VillageId, int MemberCount, PovertyClass? Status, PovertyClass? ComputedClass, int MissingAnswers,
        PlanningMarks Marks, DateOnly? EndedOn, bool IsThere);

    /// <param name="Lines">Added.</param>
    /// <param name="There">In the draft before.</param>
    /// <param name="Unknown">Left out: what they should be is not known.</param>
    public sealed record Added(int Lines, int There, int Unknown);

    public sealed class Form
    {
        public IReadOnlyList<Guid> Households { get; set; } = [];

        /// <summary>All the filter finds instead of those ticked.</summary>
        public bool All { get; set; }

        public HouseholdFilter Filter { get; set; } = new();

        public NewStatus? Status { get; set; }

        public bool IsAverageLiving { get; set; }

        public RecognitionReason? Reason { get; set; }
    }
}

/// <summary>What households put into a draft become (tình trạng mới).</summary>
public enum NewStatus
{
    /// <summary>Hộ nghèo.</summary>
    Poor,

    /// <summary>Hộ cận nghèo.</summary>
    NearPoor,

    /// <summary>Hộ không nghèo.</summary>
    NotPoor,

    /// <summary>Theo kết quả phân loại của từng hộ.</summary>
    Computed,

    /// <summary>Giữ nguyên tình trạng đang công nhận.</summary>
    Same,
}
