using System.Text;

namespace VuonLen.App.Documents;

internal enum FileKind
{
    Package,
    Compound,
    Text,
    WebPage,
    OtherWorkbook,
    Other,
}

/// <summary>What a file is, by its first bytes.</summary>
internal static class Sniff
{
    private static readonly string[] _textEndings = [".csv", ".txt", ".tsv"];

    public static FileKind Kind(ReadOnlySpan<byte> start, string fileName)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return FileKind.Package;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileKind.Compound;

        // A naked stream of records: Excel 2 to 4.
        if (start is [0x09, 0x00 or 0x02 or 0x04 or 0x08, 0x04 or 0x06 or 0x08, 0x00, ..])
            return FileKind.OtherWorkbook;

        var text = FirstCharacters(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (Begins(text, "<?xml") || Begins(text, "<Workbook"))
        {
            return text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase) ? FileKind.OtherWorkbook
                : text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? FileKind.WebPage : FileKind.Other;
        }

        if (Begins(text, "<!DOCTYPE html") || Begins(text, "<html") || Begins(text, "<table") || Begins(text, "<head") || Begins(text, "<meta"))
            return FileKind.WebPage;

        return _textEndings.Any(e => fileName.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && IsText(start) ? FileKind.Text : FileKind.Other;
    }

    private static bool Begins(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string FirstCharacters(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(start),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(start),
        _ => Encoding.Latin1.GetString(start).Replace("\u00EF\u00BB\u00BF", "", StringComparison.Ordinal),
    };

    /// <summary>Control characters do not occur in text, but in UTF-16 every second byte may be zero.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || Csv.CsvEncoding.LooksLikeUtf16(start) is not null)
            return true;

        int zeros = 0, controls = 0;
        foreach (var b in start)
        {
            zeros += b == 0 ? 1 : 0;
            controls += b is < 0x20 and not 0 and not (byte)'\t' and not (byte)'\r' and not (byte)'\n' ? 1 : 0;
        }

        return zeros == 0 && controls <= start.Length / 200;
    }
}
