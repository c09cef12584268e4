using VuonLen.Rules.Facts;

namespace VuonLen.App.Households.Exporting;

/// <summary>A member of today as our own list shows one. What searches and rights keep of a person would be half of the reading.</summary>
/// <param name="Id">Of the membership.</param>
/// <param name="HouseholdId">Whose.</param>
/// <param name="IsHead">The first row is the head's.</param>
/// <param name="Relationship">To the head.</param>
/// <param name="Person">With what the list's columns show, and nothing else.</param>
internal sealed record ListedMember(Guid Id, Guid HouseholdId, bool IsHead, Relationship? Relationship, Person Person) : IFamilyMember
{
    public BirthDate? Born => Person.Born;

    public static IQueryable<ListedMember> Of(IQueryable<Membership> memberships) => memberships
        .Where(m => m.ToOn == null && m.Person != null)
        .Select(m => new ListedMember(m.Id, m.HouseholdId, m.IsHead, m.Relationship, new Person(m.Person.FullName, m.Person.PersonalIdProtected)
        {
            Sex = m.Person.Sex,
            Born = Person.BirthOf(m.Person.BornOn, m.Person.BornYear),
            EthnicGroup = m.Person.EthnicGroup,
            Phone = m.Person.Phone,
            Studying = m.Person.Studying,
            Completed = m.Person.Completed,
            OnTheJobTraining = m.Person.OnTheJobTraining,
            CanAndWantsToWork = m.Person.CanAndWantsToWork,
            Work = m.Person.Work,
            Disabled = m.Person.Disabled,
            MonthlySocialAssistance = m.Person.MonthlySocialAssistance,
            Insured = m.Person.Insured,
            InsuranceNumber = m.Person.InsuranceNumber,
            InsuredUntil = m.Person.InsuredUntil,
            Stunted = m.Person.Stunted,
            Underweight = m.Person.Underweight,
        }));
}
