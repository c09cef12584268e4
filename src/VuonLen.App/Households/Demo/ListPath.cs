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
        const PovertyClass poor = PovertyClass.Poor, near = PovertyClass.NearPoor, above = PovertyClass.NotPoor;
        return path switch
        {
            ListPath.None => (null, null, null),
            ListPath.PoorStay => (poor, poor, null),
            ListPath.NearToPoor => (near, poor, null),
            ListPath.PoorNew => (null, poor, null),
            ListPath.PoorReturnThisYear => (poor, above, poor),
            ListPath.PoorNewThisYear => (null, null, poor),
            ListPath.NearToPoorThisYear => (near, near, poor),
            ListPath.PoorArrivedThisYear => (null, null, poor),
            ListPath.NearStay => (near, near, null),
            ListPath.PoorToNear => (poor, near, null),
            ListPath.PoorToNearThisYear => (poor, poor, near),
            ListPath.NearNew => (null, near, null),
            ListPath.NearNewThisYear => (null, null, near),
            ListPath.NearReturnThisYear => (near, above, near),
            ListPath.PoorToAbove => (poor, above, null),
            ListPath.PoorToAboveThisYear => (poor, poor, above),
            ListPath.NearToAbove => (near, above, null),
            ListPath.PoorDepartedThisYear => (poor, poor, above),
        };
    }

    /// <summary>Status now, or null for who never was on a list.</summary>
    public static PovertyClass? Now(ListPath path) => Of(path) is var (first, second, third) ? third ?? second ?? first : null;
}
