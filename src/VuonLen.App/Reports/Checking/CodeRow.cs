using System.Globalization;
using VuonLen.App.Documents;

namespace VuonLen.App.Reports.Checking;

/// <summary>Where the columns of a form stand in somebody's sheet, by the row of codes under its headings.</summary>
/// <param name="Row">Index of the row after which figures begin.</param>
/// <param name="Codes">Official code of each column of figures, by column.</param>
internal sealed record CodeRow(int Row, IReadOnlyDictionary<int, string> Codes)
{
    private const int Indicators = 12;

    /// <summary>Leftmost column of figures.</summary>
    public int First => Codes.Keys.Min();

    /// <summary>The row of codes; null when there is none.</summary>
    /// <param name="form">1 to 13.</param>
    /// <param name="rows">Of the sheet.</param>
    /// <param name="known">Codes the form has; of form 9 any that looks like one.</param>
    public static CodeRow? Find(int form, IReadOnlyList<SheetRow> rows, IReadOnlySet<string> known)
    {
        CodeRow? indicators = null;
        for (var at = 0; at < Math.Min(rows.Count, 60); at++)
        {
            var row = rows[at];
            var codes = new Dictionary<int, string>();
            for (var column = 1; column < row.Cells.Count; column++)
            {
                if (CodeOf(row[column]) is { } code && IsKnown(form, code, known))
                    codes[column] = code;
            }

            if (form is >= 4 and <= 7 && Sequence(codes) == Indicators)
            {
                // The headings of these forms number the indicators; the export has no other codes.
                indicators = new(at, OfIndicators(form, codes));
                continue;
            }

            if (codes.Count >= Math.Max(4, form == 9 ? 6 : known.Count / 2) && IsAscending(codes))
                return new(at, codes);
            if (indicators is not null && at > indicators.Row + 2)
                break;
        }

        return indicators;
    }

    /// <summary>"9=1-2-3-4+5+6+7+8" is 9, "(1)" is 1.</summary>
    internal static string? CodeOf(SheetCell cell)
    {
        var text = string.Concat(cell.ToString().Where(c => !char.IsWhiteSpace(c))).Trim('(', ')', '[', ']');
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0)
            text = text[..sign];
        var parts = text.Split('.');
        return parts.Length is >= 1 and <= 3 && parts.All(p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit) && p[0] != '0') ? text : null;
    }

    private static bool IsKnown(int form, string code, IReadOnlySet<string> known) =>
        known.Contains(code) || (form == 9 && (code.StartsWith("1.2.", StringComparison.Ordinal) || code.StartsWith("2.2.", StringComparison.Ordinal)));

    /// <summary>How far 1, 2, 3, … goes when that is all the row says; else 0.</summary>
    private static int Sequence(Dictionary<int, string> codes)
    {
        var n = 0;
        foreach (var (_, code) in codes.OrderBy(c => c.Key))
        {
            if (code != (++n).ToString(CultureInfo.InvariantCulture))
                return 0;
        }

        return n;
    }

    /// <summary>Each code once and larger than the one before: figures seldom are.</summary>
    private static bool IsAscending(Dictionary<int, string> codes)
    {
        int[]? before = null;
        foreach (var (_, code) in codes.OrderBy(c => c.Key))
        {
            int[] parts = [.. code.Split('.').Select(p => int.Parse(p, CultureInfo.InvariantCulture)), 0, 0];
            if (before is not null && (before[0], before[1], before[2]).CompareTo((parts[0], parts[1], parts[2])) >= 0)
                return false;
            before = parts;
        }

        return true;
    }

    private static Dictionary<int, string> OfIndicators(int form, Dictionary<int, string> numbers)
    {
        var before = form is 4 or 6 ? 2 : 1;
        var codes = numbers.ToDictionary(n => n.Key, n => (int.Parse(n.Value, CultureInfo.InvariantCulture) + before).ToString(CultureInfo.InvariantCulture));
        var first = numbers.Keys.Min();
        for (var i = 1; i <= before; i++)
            codes[first - i] = (before - i + 1).ToString(CultureInfo.InvariantCulture);
        return codes;
    }
}
