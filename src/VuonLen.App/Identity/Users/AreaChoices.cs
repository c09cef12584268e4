using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Areas as an administrator picks them for an account: names for paths, and what there is to choose from.</summary>
public sealed class AreaChoices(VuonLenDb db, TimeProvider clock)
{
    /// <summary>"Bản Nậm Loỏng, Phường Tân Phong" for each path; the path itself where no unit stands there today.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> paths, CancellationToken cancel)
    {
        var asked = paths.Distinct().ToList();
        var needed = asked.Concat(asked.Where(AreaPaths.IsPath).Select(AreaPaths.CommunePathOf).OfType<string>()).Distinct().ToList();
        var names = (await Today().Where(u => needed.Contains(u.AreaPath)).Select(u => new { u.AreaPath, u.Kind, u.Name }).ToListAsync(cancel))
            .GroupBy(u => u.AreaPath).ToDictionary(g => g.Key, g => $"{g.First().Kind} {g.First().Name}");

        return asked.ToDictionary(path => path, path => path switch
        {
            Grants.Nation => "Toàn hệ thống",
            _ when !names.TryGetValue(path, out var name) => path,
            _ when AreaPaths.DepthOf(path) == 3 && names.TryGetValue(AreaPaths.CommunePathOf(path)!, out var commune) =>
                $"{names[path]}, {commune}",
            _ => names[path],
        });
    }

    /// <summary>What can be chosen: the province's communes, the commune with its villages; only where the caller administers.</summary>
    /// <param name="provincePath">Chosen already, or null.</param>
    /// <param name="communePath">Chosen already, or null: then the caller's own, if there is one.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Choices> ToChooseAsync(string? provincePath, string? communePath, CancellationToken cancel)
    {
        if (db.Caller.Administered.Granted.FirstOrDefault() is not { } administered)
            return new(null, null, [], [], []);

        communePath ??= provincePath is null
            ? db.Caller.Scope.OnlyCommune ?? (administered.Length > 0 ? db.Caller.Administered.OnlyCommune : null)
            : null;
        if (communePath is null || !AreaPaths.IsPath(communePath) || AreaPaths.DepthOf(communePath) != 2
            || (provincePath is not null && !communePath.StartsWith(provincePath, StringComparison.Ordinal)))
        {
            communePath = null;
        }

        if (provincePath is null || !AreaPaths.IsPath(provincePath) || AreaPaths.DepthOf(provincePath) != 1)
        {
            provincePath = communePath is not null ? $"{AreaPaths.ProvinceOf(communePath)}."
                : administered.Length > 0 ? $"{AreaPaths.ProvinceOf(administered)}." : null;
        }

        var provinces = Today().Where(u => u.Level == AreaLevel.Province);
        if (administered.Length > 0)
        {
            var own = $"{AreaPaths.ProvinceOf(administered)}.";
            provinces = provinces.Where(u => u.AreaPath == own);
        }

        var within = Today().Where(u => u.AreaPath.StartsWith(administered));
        return new(
            provincePath,
            communePath,
            await ListAsync(provinces, cancel),
            provincePath is null ? [] : await ListAsync(within.Where(u => u.Level == AreaLevel.Commune && u.AreaPath.StartsWith(provincePath)), cancel),
            communePath is null ? [] : await ListAsync(within.Where(u => u.Level == AreaLevel.Village && u.AreaPath.StartsWith(communePath)), cancel));
    }

    private IQueryable<AreaUnit> Today()
    {
        var today = clock.Today;
        return db.Units.AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo > today);
    }

    private static async Task<IReadOnlyList<Choice>> ListAsync(IQueryable<AreaUnit> units, CancellationToken cancel) =>
        [.. (await units.Select(u => new { u.AreaPath, u.Kind, u.Name }).ToListAsync(cancel))
            .Select(u => new Choice(u.AreaPath, $"{u.Kind} {u.Name}", u.Name))
            .OrderBy(c => c.Name, Shell.Vn.Order)];

    public sealed record Choice(string Path, string Text, string Name);

    public sealed record Choices(
        string? Province, string? Commune, IReadOnlyList<Choice> Provinces, IReadOnlyList<Choice> Communes, IReadOnlyList<Choice> Villages);
}
