using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Who has to do what by when (danh sách nhiệm vụ): by actor, by month, mine, overdue.</summary>
public sealed class ListTasks(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(TaskFilter filter, CancellationToken cancel)
    {
        var today = clock.Today;
        var all = await db.TasksNowAsync(filter.Plan, today, cancel);
        var plan = filter.Plan is { } id ? await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && (filter.Province == null || p.ProvinceCode == filter.Province), cancel) : null;
        var leads = all.Select(t => t.Lead).OfType<Organisation>().DistinctBy(o => o.Id).OrderBy(o => o.Name, Shell.Vn.Order).ToList();
        return new(
            plan,
            [.. all.Where(t => Fits(t, filter)).OrderBy(t => t.Next is null).ThenBy(t => t.Next?.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Task.Position)],
            all.Count, all.Count(t => t.IsOverdue), all.Count(t => t.IsNobodys), all.Count(t => t.IsMine && t.IsOpen), leads, today,
            [.. all.Where(t => t.IsOverdue && db.Keeps(t.Plan)).Select(t => t.Plan).DistinctBy(p => p.Key)],
            [.. all.SelectMany(t => t.Turns).Select(t => t.DueOn).OfType<DateOnly>().Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct().Order()]);
    }

    internal static bool Fits(TaskNow task, TaskFilter filter) =>
        (filter.Organisation is not { } organisation || task.Lead?.Id == organisation)
        && (filter.Month is not { } month || task.Turns.Any(t => t.DueOn is { } due && due.Year == month.Year && due.Month == month.Month))
        && filter.Show switch
        {
            TaskShow.Overdue => task.IsOverdue,
            TaskShow.Nobody => task.IsNobodys,
            TaskShow.Mine => task.IsMine && task.IsOpen,
            TaskShow.Open => task.IsOpen,
            TaskShow.All => true,
        };

    /// <param name="Plan">When the tasks of one plan were asked for.</param>
    /// <param name="Tasks">Those that fit, the most urgent first.</param>
    /// <param name="Total">Of all that are in reach.</param>
    /// <param name="Overdue">So many are late.</param>
    /// <param name="Nobody">So many have nobody.</param>
    /// <param name="Mine">So many wait for the caller's organisation.</param>
    /// <param name="Leads">Organisations that lead one.</param>
    /// <param name="Today">Vietnam's date.</param>
    /// <param name="Reminding">Plans the caller keeps in which something is late.</param>
    /// <param name="Months">In which something is due.</param>
    public sealed record View(
        Plan? Plan, IReadOnlyList<TaskNow> Tasks, int Total, int Overdue, int Nobody, int Mine, IReadOnlyList<Organisation> Leads, DateOnly Today,
        IReadOnlyList<Plan> Reminding, IReadOnlyList<DateOnly> Months);
}

/// <summary>Which tasks a list shows; stands in its address.</summary>
public sealed record TaskFilter
{
    public string? Province { get; init; }

    public Guid? Plan { get; init; }

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
}
