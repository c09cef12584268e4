using Microsoft.AspNetCore.Identity;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Identity.Users;

/// <summary>Opens an account with a password that is shown once and changed at the first sign-in.</summary>
public sealed class CreateUser(VuonLenDb db, Accounts accounts, IPasswordHasher<User> hasher, ILookupNormalizer names)
{
    public async Task<Outcome<Created>> SaveAsync(string userName, AccountDetails details, CancellationToken cancel)
    {
        userName = userName.Trim();
        var problems = details.Problems().ToList();
        if (!User.IsUserName(userName))
            problems.Insert(0, IdentityProblems.BadUserName);
        if (problems.Count == 0)
            problems.AddRange(await accounts.CheckAreasAsync(details, cancel));
        if (problems.Count > 0)
            return new(null, problems);

        var user = new User
        {
            UserName = userName,
            NormalizedUserName = names.NormalizeName(userName),
            DisplayName = details.DisplayName.Trim(),
            Position = string.IsNullOrWhiteSpace(details.Position) ? null : details.Position.Trim(),
            MustChangePassword = true,
            LockoutEnabled = true,
        };
        var password = ReadableCode.Password();
        user.PasswordHash = hasher.HashPassword(user, password);
        Accounts.EndSessions(user);
        db.Add(user);
        await accounts.GiveAsync(user, before: null, details, cancel);

        var outcome = await db.SaveAsync(nameof(CreateUser), cancel);
        return outcome.IsRefused ? new(null, outcome.Problems) : new(new Created(user.Id, userName, password));
    }

    /// <summary>Shown once; nobody can read the password again.</summary>
    public sealed record Created(Guid Id, string UserName, string Password);
}
