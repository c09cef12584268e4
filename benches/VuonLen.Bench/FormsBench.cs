using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reports.Papers;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Checks;

namespace VuonLen.Bench;

/// <summary>
/// Official forms: all figures of a province counted from its households, its documents, and one commune's pack with all its papers.
/// </summary>
internal static class FormsBench
{
    private const int PerCommune = 300, Year = 2026;

    /// <param name="bench">The program.</param>
    /// <param name="communes">Of the province, of 5 villages and 300 households each.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite.</param>
    public static async Task RunAsync(Bench bench, int communes, string? postgres)
    {
        if (postgres is null)
            await MeasureAsync(bench, communes, "sqlite", null);
        else
            await MeasureAsync(bench, communes, "postgresql", $"{postgres};Database=vuonlen_forms_{communes}");
    }

    private static async Task MeasureAsync(Bench bench, int communes, string engine, string? connection)
    {
        var folder = bench.Folder($"forms-{engine}-{communes}");
        if (connection is not null)
            await ListsBench.CreateAsync(connection);
        await bench.RunAsync(
            ["demo", "--households", $"{7619 + (communes * PerCommune)}", "--per-commune", $"{PerCommune}", "--batch", "50000", "--data", folder, .. connection is null ? [] : new[] { "--db", connection }]);

        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(new Autumn()).AddLogging()
            .AddVuonLen(connection ?? $"Data Source={Path.Combine(folder, "vuonlen.db")}", Path.Combine(folder, "keys")).BuildServiceProvider();
        var province = new Caller("bench", AreaScope.Of("12."), Role.Province);
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.ActAs(Caller.Program);
            var db = scope.ServiceProvider.GetRequiredService<VuonLenDb>();
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlRawAsync("analyze");
        }

        var unit = await UseAsync(services, province, s => s.GetRequiredService<VuonLenDb>().Units.AsNoTracking().SingleAsync(u => u.AreaPath == "12." && u.ValidTo == null));
        var commune = await UseAsync(services, province, s => s.GetRequiredService<VuonLenDb>().Units.AsNoTracking().FirstAsync(u => u.Code == "DEMO001"));
        Console.WriteLine($"{engine}, {communes:N0} communes of {PerCommune} households:");
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var view = await UseAsync(services, province, s => s.GetRequiredService<PreviewPack>().ShowAsync(unit.Key, new(Year, FormStage.Official, null, IsLive: true, HasLists: false), CancellationToken.None));
            var figures = watch.Elapsed;
            var pack = view.Answer!.Pack;
            watch.Restart();
            foreach (var table in pack.Tables)
            {
                FormWorkbook.Write(Stream.Null, table.Form, pack, new("Tỉnh Lai Châu"));
                FormDocument.Write(Stream.Null, table.Form, pack, new("Tỉnh Lai Châu"));
            }

            Console.WriteLine($"  province: figures {figures.TotalSeconds:N1} s ({pack.Cell(1, 0, 0, "3"):N0} poor, {pack.Cell(1, 0, 0, "5"):N0} near-poor), forms 1 to 13 as .xlsx and .docx {watch.Elapsed.TotalSeconds:N1} s");

            watch.Restart();
            var lists = await UseAsync(services, province, s => s.GetRequiredService<PreviewPack>().ShowAsync(commune.Key, new(Year, FormStage.Official, null, false, HasLists: true), CancellationToken.None));
            figures = watch.Elapsed;
            pack = lists.Answer!.Pack;
            foreach (var form in pack.Tables.Select(t => t.Form).Concat(pack.Lists.Select(l => l.Form)))
            {
                FormWorkbook.Write(Stream.Null, form, pack, new("Xã Minh Họa"));
                FormDocument.Write(Stream.Null, form, pack, new("Xã Minh Họa"));
            }

            var papers = watch.Elapsed;
            watch.Restart();
            var report = PackChecks.Check(PackFigures.Of(pack), pack.Book);
            Console.WriteLine($"  commune: figures {figures.TotalMilliseconds:N0} ms, with 30 documents {papers.TotalMilliseconds:N0} ms, {report.Checked:N0} checks {watch.Elapsed.TotalMilliseconds:N0} ms");
        }

        var keys = await UseAsync(services, province, s => s.GetRequiredService<VuonLenDb>().Units.AsNoTracking()
            .Where(u => u.ProvinceCode == "12" && u.Level == AreaLevel.Commune && u.ValidTo == null && u.Code.StartsWith("DEMO")).OrderBy(u => u.Code).Select(u => new AreaKey(u.ProvinceCode, u.Id)).ToListAsync());
        var (counting, writing, rows) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        foreach (var key in keys)
        {
            var watch = Stopwatch.StartNew();
            var lists = await UseAsync(services, province, s => s.GetRequiredService<PreviewPack>().ShowAsync(key, new(Year, FormStage.Official, null, false, HasLists: true), CancellationToken.None));
            counting += watch.Elapsed;
            watch.Restart();
            foreach (var list in lists.Answer!.Pack.Lists)
            {
                FormWorkbook.Write(Stream.Null, list.Form, lists.Answer.Pack, new(lists.Answer.Unit.FullName));
                rows += list.Rows.Count;
            }

            writing += watch.Elapsed;
        }

        Console.WriteLine($"  forms 14 and 15 of {keys.Count:N0} communes as .xlsx, {rows:N0} rows: counting {counting.TotalSeconds:N1} s, writing {writing.TotalSeconds:N1} s");
        Console.WriteLine($"  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static async Task<T> UseAsync<T>(ServiceProvider services, Caller caller, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.ActAs(caller);
        return await use(scope.ServiceProvider);
    }

    /// <summary>The day of the demo.</summary>
    private sealed class Autumn : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 10, 15, 2, 0, 0, TimeSpan.Zero);
    }
}
