using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>Which places count as urban, for a standard's lines.</summary>
public sealed class UrbanPlaces
{
    private readonly Dictionary<Guid, bool> _byUnit;
    private readonly Dictionary<string, bool> _byCommunePath;

    private UrbanPlaces(IEnumerable<(Guid Id, string AreaPath, AreaLevel Level, bool IsUrban, bool IsPresent)> units)
    {
        var known = units.ToList();
        _byUnit = known.ToDictionary(u => u.Id, u => u.IsUrban);
        _byCommunePath = known.Where(u => u is { Level: AreaLevel.Commune, IsPresent: true })
            .GroupBy(u => u.AreaPath).ToDictionary(g => g.Key, g => g.First().IsUrban);
    }

    /// <summary>All places of some provinces.</summary>
    public static Task<UrbanPlaces> LoadAsync(VuonLenDb db, IReadOnlyList<string> provinces, CancellationToken cancel) =>
        LoadAsync(db.Units.Where(u => provinces.Contains(u.ProvinceCode) && u.Level != AreaLevel.Province), cancel);

    /// <summary>The places of a few households: their villages, and the communes they lie in.</summary>
    public static Task<UrbanPlaces> LoadAsync(VuonLenDb db, IEnumerable<(Guid? Village, string AreaPath)> homes, CancellationToken cancel)
    {
        var places = homes.Distinct().ToList();
        var provinces = places.Select(p => AreaPaths.ProvinceOf(p.AreaPath)).Distinct().ToList();
        var villages = places.Select(p => p.Village).OfType<Guid>().Distinct().ToList();
        var communes = places.Select(p => AreaPaths.CommunePathOf(p.AreaPath)).OfType<string>().Distinct().ToList();
        return LoadAsync(
            db.Units.Where(u => provinces.Contains(u.ProvinceCode)
                && (villages.Contains(u.Id) || (u.Level == AreaLevel.Commune && communes.Contains(u.AreaPath)))),
            cancel);
    }

    private static async Task<UrbanPlaces> LoadAsync(IQueryable<AreaUnit> places, CancellationToken cancel)
    {
        var units = await places.Select(u => new { u.Id, u.AreaPath, u.Level, u.IsUrban, IsPresent = u.ValidTo == null }).ToListAsync(cancel);
        return new(units.Select(u => (u.Id, u.AreaPath, u.Level, u.IsUrban, u.IsPresent)));
    }

    /// <summary>By the village, else by the commune; null when neither is in the tree.</summary>
    public bool? IsUrban(Guid? village, string areaPath)
    {
        if (village is { } id && _byUnit.TryGetValue(id, out var isUrban))
            return isUrban;

        return AreaPaths.CommunePathOf(areaPath) is { } commune && _byCommunePath.TryGetValue(commune, out isUrban) ? isUrban : null;
    }
}
