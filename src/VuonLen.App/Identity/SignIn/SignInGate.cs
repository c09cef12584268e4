using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VuonLen.App.Shell;

namespace VuonLen.App.Identity.SignIn;

/// <summary>The framework's sign-in, and who may pass besides knowing a secret.</summary>
internal sealed class SignInGate(
    UserManager<User> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<User> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    Surroundings surroundings)
    : SignInManager<User>(users, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>A closed account passes no more; a demo account only on the machine that shows the demo.</summary>
    public override async Task<bool> CanSignInAsync(User user)
    {
        if (user.IsClosed || !await base.CanSignInAsync(user))
            return false;

        var isDemo = (await UserManager.GetClaimsAsync(user)).Any(c => c.Type == Grants.Demo);
        return !isDemo || (surroundings.IsDemo && IsLoopback(Context.Connection.RemoteIpAddress));
    }

    /// <summary>Asked at every request: a cookie made before the account was closed is worth nothing.</summary>
    public override async Task<User?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } user && await CanSignInAsync(user) ? user : null;

    /// <summary>A passkey is two steps in one: the device and what unlocks it. Closed and locked accounts stay out.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        var assertion = await PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded)
            return SignInResult.Failed;

        if (await PreSignInCheck(assertion.User) is { } refused)
            return refused;

        await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await UserManager.ResetAccessFailedCountAsync(assertion.User);
        await SignInAsync(assertion.User, isPersistent: false, authenticationMethod: "passkey");
        return SignInResult.Success;
    }

    /// <summary>A name that nobody bears takes as long to refuse as a wrong password.</summary>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } user)
            return await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);

        UserManager.PasswordHasher.HashPassword(new(), password);
        return SignInResult.Failed;
    }

    // No address at all means no network: the test server, a pipe.
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
