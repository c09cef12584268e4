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

    public static async Task<UrbanPlaces> LoadAsync(VuonLenDb db, IReadOnlyList<string> provinces, CancellationToken cancel)
    {
        var units = await db.Units.Where(u => provinces.Contains(u.ProvinceCode) && u.Level != AreaLevel.Province)
            .Select(u => new { u.Id, u.AreaPath, u.Level, u.IsUrban, IsPresent = u.ValidTo == null })
            .ToListAsync(cancel);
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
