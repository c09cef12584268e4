using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Moves;

/// <summary>Records that members, or all of them, moved out of the area (chuyển đi). When all go, the household ends.</summary>
public sealed class RecordDeparture(VuonLenDb db, TimeProvider clock)
{
    public Task<HouseholdBrief?> ShowAsync(AreaKey key, CancellationToken cancel) => HouseholdBrief.FindAsync(db, key, cancel);

    /// <param name="key">The household they leave.</param>
    /// <param name="revision">The one the form showed.</param>
    /// <param name="leaving">Who leaves.</param>
    /// <param name="on">The first day without them.</param>
    /// <param name="newHeadId">Needed when the head leaves and somebody stays.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(
        AreaKey key, int revision, IReadOnlySet<Guid> leaving, DateOnly on, Guid? newHeadId, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        var outcome = household.Leave(leaving, on, MembershipEvent.Departed, newHeadId, clock.Today);
        if (outcome.IsRefused)
            return outcome;

        await db.EndCareAsync(household, cancel);
        return await db.SaveAsync(nameof(RecordDeparture), cancel);
    }
}
