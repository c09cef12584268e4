using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Intake;

/// <summary>The plans in reach (danh sách kế hoạch), those in use first.</summary>
public sealed class ListPlans(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(CancellationToken cancel)
    {
        // The own level first: a province has its own few plans, and those of all its communes below.
        var own = await db.OfOwnLevel(db.Plans.AsNoTracking()).OrderByDescending(p => p.Year).ThenByDescending(p => p.CreatedAt).Take(500).ToListAsync(cancel);
        var known = own.Select(p => p.Id).ToList();
        var others = await db.Plans.AsNoTracking().Where(p => !known.Contains(p.Id)).OrderByDescending(p => p.Year).ThenByDescending(p => p.CreatedAt).Take(500).ToListAsync(cancel);
        List<Plan> plans = [.. own.OrderBy(p => p.State == PlanState.InUse ? 0 : 1), .. others.OrderBy(p => p.State == PlanState.InUse ? 0 : 1)];
        var units = plans.Select(p => p.UnitId).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        var ids = plans.Select(p => p.Id).ToList();
        var targets = await db.PlannedTargets.Where(t => ids.Contains(t.PlanId)).GroupBy(t => t.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var tasks = await db.PlannedTasks.Where(t => ids.Contains(t.PlanId)).GroupBy(t => t.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(
            [
                .. plans.Select(p => new Line(
                    p.Key, p.Name, p.Number, p.Year, names.GetValueOrDefault(p.UnitId), p.State, p.To, p.CreatedAt, p.UsedAt,
                    targets.GetValueOrDefault(p.Id), tasks.GetValueOrDefault(p.Id))),
            ],
            db.Caller.May(Rights.EditPlans) && (await PlanPlaces.OfAsync(db, cancel)).Count > 0,
            clock.Today);
    }

    public sealed record View(IReadOnlyList<Line> Plans, bool MayAdd, DateOnly Today);

    public sealed record Line(
        AreaKey Key, string Name, string? Number, int? Year, string? Unit, PlanState State, DateOnly? Last, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt, int Targets, int Tasks)
    {
        /// <summary>A plan in use opens on its board, another one where it is confirmed.</summary>
        public string Href => State is PlanState.InUse ? $"/plans/{Key.ProvinceCode}/{Key.Id}" : $"/plans/{Key.ProvinceCode}/{Key.Id}/draft";
    }
}
