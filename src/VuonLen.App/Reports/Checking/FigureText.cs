using System.Globalization;
using VuonLen.App.Documents;

namespace VuonLen.App.Reports.Checking;

/// <summary>A figure as somebody's cell shows it: a number, a percentage, a number as text, a dash, nothing.</summary>
internal static class FigureText
{
    private static readonly string[] _none = ["", "-", "–", "—", "…", "...", "x"];

    /// <summary>Reads a cell of counts or of rates.</summary>
    /// <param name="cell">Of a number or a text.</param>
    /// <param name="isRate">A sign between digits is then a decimal sign; in counts it parts thousands.</param>
    /// <param name="figure">Null for a blank.</param>
    /// <returns>Whether the cell can be read at all.</returns>
    public static bool TryRead(SheetCell cell, bool isRate, out decimal? figure)
    {
        figure = null;
        switch (cell.Kind)
        {
            case CellKind.Blank:
                return true;
            case CellKind.Number when Math.Abs(cell.Number) < 1e12:
                // Fifteen digits are what spreadsheets keep.
                figure = decimal.Parse(cell.ToString(), CultureInfo.InvariantCulture);
                if (isRate && cell.IsPercent)
                    figure *= 100; // 0.0466 under the format of percentages is printed, and meant, as 4.66
                return true;
            case CellKind.Text:
                return TryRead(cell.Text!, isRate, out figure);
            default:
                return false;
        }
    }

    private static bool TryRead(string text, bool isRate, out decimal? figure)
    {
        figure = null;
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '%'));
        if (Array.IndexOf(_none, plain) >= 0)
            return true;
        if (plain.Any(c => !char.IsAsciiDigit(c) && c is not '.' and not ',' and not '-'))
            return false;

        var point = plain.LastIndexOfAny(['.', ',']);
        if (point >= 0 && !isRate && HasGroupsOfThree(plain))
            plain = string.Concat(plain.Where(c => c is not '.' and not ','));
        else if (point >= 0)
            plain = string.Concat(plain[..point].Where(c => c is not '.' and not ',')) + "." + plain[(point + 1)..];
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        figure = number;
        return true;
    }

    private static bool HasGroupsOfThree(string text)
    {
        var groups = text.TrimStart('-').Split('.', ',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
    }
}
