using VuonLen.App.Areas;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Lists;

/// <summary>What a list says of a household, read and checked: what the registry should hold.</summary>
internal sealed class HouseholdWish
{
    public required ListHousehold Source { get; init; }

    public AreaUnit? Village { get; set; }

    public string? Code { get; set; }

    public string HeadName { get; set; } = "";

    /// <summary>By column, what is written into the household.</summary>
    public List<(ListColumn Column, object Value)> Values { get; } = [];

    /// <summary>The head first.</summary>
    public List<MemberWish> Members { get; } = [];

    public StatusWish? Status { get; set; }

    public bool HasEscaped { get; set; }

    public List<ListFinding> Refused { get; } = [];

    public List<ListFinding> Warnings { get; } = [];

    public bool LooksLikeATest { get; set; }

    /// <summary>The row is this second record, which was merged into the household found: what it said was weighed then.</summary>
    public MergedRecord? Merged { get; set; }

    public MemberWish Head => Members[0];
}

/// <summary>What a list says of a person.</summary>
internal sealed class MemberWish
{
    public required ListRow Row { get; init; }

    public required string Name { get; init; }

    public Relationship? Relationship { get; set; }

    public PersonalId? PersonalId { get; set; }

    public List<(ListColumn Column, object Value)> Values { get; } = [];

    public BirthDate? Born => Values.Where(v => v.Column.Field is ListField.Born).Select(v => (BirthDate?)v.Value).FirstOrDefault();

    public Sex? Sex => Values.Where(v => v.Column.Field is ListField.Sex).Select(v => (Sex?)v.Value).FirstOrDefault();
}

/// <summary>A recognised status a list tells of.</summary>
/// <param name="Status">Of the household.</param>
/// <param name="IsAverageLiving">Hộ có mức sống trung bình.</param>
/// <param name="Standard">Code of the standard that held on the day.</param>
/// <param name="EffectiveOn">The day of the decision, or the day the list stands for.</param>
/// <param name="DecisionNumber">Null: chưa rõ.</param>
/// <param name="DecisionOn">Null: chưa rõ.</param>
internal sealed record StatusWish(
    PovertyClass Status, bool IsAverageLiving, string Standard, DateOnly EffectiveOn, string? DecisionNumber, DateOnly? DecisionOn);
