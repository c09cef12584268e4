using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>How many live where in a year, for rates (dân số theo năm).</summary>
public static class Populations
{
    /// <summary>The figures of a commune and of each of its villages.</summary>
    /// <remarks>
    /// A village formed during the year out of whole villages has their sum. What the commune entered for itself comes before the
    /// sum of its villages; a sum stands only when every village has that figure.
    /// </remarks>
    /// <param name="db">Figures outside its caller's scope count as not entered.</param>
    /// <param name="communePath">"24.00070."</param>
    /// <param name="year">Of the figures.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<CommunePopulation> OfAsync(VuonLenDb db, string communePath, int year, CancellationToken cancel)
    {
        var province = AreaPaths.ProvinceOf(communePath);
        var units = await db.Units
            .Where(u => u.ProvinceCode == province && u.AreaPath.StartsWith(communePath) && u.Level != AreaLevel.Province && u.ValidTo == null)
            .Select(u => new { u.Id, u.Level }).ToListAsync(cancel);
        var rows = await db.Populations.AsNoTracking()
            .Where(p => p.ProvinceCode == province && p.AreaPath.StartsWith(communePath) && p.Year == year)
            .ToDictionaryAsync(p => p.UnitId, p => p.Figures, cancel);
        var formers = (await db.Successions
            .Where(s => s.ProvinceCode == province && s.AreaPath.StartsWith(communePath))
            .Select(s => new { s.FormerUnitId, s.SuccessorUnitId, s.IsPart, s.On }).ToListAsync(cancel))
            .ToLookup(s => s.SuccessorUnitId);

        var villages = units.Where(u => u.Level is AreaLevel.Village).ToDictionary(u => u.Id, u => Of(u.Id, 0));
        var sum = PopulationFigures.Of(field => Sum(villages.Values, field));
        var own = units.Where(u => u.Level is AreaLevel.Commune).Select(u => Of(u.Id, 0)).FirstOrDefault() ?? PopulationFigures.Empty;
        return new(villages, own.Over(sum), PopulationFigures.Of(field => villages.Values.Count(v => v[field] is null)));

        PopulationFigures Of(Guid unit, int depth)
        {
            if (rows.TryGetValue(unit, out var entered))
                return entered;

            var whole = formers[unit].Where(f => f.On.Year >= year).ToList();
            return whole.Count == 0 || whole.Exists(f => f.IsPart) || depth > whole.Count + 10
                ? PopulationFigures.Empty
                : PopulationFigures.Of(field => Sum(whole.Select(f => Of(f.FormerUnitId, depth + 1)), field));
        }
    }

    /// <summary>Null as soon as one is not entered: "not entered" is not 0.</summary>
    private static int? Sum(IEnumerable<PopulationFigures> figures, PopulationField field)
    {
        var all = figures.Select(f => f[field]).ToList();
        return all.Count == 0 || all.Contains(null) ? null : all.Sum();
    }
}

/// <param name="Villages">Every village of today by its id.</param>
/// <param name="Total">Of the commune; a figure is null when it is not known for all of it.</param>
/// <param name="Missing">How many villages have not entered each figure.</param>
public sealed record CommunePopulation(
    IReadOnlyDictionary<Guid, PopulationFigures> Villages, PopulationFigures Total, PopulationFigures Missing);
