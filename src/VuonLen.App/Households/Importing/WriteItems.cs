using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;

namespace VuonLen.App.Households.Importing;

/// <summary>Writes some items of a list, each with the rows it becomes.</summary>
/// <param name="db">Of this writer alone.</param>
/// <param name="seal">Opens the items.</param>
/// <param name="planner">Looks at each household anew; of all writers together.</param>
/// <param name="mapping">How the list was understood.</param>
internal sealed class WriteItems(VuonLenDb db, ItemSeal seal, HouseholdPlanner planner, ListMapping mapping)
{
    /// <summary>Rows a transaction may hold, so that a form never waits long.</summary>
    private const int MostRows = 500;

    private static readonly HashSet<string> _derived =
        [nameof(IRevisioned.Revision), nameof(AreaRow.AreaPath), nameof(Household.CommuneCode)];

    /// <summary>Writes the items in their order, as many at once as fit into one transaction; while some are stored, the next ones are read.</summary>
    /// <param name="items">Not tracked.</param>
    /// <param name="told">After each transaction, of how many it had; answers whether to go on.</param>
    /// <param name="cancel">Nothing more may be stored.</param>
    public async Task RunAsync(IReadOnlyList<ListItem> items, Func<int, Task<bool>> told, CancellationToken cancel)
    {
        var (next, read) = (Next(items, 0), 0);
        while (next.Count > 0)
        {
            var (batch, from) = (next, read += next.Count);
            var ahead = Task.Run(() => Next(items, from), cancel);
            await WriteAsync(batch, cancel);
            db.ChangeTracker.Clear();
            if (!await told(batch.Count))
                return;

            next = await ahead;
        }
    }

    /// <summary>As many as fit into one transaction, from one on.</summary>
    private List<Opened> Next(IReadOnlyList<ListItem> items, int from)
    {
        var (opened, rows) = (new List<Opened>(), 0);
        foreach (var item in items.Skip(from))
        {
            var content = seal.Open(item.Sealed);
            if ((rows += RowsOf(content)) > MostRows && opened.Count > 0)
                break;

            opened.Add(Read(item, content));
        }

        return opened;
    }

    private Opened Read(ListItem item, ItemContent content) => new(item, content, planner.Read(content.Source(item.Number, mapping)));

    /// <summary>All together; what does not go through so goes one by one.</summary>
    private async Task WriteAsync(List<Opened> batch, CancellationToken cancel)
    {
        if (await TryAsync(batch, cancel))
            return;

        foreach (var (item, content, _) in batch)
        {
            db.ChangeTracker.Clear();
            if (await TryAsync([Read(item, content)], cancel))
                continue;

            db.ChangeTracker.Clear();
            db.Attach(item);
            Fail(item, content);
            await db.SaveManyAsync(nameof(WriteImport), cancel);
        }
    }

    /// <summary>The item, the household, a line of the ledger, a person and a membership each; of a household that changes, its line in the audit.</summary>
    private static int RowsOf(ItemContent content) => 3 + (content.Members * 2) + (content.Differences.Count > 0 ? 1 : 0);

    private async Task<bool> TryAsync(List<Opened> batch, CancellationToken cancel)
    {
        var matches = new List<HouseholdPlanner.Match>();
        foreach (var (_, content, wish) in batch)
            matches.Add(await planner.FindAsync(wish, content.Chosen, cancel));

        var targets = await HouseholdPlanner.LoadHouseholdsAsync(db, [.. matches.Select(m => m.Target).OfType<AreaKey>()], toWrite: true, cancel);
        foreach (var ((item, content, wish), match) in batch.Zip(matches))
        {
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
            foreach (var (item, _, _) in batch)
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

    /// <param name="Item">Of the list.</param>
    /// <param name="Content">What it holds.</param>
    /// <param name="Wish">What that says.</param>
    private sealed record Opened(ListItem Item, ItemContent Content, HouseholdWish Wish);
}
