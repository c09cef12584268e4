using System.Text;
using VuonLen.Rules.Text;

namespace VuonLen.App.Documents.Csv;

/// <summary>Which characters the bytes of a text file mean.</summary>
internal static class CsvEncoding
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// By the mark at the start; else UTF-8 if all bytes fit it; else one byte a character: Windows-1258, or Windows-1252 where
    /// that gives text in an old Vietnamese encoding, which <see cref="VietnameseText"/> can convert from there.
    /// </summary>
    public static Encoding Find(Stream stream)
    {
        var start = new byte[(int)Math.Min(stream.Length, 256 * 1024)];
        stream.Position = 0;
        stream.ReadExactly(start);
        switch (start)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return _strict;
            case [0xFF, 0xFE, ..]:
                return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
            case [0xFE, 0xFF, ..]:
                return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        if (LooksLikeUtf16(start) is { } isBigEndian)
            return new UnicodeEncoding(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
        if (IsUtf8(stream))
            return _strict;

        var latin = Encoding.GetEncoding(1252);
        var words = latin.GetString(start).Split([',', ';', '\t', '\r', '\n', '"'], StringSplitOptions.RemoveEmptyEntries);
        return VietnameseText.Detect(words).Encoding == LegacyEncoding.None ? Encoding.GetEncoding(1258) : latin;
    }

    /// <summary>Whether it is big-endian; null for text of single bytes. Digits, commas and line ends have a zero byte.</summary>
    public static bool? LooksLikeUtf16(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        var few = Math.Max(2, start.Length / 8);
        return odd > few && even == 0 ? false : even > few && odd == 0 ? true : null;
    }

    private static bool IsUtf8(Stream stream)
    {
        stream.Position = 0;
        var decoder = _strict.GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[_strict.GetMaxCharCount(bytes.Length)];
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
