namespace VuonLen.App.Households;

/// <summary>What becomes of a household of which there are two records, and of a person of whom there are (hồ sơ trùng).</summary>
public sealed partial class Household
{
    /// <summary>This was a second record of another household: it was nobody's on any day, so that no day counts it twice.</summary>
    /// <param name="today">Vietnam's date, for one without members and lines.</param>
    internal void CloseAsDouble(DateOnly today)
    {
        // A list may have recognised it for a day before its members are known from.
        DateOnly[] days = [.. Recognitions.Select(r => r.EffectiveOn), BeganOn ?? today];
        foreach (var membership in MembersNow().ToList())
            CorrectStay(membership);
        End(days.Min(), HouseholdEnd.Corrected);
    }

    /// <summary>Takes over a member whom only the second record has, from the day known there.</summary>
    /// <param name="other">What the stay there began with.</param>
    /// <param name="relationship">To the head here.</param>
    internal Membership TakeOver(Membership other, Relationship? relationship)
    {
        var from = BeganOn is { } began && other.FromOn < began ? began : other.FromOn;
        var membership = Admit(
            other.Person, from, other.Began is MembershipEvent.HeadChanged or MembershipEvent.Corrected ? MembershipEvent.Registered : other.Began, relationship);
        other.Person.MoveTo(AreaPath);
        return membership;
    }
}
