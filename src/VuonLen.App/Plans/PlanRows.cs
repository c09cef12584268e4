using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;

namespace VuonLen.App.Plans;

/// <summary>A plan with all its rows, as the confirmation and the checks need them.</summary>
internal sealed record PlanRows(
    Plan Plan, IReadOnlyList<PlanSourceLine> Lines, IReadOnlyList<PlanClause> Clauses, IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<PlannedTask> Tasks)
{
    /// <summary>All items, by where they stand.</summary>
    public IEnumerable<PlanPart> Parts => Clauses.Where(c => c.Kind != ClauseKind.ReaderNote).Cast<PlanPart>().Concat(Targets).Concat(Tasks).OrderBy(p => p.Position);

    /// <summary>Null when it is out of reach.</summary>
    public static async Task<PlanRows?> LoadAsync(VuonLenDb db, AreaKey key, bool isTracked, CancellationToken cancel)
    {
        if (await Tracked(db.Plans).At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return null;

        return new(
            plan,
            await Tracked(db.PlanSourceLines).Of(key).OrderBy(l => l.Number).ToListAsync(cancel),
            await Tracked(db.PlanClauses).Of(key).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(cancel),
            await Tracked(db.PlannedTargets).Of(key).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(cancel),
            await Tracked(db.PlannedTasks).Of(key).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(cancel));

        IQueryable<TRow> Tracked<TRow>(IQueryable<TRow> rows) where TRow : class => isTracked ? rows : rows.AsNoTracking();
    }
}

/// <summary>Rows of one plan, and who may change them.</summary>
internal static class PlanQueries
{
    extension(IQueryable<PlanSourceLine> rows)
    {
        public IQueryable<PlanSourceLine> Of(AreaKey plan) => rows.Where(r => r.ProvinceCode == plan.ProvinceCode && r.PlanId == plan.Id);
    }

    extension<TPart>(IQueryable<TPart> rows) where TPart : PlanPart
    {
        public IQueryable<TPart> Of(AreaKey plan) => rows.Where(r => r.ProvinceCode == plan.ProvinceCode && r.PlanId == plan.Id);
    }

    extension(VuonLenDb db)
    {
        /// <summary>Whether the caller keeps this plan: an officer those of the own commune, the province its own.</summary>
        public bool Keeps(Plan plan) => db.Keeps(plan.AreaPath);

        public bool Keeps(string areaPath) => db.Caller.May(Rights.EditPlans) && db.Caller.Scope.Covers(areaPath)
            && (AreaPaths.DepthOf(areaPath) == 1 || !db.IsOfProvince());

        /// <summary>Works for a province: reads its communes' plans and leaves them alone.</summary>
        public bool IsOfProvince() => db.Caller.Scope.Granted.Any(p => p.Length == 0 || AreaPaths.DepthOf(p) == 1) && !db.Caller.May(Rights.EditHouseholds);

        /// <summary>Whether the caller sees all households of the plan's area, so that its counts are whole.</summary>
        public bool SeesAllOf(string areaPath) => db.Caller.Scope.Covers(areaPath) && db.Caller.Scope.Mentor is null && db.Caller.May(Rights.ReadHouseholds);

        /// <summary>Whether anything was recognised by a day: before the first line of its ledger nobody knows who was poor.</summary>
        public Task<bool> LedgerReachesAsync(HouseholdFilter place, DateOnly day, CancellationToken cancel) =>
            db.Matching(place, day).AnyAsync(h => h.Recognitions.Any(r => r.EffectiveOn <= day), cancel);
    }
}

/// <summary>Items of a plan whatever their kind.</summary>
internal static class PartQueries
{
    extension(VuonLenDb db)
    {
        /// <summary>Before targets go: what was allotted, noted and kept of them goes too, and no task serves them any more.</summary>
        public async Task LetTargetsGoAsync(AreaKey plan, IReadOnlyList<Guid> targets, CancellationToken cancel)
        {
            var province = plan.ProvinceCode;
            db.RemoveRange(await db.TargetShares.Where(s => s.ProvinceCode == province && targets.Contains(s.PlannedTargetId)).ToListAsync(cancel));
            db.RemoveRange(await db.TargetFigures.Where(f => f.ProvinceCode == province && targets.Contains(f.PlannedTargetId)).ToListAsync(cancel));
            db.RemoveRange(await db.TargetedHouseholds.Where(h => h.ProvinceCode == province && targets.Contains(h.PlannedTargetId)).ToListAsync(cancel));
            foreach (var task in await db.PlannedTasks.Of(plan).Where(t => t.ServedTarget != null && targets.Contains(t.ServedTarget.Value)).ToListAsync(cancel))
                task.ServedTarget = null;
        }

        /// <summary>Tracked, in no order.</summary>
        public async Task<IReadOnlyList<PlanPart>> PartsAsync(AreaKey plan, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        [
            .. await db.PlanClauses.Of(plan).Where(p => ids.Contains(p.Id)).ToListAsync(cancel),
            .. await db.PlannedTargets.Of(plan).Where(p => ids.Contains(p.Id)).ToListAsync(cancel),
            .. await db.PlannedTasks.Of(plan).Where(p => ids.Contains(p.Id)).ToListAsync(cancel),
        ];

        /// <summary>All of one class, tracked.</summary>
        public async Task<IReadOnlyList<PlanPart>> AllPartsAsync(AreaKey plan, Type type, CancellationToken cancel) =>
            type == typeof(PlanClause) ? [.. await db.PlanClauses.Of(plan).ToListAsync(cancel)]
            : type == typeof(PlannedTarget) ? [.. await db.PlannedTargets.Of(plan).ToListAsync(cancel)]
            : [.. await db.PlannedTasks.Of(plan).ToListAsync(cancel)];
    }
}
