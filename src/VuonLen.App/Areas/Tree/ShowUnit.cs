using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Areas.Tree;

/// <summary>All that is stored of a unit: where it lies, what it was formed from, its villages, its population by year.</summary>
public sealed class ShowUnit(VuonLenDb db)
{
    /// <returns>Null when it does not exist, or lies neither in nor above the user's area.</returns>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);
        var scope = db.Caller.Places;
        if (unit is null || !(scope.Covers(unit.AreaPath)
            || scope.Granted.Any(g => g.StartsWith(unit.AreaPath, StringComparison.Ordinal))))
        {
            return null;
        }

        List<AreaUnit> above = [];
        for (var parent = unit.ParentId; parent is { } id; parent = above[0].ParentId)
            above.Insert(0, await db.Units.AsNoTracking().At(new(key.ProvinceCode, id)).SingleAsync(cancel));

        var villages = unit.Level is AreaLevel.Commune
            ? await db.Units.AsNoTracking()
                .Where(u => u.ProvinceCode == key.ProvinceCode && u.ParentId == key.Id)
                .OrderBy(u => u.ValidTo != null).ThenBy(u => u.Code).ToListAsync(cancel)
            : [];
        var population = await db.Populations.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.UnitId == key.Id).OrderByDescending(p => p.Year).ToListAsync(cancel);
        var (isVillage, isInScope) = (unit.Level is AreaLevel.Village, scope.Covers(unit.AreaPath));
        var may = unit.Level is not AreaLevel.Province && isInScope && unit.ValidTo is null
            && db.Caller.May(isVillage ? Rights.ManageVillages : Rights.ManageAreas);
        return new(
            unit, above, villages, population,
            await OthersAsync(key, isFormer: true, cancel), await OthersAsync(key, isFormer: false, cancel),
            may,
            unit.Level is AreaLevel.Commune && unit.ValidTo is null && isInScope && db.Caller.May(Rights.ManageVillages),
            may && isVillage && db.Caller.May(Rights.ReadHouseholds),
            db.Caller.May(Rights.ReadHouseholds));
    }

    private Task<List<Other>> OthersAsync(AreaKey key, bool isFormer, CancellationToken cancel) => db.Successions
        .Where(s => s.ProvinceCode == key.ProvinceCode && (isFormer ? s.SuccessorUnitId == key.Id : s.FormerUnitId == key.Id))
        .Join(
            db.Units.Where(u => u.ProvinceCode == key.ProvinceCode), s => isFormer ? s.FormerUnitId : s.SuccessorUnitId, u => u.Id,
            (s, u) => new Other(u.Id, u.Kind + " " + u.Name, s.On, s.IsPart))
        .ToListAsync(cancel);

    /// <param name="Unit">Itself.</param>
    /// <param name="Above">From the province down.</param>
    /// <param name="Villages">Those of today first.</param>
    /// <param name="Population">Of the unit itself, newest first.</param>
    /// <param name="Formers">What it took over.</param>
    /// <param name="Successors">Who took it over.</param>
    /// <param name="MayEdit">It, and end it, and merge it.</param>
    /// <param name="MayAddVillages">Add and merge them.</param>
    /// <param name="MaySplit">It is a village, and the user may see its households.</param>
    /// <param name="MayReadHouseholds">Whether lists of households are shown.</param>
    public sealed record View(
        AreaUnit Unit, IReadOnlyList<AreaUnit> Above, IReadOnlyList<AreaUnit> Villages, IReadOnlyList<AreaPopulation> Population,
        IReadOnlyList<Other> Formers, IReadOnlyList<Other> Successors, bool MayEdit, bool MayAddVillages, bool MaySplit, bool MayReadHouseholds);

    public sealed record Other(Guid Id, string Name, DateOnly On, bool IsPart);
}
