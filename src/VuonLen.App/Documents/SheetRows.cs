using VuonLen.Rules;

namespace VuonLen.App.Documents;

/// <summary>The rows of one sheet, one after the other; what was read before is forgotten.</summary>
/// <example><code>
/// using var rows = workbook.Read(sheet, cancel);
/// while (rows.Next()) { … rows.Row … }
/// if (rows.Problem is { } problem) return problem;   // the file is faulty further down: what was read does not count
/// </code></example>
public sealed class SheetRows : IDisposable
{
    private readonly IEnumerator<SheetRow> _rows;
    private readonly List<MergedRange> _merged;
    private readonly CancellationToken _cancel;
    private bool _hasRow;

    internal SheetRows(OpenBook book, int sheet, CancellationToken cancel)
    {
        _merged = [];
        _cancel = cancel;
        _rows = book.Rows(sheet, _merged, cancel).GetEnumerator();
    }

    /// <summary>The row that <see cref="Next"/> moved to.</summary>
    /// <exception cref="InvalidOperationException">Before the first or after the last row.</exception>
    public SheetRow Row => _hasRow ? _rows.Current : throw new InvalidOperationException("No row here.");

    /// <summary>Why reading stopped before the end, or null.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Joined cells; complete when <see cref="Next"/> has given false.</summary>
    public IReadOnlyList<MergedRange> Merged => _merged;

    /// <summary>Moves to the next row that holds something; false at the end and at a <see cref="Problem"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Next()
    {
        _cancel.ThrowIfCancellationRequested();
        if (Problem is not null)
            return false;

        try
        {
            _hasRow = _rows.MoveNext();
        }
        catch (Exception fault) when (DocumentRefusal.Explain(fault) is { } problem)
        {
            _hasRow = false;
            Problem = problem;
        }

        return _hasRow;
    }

    public void Dispose() => _rows.Dispose();
}
