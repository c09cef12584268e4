using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Installation.SetUp;

/// <summary>Makes the first administrator and the commune of a new installation (thiết lập lần đầu).</summary>
public sealed class SetUpInstallation(
    VuonLenDb db, IServiceProvider services, SetUpCode code, UserManager<User> users, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Provinces to choose from and, once one is chosen, its communes as far as they are loaded.</summary>
    public async Task<View> ShowAsync(string? province, CancellationToken cancel)
    {
        var today = clock.Today;
        var units = await db.Units.AsNoTracking()
            .Where(u => u.ValidTo == null || u.ValidTo > today)
            .Where(u => u.Level == AreaLevel.Province || (u.Level == AreaLevel.Commune && u.ProvinceCode == province))
            .Select(u => new { u.Level, u.Code, u.AreaPath, u.Kind, u.Name }).ToListAsync(cancel);
        return new(
            [.. units.Where(u => u.Level == AreaLevel.Province).OrderBy(u => u.Name, Shell.Vn.Order).Select(u => new Choice(u.Code, $"{u.Kind} {u.Name}"))],
            [.. units.Where(u => u.Level == AreaLevel.Commune).OrderBy(u => u.Name, Shell.Vn.Order).Select(u => new Choice(u.AreaPath, $"{u.Kind} {u.Name}"))]);
    }

    /// <returns>The administrator, to be signed in.</returns>
    public async Task<Outcome<User>> SaveAsync(Form form, CancellationToken cancel)
    {
        if (!code.Accepts(form.Code))
            return new(null, InstallationProblems.WrongCode);

        await code.OneAtATime.WaitAsync(cancel);
        try
        {
            return await MakeAsync(form, cancel);
        }
        finally
        {
            code.OneAtATime.Release();
        }
    }

    private async Task<Outcome<User>> MakeAsync(Form form, CancellationToken cancel)
    {
        services.ActAs(new("thiết lập lần đầu", AreaScope.Nation, Enum.GetValues<Role>()));

        // Another server on the same database may be asked at the same moment: one of the two transactions fails.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        try
        {
            if (await db.Users.AnyAsync(cancel))
                return new(null, InstallationProblems.AlreadySetUp);

            var user = new User
            {
                UserName = form.UserName.Trim(),
                NormalizedUserName = names.NormalizeName(form.UserName.Trim()),
                DisplayName = form.DisplayName.Trim(),
                LockoutEnabled = true,
                SecurityStamp = ReadableCode.Stamp(),
            };
            var problems = await ProblemsAsync(user, form).ToListAsync(cancel);
            var (commune, communeProblems) = await CommuneAsync(form, cancel);
            problems.AddRange(communeProblems);
            if (problems.Count > 0)
                return new(null, problems);

            user.PasswordHash = users.PasswordHasher.HashPassword(user, form.Password);
            db.Add(user);
            await GrantAsync(user, form, commune!, cancel);
            var outcome = await db.SaveAsync(nameof(SetUpInstallation), cancel);
            if (outcome.IsRefused)
                return new(null, outcome.Problems);

            await transaction.CommitAsync(cancel);
            code.Finish();
            return new(user);
        }
        catch (Exception e) when (IsLostRace(e))
        {
            return new(null, InstallationProblems.AlreadySetUp);
        }
    }

    private async IAsyncEnumerable<Problem> ProblemsAsync(User user, Form form)
    {
        if (string.IsNullOrWhiteSpace(form.DisplayName) || form.DisplayName.Trim().Length > 100)
            yield return IdentityProblems.NoDisplayName;
        if (!User.IsUserName(user.UserName!))
            yield return IdentityProblems.BadUserName;
        if (form.Password != form.PasswordAgain)
            yield return IdentityProblems.PasswordsDiffer;
        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, user, form.Password)).Succeeded)
            {
                yield return IdentityProblems.WeakPassword;
                yield break;
            }
        }
    }

    /// <summary>The chosen commune, or a new one as typed; not saved yet.</summary>
    private async Task<(string? Path, IReadOnlyList<Problem> Problems)> CommuneAsync(Form form, CancellationToken cancel)
    {
        var today = clock.Today;
        var known = db.Units.Where(u => u.ValidTo == null || u.ValidTo > today);
        if (form.CommunePath is { Length: > 0 } chosen)
        {
            return await known.AnyAsync(u => u.Level == AreaLevel.Commune && u.AreaPath == chosen, cancel)
                ? (chosen, [])
                : (null, [InstallationProblems.NoCommune]);
        }

        var province = await known.SingleOrDefaultAsync(u => u.Level == AreaLevel.Province && u.Code == form.ProvinceCode, cancel);
        var (code, name) = (form.CommuneCode.Trim().ToUpperInvariant(), form.CommuneName.Trim());
        if (province is null || AreaKinds.Find(AreaLevel.Commune, form.CommuneKind) is not { } kind
            || !AreaPaths.IsCode(code) || name.Length is 0 or > 100)
        {
            return (null, [InstallationProblems.NoCommune]);
        }

        var path = $"{province.Code}.{code}.";
        if (await db.Units.AnyAsync(u => u.AreaPath == path, cancel))
            return (null, [InstallationProblems.CommuneExists]);

        db.Add(new AreaUnit
        {
            AreaPath = path,
            Level = AreaLevel.Commune,
            Code = code,
            Name = name,
            Kind = kind,
            ParentId = province.Id,
            IsUrban = AreaKinds.IsUrban(kind),
        });
        return (path, []);
    }

    /// <summary>The administrator keeps the whole installation; households, if at all, in the one commune.</summary>
    private async Task GrantAsync(User user, Form form, string commune, CancellationToken cancel)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancel);
        db.UserRoles.Add(new() { UserId = user.Id, RoleId = roles[nameof(Role.Administrator)] });
        db.UserClaims.Add(new() { UserId = user.Id, ClaimType = Grants.Administers, ClaimValue = Grants.Nation });
        if (!form.IsOfficerToo)
            return;

        db.UserRoles.Add(new() { UserId = user.Id, RoleId = roles[nameof(Role.Officer)] });
        db.UserClaims.Add(new() { UserId = user.Id, ClaimType = Grants.Area, ClaimValue = commune });
    }

    /// <summary>PostgreSQL: could not serialize access; SQLite: another process kept the file locked.</summary>
    private static bool IsLostRace(Exception e) => e switch
    {
        Npgsql.PostgresException { SqlState: "40001" or "40P01" } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 } => true,
        { InnerException: { } inner } => IsLostRace(inner),
        _ => false,
    };

    public sealed record Choice(string Value, string Text);

    public sealed record View(IReadOnlyList<Choice> Provinces, IReadOnlyList<Choice> Communes);

    /// <summary>What the page asks.</summary>
    public sealed class Form
    {
        public string Code { get; set; } = "";

        public string DisplayName { get; set; } = "";

        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";

        public string PasswordAgain { get; set; } = "";

        public string ProvinceCode { get; set; } = "";

        /// <summary>One of those loaded; empty when the commune is typed.</summary>
        public string? CommunePath { get; set; }

        public string CommuneCode { get; set; } = "";

        public string CommuneName { get; set; } = "";

        public string CommuneKind { get; set; } = "";

        /// <summary>The administrator works with households of the commune too.</summary>
        public bool IsOfficerToo { get; set; }
    }
}
