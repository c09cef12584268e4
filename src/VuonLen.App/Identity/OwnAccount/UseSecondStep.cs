using System.Text;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.OwnAccount;

/// <summary>A code from an application on the telephone, asked after the password (xác thực hai bước).</summary>
public sealed class UseSecondStep(VuonLenDb db, UserManager<User> users, SignInManager<User> signIn)
{
    private const int RecoveryCodes = 10;

    public async Task<View> ShowAsync(User user)
    {
        var key = user.TwoFactorEnabled ? null : await users.GetAuthenticatorKeyAsync(user);
        return new(
            user.TwoFactorEnabled,
            key,
            key is null ? null : Drawing(Address(user, key)),
            user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0);
    }

    /// <summary>Makes the secret which the application on the telephone is given.</summary>
    public async Task<Outcome> BeginAsync(User user, CancellationToken cancel)
    {
        if (!user.TwoFactorEnabled)
        {
            await db.ChangeAccountAsync(
                nameof(UseSecondStep), user, ("Authenticator", "đã tạo mã bí mật mới"),
                async () => (await users.ResetAuthenticatorKeyAsync(user)).Succeeded, cancel);
            await signIn.RefreshSignInAsync(user);
        }

        return Outcome.Done;
    }

    /// <summary>Turns the second step on, once a code shows that the application has the secret.</summary>
    /// <returns>Codes for the day the telephone is lost; shown once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> EnableAsync(User user, string code, CancellationToken cancel)
    {
        if (!await IsRightAsync(user, code))
            return new(null, IdentityProblems.WrongSecondStep);

        return await NewRecoveryCodesAsync(user, turnOn: true, cancel);
    }

    /// <summary>Makes new recovery codes; the old ones are worth nothing.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> RenewAsync(User user, string password, CancellationToken cancel) =>
        await users.CheckPasswordAsync(user, password) && user.TwoFactorEnabled
            ? await NewRecoveryCodesAsync(user, turnOn: false, cancel)
            : new(null, IdentityProblems.WrongOldPassword);

    /// <summary>Turns the second step off and forgets the secret.</summary>
    public async Task<Outcome> DisableAsync(User user, string password, CancellationToken cancel)
    {
        if (!await users.CheckPasswordAsync(user, password))
            return IdentityProblems.WrongOldPassword;

        await db.ChangeAccountAsync(nameof(UseSecondStep), user, ("Authenticator", "đã gỡ"), ForgetAsync, cancel);
        await signIn.RefreshSignInAsync(user);
        return Outcome.Done;

        async Task<bool> ForgetAsync() =>
            (await users.SetTwoFactorEnabledAsync(user, false)).Succeeded
            && (await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey")).Succeeded
            && (await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes")).Succeeded;
    }

    private Task<bool> IsRightAsync(User user, string code) => users.VerifyTwoFactorTokenAsync(
        user, users.Options.Tokens.AuthenticatorTokenProvider, new([.. code.Where(char.IsAsciiDigit)]));

    private async Task<Outcome<IReadOnlyList<string>>> NewRecoveryCodesAsync(User user, bool turnOn, CancellationToken cancel)
    {
        IReadOnlyList<string> codes = [];
        await db.ChangeAccountAsync(nameof(UseSecondStep), user, ("RecoveryCodes", "đã tạo mã mới"), MakeAsync, cancel);
        await signIn.RefreshSignInAsync(user);
        return new(codes);

        async Task<bool> MakeAsync()
        {
            if (turnOn && !(await users.SetTwoFactorEnabledAsync(user, true)).Succeeded)
                return false;

            codes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];
            return true;
        }
    }

    private static string Address(User user, string key) =>
        $"otpauth://totp/VuonLen:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer=VuonLen&digits=6";

    /// <summary>The path of a drawing of the address in a square of <see cref="Qr.Size"/> modules.</summary>
    private static Qr Drawing(string address)
    {
        using var data = new QRCodeGenerator().CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new(data.ModuleMatrix.Count, path.ToString());
    }

    /// <param name="IsOn">Asked at sign-in.</param>
    /// <param name="Key">The secret while it is being set up; never shown again afterwards.</param>
    /// <param name="Drawing">The same for a camera.</param>
    /// <param name="RecoveryCodesLeft">How many of the codes are unused.</param>
    public sealed record View(bool IsOn, string? Key, Qr? Drawing, int RecoveryCodesLeft);

    public sealed record Qr(int Size, string Path);
}
