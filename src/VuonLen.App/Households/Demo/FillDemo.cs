using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>Fills an empty installation with invented people (dữ liệu minh họa): a ward and a commune with real totals.</summary>
/// <remarks>
/// Written in batches, each whole or not at all, and each household by its own numbers: whoever is stopped, also by force, goes
/// on where it stopped. Generated rows go past guard and audit; the audit has one line for all of them.
/// </remarks>
public sealed class FillDemo(VuonLenDb db, PersonalIdVault vault, IEnumerable<IAddsToDemo> others, TimeProvider clock)
{
    public const int UsualSeed = 2026;

    /// <summary>A form waits no longer than for these.</summary>
    private const int UsualRows = 500;

    private const string DoneMark = ",\"Done\":[null,true]}";

    private const int UsualCommune = 50_000, InCare = 8;

    private Dictionary<Type, RawTable> _tables = [];

    /// <param name="request">How much, and with which numbers.</param>
    /// <param name="progress">Told after each batch that is safely stored.</param>
    /// <param name="cancel">Stops between batches.</param>
    /// <returns>Refused where there is anything without the demo's mark, be it one account; whoever asks for nothing in particular is content with any finished demo.</returns>
    public async Task<Outcome<Filled>> RunAsync(Request request, IProgress<Progress>? progress, CancellationToken cancel)
    {
        _tables = RawTable.All(db).ToDictionary(t => t.Entity);
        var places = PlacesOf(request.Households, request.PerCommune ?? UsualCommune);
        var size = places.Sum(p => p.Households);
        var marks = await db.Audit.Where(a => a.UseCase == nameof(FillDemo)).OrderBy(a => a.At).Select(a => a.Changes).ToListAsync(cancel);
        var mark = string.Create(CultureInfo.InvariantCulture, $$"""{"Seed":[null,{{request.Seed}}],"Households":[null,{{size}}]}""");
        if (marks.Contains(Done(mark)) || (request == new Request() && marks.Exists(m => m.EndsWith(DoneMark, StringComparison.Ordinal))))
            return new(await FilledAsync(size, cancel), []);
        if (marks.Count > 0 ? !marks.Contains(mark) : await FirstStart.IsOverAsync(db, cancel))
            return new(null, HouseholdProblems.NotForDemo);
        await BeDemoAsync(cancel);
        if (marks.Count == 0)
            await AppendAsync([MarkOf(mark)], cancel);

        var done = 0;
        foreach (var place in places)
            done = await FillAsync(place, request, new Counter(progress, done, size), cancel);

        await AppendAsync([MarkOf(Done(mark))], cancel);
        return new(await FilledAsync(size, cancel), []);
    }

    private async Task<Filled> FilledAsync(int households, CancellationToken cancel)
    {
        var (ward, code) = (DemoPlace.Ward, DemoPlace.Ward.Code);
        var inCare = await db.Households
            .Where(h => h.ProvinceCode == ward.ProvinceCode && h.CommuneCode == code && h.EndedOn == null && h.Status == PovertyClass.Poor)
            .OrderBy(h => h.Code).Take(InCare).Select(h => h.Id).ToListAsync(cancel);
        return new(households, ward.AreaPath, DemoPlace.Commune.AreaPath, $"{ward.ProvinceCode}.",
            [.. ward.Villages.Take(2).Select(v => $"{ward.AreaPath}{v.Code}.")], [.. inCare.Select(id => new AreaKey(ward.ProvinceCode, id))]);
    }

    /// <summary>Whoever opens this database from now on has the demo's day.</summary>
    private async Task BeDemoAsync(CancellationToken cancel)
    {
        foreach (var own in await db.InstallationMarks.ToListAsync(cancel))
            own.IsDemo = true;
        await db.SaveAsync(nameof(FillDemo), cancel);
    }

    private static string Done(string mark) => mark[..^1] + DoneMark;

    /// <summary>The two communes; beyond their size further ones are added, whose names say that they are invented.</summary>
    private static List<DemoPlace> PlacesOf(int? households, int perCommune)
    {
        List<DemoPlace> places = [DemoPlace.Ward, DemoPlace.Commune];
        for (var left = (households ?? 0) - places.Sum(p => p.Households); left > 0; left -= perCommune)
            places.Add(DemoPlace.Further(places.Count - 1, Math.Min(left, perCommune)));
        return places;
    }

    private async Task<int> FillAsync(DemoPlace place, Request request, Counter counter, CancellationToken cancel)
    {
        var villages = await new DemoUnits(db, AppendAsync).AddAsync(place, request.Seed, cancel);
        var standards = new StandardsInForce(await db.LoadedStandards
            .Where(s => s.ProvinceCode == "00" || s.ProvinceCode == place.ProvinceCode).AsNoTracking().ToListAsync(cancel));
        var (today, standard) = (clock.Today, standards.National(clock.Today));
        var known = (await db.Households.Where(h => h.ProvinceCode == place.ProvinceCode && h.CommuneCode == place.Code)
            .Select(h => h.Id).ToListAsync(cancel)).ToHashSet();

        var maker = new InventedHousehold(place, villages, request.Seed, vault);
        var briefs = Briefs.Of(place, request.Seed);
        await AddOthersAsync(place, [.. briefs.Index().Where(b => ListPaths.Of(b.Item.Path).ThisYear is not null).Select(b => maker.Make(b.Item, b.Index).Household)], standard, today, cancel);
        var (batch, rows) = (new List<InventedRows>(), 0);
        for (var i = 0; i < briefs.Count; i++)
        {
            var made = known.Count == 0 || !known.Contains(InventedHousehold.IdOf(place, request.Seed, i)) ? maker.Make(briefs[i], i) : null;
            if (made is not null && rows + made.Count > (request.RowsPerBatch ?? UsualRows))
            {
                await WriteAsync(batch, standard, place.IsUrban, today, cancel);
                counter.Report(i);
                (batch, rows) = ([], 0);
            }

            if (made is not null)
            {
                batch.Add(made);
                rows += made.Count;
            }
        }

        await WriteAsync(batch, standard, place.IsUrban, today, cancel);
        return counter.Report(place.Households);
    }

    /// <summary>What others add before the households; these are made once more to be shown to them.</summary>
    private async Task AddOthersAsync(DemoPlace place, List<Household> decided, PovertyStandard? standard, DateOnly today, CancellationToken cancel)
    {
        foreach (var household in decided)
            household.Digest(standard, place.IsUrban, today);
        foreach (var other in others)
            await AppendAsync(await other.RowsAsync(place.AreaPath, decided, cancel), cancel);
    }

    private Task WriteAsync(List<InventedRows> batch, PovertyStandard? standard, bool isUrban, DateOnly today, CancellationToken cancel)
    {
        foreach (var made in batch)
            made.Household.Digest(standard, isUrban, today);

        return AppendAsync(
            [
                .. batch.Select(b => b.Household),
                .. batch.SelectMany(b => b.People),
                .. batch.SelectMany(b => b.Household.Memberships),
                .. batch.SelectMany(b => b.Household.Recognitions),
                .. batch.SelectMany(b => b.Notes),
            ],
            cancel);
    }

    /// <summary>All of the rows or none; those of one table together, in the order given.</summary>
    private async Task AppendAsync(IReadOnlyList<object> rows, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var group in rows.GroupBy(r => r.GetType()))
            await db.AppendAsync(_tables[group.Key], group.Select(_tables[group.Key].ValuesOf), cancel);
        await transaction.CommitAsync(cancel);
    }

    private AuditEntry MarkOf(string mark) => new()
    {
        AreaPath = AreaPaths.Nation,
        At = clock.GetUtcNow(),
        Who = db.Caller.Name,
        UseCase = nameof(FillDemo),
        Entity = nameof(Household),
        RowId = Guid.Empty,
        Changes = mark,
    };

    /// <param name="Seed">The same numbers give the same people.</param>
    /// <param name="Households">At least the two communes; null for just them.</param>
    /// <param name="RowsPerBatch">More is faster and lets others wait longer; null for the usual.</param>
    /// <param name="PerCommune">Households of each further commune; null for the usual.</param>
    public sealed record Request(int Seed = UsualSeed, int? Households = null, int? RowsPerBatch = null, int? PerCommune = null);

    /// <param name="Stored">Households safely stored.</param>
    /// <param name="Of">Households in all.</param>
    public sealed record Progress(int Stored, int Of);

    /// <summary>What there is, and where the accounts of the demo are to work.</summary>
    /// <param name="Households">Of the demo, ended ones aside.</param>
    /// <param name="WardPath">Of the ward.</param>
    /// <param name="CommunePath">Of the commune.</param>
    /// <param name="ProvincePath">Of the ward's province.</param>
    /// <param name="VillagePaths">For one village head.</param>
    /// <param name="InCare">Households for one mentor.</param>
    public sealed record Filled(
        int Households, string WardPath, string CommunePath, string ProvincePath, IReadOnlyList<string> VillagePaths, IReadOnlyList<AreaKey> InCare);

    private sealed class Counter(IProgress<Progress>? progress, int before, int all)
    {
        public int Report(int here)
        {
            progress?.Report(new(before + here, all));
            return before + here;
        }
    }
}
