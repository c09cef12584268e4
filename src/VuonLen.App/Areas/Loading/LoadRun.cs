using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>One pass over a file: collects what came of each row and saves at most 500 rows at a time.</summary>
/// <remarks>Small transactions, so that somebody who presses "Lưu" meanwhile does not wait long.</remarks>
internal sealed class LoadRun(VuonLenDb db, bool isDryRun)
{
    private const int BatchSize = 500;

    private readonly List<LoadAreas.RowEffect> _effects = [];
    private readonly List<LoadAreas.RowProblem> _refused = [];
    private readonly List<LoadAreas.RowProblem> _warnings = [];
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _pending;

    public void Refuse(AreaCsv.Line line, string? column, Problem why) => _refused.Add(Of(line, column, why));

    public void Warn(AreaCsv.Line line, string? column, Problem why) => _warnings.Add(Of(line, column, why));

    /// <param name="line">Where it stands.</param>
    /// <param name="row">The new one.</param>
    /// <param name="what">In words, for who looks at it before.</param>
    /// <param name="cancel">Ends with the run.</param>
    public Task AddAsync(AreaCsv.Line line, object row, string what, CancellationToken cancel)
    {
        _effects.Add(new(line.Number, IsNew: true, what));
        db.Add(row);
        _added++;
        return CountAsync(cancel);
    }

    /// <summary>Counts a row that was attached before it was changed.</summary>
    public Task ChangeAsync(AreaCsv.Line line, string what, CancellationToken cancel)
    {
        _effects.Add(new(line.Number, IsNew: false, what));
        _changed++;
        return CountAsync(cancel);
    }

    public void Leave() => _unchanged++;

    public async Task<LoadAreas.Report> EndAsync(string kind, CancellationToken cancel)
    {
        await SaveAsync(cancel);
        return new(kind, _added, _changed, _unchanged, _refused, _warnings, _effects);
    }

    private Task CountAsync(CancellationToken cancel) => ++_pending < BatchSize ? Task.CompletedTask : SaveAsync(cancel);

    private async Task SaveAsync(CancellationToken cancel)
    {
        if (!isDryRun && (await db.SaveAsync(nameof(LoadAreas), cancel)).IsRefused)
            throw new ChangedMeanwhileException();

        db.ChangeTracker.Clear();
        _pending = 0;
    }

    private static LoadAreas.RowProblem Of(AreaCsv.Line line, string? column, Problem why) =>
        new(line.Number, column, column is null ? null : line[column], why.Code, why.Message);

    /// <summary>Ends the run from however deep; <see cref="LoadAreas"/> makes a refusal of it.</summary>
    internal sealed class ChangedMeanwhileException : Exception;
}
