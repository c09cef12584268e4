using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Members;

/// <summary>Says that somebody was put into a household by mistake (đính chính thành viên ghi nhầm).</summary>
public sealed class CorrectMembership(VuonLenDb db)
{
    public Task<HouseholdBrief?> ShowAsync(AreaKey key, CancellationToken cancel) => HouseholdBrief.FindAsync(db, key, cancel);

    public async Task<Outcome> SaveAsync(AreaKey key, int revision, Guid personId, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.MembersNow().SingleOrDefault(m => m.PersonId == personId) is not { } member)
            return household.EndedOn is null ? HouseholdProblems.NotAMember : HouseholdProblems.Ended;

        // The head goes by a change of head, the last one by correcting the registration: both say more than this does.
        if (member.IsHead)
            return HouseholdProblems.HeadNeeded;

        household.CorrectStay(member);
        return await db.SaveAsync(nameof(CorrectMembership), cancel);
    }
}
