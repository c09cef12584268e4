using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.OwnAccount;

/// <summary>Changes the name others see.</summary>
public sealed class ChangeOwnName(VuonLenDb db)
{
    /// <param name="user">Who is signed in.</param>
    /// <param name="displayName">Họ và tên.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(User user, string displayName, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Trim().Length > 100)
            return IdentityProblems.NoDisplayName;

        user.DisplayName = displayName.Trim();
        return await db.SaveAsync(nameof(ChangeOwnName), cancel);
    }
}
