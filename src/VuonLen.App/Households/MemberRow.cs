using System.Linq.Expressions;
using VuonLen.Rules.Facts;

namespace VuonLen.App.Households;

/// <summary>One who stands in a family's list (thành viên hộ), read as a whole or in part.</summary>
internal interface IFamilyMember
{
    /// <summary>Of the membership.</summary>
    Guid Id { get; }

    Guid HouseholdId { get; }

    bool IsHead { get; }

    Relationship? Relationship { get; }

    BirthDate? Born { get; }
}

/// <summary>
/// A membership with what indicators and forms ask of its person, and nothing else: a province has a million of them, and a whole
/// person is forty columns.
/// </summary>
internal sealed record MemberRow : IFamilyMember
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly FromOn { get; init; }

    public required DateOnly? ToOn { get; init; }

    public required bool IsHead { get; init; }

    public required Relationship? Relationship { get; init; }

    /// <summary>Null when the person counts and is not named: by now it lives where the reader may not look.</summary>
    public required string? FullName { get; init; }

    public required int? EthnicGroup { get; init; }

    public required Sex? Sex { get; init; }

    public required DateOnly? BornOn { get; init; }

    public required int? BornYear { get; init; }

    public required DateOnly? DiedOn { get; init; }

    public required bool? MonthlySocialAssistance { get; init; }

    public required bool? Disabled { get; init; }

    public required bool? Insured { get; init; }

    public required bool? CanAndWantsToWork { get; init; }

    public required Work? Work { get; init; }

    public required Studying? Studying { get; init; }

    public required Completed? Completed { get; init; }

    public required bool? OnTheJobTraining { get; init; }

    public required bool? Stunted { get; init; }

    public required bool? Underweight { get; init; }

    public BirthDate? Born => Person.BirthOf(BornOn, BornYear);

    public static IQueryable<MemberRow> Of(IQueryable<Membership> memberships) => memberships.Select(Selection);

    /// <summary>What a statement selects.</summary>
    public static Expression<Func<Membership, MemberRow>> Selection { get; } = m => new MemberRow
    {
        Id = m.Id,
        HouseholdId = m.HouseholdId,
        PersonId = m.PersonId,
        FromOn = m.FromOn,
        ToOn = m.ToOn,
        IsHead = m.IsHead,
        Relationship = m.Relationship,
        FullName = m.Person.FullName,
        EthnicGroup = m.Person.EthnicGroup,
        Sex = m.Person.Sex,
        BornOn = m.Person.BornOn,
        BornYear = m.Person.BornYear,
        DiedOn = m.Person.DiedOn,
        MonthlySocialAssistance = m.Person.MonthlySocialAssistance,
        Disabled = m.Person.Disabled,
        Insured = m.Person.Insured,
        CanAndWantsToWork = m.Person.CanAndWantsToWork,
        Work = m.Person.Work,
        Studying = m.Person.Studying,
        Completed = m.Person.Completed,
        OnTheJobTraining = m.Person.OnTheJobTraining,
        Stunted = m.Person.Stunted,
        Underweight = m.Person.Underweight,
    };

    public bool IsOn(DateOnly day) => FromOn <= day && (ToOn is null || day < ToOn);

    /// <summary>A member on the day and alive.</summary>
    public bool LivesOn(DateOnly day) => IsOn(day) && (DiedOn is null || day < DiedOn);

    public MemberFacts ToFacts() => new(
        PersonId.ToString(), Born, Sex, MonthlySocialAssistance, Disabled, Insured, CanAndWantsToWork, Work, Studying, Completed,
        OnTheJobTraining, Stunted, Underweight);
}
