using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Installation;

/// <summary>Brings a database, new or of an earlier release, to what this release expects. Done at every start.</summary>
public sealed class PrepareDatabase(VuonLenDb db, OwnKeys keys, RoleManager<IdentityRole<Guid>> roles)
{
    /// <returns>Refused when the keys are not the database's; then nothing was written.</returns>
    public async Task<Outcome> RunAsync(CancellationToken cancel)
    {
        if ((await db.Database.GetAppliedMigrationsAsync(cancel)).Any() && await keys.CheckAsync(cancel) is { IsRefused: true } foreign)
            return foreign;

        // Migrating compares the whole model with the migrations each time, which takes longer than the rest of a start.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);
        if (await keys.KeepAsync(cancel) is { IsRefused: true } unkept)
            return unkept;

        foreach (var name in Enum.GetNames<Role>().Except(await roles.Roles.Select(r => r.Name).ToListAsync(cancel)))
            await roles.CreateAsync(new(name!) { Id = Guid.CreateVersion7() });

        var known = await db.Units.Where(u => u.Level == AreaLevel.Province).Select(u => u.Code).ToListAsync(cancel);
        db.AddRange(Provinces.All.Where(p => !known.Contains(p.Code)).Select(p => new AreaUnit
        {
            AreaPath = $"{p.Code}.",
            Level = AreaLevel.Province,
            Code = p.Code,
            Kind = p.Kind,
            Name = p.Name,
        }));
        return await db.SaveAsync(nameof(PrepareDatabase), cancel);
    }
}
