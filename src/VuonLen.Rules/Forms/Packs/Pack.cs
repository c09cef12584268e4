using VuonLen.Rules.Forms.Layout;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>All 15 forms of a unit for a period, made from one state of the data (bộ biểu).</summary>
/// <param name="Book">Their layout and settings.</param>
/// <param name="Period">Opening, closing, standard.</param>
/// <param name="Areas">The units with a row, each group before its children.</param>
/// <param name="Tables">Forms 1 to 13, by number.</param>
/// <param name="Lists">Forms 14 and 15.</param>
/// <param name="Completeness">How much is known, one for each area.</param>
public sealed record Pack(
    FormBook Book,
    FormPeriod Period,
    IReadOnlyList<FormArea> Areas,
    IReadOnlyList<FormTable> Tables,
    IReadOnlyList<FormList> Lists,
    IReadOnlyList<AreaCompleteness> Completeness)
{
    /// <summary>The value of a cell; null when it is blank or the settings leave the column out.</summary>
    public decimal? Cell(int form, int area, int line, string code) =>
        Book[form].Find(code) is { } leaf ? Tables[form - 1].Rows[(area * Book[form].Lines.Count) + line].Cells[leaf] : null;
}

/// <summary>One of forms 1 to 13, filled.</summary>
/// <param name="Form">Its layout.</param>
/// <param name="Rows">Each area's lines, in the order of the areas.</param>
public sealed record FormTable(Form Form, IReadOnlyList<FormRow> Rows);

/// <summary>A line of a unit.</summary>
/// <param name="Area">Index of the unit.</param>
/// <param name="Line">Index of the line: "Hộ", "Nhân khẩu".</param>
/// <param name="Cells">By column; null prints blank. Counts are whole, rates have at most two digits.</param>
public sealed record FormRow(int Area, int Line, IReadOnlyList<decimal?> Cells);

/// <summary>Form 14 or 15, filled.</summary>
/// <param name="Form">Its layout.</param>
/// <param name="Rows">Member by member, household by household, area by area.</param>
public sealed record FormList(Form Form, IReadOnlyList<MemberRow> Rows);

/// <summary>A member in form 14 or 15.</summary>
/// <param name="Household">Of which household.</param>
/// <param name="Area">Index of its area.</param>
/// <param name="Number">Running number of the household; printed at its first member.</param>
/// <param name="Member">Running number in the household; 0 in the one row of a household without members.</param>
/// <param name="Name">Full name.</param>
/// <param name="Cells">By column: a year, a text, "x"; null prints blank.</param>
public sealed record MemberRow(Guid Household, int Area, int Number, int Member, string Name, IReadOnlyList<string?> Cells);

/// <summary>How much of what a pack counts is known in an area: 0 is not "not reported" (mức đầy đủ).</summary>
/// <param name="IsReported">Somebody has said what stands in it.</param>
/// <param name="HasPopulation">Households and persons of the area were entered.</param>
/// <param name="Listed">Households on one of the two lists.</param>
/// <param name="Unclear">Of these, with an indicator nobody can tell.</param>
/// <param name="NoEthnicGroup">Of these, whose head's group is not known.</param>
/// <param name="NoCause">Of these, without a cause recorded.</param>
/// <param name="NoFlags">Of these, about whose labour capacity or persons of merit nobody has said.</param>
/// <param name="NoBirthYears">Of these, whose children cannot be counted.</param>
/// <param name="WithoutMembers">Of these, with nobody left in them.</param>
public sealed record AreaCompleteness(
    bool IsReported, bool HasPopulation, int Listed, int Unclear, int NoEthnicGroup, int NoCause, int NoFlags, int NoBirthYears, int WithoutMembers)
{
    internal static AreaCompleteness Sum(IEnumerable<AreaCompleteness> parts, bool hasPopulation) => parts.Aggregate(
        new AreaCompleteness(true, hasPopulation, 0, 0, 0, 0, 0, 0, 0),
        (sum, part) => new(
            sum.IsReported && part.IsReported, sum.HasPopulation, sum.Listed + part.Listed, sum.Unclear + part.Unclear,
            sum.NoEthnicGroup + part.NoEthnicGroup, sum.NoCause + part.NoCause, sum.NoFlags + part.NoFlags,
            sum.NoBirthYears + part.NoBirthYears, sum.WithoutMembers + part.WithoutMembers));
}

/// <summary>A household and what it adds to which cells: the list behind every number.</summary>
/// <param name="Household">Which.</param>
/// <param name="Parts">Each cell it counts in.</param>
public sealed record HouseholdParts(Guid Household, IReadOnlyList<CellPart> Parts)
{
    /// <summary>Something an officer should look at; none is a fault of the form.</summary>
    public HouseholdRemarks Remarks { get; init; }
}

/// <summary>What one household adds to one cell.</summary>
/// <param name="Area">Index of the area.</param>
/// <param name="Cell">Place among all cells of a unit, see <see cref="FormBook.CellOf(int, int, int)"/>.</param>
/// <param name="Amount">Households, persons or deprivations.</param>
public readonly record struct CellPart(int Area, int Cell, int Amount);

/// <summary>What an officer should look at before the forms go out.</summary>
[Flags]
public enum HouseholdRemarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>In several groups of form 8; it counts in the first by priority.</summary>
    SeveralGroups = 1,

    /// <summary>It is no household any more, and no decision has struck it off.</summary>
    LeftWithoutDecision = 2,

    /// <summary>On a list without a member.</summary>
    NoMembers = 4,

    /// <summary>The head's ethnic group is not known: the forms by group do not add up.</summary>
    NoEthnicGroup = 8,

    /// <summary>An indicator cannot be told.</summary>
    Unclear = 16,

    /// <summary>No cause is recorded.</summary>
    NoCause = 32,

    /// <summary>Nobody has said whether it has labour capacity or a person of merit.</summary>
    NoFlags = 64,

    /// <summary>A birth year is missing, so its children are not counted.</summary>
    NoBirthYears = 128,
}
