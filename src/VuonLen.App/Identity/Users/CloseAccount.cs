using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Closes an account: it signs in no more and its sessions end; its name stays in the audit. Or opens it again.</summary>
public sealed class CloseAccount(VuonLenDb db, Accounts accounts)
{
    public async Task<Outcome> SaveAsync(Guid id, bool close, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { } found)
            return IdentityProblems.UserNotFound;

        if (close && found.User.UserName == db.Caller.Name)
            return IdentityProblems.NotOneself;

        if (close && found.AdministersAll && !await accounts.HasOtherAdministratorAsync(id, cancel))
            return IdentityProblems.LastAdministrator;

        found.User.IsClosed = close;
        Accounts.EndSessions(found.User);
        return await db.SaveAsync(nameof(CloseAccount), cancel);
    }
}
