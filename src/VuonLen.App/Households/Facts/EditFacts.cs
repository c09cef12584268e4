using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Standards;
using VuonLen.Rules;

namespace VuonLen.App.Households.Facts;

/// <summary>Changes what is known of a household itself: dwelling, water, points, causes, marks (thông tin hộ).</summary>
public sealed class EditFacts(VuonLenDb db, TimeProvider clock)
{
    /// <summary>What is stored, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        return new(brief, FactsForm.Of(await db.Households.AsNoTracking().At(key).SingleAsync(cancel)));
    }

    public async Task<Outcome> SaveAsync(AreaKey key, FactsForm form, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, form.Revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        var standards = await StandardsInForce.LoadAsync(db, cancel);
        var problems = form.WriteTo(household, clock.Today, day => standards.National(day)?.Code);
        if (household.VillageId is { } village
            && await db.IsCodeTakenAsync(new(key.ProvinceCode, village), PersonForm.Clean(form.Code), key.Id, cancel))
        {
            problems.Add(HouseholdProblems.CodeTaken);
        }

        return problems.Count > 0 ? new(problems) : await db.SaveAsync(nameof(EditFacts), cancel);
    }

    public sealed record View(HouseholdBrief Household, FactsForm Stored);
}
