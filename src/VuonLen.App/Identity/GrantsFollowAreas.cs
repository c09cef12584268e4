using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity;

/// <summary>Rights follow the path: who worked in a unit works in those that took it over.</summary>
/// <remarks>
/// An administrator administers one unit, and of two claims none would count. When a commune is split between several, its
/// administrator goes with what belongs to no village: to the part that bears the code, else to the first; for the other parts
/// somebody is to be named by whoever administers above. With all of them the administrator would reach accounts of a
/// commune that was another one's yesterday; with none nobody could name the officers of the new one. Where one works with
/// households is another thing: officers, leaders, departments and mentors go with every part, village heads with their village.
/// </remarks>
public sealed class GrantsFollowAreas(VuonLenDb db) : IFollowsAreas
{
    public async Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel)
    {
        var users = await AffectedAsync(change, cancel);
        if (users.Any(u => u.After.Count > AreaScope.MostPaths))
            return ([], AreaProblems.TooManyAreas);

        List<string> effects = users.Count == 0
            ? ["Không có quyền của người dùng nào phải chuyển theo."]
            : [$"Quyền của {users.Select(u => u.User).Distinct().Count()} người dùng chuyển theo đơn vị mới."];
        if (change.Units.Any(u => u.IsPart) && users.Count(u => u.Type == Grants.Administers) is > 0 and var administrators)
            effects.Add($"{administrators} người quản trị của xã chỉ quản trị tiếp đơn vị tiếp nhận số liệu chung của xã; hãy giao người quản trị cho đơn vị còn lại.");
        return (effects, Outcome.Done);
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
        List<(Guid User, string Type, List<IdentityUserClaim<Guid>> Claims, List<string> After)> affected =
        [
            .. claims.GroupBy(c => (c.UserId, Type: c.ClaimType!))
                .Where(g => g.Any(c => !Follow(c.ClaimValue!, g.Key.Type, change).SequenceEqual([c.ClaimValue!])))
                .Select(g => (g.Key.UserId, g.Key.Type, g.ToList(), Narrow(g.SelectMany(c => Follow(c.ClaimValue!, g.Key.Type, change))))),
        ];

        // An administrator for whom nothing is said administered the one own area; of two it has to be said which.
        var administrators = await db.UserRoles
            .Where(r => users.Contains(r.UserId) && db.Roles.Any(n => n.Id == r.RoleId && n.Name == nameof(Role.Administrator)))
            .Select(r => r.UserId).ToListAsync(cancel);
        foreach (var (user, _, areas, _) in affected.Where(a => a.Type == Grants.Area && a.Claims.Count == 1 && a.After.Count > 1).ToList())
        {
            if (administrators.Contains(user) && !claims.Exists(c => c.UserId == user && c.ClaimType == Grants.Administers))
                affected.Add((user, Grants.Administers, [], [.. Follow(areas[0].ClaimValue!, Grants.Administers, change)]));
        }

        return affected;
    }

    /// <summary>The places a grant reaches after the change; a village's own hand-over counts before its commune's.</summary>
    private static IEnumerable<string> Follow(string path, string type, AreaChange change)
    {
        var deepest = change.Units.Where(u => path.StartsWith(u.From, StringComparison.Ordinal))
            .GroupBy(u => u.From.Length).MaxBy(g => g.Key);
        return deepest is null ? [path] : deepest.Where(u => type == Grants.Area || !u.IsPart).Select(u => u.To + path[u.From.Length..]).Distinct();
    }

    /// <summary>Without those that another one covers.</summary>
    private static List<string> Narrow(IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToList();
        return [.. all.Where(p => !all.Exists(other => other != p && p.StartsWith(other, StringComparison.Ordinal)))];
    }
}
