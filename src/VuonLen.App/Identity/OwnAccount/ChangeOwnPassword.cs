using Microsoft.AspNetCore.Identity;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.OwnAccount;

/// <summary>Changes the own password; every other session ends.</summary>
public sealed class ChangeOwnPassword(VuonLenDb db, UserManager<User> users, SignInManager<User> signIn)
{
    public async Task<Outcome> SaveAsync(User user, string current, string wanted, string again, CancellationToken cancel)
    {
        if (wanted != again)
            return IdentityProblems.PasswordsDiffer;
        if (wanted == current)
            return IdentityProblems.SamePassword;

        // Saved by the framework together with the new password, or not at all.
        var mustChange = user.MustChangePassword;
        user.MustChangePassword = false;
        var result = IdentityResult.Failed();
        var isDone = await db.ChangeAccountAsync(
            nameof(ChangeOwnPassword), user, ("Password", "đã đổi"),
            async () => (result = await users.ChangePasswordAsync(user, current, wanted)).Succeeded, cancel);
        if (!isDone)
        {
            user.MustChangePassword = mustChange;
            return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                ? IdentityProblems.WrongOldPassword
                : IdentityProblems.WeakPassword;
        }

        await signIn.RefreshSignInAsync(user);
        return Outcome.Done;
    }
}
