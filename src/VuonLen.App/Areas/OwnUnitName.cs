using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Shell;

namespace VuonLen.App.Areas;

/// <summary>The commune or province a user works for, for the top bar: the smallest that holds all areas granted.</summary>
internal sealed class OwnUnitName(VuonLenDb db) : IUnitName
{
    public async Task<string?> FindAsync(CancellationToken cancel)
    {
        // An administrator has areas to keep and no households to see.
        var granted = db.Caller.Scope.Granted.Concat(db.Caller.Administered.Granted).Where(p => p.Contains('.', StringComparison.Ordinal)).ToList();
        var path = granted.Select(p => AreaPaths.CommunePathOf(p)).Distinct().ToList() is [{ } commune] ? commune
            : granted.Select(AreaPaths.ProvinceOf).Distinct().ToList() is [var province] ? $"{province}."
            : null;
        return path is null or AreaPaths.Nation ? null : (await db.Units.AsNoTracking()
            .Where(u => u.AreaPath == path && u.ValidTo == null && u.Level != AreaLevel.Village).FirstOrDefaultAsync(cancel))?.FullName;
    }
}
