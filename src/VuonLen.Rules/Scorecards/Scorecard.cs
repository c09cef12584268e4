namespace VuonLen.Rules.Scorecards;

/// <summary>A table of points that turns characteristics of a household into B1 (bảng điểm B1), loaded as data.</summary>
/// <remarks>The product brings none along: the official points are entered or imported by the user.</remarks>
/// <law>Thông tư 07/2021/TT-BLĐTBXH, phụ lục Phiếu B [recall:part]; the points themselves are not known here</law>
public sealed class Scorecard
{
    internal Scorecard(string code, string standard, IReadOnlyList<ScorecardVariant> variants) =>
        (Code, Standard, Variants) = (code, standard, variants);

    /// <summary>Names the card.</summary>
    public string Code { get; }

    /// <summary>Code of the poverty standard it belongs to.</summary>
    public string Standard { get; }

    /// <summary>One sheet for each region and kind of area.</summary>
    public IReadOnlyList<ScorecardVariant> Variants { get; }

    /// <summary>The sheet of a region and kind of area, or the area's sheet for all regions; null when there is none.</summary>
    /// <param name="isUrban">The kind of area.</param>
    /// <param name="region">Code of the region, or null when the card knows none.</param>
    public ScorecardVariant? VariantOf(bool isUrban, string? region) =>
        Variants.FirstOrDefault(v => v.IsUrban == isUrban && v.Region == region)
        ?? Variants.FirstOrDefault(v => v.IsUrban == isUrban && v.Region is null);

    /// <summary>Reads a card strictly from JSON.</summary>
    /// <returns>The card, or every fault found.</returns>
    public static Outcome<Scorecard> Parse(string json) => ScorecardReader.Read(json);
}

/// <summary>One sheet of a scorecard.</summary>
/// <param name="IsUrban">The kind of area it is for.</param>
/// <param name="Region">Code of the region it is for; null for all.</param>
/// <param name="Items">Its questions.</param>
public sealed record ScorecardVariant(bool IsUrban, string? Region, IReadOnlyList<ScorecardItem> Items)
{
    /// <summary>Adds up the points of a household.</summary>
    /// <param name="answers">Code of the category chosen, by code of the item.</param>
    /// <returns>The total; refused when an item is unanswered or a code is unknown, naming each. Nothing counts as 0.</returns>
    public Outcome<ScorecardTotal> Score(IReadOnlyDictionary<string, string> answers)
    {
        var problems = new List<Problem>();
        var points = 0;
        foreach (var item in Items)
        {
            if (!answers.TryGetValue(item.Code, out var chosen) || string.IsNullOrEmpty(chosen))
                problems.Add(ScorecardProblems.Unanswered(item));
            else if (item.Categories.FirstOrDefault(c => c.Code == chosen) is { } category)
                points += category.Points;
            else
                problems.Add(ScorecardProblems.UnknownCategory(item, chosen));
        }

        foreach (var code in answers.Keys.Where(code => Items.All(item => item.Code != code)).Order(StringComparer.Ordinal))
            problems.Add(ScorecardProblems.UnknownItem(code));

        return problems.Count == 0 ? new(new ScorecardTotal(points)) : new(null, problems);
    }
}

/// <summary>A question of a scorecard (mục chấm điểm).</summary>
/// <param name="Code">Code of the item.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Categories">Exactly one applies to a household.</param>
public sealed record ScorecardItem(string Code, string Name, IReadOnlyList<ScorecardCategory> Categories);

/// <summary>An answer to a question of a scorecard.</summary>
/// <param name="Code">Code within its item.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Points">B1 points; may be negative.</param>
public sealed record ScorecardCategory(string Code, string Name, int Points);

/// <summary>Points added up.</summary>
/// <param name="B1">B1 points.</param>
public sealed record ScorecardTotal(int B1);

/// <summary>Everything a scorecard can refuse.</summary>
public static class ScorecardProblems
{
    /// <summary>The card's own text cannot be read.</summary>
    public static Problem Unreadable(string place, string what) => new("SC-001", $"Bảng điểm B1 sai tại {place}: {what}.");

    /// <summary>An item has no answer.</summary>
    public static Problem Unanswered(ScorecardItem item) => new("SC-101", $"Chưa trả lời mục {item.Code}, {item.Name}.");

    /// <summary>An answer is not a category of the item.</summary>
    public static Problem UnknownCategory(ScorecardItem item, string chosen) => new(
        "SC-102", $"Mục {item.Code}, {item.Name} không có lựa chọn \"{chosen}\".");

    /// <summary>An answer is for an item the sheet does not have.</summary>
    public static Problem UnknownItem(string code) => new("SC-103", $"Bảng điểm không có mục \"{code}\".");
}
