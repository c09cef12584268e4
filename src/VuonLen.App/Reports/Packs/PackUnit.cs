using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>The commune or province a pack is of, with the units that get a row.</summary>
/// <param name="Unit">Of today.</param>
/// <param name="Areas">Rows: each group before its children.</param>
/// <param name="IndexOf">Row of a unit by its id.</param>
/// <param name="Unplaced">Row of households whose village nobody has said; null when there are none.</param>
internal sealed record PackUnit(AreaUnit Unit, IReadOnlyList<FormArea> Areas, IReadOnlyDictionary<Guid, int> IndexOf, int? Unplaced)
{
    public const string UnplacedCode = "?";

    public bool IsProvince => Unit.Level is AreaLevel.Province;

    public string NameTitle => IsProvince ? "Phường/ Xã" : "Thôn/ Tổ dân phố";

    /// <summary>Finds it, if the caller's scope covers the whole of it.</summary>
    public static async Task<AreaUnit?> FindAsync(VuonLenDb db, AreaKey key, CancellationToken cancel) =>
        await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is { ValidTo: null } unit
        && unit.Level is not AreaLevel.Village && db.Caller.Scope.Mentor is null && db.Caller.Scope.Covers(unit.AreaPath)
            ? unit
            : null;

    /// <summary>Its rows, with the population of a year.</summary>
    /// <param name="db">Of the caller.</param>
    /// <param name="unit">A commune or province.</param>
    /// <param name="year">Of the population.</param>
    /// <param name="clusters">Of a province, by code of the commune; empty for none.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<PackUnit> LoadAsync(
        VuonLenDb db, AreaUnit unit, int year, IReadOnlyDictionary<string, string> clusters, CancellationToken cancel)
    {
        var isProvince = unit.Level is AreaLevel.Province;
        var level = isProvince ? AreaLevel.Commune : AreaLevel.Village;
        var children = (await db.Units.AsNoTracking()
                .Where(u => u.ProvinceCode == unit.ProvinceCode && u.AreaPath.StartsWith(unit.AreaPath) && u.Level == level && u.ValidTo == null)
                .ToListAsync(cancel))
            .OrderBy(u => u.Code.Length).ThenBy(u => u.Code, StringComparer.Ordinal).ToList();
        var population = await PopulationBook.LoadAsync(db, unit.AreaPath, year, cancel);
        var reported = await ReportedAsync(db, unit, isProvince, cancel);

        var areas = new List<FormArea>();
        var indexOf = new Dictionary<Guid, int>();
        if (isProvince && clusters.Count > 0)
        {
            // A commune of no cluster stands last, under a name of its own: it must not vanish from the sum.
            foreach (var cluster in children.GroupBy(c => clusters.GetValueOrDefault(c.Code, "Ngoài các cụm")).OrderBy(g => g.Key == "Ngoài các cụm"))
                Group($"C{areas.Count + 1}", cluster.Key, population.Sum(cluster.Select(c => c.Id)), [.. cluster]);
        }
        else
        {
            Group(unit.Code, unit.FullName, population.Of(unit.Id), children);
        }

        var rows = new PackUnit(unit, areas, indexOf, null);
        return !isProvince && await db.Households.AnyAsync(h => h.ProvinceCode == unit.ProvinceCode && h.AreaPath == unit.AreaPath && h.VillageId == null, cancel)
            ? rows.WithUnplaced()
            : rows;

        void Group(string code, string name, PopulationFigures figures, List<AreaUnit> members)
        {
            var group = areas.Count;
            areas.Add(new(code, name, null, Population(figures)));
            foreach (var child in members)
            {
                indexOf[child.Id] = areas.Count;
                areas.Add(new(child.Code, child.FullName, group, Population(population.Of(child.Id))) { IsReported = reported.Contains(isProvince ? child.Code : child.Id.ToString()) });
            }

            // A unit without villages has its own row to count in.
            if (members.Count == 0)
                areas.Add(new(UnplacedCode, "(chưa có thôn)", group, FormPopulation.Unknown));
        }
    }

    /// <summary>With a row for households of no village.</summary>
    public PackUnit WithUnplaced() => Unplaced is not null
        ? this
        : this with { Areas = [.. Areas, new(UnplacedCode, "(chưa rõ thôn)", 0, FormPopulation.Unknown)], Unplaced = Areas.Count };

    /// <summary>Row of a household of this unit; one of a village that is no more stands with those of none.</summary>
    public int? RowOf(Guid? village, Guid? commune) =>
        (IsProvince ? commune : village) is { } id && IndexOf.TryGetValue(id, out var row) ? row : Unplaced;

    /// <summary>The unit of a row, or null for a group and for rows of no unit.</summary>
    public Guid? UnitOf(int row) => IndexOf.Where(u => u.Value == row).Select(u => (Guid?)u.Key).FirstOrDefault();

    /// <summary>Villages (of a province: communes) of which the ledger says anything at all.</summary>
    private static async Task<HashSet<string>> ReportedAsync(VuonLenDb db, AreaUnit unit, bool isProvince, CancellationToken cancel)
    {
        var known = db.Households.Where(h => h.ProvinceCode == unit.ProvinceCode && h.AreaPath.StartsWith(unit.AreaPath)
            && h.Recognitions.Any(r => !r.IsOfProvince));
        return isProvince
            ? [.. await known.Select(h => h.CommuneCode).Distinct().ToListAsync(cancel)]
            : [.. (await known.Where(h => h.VillageId != null).Select(h => h.VillageId!.Value).Distinct().ToListAsync(cancel)).Select(id => id.ToString())];
    }

    private static FormPopulation Population(PopulationFigures figures) => new(
        figures.Households, figures.Persons, figures.EthnicMinorityHouseholds, figures.EthnicMinorityPersons,
        figures.IndigenousHouseholds, figures.IndigenousPersons);
}
