using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Members;

/// <summary>States what all members are to the head, for example after the head changed (khai quan hệ với chủ hộ).</summary>
public sealed class StateRelationships(VuonLenDb db)
{
    public Task<HouseholdBrief?> ShowAsync(AreaKey key, CancellationToken cancel) => HouseholdBrief.FindAsync(db, key, cancel);

    public async Task<Outcome> SaveAsync(
        AreaKey key, int revision, IReadOnlyDictionary<Guid, Relationship?> relationships, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        var members = household.MembersNow().ToDictionary(m => m.PersonId);
        foreach (var (person, relationship) in relationships)
        {
            if (!members.TryGetValue(person, out var member))
                return HouseholdProblems.NotAMember;

            if (!member.IsHead && relationship is Relationship.Head)
                return HouseholdProblems.HeadStaysHead;

            member.State(relationship);
        }

        return await db.SaveAsync(nameof(StateRelationships), cancel);
    }
}
