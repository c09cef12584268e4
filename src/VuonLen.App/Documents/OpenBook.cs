namespace VuonLen.App.Documents;

/// <summary>A workbook of one format. Faults of the file are thrown; <see cref="DocumentRefusal.Explain"/> names them.</summary>
internal abstract class OpenBook : IDisposable
{
    public abstract IReadOnlyList<SheetFront> Sheets { get; }

    /// <summary>Null for formats that keep text as Unicode.</summary>
    public virtual string? Encoding => null;

    /// <summary>Counts of days begin in 1904.</summary>
    public virtual bool CountsFrom1904 => false;

    /// <summary>The rows that hold something; <paramref name="merged"/> is filled by the time the last is given.</summary>
    public abstract IEnumerable<SheetRow> Rows(int sheet, List<MergedRange> merged, CancellationToken cancel);

    public virtual void Dispose()
    {
    }
}
