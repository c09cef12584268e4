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

        // The own plans first: a village's are its commune's, a province's its own.
        var today = clock.Today;
        var plans = (await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse).OrderByDescending(p => p.Year).Take(100).ToListAsync(cancel))
            .Where(p => p.IsOnDesk(today))
            .OrderBy(p => db.IsOfProvince() ? p.AreaPath.Length : -p.AreaPath.Length).Take(MostPlans).ToList();
        if (plans.Count == 0)
            return null;

        var lines = new List<PlanLine>();
        foreach (var plan in plans)
        {
            var targets = await db.PlannedTargets.AsNoTracking().Of(plan.Key).ToListAsync(cancel);
            var now = db.SeesAllOf(plan.AreaPath) ? await new TargetsNow(db, today).OfAsync(plan, targets, cancel) : [];
            lines.Add(new(plan, targets.Count, now.GroupBy(t => t.Standing.State).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count())));
        }

        var tasks = (await db.TasksNowAsync(null, today, cancel)).Where(t => plans.Exists(p => p.Id == t.Plan.Id)).ToList();
        var late = tasks.Where(t => t.IsOverdue).OrderBy(t => t.Turns.First(u => u.IsOverdue).DueOn).ToList();
        var nobody = tasks.Where(t => t.IsNobodys).ToList();
        return new(lines, [.. late.Take(MostTasks)], late.Count, [.. nobody.Take(MostTasks)], nobody.Count, tasks.Count(t => t.IsMine && t.IsOpen), today);
    }

    /// <param name="Plans">In use, of this year.</param>
    /// <param name="Late">The longest overdue.</param>
    /// <param name="LateCount">All that are.</param>
    /// <param name="Nobody">Some of the tasks nobody leads.</param>
    /// <param name="NobodyCount">All of them.</param>
    /// <param name="Mine">So many wait for the caller's organisation.</param>
    /// <param name="Today">Vietnam's date.</param>
    public sealed record View(
        IReadOnlyList<PlanLine> Plans, IReadOnlyList<TaskNow> Late, int LateCount, IReadOnlyList<TaskNow> Nobody, int NobodyCount, int Mine, DateOnly Today);

    /// <param name="Plan">Which.</param>
    /// <param name="Targets">How many it has.</param>
    /// <param name="States">How many stand how; empty where the caller does not see all of it.</param>
    public sealed record PlanLine(Plan Plan, int Targets, IReadOnlyDictionary<TargetState, int> States);
}
