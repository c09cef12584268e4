using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using VuonLen.App;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Installation;

namespace VuonLen.Host.Commands;

/// <summary>An installation opened for one command, on behalf of a user of it or of the administrator.</summary>
internal sealed class CommandScope : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private CommandScope(ServiceProvider services, AsyncServiceScope scope) => (_services, _scope) = (services, scope);

    /// <summary>Use cases, acting for the caller.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Opens the installation, brings its tables up to date and acts for a user.</summary>
    /// <param name="data">The folder of the installation; null for the one <c>./run</c> uses.</param>
    /// <param name="db">A connection to PostgreSQL; null for the SQLite file in the folder.</param>
    /// <param name="asUser">Whose roles and areas hold; null for the administrator's.</param>
    /// <param name="right">What the command does, one of <see cref="Rights"/>.</param>
    /// <param name="cancel">Ends with the command.</param>
    public static async Task<Opened> OpenAsync(string? data, string? db, string? asUser, string right, CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(Given(data, db)).Build();
        var settings = HostSettings.Read(configuration);
        if (settings.Refusal is { } wrong)
            return new(null, CommandLine.Failed, $"{wrong.Message} ({wrong.Code})");

        settings.PrepareFolder();
        var services = new ServiceCollection()
            .AddSingleton(ProductClock.StartingOn(settings.Today, TimeProvider.System))
            .AddLogging()
            .AddVuonLen(settings.Connection, settings.KeyFolder)
            .AddHostDuties(settings)
            .BuildServiceProvider();

        await using (var start = services.CreateAsyncScope())
            await start.ServiceProvider.ActAs(Caller.Program).GetRequiredService<PrepareDatabase>().RunAsync(cancel);

        var scope = services.CreateAsyncScope();
        var opened = new CommandScope(services, scope);
        var caller = await CallerAsync(scope.ServiceProvider, asUser);
        var refusal = caller is null
            ? new Opened(null, CommandLine.WrongUse, $"Không có người dùng {asUser}, hoặc tài khoản đã đóng. Hãy kiểm tra tên sau --as.")
            : !caller.May(right)
                ? new Opened(null, CommandLine.Failed, $"{caller.Name} không có quyền làm việc này ({right}).")
                : null;
        if (refusal is null)
        {
            scope.ServiceProvider.ActAs(caller!);
            return new(opened, CommandLine.Done, null);
        }

        await opened.DisposeAsync();
        return refusal;
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>What was said on the command line comes before the environment; a folder means its own SQLite file.</summary>
    private static Dictionary<string, string?> Given(string? data, string? db)
    {
        var given = new Dictionary<string, string?>();
        if (data is not null)
            given["Data"] = data;
        if (data is not null || db is not null)
            (given["ConnectionStrings:VuonLen"], given["VUONLEN_DB"]) = (null, db);
        return given;
    }

    private static async Task<Caller?> CallerAsync(IServiceProvider services, string? name)
    {
        if (name is null)
            return new("quản trị (dòng lệnh)", AreaScope.Nation, Role.Administrator);

        services.ActAs(Caller.Program);
        var users = services.GetRequiredService<UserManager<User>>();
        if (await users.FindByNameAsync(name) is not { IsClosed: false } user)
            return null;

        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
        var roles = await users.GetRolesAsync(user);
        return new(user.UserName ?? name, Grants.ScopeOf(principal), [.. roles.Select(Enum.Parse<Role>)]);
    }

    /// <param name="Scope">Null when refused.</param>
    /// <param name="Exit">What the command answers when refused.</param>
    /// <param name="Message">Why, for the user.</param>
    internal sealed record Opened(CommandScope? Scope, int Exit, string? Message);
}

/// <summary>The options by which a command finds its installation, the same for all of them.</summary>
internal sealed class InstallationOptions
{
    private readonly Option<string?> _data = new("--data") { Description = "Thư mục dữ liệu (SQLite).", HelpName = "DIR" };

    private readonly Option<string?> _db = new("--db") { Description = "Kết nối PostgreSQL.", HelpName = "CONNECTION" };

    private readonly Option<string?> _as = new("--as")
    {
        Description = "Làm với vai trò và địa bàn của người dùng này; không có thì là quản trị.",
        HelpName = "USER",
    };

    public InstallationOptions(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_db);
        command.Options.Add(_as);
    }

    /// <summary>Opens the installation and runs the command in it, or says why not.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="right">What the command does, one of <see cref="Rights"/>.</param>
    /// <param name="use">The command; gets the services and answers the exit code.</param>
    /// <param name="cancel">Ends with the command.</param>
    public async Task<int> RunAsync(
        ParseResult parsed, string right, Func<IServiceProvider, CancellationToken, Task<int>> use, CancellationToken cancel)
    {
        var opened = await CommandScope.OpenAsync(
            parsed.GetValue(_data), parsed.GetValue(_db), parsed.GetValue(_as), right, cancel);
        if (opened.Scope is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(opened.Message);
            return opened.Exit;
        }

        await using (opened.Scope)
            return await use(opened.Scope.Services, cancel);
    }
}
