using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Exporting;

/// <summary>Names of the places households lie in, in memory.</summary>
internal sealed class ExportPlaces
{
    private readonly Dictionary<Guid, AreaUnit> _villages;
    private readonly Dictionary<string, AreaUnit> _communes, _provinces;

    private ExportPlaces(List<AreaUnit> units)
    {
        _villages = units.Where(u => u.Level is AreaLevel.Village).ToDictionary(u => u.Id);
        _communes = Present(units, AreaLevel.Commune);
        _provinces = Present(units, AreaLevel.Province);
    }

    public static async Task<ExportPlaces> LoadAsync(VuonLenDb db, IEnumerable<string> provinces, CancellationToken cancel)
    {
        var codes = provinces.Distinct().ToList();
        return new(await db.Units.AsNoTracking().Where(u => codes.Contains(u.ProvinceCode)).ToListAsync(cancel));
    }

    public AreaUnit? VillageOf(Household household) => household.VillageId is { } id ? _villages.GetValueOrDefault(id) : null;

    public AreaUnit? CommuneOf(Household household) =>
        AreaPaths.CommunePathOf(household.AreaPath) is { } path ? _communes.GetValueOrDefault(path) : null;

    public AreaUnit? ProvinceOf(Household household) => _provinces.GetValueOrDefault($"{household.ProvinceCode}.");

    private static Dictionary<string, AreaUnit> Present(List<AreaUnit> units, AreaLevel level) =>
        units.Where(u => u.Level == level && u.ValidTo is null).GroupBy(u => u.AreaPath).ToDictionary(g => g.Key, g => g.First());
}
