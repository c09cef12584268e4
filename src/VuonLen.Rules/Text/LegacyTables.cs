namespace VuonLen.Rules.Text;

/// <summary>The letters of the two old encodings, as the characters that Windows-1252 shows for their bytes.</summary>
internal static class LegacyTables
{
    private const string Tones = "aàảãáạ";

    /// <summary>TCVN 5712:1993, VN3: only seven capitals have a place of their own, none with a tone.</summary>
    private static readonly Dictionary<char, char> _tcvn3 = MakeTcvn3();

    /// <summary>The signs after a letter: its tone alone, with a breve, with a circumflex.</summary>
    private static readonly Dictionary<char, (byte Mark, byte Tone)> _vniSigns = MakeVniSigns();

    private static readonly Dictionary<char, char> _vniWhole = new()
    {
        ['ô'] = 'ơ',
        ['ö'] = 'ư',
        ['ñ'] = 'đ',
        ['í'] = 'í',
        ['ì'] = 'ì',
        ['æ'] = 'ỉ',
        ['ó'] = 'ĩ',
        ['ò'] = 'ị',
        ['î'] = 'ỵ',
        ['Ô'] = 'Ơ',
        ['Ö'] = 'Ư',
        ['Ñ'] = 'Đ',
        ['Í'] = 'Í',
        ['Ì'] = 'Ì',
        ['Æ'] = 'Ỉ',
        ['Ó'] = 'Ĩ',
        ['Ò'] = 'Ị',
        ['Î'] = 'Ỵ',
    };

    public static char? Tcvn3(char character) => _tcvn3.TryGetValue(character, out var letter) ? letter : null;

    /// <summary>A letter that is one character in VNI: ơ ư đ, i with its tones, ỵ.</summary>
    public static char? VniWhole(char character) => _vniWhole.TryGetValue(character, out var letter) ? letter : null;

    /// <summary>A letter and the sign after it, in either case; null when they do not belong together.</summary>
    public static char? VniPair(char letter, char sign)
    {
        // After a plain i there is never a sign: i with a tone is a character of its own.
        if (!_vniSigns.TryGetValue(sign, out var parts) || WrittenLetter.Of(letter) is not { Tone: 0 } plain || char.ToLowerInvariant(plain.Base) is 'i' or 'd')
            return null;
        if (parts.Mark == 0)
            return plain.Mark is 0 or 3 ? (plain with { Tone = parts.Tone }).Whole : null;
        return plain.Mark == 0 ? new WrittenLetter(plain.Base, parts.Mark, parts.Tone).Whole : null;
    }

    private static Dictionary<char, char> MakeTcvn3()
    {
        var table = new Dictionary<char, char>();
        Add(Tones, "\0\u00B5\u00B6\u00B7\u00B8\u00B9");
        Add("ăằẳẵắặ", "\u00A8\u00BB\u00BC\u00BD\u00BE\u00C6");
        Add("âầẩẫấậ", "\u00A9\u00C7\u00C8\u00C9\u00CA\u00CB");
        Add("eèẻẽéẹ", "\0\u00CC\u00CE\u00CF\u00D0\u00D1");
        Add("êềểễếệ", "\u00AA\u00D2\u00D3\u00D4\u00D5\u00D6");
        Add("iìỉĩíị", "\0\u00D7\u00D8\u00DC\u00DD\u00DE");
        Add("oòỏõóọ", "\0\u00DF\u00E1\u00E2\u00E3\u00E4");
        Add("ôồổỗốộ", "\u00AB\u00E5\u00E6\u00E7\u00E8\u00E9");
        Add("ơờởỡớợ", "\u00AC\u00EA\u00EB\u00EC\u00ED\u00EE");
        Add("uùủũúụ", "\0\u00EF\u00F1\u00F2\u00F3\u00F4");
        Add("ưừửữứự", "\u00AD\u00F5\u00F6\u00F7\u00F8\u00F9");
        Add("yỳỷỹýỵ", "\0\u00FA\u00FB\u00FC\u00FD\u00FE");
        Add("đ", "\u00AE");
        Add("ĂÂÊÔƠƯĐ", "\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7");
        return table;

        void Add(string letters, string codes)
        {
            for (var i = 0; i < letters.Length; i++)
            {
                if (codes[i] != '\0')
                    table.Add(codes[i], letters[i]);
            }
        }
    }

    private static Dictionary<char, (byte Mark, byte Tone)> MakeVniSigns()
    {
        var signs = new Dictionary<char, (byte, byte)>();
        Add(0, "\0øûõùï");
        Add(1, "êèúüéë");
        Add(2, "âàåãáä");
        return signs;

        void Add(byte mark, string row)
        {
            for (byte tone = 0; tone < row.Length; tone++)
            {
                if (row[tone] == '\0')
                    continue;
                signs.Add(row[tone], (mark, tone));
                signs.Add(char.ToUpperInvariant(row[tone]), (mark, tone));
            }
        }
    }
}
