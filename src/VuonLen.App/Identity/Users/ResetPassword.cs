using Microsoft.AspNetCore.Identity;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Gives an account a new password, shown once and changed at the next sign-in; also ends a lock-out and every session.</summary>
public sealed class ResetPassword(VuonLenDb db, Accounts accounts, IPasswordHasher<User> hasher)
{
    public async Task<Outcome<CreateUser.Created>> SaveAsync(Guid id, CancellationToken cancel)
    {
        if (await accounts.FindAsync(id, cancel) is not { User: var user })
            return new(null, IdentityProblems.UserNotFound);

        var password = ReadableCode.Password();
        user.PasswordHash = hasher.HashPassword(user, password);
        user.MustChangePassword = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        Accounts.EndSessions(user);
        db.Note(user, "Password", "đã đặt lại");

        var outcome = await db.SaveAsync(nameof(ResetPassword), cancel);
        return outcome.IsRefused ? new(null, outcome.Problems) : new(new CreateUser.Created(user.Id, user.UserName!, password));
    }
}
