using System.Text;

namespace VuonLen.App.Documents;

/// <summary>How wide a text is in Times New Roman, in digits of the same size: what spreadsheets call a character.</summary>
/// <remarks>Near enough to choose widths and heights; programs differ by more.</remarks>
public static class TextWidth
{
    private const int Digit = 500;

    /// <summary>Thousandths of the size, from ' ' to '~'.</summary>
    private static readonly short[] _widths =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
        500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    /// <summary>Of a text in one line.</summary>
    public static double Of(ReadOnlySpan<char> text, bool isBold = false)
    {
        var sum = 0;
        foreach (var c in text)
            sum += Of(c);
        return sum * (isBold ? 1.06 : 1) / Digit;
    }

    /// <summary>Of its longest word: a narrower cell would break it.</summary>
    public static double OfLongestWord(string text, bool isBold = false)
    {
        var longest = 0d;
        foreach (var word in text.AsSpan().Split(' '))
            longest = Math.Max(longest, Of(text.AsSpan(word), isBold));
        return longest;
    }

    /// <summary>Lines it takes in a cell, broken at blanks.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Room for text, in digits.</param>
    /// <param name="isBold">Bold is wider.</param>
    public static int Lines(string text, double width, bool isBold = false)
    {
        var (lines, used) = (1, 0d);
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = Of(text.AsSpan(range), isBold);
            if (used > 0 && used + 0.5 + word > width)
                (lines, used) = (lines + 1, 0);
            used += (used > 0 ? 0.5 : 0) + word;
            if (used > width)
            {
                lines += (int)(used / width);
                used %= width;
            }
        }

        return lines;
    }

    private static short Of(char c)
    {
        if (c is >= ' ' and <= '~')
            return _widths[c - ' '];
        if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            return 0;
        switch (c)
        {
            case 'đ' or '–' or '“' or '”':
                return Digit;
            case 'Đ':
                return 722;
            case '…' or '—':
                return 1000;
        }

        // A letter with marks is as wide as the letter.
        var parts = new string(c, 1).Normalize(NormalizationForm.FormD);
        return parts[0] is >= ' ' and <= '~' ? _widths[parts[0] - ' '] : (short)Digit;
    }
}
