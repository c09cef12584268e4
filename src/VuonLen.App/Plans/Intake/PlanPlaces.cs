using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Plans.Intake;

/// <summary>The units whose plan the caller may keep.</summary>
internal static class PlanPlaces
{
    public static async Task<IReadOnlyList<PlanPlace>> OfAsync(VuonLenDb db, CancellationToken cancel)
    {
        var places = new List<PlanPlace>();
        foreach (var path in db.Caller.Scope.Granted)
        {
            var found = await db.Units.AsNoTracking()
                .Where(u => u.ValidTo == null && u.AreaPath.StartsWith(path) && (u.Level == AreaLevel.Commune || u.Level == AreaLevel.Province))
                .OrderBy(u => u.AreaPath).Take(4000).ToListAsync(cancel);
            places.AddRange(found.Where(u => db.Keeps(u.AreaPath)).Select(u => new PlanPlace(u.Id, u.AreaPath, u.FullName)));
        }

        return [.. places.DistinctBy(p => p.Id)];
    }
}

/// <param name="Id">Of the unit.</param>
/// <param name="Path">Its path.</param>
/// <param name="Name">With its kind.</param>
public sealed record PlanPlace(Guid Id, string Path, string Name);
