using System.Text;

namespace VuonLen.Rules.Text;

/// <summary>Vietnamese text as it comes in lists: typed by many hands, in many years, on many machines.</summary>
/// <remarks>Order of repair: old encodings first (<see cref="Convert"/>), then <see cref="Clean"/>, which would drop characters they use as letters.</remarks>
public static partial class VietnameseText
{
    /// <summary>
    /// Letters composed (NFC), nothing invisible, every kind of space one space, none at the ends. Line ends inside become spaces.
    /// Case and letters stay; doing it twice changes nothing more.
    /// </summary>
    /// <param name="text">Unicode; a text in an old encoding must be converted first.</param>
    public static string Clean(string text)
    {
        if (IsClean(text))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsSpace(character))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!IsInvisible(character))
            {
                Append(clean, character);
            }
        }

        if (clean.Length > 0 && clean[^1] == ' ')
            clean.Length--;
        return clean.ToString();
    }

    /// <summary>Vietnamese letters and those of Gia-rai, Ê-đê and Ba-na as one character each; all else as it is.</summary>
    /// <param name="text">Composed, decomposed or half of each.</param>
    public static string Compose(string text)
    {
        if (!text.Any(c => c is >= '\u0300' and <= '\u036F'))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var character in text)
            Append(composed, character);
        return composed.ToString();
    }

    /// <summary>
    /// The same for texts that differ only in case, in spaces, in composition and in the letter that carries the tone
    /// (Hoà and Hòa, Thuý and Thúy). Diacritics count; for a search without them see <see cref="Names.VietnameseName.Fold"/>.
    /// </summary>
    /// <param name="text">Any text; not meant to be shown.</param>
    public static string ComparisonKey(string text)
    {
        var key = new StringBuilder(text.Length + 4);
        byte tone = 0;
        foreach (var character in Clean(text))
        {
            var lower = char.ToLowerInvariant(character);
            if (!char.IsLetter(lower))
                EndWord();
            if (WrittenLetter.Of(lower) is { } letter)
            {
                tone = Math.Max(tone, letter.Tone);
                lower = (letter with { Tone = 0 }).Whole ?? lower;
            }

            key.Append(lower);
        }

        EndWord();
        return key.ToString();

        void EndWord()
        {
            if (tone > 0)
                key.Append((char)('\u2460' + tone));
            tone = 0;
        }
    }

    /// <summary>
    /// A name written all in capitals or all in small letters with a capital at the start of every word, also after a hyphen and an
    /// apostrophe (H'Men); a name in mixed case stays as it is, since its writer meant it.
    /// </summary>
    /// <param name="name">A person's or a place's name.</param>
    public static string NameCase(string name)
    {
        var (letters, lower, upper) = (0, false, false);
        foreach (var character in name)
        {
            if (!char.IsLetter(character))
                continue;
            letters++;
            lower |= char.IsLower(character);
            upper |= char.IsUpper(character);
        }

        if (letters < 2 || (lower && upper))
            return name;

        var cased = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var character in name)
        {
            cased.Append(isStart ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character));
            isStart = !char.IsLetterOrDigit(character) && character is not (>= '\u0300' and <= '\u036F');
        }

        return cased.ToString();
    }

    /// <summary>Most texts are: they cost a look and no copy.</summary>
    private static bool IsClean(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            var isSpace = IsSpace(character);
            if ((isSpace && (character != ' ' || before == ' ')) || IsInvisible(character) || character is >= '\u0300' and <= '\u036F')
                return false;
            before = character;
        }

        return text.Length == 0 || before != ' ';
    }

    private static void Append(StringBuilder text, char character)
    {
        if (text.Length > 0 && character is >= '\u0300' and <= '\u036F' && WrittenLetter.Join(text[^1], character) is { } joined)
            text[^1] = joined;
        else
            text.Append(character);
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is '\u180E' or '\u2800' or '\u3164';

    private static bool IsInvisible(char character) =>
        char.IsControl(character)
        || character is '\u00AD' or '\u034F' or '\u061C' or '\uFEFF' or '\uFFFC' or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');
}
