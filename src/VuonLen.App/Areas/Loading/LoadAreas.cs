using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>Loads units, their predecessors, villages or population from a file (nạp danh mục đơn vị hành chính, dân số).</summary>
/// <remarks>
/// What the file is, its header says. A row with a fault is refused with its reason, the good rows go in, and the same file
/// a second time changes nothing. Units that the file does not name stay as they are.
/// </remarks>
public sealed class LoadAreas(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    /// <param name="file">CSV, UTF-8, with a header.</param>
    /// <param name="options">What the file itself does not say.</param>
    /// <param name="cancel">Ends between two batches; what was saved by then stays.</param>
    public async Task<Outcome<Report>> RunAsync(Stream file, Options options, CancellationToken cancel)
    {
        var read = await AreaCsv.ReadAsync(file, cancel);
        if (read.Answer is not { } csv)
            return new(null, read.Problems);

        var run = new LoadRun(db, options.IsDryRun);
        var isPopulation = csv.Has(["code", .. PopulationRows.Wholes]);
        if (!isPopulation && options.Year is not null)
            return new(null, AreaProblems.YearNotNeeded);
        if (isPopulation && (options.Year is not { } year || !PopulationYears.IsPossible(year, clock.Today)))
            return new(null, AreaProblems.YearNeeded);
        if (isPopulation && options.CountedOn > clock.Today)
            return new(null, AreaProblems.CountedInFuture);

        return csv switch
        {
            _ when isPopulation => new(await new PopulationRows(db, run, options).LoadAsync(csv, cancel)),
            _ when csv.Has("code", "name", "commune_code") => new(await new VillageRows(db, run).LoadAsync(csv, cancel)),
            _ when csv.Has("code", "predecessors") => new(await new PredecessorRows(db, run).LoadAsync(csv, cancel)),
            _ when csv.Has("code", "name", "kind", "province_code") => new(await LoadUnitsAsync()),
            _ => new(null, AreaProblems.UnknownHeader),
        };

        async Task<Report> LoadUnitsAsync()
        {
            var units = new UnitRows(db, run);
            var report = await units.LoadAsync(csv, cancel);
            foreach (var path in options.IsDryRun ? [] : units.UrbanChanged)
            {
                foreach (var follower in followers)
                    await follower.UrbanChangedAsync(path, cancel);
            }

            return report;
        }
    }

    /// <param name="Year">Of a file of population, and only of that.</param>
    /// <param name="CountedOn">The day its figures were counted; null leaves what is stored.</param>
    /// <param name="Source">Who says so; null leaves what is stored.</param>
    /// <param name="IsDryRun">Only says what would be done.</param>
    public sealed record Options(int? Year = null, DateOnly? CountedOn = null, string? Source = null, bool IsDryRun = false);

    /// <param name="Kind"><c>units</c>, <c>predecessors</c>, <c>villages</c> or <c>population</c>.</param>
    /// <param name="Added">Rows that were new.</param>
    /// <param name="Changed">Rows whose stored values were others.</param>
    /// <param name="Unchanged">Rows that say what is stored.</param>
    /// <param name="Refused">Rows that did not go in.</param>
    /// <param name="Warnings">Rows that went in and need a look.</param>
    public sealed record Report(
        string Kind, int Added, int Changed, int Unchanged, IReadOnlyList<RowProblem> Refused, IReadOnlyList<RowProblem> Warnings);

    /// <param name="Row">As an editor counts lines, the header being 1.</param>
    /// <param name="Column">Null when it is the whole row.</param>
    /// <param name="Value">What stands there.</param>
    /// <param name="Code">Of the problem.</param>
    /// <param name="Reason">Its sentence.</param>
    public sealed record RowProblem(int Row, string? Column, string? Value, string Code, string Reason);
}
