using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Shell;

namespace VuonLen.App.Areas;

/// <summary>The commune or province a user works for, for the top bar: the smallest that holds all areas granted.</summary>
/// <remarks>The frame is made while the page still reads, and a context serves one reader: this one has its own.</remarks>
internal sealed class OwnUnitName(ICaller caller, IServiceScopeFactory scopes) : IUnitName
{
    public async Task<string?> FindAsync(CancellationToken cancel)
    {
        // An administrator has areas to keep and no households to see.
        var granted = caller.Scope.Granted.Concat(caller.Administered.Granted).Where(p => p.Contains('.', StringComparison.Ordinal)).ToList();
        var path = granted.Select(p => AreaPaths.CommunePathOf(p)).Distinct().ToList() is [{ } commune] ? commune
            : granted.Select(AreaPaths.ProvinceOf).Distinct().ToList() is [var province] ? $"{province}."
            : null;
        if (path is null or AreaPaths.Nation)
            return null;

        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<VuonLenDb>().Units.AsNoTracking()
            .Where(u => u.AreaPath == path && u.ValidTo == null && u.Level != AreaLevel.Village).FirstOrDefaultAsync(cancel))?.FullName;
    }
}
