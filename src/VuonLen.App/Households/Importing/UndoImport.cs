using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Importing;

/// <summary>
/// Takes an import back (hoàn tác): what it added goes, what it changed stands as before. Only while nobody has built on it;
/// else the households that were changed since are named and nothing is done.
/// </summary>
public sealed class UndoImport(VuonLenDb db, ItemSeal seal, RunRequests runs, TimeProvider clock) : IRunWork
{
    public const string Kind = "undo-import";

    private const int Batch = 40;

    private const int MostNamed = 200;

    /// <summary>The households that changed since; none when it can be undone.</summary>
    public async Task<IReadOnlyList<Changed>> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var found = await Written(key)
            .Select(i => new
            {
                i.Number,
                i.Target,
                i.TargetProvince,
                i.RevisionAfter,
                Now = db.Households.Where(h => h.ProvinceCode == i.TargetProvince && h.Id == i.Target)
                    .Select(h => new { h.Revision, h.HeadName }).FirstOrDefault(),
            })
            .Where(i => i.Now == null || i.Now.Revision != i.RevisionAfter)
            .OrderBy(i => i.Number).Take(MostNamed).ToListAsync(cancel);
        return [.. found.Select(i => new Changed(i.Now is null ? null : new AreaKey(i.TargetProvince!, i.Target!.Value), i.Now?.HeadName))];
    }

    /// <summary>Puts the taking back into the queue, when nothing stands against it.</summary>
    public async Task<Outcome<Run>> SaveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).SingleOrDefaultAsync(cancel) is not { } import)
            return new(null, ListProblems.NotFound);
        if (import.State is not ListState.Written)
            return new(null, ListProblems.WrongTime);
        if ((await ShowAsync(key, cancel)).Count > 0)
            return new(null, ListProblems.NotUndone);

        import.State = ListState.Undoing;
        var run = runs.Add(Kind, import);
        var saved = await db.SaveAsync(nameof(UndoImport), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(run);
    }

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { State: ListState.Undoing } import)
            return Outcome.Done;

        var total = await Written(subject).CountAsync(cancel);
        var done = 0;
        while (true)
        {
            // From the last to the first, as one would by hand.
            var items = await Written(subject).OrderByDescending(i => i.Number).Take(Batch).ToListAsync(cancel);
            if (items.Count == 0)
                break;

            await TakeBackAsync(import, items, cancel);
            db.ChangeTracker.Clear();
            await progress.TellAsync(done += items.Count, total, cancel); // half taken back helps nobody: it goes on when asked to stop
        }

        var row = await db.ListImports.At(subject).SingleAsync(cancel);
        (row.State, row.UndoneAt, row.UndoneBy) = (ListState.Undone, clock.GetUtcNow(), db.Caller.Name);
        db.Note(row, new Dictionary<string, object?[]> { ["FileName"] = [row.FileName, null], ["UndoneHouseholds"] = [null, done] });
        await db.SaveAsync(nameof(UndoImport), cancel);
        return Outcome.Done;
    }

    /// <summary>What is not taken back yet stays written, and can be taken back again.</summary>
    public async Task PutBackAsync(AreaKey subject, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).SingleOrDefaultAsync(cancel) is { State: ListState.Undoing } import)
            import.State = ListState.Written;
    }

    private IQueryable<ListItem> Written(AreaKey key) => db.ListItems.Where(
        i => i.ProvinceCode == key.ProvinceCode && i.ListImportId == key.Id && i.State == ListItemState.Written);

    private async Task TakeBackAsync(ListImport import, List<ListItem> items, CancellationToken cancel)
    {
        var ids = items.Select(i => i.Target!.Value).ToList();
        var households = await db.Households.Where(h => h.ProvinceCode == import.ProvinceCode && ids.Contains(h.Id))
            .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery().ToDictionaryAsync(h => h.Id, cancel);
        foreach (var item in items)
        {
            item.State = ListItemState.Undone;
            if (!households.TryGetValue(item.Target!.Value, out var household) || household.Revision != item.RevisionAfter)
            {
                item.State = ListItemState.Failed; // somebody was quicker between the look and the run: theirs stays
                continue;
            }

            if (item.Fate is ListFate.Add)
            {
                db.RemoveRange(household.Recognitions);
                Remove(household, _ => true);
                db.Remove(household);
                continue;
            }

            var content = seal.Open(item.Sealed);
            var lines = household.Recognitions.FindAll(r => r.ListImportId == import.Id);
            db.RemoveRange(lines);
            household.Recognitions.RemoveAll(lines.Contains); // the digest is made of what the lists hold
            Remove(household, m => content.NewPeople.Contains(m.PersonId));
            foreach (var before in content.Before)
                Restore(household, before);
        }

        var saved = await db.TakeBackAsync(nameof(UndoImport), import.Id, cancel);
        if (saved.IsRefused)
            throw new InvalidOperationException($"Taking back was refused: {saved.Problems[0].Code}.");
    }

    /// <summary>Memberships before the people they name.</summary>
    private void Remove(Household household, Predicate<Membership> which)
    {
        var gone = household.Memberships.FindAll(which);
        var people = gone.Select(m => m.Person).Distinct().ToList();
        db.RemoveRange(gone);
        db.RemoveRange(people);
        household.Memberships.RemoveAll(gone.Contains);
    }

    private void Restore(Household household, RowBefore before)
    {
        AreaRow? row = before.Entity switch
        {
            nameof(Household) => household,
            nameof(Person) => household.Memberships.Select(m => m.Person).FirstOrDefault(p => p.Id == before.Id),
            nameof(Membership) => household.Memberships.Find(m => m.Id == before.Id),
            _ => null,
        };
        if (row is null)
            return;

        var entry = db.Entry(row);
        foreach (var (name, value) in before.Values)
        {
            var property = entry.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType);
        }
    }

    /// <param name="Household">Null when it is gone altogether.</param>
    /// <param name="HeadName">Of the household today.</param>
    public sealed record Changed(AreaKey? Household, string? HeadName);
}
