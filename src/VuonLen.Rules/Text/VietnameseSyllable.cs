using System.Collections.Frozen;
using System.Text;

namespace VuonLen.Rules.Text;

/// <summary>Tells what can be a Vietnamese syllable: a beginning, a rime of the language, at most one tone that goes with it.</summary>
/// <remarks>Names of other languages of the country fail here; that is meant, for the test compares readings of the same word.</remarks>
internal static class VietnameseSyllable
{
    private static readonly string[] _beginnings =
    [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];

    private static readonly FrozenSet<string> _rimes = string.Join(' ',
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
        "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ynh ych yt",
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot",
        "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
        "u ua uc ui um un ung up ut uâng uân uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyt uyu uôc uôi uôm uôn uông uôt",
        "ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu").Split(' ').ToFrozenSet();

    public static bool Is(string word)
    {
        var plain = new StringBuilder(word.Length);
        byte tone = 0;
        foreach (var character in word)
        {
            var lower = char.ToLowerInvariant(character);
            if (WrittenLetter.Of(lower) is { Tone: > 0 } letter)
            {
                if (tone > 0)
                    return false;
                tone = letter.Tone;
                lower = (letter with { Tone = 0 }).Whole ?? lower;
            }

            plain.Append(lower);
        }

        var syllable = plain.ToString();
        return _beginnings.Any(b => syllable.StartsWith(b, StringComparison.Ordinal) && Fits(syllable[b.Length..], tone));
    }

    /// <summary>A rime closed by c, ch, p or t has sắc or nặng.</summary>
    private static bool Fits(string rime, byte tone) =>
        _rimes.Contains(rime) && (rime[^1] is not ('c' or 'p' or 't') && !rime.EndsWith("ch", StringComparison.Ordinal) || tone is 4 or 5);
}
