using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Ends a lock-out before its time.</summary>
public sealed class Unlock(VuonLenDb db, Accounts accounts)
{
    public async Task<Outcome> SaveAsync(Guid id, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { User: var user })
            return IdentityProblems.UserNotFound;

        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        return await db.SaveAsync(nameof(Unlock), cancel);
    }
}
