using System.Text;

namespace VuonLen.Rules.Text;

public static partial class VietnameseText
{
    private const double Enough = 0.5;

    /// <summary>Tells the encoding of texts that belong together, such as a column of names. Nothing is converted.</summary>
    /// <remarks>
    /// A word counts when it has a sign and only characters that the old encodings use; it speaks for an encoding when it is a
    /// Vietnamese syllable read that way and none as it stands. Many words are syllables either way (<c>Phó</c> is Phú in TCVN3),
    /// so a short column may go undetected, and a person confirms what was found.
    /// </remarks>
    /// <param name="texts">As stored in the file, not cleaned: cleaning drops U+00AD, which is ư in TCVN3.</param>
    public static LegacyFinding Detect(IEnumerable<string> texts)
    {
        int words = 0, asIs = 0, asTcvn3 = 0, asVni = 0;
        foreach (var text in texts)
        {
            foreach (var word in text.Split(_wordEnds, StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.All(char.IsAscii) || word.Any(c => c > '\u00FF'))
                    continue;
                words++;
                asIs += VietnameseSyllable.Is(word) ? 1 : 0;
                asTcvn3 += ReadTcvn3(word) is { } first && VietnameseSyllable.Is(first) ? 1 : 0;
                asVni += ReadVni(word) is { } second && VietnameseSyllable.Is(second) ? 1 : 0;
            }
        }

        var (encoding, syllables) = asVni >= asTcvn3 ? (LegacyEncoding.Vni, asVni) : (LegacyEncoding.Tcvn3, asTcvn3);
        var confidence = words == 0 ? 0 : Math.Max(0, syllables - asIs) / (double)words;
        return confidence >= Enough ? new(encoding, confidence, words) : new(LegacyEncoding.None, 0, words);
    }

    /// <summary>The encoding a font was made for; fonts of the old encodings carry it in their names.</summary>
    /// <param name="fontName">As in the file, such as <c>.VnTimeH</c>.</param>
    public static LegacyFont FromFont(string? fontName) => fontName switch
    {
        null => default,
        _ when fontName.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) => new(LegacyEncoding.Tcvn3, fontName.EndsWith('H')),
        _ when fontName.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) => new(LegacyEncoding.Vni, false),
        _ => default,
    };

    /// <summary>The text in Unicode. One that holds anything the encoding has not, above all Unicode Vietnamese, comes back unchanged.</summary>
    /// <remarks>
    /// TCVN3 has no capitals with a tone: writers used small ones in a font that shows capitals. So <c>NGUYÔN</c> first gives NGUYễN.
    /// A word with two capitals and no small letter that could have been a capital becomes all capitals (NGUYỄN); so do single
    /// letters and short words beside it when nothing in the text speaks for small letters. What cannot be told (<c>¸nh</c>: ánh, not
    /// Ánh) stays small.
    /// </remarks>
    /// <param name="text">As stored in the file, not cleaned.</param>
    /// <param name="encoding">What a person has confirmed; None changes nothing.</param>
    /// <param name="isCapitals">The font shows capitals only, see <see cref="LegacyFont.IsCapitals"/>.</param>
    public static string Convert(string text, LegacyEncoding encoding, bool isCapitals = false)
    {
        var converted = encoding switch
        {
            LegacyEncoding.Tcvn3 => ReadTcvn3(text) is { } read ? RaiseTones(text, read) : null,
            LegacyEncoding.Vni => ReadVni(text),
            LegacyEncoding.None => null,
        };
        return converted is null ? text : isCapitals ? converted.ToUpperInvariant() : converted;
    }

    private static readonly char[] _wordEnds = [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetter(c)), '\u00A0'];

    private static string? ReadTcvn3(string text)
    {
        var read = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAscii(character) || character is '\u00A0' or '\u2013' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D')
                read.Append(character);
            else if (LegacyTables.Tcvn3(character) is { } letter)
                read.Append(letter);
            else
                return null;
        }

        return read.ToString();
    }

    private static string? ReadVni(string text)
    {
        var read = new StringBuilder(text.Length);
        var takesSign = false;
        foreach (var character in text)
        {
            if (takesSign && LegacyTables.VniPair(read[^1], character) is { } pair)
            {
                read[^1] = pair;
                takesSign = false;
            }
            else if (char.IsAscii(character) || character is '\u00A0' or '\u2013' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D')
            {
                read.Append(character);
                takesSign = true;
            }
            else if (LegacyTables.VniWhole(character) is { } whole)
            {
                read.Append(whole);

                // ơ and ư take a tone; đ and i with a tone take nothing.
                takesSign = char.ToLowerInvariant(whole) is 'ơ' or 'ư';
            }
            else
            {
                return null;
            }
        }

        return read.ToString();
    }

    private static string RaiseTones(string text, string read)
    {
        var raised = new StringBuilder(read);
        var hasSmall = false;
        var hasCapitals = false;
        for (var end = 0; end < text.Length;)
        {
            var start = end;
            while (end < text.Length && IsPartOfWord(text[end]))
                end++;
            var (capitals, small) = Cases(text, read, start, end);
            hasSmall |= small > 0;
            if (capitals >= 2 && small == 0)
            {
                hasCapitals = true;
                for (var i = start; i < end; i++)
                    raised[i] = char.ToUpperInvariant(read[i]);
            }

            end = end == start ? end + 1 : end;
        }

        return hasCapitals && !hasSmall ? read.ToUpperInvariant() : raised.ToString();
    }

    private static bool IsPartOfWord(char character) => char.IsAsciiLetter(character) || (!char.IsAscii(character) && character != '\u00A0');

    /// <summary>Letters whose case is certain: plain ones, and ă â ê ô ơ ư đ, which have a capital in the encoding.</summary>
    private static (int Capitals, int Small) Cases(string text, string read, int start, int end)
    {
        int capitals = 0, small = 0;
        for (var i = start; i < end; i++)
        {
            if (!char.IsAscii(text[i]) && WrittenLetter.Of(read[i]) is { Tone: > 0 })
                continue;
            capitals += char.IsUpper(read[i]) ? 1 : 0;
            small += char.IsLower(read[i]) ? 1 : 0;
        }

        return (capitals, small);
    }
}
