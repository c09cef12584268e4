using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Ends every session of somebody's account, for a lost or borrowed device.</summary>
public sealed class SignOutEverywhere(VuonLenDb db, Accounts accounts)
{
    public async Task<Outcome> SaveAsync(Guid id, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { User: var user })
            return IdentityProblems.UserNotFound;

        Accounts.EndSessions(user);
        db.Note(user, "Sessions", "đã kết thúc tất cả");
        return await db.SaveAsync(nameof(SignOutEverywhere), cancel);
    }
}
