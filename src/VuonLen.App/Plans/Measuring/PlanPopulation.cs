using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Plans.Measuring;

/// <summary>How many households live where, for rates; the latest year entered.</summary>
internal sealed class PlanPopulation
{
    private readonly Dictionary<Guid, (int? All, int? Minority)> _byUnit = [];
    private (int? All, int? Minority) _total;

    public static PlanPopulation None { get; } = new();

    public static async Task<PlanPopulation> LoadAsync(VuonLenDb db, string areaPath, DateOnly today, CancellationToken cancel)
    {
        var population = new PlanPopulation();
        var province = AreaPaths.ProvinceOf(areaPath);
        var rows = db.Populations.AsNoTracking().Where(p => p.ProvinceCode == province && p.AreaPath.StartsWith(areaPath) && p.Year <= today.Year);
        if (await rows.Where(p => p.Households != null).MaxAsync(p => (int?)p.Year, cancel) is not { } year)
            return population;

        if (AreaPaths.DepthOf(areaPath) > 1)
        {
            var figures = await Populations.OfAsync(db, areaPath, year, cancel);
            foreach (var (village, counts) in figures.Villages)
                population._byUnit[village] = (counts.Households, counts.EthnicMinorityHouseholds);
            population._total = (figures.Total.Households, figures.Total.EthnicMinorityHouseholds);
            return population;
        }

        var byUnit = await rows.Where(p => p.Year == year).ToDictionaryAsync(p => p.UnitId, p => (p.Households, p.EthnicMinorityHouseholds), cancel);
        var units = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == province && u.ValidTo == null && u.Level != AreaLevel.Province).ToListAsync(cancel);
        foreach (var commune in units.Where(u => u.Level is AreaLevel.Commune))
        {
            var villages = units.Where(u => u.Level is AreaLevel.Village && u.ParentId == commune.Id).Select(u => byUnit.GetValueOrDefault(u.Id)).ToList();
            var own = byUnit.GetValueOrDefault(commune.Id);
            population._byUnit[commune.Id] = (own.Item1 ?? Sum(villages.Select(v => v.Item1)), own.Item2 ?? Sum(villages.Select(v => v.Item2)));
        }

        population._total = (Sum(population._byUnit.Values.Select(v => v.All)), Sum(population._byUnit.Values.Select(v => v.Minority)));
        return population;
    }

    public int? Of(AreaUnit? place, bool isOfMinority)
    {
        var figures = place is null ? _total : _byUnit.GetValueOrDefault(place.Id);
        return isOfMinority ? figures.Minority : figures.All;
    }

    /// <summary>Null as soon as one is not entered.</summary>
    private static int? Sum(IEnumerable<int?> figures)
    {
        var all = figures.ToList();
        return all.Count == 0 || all.Contains(null) ? null : all.Sum();
    }
}
