namespace VuonLen.App.Standards;

/// <summary>Tells this process that another national standard was loaded: what follows from it has to be computed anew.</summary>
public sealed class StandardBell : IDisposable
{
    private readonly SemaphoreSlim _rings = new(0);

    public void Ring() => _rings.Release();

    /// <summary>Until it rings, or until a time is over.</summary>
    /// <returns>Whether it rang.</returns>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancel) => _rings.WaitAsync(most, cancel);

    public void Dispose() => _rings.Dispose();
}
