using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Counts;

/// <summary>The population of the villages of a commune in a year, typed into a grid (nhập dân số).</summary>
public sealed class EnterPopulation(VuonLenDb db, TimeProvider clock)
{
    /// <param name="commune">Chosen, or null for the only one in reach.</param>
    /// <param name="year">Of the figures.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when the user reaches no such commune, or has to choose one.</returns>
    public async Task<View?> ShowAsync(AreaKey? commune, int year, CancellationToken cancel)
    {
        var scope = db.Caller.Places;
        var unit = commune is { } key
            ? await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel)
            : (scope.OnlyCommune ?? db.Caller.Scope.OnlyCommune) is { } path // an administrator may be the officer of one commune
                ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.AreaPath == path && u.Level == AreaLevel.Commune && u.ValidTo == null, cancel)
                : null;
        if (unit is not { Level: AreaLevel.Commune }
            || !(scope.Covers(unit.AreaPath) || scope.Granted.Any(g => g.StartsWith(unit.AreaPath, StringComparison.Ordinal))))
        {
            return null;
        }

        var parentId = (Guid?)unit.Id;
        var villages = (await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == unit.ProvinceCode && u.ParentId == parentId && u.ValidTo == null)
            .OrderBy(u => u.Code).ToListAsync(cancel)).Where(u => scope.Covers(u.AreaPath)).ToList();
        var stored = await StoredAsync(unit, year, cancel);
        var grew = await db.UnitsThatGrewAsync(unit.ProvinceCode, new(year, 1, 1), cancel);
        return new(
            unit,
            [.. villages.Select(v => (stored.GetValueOrDefault(v.Id) is { } row
                ? new Row(v.Id, v.Code, v.FullName, row.Figures, row.CountedOn, row.Source, row.Revision)
                : new Row(v.Id, v.Code, v.FullName, PopulationFigures.Empty, null, null, null))
                with { GrewOn = grew.TryGetValue(v.Id, out var on) ? on : null })],
            await Populations.OfAsync(db, unit.AreaPath, year, cancel),
            db.Caller.May(Rights.EditPopulation));
    }

    /// <summary>Saves the rows that differ from what is stored; when anybody saved one of them meanwhile, none.</summary>
    public async Task<Outcome> SaveAsync(AreaKey commune, int year, IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.EditPopulation))
            return AreaProblems.NotAllowed;
        if (!PopulationYears.IsPossible(year, clock.Today))
            return AreaProblems.WrongYear;

        var unit = await db.Units.AsNoTracking().At(commune).SingleOrDefaultAsync(cancel);
        if (unit is not { Level: AreaLevel.Commune })
            return AreaProblems.NotFound;

        var faults = rows.Select(r => r.Figures.FirstFault()?.Why ?? (r.CountedOn > clock.Today ? AreaProblems.CountedInFuture : null))
            .OfType<Problem>().Distinct().ToList();
        if (faults.Count > 0)
            return new(faults);

        var parentId = (Guid?)unit.Id;
        var villages = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == unit.ProvinceCode && u.ParentId == parentId && u.ValidTo == null).ToDictionaryAsync(u => u.Id, cancel);
        var stored = await StoredAsync(unit, year, cancel);
        var grew = await db.UnitsThatGrewAsync(unit.ProvinceCode, new(year, 1, 1), cancel);
        foreach (var row in rows)
        {
            if (!villages.TryGetValue(row.VillageId, out var village) || !db.Caller.Places.Covers(village.AreaPath))
                return AreaProblems.NotFound;

            var source = string.IsNullOrWhiteSpace(row.Source) ? null : row.Source.Trim();
            var known = stored.GetValueOrDefault(row.VillageId);
            var isAlike = known is null
                ? row.Figures.IsEmpty && row.CountedOn is null && source is null
                : (known.Figures, known.CountedOn, known.Source) == (row.Figures, row.CountedOn, source);
            if (isAlike)
                continue;
            if (known?.Revision != row.Revision)
                return DataProblems.ChangedMeanwhile;
            if (row.CountedOn is null && !row.Figures.IsEmpty && grew.TryGetValue(village.Id, out var on))
                return AreaProblems.CountedOnMissing(village.FullName, on);

            if (known is null)
                db.Add(known = new() { AreaPath = village.AreaPath, UnitId = village.Id, Year = year });
            (known.Figures, known.CountedOn, known.Source) = (row.Figures, row.CountedOn, source);
        }

        return await db.SaveAsync(nameof(EnterPopulation), cancel);
    }

    private Task<Dictionary<Guid, AreaPopulation>> StoredAsync(AreaUnit commune, int year, CancellationToken cancel) => db.Populations
        .Where(p => p.ProvinceCode == commune.ProvinceCode && p.AreaPath.StartsWith(commune.AreaPath) && p.Year == year)
        .ToDictionaryAsync(p => p.UnitId, cancel);

    /// <param name="Commune">Whose villages.</param>
    /// <param name="Rows">The villages in reach.</param>
    /// <param name="Sum">With what is known of all of them.</param>
    /// <param name="MayEdit">Else the page only shows.</param>
    public sealed record View(AreaUnit Commune, IReadOnlyList<Row> Rows, CommunePopulation Sum, bool MayEdit);

    public sealed record Row(
        Guid VillageId, string Code, string Name, PopulationFigures Figures, DateOnly? CountedOn, string? Source, int? Revision)
    {
        /// <summary>The day it took in another village since the year began: then its figures need their day.</summary>
        public DateOnly? GrewOn { get; init; }
    }
}
