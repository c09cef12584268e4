using System.Numerics;
using System.Text.Json.Serialization;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;

namespace VuonLen.Rules.Standards;

/// <summary>What one indicator says of a household.</summary>
/// <param name="Number">As printed in the forms.</param>
/// <param name="Name">Vietnamese name at the time of the classification.</param>
/// <param name="DeprivedWhen">When a household is deprived, as half a Vietnamese sentence.</param>
/// <param name="Answer">Yes, no, or unknown.</param>
/// <param name="Members">
/// Ids of the members known to be concerned, in the order of the facts; only for indicators that look at members and
/// only when the household is deprived. A member whose answer is missing is not listed.
/// </param>
public sealed record IndicatorResult(
    int Number, string Name, string DeprivedWhen, Deprivation Answer, IReadOnlyList<string> Members)
{
    internal static IndicatorResult Of(Indicator indicator, Deprivation answer, IReadOnlyList<string> members) =>
        new(indicator.Number, indicator.Name, indicator.DeprivedWhen, answer, members);
}

/// <summary>A household put into a class, with everything needed to repeat it and to say why (kết quả phân loại).</summary>
/// <remarks>The same facts under the same standard give the same classification. <see cref="ClassificationJson"/> stores it.</remarks>
/// <law>Nghị định 07/2021/NĐ-CP, Điều 3; Thông tư 07/2021/TT-BLĐTBXH, Điều 3 và Điều 4 [recall:high]</law>
public sealed record Classification
{
    /// <summary>What was known, and on which day.</summary>
    public required HouseholdFacts Facts { get; init; }

    /// <summary>Code of the standard applied.</summary>
    public required string StandardCode { get; init; }

    /// <summary>The clause that defines the classes.</summary>
    public required string Clause { get; init; }

    /// <summary>One for each indicator, by number.</summary>
    public required IReadOnlyList<IndicatorResult> Results { get; init; }

    /// <summary>B1 points of the area's line, inclusive; null while the area is unknown.</summary>
    public required int? Line { get; init; }

    /// <summary>B2 points of one deprivation.</summary>
    public required int PointsPerDeprivation { get; init; }

    /// <summary>B2 points from which a household within the line is poor.</summary>
    public required int PoorMinB2 { get; init; }

    /// <summary>Bit <c>n - 1</c> is set when the household is known to be deprived in indicator n.</summary>
    public required int DeprivedMask { get; init; }

    /// <summary>B2 points; null while an answer is missing.</summary>
    public required int? B2 { get; init; }

    /// <summary>The class; null while an answer is missing.</summary>
    public required PovertyClass? Class { get; init; }

    /// <summary>
    /// Answers that are missing and can change the result, in the order of the form: <c>b1</c>,
    /// <c>members/m2/insured</c>, <c>dwelling/roof</c>. Empty exactly when classified.
    /// </summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The review date.</summary>
    [JsonIgnore]
    public DateOnly On => Facts.On;

    /// <summary>Points that estimate income, as given.</summary>
    [JsonIgnore]
    public int? B1 => Facts.B1;

    /// <summary>Whether nothing was missing.</summary>
    [JsonIgnore]
    public bool IsClassified => Class is not null;

    /// <summary>Numbers of the indicators the household is known to be deprived in.</summary>
    [JsonIgnore]
    public IEnumerable<int> Deprived => Results.Where(r => r.Answer == Deprivation.Yes).Select(r => r.Number);

    /// <summary>The same in one small value.</summary>
    [JsonIgnore]
    public ClassificationSummary Summary => new(DeprivedMask, Class, Missing.Count);

    /// <summary>The explanation with member ids for names.</summary>
    [JsonIgnore]
    public string Explanation => Explain(id => id);

    /// <summary>Why, in short Vietnamese lines that can be read aloud.</summary>
    /// <param name="nameOf">The name to say for a member id.</param>
    public string Explain(Func<string, string> nameOf) => ClassificationText.Explain(this, nameOf);

    internal int DeprivedCount => BitOperations.PopCount((uint)DeprivedMask);
}
