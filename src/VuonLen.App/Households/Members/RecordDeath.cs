using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Members;

/// <summary>Records that a member died (qua đời). The last member's death ends the household.</summary>
public sealed class RecordDeath(VuonLenDb db, TimeProvider clock)
{
    public Task<HouseholdBrief?> ShowAsync(AreaKey key, CancellationToken cancel) => HouseholdBrief.FindAsync(db, key, cancel);

    /// <param name="key">The household the person lives in.</param>
    /// <param name="revision">The one the form showed.</param>
    /// <param name="personId">Who died.</param>
    /// <param name="on">The day.</param>
    /// <param name="newHeadId">Needed when it was the head and somebody stays.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(
        AreaKey key, int revision, Guid personId, DateOnly on, Guid? newHeadId, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.MembersNow().SingleOrDefault(m => m.PersonId == personId)?.Person is not { } person)
            return household.EndedOn is null ? HouseholdProblems.NotAMember : HouseholdProblems.Ended;

        if (person.Born is { } born && on < born.Earliest)
            return HouseholdProblems.DiedBeforeBirth;

        var outcome = household.Leave(new HashSet<Guid> { personId }, on, MembershipEvent.Died, newHeadId, clock.Today);
        if (outcome.IsRefused)
            return outcome;

        person.DiedOn = on;
        await db.EndCareAsync(household, cancel);
        return await db.SaveAsync(nameof(RecordDeath), cancel);
    }
}
