using Microsoft.AspNetCore.Identity;
using VuonLen.App.Data;

namespace VuonLen.App.Identity.OwnAccount;

/// <summary>Ends every other session of the own account, for a lost or borrowed device.</summary>
public sealed class EndOwnSessions(VuonLenDb db, UserManager<User> users, SignInManager<User> signIn)
{
    public async Task SaveAsync(User user, CancellationToken cancel)
    {
        await db.ChangeAccountAsync(
            nameof(EndOwnSessions), user, ("Sessions", "đã kết thúc tất cả"),
            async () => (await users.UpdateSecurityStampAsync(user)).Succeeded, cancel);
        await signIn.RefreshSignInAsync(user);
    }
}
