using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.OwnAccount;

/// <summary>Keys that live in a telephone, a computer or a stick and sign in without a password (khóa đăng nhập).</summary>
public sealed class KeepPasskeys(VuonLenDb db, UserManager<User> users, SignInManager<User> signIn)
{
    public async Task<IReadOnlyList<Key>> ShowAsync(User user) => [.. (await users.GetPasskeysAsync(user))
        .OrderBy(p => p.CreatedAt)
        .Select(p => new Key(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "Khóa chưa đặt tên", p.CreatedAt))];

    /// <param name="user">Whose.</param>
    /// <param name="credential">What the browser made, as JSON.</param>
    /// <param name="name">As the user will know it again.</param>
    public async Task<Outcome> AddAsync(User user, string? credential, string? name, CancellationToken cancel)
    {
        if (!IsName(name))
            return IdentityProblems.NoPasskeyName;
        if (string.IsNullOrEmpty(credential))
            return IdentityProblems.PasskeyNotTaken;

        var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attestation.Succeeded || attestation.UserEntity.Id != user.Id.ToString())
            return IdentityProblems.PasskeyNotTaken;

        attestation.Passkey.Name = name!.Trim();
        return await db.ChangeAccountAsync(
            nameof(KeepPasskeys), user, note: null,
            async () => (await users.AddOrUpdatePasskeyAsync(user, attestation.Passkey)).Succeeded, cancel)
            ? Outcome.Done
            : IdentityProblems.PasskeyNotTaken;
    }

    public async Task<Outcome> RenameAsync(User user, string? key, string? name, CancellationToken cancel)
    {
        if (!IsName(name))
            return IdentityProblems.NoPasskeyName;
        if (await FindAsync(user, key) is not { } passkey)
            return IdentityProblems.PasskeyNotTaken;

        passkey.Name = name!.Trim();
        await db.ChangeAccountAsync(
            nameof(KeepPasskeys), user, ("Passkey", "đã đổi tên"),
            async () => (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded, cancel);
        return Outcome.Done;
    }

    public async Task<Outcome> RemoveAsync(User user, string? key, CancellationToken cancel)
    {
        if (await FindAsync(user, key) is not { } passkey)
            return IdentityProblems.PasskeyNotTaken;

        await db.ChangeAccountAsync(
            nameof(KeepPasskeys), user, note: null,
            async () => (await users.RemovePasskeyAsync(user, passkey.CredentialId)).Succeeded, cancel);
        return Outcome.Done;
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= 60;

    private async Task<UserPasskeyInfo?> FindAsync(User user, string? key) =>
        key is { Length: > 0 and < 2048 } && Base64Url.IsValid(key) ? await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(key)) : null;

    public sealed record Key(string Id, string Name, DateTimeOffset CreatedAt);
}
