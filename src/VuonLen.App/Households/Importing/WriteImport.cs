using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Importing;

/// <summary>Writes what was previewed (ghi vào sổ): some households at a time, each time with the items that say they are written.</summary>
/// <remarks>Every household is looked at anew: one that somebody changed since the preview is left, and said so.</remarks>
public sealed class WriteImport(VuonLenDb db, PersonalIdVault vault, ItemSeal seal, TimeProvider clock) : IRunWork
{
    public const string Kind = "write-import";

    /// <summary>Items one writer takes before it comes for more: some transactions.</summary>
    private const int ItemsAtOnce = 500;

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { State: ListState.Writing, Mapping: { } json } import)
            return Outcome.Done;

        var mapping = ListMapping.Read(json);
        var planner = await HouseholdPlanner.LoadAsync(db, vault, clock, import, mapping, cancel);
        planner.Index.LeaveOut(await WrittenByThisAsync(import, cancel));
        using var shared = new Shared(import, mapping, planner, progress, await Open(db, import).CountAsync(cancel));

        // What is new stands beside the rest and can be written by several at once; what changes somebody's household comes in the list's order.
        if (await WriteAllAsync(ListFate.Add, db.WritersAtOnce, shared, cancel))
            await WriteAllAsync(ListFate.Change, 1, shared, cancel);

        await EndAsync(subject, cancel);
        return Outcome.Done;
    }

    /// <returns>False when it was asked to stop.</returns>
    private async Task<bool> WriteAllAsync(ListFate fate, int writers, Shared shared, CancellationToken cancel)
    {
        var numbers = await Open(db, shared.Import).Where(i => i.Fate == fate).OrderBy(i => i.Number).Select(i => i.Number).ToListAsync(cancel);
        var chunks = new ConcurrentQueue<(int First, int Last)>(numbers.Chunk(ItemsAtOnce).Select(c => (c[0], c[^1])));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Math.Min(writers, chunks.Count)),
            new ParallelOptions { MaxDegreeOfParallelism = writers, CancellationToken = cancel },
            async (_, stop) =>
            {
                await using var own = db.Beside(); // to the end: it knows how many rows it has added to each table
                var writer = new WriteItems(own, seal, shared.Planner, shared.Mapping);
                while (!shared.IsStopped && chunks.TryDequeue(out var chunk))
                {
                    var items = await Open(own, shared.Import).Where(i => i.Fate == fate && i.Number >= chunk.First && i.Number <= chunk.Last)
                        .OrderBy(i => i.Number).AsNoTracking().ToListAsync(stop);
                    await writer.RunAsync(items, written => shared.ReportAsync(written, stop), stop);
                }
            });
        return !shared.IsStopped;
    }

    /// <summary>Half written is written, with what it came to, and can be undone; when nothing is, the preview still holds.</summary>
    public async Task PutBackAsync(AreaKey subject, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).SingleOrDefaultAsync(cancel) is not { State: ListState.Writing } import)
            return;

        if (await Of(import, ListItemState.Written).AnyAsync(cancel))
            await BeWrittenAsync(import, cancel);
        else
            import.State = ListState.Planned;
    }

    /// <summary>What the preview did not know either: a run taken up again sees the same registry as the one before.</summary>
    private async Task<IEnumerable<Guid>> WrittenByThisAsync(ListImport import, CancellationToken cancel) =>
        await Of(import, ListItemState.Written).Where(i => i.Fate == ListFate.Add).Select(i => i.Target!.Value).ToListAsync(cancel);

    private static IQueryable<ListItem> Open(VuonLenDb reader, ListImport import) => reader.ListItems.Where(i =>
        i.ProvinceCode == import.ProvinceCode && i.ListImportId == import.Id && i.State == ListItemState.Planned
        && (i.Fate == ListFate.Add || i.Fate == ListFate.Change));

    private async Task EndAsync(AreaKey subject, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await BeWrittenAsync(await db.ListImports.At(subject).SingleAsync(cancel), cancel);
        await db.SaveAsync(nameof(WriteImport), cancel);
    }

    private async Task BeWrittenAsync(ListImport import, CancellationToken cancel)
    {
        var counts = ListCounts.Read(import.Counts);
        counts.Failed = await Of(import, ListItemState.Failed).CountAsync(cancel);
        var written = Of(import, ListItemState.Written);
        var (added, changed) = (await written.CountAsync(i => i.Fate == ListFate.Add, cancel), await written.CountAsync(i => i.Fate == ListFate.Change, cancel));
        (counts.AddedHouseholds, counts.ChangedHouseholds) = (added, changed);
        counts.Recognitions = await db.Recognitions.CountAsync(r => r.ProvinceCode == import.ProvinceCode && r.ListImportId == import.Id, cancel);

        (import.State, import.WrittenAt, import.Counts) = (ListState.Written, clock.GetUtcNow(), counts.Write());
        import.WrittenBy = db.Caller.Name;
        db.Note(import, new Dictionary<string, object?[]>
        {
            ["FileName"] = [null, import.FileName],
            ["AddedHouseholds"] = [null, added],
            ["ChangedHouseholds"] = [null, changed],
            ["RefusedHouseholds"] = [null, counts.RefusedHouseholds],
        });
    }

    private IQueryable<ListItem> Of(ListImport import, ListItemState state) =>
        db.ListItems.Where(i => i.ProvinceCode == import.ProvinceCode && i.ListImportId == import.Id && i.State == state);

    /// <summary>What all writers of one import share.</summary>
    private sealed class Shared(ListImport import, ListMapping mapping, HouseholdPlanner planner, IRunProgress progress, int total) : IDisposable
    {
        private readonly SemaphoreSlim _telling = new(1);

        private int _done;

        public ListImport Import => import;

        public ListMapping Mapping => mapping;

        public HouseholdPlanner Planner => planner;

        public bool IsStopped { get; private set; }

        /// <returns>Whether to go on.</returns>
        public async Task<bool> ReportAsync(int written, CancellationToken cancel)
        {
            await _telling.WaitAsync(cancel);
            try
            {
                _done += written;
                IsStopped |= !await progress.ReportAsync(_done, total, cancel);
                return !IsStopped;
            }
            finally
            {
                _telling.Release();
            }
        }

        public void Dispose() => _telling.Dispose();
    }
}
