using VuonLen.App.Areas;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>What an administrator says of an account.</summary>
/// <param name="DisplayName">Họ và tên.</param>
/// <param name="Position">Chức vụ, đơn vị.</param>
/// <param name="HouseholdRole">The one role that works with households, or null for a mere administrator.</param>
/// <param name="IsAdministrator">Whether the account administers too.</param>
/// <param name="Areas">Where it works with households: at most eight paths.</param>
/// <param name="Administers">Where it administers: a path or <see cref="Grants.Nation"/>; null for who does not.</param>
public sealed record AccountDetails(
    string DisplayName, string? Position, Role? HouseholdRole, bool IsAdministrator, IReadOnlyList<string> Areas, string? Administers)
{
    public IEnumerable<Role> Roles => new[] { IsAdministrator ? Role.Administrator : default(Role?), HouseholdRole }
        .OfType<Role>().Distinct();

    /// <summary>The grants as they are kept: areas only for who works with households, one administered area for an administrator.</summary>
    public IEnumerable<(string Type, string Value)> KeptGrants =>
        (HouseholdRole is null ? [] : Areas.Distinct().Select(a => (Grants.Area, a)))
        .Concat(IsAdministrator && Administers is not null ? [(Grants.Administers, Administers)] : []);

    /// <summary>What is wrong with it, whoever asks.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Trim().Length > 100)
            yield return IdentityProblems.NoDisplayName;
        if (!Roles.Any())
            yield return IdentityProblems.NoRole;
        if (HouseholdRole is Role.Administrator)
            yield return IdentityProblems.OneHouseholdRole;
        if (IsAdministrator && Administers is null)
            yield return IdentityProblems.NoAdministeredArea;
        if (HouseholdRole is not { } role)
            yield break;

        if (Areas.Count == 0)
            yield return IdentityProblems.NoArea;
        if (Areas.Distinct().Count() > AreaScope.MostPaths)
            yield return IdentityProblems.TooManyAreas;
        if (!Areas.All(AreaPaths.IsPath))
            yield return IdentityProblems.UnknownArea;
        else if (!Areas.All(path => Fits(role, AreaPaths.DepthOf(path))))
            yield return WrongAreaFor(role);
    }

    /// <summary>A province's officer oversees provinces, a village head villages; the others work in a commune or parts of it.</summary>
    private static bool Fits(Role role, int depth) => role switch
    {
        Role.Province => depth == 1,
        Role.VillageHead => depth == 3,
        Role.Mentor => depth == 2,
        _ => depth >= 2,
    };

    private static Problem WrongAreaFor(Role role) => role switch
    {
        Role.Province => IdentityProblems.ProvinceNeedsProvince,
        Role.VillageHead => IdentityProblems.VillageHeadNeedsVillages,
        Role.Mentor => IdentityProblems.MentorNeedsCommune,
        _ => IdentityProblems.CommuneOrVillage,
    };
}
