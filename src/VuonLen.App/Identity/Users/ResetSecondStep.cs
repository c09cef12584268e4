using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>For who lost the telephone: takes away the authenticator, its recovery codes and all passkeys, and ends every session.</summary>
public sealed class ResetSecondStep(VuonLenDb db, Accounts accounts)
{
    public async Task<Outcome> SaveAsync(Guid id, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { User: var user })
            return IdentityProblems.UserNotFound;

        user.TwoFactorEnabled = false;
        db.UserTokens.RemoveRange(await db.UserTokens.Where(t => t.UserId == id).ToListAsync(cancel));
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(cancel));
        Accounts.EndSessions(user);
        db.Note(user, "Authenticator", "đã gỡ");
        return await db.SaveAsync(nameof(ResetSecondStep), cancel);
    }
}
