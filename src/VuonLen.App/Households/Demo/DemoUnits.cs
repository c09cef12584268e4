using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Demo;

/// <summary>The commune, its villages and their population; what is there already stays as it is.</summary>
internal sealed class DemoUnits(VuonLenDb db, Func<IReadOnlyList<object>, CancellationToken, Task> append)
{
    private static readonly DateTimeOffset _since = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly _twoTiers = new(2025, 7, 1);

    /// <summary>Ids of the villages, in the order of the place.</summary>
    public async Task<IReadOnlyList<Guid>> AddAsync(DemoPlace place, int seed, CancellationToken cancel)
    {
        var units = await db.Units.Where(u => u.ProvinceCode == place.ProvinceCode && u.ValidTo == null)
            .Select(u => new { u.Id, u.Level, u.Code, u.AreaPath }).ToListAsync(cancel);
        var dice = Dice.For(seed, place.AreaPath, household: -2);
        var communeId = dice.Id(_since);
        var villageIds = place.Villages.Select(_ => dice.Id(_since)).ToList();
        if (units.Exists(u => u.Id == villageIds[0]))
            return villageIds;

        var rows = new List<object>();
        if (units.Find(u => u.Level is AreaLevel.Commune && u.Code == place.Code) is { } known)
            communeId = known.Id;
        else
            rows.Add(UnitOf(AreaLevel.Commune, place.AreaPath, place, communeId, units.Find(u => u.Level is AreaLevel.Province)?.Id));

        for (var v = 0; v < place.Villages.Count; v++)
        {
            var village = place.Villages[v];
            rows.Add(UnitOf(village, place, villageIds[v], communeId));
            rows.AddRange(Enumerable.Range(2024, 3).Select(year => PopulationOf(village, place, villageIds[v], year, dice)));
        }

        await append(rows, cancel);
        return villageIds;
    }

    private static AreaUnit UnitOf(AreaLevel level, string path, DemoPlace place, Guid id, Guid? province) => new()
    {
        Id = id,
        AreaPath = path,
        Level = level,
        Code = place.Code,
        Kind = place.Kind,
        Name = place.Name,
        ParentId = province,
        IsUrban = place.IsUrban,
        ValidFrom = _twoTiers,
    };

    private static AreaUnit UnitOf(DemoVillage village, DemoPlace place, Guid id, Guid commune) => new()
    {
        Id = id,
        AreaPath = $"{place.AreaPath}{village.Code}.",
        Level = AreaLevel.Village,
        Code = village.Code,
        Kind = village.Kind,
        Name = village.Name,
        ParentId = commune,
        IsUrban = place.IsUrban,
        IsEspeciallyDifficult = village.IsDifficult,
    };

    private static AreaPopulation PopulationOf(DemoVillage village, DemoPlace place, Guid unit, int year, Dice dice)
    {
        // A little fewer in the years before; of the present year exactly the totals.
        var (households, minority) = (village.Households - ((2026 - year) * (village.Households / 150)), village.Minority - ((2026 - year) * (village.Minority / 150)));
        var isIndigenous = place.Minorities.All(m => InventedNames.Of(m.Group).IsIndigenous);
        return new()
        {
            Id = dice.Id(_since),
            AreaPath = $"{place.AreaPath}{village.Code}.",
            UnitId = unit,
            Year = year,
            Households = households,
            Persons = households * 41 / 10,
            EthnicMinorityHouseholds = minority,
            EthnicMinorityPersons = minority * 41 / 10,
            IndigenousHouseholds = isIndigenous ? minority : null,
            IndigenousPersons = isIndigenous ? minority * 41 / 10 : null,
            CountedOn = new(year, 1, 5),
            Source = "Số liệu minh họa",
        };
    }
}
