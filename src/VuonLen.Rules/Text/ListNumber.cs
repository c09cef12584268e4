using System.Globalization;
using System.Text.RegularExpressions;

namespace VuonLen.Rules.Text;

/// <summary>A number as lists have it (số trong danh sách), with the word behind it.</summary>
/// <param name="Value">Exact.</param>
/// <param name="Unit">The word behind it, in small letters, such as <c>m2</c>; empty where there is none. Words that multiply (nghìn, triệu, tỷ) are worked in and left out.</param>
public sealed partial record ListNumber(decimal Value, string Unit)
{
    /// <summary>Reads a number from text, in the Vietnamese (1.234,5) or the English way (1,234.5).</summary>
    /// <remarks>
    /// Both signs: the last begins the fraction. One sign several times: thousands. One sign once: a fraction, but before exactly
    /// three digits it could be either and is refused. A dash or a mark is not 0.
    /// </remarks>
    /// <param name="text">As in the cell.</param>
    /// <returns>Null for an empty cell, as the answer of an outcome without problems; else the number, or why there is none.</returns>
    public static Outcome<ListNumber> Read(string? text)
    {
        var plain = VietnameseText.Clean(text ?? "").TrimStart('\'').ToLowerInvariant();
        if (plain.Length == 0)
            return new(null, []);
        if (plain is "x" or "v" or "✓" or "✔" or "☑" or "☒")
            return new(null, TextProblems.MarkInsteadOfNumber);
        if (Shortened().IsMatch(plain))
            return new(null, TextProblems.ShortenedNumber);
        if (Shape().Match(plain) is not { Success: true } shape)
            return new(null, TextProblems.NotANumber);

        var (factor, unit) = Unpack(shape.Groups[3].Value.Trim());
        var isNegative = shape.Groups[1].Length > 0;
        return Digits(shape.Groups[2].Value) switch
        {
            { Problem: { } problem } => new(null, problem),
            { Value: var value } => new(new ListNumber((isNegative ? -value : value) * factor, unit), []),
        };
    }

    private static (decimal Factor, string Unit) Unpack(string words)
    {
        foreach (var (word, factor) in new[] { ("nghìn", 1_000m), ("ngàn", 1_000m), ("triệu", 1_000_000m), ("tỷ", 1_000_000_000m), ("tỉ", 1_000_000_000m) })
        {
            if (words == word || words.StartsWith(word + " ", StringComparison.Ordinal))
                return (factor, words[word.Length..].Trim());
        }

        return (1, words);
    }

    private static (decimal Value, Problem? Problem) Digits(string digits)
    {
        if (digits.Count(char.IsAsciiDigit) > 20)
            return (0, TextProblems.NotANumber);
        int dot = digits.LastIndexOf('.'), comma = digits.LastIndexOf(',');
        var sign = dot > comma ? '.' : ',';
        var last = Math.Max(dot, comma);
        if (last < 0)
            return Whole(digits, ' ');

        var other = sign == '.' ? ',' : '.';
        var groups = digits.Contains(other, StringComparison.Ordinal) ? other : ' ';
        var count = digits.Count(c => c == sign);
        if (count > 1)
            return groups == ' ' && !digits.Contains(' ', StringComparison.Ordinal) ? Whole(digits, sign) : (0, TextProblems.BadGroups);

        var (whole, problem) = Whole(digits[..last], groups);
        var fraction = digits[(last + 1)..];
        if (problem is not null || fraction.Length == 0 || !fraction.All(char.IsAsciiDigit))
            return (0, problem ?? TextProblems.BadGroups);

        var value = decimal.Parse($"{whole.ToString(CultureInfo.InvariantCulture)}.{fraction}", CultureInfo.InvariantCulture);
        var isUnclear = fraction.Length == 3 && last <= 3 && digits[0] != '0' && !digits[..last].Contains(groups, StringComparison.Ordinal);
        return isUnclear
            ? (0, TextProblems.AmbiguousNumber(decimal.Parse(digits[..last] + fraction, CultureInfo.InvariantCulture), value))
            : (value, null);
    }

    /// <summary>A whole number, its thousands in groups of three or not grouped at all.</summary>
    private static (decimal Value, Problem? Problem) Whole(string digits, char groups)
    {
        var parts = digits.Split(groups);
        if (!parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit)))
            return (0, TextProblems.BadGroups);
        return parts.Length > 1 && (parts[0].Length > 3 || parts[0][0] == '0' || parts.Skip(1).Any(p => p.Length != 3))
            ? (0, TextProblems.BadGroups)
            : (decimal.Parse(string.Concat(parts), CultureInfo.InvariantCulture), null);
    }

    [GeneratedRegex(@"^[-+]?[0-9]+([.,][0-9]+)?e[-+]?[0-9]+\z")]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^\+?(-)?([0-9](?:[0-9., ]*[0-9.,])?)( ?(?:m2|m²|m3|[\p{L}%/₫][\p{L}%/₫. ]*))?\z")]
    private static partial Regex Shape();
}
