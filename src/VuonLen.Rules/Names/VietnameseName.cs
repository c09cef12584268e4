using System.Globalization;
using System.Text;

namespace VuonLen.Rules.Names;

/// <summary>Full names as Vietnamese write them: surname, middle names, given name (họ, đệm, tên).</summary>
public static class VietnameseName
{
    private const int MostOnStack = 256;

    /// <summary>Lower case, no diacritics, đ as d, single spaces, nothing invisible: what search compares.</summary>
    /// <remarks>Composed and decomposed text give the same; folding twice gives the same as once.</remarks>
    public static string Fold(string text)
    {
        // A mark changes no base, so that each character is looked at by itself.
        var folded = text.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            var plain = Letter.Of(character).Base;
            if (plain is not '\0' and not ' ' || (plain == ' ' && length > 0 && folded[length - 1] != ' '))
                folded[length++] = plain;
        }

        if (length > 0 && folded[length - 1] == ' ')
            length--;
        return folded[..length].SequenceEqual(text) ? text : new(folded[..length]);
    }

    /// <summary>The folded words from last to first, so that a search for a given name is a search by prefix.</summary>
    public static string FoldedReversed(string fullName) =>
        string.Join(' ', Fold(fullName).Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse());

    /// <summary>The folded words from the n-th on and then those before it, so that a search for a middle name is one by prefix.</summary>
    /// <param name="fullName">As written.</param>
    /// <param name="n">Counted from 1.</param>
    /// <returns>Null when the name has no n-th word, or when it is the last one, where <see cref="FoldedReversed"/> begins.</returns>
    public static string? FoldedFrom(string fullName, int n)
    {
        var words = Fold(fullName).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return n < words.Length ? string.Join(' ', words[(n - 1)..].Concat(words[..(n - 1)])) : null;
    }

    /// <summary>The last word as written, or nothing for an empty name.</summary>
    public static string GivenName(string fullName)
    {
        var words = fullName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[^1];
    }

    /// <summary>
    /// A key of ASCII letters and signs; in its byte order names stand as in a Vietnamese list: by given name, then
    /// middle names, then surname. Each of the three by its letters (a ă â b c d đ e ê …) and, where these are the same,
    /// by its tones (ngang, huyền, hỏi, ngã, sắc, nặng). Hyphens and apostrophes do not count.
    /// </summary>
    /// <remarks>
    /// A letter with a mark is its base and a sign above <c>z</c>. Between the syllables of a part stands <c>.</c>, and a
    /// blank, below it, ends letters and ends tones. Databases must compare it byte by byte.
    /// </remarks>
    public static string SortKey(string fullName)
    {
        var words = Words(fullName);
        if (words.Count == 0)
            return "";

        var key = new StringBuilder();
        Append(key, words[^1..]);
        key.Append(' ');
        Append(key, words.Count > 2 ? words[1..^1] : []);
        key.Append(' ');
        Append(key, words.Count > 1 ? words[..1] : []);
        return key.ToString();
    }

    private static List<List<Letter>> Words(string fullName)
    {
        var words = new List<List<Letter>>();
        var isInside = false;
        foreach (var letter in Letter.Read(fullName))
        {
            if (letter.Base == ' ')
            {
                isInside = false;
            }
            else if (char.IsLetterOrDigit(letter.Base))
            {
                if (!isInside)
                    words.Add([]);
                words[^1].Add(letter);
                isInside = true;
            }
        }

        return words;
    }

    private static void Append(StringBuilder key, List<List<Letter>> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                key.Append('.');
            foreach (var letter in words[i])
                Append(key, letter);
        }

        key.Append(' ');
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                if (letter.Tone > 0)
                    key.Append((char)('0' + letter.Tone));
            }

            key.Append('.');
        }
    }

    private static void Append(StringBuilder key, Letter letter)
    {
        if (char.IsAscii(letter.Base))
            key.Append(letter.Base);
        else
            key.Append('~').Append(((int)letter.Base).ToString("x4", CultureInfo.InvariantCulture));

        if (letter.Mark > 0)
            key.Append(letter.Mark == 1 ? '|' : '}');
    }
}
