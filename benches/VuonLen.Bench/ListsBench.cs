using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VuonLen.App;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.Bench;

/// <summary>
/// Over HTTP, warm: an officer of a commune of 50,000 households filters the list, searches names and opens the dashboard;
/// a user of the whole province opens the dashboard.
/// </summary>
internal static class ListsBench
{
    private const int Requests = 1000, Dashboards = 40, Clients = 4, WarmUp = 100, Commune = 50_000, Usual = 7619;

    /// <summary>What stands in the box while somebody types: of many names, of few, of none; middle names, wrong order.</summary>
    private static readonly string[] _typed = ["ng", "nguyen", "thi", "van", "lo thi", "tran van", "thu", "minh lan", "hoa", "dao tran", "l", "khac"];

    private const string Officer = "bench", Province = "bench-tinh", Password = "do-luong-2026", CommuneCode = "DEMO001";

    /// <param name="bench">The program.</param>
    /// <param name="households">In the whole database.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite alone.</param>
    public static async Task RunAsync(Bench bench, int households, string? postgres)
    {
        foreach (var size in new[] { Commune, households }.Distinct())
        {
            await MeasureAsync(bench, size, "sqlite", null);
            if (postgres is not null)
                await MeasureAsync(bench, size, "postgresql", $"{postgres};Database=vuonlen_bench_{size}");
        }
    }

    private static async Task MeasureAsync(Bench bench, int size, string engine, string? connection)
    {
        var folder = bench.Folder($"lists-{engine}-{size}");
        if (connection is not null)
            await CreateAsync(connection);
        var watch = Stopwatch.StartNew();
        await bench.RunAsync( // nothing is done again that is there already
            ["demo", "--households", $"{size + Usual}", "--batch", "50000", "--data", folder, .. connection is null ? [] : new[] { "--db", connection }]);
        Console.WriteLine($"{engine}, {size:N0} households: filled in {watch.Elapsed.TotalSeconds:N0} s");

        var (villages, names) = await PrepareAsync(folder, connection ?? $"Data Source={Path.Combine(folder, "vuonlen.db")}");
        await using var server = await Served.StartAsync(bench, folder, connection);
        using var browser = await server.SignInAsync(Officer, Password);
        await MeasureAsync(browser, "list by village and status", Requests, Clients, i => $"/households?village={villages[i % villages.Count]}&status=Poor");
        await MeasureAsync(browser, "search by full name", Requests, Clients, i => $"/households?q={Uri.EscapeDataString(names[i % names.Count])}");
        await MeasureAsync(browser, "search while typing", Requests, Clients, i => $"/households?q={Uri.EscapeDataString(_typed[i % _typed.Length])}");
        await MeasureAsync(browser, "dashboard of the commune", Dashboards, 1, _ => "/");
        using var province = await server.SignInAsync(Province, Password);
        await MeasureAsync(province, "dashboard of the province", Dashboards, 1, _ => "/");
    }

    /// <summary>Where it is not there yet: a database of an earlier run is used again.</summary>
    internal static async Task CreateAsync(string connection)
    {
        var asked = new NpgsqlConnectionStringBuilder(connection);
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres" }.ConnectionString);
        await using var command = server.CreateCommand($"select 1 from pg_database where datname = '{asked.Database}'");
        if (await command.ExecuteScalarAsync() is not null)
            return;
        command.CommandText = $"create database {asked.Database}";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The officer's account, and what to ask for.</summary>
    private static async Task<(IReadOnlyList<Guid> Villages, IReadOnlyList<string> Names)> PrepareAsync(string folder, string connection)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging()
            .AddVuonLen(connection, Path.Combine(folder, "keys")).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.ActAs(Caller.Program);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await AddAsync(users, Officer, Role.Officer, $"12.{CommuneCode}.");
        await AddAsync(users, Province, Role.Province, "12.");

        var db = scope.ServiceProvider.GetRequiredService<VuonLenDb>();
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("analyze");
        else
            await db.Database.ExecuteSqlRawAsync("pragma analysis_limit=1000; analyze");
        var villages = await db.Units.Where(u => u.AreaPath.StartsWith($"12.{CommuneCode}.") && u.ParentId != null && u.AreaPath != $"12.{CommuneCode}.")
            .Select(u => u.Id).ToListAsync();
        var names = await db.People.Where(p => p.ProvinceCode == "12" && p.CommuneCode == CommuneCode).OrderBy(p => p.Id).Take(300)
            .Select(p => p.FoldedName).ToListAsync();
        return (villages, names);
    }

    private static async Task AddAsync(UserManager<User> users, string name, Role role, string path)
    {
        if (await users.FindByNameAsync(name) is not null)
            return;
        var user = new User { UserName = name, DisplayName = "Bench" };
        var made = await users.CreateAsync(user, Password);
        if (!made.Succeeded)
            throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Code)));
        await users.AddToRoleAsync(user, role.ToString());
        await users.AddClaimAsync(user, new(Grants.Area, path));
    }

    internal static async Task MeasureAsync(HttpClient browser, string what, int requests, int clients, Func<int, string> address)
    {
        for (var i = 0; i < Math.Min(WarmUp, requests / 4); i++)
            await AskAsync(i);

        var times = new double[requests];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
            {
                var watch = Stopwatch.StartNew();
                await AskAsync(i);
                times[i] = watch.Elapsed.TotalMilliseconds;
            }
        }));
        Array.Sort(times);
        Console.WriteLine($"  {what}: median {times[requests / 2]:N1} ms, p95 {times[requests * 95 / 100]:N1} ms, p99 {times[requests * 99 / 100]:N1} ms");

        async Task AskAsync(int i)
        {
            var page = await browser.GetStringAsync(address(i));
            if (!page.Contains("<table", StringComparison.Ordinal))
                throw new InvalidOperationException($"No list at {address(i)}.");
        }
    }
}
