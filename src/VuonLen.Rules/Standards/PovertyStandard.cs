using System.Collections.Concurrent;
using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Standards;

/// <summary>A poverty standard in force for a time (chuẩn nghèo đa chiều), held as data so that a decree changes a file.</summary>
/// <remarks>
/// Either national or a province's own; both have the same shape, and a household may be judged by several at once.
/// One that is readable but not complete says what is <see cref="Missing"/> and refuses to classify.
/// </remarks>
/// <law>Nghị định 07/2021/NĐ-CP, Điều 3; Nghị định 351/2025/NĐ-CP</law>
public sealed class PovertyStandard
{
    private readonly ConcurrentDictionary<DateOnly, Outcome<Classifier>> _classifiers = new();

    internal PovertyStandard(string json, WorkingAge workingAge) => (Json, WorkingAge) = (json, workingAge);

    /// <summary>The text it was read from, so that it can be stored and shown as it is.</summary>
    public string Json { get; }

    /// <summary>Names the standard everywhere, for example <c>ND07-2022</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the province that owns it, or null for a national standard.</summary>
    public required string? ProvinceCode { get; init; }

    /// <summary>Whether it is the nation's rather than a province's own.</summary>
    public bool IsNational => ProvinceCode is null;

    /// <summary>First day on which it classifies.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day on which it classifies, or null while no end is stated.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The clause that defines it.</summary>
    public required string Clause { get; init; }

    /// <summary>The documents it rests on.</summary>
    public required IReadOnlyList<Law> Laws { get; init; }

    /// <summary>Income lines, đồng per person per month; the line itself still counts as poor income.</summary>
    public required AreaLine? IncomeLine { get; init; }

    /// <summary>Upper end of the average living standard (mức sống trung bình), đồng per person per month, inclusive.</summary>
    public required AreaLine? AverageLivingUpper { get; init; }

    /// <summary>B1 points that stand for the income line, inclusive.</summary>
    public required AreaLine? B1Line { get; init; }

    /// <summary>B2 points for each deprived indicator.</summary>
    public required Threshold? PointsPerDeprivation { get; init; }

    /// <summary>B2 points from which a household within the B1 line is poor rather than near-poor.</summary>
    public required Threshold? PoorMinB2 { get; init; }

    /// <summary>From when to when a person is of working age.</summary>
    public WorkingAge WorkingAge { get; }

    /// <summary>Its indicators by number; empty when they are not known.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Every part that is not known yet, in words the officer can read; empty when complete.</summary>
    public required IReadOnlyList<Problem> Missing { get; init; }

    /// <summary>What keeps it from classifying: <see cref="Missing"/> without what only serves other findings.</summary>
    internal IReadOnlyList<Problem> MissingToClassify { get; init; } = [];

    /// <summary>Whether it knows all it needs to classify.</summary>
    public bool CanClassify => MissingToClassify.Count == 0;

    /// <summary>Reads a standard strictly: an unknown name, a wrong type or an impossible value refuses the whole.</summary>
    /// <returns>The standard, complete or not; or every fault found.</returns>
    public static Outcome<PovertyStandard> Parse(string json) => PovertyStandardReader.Read(json);

    /// <summary>Whether it classifies on a day.</summary>
    public bool IsInForceOn(DateOnly day) => day >= From && (To is not { } to || day <= to);

    /// <summary>Prepares the cut-off days of one review date, for one household or a million.</summary>
    /// <returns>Refused outside the time in force, and while the standard is incomplete.</returns>
    public Outcome<Classifier> On(DateOnly day) => _classifiers.TryGetValue(day, out var known)
        ? known
        : _classifiers.GetOrAdd(day, Prepare(day));

    /// <summary>Classifies a household on the day of its facts.</summary>
    /// <returns>
    /// A classification, also when it says that an answer is missing; refused outside the time in force, while the
    /// standard is incomplete, and for facts that cannot be true.
    /// </returns>
    public Outcome<Classification> Classify(HouseholdFacts facts)
    {
        var prepared = On(facts.On);
        return prepared.Answer is { } classifier ? classifier.Classify(facts) : new(null, prepared.Problems);
    }

    /// <summary>The class that the totals of a paper form give, without their answers: to compare lists with, never to decide by.</summary>
    /// <param name="isUrban">Which line holds.</param>
    /// <param name="b1">Points of form B1.</param>
    /// <param name="b2">Points of form B2.</param>
    /// <returns>Null where the standard lacks the lines.</returns>
    public PovertyClass? ClassOfTotals(bool isUrban, int b1, int b2) => B1Line is null || PoorMinB2 is null
        ? null
        : b1 > B1Line.Of(isUrban) ? PovertyClass.NotPoor
        : b2 >= PoorMinB2.Value ? PovertyClass.Poor : PovertyClass.NearPoor;

    private Outcome<Classifier> Prepare(DateOnly day)
    {
        if (!CanClassify)
            return new(null, [StandardProblems.Incomplete(this), .. MissingToClassify]);

        if (!IsInForceOn(day))
            return new(null, StandardProblems.NotInForce(this, day));

        return WorkingAge.EndOn(day.Year) is { } end
            ? new(new Classifier(this, day, end))
            : new(null, StandardProblems.NoWorkingAge(day.Year));
    }
}
