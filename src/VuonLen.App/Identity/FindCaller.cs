using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity;

/// <summary>The caller the command line acts as: a named account with its roles and areas, or the program itself.</summary>
/// <remarks>Whoever reaches the machine and its data folder needs no password; the audit says whom the work was done for.</remarks>
public sealed class FindCaller(VuonLenDb db, ILookupNormalizer names)
{
    /// <summary>Without a name the installation's administrator, who may do everything everywhere.</summary>
    public static Caller Administrator { get; } = new("quản trị (dòng lệnh)", AreaScope.Nation, Enum.GetValues<Role>());

    /// <param name="userName">As typed at the sign-in page.</param>
    /// <param name="cancel">Ends with the command.</param>
    /// <returns>The caller, or the problem when no open account bears the name.</returns>
    public async Task<Outcome<Caller>> RunAsync(string? userName, CancellationToken cancel)
    {
        if (userName is null)
            return new(Administrator);

        var normalized = names.NormalizeName(userName.Trim());
        var user = await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(u => u.NormalizedUserName == normalized && !u.IsClosed, cancel);
        if (user is null)
            return new(null, IdentityProblems.UnknownCaller);

        var roles = await db.UserRoles.Where(r => r.UserId == user.Id)
            .Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name!).ToListAsync(cancel);
        var claims = await db.UserClaims.Where(c => c.UserId == user.Id).Select(c => c.ToClaim()).ToListAsync(cancel);

        var principal = Grants.Principal(user.Id, roles, claims);
        return new(new Caller(user.UserName!, Grants.ScopeOf(principal), [.. roles.Select(Enum.Parse<Role>)])
        {
            Administered = Grants.AdministeredBy(principal),
        });
    }
}
