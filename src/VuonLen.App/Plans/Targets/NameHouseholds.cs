using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Targets;

/// <summary>Says which households a target names (chọn hộ của chỉ tiêu): "02 trong 03 hộ".</summary>
public sealed class NameHouseholds(VuonLenDb db, TimeProvider clock)
{
    public const int MostShown = 300;

    /// <param name="key">The plan.</param>
    /// <param name="target">Which target.</param>
    /// <param name="village">Only there.</param>
    /// <param name="text">Of the head's name, or a code: then every household that has it, since the paper may name any.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey key, Guid target, Guid? village, string? text, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan)
            || await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return null;
        }

        var named = await db.TargetedHouseholds.AsNoTracking().Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target && h.IsNamed)
            .Select(h => h.Household).ToListAsync(cancel);
        var place = new HouseholdFilter { Commune = AreaPaths.CommuneOf(plan.AreaPath), Village = village, Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() };
        var measure = LiveMeasure.Of(found.Measure) ?? LiveMeasure.Of("listed_households")!;
        var filter = place.Text is not null ? place : measure.FilterOf(found.Among, place) ?? place;

        // Whom the plan names may have risen since it was written.
        var first = filter != place && LedgerFigures.Knows(measure) && plan.From is { } from && from < clock.Today ? from : clock.Today;
        var (matching, then) = (db.Matching(filter, clock.Today), db.Matching(first < clock.Today ? filter with { On = first } : filter, clock.Today));
        var lines = await db.Households.AsNoTracking()
            .Where(h => h.ProvinceCode == key.ProvinceCode && (named.Contains(h.Id) || matching.Any(m => m.Id == h.Id) || then.Any(m => m.Id == h.Id)))
            .OrderBy(h => h.HeadSortKey).Take(MostShown)
            .Select(h => new Line(h.Id, h.HeadName, h.Code, h.VillageId)).ToListAsync(cancel);
        var villages = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == key.ProvinceCode && u.ParentId == plan.UnitId && u.ValidTo == null)
            .OrderBy(u => u.Code).ToListAsync(cancel);
        return new(plan, found, lines, named.ToHashSet(), villages);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Guid target, IReadOnlyList<Guid> shown, IReadOnlyList<Guid> chosen, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTargets.Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return PlanProblems.NotFound;
        }

        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;

        // Of the plan's own area, not of the next commune the officer works in too.
        var already = await db.TargetedHouseholds.Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target).Select(h => h.Household).ToListAsync(cancel);
        var reached = await db.Households.Where(h => h.ProvinceCode == key.ProvinceCode && chosen.Contains(h.Id) && (h.AreaPath.StartsWith(plan.AreaPath) || already.Contains(h.Id))).Select(h => new { h.Id, h.DeprivedCount }).ToListAsync(cancel);
        if (reached.Count != chosen.Distinct().Count())
            return PlanProblems.HouseholdUnknown;

        // What the list did not show stays as it was; a household noted for other reasons becomes a named one.
        var stored = await db.TargetedHouseholds.Where(h => h.ProvinceCode == key.ProvinceCode && h.PlannedTargetId == target).ToListAsync(cancel);
        db.RemoveRange(stored.Where(h => shown.Contains(h.Household) && (!chosen.Contains(h.Household) || !h.IsNamed)));
        db.AddRange(reached.Where(h => !stored.Exists(s => s.Household == h.Id && s.IsNamed)).Select(h => new TargetedHousehold
        {
            AreaPath = plan.AreaPath,
            PlannedTargetId = target,
            Household = h.Id,
            DeprivedThen = h.DeprivedCount,
            IsNamed = true,
        }));
        found.IsBound = true;
        return await db.SaveAsync(nameof(NameHouseholds), cancel);
    }

    public sealed record View(Plan Plan, PlannedTarget Target, IReadOnlyList<Line> Lines, IReadOnlySet<Guid> Named, IReadOnlyList<AreaUnit> Villages);

    public sealed record Line(Guid Id, string? HeadName, string? Code, Guid? VillageId);
}
