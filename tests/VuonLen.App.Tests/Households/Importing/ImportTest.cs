using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Importing;
using VuonLen.App.Households.Lists;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>Base of the tests that hand a list in: a commune with two villages, and one beside it.</summary>
public abstract class ImportTest : RegistryTest, IAsyncLifetime
{
    private readonly EphemeralDataProtectionProvider _protection = new();

    protected const string Place = "24.00070.";

    private protected ItemSeal Seal => field ??= new(_protection);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await SaveAsync(
            Village, NextVillage, Elsewhere,
            new AreaUnit { AreaPath = "24.00070.", Level = AreaLevel.Commune, Kind = "Xã", Code = "00070", Name = "Mường Nhé" },
            new AreaUnit { AreaPath = "24.00071.", Level = AreaLevel.Commune, Kind = "Xã", Code = "00071", Name = "Nậm Kè" },
            new AreaUnit { AreaPath = "24.", Level = AreaLevel.Province, Kind = "Tỉnh", Code = "24", Name = "Điện Biên" });
    }

    /// <summary>A workbook with one sheet; texts stay texts, numbers numbers, days days.</summary>
    protected static byte[] Sheet(params object?[][] rows) => Book(("Danh sách", rows));

    /// <summary>The same, for tests of lists that come from elsewhere.</summary>
    internal static byte[] Workbook(params object?[][] rows) => Sheet(rows);

    protected static byte[] Book(params (string Name, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream))
        {
            foreach (var (name, rows) in sheets)
            {
                writer.BeginSheet(new(name, [.. Enumerable.Repeat(new SheetColumn(14), 30)]));
                foreach (var row in rows)
                    writer.WriteRow([.. row.Select(Cell)]);
            }

            writer.Finish();
        }

        return stream.ToArray();
    }

    private static SheetCell Cell(object? value) => value switch
    {
        null => default,
        string text => SheetCell.Of(text),
        int number => SheetCell.Of((long?)number),
        long number => SheetCell.Of((long?)number),
        double number => SheetCell.Of(number),
        DateOnly day => SheetCell.Of((DateOnly?)day),
        SheetCell cell => cell,
        _ => throw new ArgumentException("Not a cell", nameof(value)),
    };

    private protected UploadList Uploading(VuonLenDb db) => new(db, Files(db), new(), Today.Clock);

    private protected UnderstandList Understanding(VuonLenDb db) => new(db, Files(db), new(), Requests(db), Today.Clock);

    private protected ShowImport Showing(VuonLenDb db) => new(db, Seal, Requests(db), Vault, Today.Clock);

    private protected UndoImport Undoing(VuonLenDb db) => new(db, Seal, Requests(db), Today.Clock);

    private FileStore Files(VuonLenDb db) => new(db, _protection, Today.Clock);

    private RunRequests Requests(VuonLenDb db) => new(db, new(), Today.Clock, Works.Of(
        (PlanImport.Kind, new PlanImport(db, Files(db), new(), Vault, Seal, Today.Clock)),
        (WriteImport.Kind, new WriteImport(db, Vault, Seal, Today.Clock)),
        (UndoImport.Kind, new UndoImport(db, Seal, new(db, new(), Today.Clock, Works.None), Today.Clock))));

    protected async Task<AreaKey> UploadAsync(byte[] file, string name = "danh sach.xlsx", AreaScope? scope = null, string? place = null)
    {
        var outcome = await TryUploadAsync(file, name, scope, place);
        Assert.Empty(outcome.Problems);
        return outcome.Answer!.Key;
    }

    protected Task<Outcome<ListImport>> TryUploadAsync(byte[] file, string name = "danh sach.xlsx", AreaScope? scope = null, string? place = null) =>
        InAsync(scope ?? Commune, async db =>
        {
            using var stream = new MemoryStream(file);
            return await Uploading(db).SaveAsync(stream, name, place, NoCancel);
        });

    /// <summary>As the page does: the guesses with the corrections of the test.</summary>
    private protected Task<Outcome<Run>> UnderstandAsync(AreaKey key, Action<UnderstandList.Form>? correct = null, AreaScope? scope = null) => InAsync(
        scope ?? Commune,
        async db =>
        {
            var view = (await Understanding(db).ShowAsync(key, NoCancel))!.Answer!;
            var form = UnderstandList.Form.Of(view.Import, view.File.Mapping);
            correct?.Invoke(form);
            return await Understanding(db).SaveAsync(key, form, NoCancel);
        });

    private protected async Task<ShowImport.View> PreviewAsync(
        byte[] file, string name = "danh sach.xlsx", AreaScope? scope = null, string? place = null, Action<UnderstandList.Form>? correct = null)
    {
        var key = await UploadAsync(file, name, scope, place);
        var understood = await UnderstandAsync(key, correct, scope);
        Assert.Empty(understood.Problems);
        await PlanAsync(key, scope);
        return await ViewAsync(key, scope);
    }

    private protected async Task PlanAsync(AreaKey key, AreaScope? scope = null) => Assert.Empty((await InAsync(
        scope ?? Commune,
        db => new PlanImport(db, Files(db), new(), Vault, Seal, Today.Clock).RunAsync(key, new Progress(), NoCancel))).Problems);

    private protected Task<ShowImport.View> ViewAsync(AreaKey key, AreaScope? scope = null) =>
        InAsync(scope ?? Commune, async db => (await Showing(db).ShowAsync(key, null, false, 1, NoCancel))!);

    private protected async Task<ShowImport.View> WriteAsync(AreaKey key, AreaScope? scope = null, IRunProgress? progress = null)
    {
        Assert.Empty((await InAsync(scope ?? Commune, db => Showing(db).ConfirmAsync(key, NoCancel))).Problems);
        return await CarryOutWriteAsync(key, scope, progress);
    }

    private protected async Task<ShowImport.View> CarryOutWriteAsync(AreaKey key, AreaScope? scope = null, IRunProgress? progress = null)
    {
        await InAsync(scope ?? Commune, db => new WriteImport(db, Vault, Seal, Today.Clock).RunAsync(key, progress ?? new Progress(), NoCancel));
        return await ViewAsync(key, scope);
    }

    private protected async Task<ShowImport.View> ImportAsync(byte[] file, AreaScope? scope = null, string? place = null, Action<UnderstandList.Form>? correct = null) =>
        await WriteAsync((await PreviewAsync(file, scope: scope, place: place, correct: correct)).Import.Key, scope);

    protected async Task<Outcome> UndoAsync(AreaKey key)
    {
        var asked = await InAsync(Commune, db => Undoing(db).SaveAsync(key, NoCancel));
        return asked.IsRefused ? new Outcome(asked.Problems) : await InAsync(Commune, db => Undoing(db).RunAsync(key, new Progress(), NoCancel));
    }

    protected Task<List<Household>> HouseholdsAsync() => InAsync(AreaScope.Nation, db => db.Households.AsNoTracking()
        .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).OrderBy(h => h.HeadName).ToListAsync());

    /// <summary>Everything the registry holds, row by row; what only counts versions is left out.</summary>
    protected Task<List<string>> DumpAsync() => InAsync(AreaScope.Nation, async db =>
    {
        var lines = new List<string>();
        foreach (var row in (await db.Households.ToListAsync()).Cast<object>().Concat(await db.People.ToListAsync())
            .Concat(await db.Memberships.ToListAsync()).Concat(await db.Recognitions.ToListAsync()))
        {
            var entry = db.Entry(row);
            lines.Add(entry.Metadata.ShortName() + " " + string.Join(' ', entry.Properties.Where(p => p.Metadata.Name is not nameof(Household.Revision))
                .Select(p => $"{p.Metadata.Name}={p.CurrentValue switch { byte[] bytes => Convert.ToHexString(bytes), var other => other }}")));
        }

        return lines.Order(StringComparer.Ordinal).ToList();
    });

    protected Task<int> AuditCountAsync() => InAsync(AreaScope.Nation, db => db.Audit.CountAsync());

    /// <summary>Goes on until told to stop.</summary>
    protected sealed class Progress(int stopAfter = int.MaxValue) : IRunProgress
    {
        private int _told;

        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => Task.FromResult(++_told < stopAfter);
    }
}
