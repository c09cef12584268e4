using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity;

/// <summary>Rights follow the path: who worked in a unit works in those that took it over.</summary>
public sealed class GrantsFollowAreas(VuonLenDb db) : IFollowsAreas
{
    public async Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel)
    {
        var users = await AffectedAsync(change, cancel);
        if (users.Any(u => u.After.Count > AreaScope.MostPaths))
            return ([], AreaProblems.TooManyAreas);

        return (users.Count == 0
            ? ["Không có quyền của người dùng nào phải chuyển theo."]
            : [$"Quyền của {users.Count} người dùng chuyển theo đơn vị mới."], Outcome.Done);
    }

    public async Task<Outcome> FollowAsync(AreaChange change, CancellationToken cancel)
    {
        foreach (var (user, type, claims, after) in await AffectedAsync(change, cancel))
        {
            if (after.Count > AreaScope.MostPaths)
                return AreaProblems.TooManyAreas;

            db.RemoveRange(claims.Where(c => !after.Contains(c.ClaimValue!)));
            db.AddRange(after.Except(claims.Select(c => c.ClaimValue!))
                .Select(path => new IdentityUserClaim<Guid> { UserId = user, ClaimType = type, ClaimValue = path }));
        }

        return await db.SaveAsync(nameof(GrantsFollowAreas), cancel);
    }

    /// <summary>Nobody works there any more, and whoever gets the code later is another unit.</summary>
    public async Task DissolvedAsync(string areaPath, CancellationToken cancel) => db.RemoveRange(await db.UserClaims
        .Where(c => (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers) && c.ClaimValue!.StartsWith(areaPath)).ToListAsync(cancel));

    private async Task<List<(Guid User, string Type, List<IdentityUserClaim<Guid>> Claims, List<string> After)>> AffectedAsync(
        AreaChange change, CancellationToken cancel)
    {
        var prefix = change.ProvinceCode + ".";
        var users = await db.UserClaims
            .Where(c => (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers) && c.ClaimValue!.StartsWith(prefix)).Select(c => c.UserId).Distinct().ToListAsync(cancel);
        var claims = await db.UserClaims
            .Where(c => (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers) && users.Contains(c.UserId)).ToListAsync(cancel);
        return [.. claims.GroupBy(c => (c.UserId, Type: c.ClaimType!))
            .Where(g => g.Any(c => !Follow(c.ClaimValue!, change).SequenceEqual([c.ClaimValue!])))
            .Select(g => (g.Key.UserId, g.Key.Type, Claims: g.ToList(), After: Narrow(g.SelectMany(c => Follow(c.ClaimValue!, change)))))];
    }

    /// <summary>The places a grant reaches after the change; a village's own hand-over counts before its commune's.</summary>
    private static IEnumerable<string> Follow(string path, AreaChange change)
    {
        var deepest = change.Units.Where(u => path.StartsWith(u.From, StringComparison.Ordinal))
            .GroupBy(u => u.From.Length).MaxBy(g => g.Key);
        return deepest is null ? [path] : deepest.Select(u => u.To + path[u.From.Length..]).Distinct();
    }

    /// <summary>Without those that another one covers.</summary>
    private static List<string> Narrow(IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToList();
        return [.. all.Where(p => !all.Exists(other => other != p && p.StartsWith(other, StringComparison.Ordinal)))];
    }
}
