using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Exporting;

/// <summary>Shows lists that were made or are being made (tệp đã xuất), gives them out, stops and deletes them.</summary>
/// <remarks>Others of the place see a list as well, when they may read all that stands in it.</remarks>
public sealed class ShowExports(VuonLenDb db, FileStore files, RunRequests runs)
{
    private const int MostShown = 100;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Line>> ShowAsync(CancellationToken cancel)
    {
        var exports = await db.ListExports.AsNoTracking().OrderByDescending(e => e.AskedAt).Take(MostShown).ToListAsync(cancel);
        exports.RemoveAll(e => !IsFor(e));
        var ids = exports.ConvertAll(e => e.Id);
        var states = (await db.Runs.AsNoTracking().Where(r => r.Kind == MakeExport.Kind && ids.Contains(r.SubjectId)).ToListAsync(cancel))
            .ToLookup(r => r.SubjectId);
        var fileIds = exports.Select(e => e.StoredFileId).OfType<Guid>().ToList();
        var sizes = await db.StoredFiles.AsNoTracking().Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancel);
        return [.. exports.Select(e => new Line(
            e, ExportRequest.Read(e.Request), states[e.Id].MaxBy(r => r.AskedAt), e.StoredFileId is { } file ? sizes.GetValueOrDefault(file) : null))];
    }

    /// <summary>Null when out of reach.</summary>
    public async Task<Line?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } export)
            return null;

        var file = export.StoredFileId is { } id ? await db.StoredFiles.At(new(key.ProvinceCode, id)).AsNoTracking().SingleOrDefaultAsync(cancel) : null;
        return new(export, ExportRequest.Read(export.Request), await runs.LatestAsync(key, cancel), file);
    }

    /// <summary>The pieces of the file, one after the other.</summary>
    public IAsyncEnumerable<byte[]> ReadAsync(StoredFile file, CancellationToken cancel) => files.ReadAsync(file.Key, cancel);

    /// <summary>Stops the making.</summary>
    public async Task<Outcome> StopAsync(AreaKey key, CancellationToken cancel) =>
        await FindAsync(key, cancel) is null ? ExportProblems.NotFound : await runs.StopAsync(key, cancel);

    /// <summary>Deletes the list and its file.</summary>
    public async Task<Outcome> RemoveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is null)
            return ExportProblems.NotFound;
        if (await runs.LatestAsync(key, cancel) is { IsOpen: true })
            return ExportProblems.StillRunning;

        var export = await db.ListExports.At(key).SingleAsync(cancel);
        db.Remove(export); // before its file: a row that stays would be cut from it
        if (export.StoredFileId is { } file)
            await files.RemoveAsync(new(key.ProvinceCode, file), cancel);
        return await db.SaveAsync(nameof(ShowExports), cancel);
    }

    private async Task<ListExport?> FindAsync(AreaKey key, CancellationToken cancel) =>
        await db.ListExports.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is { } export && IsFor(export) ? export : null;

    private bool IsFor(ListExport export) => export.AskedBy == db.Caller.Name || ExportRequest.Read(export.Request).IsFor(db.Caller);

    /// <param name="Export">What was asked for, when, by whom.</param>
    /// <param name="Request">In detail.</param>
    /// <param name="Run">How far it is.</param>
    /// <param name="File">Null until it is made.</param>
    public sealed record Line(ListExport Export, ExportRequest Request, Run? Run, StoredFile? File)
    {
        public bool IsOpen => File is null && !IsForgotten && Run is null or { IsOpen: true };

        /// <summary>It was made, and its time is over: see <see cref="ForgetFiles"/>.</summary>
        public bool IsForgotten => File is null && Export.Households is not null;
    }
}
