using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VuonLen.App;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Runs;

namespace VuonLen.Bench;

/// <summary>An installation, opened by the bench beside the server that works on it.</summary>
/// <param name="folder">Of the keys, and of the SQLite file.</param>
/// <param name="postgres">With a database; null for SQLite.</param>
internal sealed class Installed(string folder, string? postgres) : IAsyncDisposable
{
    /// <summary>Between two looks at a run: each takes some milliseconds of the processor from what is measured.</summary>
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);

    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(l => l.SetMinimumLevel(LogLevel.Error))
        .AddVuonLen(postgres ?? $"Data Source={Path.Combine(folder, "vuonlen.db")}", Path.Combine(folder, "keys")).BuildServiceProvider();

    public string Folder => folder;

    public string? Postgres => postgres;

    public static async Task<Installed> MakeAsync(Bench bench, string name, string? server)
    {
        Directory.CreateDirectory(bench.Folder(name));
        var installed = new Installed(bench.Folder(name), await EmptyAsync(name, server));
        await installed.AsAsync(Caller.Program, async s =>
        {
            return await s.GetRequiredService<PrepareDatabase>().RunAsync(default) is { IsRefused: false }
                ? true : throw new InvalidOperationException("Keys of another database.");
        });
        return installed;
    }

    /// <returns>The connection to a new, empty database; null without a server.</returns>
    public static async Task<string?> EmptyAsync(string name, string? server)
    {
        if (server is null)
            return null;

        var database = $"vuonlen_bench_{name.Replace('-', '_')}";
        await using var source = NpgsqlDataSource.Create($"{server};Database=postgres");
        foreach (var statement in new[] { $"drop database if exists {database} with (force)", $"create database {database}" })
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }

        return $"{server};Database={database}";
    }

    public Task<T> AsAdministratorAsync<T>(Func<IServiceProvider, Task<T>> use) => AsAsync(FindCaller.Administrator, use);

    public async Task<T> AsAsync<T>(Caller caller, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.ActAs(caller));
    }

    /// <summary>The same commune with the same villages, and nobody in it.</summary>
    public async Task CopyCommuneAsync(Installed from, string code)
    {
        var units = await from.AsAdministratorAsync(s => s.GetRequiredService<VuonLenDb>().Units.AsNoTracking()
            .Where(u => u.Level != AreaLevel.Province && u.ValidTo == null).ToListAsync());
        var commune = units.Single(u => u.Level is AreaLevel.Commune && u.Code == code);
        await AsAsync(Caller.Program, async s =>
        {
            var db = s.GetRequiredService<VuonLenDb>();
            var province = await db.Units.SingleAsync(u => u.Level == AreaLevel.Province && u.ProvinceCode == commune.ProvinceCode);
            var copy = CopyOf(commune, province.Id);
            db.Add(copy);
            db.AddRange(units.Where(u => u.ParentId == commune.Id).Select(u => CopyOf(u, copy.Id)));
            return await db.SaveAsync(nameof(Bench), default);
        });
    }

    /// <summary>Until nobody works on it any more.</summary>
    /// <param name="run">Which.</param>
    /// <param name="begun">Told once, when somebody has taken it up.</param>
    /// <param name="look">Told of its progress at every look.</param>
    public async Task<Run> EndOfAsync(AreaKey run, Action? begun = null, Action<Run>? look = null)
    {
        var isTaken = false;
        while (true)
        {
            var row = await AsAdministratorAsync(s => s.GetRequiredService<VuonLenDb>().Runs.AsNoTracking().SingleAsync(r => r.ProvinceCode == run.ProvinceCode && r.Id == run.Id));
            if (row.State is not RunState.Waiting && !isTaken)
            {
                isTaken = true;
                begun?.Invoke();
            }

            look?.Invoke(row);
            if (!row.IsOpen)
                return row.State is RunState.Done ? row : throw new InvalidOperationException($"The run ended as {row.State}: {row.Message}");
            await Task.Delay(_look);
        }
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private static AreaUnit CopyOf(AreaUnit unit, Guid parent) => new()
    {
        AreaPath = unit.AreaPath,
        Level = unit.Level,
        Code = unit.Code,
        Kind = unit.Kind,
        Name = unit.Name,
        ParentId = parent,
        IsUrban = unit.IsUrban,
    };
}
