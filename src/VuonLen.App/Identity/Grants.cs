using System.Security.Claims;
using VuonLen.App.Areas;

namespace VuonLen.App.Identity;

/// <summary>Where a user may work, as claims kept beside the account.</summary>
public static class Grants
{
    /// <summary>Where the user works with households. Value: an area path, or <see cref="Nation"/>.</summary>
    public const string Area = "area";

    /// <summary>Where an administrator keeps areas, standards and accounts; at most one. Value: as for <see cref="Area"/>.</summary>
    public const string Administers = "administers";

    /// <summary>Marks an account of the demo, which signs in only on the machine that shows it.</summary>
    public const string Demo = "demo";

    public const string Nation = "nation";

    /// <summary>The user's scope; grants that make none, for example nine areas, reach nothing.</summary>
    public static AreaScope ScopeOf(ClaimsPrincipal user)
    {
        var scope = ScopeOf([.. user.FindAll(Area).Select(c => c.Value)]);
        if (!user.IsInRole(nameof(Role.Mentor)))
            return scope;

        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var mentor)
            ? scope.OnlyOf(mentor)
            : AreaScope.Nowhere;
    }

    /// <summary>Nowhere for who is no administrator; an administrator for whom nothing is said administers the own areas.</summary>
    public static AreaScope AdministeredBy(ClaimsPrincipal user)
    {
        if (!user.IsInRole(nameof(Role.Administrator)))
            return AreaScope.Nowhere;

        var said = user.FindAll(Administers).Select(c => c.Value).ToList();
        var scope = ScopeOf(said.Count > 0 ? said : [.. user.FindAll(Area).Select(c => c.Value)]);
        return scope.Granted.Count() > 1 ? AreaScope.Nowhere : scope;
    }

    /// <summary>The scope these values make; a value that is no path, or one path too many, makes none at all.</summary>
    public static AreaScope ScopeOf(IReadOnlyList<string> values) => values switch
    {
        [Nation] => AreaScope.Nation,
        { Count: > AreaScope.MostPaths } => AreaScope.Nowhere,
        _ => values.All(AreaPaths.IsPath) ? AreaScope.Of(values) : AreaScope.Nowhere,
    };

    /// <summary>As the cookie would carry it, for who comes without one.</summary>
    internal static ClaimsPrincipal Principal(Guid user, IEnumerable<string> roles, IEnumerable<Claim> claims) => new(new ClaimsIdentity(
        [.. claims, .. roles.Select(r => new Claim(ClaimTypes.Role, r)), new(ClaimTypes.NameIdentifier, user.ToString())], "account"));
}
