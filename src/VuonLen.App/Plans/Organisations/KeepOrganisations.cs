using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Intake;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Organisations;

/// <summary>The organisations that have tasks (danh mục cơ quan, đơn vị), and adding one.</summary>
public sealed class KeepOrganisations(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var tasks = (await db.TasksNowAsync(null, today, cancel)).Where(t => t.Lead is not null).ToLookup(t => t.Lead!.Id);
        return new(
            [
                .. (await db.OrganisationsAsync(cancel)).Select(o => new Line(
                    o.Key, o.Name, o.Aliases, o.Members.Count, tasks[o.Id].Count(t => t.IsOpen), tasks[o.Id].Count(t => t.IsOverdue), o.ExistsOn(today))),
            ],
            await PlanPlaces.OfAsync(db, cancel));
    }

    /// <param name="name">As papers print it.</param>
    /// <param name="unit">Whose; null for the caller's only unit.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<Organisation>> SaveAsync(string? name, Guid? unit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name))
            return new(null, PlanProblems.NameMissing);

        var places = await PlanPlaces.OfAsync(db, cancel);
        if ((unit is null ? places.Count == 1 ? places[0] : null : places.FirstOrDefault(p => p.Id == unit)) is not { } place)
            return new(null, PlanProblems.NoUnit);
        if ((await db.Organisations.AsNoTracking().Where(o => o.AreaPath == place.Path).ToListAsync(cancel)).Exists(o => o.IsMeantBy(name)))
            return new(null, PlanProblems.NameTaken);

        var organisation = new Organisation { AreaPath = place.Path, Name = name.Trim() is var n && n.Length > 300 ? n[..300] : name.Trim() };
        db.Add(organisation);
        var saved = await db.SaveAsync(nameof(KeepOrganisations), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(organisation);
    }

    public sealed record View(IReadOnlyList<Line> Organisations, IReadOnlyList<PlanPlace> Places);

    public sealed record Line(AreaKey Key, string Name, string? Aliases, int Members, int Open, int Overdue, bool Exists);
}
