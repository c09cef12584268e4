using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Changes name, roles and areas of an account.</summary>
public sealed class EditUser(VuonLenDb db, Accounts accounts, TimeProvider clock)
{
    /// <summary>What the page shows, or null when the caller does not administer such an account.</summary>
    public async Task<View?> ShowAsync(Guid id, CancellationToken cancel) =>
        await accounts.FindAsync(id, cancel) is not { } found ? null : new(
            found.User.Id,
            found.User.UserName!,
            new(
                found.User.DisplayName,
                found.User.Position,
                found.Roles.Where(r => r != Role.Administrator).Cast<Role?>().FirstOrDefault(),
                found.Roles.Contains(Role.Administrator),
                found.Areas,
                found.Administers),
            found.User.ConcurrencyStamp ?? "",
            found.User.IsClosed,
            found.User.LockoutEnd > clock.GetUtcNow(),
            found.User.TwoFactorEnabled,
            found.User.MustChangePassword);

    /// <param name="id">Whose.</param>
    /// <param name="stamp">The one the form showed; another in the database refuses the save.</param>
    /// <param name="details">As it shall be.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(Guid id, string stamp, AccountDetails details, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { } found)
            return IdentityProblems.UserNotFound;

        var problems = details.Problems().ToList();
        if (problems.Count == 0)
            problems.AddRange(await accounts.CheckAreasAsync(details, cancel));

        var staysAdministrator = details.IsAdministrator && details.Administers == found.Administers;
        if (found.Roles.Contains(Role.Administrator) && !staysAdministrator)
        {
            if (found.User.UserName == db.Caller.Name)
                problems.Add(IdentityProblems.NotOneself);
            else if (found.AdministersAll && !await accounts.HasOtherAdministratorAsync(id, cancel))
                problems.Add(IdentityProblems.LastAdministrator);
        }

        if (problems.Count > 0)
            return new(problems);

        var user = found.User;
        db.Entry(user).Property(u => u.ConcurrencyStamp).OriginalValue = stamp;
        user.ConcurrencyStamp = ReadableCode.Stamp();
        user.DisplayName = details.DisplayName.Trim();
        user.Position = string.IsNullOrWhiteSpace(details.Position) ? null : details.Position.Trim();
        await accounts.GiveAsync(user, found, details, cancel);
        return await db.SaveAsync(nameof(EditUser), cancel);
    }

    public sealed record View(
        Guid Id, string UserName, AccountDetails Details, string Stamp,
        bool IsClosed, bool IsLockedOut, bool HasSecondStep, bool MustChangePassword);
}
