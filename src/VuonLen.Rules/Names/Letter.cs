namespace VuonLen.Rules.Names;

/// <summary>One character of a text, taken apart.</summary>
/// <param name="Base">Lower-case letter without marks, or the character itself.</param>
/// <param name="Mark">Place among the letters with this base: 0 a, 1 ă, 2 â; 0 o, 1 ô, 2 ơ; 1 for đ, ê and ư.</param>
/// <param name="Tone">0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.</param>
/// <remarks>
/// Our own table instead of <see cref="string.Normalize()"/>: the rules also run where the globalization data is left
/// out, and there that method returns its text unchanged.
/// </remarks>
internal readonly record struct Letter(char Base, byte Mark, byte Tone)
{
    private static readonly Dictionary<char, Letter> _precomposed = Precomposed();

    /// <summary>Reads a text in any mixture of composed and decomposed letters; invisible characters are left out.</summary>
    public static List<Letter> Read(string text)
    {
        var letters = new List<Letter>(text.Length);
        foreach (var character in text)
        {
            if (CombiningMark(character) is { } mark)
            {
                if (letters.Count > 0)
                    letters[^1] = mark(letters[^1]);
            }
            else if (char.IsWhiteSpace(character))
            {
                letters.Add(new(' ', 0, 0));
            }
            else if (!IsInvisible(character))
            {
                var lower = char.ToLowerInvariant(character);
                letters.Add(_precomposed.TryGetValue(lower, out var letter) ? letter : new(lower, 0, 0));
            }
        }

        return letters;
    }

    /// <summary>The lower-case letter without marks; null for a combining mark or an invisible character.</summary>
    public static char? BaseOf(char character)
    {
        if (CombiningMark(character) is not null || (IsInvisible(character) && !char.IsWhiteSpace(character)))
            return null;

        var lower = char.ToLowerInvariant(character);
        return char.IsWhiteSpace(character) ? ' ' : _precomposed.TryGetValue(lower, out var letter) ? letter.Base : lower;
    }

    private static Dictionary<char, Letter> Precomposed()
    {
        var letters = new Dictionary<char, Letter>();
        Add('a', "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ");
        Add('e', "eèẻẽéẹ", "êềểễếệ");
        Add('i', "iìỉĩíị");
        Add('o', "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ");
        Add('u', "uùủũúụ", "ưừửữứự");
        Add('y', "yỳỷỹýỵ");
        Add('d', "d", "đ");

        // Letters of Gia-rai, Ê-đê, Ba-na and other names; they sort as their base.
        foreach (var (letter, plain) in new[] { ('ƀ', 'b'), ('č', 'c'), ('ĕ', 'e'), ('ĭ', 'i'), ('ñ', 'n'), ('ŏ', 'o'), ('ŭ', 'u'), ('ǔ', 'u'), ('ð', 'd') })
            letters.Add(letter, new(plain, 0, 0));
        return letters;

        void Add(char plain, params ReadOnlySpan<string> rows)
        {
            for (byte mark = 0; mark < rows.Length; mark++)
            {
                for (byte tone = 0; tone < rows[mark].Length; tone++)
                    letters.Add(rows[mark][tone], new(plain, mark, tone));
            }
        }
    }

    private static Func<Letter, Letter>? CombiningMark(char character) => character switch
    {
        '\u0300' => letter => letter with { Tone = 1 },
        '\u0309' => letter => letter with { Tone = 2 },
        '\u0303' => letter => letter with { Tone = 3 },
        '\u0301' => letter => letter with { Tone = 4 },
        '\u0323' => letter => letter with { Tone = 5 },
        '\u0306' => letter => letter.Base == 'a' ? letter with { Mark = 1 } : letter,
        '\u0302' => letter => letter.Base switch
        {
            'a' => letter with { Mark = 2 },
            'e' or 'o' => letter with { Mark = 1 },
            _ => letter,
        },
        '\u031B' => letter => letter.Base switch
        {
            'o' => letter with { Mark = 2 },
            'u' => letter with { Mark = 1 },
            _ => letter,
        },
        >= '\u0300' and <= '\u036F' => letter => letter,
        _ => null,
    };

    /// <summary>Zero-width characters, soft hyphens, direction marks and the like come along when text is pasted.</summary>
    private static bool IsInvisible(char character) =>
        char.IsControl(character)
        || character is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');
}
