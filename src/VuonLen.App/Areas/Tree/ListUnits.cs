using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules.Names;

namespace VuonLen.App.Areas.Tree;

/// <summary>The communes a user may choose from, or the villages of the only one (danh sách đơn vị).</summary>
public sealed class ListUnits(VuonLenDb db)
{
    public const int PageSize = 50;

    /// <param name="province">Chosen; needed by whoever reaches several.</param>
    /// <param name="search">Part of a name, diacritics aside, or the beginning of a code.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(string? province, string? search, int page, CancellationToken cancel)
    {
        var scope = db.Caller.Places;
        if (scope.OnlyCommune is { } path && await UnitAtAsync(path, cancel) is { } commune)
            return new([], null, commune, [], 0, false);

        // Provinces in reach, wholly or in part.
        var provinces = (await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Province && u.ValidTo == null)
            .OrderBy(u => u.Code).ToListAsync(cancel))
            .Where(p => scope.Granted.Any(g => g.StartsWith(p.AreaPath, StringComparison.Ordinal) || p.AreaPath.StartsWith(g, StringComparison.Ordinal)))
            .ToList();
        var chosen = provinces.Count == 1 ? provinces[0] : provinces.Find(p => p.Code == province);
        if (chosen is null)
            return new(provinces, null, null, [], 0, false);

        var parentId = (Guid?)chosen.Id;
        var communes = (await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == chosen.ProvinceCode && u.ParentId == parentId && u.ValidTo == null)
            .Select(u => new Row(u.Id, u.Code, u.Kind, u.Name, u.AreaPath, u.IsUrban, u.IsEspeciallyDifficult,
                db.Units.Count(v => v.ProvinceCode == u.ProvinceCode && v.ParentId == u.Id && v.ValidTo == null)))
            .ToListAsync(cancel))
            .Where(u => scope.Granted.Any(g => u.AreaPath.StartsWith(g, StringComparison.Ordinal) || g.StartsWith(u.AreaPath, StringComparison.Ordinal)))
            .Where(u => Matches(u, search)).ToList();
        return new(
            provinces, chosen, null,
            [.. communes.OrderBy(c => VietnameseName.Fold(c.Name), StringComparer.Ordinal).Skip((page - 1) * PageSize).Take(PageSize)],
            communes.Count,
            db.Caller.May(Rights.ManageAreas) && scope.Covers(chosen.AreaPath));
    }

    private Task<AreaUnit?> UnitAtAsync(string path, CancellationToken cancel) => db.Units.AsNoTracking()
        .SingleOrDefaultAsync(u => u.AreaPath == path && u.Level == AreaLevel.Commune && u.ValidTo == null, cancel);

    private static bool Matches(Row unit, string? search) => string.IsNullOrWhiteSpace(search)
        || unit.Code.StartsWith(search.Trim(), StringComparison.OrdinalIgnoreCase)
        || VietnameseName.Fold($"{unit.Kind} {unit.Name}").Contains(VietnameseName.Fold(search), StringComparison.Ordinal);

    /// <param name="Provinces">To choose from.</param>
    /// <param name="Province">Chosen, or the only one.</param>
    /// <param name="OnlyCommune">The one commune the user works in: its own page shows all there is.</param>
    /// <param name="Communes">One page of them.</param>
    /// <param name="Total">Of all pages.</param>
    /// <param name="MayAdd">A commune, to the province.</param>
    public sealed record View(
        IReadOnlyList<AreaUnit> Provinces, AreaUnit? Province, AreaUnit? OnlyCommune, IReadOnlyList<Row> Communes, int Total, bool MayAdd);

    public sealed record Row(
        Guid Id, string Code, string Kind, string Name, string AreaPath, bool IsUrban, bool? IsEspeciallyDifficult, int Villages);
}
