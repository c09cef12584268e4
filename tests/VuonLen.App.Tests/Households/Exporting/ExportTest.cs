using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Importing;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Households.Exporting;

/// <summary>Base of the tests of lists that go out: a commune of two villages, and the product without its web server.</summary>
public abstract class ExportTest : DatabaseTest, IAsyncLifetime
{
    private ServiceProvider _services = null!;

    protected static Caller Officer { get; } = new("can.bo", AreaScope.Of("24.00070."), Role.Officer);

    protected static Caller Department { get; } = new("phong.ban", AreaScope.Of("24.00070."), Role.Department);

    protected AreaUnit Village { get; private set; } = null!;

    protected AreaUnit NextVillage { get; private set; } = null!;

    protected AreaUnit CommuneUnit { get; } = new()
    {
        AreaPath = "24.00070.",
        Level = AreaLevel.Commune,
        Kind = "Xã",
        Code = "00070",
        Name = "Nà Phát",
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Today.Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(Database.ConnectionString, Database.Folder)
            .BuildServiceProvider();
        Village = VillageOf("24.00070.03.", "03", "Nà Sản");
        NextVillage = VillageOf("24.00070.04.", "04", "Nà Lốc");
        await SaveAsync(CommuneUnit, Village, NextVillage);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await _services.DisposeAsync();
        await DisposeAsync();
    }

    protected static Household In(AreaUnit village, params Person[] members)
    {
        var household = AHousehold.In(village.AreaPath, members);
        household.VillageId = village.Id;
        return household;
    }

    protected Household Poor(string head, string? code = null)
    {
        var household = In(Village, AHousehold.Member(head));
        household.Code = code;
        return household;
    }

    protected void GiveNumber(Person person, string digits)
    {
        Assert.True(PersonalId.TryParse(digits, out var id));
        person.SetPersonalId(_services.GetRequiredService<PersonalIdVault>().Seal(id));
    }

    protected async Task<T> UseAsync<T>(Caller caller, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.ActAs(caller);
        return await use(scope.ServiceProvider);
    }

    /// <summary>Asks for a list and makes it at once.</summary>
    protected async Task<byte[]> ExportAsync(ExportRequest request, Caller? caller = null) => await UseAsync(caller ?? Officer, async services =>
    {
        var asked = await services.GetRequiredService<ExportList>().SaveAsync(request, NoCancel);
        Assert.Empty(asked.Problems);
        Assert.Empty((await services.GetRequiredService<MakeExport>().RunAsync(asked.Answer!.Key, new Watched(), NoCancel)).Problems);
        services.GetRequiredService<VuonLenDb>().ChangeTracker.Clear();
        var exports = services.GetRequiredService<ShowExports>();
        using var content = new MemoryStream();
        await foreach (var piece in exports.ReadAsync((await exports.ShowAsync(asked.Answer.Key, NoCancel))!.File!, NoCancel))
            content.Write(piece);
        return content.ToArray();
    });

    /// <summary>Gives a list in as the wizard does, with its guesses.</summary>
    protected Task<(AreaKey Key, ListCounts Counts)> ImportAsync(byte[] file, string name, bool write = true) => UseAsync(Officer, async services =>
    {
        var uploaded = await services.GetRequiredService<UploadList>().SaveAsync(new MemoryStream(file), name, "24.00070.", NoCancel);
        Assert.Empty(uploaded.Problems);
        var key = uploaded.Answer!.Key;
        var understand = services.GetRequiredService<UnderstandList>();
        Assert.Empty((await understand.SaveAsync(key, new() { AsOf = Today.Date }, NoCancel)).Problems);
        Assert.Empty((await services.GetRequiredService<PlanImport>().RunAsync(key, new Watched(), NoCancel)).Problems);
        var show = services.GetRequiredService<ShowImport>();
        if (write && !(await show.ConfirmAsync(key, NoCancel)).IsRefused)
            Assert.Empty((await services.GetRequiredService<WriteImport>().RunAsync(key, new Watched(), NoCancel)).Problems);
        services.GetRequiredService<VuonLenDb>().ChangeTracker.Clear();
        return (key, (await show.ShowAsync(key, null, false, 1, NoCancel))!.Counts);
    });

    protected Task<byte[]> ReturnedAsync(AreaKey import, Caller? caller = null) => UseAsync(caller ?? Officer, async services =>
    {
        var outcome = await services.GetRequiredService<ReturnList>().RunAsync(import, NoCancel);
        await using var content = outcome!.Answer!.Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    });

    /// <summary>All rows of a sheet, as they stand.</summary>
    protected static List<SheetRow> RowsOf(byte[] file, string name = "a.xlsx", int sheet = 0)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), name, new()).Answer!;
        using var rows = book.Read(sheet, NoCancel);
        var all = new List<SheetRow>();
        while (rows.Next())
            all.Add(rows.Row);
        Assert.Null(rows.Problem);
        return all;
    }

    protected static List<string> TextsOf(SheetRow row) => [.. row.Cells.Select(c => c.ToString())];

    /// <summary>A workbook of one sheet.</summary>
    protected static byte[] BookOf(IEnumerable<SheetCell[]> rows)
    {
        using var content = new MemoryStream();
        using var writer = new WorkbookWriter(content);
        writer.BeginSheet(new("Danh sách", []));
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Finish();
        return content.ToArray();
    }

    /// <summary>Everything the registry says of the households, for comparing.</summary>
    protected Task<string> RegistryAsync() => InAsync(AreaScope.Nation, async db => string.Join('\n', (await db.Households.AsNoTracking()
            .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).OrderBy(h => h.Id).ToListAsync())
        .Select(h => $"{h.Id} {h.Revision} {h.Recognitions.Count} {string.Join(',', h.Memberships.OrderBy(m => m.Id).Select(m => $"{m.PersonId}:{m.Person.Revision}"))}")));

    private static AreaUnit VillageOf(string path, string code, string name) => new()
    {
        AreaPath = path,
        Level = AreaLevel.Village,
        Kind = "Bản",
        Code = code,
        Name = name,
    };

    internal sealed class Watched(int stopAfter = int.MaxValue) : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => Task.FromResult(progress < stopAfter);
    }
}
