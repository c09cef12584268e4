using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Plans;

/// <summary>
/// Whose plans and organisations stand in a caller's lists: those of the own level. A superior plan shows where it names the own
/// unit (<see cref="NamedUnits"/>), a province sees what lies below when it asks for one unit.
/// </summary>
internal static class PlanLevels
{
    extension(VuonLenDb db)
    {
        /// <summary>Works for a province, for several or for the country: communes lie below.</summary>
        public bool IsAboveCommunes() => db.Caller.Scope.Granted.Any(p => p.Length == 0 || AreaPaths.DepthOf(p) == 1);

        /// <summary>Rows of the caller's own level: a village's are its commune's.</summary>
        public IQueryable<TRow> OfOwnLevel<TRow>(IQueryable<TRow> rows) where TRow : AreaRow
        {
            var granted = db.Caller.Scope.Granted.ToList();
            return db.IsAboveCommunes()
                ? rows.Where(r => r.AreaPath == r.ProvinceCode + "." || granted.Contains(r.AreaPath))
                : rows.Where(r => r.AreaPath != r.ProvinceCode + ".");
        }

        /// <summary>Whether a row lies above the caller's own level.</summary>
        public bool IsSuperior(AreaRow row) => AreaPaths.DepthOf(row.AreaPath) == 1 && !db.IsAboveCommunes();

        /// <summary>The communes the caller works in; none for who works above them.</summary>
        public async Task<IReadOnlyList<AreaUnit>> OwnCommunesAsync(CancellationToken cancel)
        {
            var paths = db.Caller.Scope.Granted.Select(AreaPaths.CommunePathOf).OfType<string>().Distinct().ToList();
            return paths.Count == 0 ? []
                : await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && paths.Contains(u.AreaPath)).OrderBy(u => u.AreaPath).ToListAsync(cancel);
        }

        /// <summary>Plans in use of the own level, those of years gone too.</summary>
        public async Task<IReadOnlyList<Plan>> OwnPlansAsync(CancellationToken cancel) =>
            await db.OfOwnLevel(db.Plans.AsNoTracking()).Where(p => p.State == PlanState.InUse).OrderByDescending(p => p.Year).ThenBy(p => p.Id).Take(200).ToListAsync(cancel);

        /// <summary>Plans above the own level that are still worked with.</summary>
        public async Task<IReadOnlyList<Plan>> SuperiorPlansAsync(DateOnly today, CancellationToken cancel) => db.IsAboveCommunes() ? []
            : await db.Chased(db.Plans.AsNoTracking().Where(p => p.AreaPath == p.ProvinceCode + "."), today).OrderByDescending(p => p.Year).ThenBy(p => p.Id).Take(20).ToListAsync(cancel);

        /// <summary>Plans in use that somebody still works with: <see cref="Plan.IsChased"/> as a query, for the plan or one of its tasks.</summary>
        public IQueryable<Plan> Chased(IQueryable<Plan> plans, DateOnly today)
        {
            var since = today.AddMonths(-3);
            return plans.Where(p => p.State == PlanState.InUse
                && (p.EndsOn >= since || (p.EndsOn == null && (p.Year == null || p.Year >= since.Year))
                    || db.PlannedTasks.Any(t => t.ProvinceCode == p.ProvinceCode && t.PlanId == p.Id && t.DueOn >= since)));
        }

        /// <summary>Full names by id.</summary>
        public async Task<IReadOnlyDictionary<Guid, string>> UnitNamesAsync(IEnumerable<Guid> units, CancellationToken cancel)
        {
            var ids = units.Distinct().ToList();
            return await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        }
    }
}
