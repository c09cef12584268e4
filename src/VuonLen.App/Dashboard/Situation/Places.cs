using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;

namespace VuonLen.App.Dashboard.Situation;

/// <summary>The units whose households are counted, with the population a rate needs.</summary>
internal sealed class Places
{
    public required string? Name { get; init; }

    public required HouseholdFilter Base { get; init; }

    public required bool IsByCommune { get; init; }

    public required IReadOnlyList<Unit> Units { get; init; }

    public required int? Year { get; init; }

    /// <summary>Households of the whole; null when not known for all of it.</summary>
    public required int? Total { get; init; }

    public required int? TotalEthnicMinority { get; init; }

    public int WithoutPopulation => Units.Count(u => u.Households is null);

    /// <summary>What all lists have in common: the commune, when one of several was chosen, and of several provinces its own.</summary>
    /// <param name="db">Of whose scope.</param>
    /// <param name="province">Code of one of several provinces; null is all of them.</param>
    /// <param name="commune">Code of one of several communes; null is all of them.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<HouseholdFilter> BasisAsync(VuonLenDb db, string? province, string? commune, CancellationToken cancel)
    {
        var scope = db.Caller.Scope;
        if (scope.OnlyCommune is not null)
            return new();
        if (db.OnlyProvince() is not null)
            return new() { Commune = commune };
        if (province is null && commune is not null)
        {
            // An address without the province says enough when only one province has such a commune.
            var places = await db.Units.Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.Code == commune)
                .Select(u => new { u.ProvinceCode, u.AreaPath }).ToListAsync(cancel);
            province = places.Where(p => Reaches(scope, p.AreaPath)).Select(p => p.ProvinceCode).Distinct().ToList() is [var only] ? only : null;
        }

        return new() { Province = province, Commune = commune };
    }

    public static async Task<Places> LoadAsync(VuonLenDb db, HouseholdFilter basis, DateOnly today, CancellationToken cancel)
    {
        var scope = db.Caller.Scope;
        var (province, commune) = (db.OnlyProvince() ?? (basis.Province is { } asked && AreaPaths.IsCode(asked) ? asked : null), basis.Commune);
        var path = scope.OnlyCommune ?? (province is not null && commune is not null && AreaPaths.IsCode(commune) ? $"{province}.{commune}." : null);
        var within = path ?? (province is null ? "" : $"{province}.");
        var years = db.Populations.Where(p => p.AreaPath.StartsWith(within) && p.Households != null && p.Year <= today.Year);
        var year = await years.MaxAsync(p => (int?)p.Year, cancel);
        var units = (await db.Units
                .Where(u => u.ValidTo == null && u.AreaPath.StartsWith(within) && (province == null || u.ProvinceCode == province))
                .Select(u => new { u.Id, u.Level, u.Code, u.Kind, u.Name, u.AreaPath, u.ProvinceCode }).ToListAsync(cancel))
            .Where(u => Reaches(scope, u.AreaPath))
            .ToList();
        string? NameAt(string of) => units.Where(u => u.AreaPath == of).Select(u => $"{u.Kind} {u.Name}").FirstOrDefault();

        if (path is null)
        {
            var figures = await CommunesAsync(db, within, year, cancel);
            var communes = units.Where(u => u.Level == AreaLevel.Commune).OrderBy(u => u.Name, Shell.Vn.Order)
                .Select(u => new Unit(
                    u.Id, u.Code, $"{u.Kind} {u.Name}", basis with { Province = db.OnlyProvince() is null ? u.ProvinceCode : null, Commune = u.Code },
                    db.OnlyProvince() is null
                        ? $"/?province={Uri.EscapeDataString(u.ProvinceCode)}&commune={Uri.EscapeDataString(u.Code)}"
                        : $"/?commune={Uri.EscapeDataString(u.Code)}",
                    figures.GetValueOrDefault(u.AreaPath).Households, figures.GetValueOrDefault(u.AreaPath).EthnicMinority)
                {
                    ProvinceCode = u.ProvinceCode,
                })
                .ToList();
            return new()
            {
                Name = province is null ? null : NameAt($"{province}."),
                Base = basis,
                IsByCommune = true,
                Units = communes,
                Year = year,
                Total = Sum(communes.Select(u => u.Households)),
                TotalEthnicMinority = Sum(communes.Select(u => u.EthnicMinority)),
            };
        }

        var population = year is { } of ? await Populations.OfAsync(db, path, of, cancel) : null;
        var villages = units.Where(u => u.Level == AreaLevel.Village && scope.Covers(u.AreaPath))
            .OrderBy(u => u.Code.Length).ThenBy(u => u.Code, StringComparer.Ordinal)
            .Select(u => new Unit(
                u.Id, u.Code, $"{u.Kind} {u.Name}", basis with { Village = u.Id }, $"/areas/{u.ProvinceCode}/{u.Id}",
                population?.Villages.GetValueOrDefault(u.Id)?.Households, population?.Villages.GetValueOrDefault(u.Id)?.EthnicMinorityHouseholds))
            .ToList();
        var isWhole = scope.Covers(path);
        return new()
        {
            Name = NameAt(path),
            Base = basis,
            IsByCommune = false,
            Units = villages,
            Year = year,
            Total = isWhole ? population?.Total.Households : Sum(villages.Select(u => u.Households)),
            TotalEthnicMinority = isWhole ? population?.Total.EthnicMinorityHouseholds : Sum(villages.Select(u => u.EthnicMinority)),
        };
    }

    /// <summary>By path of the commune: what it entered for itself, else the sum of its villages.</summary>
    private static async Task<Dictionary<string, (int? Households, int? EthnicMinority)>> CommunesAsync(
        VuonLenDb db, string within, int? year, CancellationToken cancel)
    {
        var rows = await FiguresAsync(db, within, year, cancel);
        var units = rows.Count == 0 ? [] : await db.Units.Where(u => u.ValidTo == null && u.AreaPath.StartsWith(within) && u.Level != AreaLevel.Province)
            .Select(u => new { u.Id, u.Level, u.AreaPath }).ToListAsync(cancel);
        return units.GroupBy(u => AreaPaths.CommunePathOf(u.AreaPath)!).ToDictionary(g => g.Key, g =>
        {
            var own = g.Where(u => u.Level == AreaLevel.Commune).Select(u => rows.GetValueOrDefault(u.Id)).OfType<AreaPopulation>().FirstOrDefault();
            var villages = g.Where(u => u.Level == AreaLevel.Village).Select(u => rows.GetValueOrDefault(u.Id)).ToList();
            return (own?.Households ?? Sum(villages.Select(v => v?.Households)), own?.EthnicMinorityHouseholds ?? Sum(villages.Select(v => v?.EthnicMinorityHouseholds)));
        });
    }

    private static async Task<Dictionary<Guid, AreaPopulation>> FiguresAsync(VuonLenDb db, string within, int? year, CancellationToken cancel) =>
        year is null ? [] : await db.Populations.Where(p => p.AreaPath.StartsWith(within) && p.Year == year).AsNoTracking()
            .ToDictionaryAsync(p => p.UnitId, cancel);

    private static bool Reaches(AreaScope scope, string path) =>
        scope.Covers(path) || scope.Granted.Any(p => p.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Null as soon as one is not entered.</summary>
    private static int? Sum(IEnumerable<int?> figures)
    {
        var all = figures.ToList();
        return all.Count == 0 || all.Contains(null) ? null : all.Sum();
    }

    public sealed record Unit(Guid Id, string Code, string Name, HouseholdFilter Filter, string? Href, int? Households, int? EthnicMinority)
    {
        /// <summary>Of a commune: two provinces may have one of the same code.</summary>
        public string? ProvinceCode { get; init; }
    }
}
