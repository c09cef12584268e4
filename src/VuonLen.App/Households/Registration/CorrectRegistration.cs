using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Registration;

/// <summary>Says that a household was registered by mistake, for example twice (đính chính việc đăng ký).</summary>
public sealed class CorrectRegistration(VuonLenDb db, TimeProvider clock)
{
    public Task<HouseholdBrief?> ShowAsync(AreaKey key, CancellationToken cancel) => HouseholdBrief.FindAsync(db, key, cancel);

    public async Task<Outcome> SaveAsync(AreaKey key, int revision, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        var outcome = household.CorrectRegistration(clock.Today);
        if (outcome.IsRefused)
            return outcome;

        await db.EndCareAsync(household, cancel);
        return await db.SaveAsync(nameof(CorrectRegistration), cancel);
    }
}
