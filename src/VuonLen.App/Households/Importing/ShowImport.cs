using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Importing;

/// <summary>Shows an import: what would happen or happened, item by item; takes a person's choices; starts and stops the writing.</summary>
public sealed class ShowImport(VuonLenDb db, ItemSeal seal, RunRequests runs, PersonalIdVault vault, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, ListFate? fate, bool onlyWarnings, int page, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } import)
            return null;

        var items = db.ListItems.AsNoTracking().Where(i => i.ProvinceCode == key.ProvinceCode && i.ListImportId == key.Id);
        if (fate is { } chosen)
            items = items.Where(i => i.Fate == chosen);
        if (onlyWarnings)
            items = items.Where(i => i.HasWarnings);
        var total = await items.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await items.OrderBy(i => i.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var place = await db.Units.AsNoTracking().Where(u => u.AreaPath == import.AreaPath && u.ValidTo == null)
            .Select(u => u.Kind + " " + u.Name).FirstOrDefaultAsync(cancel);
        return new(
            import, place, ListCounts.Read(import.Counts), await runs.LatestAsync(key, cancel),
            [.. rows.Select(i => new Line(i, Seen(seal.Open(i.Sealed))))], page, total);
    }

    /// <summary>Everything, for the command line and the returned workbook.</summary>
    public async IAsyncEnumerable<Line> AllAsync(AreaKey key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var after = 0;
        while (true)
        {
            var from = after;
            var items = await db.ListItems.AsNoTracking()
                .Where(i => i.ProvinceCode == key.ProvinceCode && i.ListImportId == key.Id && i.Number > from)
                .OrderBy(i => i.Number).Take(500).ToListAsync(cancel);
            foreach (var item in items)
                yield return new(item, Seen(seal.Open(item.Sealed)));
            if (items.Count < 500)
                yield break;
            after = items[^1].Number;
        }
    }

    /// <summary>Writes what was previewed, in the background.</summary>
    public async Task<Outcome<Run>> ConfirmAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).SingleOrDefaultAsync(cancel) is not { } import)
            return new(null, ListProblems.NotFound);
        if (import.State is not ListState.Planned)
            return new(null, ListProblems.WrongTime);

        var waiting = db.ListItems.Where(i => i.ProvinceCode == key.ProvinceCode && i.ListImportId == key.Id && i.State == ListItemState.Planned);
        if (!await waiting.AnyAsync(i => i.Fate == ListFate.Add || i.Fate == ListFate.Change, cancel))
            return new(null, ListProblems.NothingToWrite);

        import.State = ListState.Writing;
        var run = runs.Add(WriteImport.Kind, import);
        var saved = await db.SaveAsync(nameof(ShowImport), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(run);
    }

    /// <summary>Stops what is running; what is written stays and can be undone.</summary>
    public async Task<Outcome> StopAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } import)
            return ListProblems.NotFound;

        return await runs.StopAsync(key, cancel);
    }

    /// <summary>A person says which household an item is, that it is a new one, or that it is left out.</summary>
    public async Task<Outcome> ChooseAsync(AreaKey key, Guid itemId, string choice, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).SingleOrDefaultAsync(cancel) is not { } import)
            return ListProblems.NotFound;
        if (import.State is not ListState.Planned
            || await db.ListItems.At(new(key.ProvinceCode, itemId)).SingleOrDefaultAsync(i => i.ListImportId == key.Id, cancel) is not { } item)
        {
            return ListProblems.WrongTime;
        }

        var content = seal.Open(item.Sealed);
        if (item.Fate is not ListFate.Choose && content.Chosen is null)
            return ListProblems.WrongTime;

        var mapping = ListMapping.Read(import.Mapping!);
        var planner = await HouseholdPlanner.LoadAsync(db, vault, clock, import, mapping, cancel);
        var wish = planner.Read(content.Source(item.Number, mapping));
        var candidates = content.Candidates;
        var match = await planner.FindAsync(wish, choice, cancel);
        if (match.Fate is ListFate.Choose)
            return ListProblems.ChoiceGone;

        if (match.Target is { Id: var household }
            && await db.ListItems.AnyAsync(i => i.ProvinceCode == key.ProvinceCode && i.ListImportId == key.Id && i.Id != itemId && i.Target == household, cancel))
        {
            return ListProblems.ChosenTwice;
        }

        var targets = await HouseholdPlanner.LoadHouseholdsAsync(db, match.Target is { } target ? [target] : [], toWrite: false, cancel);
        content.Chosen = choice;
        content.Doubles = [];
        var counts = ListCounts.Read(import.Counts);
        counts.Count(item.Fate, content, -1);
        content.Differences = [];
        item.Fate = PlanImport.Fill(content, planner, wish, match, targets);
        counts.Count(item.Fate, content);
        content.Candidates = candidates;
        (item.Target, item.TargetProvince, item.Sealed) = (match.Target?.Id, match.Target?.ProvinceCode, seal.Seal(content));
        import.Counts = counts.Write();
        return await db.SaveManyAsync(nameof(ShowImport), cancel);
    }

    /// <summary>Without health for who may not read it; numbers masked for who may not read them.</summary>
    private ItemContent Seen(ItemContent content)
    {
        if (!db.Caller.May(Rights.ReadHealth))
            content.Differences.RemoveAll(d => d.IsHealth);
        return content;
    }

    public sealed record View(
        ListImport Import, string? Place, ListCounts Counts, Run? Run, IReadOnlyList<Line> Lines, int Page, int Total);

    public sealed record Line(ListItem Item, ItemContent Content);
}
