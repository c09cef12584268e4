using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>Loads units, their predecessors, villages or population from a file (nạp danh mục đơn vị hành chính, dân số).</summary>
/// <remarks>
/// What the file is, its header says. A row with a fault is refused with its reason, the good rows go in, and the same file
/// a second time changes nothing. Units that the file does not name stay as they are.
/// </remarks>
public sealed class LoadAreas(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    /// <summary>Of a file.</summary>
    public const int MostBytes = AreaCsv.MostBytes;

    private const int LongestSource = 200;

    /// <param name="file">CSV, UTF-8, with a header, at most 2 MB.</param>
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
        if (options.Source?.Length > LongestSource)
            return new(null, AreaProblems.SourceTooLong);

        try
        {
            return csv switch
            {
                _ when isPopulation => await IfMayAsync(Rights.EditPopulation, () => new PopulationRows(db, run, options).LoadAsync(csv, cancel)),
                _ when csv.Has("code", "name", "commune_code") => await IfMayAsync(Rights.ManageVillages, () => new VillageRows(db, run).LoadAsync(csv, cancel)),
                _ when csv.Has("code", "predecessors") => await IfMayAsync(Rights.ManageAreas, () => new PredecessorRows(db, run).LoadAsync(csv, cancel)),
                _ when csv.Has("code", "name", "kind", "province_code") => await IfMayAsync(Rights.ManageAreas, LoadUnitsAsync),
                _ => new(null, AreaProblems.UnknownHeader),
            };
        }
        catch (LoadRun.ChangedMeanwhileException)
        {
            return new(null, AreaProblems.ChangedWhileLoading);
        }

        async Task<Outcome<Report>> IfMayAsync(string right, Func<Task<Report>> load) =>
            db.Caller.May(right) ? new(await load()) : new(null, AreaProblems.FileNotAllowed);

        async Task<Report> LoadUnitsAsync()
        {
            var units = new UnitRows(db, run);
            var report = await units.LoadAsync(csv, cancel);
            foreach (var path in options.IsDryRun ? [] : units.UrbanChanged)
            {
                foreach (var follower in followers)
                {
                    if (await follower.UrbanChangedAsync(path, cancel) is { IsRefused: true })
                        throw new LoadRun.ChangedMeanwhileException();
                }
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
    /// <param name="Effects">The rows that were new or others, in words.</param>
    public sealed record Report(
        string Kind, int Added, int Changed, int Unchanged, IReadOnlyList<RowProblem> Refused, IReadOnlyList<RowProblem> Warnings,
        IReadOnlyList<RowEffect> Effects);

    /// <param name="Row">As an editor counts lines, the header being 1.</param>
    /// <param name="IsNew">Added, else changed.</param>
    /// <param name="What">What is stored then, after what was stored before.</param>
    public sealed record RowEffect(int Row, bool IsNew, string What);

    /// <param name="Row">As an editor counts lines, the header being 1.</param>
    /// <param name="Column">Null when it is the whole row.</param>
    /// <param name="Value">What stands there.</param>
    /// <param name="Code">Of the problem.</param>
    /// <param name="Reason">Its sentence.</param>
    public sealed record RowProblem(int Row, string? Column, string? Value, string Code, string Reason);
}
