using System.CommandLine;
using VuonLen.App;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.Rules;

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
    /// <param name="settings">Which installation.</param>
    /// <param name="asUser">Whose roles and areas hold; null for the administrator's.</param>
    /// <param name="right">What the command does, one of <see cref="Rights"/>.</param>
    /// <param name="cancel">Ends with the command.</param>
    public static async Task<Opened> OpenAsync(HostSettings settings, string? asUser, string right, CancellationToken cancel)
    {
        if (settings.Refusal is { } wrong)
            return new(null, CommandLine.Failed, wrong);

        settings.PrepareFolder();
        settings = await settings.AskDatabaseAsync(cancel);
        var services = new ServiceCollection()
            .AddSingleton(ProductClock.StartingOn(settings.Today, TimeProvider.System))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(settings.Connection, settings.KeyFolder)
            .BuildServiceProvider();
        var opened = new CommandScope(services, services.CreateAsyncScope());
        opened.Services.ActAs(Caller.Program);
        if (await opened.Services.GetRequiredService<PrepareDatabase>().RunAsync(cancel) is { IsRefused: true } unprepared)
        {
            await opened.DisposeAsync();
            return new(null, CommandLine.Failed, unprepared.Problems[0]);
        }

        var found = await opened.Services.GetRequiredService<FindCaller>().RunAsync(asUser, cancel);
        var refusal = found.Answer is not { } caller
            ? new Opened(null, CommandLine.WrongUse, found.Problems[0])
            : caller.May(right) ? null : new(null, CommandLine.Failed, IdentityProblems.MayNot(caller.Name, Rights.NameOfRight(right)));
        if (refusal is null)
        {
            opened.Services.ActAs(found.Answer!);
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

    /// <param name="Scope">Null when refused.</param>
    /// <param name="Exit">What the command answers when refused.</param>
    /// <param name="Why">Why it was refused.</param>
    internal sealed record Opened(CommandScope? Scope, int Exit, Problem? Why);
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

    private readonly bool _isThere;

    /// <param name="command">Gets the options.</param>
    /// <param name="isThere">The command works with what is there; else it may begin an installation.</param>
    public InstallationOptions(Command command, bool isThere = false)
    {
        _isThere = isThere;
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
        var settings = HostSettings.ForCommand(parsed.GetValue(_data), parsed.GetValue(_db));
        if (_isThere && settings.NothingHere is { } nothing)
            return await CommandLine.RefuseAsync(parsed.InvocationConfiguration.Error, [nothing]);

        var opened = await CommandScope.OpenAsync(settings, parsed.GetValue(_as), right, cancel);
        if (opened.Scope is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{opened.Why!.Message} ({opened.Why.Code})");
            return opened.Exit;
        }

        await using (opened.Scope)
            return await use(opened.Scope.Services, cancel);
    }
}
