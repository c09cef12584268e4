using System.Text.Json;
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

    /// <summary>Rows a transaction may hold, so that a form never waits long.</summary>
    private const int MostRows = 500;

    /// <summary>A household of one, its head and where it lives: fewer rows none has.</summary>
    private const int LeastRows = 6;

    private static readonly HashSet<string> _derived =
        [nameof(IRevisioned.Revision), nameof(AreaRow.AreaPath), nameof(Household.CommuneCode)];

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { State: ListState.Writing, Mapping: { } json } import)
            return Outcome.Done;

        var mapping = ListMapping.Read(json);
        var planner = await HouseholdPlanner.LoadAsync(db, vault, clock, import, mapping, cancel);
        planner.Index.LeaveOut(await WrittenByThisAsync(import, cancel));
        var total = await Open(import).CountAsync(cancel);
        var (done, after) = (0, 0);
        while (true)
        {
            var from = after;
            var items = await Open(import).Where(i => i.Number > from).OrderBy(i => i.Number).Take(MostRows / LeastRows).ToListAsync(cancel);
            if (items.Count == 0)
                break;

            var written = await WriteSomeAsync(import, mapping, planner, items, cancel);
            done += written;
            after = items[written - 1].Number;
            db.ChangeTracker.Clear();
            if (!await progress.ReportAsync(done, total, cancel))
                break;
        }

        await EndAsync(subject, cancel);
        return Outcome.Done;
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

    private IQueryable<ListItem> Open(ListImport import) => db.ListItems.Where(i =>
        i.ProvinceCode == import.ProvinceCode && i.ListImportId == import.Id && i.State == ListItemState.Planned
        && (i.Fate == ListFate.Add || i.Fate == ListFate.Change));

    /// <summary>As many items as fit into one transaction; those that do not go through together go one by one.</summary>
    private async Task<int> WriteSomeAsync(ListImport import, ListMapping mapping, HouseholdPlanner planner, List<ListItem> items, CancellationToken cancel)
    {
        var contents = new List<ItemContent>();
        var rows = 0;
        foreach (var item in items)
        {
            var content = seal.Open(item.Sealed);
            if ((rows += RowsOf(content)) > MostRows && contents.Count > 0)
                break;
            contents.Add(content);
        }

        var count = contents.Count;

        if (!await TryAsync(import, mapping, planner, items[..count], contents, cancel))
        {
            for (var i = 0; i < count; i++)
            {
                db.ChangeTracker.Clear();
                if (await TryAsync(import, mapping, planner, [items[i]], [contents[i]], cancel))
                    continue;

                db.ChangeTracker.Clear();
                db.Attach(items[i]);
                Fail(items[i], contents[i]);
                await db.SaveManyAsync(nameof(WriteImport), cancel);
            }
        }

        return count;
    }

    /// <summary>The item, the household, a line of the ledger, a person and a membership each; of a household that changes, its line in the audit.</summary>
    private static int RowsOf(ItemContent content) => 3 + (content.Members * 2) + (content.Differences.Count > 0 ? 1 : 0);

    private async Task<bool> TryAsync(
        ListImport import, ListMapping mapping, HouseholdPlanner planner, List<ListItem> items, List<ItemContent> contents, CancellationToken cancel)
    {
        var wishes = new List<(HouseholdWish Wish, HouseholdPlanner.Match Match)>();
        for (var i = 0; i < items.Count; i++)
        {
            var wish = planner.Read(contents[i].Source(items[i].Number, mapping));
            wishes.Add((wish, await planner.FindAsync(wish, contents[i].Chosen, cancel)));
        }

        var targets = await planner.LoadAsync([.. wishes.Select(w => w.Match.Target).OfType<AreaKey>()], toWrite: true, cancel);
        for (var i = 0; i < items.Count; i++)
        {
            var (item, content, (wish, match)) = (items[i], contents[i], wishes[i]);
            if (db.Entry(item).State is EntityState.Detached)
                db.Attach(item);

            var target = match.Target is { } key && targets.Remove(key.Id, out var found) ? found : null;
            if (match.Fate != item.Fate || (match.Fate is ListFate.Change && (target?.Id ?? default) != item.Target))
            {
                Fail(item, content);
                continue;
            }

            var (fate, household, apply) = planner.Apply(wish, match.Fate, target, toWrite: true);
            if (fate != item.Fate || (fate is ListFate.Change && !apply.Differences.SequenceEqual(content.Differences)))
            {
                foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is not ListItem && Belongs(e.Entity, target)).ToList())
                    entry.State = EntityState.Detached;
                Fail(item, content);
                continue;
            }

            if (fate is ListFate.Add)
            {
                db.Add(household!);
            }
            else
            {
                db.ChangeTracker.DetectChanges();
                content.NewPeople = apply.NewPeople;
                content.Before = BeforeOf(household!);
            }

            (item.State, item.Target, item.TargetProvince) = (ListItemState.Written, household!.Id, household.ProvinceCode);
            item.RevisionAfter = fate is ListFate.Add ? 0 : household.Revision + 1;
            if (fate is ListFate.Change)
                item.Sealed = seal.Seal(content);
        }

        if ((await db.SaveManyAsync(nameof(WriteImport), cancel)).IsRefused)
        {
            foreach (var item in items)
            {
                (item.State, item.RevisionAfter) = (ListItemState.Planned, null);
                if (item.Fate is ListFate.Add)
                    (item.Target, item.TargetProvince) = (null, null);
            }

            return false;
        }

        return true;
    }

    private static bool Belongs(object entity, Household? household) => household is not null && entity switch
    {
        Household h => h.Id == household.Id,
        Membership m => m.HouseholdId == household.Id,
        Recognition r => r.HouseholdId == household.Id,
        Person p => household.Memberships.Exists(m => m.PersonId == p.Id),
        _ => false,
    };

    private void Fail(ListItem item, ItemContent content)
    {
        content.Refused.RemoveAll(f => f.Code == ListProblems.ChangedMeanwhile.Code);
        content.Refused.Add(new(item.Sheet, item.FirstRow, null, null, ListProblems.ChangedMeanwhile.Code, ListProblems.ChangedMeanwhile.Message));
        (item.State, item.Sealed) = (ListItemState.Failed, seal.Seal(content));
    }

    /// <summary>The columns about to change, as they are stored; what the program derives is made anew anyway.</summary>
    private List<RowBefore> BeforeOf(Household household) =>
    [
        .. db.ChangeTracker.Entries().Where(e => e.State is EntityState.Modified && Belongs(e.Entity, household)).Select(e => new RowBefore(
            e.Metadata.ShortName(), ((AreaRow)e.Entity).Id,
            e.Properties.Where(p => p.IsModified && !_derived.Contains(p.Metadata.Name))
                .ToDictionary(p => p.Metadata.Name, p => JsonSerializer.SerializeToElement(p.OriginalValue, p.Metadata.ClrType)))),
    ];

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
}
