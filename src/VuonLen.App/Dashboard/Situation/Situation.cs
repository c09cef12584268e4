using VuonLen.App.Households;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Dashboard.Situation;

/// <summary>Where things stand on a day, in the caller's area: counts, each with the list behind it.</summary>
public sealed record Situation
{
    /// <summary>"Xã …", "Tỉnh …", or null when the place is not in the tree.</summary>
    public required string? Place { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>When it was counted, if it is not counted anew at every request.</summary>
    public DateTimeOffset? KeptSince { get; init; }

    /// <summary>What all lists of this situation have in common: the commune, when one of several was chosen.</summary>
    public required HouseholdFilter Base { get; init; }

    /// <summary>Rows are communes rather than villages.</summary>
    public required bool IsByCommune { get; init; }

    /// <summary>The villages, or communes, in their order; households without a village last.</summary>
    public required IReadOnlyList<UnitCounts> Units { get; init; }

    public required UnitCounts Total { get; init; }

    /// <summary>The year the population is of; null when none was entered.</summary>
    public required int? PopulationYear { get; init; }

    /// <summary>Villages, or communes, without a figure of households.</summary>
    public required int WithoutPopulation { get; init; }

    public required IReadOnlyList<Count> Causes { get; init; }

    public required IReadOnlyList<GroupCount> Groups { get; init; }

    public required IReadOnlyList<Count> Marks { get; init; }

    /// <summary>Recognised against computed, where both are known and differ.</summary>
    public required IReadOnlyList<Count> Differences { get; init; }

    /// <summary>Recognised as poor or near-poor, and something is missing.</summary>
    public required IReadOnlyList<Count> Gaps { get; init; }

    public required Count NewlyEscaped { get; init; }

    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>The national standard of today; null when none is known.</summary>
    public required PovertyStandard? Standard { get; init; }

    /// <summary>Standards that statuses of today stand under, when another one is in force by now.</summary>
    public required IReadOnlyList<string> FormerStandards { get; init; }
}

/// <summary>A number of households and the list of exactly these.</summary>
public sealed record Count(string Text, int Households, HouseholdFilter Filter);

/// <summary>A target group among poor and near-poor households.</summary>
public sealed record GroupCount(TargetGroup Group, int Poor, int NearPoor);

/// <summary>Poor and near-poor households on a day; null before the first recognition.</summary>
/// <param name="On">The day.</param>
/// <param name="Poor">Recognised.</param>
/// <param name="NearPoor">Recognised.</param>
/// <param name="Standards">Codes of the standards they stand under; of nobody, the one in force that day.</param>
public sealed record TrendPoint(DateOnly On, int? Poor, int? NearPoor, IReadOnlyList<string> Standards)
{
    /// <summary>Both count by one and the same standard; else a difference is none of the households'.</summary>
    public bool IsComparableTo(TrendPoint other) => Standards is [var one] && other.Standards is [var two] && one == two;
}

/// <summary>One village or commune.</summary>
/// <param name="Name">As papers print it.</param>
/// <param name="Filter">All households of it.</param>
/// <param name="Href">Where the row leads; null for the list alone.</param>
/// <param name="Households">By recognised status; a status nobody has is absent.</param>
/// <param name="Persons">Members of poor and of near-poor households.</param>
/// <param name="Deprived">By status, twelve counts.</param>
/// <param name="EthnicMinorityPoor">Poor households of an ethnic minority.</param>
/// <param name="PopulationHouseholds">Null: not entered.</param>
/// <param name="PopulationEthnicMinority">Null: not entered.</param>
public sealed record UnitCounts(
    string Name,
    HouseholdFilter Filter,
    string? Href,
    IReadOnlyDictionary<StatusChoice, int> Households,
    IReadOnlyDictionary<StatusChoice, int> Persons,
    IReadOnlyDictionary<StatusChoice, int[]> Deprived,
    int EthnicMinorityPoor,
    int? PopulationHouseholds,
    int? PopulationEthnicMinority)
{
    /// <summary>Has a population of its own; households of no village have none.</summary>
    public bool IsPlace { get; init; } = true;

    public int Of(StatusChoice status) => Households.GetValueOrDefault(status);

    public int PersonsOf(StatusChoice status) => Persons.GetValueOrDefault(status);

    public int DeprivedOf(StatusChoice status, int number) => Deprived.TryGetValue(status, out var counts) ? counts[number - 1] : 0;
}
