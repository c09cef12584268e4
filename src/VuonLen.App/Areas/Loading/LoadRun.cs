using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>One pass over a file: collects what came of each row and saves at most 500 rows at a time.</summary>
/// <remarks>Small transactions, so that somebody who presses "Lưu" meanwhile does not wait long.</remarks>
internal sealed class LoadRun(VuonLenDb db, bool isDryRun)
{
    private const int BatchSize = 500;

    private readonly List<LoadAreas.RowProblem> _refused = [];
    private readonly List<LoadAreas.RowProblem> _warnings = [];
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _pending;

    public void Refuse(AreaCsv.Line line, string? column, Problem why) => _refused.Add(Of(line, column, why));

    public void Warn(AreaCsv.Line line, string? column, Problem why) => _warnings.Add(Of(line, column, why));

    public Task AddAsync(object row, CancellationToken cancel)
    {
        db.Add(row);
        _added++;
        return CountAsync(cancel);
    }

    /// <summary>Counts a row that was attached before it was changed.</summary>
    public Task ChangeAsync(CancellationToken cancel)
    {
        _changed++;
        return CountAsync(cancel);
    }

    public void Leave() => _unchanged++;

    public async Task<LoadAreas.Report> EndAsync(string kind, CancellationToken cancel)
    {
        await SaveAsync(cancel);
        return new(kind, _added, _changed, _unchanged, _refused, _warnings);
    }

    private Task CountAsync(CancellationToken cancel) => ++_pending < BatchSize ? Task.CompletedTask : SaveAsync(cancel);

    private async Task SaveAsync(CancellationToken cancel)
    {
        if (!isDryRun && (await db.SaveAsync(nameof(LoadAreas), cancel)).Problems is [{ } problem, ..])
            throw new InvalidOperationException($"Somebody else changed the units meanwhile; load the file again. ({problem.Code})");

        db.ChangeTracker.Clear();
        _pending = 0;
    }

    private static LoadAreas.RowProblem Of(AreaCsv.Line line, string? column, Problem why) =>
        new(line.Number, column, column is null ? null : line[column], why.Code, why.Message);
}
