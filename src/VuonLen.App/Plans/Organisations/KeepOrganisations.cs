using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Organisations;

/// <summary>The organisations that have tasks (danh mục cơ quan, đơn vị), and adding one.</summary>
public sealed class KeepOrganisations(VuonLenDb db, TimeProvider clock)
{
    public const int MostShown = 500;

    /// <param name="unit">Whose; null for those of the caller's own level.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(Guid? unit, CancellationToken cancel)
    {
        var today = clock.Today;
        var units = await UnitsAsync(cancel);
        var asked = units.FirstOrDefault(u => u.Id == unit);
        var organisations = await (asked is null ? db.OfOwnLevel(db.Organisations) : db.Organisations.Where(o => o.ProvinceCode == asked.ProvinceCode && o.AreaPath == asked.AreaPath))
            .AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Id).Take(MostShown + 1)
            .Select(o => new { o.ProvinceCode, o.AreaPath, o.Id, o.Name, o.Aliases, o.ValidFrom, o.ValidTo, Members = o.Members.Count }).ToListAsync(cancel);
        var plans = await db.Chased(asked is null ? db.OfOwnLevel(db.Plans) : db.Plans.Where(p => p.ProvinceCode == asked.ProvinceCode && p.AreaPath == asked.AreaPath), today).AsNoTracking().Take(200).ToListAsync(cancel);
        var tasks = (await db.TasksOfAsync(plans, today, cancel)).Where(t => t.Lead is not null).ToLookup(t => t.Lead!.Id);
        var isOfSeveral = organisations.Select(o => o.AreaPath).Distinct().Count() > 1;
        return new(
            [
                .. organisations.Take(MostShown).Select(o => new Line(
                    new(o.ProvinceCode, o.Id), o.Name, o.Aliases, o.Members, tasks[o.Id].Count(t => t.IsOpen), tasks[o.Id].Count(t => t.IsOverdue),
                    (o.ValidFrom is null || o.ValidFrom <= today) && (o.ValidTo is null || today < o.ValidTo))
                {
                    Unit = isOfSeveral ? units.FirstOrDefault(u => u.AreaPath == o.AreaPath)?.FullName : null,
                }),
            ],
            await PlanPlaces.OfAsync(db, cancel), units, asked, organisations.Count > MostShown);
    }

    /// <summary>Whose list can be asked for: of a province its communes that have one, of several own communes each.</summary>
    private async Task<IReadOnlyList<AreaUnit>> UnitsAsync(CancellationToken cancel)
    {
        if (!db.IsAboveCommunes())
            return await db.OwnCommunesAsync(cancel) is { Count: > 1 } own ? own : [];

        var paths = db.Organisations.Where(o => o.AreaPath != o.ProvinceCode + ".").Select(o => o.AreaPath).Distinct();
        return await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && paths.Contains(u.AreaPath)).OrderBy(u => u.AreaPath).ToListAsync(cancel);
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
        if (Organisation.KeyOf(name).Length == 0)
            return new(null, PlanProblems.NameMissing);

        var organisation = new Organisation { AreaPath = place.Path, Name = EditHead.Trim(name, 300)! };
        if (await organisation.IsTakenAsync(db, clock.Today, cancel))
            return new(null, PlanProblems.NameTaken);

        db.Add(organisation);
        await organisation.TakeOverAsync(db, cancel);
        var saved = await db.SaveAsync(nameof(KeepOrganisations), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(organisation);
    }

    /// <param name="Organisations">By name.</param>
    /// <param name="Places">Where the caller may add one.</param>
    /// <param name="Units">Whose list can be asked for.</param>
    /// <param name="Unit">Whose was asked for; null: of the own level.</param>
    /// <param name="HasMore">More than are shown.</param>
    public sealed record View(IReadOnlyList<Line> Organisations, IReadOnlyList<PlanPlace> Places, IReadOnlyList<AreaUnit> Units, AreaUnit? Unit, bool HasMore);

    public sealed record Line(AreaKey Key, string Name, string? Aliases, int Members, int Open, int Overdue, bool Exists)
    {
        /// <summary>Whose, where there are several.</summary>
        public string? Unit { get; init; }
    }
}
