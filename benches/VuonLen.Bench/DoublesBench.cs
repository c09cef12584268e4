using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Identity;

namespace VuonLen.Bench;

/// <summary>The list of pairs that may be one household, as an officer of a commune opens it.</summary>
internal static class DoublesBench
{
    private const int Rounds = 5;

    /// <param name="bench">The program.</param>
    /// <param name="households">In the whole database; all but those of the usual demo lie in one commune.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite.</param>
    public static async Task RunAsync(Bench bench, int households, string? postgres)
    {
        await using var filled = postgres is null ? null : await Installed.MakeAsync(bench, $"doubles-{households}", postgres);
        var folder = filled?.Folder ?? bench.Folder($"doubles-{households}");
        if (filled is not null || !Directory.Exists(folder))
            await bench.RunAsync(["demo", "--households", $"{households}", "--batch", "50000", "--data", folder, .. filled is null ? [] : new[] { "--db", filled.Postgres! }]);
        await using var installed = new Installed(folder, filled?.Postgres);
        var path = await installed.AsAdministratorAsync(async s => (await s.GetRequiredService<App.Households.Importing.UploadList>().ShowAsync(default))
            .Places.Single(p => p.Path.EndsWith($".{ListFilesBench.Commune}.", StringComparison.Ordinal)).Path);
        var officer = new Caller("can.bo", AreaScope.Of(path), Role.Officer);
        foreach (var (what, page, reason) in new (string, int, App.Households.DoubleReasons?)[]
        {
            ("first page", 1, null), ("third page", 3, null), ("by number", 1, App.Households.DoubleReasons.PersonalId),
        })
        {
            var times = new List<double>();
            var total = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                var view = await installed.AsAsync(officer, s => s.GetRequiredService<FindDoubles>().ShowAsync(null, null, reason, page, default));
                times.Add(watch.Elapsed.TotalMilliseconds);
                total = view!.Total;
            }

            Console.WriteLine($"doubles, {(postgres is null ? "sqlite" : "postgresql")}, {what}: first {times[0]:F0} ms, median {times.Order().ElementAt(Rounds / 2):F0} ms, most {times.Max():F0} ms; {total} pairs");
        }
    }
}
