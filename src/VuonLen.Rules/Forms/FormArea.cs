namespace VuonLen.Rules.Forms;

/// <summary>A unit with a row in the forms: group rows in bold, under each its children (dòng của biểu).</summary>
/// <param name="Code">Official or the commune's own code; unique among the children of one group.</param>
/// <param name="Name">As papers print it: "Thôn Bờ Chư Pâu".</param>
/// <param name="Group">Index of the group row it stands under; null for a group row.</param>
/// <param name="Population">What was entered for it; a group has its own figures or the sum of its children's.</param>
public sealed record FormArea(string Code, string Name, int? Group, FormPopulation Population)
{
    /// <summary>
    /// Somebody has said what stands in it, if only "no poor household". Of a unit nobody has reported on, the cells stay blank:
    /// 0 is not "not reported".
    /// </summary>
    public bool IsReported { get; init; } = true;
}

/// <summary>How many live in a unit on the day of the review, as entered (tổng số hộ dân cư). Null is "not entered".</summary>
/// <param name="Households">All households.</param>
/// <param name="Persons">All persons.</param>
/// <param name="MinorityHouseholds">Of ethnic minorities.</param>
/// <param name="MinorityPersons">Of ethnic minorities.</param>
/// <param name="IndigenousHouseholds">Of groups native to the place.</param>
/// <param name="IndigenousPersons">Of groups native to the place.</param>
public sealed record FormPopulation(
    int? Households, int? Persons, int? MinorityHouseholds, int? MinorityPersons, int? IndigenousHouseholds, int? IndigenousPersons)
{
    /// <summary>Nothing was entered.</summary>
    public static FormPopulation Unknown { get; } = new(null, null, null, null, null, null);
}
