using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>The accounts the caller administers, and what may be done to them.</summary>
public sealed class Accounts(VuonLenDb db, TimeProvider clock)
{
    /// <summary>Accounts all of whose areas lie where the caller administers. One without any area belongs to the whole installation.</summary>
    public IQueryable<User> Reached
    {
        get
        {
            var administered = db.Caller.Administered.Paths[0];
            return administered.Length == 0
                ? db.Users
                : db.Users.Where(u =>
                    db.UserClaims.Any(c => c.UserId == u.Id && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers))
                    && !db.UserClaims.Any(c => c.UserId == u.Id
                        && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers)
                        && !c.ClaimValue!.StartsWith(administered)));
        }
    }

    /// <summary>The account with its roles and grants, tracked; null when it is out of reach.</summary>
    public async Task<Account?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await Reached.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user)
            return null;

        var roles = await db.UserRoles.Where(r => r.UserId == id).ToListAsync(cancel);
        var grants = await db.UserClaims
            .Where(c => c.UserId == id && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers)).ToListAsync(cancel);
        var names = await db.Roles.ToDictionaryAsync(r => r.Id, r => Enum.Parse<Role>(r.Name!), cancel);
        return new(user, roles, grants, [.. roles.Select(r => names[r.RoleId])]);
    }

    /// <summary>Whether the areas exist today and lie where the caller administers.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAreasAsync(AccountDetails details, CancellationToken cancel)
    {
        var asked = details.KeptGrants.Select(g => g.Value).Distinct().ToList();
        var paths = asked.Where(a => a != Grants.Nation).ToList();
        var today = clock.Today;
        var known = await db.Units
            .Where(u => paths.Contains(u.AreaPath) && (u.ValidTo == null || u.ValidTo > today))
            .Select(u => u.AreaPath).Distinct().CountAsync(cancel);
        if (known != paths.Count)
            return [IdentityProblems.UnknownArea];

        return asked.All(a => db.Caller.Administered.Covers(a == Grants.Nation ? "" : a)) ? [] : [IdentityProblems.AreaOutOfReach];
    }

    /// <summary>Writes roles and grants as the details say, touching only what differs.</summary>
    public async Task GiveAsync(User user, Account? before, AccountDetails details, CancellationToken cancel)
    {
        var roleIds = await db.Roles.ToDictionaryAsync(r => Enum.Parse<Role>(r.Name!), r => r.Id, cancel);
        var roles = details.Roles.Select(r => roleIds[r]).ToList();
        var held = before?.RoleRows ?? [];
        db.UserRoles.RemoveRange(held.Where(r => !roles.Contains(r.RoleId)));
        db.UserRoles.AddRange(roles.Where(r => held.All(h => h.RoleId != r))
            .Select(r => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = r }));

        var grants = details.KeptGrants.ToList();
        var granted = before?.GrantRows ?? [];
        db.UserClaims.RemoveRange(granted.Where(g => !grants.Contains((g.ClaimType!, g.ClaimValue!))));
        db.UserClaims.AddRange(grants.Where(g => granted.All(h => (h.ClaimType!, h.ClaimValue!) != g))
            .Select(g => new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = g.Type, ClaimValue = g.Value }));
    }

    /// <summary>Whether another open account administers the whole installation.</summary>
    public Task<bool> HasOtherAdministratorAsync(Guid than, CancellationToken cancel) => db.Users
        .Where(u => u.Id != than && !u.IsClosed)
        .Where(u => db.UserClaims.Any(c => c.UserId == u.Id && c.ClaimType == Grants.Administers && c.ClaimValue == Grants.Nation))
        .AnyAsync(u => db.UserRoles.Any(r => r.UserId == u.Id
            && db.Roles.Any(role => role.Id == r.RoleId && role.Name == nameof(Role.Administrator))), cancel);

    /// <summary>Ends every session of the account at its next click.</summary>
    public static void EndSessions(User user) => user.SecurityStamp = ReadableCode.Stamp();

    /// <summary>An account as it stands.</summary>
    public sealed record Account(
        User User,
        IReadOnlyList<IdentityUserRole<Guid>> RoleRows,
        IReadOnlyList<IdentityUserClaim<Guid>> GrantRows,
        IReadOnlyList<Role> Roles)
    {
        public IReadOnlyList<string> Areas => [.. GrantRows.Where(g => g.ClaimType == Grants.Area).Select(g => g.ClaimValue!).Order(StringComparer.Ordinal)];

        public string? Administers => GrantRows.FirstOrDefault(g => g.ClaimType == Grants.Administers)?.ClaimValue;

        public bool AdministersAll => Roles.Contains(Role.Administrator) && Administers == Grants.Nation && !User.IsClosed;
    }
}
