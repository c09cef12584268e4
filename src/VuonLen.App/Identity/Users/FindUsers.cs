using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules.Names;

namespace VuonLen.App.Identity.Users;

/// <summary>The accounts a caller administers, for the list.</summary>
/// <remarks>A province has some thousands of accounts: the text is looked for here, without diacritics, and not in the database.</remarks>
public sealed class FindUsers(VuonLenDb db, Accounts accounts, AreaChoices names, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<View> ShowAsync(Filter filter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = accounts.Reached.AsNoTracking();
        if (filter.Role is { } role)
        {
            var name = role.ToString();
            found = found.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == name)));
        }

        if (filter.State is not null)
            found = found.Where(u => u.IsClosed == (filter.State == State.Closed));
        if (filter.State is State.LockedOut)
            found = found.Where(u => u.LockoutEnd > now);
        if (filter.AreaPath is { } path)
            found = found.Where(u => db.UserClaims.Any(c => c.UserId == u.Id && c.ClaimType == Grants.Area && c.ClaimValue!.StartsWith(path)));

        var text = VietnameseName.Fold(filter.Text ?? "");
        var all = (await found.Select(u => new { u.Id, u.UserName, u.DisplayName, u.Position }).ToListAsync(cancel))
            .Where(u => VietnameseName.Fold($"{u.UserName} {u.DisplayName} {u.Position}").Contains(text, StringComparison.Ordinal))
            .OrderBy(u => VietnameseName.SortKey(u.DisplayName), StringComparer.Ordinal).ThenBy(u => u.UserName, StringComparer.Ordinal)
            .Select(u => u.Id).ToList();

        var ids = all.Skip((filter.Page - 1) * PageSize).Take(PageSize).ToList();
        var users = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var roles = (await db.UserRoles.Where(r => ids.Contains(r.UserId))
                .Join(db.Roles, r => r.RoleId, r => r.Id, (r, x) => new { r.UserId, x.Name }).ToListAsync(cancel))
            .ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
        var areas = (await db.UserClaims.Where(c => ids.Contains(c.UserId) && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers))
                .ToListAsync(cancel))
            .ToLookup(c => c.UserId, c => (c.ClaimType, Value: c.ClaimValue!));
        var words = await names.OfAsync(areas.SelectMany(a => a).Select(a => a.Value), cancel);

        return new(all.Count, [.. ids.Select(id => users[id]).Select(u => new Line(
            u.Id,
            u.UserName!,
            u.DisplayName,
            u.Position,
            [.. roles[u.Id].Order()],
            [.. areas[u.Id].Where(a => a.ClaimType == Grants.Area).Select(a => words[a.Value])],
            areas[u.Id].Where(a => a.ClaimType == Grants.Administers).Select(a => words[a.Value]).FirstOrDefault(),
            u.IsClosed ? State.Closed : u.LockoutEnd > now ? State.LockedOut : State.Open,
            u.TwoFactorEnabled))]);
    }

    public enum State
    {
        Open,
        LockedOut,
        Closed,
    }

    /// <param name="Text">Part of the login, name or position, with or without diacritics.</param>
    /// <param name="Role">Only accounts with this role.</param>
    /// <param name="AreaPath">Only accounts working under this path.</param>
    /// <param name="State">Only accounts in this state.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Filter(string? Text, Role? Role, string? AreaPath, State? State, int Page);

    public sealed record Line(
        Guid Id, string UserName, string DisplayName, string? Position, IReadOnlyList<Role> Roles,
        IReadOnlyList<string> Areas, string? Administers, State State, bool HasSecondStep);

    public sealed record View(int Total, IReadOnlyList<Line> Lines);
}
