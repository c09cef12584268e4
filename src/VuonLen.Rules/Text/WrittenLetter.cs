namespace VuonLen.Rules.Text;

/// <summary>A Vietnamese letter taken apart, its case kept: base, mark, tone.</summary>
/// <param name="Base">One of a e i o u y d, in the case of the letter.</param>
/// <param name="Mark">0 none, 1 breve, 2 circumflex, 3 horn, 4 stroke.</param>
/// <param name="Tone">0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.</param>
/// <remarks>A table of our own: the rules also run where the base library cannot normalize.</remarks>
internal readonly record struct WrittenLetter(char Base, byte Mark, byte Tone)
{
    private static readonly Dictionary<char, WrittenLetter> _parts = [];
    private static readonly Dictionary<WrittenLetter, char> _whole = [];
    private static readonly Dictionary<(char, char), char> _minority = new()
    {
        [('e', '\u0306')] = 'ĕ',
        [('i', '\u0306')] = 'ĭ',
        [('o', '\u0306')] = 'ŏ',
        [('u', '\u0306')] = 'ŭ',
        [('c', '\u030C')] = 'č',
        [('n', '\u0303')] = 'ñ',
    };

    static WrittenLetter()
    {
        Add('a', (0, "aàảãáạ"), (1, "ăằẳẵắặ"), (2, "âầẩẫấậ"));
        Add('e', (0, "eèẻẽéẹ"), (2, "êềểễếệ"));
        Add('i', (0, "iìỉĩíị"));
        Add('o', (0, "oòỏõóọ"), (2, "ôồổỗốộ"), (3, "ơờởỡớợ"));
        Add('u', (0, "uùủũúụ"), (3, "ưừửữứự"));
        Add('y', (0, "yỳỷỹýỵ"));
        Add('d', (0, "d"), (4, "đ"));
        foreach (var ((plain, mark), letter) in _minority.ToList())
            _minority.Add((char.ToUpperInvariant(plain), mark), char.ToUpperInvariant(letter));

        static void Add(char plain, params (byte Mark, string Tones)[] rows)
        {
            foreach (var (mark, tones) in rows)
            {
                for (byte tone = 0; tone < tones.Length; tone++)
                {
                    Put(new(plain, mark, tone), tones[tone]);
                    Put(new(char.ToUpperInvariant(plain), mark, tone), char.ToUpperInvariant(tones[tone]));
                }
            }
        }

        static void Put(WrittenLetter letter, char whole)
        {
            _parts.Add(whole, letter);
            _whole.Add(letter, whole);
        }
    }

    /// <summary>Null for what is no letter of the Vietnamese alphabet with these bases.</summary>
    public static WrittenLetter? Of(char letter) => _parts.TryGetValue(letter, out var parts) ? parts : null;

    /// <summary>The one character, or null where the alphabet has none.</summary>
    public char? Whole => _whole.TryGetValue(this, out var whole) ? whole : null;

    /// <summary>A letter and a combining character as one letter, or null where they stay two.</summary>
    public static char? Join(char letter, char combining)
    {
        if (_minority.TryGetValue((letter, combining), out var joined))
            return joined;
        if (Of(letter) is not { } parts)
            return null;
        return combining switch
        {
            '\u0300' or '\u0340' when parts.Tone == 0 => (parts with { Tone = 1 }).Whole,
            '\u0309' when parts.Tone == 0 => (parts with { Tone = 2 }).Whole,
            '\u0303' when parts.Tone == 0 => (parts with { Tone = 3 }).Whole,
            '\u0301' or '\u0341' when parts.Tone == 0 => (parts with { Tone = 4 }).Whole,
            '\u0323' when parts.Tone == 0 => (parts with { Tone = 5 }).Whole,
            '\u0306' when parts.Mark == 0 => (parts with { Mark = 1 }).Whole,
            '\u0302' when parts.Mark == 0 => (parts with { Mark = 2 }).Whole,
            '\u031B' when parts.Mark == 0 => (parts with { Mark = 3 }).Whole,
            _ => null,
        };
    }
}
