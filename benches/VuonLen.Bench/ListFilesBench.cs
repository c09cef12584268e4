using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Importing;
using VuonLen.App.Runs;

namespace VuonLen.Bench;

/// <summary>
/// Lists through a server that carries the runs out: a list of 80,000 persons previewed and written, 200,000 persons made into files.
/// The time of each run counts from when the server took it up; its memory is that of the whole server, less what it had before.
/// </summary>
internal static class ListFilesBench
{
    public const string Commune = "DEMO001";

    private const int Usual = 7619, Rounds = 3;

    /// <param name="bench">The program.</param>
    /// <param name="households">Of the list; the generator makes 3.6 persons in each.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite.</param>
    public static async Task InAsync(Bench bench, int households, string? postgres)
    {
        var file = await FileAsync(bench, households);
        var engine = postgres is null ? "sqlite" : "postgresql";
        var (previews, writes) = (new List<Measured>(), new List<Measured>());
        for (var round = 1; round <= Rounds; round++)
        {
            await using var target = await EmptyAsync(bench, $"lists-in-{engine}-{round}", households, postgres);
            await using var server = await Served.StartAsync(bench, target.Folder, target.Postgres, isDemo: false);
            var (import, plan) = await UploadAsync(target, file);
            previews.Add(await MeasureAsync(server, target, plan));
            var write = await ConfirmAsync(target, import);
            writes.Add(await MeasureAsync(server, target, write));
            var counts = await CountsAsync(target);
            Console.WriteLine($"{engine} {round}: {counts.Households:N0} households, {counts.Persons:N0} persons; preview {previews[^1]}, write {writes[^1]}");
        }

        Console.WriteLine($"{engine}, in, {Rounds} rounds: preview {Measured.Median(previews)}; write after the confirmation {Measured.Median(writes)}");
    }

    public static async Task OutAsync(Bench bench, int households, string? postgres)
    {
        var engine = postgres is null ? "sqlite" : "postgresql";
        await using var filled = postgres is null ? null : await Installed.MakeAsync(bench, $"lists-out-{households}", postgres);
        var folder = filled?.Folder ?? bench.Folder($"lists-out-{households}");
        await bench.RunAsync(
            ["demo", "--households", $"{households}", "--batch", "50000", "--data", folder, .. filled is null ? [] : new[] { "--db", filled.Postgres! }]);
        await using var installed = new Installed(folder, filled?.Postgres);
        await using var server = await Served.StartAsync(bench, folder, filled?.Postgres);
        foreach (var request in new ExportRequest[]
        {
            new() { Kind = ExportKind.Households, Format = ExportFormat.Xlsx, Filter = "" },
            new() { Kind = ExportKind.Template, Format = ExportFormat.Xlsx, Filter = "" },
            new() { Kind = ExportKind.Template, Format = ExportFormat.Csv, Filter = "" },
            new() { Kind = ExportKind.Official, Format = ExportFormat.Xlsx, Filter = "", Year = 2026 },
        })
        {
            var (found, bytes) = (new List<Measured>(), 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var export = await installed.AsAdministratorAsync(async s => (await s.GetRequiredService<ExportList>().SaveAsync(request, default)).Answer!);
                var run = await installed.AsAdministratorAsync(s => s.GetRequiredService<RunRequests>().LatestAsync(export.Key, default));
                found.Add(await MeasureAsync(server, installed, run!.Key));
                bytes = await installed.AsAdministratorAsync(async s => (await s.GetRequiredService<ShowExports>().ShowAsync(export.Key, default))!.File!.Bytes);
                await installed.AsAdministratorAsync(s => s.GetRequiredService<ShowExports>().RemoveAsync(export.Key, default));
            }

            var counts = await CountsAsync(installed);
            Console.WriteLine(
                $"{engine}, out of {counts.Households:N0} households with {counts.Persons:N0} persons, {request.Kind} {request.Format}, {Rounds} rounds: {Measured.Median(found)}, file {bytes >> 20} MB");
        }
    }

    /// <summary>A filled template of invented households; made once.</summary>
    public static async Task<string> FileAsync(Bench bench, int households)
    {
        var (source, file) = (Source(bench, households), bench.Folder($"lists-{households}.xlsx"));
        if (!File.Exists(file))
        {
            await bench.RunAsync(["demo", "--households", $"{households + Usual}", "--batch", "50000", "--data", source]);
            await bench.RunAsync(["export", "--kind", "template", "--commune", Commune, "--out", file, "--data", source]);
        }

        return file;
    }

    public static async Task<Installed> EmptyAsync(Bench bench, string name, int households, string? postgres)
    {
        var target = await Installed.MakeAsync(bench, name, postgres);
        await using var source = new Installed(Source(bench, households), null);
        await target.CopyCommuneAsync(source, Commune);
        return target;
    }

    /// <returns>The import, and the run that previews it.</returns>
    public static async Task<(AreaKey Import, AreaKey Run)> UploadAsync(Installed target, string file)
    {
        var import = await target.AsAdministratorAsync(async s =>
        {
            var upload = s.GetRequiredService<UploadList>();
            await using var content = File.OpenRead(file);
            var places = (await upload.ShowAsync(default)).Places;
            var done = await upload.SaveAsync(content, Path.GetFileName(file), places.Single(p => p.Path.EndsWith($".{Commune}.", StringComparison.Ordinal)).Path, default);
            return done.Answer ?? throw new InvalidOperationException(done.Problems[0].Message);
        });
        var run = await target.AsAdministratorAsync(s => s.GetRequiredService<UnderstandList>().SaveAsync(import.Key, new() { AsOf = import.AsOf }, default));
        return (import.Key, run.Answer?.Key ?? throw new InvalidOperationException(run.Problems[0].Message));
    }

    public static async Task<AreaKey> ConfirmAsync(Installed target, AreaKey import)
    {
        var run = await target.AsAdministratorAsync(s => s.GetRequiredService<ShowImport>().ConfirmAsync(import, default));
        return run.Answer?.Key ?? throw new InvalidOperationException(run.Problems[0].Message);
    }

    private static string Source(Bench bench, int households) => bench.Folder($"lists-source-{households}");

    private static Task<(int Households, int Persons)> CountsAsync(Installed target) => target.AsAdministratorAsync(async s =>
    {
        var db = s.GetRequiredService<VuonLenDb>();
        return (await db.Households.CountAsync(h => h.EndedOn == null), await db.Memberships.CountAsync(m => m.ToOn == null));
    });

    private static async Task<Measured> MeasureAsync(Served server, Installed installed, AreaKey run)
    {
        var rest = server.Megabytes();
        var most = rest;
        var watch = new Stopwatch();
        var processor = TimeSpan.Zero;
        await installed.EndOfAsync(
            run,
            () =>
            {
                watch.Start();
                processor = server.ProcessorTime();
            },
            _ => most = Math.Max(most, server.Megabytes()));
        return new(watch.Elapsed.TotalSeconds, (server.ProcessorTime() - processor).TotalSeconds, most - rest);
    }

    /// <param name="Seconds">From when the server took it up to its end.</param>
    /// <param name="Processor">Seconds of processor time of the server meanwhile.</param>
    /// <param name="Megabytes">Above what the server held before.</param>
    private readonly record struct Measured(double Seconds, double Processor, int Megabytes)
    {
        public static Measured Median(List<Measured> all) => new(
            Middle(all.Select(m => m.Seconds)), Middle(all.Select(m => m.Processor)), (int)Middle(all.Select(m => (double)m.Megabytes)));

        public override string ToString() => $"{Seconds:N1} s ({Processor:N1} s of processor time), {Megabytes} MB above rest";

        private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}
