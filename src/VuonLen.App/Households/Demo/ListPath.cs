using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>Which way a household went through the list of 2024, that of 2025 and the decisions of this year.</summary>
internal enum ListPath
{
    /// <summary>Never on a list.</summary>
    None,
    PoorStay,
    NearToPoor,
    PoorNew,
    PoorReturnThisYear,
    PoorNewThisYear,
    NearToPoorThisYear,
    PoorArrivedThisYear,
    NearStay,
    PoorToNear,
    PoorToNearThisYear,
    NearNew,
    NearNewThisYear,
    NearReturnThisYear,
    PoorToAbove,
    PoorToAboveThisYear,
    NearToAbove,

    /// <summary>Poor, and moved away this year.</summary>
    PoorDepartedThisYear,
}

internal static class ListPaths
{
    /// <summary>Status by the list of 2024, by that of 2025, by a decision of this year; null where no line was written.</summary>
    public static (PovertyClass? In2024, PovertyClass? In2025, PovertyClass? ThisYear) Of(ListPath path)
    {
        const PovertyClass Poor = PovertyClass.Poor, Near = PovertyClass.NearPoor, Above = PovertyClass.NotPoor;
        return path switch
        {
            ListPath.None => (null, null, null),
            ListPath.PoorStay => (Poor, Poor, null),
            ListPath.NearToPoor => (Near, Poor, null),
            ListPath.PoorNew => (null, Poor, null),
            ListPath.PoorReturnThisYear => (Poor, Above, Poor),
            ListPath.PoorNewThisYear => (null, null, Poor),
            ListPath.NearToPoorThisYear => (Near, Near, Poor),
            ListPath.PoorArrivedThisYear => (null, null, Poor),
            ListPath.NearStay => (Near, Near, null),
            ListPath.PoorToNear => (Poor, Near, null),
            ListPath.PoorToNearThisYear => (Poor, Poor, Near),
            ListPath.NearNew => (null, Near, null),
            ListPath.NearNewThisYear => (null, null, Near),
            ListPath.NearReturnThisYear => (Near, Above, Near),
            ListPath.PoorToAbove => (Poor, Above, null),
            ListPath.PoorToAboveThisYear => (Poor, Poor, Above),
            ListPath.NearToAbove => (Near, Above, null),
            ListPath.PoorDepartedThisYear => (Poor, Poor, Above),
        };
    }

    /// <summary>Status now, or null for who never was on a list.</summary>
    public static PovertyClass? Now(ListPath path) => Of(path) is var (first, second, third) ? third ?? second ?? first : null;
}
