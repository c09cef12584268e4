using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Plans;

/// <summary>Tasks of plans in use, with whose they are.</summary>
public static class TaskQueries
{
    extension(VuonLenDb db)
    {
        /// <summary>All tasks of these plans as they stand.</summary>
        /// <param name="plans">In use.</param>
        /// <param name="today">Vietnam's date.</param>
        /// <param name="cancel">Ends with the request.</param>
        public async Task<IReadOnlyList<TaskNow>> TasksOfAsync(IReadOnlyList<Plan> plans, DateOnly today, CancellationToken cancel)
        {
            if (plans.Count == 0)
                return [];

            var (ids, provinces, paths) = (plans.Select(p => p.Id).ToList(), plans.Select(p => p.ProvinceCode).Distinct().ToList(), plans.Select(p => p.AreaPath).Distinct().ToList());
            var tasks = await db.PlannedTasks.AsNoTracking().Include(t => t.Marks).Where(t => provinces.Contains(t.ProvinceCode) && ids.Contains(t.PlanId))
                .OrderBy(t => t.Position).ThenBy(t => t.Id).AsSplitQuery().ToListAsync(cancel);
            var organisations = await db.Organisations.AsNoTracking().Where(o => provinces.Contains(o.ProvinceCode) && paths.Contains(o.AreaPath)).ToDictionaryAsync(o => o.Id, cancel);
            var own = await db.OwnOrganisationsAsync(cancel);
            var communes = plans.Any(db.IsSuperior) ? await db.OwnCommunesAsync(cancel) : [];
            var byId = plans.ToDictionary(p => p.Id);
            return
            [
                .. tasks.Select(t =>
                {
                    var plan = byId[t.PlanId];
                    var turns = TaskTurns.Of(plan, t, today);
                    var lead = t.LeadId is { } id ? organisations.GetValueOrDefault(id) : null;
                    var (isMine, isSuperior) = (own.Any(o => IsOf(t, o)), db.IsSuperior(plan));
                    return new TaskNow(plan, t, lead, turns, TaskTurns.Next(turns), isMine)
                    {
                        IsSuperior = isSuperior,
                        ConcernsCaller = !isSuperior || isMine || communes.Any(c => NamedUnits.Concerns(t, lead, c)),
                        IsCurrent = plan.IsChased(turns.Max(u => u.DueOn), today),
                    };
                }),
            ];
        }

        /// <summary>The organisations the caller is a member of.</summary>
        public async Task<IReadOnlyList<Organisation>> OwnOrganisationsAsync(CancellationToken cancel)
        {
            var name = db.Caller.Name;
            var user = await db.Users.Where(u => u.UserName == name).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);
            return user is null ? [] : await db.Organisations.AsNoTracking().Where(o => o.Members.Any(m => m.UserId == user)).Take(100).ToListAsync(cancel);
        }

        /// <summary>Whether the caller may say how far a task is: who keeps the plan, who leads the unit, and who is of the task's organisation.</summary>
        public async Task<bool> MayMarkAsync(Plan plan, PlannedTask task, CancellationToken cancel)
        {
            if (!db.Caller.May(Rights.ReportTasks) || !db.Caller.Scope.Covers(plan.AreaPath))
                return false;
            if (db.Keeps(plan) || db.Caller.May(Rights.ReportAnyTask))
                return true;
            return (await db.OwnOrganisationsAsync(cancel)).Any(o => IsOf(task, o));
        }
    }

    /// <summary>Leads or helps. An organisation of one unit is not its namesake in the plan of another.</summary>
    private static bool IsOf(PlannedTask task, Organisation organisation) =>
        task.AreaPath == organisation.AreaPath && (organisation.Id == task.LeadId || IsHelpedBy(task, organisation));

    /// <summary>Whether an organisation is named among those who cooperate.</summary>
    public static bool IsHelpedBy(PlannedTask task, Organisation organisation) =>
        task.Cooperating is { } words && Organisation.KeyOf(words) is var key && organisation.Names.Any(n => Organisation.KeyOf(n) is { Length: > 4 } name && key.Contains(name, StringComparison.Ordinal));
}

/// <summary>A task as it stands today.</summary>
/// <param name="Plan">Whose.</param>
/// <param name="Task">With its marks.</param>
/// <param name="Lead">Who leads; null is a task of nobody, or of somebody who is no organisation here.</param>
/// <param name="Turns">When it is due.</param>
/// <param name="Next">What is to be done next; null when nothing is.</param>
/// <param name="IsMine">The caller's organisation leads or helps.</param>
public sealed record TaskNow(Plan Plan, PlannedTask Task, Organisation? Lead, IReadOnlyList<TaskTurn> Turns, TaskTurn? Next, bool IsMine)
{
    /// <summary>Of a plan above the caller's own: who keeps that one says how far it is.</summary>
    public bool IsSuperior { get; init; }

    /// <summary>Of a plan of the own level, or the superior plan names the caller's unit or organisation.</summary>
    public bool ConcernsCaller { get; init; }

    /// <summary>Its plan, or its own last deadline, is not so long over that nobody works with it any more.</summary>
    public bool IsCurrent { get; init; }

    public bool IsOverdue => Turns.Any(t => t.IsOverdue);

    public int OverdueCount => Turns.Count(t => t.IsOverdue);

    /// <summary>It was not done when the time of its plan was over, and is no longer called late.</summary>
    public bool IsLeftOpen => Turns.Any(t => t.IsLeftOpen);

    /// <summary>Nobody is named to lead it.</summary>
    public bool IsNobodys => IsOpen && Task is { Lead: null, LeadId: null };

    public bool IsOpen => Next is { IsLeftOpen: false };

    public string Href => $"/plans/{Plan.ProvinceCode}/{Plan.Id}/tasks/{Task.Id}";

    /// <summary>What a list calls it.</summary>
    public string Title => Task.Kind is TaskKind.Report && Task.Name is { } name ? name : Task.Text;
}
