using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Exporting;

/// <summary>Asks for a list to be made (xuất danh sách): the filter of the screen, which list, which format.</summary>
public sealed class ExportList(VuonLenDb db, RunRequests runs, TimeProvider clock)
{
    public const int FirstYear = 2000;

    /// <summary>What the filter says, and how many households that is.</summary>
    public async Task<View> ShowAsync(HouseholdFilter filter, CancellationToken cancel)
    {
        var within = filter.Village is { } village ? await db.Units.AsNoTracking().Where(u => u.Id == village).ToListAsync(cancel) : [];
        var communes = filter.Commune is { } code
            ? await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.Code == code && (filter.Province == null || u.ProvinceCode == filter.Province)).ToListAsync(cancel)
            : [];
        return new(
            FilterWords.Of(filter, [.. within.Select(u => (u.Id.ToString(), u.FullName))], [.. communes.Select(u => (u.Code, u.FullName))]),
            await db.Matching(filter, clock.Today).CountAsync(cancel), clock.Today.Year);
    }

    /// <summary>Puts it in the queue.</summary>
    /// <param name="asked">Kind, format, filter and year; what may stand in it is settled here.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<ListExport>> SaveAsync(ExportRequest asked, CancellationToken cancel)
    {
        var filter = asked.ToFilter(db.Caller, out var isWhole);
        if (!isWhole)
            return new(null, ExportProblems.FilterUnread);
        if (asked is { Kind: ExportKind.Official, Format: not ExportFormat.Xlsx })
            return new(null, ExportProblems.OfficialNeedsXlsx);
        if (asked.Kind is ExportKind.Official && (asked.Year is not { } year || year < FirstYear || year > clock.Today.Year))
            return new(null, ExportProblems.YearMissing);
        var (path, isWide) = await PlaceAsync(filter, cancel);
        if (path is null)
            return new(null, ExportProblems.NoCommune);

        var request = asked with
        {
            Filter = ExportRequest.Of(filter),
            Year = asked.Kind is ExportKind.Official ? asked.Year : null,
            HasPersonalIds = asked.Kind is not ExportKind.Households && db.Caller.May(Rights.ReadPersonalIds),
            HasHealth = db.Caller.May(Rights.ReadHealth),
            IsWide = isWide,
        };
        var export = new ListExport { AreaPath = path, Request = request.Write(), AskedAt = clock.GetUtcNow(), AskedBy = db.Caller.Name };
        db.Add(export);
        runs.Add(MakeExport.Kind, export);
        var saved = await db.SaveAsync(nameof(ExportList), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(export);
    }

    /// <summary>Who keeps the file: the narrowest place all of it lies in, or one of several, and then it is for who asked alone.</summary>
    private async Task<(string? Path, bool IsWide)> PlaceAsync(HouseholdFilter filter, CancellationToken cancel)
    {
        var scope = db.Caller.Scope;
        if (filter.Commune is { } code)
        {
            var paths = await db.Units.AsNoTracking().Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.Code == code && (filter.Province == null || u.ProvinceCode == filter.Province))
                .Select(u => u.AreaPath).ToListAsync(cancel);
            if (paths.FindAll(scope.Covers) is [var only])
                return (only, false);
            if (paths.Count == 0)
                return (null, false);
        }

        return scope.Granted.ToList() switch
        {
            [""] => (filter.Commune is null ? await db.Households.Select(h => h.AreaPath).FirstOrDefaultAsync(cancel) : null, true),
            [var one] => (one, false),
            [var first, ..] => (first, true),
            [] => (null, false),
        };
    }

    /// <param name="Words">The conditions in words; empty when there are none.</param>
    /// <param name="Households">So many.</param>
    /// <param name="Year">This year.</param>
    public sealed record View(string Words, int Households, int Year);
}
