namespace VuonLen.App.Plans.Reading;

internal enum FileKind
{
    Other,
    Zip,
    Pdf,
    Png,
    Jpeg,

    /// <summary>Old .doc, or a .docx locked with a password.</summary>
    Compound,
    Text,
}

/// <summary>What a file is by its first bytes; names lie.</summary>
internal static class FileKinds
{
    public static FileKind Of(ReadOnlySpan<byte> content) => content switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => FileKind.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.Compound,
        [0x89, 0x50, 0x4E, 0x47, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        _ when content[..Math.Min(1024, content.Length)].IndexOf("%PDF-"u8) >= 0 => FileKind.Pdf,
        _ => IsText(content) ? FileKind.Text : FileKind.Other,
    };

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return true;

        // UTF-16 without a mark has zeros in every other place; other zeros and control characters are no text.
        var start = content[..Math.Min(1 << 16, content.Length)];
        var zeros = start.Count((byte)0);
        if (zeros > 0)
            return PlainText.LooksLikeUtf16(start);
        foreach (var b in start)
        {
            if (b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D))
                return false;
        }

        return true;
    }
}
