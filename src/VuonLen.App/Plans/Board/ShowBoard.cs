using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans.Board;

/// <summary>All targets of a plan at a glance (bảng theo dõi kế hoạch), each number with its list.</summary>
public sealed class ShowBoard(VuonLenDb db, TimeProvider clock)
{
    /// <param name="key">The plan.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return null;

        var targets = await db.PlannedTargets.AsNoTracking().Of(key).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(cancel);
        var lines = await new TargetsNow(db, clock.Today).OfAsync(plan, targets, cancel);
        var owners = await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == key.ProvinceCode && o.AreaPath == plan.AreaPath)
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var unit = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == key.ProvinceCode && u.Id == plan.UnitId).SingleOrDefaultAsync(cancel);
        var superior = plan.SuperiorPlan is { } above ? await db.Plans.AsNoTracking().Where(p => p.ProvinceCode == key.ProvinceCode && p.Id == above).SingleOrDefaultAsync(cancel) : null;
        var places = lines.SelectMany(l => l.Shares).Select(s => s.Place).DistinctBy(p => p.Id).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        return new(plan, unit?.FullName, lines, owners, superior, db.Keeps(plan), db.SeesAllOf(plan.AreaPath), clock.Today, places)
        {
            EndedOn = unit?.ValidTo is { } ended && ended <= clock.Today ? ended : null,
            Unfinished = plan.IsOver(clock.Today) && plan.State is PlanState.InUse ? (await db.TasksOfAsync([plan], clock.Today, cancel)).Count(t => t.Next is not null) : 0,
        };
    }

    /// <param name="Plan">Which.</param>
    /// <param name="Unit">Whose.</param>
    /// <param name="Lines">Its targets as they stand.</param>
    /// <param name="Owners">Names of organisations by id.</param>
    /// <param name="Superior">The plan it makes concrete, when it is kept here.</param>
    /// <param name="IsKeeper">The caller may change it.</param>
    /// <param name="IsWhole">The caller sees all households of the area.</param>
    /// <param name="Today">Vietnam's date.</param>
    /// <param name="Places">Villages or communes that have a share of some target.</param>
    public sealed record View(
        Plan Plan, string? Unit, IReadOnlyList<TargetNow> Lines, IReadOnlyDictionary<Guid, string> Owners, Plan? Superior, bool IsKeeper, bool IsWhole,
        DateOnly Today, IReadOnlyList<AreaUnit> Places)
    {
        /// <summary>Since when the unit whose plan it is is none any more; its targets are counted no longer.</summary>
        public DateOnly? EndedOn { get; init; }

        /// <summary>Of a plan whose time is over: so many tasks and reports nobody noted as done.</summary>
        public int Unfinished { get; init; }

        public int Of(TargetState state) => Lines.Count(l => l.Standing.State == state);
    }
}
