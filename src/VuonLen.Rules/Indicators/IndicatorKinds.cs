using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Indicators;

/// <summary>The calculations a standard can name, and the thresholds each of them needs.</summary>
internal static class IndicatorKinds
{
    /// <summary>Thresholds that are ages come first and must rise in the order given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Thresholds { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["employment"] = [],
            ["dependants"] = ["child_under", "elderly_from", "share_over_percent"],
            ["nutrition"] = ["under"],
            ["health_insurance"] = ["from"],
            ["adult_education"] = ["from", "upper_secondary_from", "under"],
            ["child_schooling"] = ["from", "primary_from", "lower_secondary_from", "under"],
            ["housing_quality"] = ["non_durable_parts"],
            ["floor_area"] = ["m2_per_person"],
            ["water"] = [],
            ["toilet"] = [],
            ["internet"] = [],
            ["device"] = [],
        };

    /// <summary>Whether ages are whole and rise, a share is whole percents, and a count of parts is one of 1, 2, 3.</summary>
    public static bool AreOrdered(string kind, IReadOnlyDictionary<string, Threshold> thresholds)
    {
        if (kind == "housing_quality")
            return thresholds["non_durable_parts"].Value is 1 or 2 or 3;

        var last = -1m;
        foreach (var name in Thresholds[kind])
        {
            if (name == "m2_per_person")
                continue;
            if (name == "share_over_percent")
                return thresholds[name].Value == decimal.Truncate(thresholds[name].Value);

            var age = thresholds[name].Value;
            if (age <= last || age != decimal.Truncate(age))
                return false;
            last = age;
        }

        return true;
    }

    /// <summary>The calculation over members, or null when the kind looks at the household.</summary>
    public static MemberTest? MemberTest(Indicator indicator, WorkingAge workingAge, RetirementAge end, DateOnly on)
    {
        int LastBirthAged(string name) => LastBirth(on, 12 * (int)indicator.Thresholds[name].Value);

        return indicator.Kind switch
        {
            "employment" => new MemberTest<Employment>(new(
                LastBirth(on, 12 * workingAge.FromYears),
                LastBirth(on, end.Months(Sex.Male)),
                LastBirth(on, end.Months(Sex.Female)))),
            "dependants" => new MemberTest<Dependant>(
                new(LastBirthAged("child_under"), LastBirthAged("elderly_from")),
                overPercent: (int)indicator.Thresholds["share_over_percent"].Value),
            "nutrition" => new MemberTest<Nutrition>(new(LastBirthAged("under"))),
            "health_insurance" => new MemberTest<HealthInsurance>(new(LastBirthAged("from"))),
            "adult_education" => new MemberTest<AdultEducation>(
                new(LastBirthAged("from"), LastBirthAged("upper_secondary_from"), LastBirthAged("under"))),
            "child_schooling" => new MemberTest<ChildSchooling>(new(
                LastBirthAged("from"), LastBirthAged("primary_from"), LastBirthAged("lower_secondary_from"), LastBirthAged("under"))),
            _ => null,
        };
    }

    /// <summary>The calculation over the household, or null when the kind looks at members.</summary>
    public static HouseholdTest? HouseholdTest(Indicator indicator) => indicator.Kind switch
    {
        "housing_quality" => new HousingQuality((int)indicator.Thresholds["non_durable_parts"].Value),
        "floor_area" => new FloorArea(indicator.Thresholds["m2_per_person"].Value),
        "water" => new WaterSource(),
        "toilet" => new ToiletInUse(),
        "internet" => new Internet(),
        "device" => new Device(),
        _ => null,
    };

    /// <summary>
    /// The last day of birth of those who have reached an age on a day. A birthday on 29 February is completed on
    /// 1 March of a year without one.
    /// </summary>
    private static int LastBirth(DateOnly on, int months) => on.AddMonths(-months).DayNumber;
}
