using System.Globalization;
using VuonLen.Rules;

namespace VuonLen.App.Areas;

/// <summary>The figures of a unit in a year. Null is "not entered", never 0.</summary>
public sealed record PopulationFigures(
    int? Households,
    int? Persons,
    int? EthnicMinorityHouseholds,
    int? EthnicMinorityPersons,
    int? IndigenousHouseholds,
    int? IndigenousPersons)
{
    private const int Most = 10_000_000;

    /// <summary>Nothing was entered.</summary>
    public static PopulationFigures Empty { get; } = new(null, null, null, null, null, null);

    public bool IsEmpty => this == Empty;

    public int? this[PopulationField field] => field switch
    {
        PopulationField.Households => Households,
        PopulationField.Persons => Persons,
        PopulationField.EthnicMinorityHouseholds => EthnicMinorityHouseholds,
        PopulationField.EthnicMinorityPersons => EthnicMinorityPersons,
        PopulationField.IndigenousHouseholds => IndigenousHouseholds,
        PopulationField.IndigenousPersons => IndigenousPersons,
    };

    public static PopulationFigures Of(Func<PopulationField, int?> figure) => new(
        figure(PopulationField.Households), figure(PopulationField.Persons),
        figure(PopulationField.EthnicMinorityHouseholds), figure(PopulationField.EthnicMinorityPersons),
        figure(PopulationField.IndigenousHouseholds), figure(PopulationField.IndigenousPersons));

    /// <summary>Digits only: 1.160 may be a thousand or a fraction, so it is neither.</summary>
    /// <returns>Whether it is a count, or nothing at all, which is the count null.</returns>
    public static bool TryRead(string? text, out int? count)
    {
        count = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Most)
            return false;

        count = number;
        return true;
    }

    /// <summary>These figures, and where there is none the older one.</summary>
    public PopulationFigures Over(PopulationFigures? older) => Of(field => this[field] ?? older?[field]);

    /// <summary>The first figure that cannot be true beside the others, or null.</summary>
    public (PopulationField Field, Problem Why)? FirstFault()
    {
        foreach (var field in Enum.GetValues<PopulationField>())
        {
            if (WholeOf(field) is { } whole && this[field] > this[whole])
                return (field, AreaProblems.PartAboveWhole);
        }

        foreach (var (households, persons) in new[]
        {
            (PopulationField.Households, PopulationField.Persons),
            (PopulationField.EthnicMinorityHouseholds, PopulationField.EthnicMinorityPersons),
            (PopulationField.IndigenousHouseholds, PopulationField.IndigenousPersons),
        })
        {
            if (this[persons] < this[households])
                return (persons, AreaProblems.FewerPersonsThanHouseholds);
        }

        return null;
    }

    private static PopulationField? WholeOf(PopulationField field) => field switch
    {
        PopulationField.Households or PopulationField.Persons => null,
        PopulationField.EthnicMinorityHouseholds => PopulationField.Households,
        PopulationField.EthnicMinorityPersons => PopulationField.Persons,
        PopulationField.IndigenousHouseholds => PopulationField.Households,
        PopulationField.IndigenousPersons => PopulationField.Persons,
    };
}

/// <summary>In the order of the columns.</summary>
public enum PopulationField
{
    /// <summary>Số hộ.</summary>
    Households,

    /// <summary>Nhân khẩu.</summary>
    Persons,

    /// <summary>Hộ dân tộc thiểu số.</summary>
    EthnicMinorityHouseholds,

    /// <summary>Nhân khẩu dân tộc thiểu số.</summary>
    EthnicMinorityPersons,

    /// <summary>Hộ dân tộc tại chỗ.</summary>
    IndigenousHouseholds,

    /// <summary>Nhân khẩu dân tộc tại chỗ.</summary>
    IndigenousPersons,
}

public static class PopulationYears
{
    private const int First = 2000;

    public static bool IsPossible(int year, DateOnly today) => year >= First && year <= today.Year;
}
