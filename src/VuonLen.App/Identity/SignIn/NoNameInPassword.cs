using Microsoft.AspNetCore.Identity;

namespace VuonLen.App.Identity.SignIn;

/// <summary>The login is the first thing a stranger tries.</summary>
internal sealed class NoNameInPassword : IPasswordValidator<User>
{
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(
        user.UserName is { Length: > 0 } name && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(new IdentityError { Code = "NameInPassword" })
            : IdentityResult.Success);
}
