using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Who owes which report to whom by when, and what is late (lịch báo cáo).</summary>
public sealed class ShowCalendar(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return null;

        var today = clock.Today;
        var reports = (await db.TasksNowAsync(plan.Id, today, cancel)).Where(t => t.Task.Kind is TaskKind.Report).ToList();
        return new(
            plan,
            [
                .. reports.SelectMany(t => t.Turns.Where(u => u.DueOn is not null).Select(u => new Due(u.DueOn!.Value, t, u)))
                    .OrderBy(d => d.On).GroupBy(d => new DateOnly(d.On.Year, d.On.Month, 1)).Select(g => new Month(g.Key, [.. g])),
            ],
            [.. reports.Where(t => t.Turns.All(u => u.DueOn is null))], today);
    }

    /// <param name="Plan">Which.</param>
    /// <param name="Months">In which something is due.</param>
    /// <param name="WithoutDay">Reports nobody set a day for: đột xuất, theo yêu cầu.</param>
    /// <param name="Today">Vietnam's date.</param>
    public sealed record View(Plan Plan, IReadOnlyList<Month> Months, IReadOnlyList<TaskNow> WithoutDay, DateOnly Today);

    public sealed record Month(DateOnly First, IReadOnlyList<Due> Reports);

    public sealed record Due(DateOnly On, TaskNow Task, TaskTurn Turn);
}
