using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans;

/// <summary>What the first screen says of plans: targets by state, tasks of nobody, deadlines missed.</summary>
public sealed class PlansAtAGlance(VuonLenDb db, TimeProvider clock)
{
    private const int MostPlans = 3;

    private const int MostTasks = 5;

    /// <returns>Null for who reads no plans, or where none is in use.</returns>
    public async Task<View?> ShowAsync(CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadPlans))
            return null;

        var today = clock.Today;
        var own = await db.Chased(db.OfOwnLevel(db.Plans.AsNoTracking()), today).OrderByDescending(p => p.Year).ThenBy(p => p.Id).Take(20).ToListAsync(cancel);
        var superior = (await db.TasksOfAsync(await db.SuperiorPlansAsync(today, cancel), today, cancel)).Where(t => t is { ConcernsCaller: true, IsCurrent: true, IsOpen: true }).ToList();
        var below = db.IsAboveCommunes()
            ? await db.Chased(db.Plans, today).Where(p => p.AreaPath != p.ProvinceCode + ".").Select(p => p.UnitId).Distinct().CountAsync(cancel)
            : 0;
        if (own.Count + superior.Count + below == 0)
            return null;

        var lines = new List<PlanLine>();
        foreach (var plan in own.Where(p => p.IsChased(null, today)).Take(MostPlans))
        {
            var targets = await db.PlannedTargets.AsNoTracking().Of(plan.Key).ToListAsync(cancel);
            var now = db.SeesAllOf(plan.AreaPath) ? await new TargetsNow(db, today).OfAsync(plan, targets, cancel) : [];
            lines.Add(new(plan, targets.Count, now.GroupBy(t => t.Standing.State).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count())));
        }

        var tasks = await db.TasksOfAsync(own, today, cancel);
        var late = tasks.Where(t => t.IsOverdue).OrderBy(t => t.Turns.First(u => u.IsOverdue).DueOn).ToList();
        var nobody = tasks.Where(t => t.IsNobodys).ToList();
        return new(lines, [.. late.Take(MostTasks)], late.Count, [.. nobody.Take(MostTasks)], nobody.Count, tasks.Concat(superior).Count(t => t.IsMine && t.IsOpen), today)
        {
            Superior = superior.Count,
            SuperiorLate = superior.Count(t => t.IsOverdue),
            Below = below,
        };
    }

    /// <param name="Plans">In use, of the own level.</param>
    /// <param name="Late">The longest overdue.</param>
    /// <param name="LateCount">All that are.</param>
    /// <param name="Nobody">Some of the tasks nobody leads.</param>
    /// <param name="NobodyCount">All of them.</param>
    /// <param name="Mine">So many wait for the caller's organisation.</param>
    /// <param name="Today">Vietnam's date.</param>
    public sealed record View(
        IReadOnlyList<PlanLine> Plans, IReadOnlyList<TaskNow> Late, int LateCount, IReadOnlyList<TaskNow> Nobody, int NobodyCount, int Mine, DateOnly Today)
    {
        /// <summary>So many open tasks of plans above name the caller's unit.</summary>
        public int Superior { get; init; }

        /// <summary>Of these, so many are late by what was noted above.</summary>
        public int SuperiorLate { get; init; }

        /// <summary>So many communes have a plan in use; for who works above them.</summary>
        public int Below { get; init; }
    }

    /// <param name="Plan">Which.</param>
    /// <param name="Targets">How many it has.</param>
    /// <param name="States">How many stand how; empty where the caller does not see all of it.</param>
    public sealed record PlanLine(Plan Plan, int Targets, IReadOnlyDictionary<TargetState, int> States);
}
