using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Installation.SetUp;

/// <summary>What a new installation still needs, in the order in which it is best done (bước đầu).</summary>
public sealed class ShowFirstSteps(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(CancellationToken cancel)
    {
        var path = db.Caller.Scope.OnlyCommune ?? "";
        var commune = await db.Units.AsNoTracking()
            .Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.AreaPath.StartsWith(path))
            .OrderByDescending(u => u.Id).Select(u => new { u.ProvinceCode, u.Id, u.Kind, u.Name, u.AreaPath }).FirstOrDefaultAsync(cancel);
        var within = commune?.AreaPath ?? path;
        var year = clock.Today.Year;
        return new(
            commune is null ? null : $"{commune.Kind} {commune.Name}",
            commune is null ? "/areas" : $"/areas/{commune.ProvinceCode}/{commune.Id}",
            commune is null ? "/population" : $"/population?province={commune.ProvinceCode}&unit={commune.Id}",
            await db.Units.CountAsync(u => u.Level == AreaLevel.Village && u.ValidTo == null && u.AreaPath.StartsWith(within), cancel),
            await db.Populations.CountAsync(p => p.Year >= year - 1 && p.AreaPath.StartsWith(within), cancel),
            await db.Users.CountAsync(u => !u.IsClosed, cancel),
            await db.Households.CountAsync(cancel));
    }

    /// <param name="Commune">"Phường Tân Phong", or null when there is none yet.</param>
    /// <param name="CommuneAddress">Where its villages are entered.</param>
    /// <param name="PopulationAddress">Where the population of its villages is entered.</param>
    /// <param name="Villages">How many are entered.</param>
    /// <param name="Populations">How many figures of this or last year are entered.</param>
    /// <param name="Users">Open accounts.</param>
    /// <param name="Households">In the caller's reach.</param>
    public sealed record View(string? Commune, string CommuneAddress, string PopulationAddress, int Villages, int Populations, int Users, int Households);
}
