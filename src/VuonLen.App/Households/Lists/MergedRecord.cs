namespace VuonLen.App.Households.Lists;

/// <summary>A record that was merged into another one, as a list may still have it (hồ sơ đã gộp): what it said is no news.</summary>
/// <param name="household">With all memberships, persons and lines.</param>
internal sealed class MergedRecord(Household household)
{
    /// <summary>Who lived there until the merger.</summary>
    private readonly List<Membership> _members =
        [.. household.Memberships.Where(m => m.Person is not null && m.Ended is MembershipEvent.Corrected && m.ToOn == m.FromOn)];

    public IReadOnlyList<Membership> Members => _members;

    /// <summary>A code is of its record, and the one that stays has its own.</summary>
    public bool Says(ListColumn column, object value) => column.Field is ListField.Code || column.SaysNoMore(household, value);

    /// <summary>Its ledger has the status: whether that holds for the household that stays was decided.</summary>
    public bool Says(StatusWish status) => ApplyWish.IsIn(Ledger.Counting(household.Recognitions), status);
}
