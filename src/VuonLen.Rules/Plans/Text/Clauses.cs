namespace VuonLen.Rules.Plans.Text;

/// <summary>A stretch of a folded text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">After the last one.</param>
internal readonly record struct Clause(int Start, int End)
{
    public string Of(FoldedText text) => text.Text[Start..End];

    public string Written(FoldedText text) => text.Slice(Start, End);
}

/// <summary>Cuts a paragraph into sentences and their parts; what stands in brackets stays whole.</summary>
internal static class Clauses
{
    /// <summary>Sentences, cut at semicolons too.</summary>
    public static List<Clause> Parts(FoldedText text) => Cut(text, isAtSemicolons: true);

    public static List<Clause> Sentences(FoldedText text) => Cut(text, isAtSemicolons: false);

    private static List<Clause> Cut(FoldedText text, bool isAtSemicolons)
    {
        var (clauses, start, depth) = (new List<Clause>(), 0, 0);
        for (var i = 0; i < text.Text.Length; i++)
        {
            depth = text.Text[i] switch { '(' => depth + 1, ')' => Math.Max(0, depth - 1), _ => depth };
            if (depth == 0 && ((isAtSemicolons && text.Text[i] == ';') || IsStop(text, i)))
            {
                Add(i);
                start = i + 1;
            }
        }

        Add(text.Text.Length);
        return clauses;

        void Add(int end)
        {
            var first = start;
            while (first < end && text.Text[first] is ' ' or ';' or ',' or '.' or '/' or '-' or '~')
                first++;
            if (end - first > 1)
                clauses.Add(new(first, end));
        }
    }

    /// <summary>A full stop before a capital; not in abbreviations, figures and numbers of documents.</summary>
    private static bool IsStop(FoldedText text, int i)
    {
        if (text.Text[i] != '.' || i + 1 >= text.Text.Length || text.Text[i + 1] is not (' ' or '.'))
            return text.Text[i] == '.' && i + 1 >= text.Text.Length;

        var next = i + 1;
        while (next < text.Text.Length && text.Text[next] is ' ' or '.' or '"')
            next++;
        if (next >= text.Text.Length)
            return true;

        var word = i;
        while (word > 0 && char.IsLetterOrDigit(text.Text[word - 1]))
            word--;
        return !char.IsLower(text.Original[text.At(next)]) && (i - word > 2 || text.Text[Math.Max(0, i - 1)] is ')' or '%');
    }
}
