using VuonLen.Rules;

namespace VuonLen.App.Households;

/// <summary>How a household's members change over time. Nothing is deleted: each change begins and ends memberships.</summary>
public sealed partial class Household
{
    /// <summary>The day the household began here.</summary>
    public DateOnly? BeganOn => Memberships.Count == 0 ? null : Memberships.Min(m => m.FromOn);

    /// <summary>The latest day on which a membership began or ended.</summary>
    public DateOnly? LastChangeOn => Memberships.Count == 0 ? null : Memberships.Max(m => m.ToOn ?? m.FromOn);

    /// <summary>Takes in a person who lives in no household: born, arrived, or forgotten at the registration.</summary>
    public Outcome Join(Person person, DateOnly on, MembershipEvent why, Relationship? relationship, DateOnly today)
    {
        if (EndedOn is not null)
            return HouseholdProblems.Ended;

        if (person.DiedOn is not null)
            return HouseholdProblems.PersonIsDead;

        if (relationship is Relationship.Head && MembersNow().Any(m => m.IsHead))
            return HouseholdProblems.HeadStaysHead;

        if (on > today)
            return HouseholdProblems.DayInFuture;

        if (person.Born is { } born && on < born.Earliest)
            return HouseholdProblems.BornAfterJoining;

        if (BeganOn is { } began && on < began)
            return HouseholdProblems.JoinedBeforeHousehold;

        if (Memberships.Where(m => m.PersonId == person.Id).Max(m => m.ToOn) is { } left && on < left)
            return HouseholdProblems.BeforeLastChange(left);

        Admit(person, on, why, relationship);
        return Outcome.Done;
    }

    /// <summary>Members leave together on a day; the last one's leaving ends the household.</summary>
    /// <param name="leaving">Who leaves.</param>
    /// <param name="on">The first day without them.</param>
    /// <param name="why">Ends their memberships.</param>
    /// <param name="newHeadId">Needed when the head leaves and somebody stays.</param>
    /// <param name="today">Vietnam's date.</param>
    public Outcome Leave(IReadOnlySet<Guid> leaving, DateOnly on, MembershipEvent why, Guid? newHeadId, DateOnly today)
    {
        var members = MembersNow().ToList();
        var gone = members.Where(m => leaving.Contains(m.PersonId)).ToList();
        var staying = members.Except(gone).ToList();

        if (EndedOn is not null)
            return HouseholdProblems.Ended;

        if (leaving.Count == 0)
            return HouseholdProblems.NobodyChosen;

        if (gone.Count < leaving.Count)
            return HouseholdProblems.NotAMember;

        if (on > today)
            return HouseholdProblems.DayInFuture;

        var next = staying.SingleOrDefault(m => m.PersonId == newHeadId);
        var headLeaves = staying.Count > 0 && gone.Any(m => m.IsHead);
        if (headLeaves && next is null)
            return HouseholdProblems.HeadNeeded;

        var last = (headLeaves ? members : gone).Max(m => m.FromOn);
        if (on < last)
            return HouseholdProblems.BeforeLastChange(last);

        foreach (var membership in gone)
            membership.End(on, why);

        if (headLeaves)
            MakeHead(next!, staying, on);
        if (staying.Count == 0)
            EndAll(on, why);
        return Outcome.Done;
    }

    /// <summary>Everybody of this household becomes a member of another one (nhập hộ); this one ends.</summary>
    public Outcome MergeInto(Household other, DateOnly on, DateOnly today)
    {
        if (other.Id == Id)
            return HouseholdProblems.SameHousehold;

        if (other.EndedOn is not null)
            return HouseholdProblems.Ended;

        if (other.BeganOn is { } began && on < began)
            return HouseholdProblems.BeforeLastChange(began);

        var people = MembersNow().Select(m => m.Person).ToList();
        var outcome = Leave(people.Select(p => p.Id).ToHashSet(), on, MembershipEvent.Merged, null, today);
        if (outcome.IsRefused)
            return outcome;

        foreach (var person in people)
        {
            other.Admit(person, on, MembershipEvent.Merged, null);
            person.MoveTo(other.AreaPath);
        }

        return Outcome.Done;
    }

    /// <summary>Says that the household should never have been registered; it is nobody's household on any day.</summary>
    public Outcome CorrectRegistration(DateOnly today)
    {
        if (EndedOn is not null)
            return HouseholdProblems.Ended;

        if (StatusOn(today)?.Status is Rules.Standards.PovertyClass.Poor or Rules.Standards.PovertyClass.NearPoor)
            return HouseholdProblems.RecognisedAlready;

        var began = BeganOn ?? today;
        foreach (var membership in MembersNow().ToList())
            CorrectStay(membership);

        End(began, HouseholdEnd.Corrected);
        return Outcome.Done;
    }

    /// <summary>Says that somebody never was a member: the whole stay lasts no day, also what a change of head cut off from it.</summary>
    /// <param name="member">The row that lasts until today.</param>
    internal void CorrectStay(Membership member)
    {
        foreach (var row in StayOf(member))
            row.End(row.FromOn, MembershipEvent.Corrected);
    }

    /// <summary>What a stay that lasts until today began with, however many changes of head there were.</summary>
    internal Membership BeginningOf(Membership member) => StayOf(member).MinBy(m => m.FromOn)!;

    /// <summary>The rows of one stay; a change of head cuts everybody's in two.</summary>
    private List<Membership> StayOf(Membership member)
    {
        var rows = Memberships.Where(m => m != member && m.PersonId == member.PersonId && m.Ended is not MembershipEvent.Corrected).ToList();
        List<Membership> stay = [member];
        for (var i = 0; i < stay.Count; i++)
        {
            var later = stay[i];
            var earlier = rows.FindAll(m => m.ToOn == later.FromOn && (m.Ended is MembershipEvent.HeadChanged || later.Began is MembershipEvent.Corrected));
            stay.AddRange(earlier.Except(stay).ToList());
        }

        return stay;
    }

    internal void Reopen() => (EndedOn, EndedWhy) = (null, null);

    private void MakeHead(Membership next, IEnumerable<Membership> members, DateOnly on)
    {
        foreach (var member in members)
        {
            member.End(on, MembershipEvent.HeadChanged);
            Admit(member.Person, on, MembershipEvent.HeadChanged, member == next ? Relationship.Head : null);
        }
    }

    private void EndAll(DateOnly on, MembershipEvent why) => End(on, why switch
    {
        MembershipEvent.Died => HouseholdEnd.Died,
        MembershipEvent.Merged => HouseholdEnd.Merged,
        MembershipEvent.Corrected => HouseholdEnd.Corrected,
        _ => HouseholdEnd.Departed,
    });
}
