using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms;

/// <summary>All that the forms ask of one household: its ledger, its members in time, and its facts on the closing day.</summary>
public sealed record FormHousehold
{
    /// <summary>Names it in the list behind a number.</summary>
    public required Guid Id { get; init; }

    /// <summary>National lines of its ledger that count, the earliest first; of one day the last decides.</summary>
    public required IReadOnlyList<StatusLine> Lines { get; init; }

    /// <summary>When who was a member; a change of head may end one span and begin another on the same day.</summary>
    public required IReadOnlyList<MemberSpan> Members { get; init; }

    /// <summary>Where it lived from when on, the earliest first; the first also holds before its day. Never empty.</summary>
    public required IReadOnlyList<PlaceSpan> Places { get; init; }

    /// <summary>First day on which it is no household any more (died out, moved away, merged); null while it is one.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Code of the head's ethnic group; null when not known.</summary>
    public string? EthnicGroup { get; init; }

    /// <summary>Hộ dân tộc tại chỗ.</summary>
    public bool? IsIndigenous { get; init; }

    /// <summary>Hộ không có khả năng lao động.</summary>
    public bool? HasNoLabourCapacity { get; init; }

    /// <summary>Hộ có người có công.</summary>
    public bool? HasPersonOfMerit { get; init; }

    /// <summary>Chủ hộ là nữ.</summary>
    public bool? IsHeadFemale { get; init; }

    /// <summary>Official causes recorded.</summary>
    public PovertyCauses Causes { get; init; }

    /// <summary>Bit <c>n - 1</c> is set when it is known to be deprived in indicator n on the closing day.</summary>
    public int Deprived { get; init; }

    /// <summary>Bit <c>n - 1</c> is set when it is not known whether it is.</summary>
    public int Unclear { get; init; }

    /// <summary>Its children on the closing day, or null when a birth year is missing.</summary>
    public ChildCounts? Children { get; init; }

    /// <summary>Members on the closing day for the lists of forms 14 and 15, the head first; empty when no list is wanted.</summary>
    public IReadOnlyList<FormMember> People { get; init; } = [];

    /// <summary>The ids of its members on a day.</summary>
    public HashSet<Guid> MembersOn(DateOnly day)
    {
        var members = new HashSet<Guid>(Members.Count);
        foreach (var span in Members)
        {
            if (span.From <= day && (span.To is null || day < span.To))
                members.Add(span.PersonId);
        }

        return members;
    }

    /// <summary>Index of the area it lived in on a day, or <see cref="PlaceSpan.Elsewhere"/>.</summary>
    public int PlaceOn(DateOnly day)
    {
        var place = Places[0].Area;
        foreach (var span in Places)
        {
            if (span.From <= day)
                place = span.Area;
        }

        return place;
    }
}

/// <summary>A line of the ledger as the forms read it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="On">First day of the status.</param>
/// <param name="Status">Of the household from that day on.</param>
/// <param name="Standard">Code of the standard it stands under.</param>
/// <param name="IsForOtherReason">
/// It left or entered for a reason other than its own rise or fall (died, moved, split, merged, corrected): columns 4 and 8.
/// </param>
/// <param name="IsAverageLiving">Hộ có mức sống trung bình, beside the status.</param>
public readonly record struct StatusLine(
    Guid Id, DateOnly On, PovertyClass Status, string Standard, bool IsForOtherReason = false, bool IsAverageLiving = false);

/// <summary>A time during which a person was a member.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day without; null while it lasts.</param>
public readonly record struct MemberSpan(Guid PersonId, DateOnly From, DateOnly? To);

/// <summary>From when on a household lived in an area.</summary>
/// <param name="From">First day.</param>
/// <param name="Area">Index among the pack's areas, or <see cref="Elsewhere"/>.</param>
public readonly record struct PlaceSpan(DateOnly From, int Area)
{
    /// <summary>Outside the unit whose forms are counted: who leaves to it stands in column 4, who comes from it in column 8.</summary>
    public const int Elsewhere = -1;
}

/// <summary>Children under 16 of a household on a day, and how many of them are deprived (form 11).</summary>
/// <param name="All">Under 16 years.</param>
/// <param name="Uninsured">Of these, members concerned by indicator 4 (health insurance).</param>
/// <param name="Malnourished">Of these, members concerned by indicator 3 (nutrition).</param>
/// <param name="OutOfSchool">Of these, members concerned by indicator 6 (school attendance).</param>
public sealed record ChildCounts(int All, int Uninsured, int Malnourished, int OutOfSchool);

/// <summary>A member as forms 14 and 15 print one.</summary>
/// <param name="Name">Full name.</param>
/// <param name="BornYear">Null when not known.</param>
/// <param name="IsFemale">Null when not known; the year then stands in neither column.</param>
/// <param name="EthnicGroup">Vietnamese name; null when not known.</param>
/// <param name="Relationship">To the head, in Vietnamese; null when not stated.</param>
public sealed record FormMember(string Name, int? BornYear, bool? IsFemale, string? EthnicGroup, string? Relationship);
