using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Shell;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Movements;

namespace VuonLen.App.Households.Exporting;

/// <summary>Makes a list somebody asked for (lập tệp): household by household into a file, which is then put away.</summary>
/// <remarks>What may stand in it is asked again: rights and areas may have changed since. Broken off, it is made anew.</remarks>
public sealed class MakeExport(VuonLenDb db, FileStore files, PersonalIdVault vault, TimeProvider clock) : IRunWork
{
    public const string Kind = "make-export";

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.ListExports.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { StoredFileId: null, Households: null } export)
            return Outcome.Done;

        var request = ExportRequest.Read(export.Request);
        request = request with
        {
            HasPersonalIds = request.HasPersonalIds && db.Caller.May(Rights.ReadPersonalIds),
            HasHealth = request.HasHealth && db.Caller.May(Rights.ReadHealth),
        };
        if (!db.Caller.May(Rights.ExportLists) || !db.Caller.Scope.Granted.Any())
            return ExportProblems.OutOfReach;

        await using var content = GrowingFile.Create();
        if (await WriteAsync(content, request, progress, cancel) is not { } count)
            return Outcome.Done; // somebody stopped it

        content.Position = 0;
        var file = await files.AddUnclaimedAsync(export.AreaPath, NameOf(request, clock.Today), content, cancel);
        db.ChangeTracker.Clear();
        var row = await db.ListExports.At(subject).SingleOrDefaultAsync(cancel);
        if (row is null)
            return ExportProblems.NotFound;

        await files.ClaimAsync(file.Key, cancel);
        (row.StoredFileId, row.Households) = (file.Id, count);
        db.Note(row, new Dictionary<string, object?[]>
        {
            ["ExportKind"] = [null, ExportWords.Of(request.Kind)],
            ["Households"] = [null, count],
            ["HasPersonalIds"] = [null, request.HasPersonalIds],
        });
        return await db.SaveAsync(nameof(MakeExport), cancel);
    }

    /// <summary>As the browser saves it.</summary>
    internal static string NameOf(ExportRequest request, DateOnly today)
    {
        var name = request.Kind switch
        {
            ExportKind.Households => "Danh sách hộ",
            ExportKind.Template => "Danh sách hộ theo mẫu",
            ExportKind.Official => $"Danh sách chính thức {request.Year?.ToString(CultureInfo.InvariantCulture)}",
        };
        return $"{name} {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{(request.Format is ExportFormat.Csv ? "csv" : "xlsx")}";
    }

    private async Task<int?> WriteAsync(Stream content, ExportRequest request, IRunProgress progress, CancellationToken cancel)
    {
        using var file = ListFile.To(content, request.Format);
        var filter = request.ToFilter(db.Caller, out _);
        var count = request.Kind switch
        {
            ExportKind.Households => await WriteListAsync(file, request, filter, progress, cancel),
            ExportKind.Template => await WriteTemplateAsync(file, request, filter, progress, cancel),
            ExportKind.Official => await WriteOfficialAsync(file, request, filter, progress, cancel),
        };
        if (count is not null)
            file.Finish();
        return count;
    }

    private async Task<int?> WriteListAsync(ListFile file, ExportRequest request, HouseholdFilter filter, IRunProgress progress, CancellationToken cancel)
    {
        var keys = await HouseholdBatches.KeysAsync(db.Matching(filter, clock.Today), cancel);
        var places = await PlacesAsync(keys, cancel);
        var sheet = new HouseholdListSheet(file, places, request.HasHealth, filter.On);
        var words = FilterWords.Of(filter, await VillagesAsync(filter, cancel), await CommunesAsync(filter, cancel));
        sheet.Begin("DANH SÁCH HỘ", $"{(words.Length > 0 ? words + " · " : "")}{Vn.Number(keys.Count)} hộ · lập ngày {Vn.Date(clock.Today)}");
        var done = 0;
        await foreach (var batch in filter.On is null ? HouseholdBatches.FrontsAsync(db, keys, cancel) : HouseholdBatches.LoadAsync(db, keys, cancel))
        {
            foreach (var household in batch)
                sheet.Write(household);
            done += batch.Count;
            if (!await progress.ReportAsync(done, keys.Count, cancel))
                return null;
        }

        return done;
    }

    private async Task<int?> WriteTemplateAsync(ListFile file, ExportRequest request, HouseholdFilter filter, IRunProgress progress, CancellationToken cancel)
    {
        var keys = await HouseholdBatches.KeysAsync(db.Matching(filter, clock.Today), cancel);
        var columns = new TemplateColumns(await PlacesAsync(keys, cancel), request.HasPersonalIds ? vault : null, request.HasHealth, clock.Today);
        file.Begin(
            new(TemplateColumns.SheetName, columns.Layout()) { FrozenRows = 1, FrozenColumns = columns.Frozen, RepeatedRows = (1, 1), RepeatedColumn = columns.Frozen - 1, PagesWide = columns.PagesWide, LeavesBlanksOut = true },
            [], columns.Headers);
        var done = 0;
        await foreach (var batch in HouseholdBatches.WithAsync(db, keys, ListedMember.Of, cancel))
        {
            foreach (var (household, members) in batch)
            {
                done++;
                var isFirst = true;
                foreach (var member in HouseholdBatches.InOrder(members))
                {
                    file.Write(columns.Row(household, member, done, isFirst));
                    isFirst = false;
                }
            }

            if (!await progress.ReportAsync(done, keys.Count, cancel))
                return null;
        }

        return done;
    }

    private async Task<int?> WriteOfficialAsync(ListFile file, ExportRequest request, HouseholdFilter filter, IRunProgress progress, CancellationToken cancel)
    {
        var year = request.Year!.Value;
        var (from, last) = (new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));
        var on = last < clock.Today ? last : clock.Today;
        var place = new HouseholdFilter { Province = filter.Province, Commune = filter.Commune, Village = filter.Village };
        var listed = await HouseholdBatches.KeysAsync(db.Matching(place with { Status = StatusChoice.Listed, On = on }, clock.Today), cancel);
        var before = await HouseholdBatches.KeysAsync(OfficialSheets.MayHaveEscaped(db, place, from, clock.Today), cancel);
        var places = await PlacesAsync([.. listed, .. before], cancel);
        var sheets = new OfficialSheets(
            file, places, request.HasPersonalIds ? vault : null, request.HasHealth, await StandardsInForce.LoadAsync(db, cancel), on);
        var title = string.Create(CultureInfo.InvariantCulture, $"Năm {year}, kết quả vào ngày {on:dd/MM/yyyy}");
        var (done, total) = (0, listed.Count + before.Count);

        sheets.BeginRecognised(title);
        await foreach (var batch in HouseholdBatches.LoadAsync(db, listed, cancel))
        {
            foreach (var household in batch)
                sheets.WriteRecognised(household);
            if (!await progress.ReportAsync(done += batch.Count, total, cancel))
                return null;
        }

        var escaped = new Dictionary<AreaKey, Movement>();
        await foreach (var batch in HouseholdBatches.LoadAsync(db, before, cancel))
        {
            foreach (var household in batch)
            {
                if (Ledger.Between(household.Recognitions, from, on) is { } movement
                    && movement is Movement.PoorToNear or Movement.PoorToAbove or Movement.NearToAbove)
                {
                    escaped[household.Key] = movement;
                }
            }

            if (!await progress.ReportAsync(done += batch.Count, total, cancel))
                return null;
        }

        foreach (var fromPoverty in new[] { true, false })
        {
            sheets.BeginEscaped(fromPoverty, title);
            var keys = before.FindAll(k => escaped.TryGetValue(k, out var movement) && (movement is Movement.NearToAbove) != fromPoverty);
            await foreach (var batch in HouseholdBatches.LoadAsync(db, keys, cancel))
            {
                foreach (var household in batch)
                    sheets.WriteEscaped(household, escaped[household.Key]);
            }
        }

        return listed.Concat(escaped.Keys).Distinct().Count();
    }

    private Task<ExportPlaces> PlacesAsync(List<AreaKey> keys, CancellationToken cancel) =>
        ExportPlaces.LoadAsync(db, keys.Select(k => k.ProvinceCode), cancel);

    private async Task<IReadOnlyList<(string Value, string Text)>> VillagesAsync(HouseholdFilter filter, CancellationToken cancel) =>
        filter.Village is not { } id ? [] :
        [.. (await db.Units.AsNoTracking().Where(u => u.Id == id).ToListAsync(cancel)).Select(u => (u.Id.ToString(), u.FullName))];

    private async Task<IReadOnlyList<(string Value, string Text)>> CommunesAsync(HouseholdFilter filter, CancellationToken cancel) =>
        filter.Commune is not { } code ? [] :
        [.. (await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.Code == code && (filter.Province == null || u.ProvinceCode == filter.Province)).ToListAsync(cancel)).Select(u => (u.Code, u.FullName))];
}
