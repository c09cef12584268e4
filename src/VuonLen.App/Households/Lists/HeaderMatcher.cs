namespace VuonLen.App.Households.Lists;

/// <summary>Finds what a column says from the texts above it, renamed a little or misspelt.</summary>
internal static class HeaderMatcher
{
    /// <summary>Below this a guess is no better than none; the user says what the column is.</summary>
    private const double Least = 0.72;

    /// <summary>No header is as long; a remark in a cell is.</summary>
    private const int MostLetters = 120;

    private static readonly List<(string Key, string[] Words, ListField Field)> _names =
    [
        .. ListColumns.All.SelectMany(c => c.Aliases.Prepend(c.Header).Select(a => (Key: ListKey.Of(a), c.Field))).DistinctBy(n => n.Key)
            .Select(n => (n.Key, n.Key.Split(' '), n.Field)),
    ];

    private static readonly Dictionary<string, ListField> _exact = _names.ToDictionary(n => n.Key, n => n.Field);

    /// <param name="texts">From the top row of the header down; at least one.</param>
    /// <returns>The field and how sure, 0 to 1; null when nothing is near.</returns>
    public static (ListField Field, double Score)? Match(IReadOnlyList<string> texts)
    {
        var keys = texts.Select(ListKey.Of).Where(k => k.Length > 0).ToList();
        if (keys.Count == 0)
            return null;

        // A row of names for machines stands above or below the row for people.
        foreach (var machine in texts.Where(t => t.Length > 3 && t.All(c => char.IsAscii(c) && c != ' ') && (t.Contains('.', StringComparison.Ordinal) || char.IsLower(t[0]))))
        {
            if (_exact.TryGetValue(ListKey.Of(machine), out var named))
                return (named, 1);
        }

        var whole = string.Join(' ', keys);
        if (_exact.TryGetValue(whole, out var exact))
            return (exact, 1);

        var own = keys[^1];
        if (_exact.TryGetValue(own, out exact))
            return (InContext(exact, keys), 0.98);

        if (own.Length > MostLetters || !own.Any(char.IsLetter))
            return null;

        (ListField Field, double Score)? best = null;
        var (ownWords, wholeWords) = (own.Split(' '), whole.Split(' '));
        foreach (var (name, sought, field) in _names)
        {
            var score = Math.Max(Likeness(own, ownWords, name, sought), keys.Count > 1 ? Likeness(whole, wholeWords, name, sought) - 0.02 : 0);
            if (score >= Least && score > (best?.Score ?? 0))
                best = (field, score);
        }

        return best is { } found ? (InContext(found.Field, keys), found.Score) : null;
    }

    /// <summary>"Họ và tên" below "Thông tin chủ hộ" is the head's.</summary>
    private static ListField InContext(ListField field, List<string> keys) =>
        field is ListField.FullName && keys.SkipLast(1).Any(k => k.Contains("chu ho", StringComparison.Ordinal)) ? ListField.HeadName : field;

    private static double Likeness(string key, string[] words, string name, string[] sought)
    {
        if (key == name)
            return 1;
        if (Math.Abs(key.Length - name.Length) <= 2 && name.Length >= 5)
        {
            var distance = Distance(key, name);
            if (distance <= (name.Length >= 9 ? 2 : 1))
                return 0.92 - (0.03 * distance);
        }

        // All words of the name in the header, or the other way round, in their order.
        if (sought.Length >= 2 && words.Length <= 14 && InOrder(words, sought))
            return 0.75 + (0.15 * sought.Length / words.Length);
        return words.Length >= 3 && InOrder(sought, words) ? 0.72 + (0.15 * words.Length / sought.Length) : 0;
    }

    private static bool InOrder(string[] words, string[] sought)
    {
        var next = 0;
        foreach (var word in words)
        {
            if (next < sought.Length && word == sought[next])
                next++;
        }

        return next == sought.Length;
    }

    /// <summary>Letters to change, add or leave out (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
