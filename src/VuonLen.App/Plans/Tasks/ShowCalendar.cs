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
        var above = plan.State is PlanState.InUse ? await AboveAsync(plan, cancel) : [];
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.ProvinceCode == plan.ProvinceCode && u.Id == plan.UnitId, cancel);
        var reports = (await db.TasksOfAsync(plan.State is PlanState.InUse ? [plan, .. above] : [], today, cancel))
            .Where(t => t.Task.Kind is TaskKind.Report && (t.Plan.Id == plan.Id || (unit is not null && NamedUnits.Concerns(t.Task, t.Lead, unit)))).ToList();
        return new(
            plan,
            [
                .. reports.SelectMany(t => t.Turns.Where(u => u.DueOn is not null).Select(u => new Due(u.DueOn!.Value, t, u)))
                    .OrderBy(d => d.On).GroupBy(d => new DateOnly(d.On.Year, d.On.Month, 1)).Select(g => new Month(g.Key, [.. g])),
            ],
            [.. reports.Where(t => t.Turns.All(u => u.DueOn is null))], today, await db.UnitNamesAsync(above.Select(p => p.UnitId), cancel));
    }

    /// <summary>Plans of the province over the same time: what they ask of the communes this one owes too.</summary>
    private async Task<IReadOnlyList<Plan>> AboveAsync(Plan plan, CancellationToken cancel) => AreaPaths.DepthOf(plan.AreaPath) == 1 ? []
        : [.. (await db.Plans.AsNoTracking().Where(p => p.ProvinceCode == plan.ProvinceCode && p.State == PlanState.InUse && p.AreaPath == p.ProvinceCode + ".").ToListAsync(cancel))
            .Where(p => p.From <= plan.To && p.To >= plan.From)];

    /// <param name="Plan">Which.</param>
    /// <param name="Months">In which something is due.</param>
    /// <param name="WithoutDay">Reports nobody set a day for: đột xuất, theo yêu cầu.</param>
    /// <param name="Today">Vietnam's date.</param>
    /// <param name="Superiors">Names of the units above whose plans ask for some of them, by id.</param>
    public sealed record View(Plan Plan, IReadOnlyList<Month> Months, IReadOnlyList<TaskNow> WithoutDay, DateOnly Today, IReadOnlyDictionary<Guid, string> Superiors)
    {
        /// <summary>Whose plan asks for it; null for this plan itself.</summary>
        public string? Above(TaskNow task) => task.Plan.Id == Plan.Id ? null : Superiors.GetValueOrDefault(task.Plan.UnitId);
    }

    public sealed record Month(DateOnly First, IReadOnlyList<Due> Reports);

    public sealed record Due(DateOnly On, TaskNow Task, TaskTurn Turn);
}
