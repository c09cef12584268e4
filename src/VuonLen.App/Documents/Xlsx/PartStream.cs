namespace VuonLen.App.Documents.Xlsx;

/// <summary>A part of the package while it is unpacked: counts, so that no lie of the directory goes further than the limits.</summary>
internal sealed class PartStream(Stream unpacked, long packedBytes, DocumentLimits limits, CancellationToken cancel) : Stream
{
    /// <summary>Below it a good ratio means nothing: a sheet of equal rows packs very well.</summary>
    private const long RatioCountsFrom = 16L << 20;

    private long _bytes;
    private long _sinceTag;

    /// <summary>
    /// The longest run without a <c>&lt;</c>: a name, an attribute or a text is no longer, and the reader of XML holds no more of it
    /// in memory. Generous, since one character may be written as an entity of eight bytes.
    /// </summary>
    private long LongestRun => Math.Max(64 * 1024, limits.CellCharacters * 16L);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();

        // In small bites, so that the run is measured finely enough whatever the caller's buffer.
        var read = unpacked.Read(buffer[..Math.Min(buffer.Length, 32 * 1024)]);
        _bytes += read;
        if (_bytes > limits.UncompressedBytes || (_bytes > RatioCountsFrom && _bytes / Math.Max(1, packedBytes) > limits.CompressionRatio))
            throw new DocumentRefusal(DocumentProblems.UnpacksTooFar(limits));

        var part = buffer[..read];
        var first = part.IndexOf((byte)'<');
        _sinceTag += first < 0 ? read : first;
        if (_sinceTag > LongestRun)
            throw new DocumentRefusal(DocumentProblems.CellTooLong("", limits));
        if (first >= 0)
            _sinceTag = read - 1 - part.LastIndexOf((byte)'<');
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
