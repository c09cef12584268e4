using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Who has to do what by when (danh sách nhiệm vụ): by actor, by month, mine, overdue.</summary>
public sealed class ListTasks(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(TaskFilter filter, CancellationToken cancel)
    {
        var today = clock.Today;
        var plan = filter is { Plan: { } id, Province: { } province } ? await db.Plans.AsNoTracking().At(new(province, id)).SingleOrDefaultAsync(cancel) : null;
        var all = (await db.TasksOfAsync(await PlansAsync(plan, filter, today, cancel), today, cancel)).Where(t => plan is not null || t.ConcernsCaller).ToList();
        var leads = all.Where(t => !t.IsSuperior || plan is not null).Select(t => t.Lead).OfType<Organisation>().DistinctBy(o => o.Id).OrderBy(o => o.Name, Shell.Vn.Order).ToList();
        return new(
            plan,
            [.. all.Where(t => Fits(t, filter)).OrderBy(t => t.Next is null).ThenBy(t => t.Next?.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Task.Position)],
            Enum.GetValues<TaskShow>().ToDictionary(s => s, s => all.Count(t => IsShown(t, filter with { Show = s }))), leads, today,
            [.. all.Where(t => t.IsOverdue && db.Keeps(t.Plan)).Select(t => t.Plan).DistinctBy(p => p.Key)],
            [.. all.Where(t => plan is not null || t.IsCurrent).SelectMany(t => t.Turns).Select(t => t.DueOn).OfType<DateOnly>().Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct().Order()],
            await db.UnitNamesAsync(all.Select(t => t.Plan.UnitId), cancel), plan is null ? await PlacesAsync(today, cancel) : []);
    }

    /// <summary>One plan, those of one unit, or the own ones and those above; of the own ones also of years gone, in which something was left open.</summary>
    private async Task<IReadOnlyList<Plan>> PlansAsync(Plan? plan, TaskFilter filter, DateOnly today, CancellationToken cancel) => filter switch
    {
        { Plan: not null } => plan is { State: PlanState.InUse } ? [plan] : [],
        { Unit: { } unit } => await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse && p.UnitId == unit).OrderByDescending(p => p.Year).ThenBy(p => p.Id).Take(200).ToListAsync(cancel),
        _ => [.. await db.OwnPlansAsync(cancel), .. await db.SuperiorPlansAsync(today, cancel)],
    };

    /// <summary>Whose tasks can be asked for: the communes of a province, or several own ones.</summary>
    private async Task<IReadOnlyList<AreaUnit>> PlacesAsync(DateOnly today, CancellationToken cancel)
    {
        var ids = await db.Chased(db.Plans, today).Where(p => p.AreaPath != p.ProvinceCode + ".").Select(p => p.UnitId).Distinct().ToListAsync(cancel);
        return ids.Count == 0 || (ids.Count == 1 && !db.IsAboveCommunes()) ? []
            : await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).OrderBy(u => u.AreaPath).ToListAsync(cancel);
    }

    internal static bool Fits(TaskNow task, TaskFilter filter) =>
        (filter.Organisation is not { } organisation || task.Lead?.Id == organisation)
        && (filter.Month is not { } month || task.Turns.Any(t => t.DueOn is { } due && due.Year == month.Year && due.Month == month.Month))
        && IsShown(task, filter);

    /// <remarks>What is late above the own level is said in a list of its own: nobody here can settle it.</remarks>
    private static bool IsShown(TaskNow task, TaskFilter filter) => filter.Show switch
    {
        TaskShow.Overdue => task.IsOverdue && IsOwn(task, filter),
        TaskShow.Nobody => task.IsNobodys && IsOwn(task, filter),
        TaskShow.Mine => task.IsMine && task.IsOpen,
        TaskShow.Open => task.IsOpen && IsOwn(task, filter),
        TaskShow.Superior => task.IsSuperior && filter.Plan is null,
        TaskShow.LeftOpen => task.IsLeftOpen,
        TaskShow.All => task.IsCurrent || filter.Plan is not null,
    };

    private static bool IsOwn(TaskNow task, TaskFilter filter) => !task.IsSuperior || filter.Plan is not null;

    /// <param name="Plan">When the tasks of one plan were asked for.</param>
    /// <param name="Tasks">Those that fit, the most urgent first.</param>
    /// <param name="Counts">How many there are of each part.</param>
    /// <param name="Leads">Organisations that lead one.</param>
    /// <param name="Today">Vietnam's date.</param>
    /// <param name="Reminding">Plans the caller keeps in which something is late.</param>
    /// <param name="Months">In which something is due.</param>
    /// <param name="Units">Full names of the units whose plans they are, by id.</param>
    /// <param name="Places">Units that can be asked for by themselves; none where there is nothing to choose.</param>
    public sealed record View(
        Plan? Plan, IReadOnlyList<TaskNow> Tasks, IReadOnlyDictionary<TaskShow, int> Counts, IReadOnlyList<Organisation> Leads, DateOnly Today,
        IReadOnlyList<Plan> Reminding, IReadOnlyList<DateOnly> Months, IReadOnlyDictionary<Guid, string> Units, IReadOnlyList<AreaUnit> Places)
    {
        /// <summary>Of all that somebody works with.</summary>
        public int Total => Counts[TaskShow.All];

        public int Overdue => Counts[TaskShow.Overdue];

        public int Nobody => Counts[TaskShow.Nobody];

        public int Mine => Counts[TaskShow.Mine];

        public int Superior => Counts[TaskShow.Superior];

        public int LeftOpen => Counts[TaskShow.LeftOpen];
    }
}

/// <summary>Which tasks a list shows; stands in its address.</summary>
public sealed record TaskFilter
{
    public string? Province { get; init; }

    public Guid? Plan { get; init; }

    /// <summary>The unit whose plans are asked for; null: of the caller's own level.</summary>
    public Guid? Unit { get; init; }

    public Guid? Organisation { get; init; }

    public DateOnly? Month { get; init; }

    public TaskShow Show { get; init; }
}

/// <summary>Which part of the tasks (nhiệm vụ nào).</summary>
public enum TaskShow
{
    /// <summary>Tất cả.</summary>
    All,

    /// <summary>Chưa xong.</summary>
    Open,

    /// <summary>Quá hạn.</summary>
    Overdue,

    /// <summary>Chưa ai nhận.</summary>
    Nobody,

    /// <summary>Việc của đơn vị tôi.</summary>
    Mine,

    /// <summary>Cấp trên giao.</summary>
    Superior,

    /// <summary>Chưa xong khi kế hoạch hết kỳ.</summary>
    LeftOpen,
}
