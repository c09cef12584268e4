using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Figures;

/// <summary>A number with its unit, as it stands in a text.</summary>
/// <param name="Start">Where the number begins in the folded text.</param>
/// <param name="End">After the unit.</param>
/// <param name="Value">The number, or the upper one of a range.</param>
/// <param name="Low">The lower one of a range ("1-2 người").</param>
/// <param name="Unit">As written.</param>
/// <param name="FoldedUnit">Folded; "%" for all ways to write per cent.</param>
internal sealed partial record Figure(int Start, int End, decimal Value, decimal? Low, string Unit, string FoldedUnit)
{
    public bool IsPercent => FoldedUnit is "%" or "diem %";

    public bool IsHouseholds => FoldedUnit == "ho";

    /// <summary>All numbers that count something; years, dates, ages, numbers of documents and of places do not.</summary>
    public static List<Figure> Find(FoldedText text, int start, int end)
    {
        var figures = new List<Figure>();
        for (var match = Pattern().Match(text.Text, start, end - start); match.Success; match = match.NextMatch())
        {
            var (number, unit) = (match.Groups["number"], match.Groups["unit"]);
            var folded = Folded(unit.Value);
            var isPercent = folded is "%" or "diem %";
            if (Parse(number.Value, isPercent) is not { } value)
                continue;

            var low = match.Groups["low"] is { Success: true } first ? Parse(first.Value, isPercent) : null;
            figures.Add(new(match.Index, unit.Index + unit.Length, value, low, isPercent ? (folded == "%" ? "%" : "điểm %") : Written(text, unit, folded), folded));
        }

        return figures;
    }

    public static List<Figure> Find(FoldedText text) => Find(text, 0, text.Text.Length);

    /// <summary>Reads "1.250", "1,09", "3.57" and "08" as they are meant in Vietnamese; null for what is no number.</summary>
    public static decimal? Parse(string text, bool isPercent = false)
    {
        var isGrouped = Grouped().IsMatch(text) && !(isPercent && text.Count(c => c is '.' or ',') == 1 && text.Contains(',', StringComparison.Ordinal));
        var plain = isGrouped
            ? text.Replace(text[text.IndexOfAny(['.', ','])].ToString(), "", StringComparison.Ordinal)
            : text;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string Folded(string unit) => unit switch
    {
        "phan tram" => "%",
        "d" => "dong",
        "diem phan tram" or "diem %" => "diem %",
        _ when HouseholdLike().IsMatch(unit) => "ho",
        _ => unit,
    };

    private static string Written(FoldedText text, Group unit, string folded) =>
        folded == "ho" ? "hộ" : text.Slice(unit.Index, unit.Index + unit.Length);

    [GeneratedRegex(
        @"(?<![\w/.,§]|\d-)(?:\d{1,4}\s*/\s*)?(?:(?<low>\d+(?:[.,]\d+)*)\s*(?:%\s*)?(?:-|den)\s*)?(?<number>\d+(?:[.,]\d+)*)\s*"
        + @"(?<unit>%|diem %|diem phan tram|phan tram|ho(?![a-z])|h[dgo][a-z]?(?![a-z])|h[¢0]|nguoi(?![a-z])|nhan khau|lao dong|"
        + "gia dinh|ngu dan|nong dan|doan vien|dang vien|chi bo|doanh nghiep|hop tac xa|to hop tac|hoc sinh|hoc vien|sinh vien|hoi vien|tre em|tre |em(?![a-z])|ngoi nha|can nha|nha(?: (?:o|tieu|ve sinh|tam|dot nat|dai doan ket|tinh thuong|tinh nghia))?(?![a-z])|cong trinh|mo hinh|"
        + "du an|lop|thon|to dan pho|khu pho|khu dan cu|khom|xom|buon|ap(?![a-z])|ban |lang|huyen|xa(?![a-z])|phuong|can bo|cong chuc|luot|cuoc|buoi|dot|tin|bai|the bhyt|the bao hiem|"
        + @"suat|(?:trieu|ty|nghin) dong/nguoi(?:/(?:nam|thang))?|trieu dong|ty dong|nghin dong|dong(?![a-z])|(?<=000\s?)d(?![a-z])|ha(?![a-z])|con (?:bo|trau|de|lon|giong)|giay chung nhan|ho so)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+\z|^\d{1,3}(?:,\d{3})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?:ho|h[dgo][a-z]?|h[¢0])\z", RegexOptions.CultureInvariant)]
    private static partial Regex HouseholdLike();
}
