namespace VuonLen.App.Documents;

/// <summary>How large a list may be that somebody hands in; every refusal names the limit it rests on.</summary>
/// <remarks>The usual values take what the product itself makes of a commune of 50,000 households with 200,000 members.</remarks>
public sealed record DocumentLimits
{
    /// <summary>Size of the file, in bytes.</summary>
    public long Bytes { get; init; } = 80L << 20;

    /// <summary>Size of what is unpacked from the file while it is read once, in bytes.</summary>
    public long UncompressedBytes { get; init; } = 600L << 20;

    /// <summary>How many times its packed size a part may unpack to, once it is larger than 16 MB.</summary>
    public int CompressionRatio { get; init; } = 250;

    /// <summary>Parts of the package, pictures and all.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>Sheets, hidden ones included.</summary>
    public int Sheets { get; init; } = 60;

    /// <summary>Rows of a sheet, empty ones that the file spells out included.</summary>
    public int Rows { get; init; } = 250_000;

    /// <summary>The last column that may hold something.</summary>
    public int Columns { get; init; } = 300;

    /// <summary>Characters of one cell; Excel itself stops here.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Characters of all texts that cells share, which are held in memory.</summary>
    public int SharedCharacters { get; init; } = 40_000_000;
}
