namespace VuonLen.Rules.Plans.Text;

/// <summary>Tells a text whose diacritics were lost in scanning from one that was typed.</summary>
internal static class ScanQuality
{
    /// <summary>Of the words of a clean text, well over half have a letter with a mark; of those of a lost one, few.</summary>
    private const double LeastMarkedWords = 0.45;

    /// <summary>A clean text has some abbreviations and foreign words, a lost one breaks every tenth word and more.</summary>
    private const double MostBrokenWords = 0.06;

    /// <summary>Too few words tell nothing.</summary>
    private const int LeastWords = 40;

    public static bool IsBad(IEnumerable<string> lines)
    {
        var (words, marked, broken) = (0, 0, 0);
        foreach (var word in lines.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            var letters = word.Trim('.', ',', ';', ':', '(', ')', '"', '“', '”', '-', '–', '*', '#', '/', '|', '!', '?', '…', '_', '~');

            // Capitals are abbreviations as often as words; numbers, codes and joined words are no syllables.
            if (letters.Length < 2 || letters.All(c => !char.IsLower(c)) || letters.IndexOfAny(['/', '-', '&', '@', '.', '_']) >= 0 || char.IsDigit(letters[0]))
                continue;

            words++;
            marked += letters.Any(c => c > '\u00BF') ? 1 : 0;
            broken += Syllables.IsOne(FoldedText.Fold(letters)) ? 0 : 1;
        }

        return words >= LeastWords && (marked < words * LeastMarkedWords || broken > words * MostBrokenWords);
    }
}
