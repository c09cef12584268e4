using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Plans;

/// <summary>Tasks of plans in use, with whose they are.</summary>
public static class TaskQueries
{
    extension(VuonLenDb db)
    {
        /// <summary>All tasks of the plans in use within reach that somebody still works with, or of one of them.</summary>
        /// <param name="plan">Null: of all.</param>
        /// <param name="today">Vietnam's date.</param>
        /// <param name="cancel">Ends with the request.</param>
        public async Task<IReadOnlyList<TaskNow>> TasksNowAsync(Guid? plan, DateOnly today, CancellationToken cancel)
        {
            var plans = (await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse && (plan == null || p.Id == plan)).OrderByDescending(p => p.Year).Take(200).ToListAsync(cancel))
                .Where(p => plan is not null || p.IsOnDesk(today)).ToDictionary(p => p.Id);
            var ids = plans.Keys.ToList();
            var tasks = await db.PlannedTasks.AsNoTracking().Include(t => t.Marks).Where(t => ids.Contains(t.PlanId)).OrderBy(t => t.Position).ThenBy(t => t.Id).AsSplitQuery().ToListAsync(cancel);
            var organisations = await db.OrganisationsAsync(cancel);
            var own = await db.OwnOrganisationsAsync(organisations, cancel);
            return
            [
                .. tasks.Select(t =>
                {
                    var turns = TaskTurns.Of(plans[t.PlanId], t, today);
                    var lead = t.LeadId is { } id ? organisations.Find(o => o.Id == id) : null;
                    return new TaskNow(plans[t.PlanId], t, lead, turns, TaskTurns.Next(turns), own.Any(o => o.Id == t.LeadId || IsHelpedBy(t, o)));
                }),
            ];
        }

        /// <summary>All organisations in reach, with their people.</summary>
        public Task<List<Organisation>> OrganisationsAsync(CancellationToken cancel) =>
            db.Organisations.AsNoTracking().Include(o => o.Members).OrderBy(o => o.Name).Take(2000).AsSplitQuery().ToListAsync(cancel);

        /// <summary>Those of them the caller is a member of.</summary>
        public async Task<IReadOnlyList<Organisation>> OwnOrganisationsAsync(IReadOnlyList<Organisation> organisations, CancellationToken cancel)
        {
            var name = db.Caller.Name;
            var user = await db.Users.Where(u => u.UserName == name).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);
            return user is null ? [] : [.. organisations.Where(o => o.Members.Exists(m => m.UserId == user))];
        }

        /// <summary>Whether the caller may say how far a task is: who keeps the plan, who leads the unit, and who is of the task's organisation.</summary>
        public async Task<bool> MayMarkAsync(Plan plan, PlannedTask task, CancellationToken cancel)
        {
            if (!db.Caller.May(Rights.ReportTasks) || !db.Caller.Scope.Covers(plan.AreaPath))
                return false;
            if (db.Keeps(plan) || db.Caller.May(Rights.ReportAnyTask))
                return true;
            return (await db.OwnOrganisationsAsync(await db.OrganisationsAsync(cancel), cancel)).Any(o => o.Id == task.LeadId || IsHelpedBy(task, o));
        }
    }

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
    public bool IsOverdue => Turns.Any(t => t.IsOverdue);

    public int OverdueCount => Turns.Count(t => t.IsOverdue);

    /// <summary>Nobody is named to lead it.</summary>
    public bool IsNobodys => Task is { Lead: null, LeadId: null, State: TaskState.Open or TaskState.Going };

    public bool IsOpen => Next is not null;

    public string Href => $"/plans/{Plan.ProvinceCode}/{Plan.Id}/tasks/{Task.Id}";

    /// <summary>What a list calls it.</summary>
    public string Title => Task.Kind is TaskKind.Report && Task.Name is { } name ? name : Task.Text;
}
