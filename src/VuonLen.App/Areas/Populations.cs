using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>How many live where in a year, for rates (dân số theo năm).</summary>
public static class Populations
{
    /// <summary>The figures of a commune and of each of its villages, as <see cref="PopulationBook"/> reads them.</summary>
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
        var book = await PopulationBook.LoadAsync(db, communePath, year, cancel);
        var villages = units.Where(u => u.Level is AreaLevel.Village).ToDictionary(u => u.Id, u => book.Of(u.Id));
        var own = units.Where(u => u.Level is AreaLevel.Commune).Select(u => book.Of(u.Id)).FirstOrDefault() ?? PopulationFigures.Empty;
        return new(villages, own.Over(book.Sum(villages.Keys)), PopulationFigures.Of(field => villages.Values.Count(v => v[field] is null)));
    }
}

/// <param name="Villages">Every village of today by its id.</param>
/// <param name="Total">Of the commune; a figure is null when it is not known for all of it.</param>
/// <param name="Missing">How many villages have not entered each figure.</param>
public sealed record CommunePopulation(
    IReadOnlyDictionary<Guid, PopulationFigures> Villages, PopulationFigures Total, PopulationFigures Missing);
