using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Reports.Packs;

/// <summary>Shows which units have forms, and what was frozen of them (biểu báo cáo).</summary>
public sealed class ListPacks(VuonLenDb db, TimeProvider clock)
{
    private const int MostUnits = 50;

    /// <param name="year">Null for this year.</param>
    /// <param name="sought">Part of a commune's name or its code, for who has many; null for the first ones.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(int? year, string? sought, CancellationToken cancel)
    {
        var scope = db.Caller.Scope;
        var of = year ?? clock.Today.Year;
        var provinces = scope.Granted.Where(p => p.Length > 0).Select(AreaPaths.ProvinceOf).Distinct().ToList();
        var units = (await db.Units.AsNoTracking()
                .Where(u => u.ValidTo == null && u.Level != AreaLevel.Village && (provinces.Contains(u.ProvinceCode) || provinces.Count == 0))
                .OrderBy(u => u.AreaPath).ToListAsync(cancel))
            .Where(u => scope.Mentor is null && scope.Covers(u.AreaPath)).ToList();
        var packs = await db.FormPacks.AsNoTracking().Where(p => p.Year == of).OrderByDescending(p => p.FrozenAt).ToListAsync(cancel);
        var text = sought?.Trim() ?? "";
        var shown = units.Where(u => text.Length == 0 || u.Code == text || VietnameseName.Fold(u.FullName).Contains(VietnameseName.Fold(text), StringComparison.Ordinal)).ToList();
        return new(
            of, clock.Today.Year, text, units.Count, shown.Count,
            [.. shown.Take(MostUnits).Select(u => new Line(u, [.. packs.Where(p => p.UnitId == u.Id)]))]);
    }

    /// <param name="Year">Shown.</param>
    /// <param name="ThisYear">By the clock.</param>
    /// <param name="Sought">As typed.</param>
    /// <param name="Units">Communes and provinces in reach.</param>
    /// <param name="Found">That fit what is sought.</param>
    /// <param name="Lines">The first of them.</param>
    public sealed record View(int Year, int ThisYear, string Sought, int Units, int Found, IReadOnlyList<Line> Lines);

    /// <param name="Unit">A commune or province.</param>
    /// <param name="Packs">Frozen of it in the year, the latest first.</param>
    public sealed record Line(AreaUnit Unit, IReadOnlyList<FormPack> Packs);
}
