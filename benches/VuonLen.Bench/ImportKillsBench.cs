using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Runs;

namespace VuonLen.Bench;

/// <summary>
/// Some times kill -9 of the server at random moments while it writes one import; a new server takes the run up each time. In the end
/// everything must be there that an undisturbed run leaves, no more and no less.
/// </summary>
internal static class ImportKillsBench
{
    /// <param name="bench">The program.</param>
    /// <param name="rounds">Imports, each killed <paramref name="kills"/> times.</param>
    /// <param name="households">Of the list.</param>
    /// <param name="kills">In one import.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite.</param>
    public static async Task<bool> RunAsync(Bench bench, int rounds, int households, int kills, string? postgres)
    {
        var file = await ListFilesBench.FileAsync(bench, households);
        var engine = postgres is null ? "sqlite" : "postgresql";
        var expected = await WriteAsync(bench, file, $"import-kills-{engine}-none", households, 0, postgres);
        Console.WriteLine($"{engine}, undisturbed: {expected.Totals}");
        var isGood = true;
        for (var round = 1; round <= rounds; round++)
        {
            var found = await WriteAsync(bench, file, $"import-kills-{engine}", households, kills, postgres);
            var isEqual = found.Totals == expected.Totals;
            isGood &= isEqual;
            Console.WriteLine($"{engine} {round}: killed {found.Moments}; {(isEqual ? "equal -> good" : $"{found.Totals} -> BAD")}");
        }

        return isGood;
    }

    private static async Task<(string Totals, string Moments)> WriteAsync(
        Bench bench, string file, string name, int households, int kills, string? postgres)
    {
        if (Directory.Exists(bench.Folder(name)))
        {
            SqliteConnection.ClearAllPools(); // else the file that is gone is still open here
            Directory.Delete(bench.Folder(name), recursive: true);
        }

        await using var target = await ListFilesBench.EmptyAsync(bench, name, households, postgres);
        var server = await Served.StartAsync(bench, target.Folder, target.Postgres, isDemo: false);
        try
        {
            var (import, plan) = await ListFilesBench.UploadAsync(target, file);
            await target.EndOfAsync(plan);
            var run = await ListFilesBench.ConfirmAsync(target, import);
            var moments = new List<string>();
            for (var kill = 1; kill <= kills; kill++)
            {
                if (await ReachAsync(target, run, kill, kills) is not { } done)
                    break;
                await server.DisposeAsync(); // SIGKILL
                moments.Add(done.ToString("N0", CultureInfo.InvariantCulture));
                server = await Served.StartAsync(bench, target.Folder, target.Postgres, isDemo: false);
            }

            await target.EndOfAsync(run);
            return (await TotalsAsync(target), $"{moments.Count} times at {string.Join(", ", moments)}");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Waits for a random moment of the kill's share of the whole; null when it is all done before.</summary>
    private static async Task<int?> ReachAsync(Installed target, AreaKey run, int kill, int kills)
    {
        var from = -1;
        while (true)
        {
            var row = await target.AsAdministratorAsync(s => s.GetRequiredService<VuonLenDb>().Runs.AsNoTracking()
                .SingleAsync(r => r.ProvinceCode == run.ProvinceCode && r.Id == run.Id));
            if (!row.IsOpen)
                return null;
            var written = await target.AsAdministratorAsync(s => s.GetRequiredService<VuonLenDb>().ListItems.CountAsync(i => i.State == ListItemState.Written));
            var all = await target.AsAdministratorAsync(s => s.GetRequiredService<VuonLenDb>().ListItems.CountAsync());
            if (from < 0)
                from = Random.Shared.Next(all * (kill - 1) / kills, Math.Max(1, all * kill / (kills + 1)));
            if (row.State is RunState.Running && written >= from)
            {
                await Task.Delay(Random.Shared.Next(0, 300)); // anywhere within a transaction, or between two
                return written;
            }

            await Task.Delay(20);
        }
    }

    private static Task<string> TotalsAsync(Installed target) => target.AsAdministratorAsync(async s =>
    {
        var db = s.GetRequiredService<VuonLenDb>();
        var households = await db.Households.AsNoTracking().Select(h => new { h.Code, h.HeadName, h.MemberCount, h.Status, h.ComputedClass, h.Deprived, h.Revision }).ToListAsync();
        var digest = Hash(households.Select(h => h.ToString()!));
        var people = Hash((await db.People.AsNoTracking().Select(p => new { p.FullName, p.BornOn, p.BornYear, p.Sex, p.PersonalIdMasked, p.Insured, p.EthnicGroup }).ToListAsync()).Select(p => p.ToString()!));
        var (memberships, recognitions) = (await db.Memberships.CountAsync(), await db.Recognitions.CountAsync());
        var (written, failed) = (await db.ListItems.CountAsync(i => i.State == ListItemState.Written), await db.ListItems.CountAsync(i => i.State == ListItemState.Failed));
        var (audit, files) = (await db.Audit.CountAsync(a => a.UseCase == "WriteImport"), await db.StoredFiles.CountAsync());
        var import = await db.ListImports.AsNoTracking().SingleAsync();
        return $"{households.Count} households ({digest}), persons {people}, {memberships} memberships, {recognitions} recognitions, items: {written} written, {failed} failed, {audit} lines in the audit, {files} files, {import.State} {import.Counts}";
    });

    /// <summary>The same for the same rows in whatever order.</summary>
    private static string Hash(IEnumerable<string> rows)
    {
        var sum = 0UL;
        foreach (var row in rows)
            sum = unchecked(sum + BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(row))));
        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }
}
