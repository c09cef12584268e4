using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Targets;

/// <summary>Gives each village or commune its part of a target (phân bổ chỉ tiêu). A sum that differs is said, not refused.</summary>
public sealed class AllocateTarget(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, Guid target, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan)
            || await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return null;
        }

        var shares = await db.TargetShares.AsNoTracking().Where(s => s.ProvinceCode == key.ProvinceCode && s.PlannedTargetId == target).ToListAsync(cancel);
        var places = await PlacesAsync(plan, shares, cancel);
        var counted = LiveMeasure.Of(found.Measure) is { } measure ? await MeasureCounts.LoadAsync(db, plan.AreaPath, [measure], clock.Today, cancel) : null;
        return new(
            plan, found,
            [
                .. places.Select(p => new Line(
                    p.Id, p.FullName, shares.Find(s => s.UnitId == p.Id)?.Value, shares.Find(s => s.UnitId == p.Id)?.Baseline,
                    p.ValidTo is null ? counted?.Of(LiveMeasure.Of(found.Measure)!, found.Among, p).Value : null)
                {
                    EndedOn = p.ValidTo,
                }),
            ]);
    }

    /// <param name="key">The plan.</param>
    /// <param name="target">Which target.</param>
    /// <param name="shares">As typed, by the unit's id; blank is no share. "-5" of what is to become less is five less.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <param name="revision">Of the target as the form showed it: who saves what another changed meanwhile is told.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, Guid target, IReadOnlyDictionary<Guid, string?> shares, CancellationToken cancel, int? revision = null)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTargets.Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return PlanProblems.NotFound;
        }

        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (found.Kind is TargetKind.ReduceBy)
            shares = shares.ToDictionary(s => s.Key, s => s.Value?.Trim().TrimStart('-', '−', '–'));
        if (PlanFigures.ReadAll([.. shares.Values]) is { IsRefused: true } refused)
            return refused;

        var stored = await db.TargetShares.Where(s => s.ProvinceCode == key.ProvinceCode && s.PlannedTargetId == target).ToListAsync(cancel);
        var places = (await PlacesAsync(plan, stored, cancel)).ToDictionary(p => p.Id);
        if (shares.Keys.Any(id => !places.ContainsKey(id)))
            return PlanProblems.PlaceUnknown;

        var (measure, openings) = (LiveMeasure.Of(found.Measure), new OpeningFigures(db, plan, clock.Today));
        foreach (var (unit, typed) in shares)
        {
            var (value, row) = (PlanFigures.Read(typed), stored.Find(s => s.UnitId == unit));
            if (value is null && row is not null)
                db.Remove(row);
            if (value is not { } part)
                continue;

            if (row is null)
            {
                row = new() { AreaPath = plan.AreaPath, PlannedTargetId = target, UnitId = unit, Value = part };
                db.Add(row);
            }

            row.Value = part;
            if (measure is not null && places[unit].ValidTo is null && (row.Baseline is null || LedgerFigures.Knows(measure)))
                row.Baseline = (await openings.OfAsync(measure, found.Among, places[unit], found.BaselineOn ?? clock.Today, cancel)).Figure;
        }

        // Shares are part of the target: whoever opened the page before is told.
        db.Entry(found).Property(t => t.Revision).IsModified = true;
        if (revision is { } shown)
            db.Entry(found).Property(t => t.Revision).OriginalValue = shown;
        return await db.SaveAsync(nameof(AllocateTarget), cancel);
    }

    /// <summary>Those of today, and those that are gone and still hold a share, so that it can be given to others.</summary>
    private Task<List<AreaUnit>> PlacesAsync(Plan plan, IEnumerable<TargetShare> shares, CancellationToken cancel)
    {
        var shared = shares.Select(s => s.UnitId).ToList();
        return db.Units.AsNoTracking().Where(u => u.ProvinceCode == plan.ProvinceCode && ((u.ValidTo == null && u.ParentId == plan.UnitId) || shared.Contains(u.Id)))
            .OrderBy(u => u.Code).ThenBy(u => u.Id).ToListAsync(cancel);
    }

    public sealed record View(Plan Plan, PlannedTarget Target, IReadOnlyList<Line> Lines);

    /// <param name="Id">Of the unit.</param>
    /// <param name="Name">With its kind.</param>
    /// <param name="Value">What it has been given.</param>
    /// <param name="Baseline">Its opening figure.</param>
    /// <param name="Today">What is counted there now.</param>
    public sealed record Line(Guid Id, string Name, decimal? Value, decimal? Baseline, decimal? Today)
    {
        /// <summary>Since when it is no unit any more; its share waits to be given to others.</summary>
        public DateOnly? EndedOn { get; init; }
    }
}
