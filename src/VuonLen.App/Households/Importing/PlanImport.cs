using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Importing;

/// <summary>Previews an import (xem trước): what would be added, changed, left alone, refused. Writes nothing of the registry.</summary>
public sealed class PlanImport(VuonLenDb db, FileStore files, DocumentLimits limits, PersonalIdVault vault, ItemSeal seal, TimeProvider clock) : IRunWork
{
    public const string Kind = "plan-import";

    private const int Batch = 200;

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { State: ListState.Planning, Mapping: { } json } import)
            return Outcome.Done;

        await ForgetAsync(import, cancel);
        var mapping = ListMapping.Read(json);
        var outcome = await PlanAsync(import, mapping, progress, cancel);

        db.ChangeTracker.Clear();
        var row = await db.ListImports.At(subject).SingleAsync(cancel);
        (row.State, row.Counts) = outcome.Answer is { } counts ? (ListState.Planned, counts.Write()) : (ListState.Uploaded, null);
        await db.SaveAsync(nameof(PlanImport), cancel);
        return new(outcome.Problems);
    }

    /// <summary>Understood, not previewed.</summary>
    public async Task PutBackAsync(AreaKey subject, CancellationToken cancel)
    {
        if (await db.ListImports.At(subject).SingleOrDefaultAsync(cancel) is { State: ListState.Planning } import)
            (import.State, import.Counts) = (ListState.Uploaded, null);
    }

    /// <summary>A preview that was broken off, or of another understanding.</summary>
    private async Task ForgetAsync(ListImport import, CancellationToken cancel)
    {
        while (true)
        {
            var old = await db.ListItems.Where(i => i.ProvinceCode == import.ProvinceCode && i.ListImportId == import.Id).Take(500).ToListAsync(cancel);
            if (old.Count == 0)
                return;
            db.RemoveRange(old);
            await db.SaveManyAsync(nameof(PlanImport), cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>No counts and no problem: somebody stopped it.</summary>
    private async Task<Outcome<ListCounts>> PlanAsync(ListImport import, ListMapping mapping, IRunProgress progress, CancellationToken cancel)
    {
        await using var stream = await files.OpenAsync(new(import.ProvinceCode, import.StoredFileId), cancel);
        var opened = WorkbookReader.Open(stream, import.FileName, limits);
        if (opened.Answer is not { } book)
            return new(null, opened.Problems);

        using (book)
        {
            try
            {
                var planner = await HouseholdPlanner.LoadAsync(db, vault, clock, import, mapping, cancel);
                var doubles = new FileDoubles();
                var claimed = new Dictionary<Guid, string>();
                var total = 0;
                foreach (var source in Households(book, mapping, planner, cancel))
                {
                    total++;
                    if (!source.IsNone)
                        await LookAsync(planner, doubles, claimed, source, cancel);
                    if (total % Batch == 0 && !await progress.ReportAsync(0, 0, cancel)) // how many there are is what is being counted
                        return new(null, []);
                }

                var counts = new ListCounts();
                var taken = new Dictionary<Guid, string>();
                var done = 0;
                foreach (var batch in Households(book, mapping, planner, cancel).Chunk(Batch))
                {
                    await PlanAsync(import, planner, doubles, claimed, taken, batch, counts, cancel);
                    done += batch.Length;
                    if (!await progress.ReportAsync(done, total, cancel))
                        return new(null, []);
                }

                return new(counts, []);
            }
            catch (ListUnreadableException e)
            {
                return new(null, e.Problem);
            }
        }
    }

    /// <summary>What of one row bears upon others: that it stands here twice, and which household it is by itself.</summary>
    private static async Task LookAsync(
        HouseholdPlanner planner, FileDoubles doubles, Dictionary<Guid, string> claimed, ListHousehold source, CancellationToken cancel)
    {
        var wish = planner.Read(source);
        doubles.Look(wish);
        if (wish.Village is not null)
            await planner.LoadIndexAsync(wish, cancel);
        if (planner.Index.HasMerged && await planner.FindAsync(wish, null, cancel) is { Target: { } target } && wish.Merged is null)
            claimed.TryAdd(target.Id, source.First.Where);
    }

    private static IEnumerable<ListHousehold> Households(WorkbookReader book, ListMapping mapping, HouseholdPlanner planner, CancellationToken cancel) =>
        ListHouseholds.Of(ListRows.Read(book, mapping, cancel), planner.IsVillage);

    private async Task PlanAsync(
        ListImport import, HouseholdPlanner planner, FileDoubles doubles, Dictionary<Guid, string> claimed, Dictionary<Guid, string> taken,
        ListHousehold[] batch, ListCounts counts, CancellationToken cancel)
    {
        var wishes = new List<(ListHousehold Source, HouseholdWish? Wish, HouseholdPlanner.Match Match)>();
        foreach (var source in batch)
        {
            if (source.IsNone)
            {
                wishes.Add((source, null, new(ListFate.Skip, null, [])));
                continue;
            }

            var wish = planner.Read(source);
            if (doubles.Of(source.Number) is { } twice)
            {
                (twice.Fate is ListFate.Refuse ? wish.Refused : wish.Warnings).Add(ListFinding.Of(source.First, null, twice.Why));
                if (twice.Fate is ListFate.Skip && wish.Refused.Count == 0)
                {
                    wishes.Add((source, wish, new(ListFate.Skip, null, [])));
                    continue;
                }
            }

            var match = await planner.FindAsync(wish, null, cancel);
            if (match.Fate is ListFate.Add && doubles.Of(source.Number) is { Fate: ListFate.Choose })
                match = new(ListFate.Choose, null, match.Candidates);
            if (match.Target is { } listed && wish.Merged is not null && claimed.TryGetValue(listed.Id, out var own))
            {
                wish.Warnings.RemoveAll(w => w.Code == ListProblems.MergedInto("").Code);
                wish.Warnings.Add(ListFinding.Of(source.First, null, ListProblems.MergedAndListed(own)));
                wishes.Add((source, wish, match with { Fate = ListFate.Skip }));
                continue;
            }

            if (match.Target is { } target && !taken.TryAdd(target.Id, source.First.Where))
            {
                wish.Refused.Add(ListFinding.Of(source.First, null, ListProblems.SameHouseholdAgain(taken[target.Id])));
                match = new(ListFate.Refuse, null, []);
            }

            wishes.Add((source, wish, match));
        }

        var targets = await HouseholdPlanner.LoadHouseholdsAsync(db, [.. wishes.Select(w => w.Match.Target).OfType<AreaKey>()], toWrite: false, cancel);
        foreach (var (source, wish, match) in wishes)
        {
            var item = ItemOf(import, planner, source, wish, match, targets, out var content);
            if (doubles.DoubleOf(source.Number) is { } twice)
            {
                content.Doubles.Add(twice);
                item.Sealed = seal.Seal(content);
            }

            counts.Count(item.Fate, content);
            db.Add(item);
        }

        await db.SaveManyAsync(nameof(PlanImport), cancel);
        db.ChangeTracker.Clear();
    }

    private ListItem ItemOf(
        ListImport import, HouseholdPlanner planner, ListHousehold source, HouseholdWish? wish, HouseholdPlanner.Match match,
        Dictionary<Guid, Household> targets, out ItemContent content)
    {
        content = new() { Rows = [.. source.Rows.Select(RowContent.Of)] };
        var fate = match.Fate;
        if (wish is null)
        {
            var first = source.First;
            content.Label = first.Values.Values.First().Shown;
            content.Warnings.Add(ListFinding.Of(first, null, ListHouseholds.IsSumRow(first) ? ListProblems.SumRow : ListProblems.RowPassedOver));
        }
        else
        {
            fate = Fill(content, planner, wish, match, targets);
        }

        return new()
        {
            AreaPath = import.AreaPath,
            ListImportId = import.Id,
            Number = source.Number,
            Sheet = source.First.Sheet,
            FirstRow = source.First.Number,
            Fate = fate,
            Target = match.Target?.Id,
            TargetProvince = match.Target?.ProvinceCode,
            HasWarnings = content.Warnings.Count > 0,
            Sealed = seal.Seal(content),
        };
    }

    /// <summary>What the item shows; also after somebody chose.</summary>
    internal static ListFate Fill(
        ItemContent content, HouseholdPlanner planner, HouseholdWish wish, HouseholdPlanner.Match match, Dictionary<Guid, Household> targets)
    {
        content.Label = wish.HeadName;
        content.Village = wish.Village?.FullName;
        content.Members = wish.Members.Count;
        content.Candidates = [.. match.Candidates];
        var fate = match.Fate;
        if (fate is ListFate.Add or ListFate.Change)
        {
            var household = match.Target is { } key ? targets.GetValueOrDefault(key.Id) : null;
            if (fate is ListFate.Add && planner.Index.Double(wish) is { } other)
            {
                wish.Warnings.Add(ListFinding.Of(wish.Source.First, null, ListProblems.ProbableDouble(other.HeadName)));
                content.Doubles.Add(new([wish.Source.First.Where], "cùng tên và ngày sinh với một hộ đã có trong sổ"));
            }

            var (settled, _, done) = planner.Apply(wish, fate, household, toWrite: false);
            fate = settled;
            wish.Refused.AddRange(done.Refused);
            wish.Warnings.AddRange(done.Warnings);
            content.Differences = done.Differences;
        }

        content.Refused = wish.Refused;
        content.Warnings = wish.Warnings;
        return fate;
    }
}
