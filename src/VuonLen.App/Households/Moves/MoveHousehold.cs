using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.Rules;

namespace VuonLen.App.Households.Moves;

/// <summary>The whole household moves to another village within the caller's area and stays the same household (chuyển thôn).</summary>
public sealed class MoveHousehold(VuonLenDb db)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel) =>
        await HouseholdBrief.FindAsync(db, key, cancel) is { } household
            ? new(household, [.. (await db.VillagesInReachAsync(key.ProvinceCode, cancel)).Where(v => v.Id != household.VillageId)])
            : null;

    /// <param name="key">The household that moves.</param>
    /// <param name="revision">The one the form showed.</param>
    /// <param name="villageId">Where to.</param>
    /// <param name="code">Its code there; empty for none.</param>
    /// <param name="address">Its address there.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(
        AreaKey key, int revision, Guid? villageId, string? code, string? address, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        if (villageId is null || await db.VillageInReachAsync(new(key.ProvinceCode, villageId.Value), cancel) is not { } village)
            return HouseholdProblems.VillageMissing;

        if (village.Id == household.VillageId)
            return HouseholdProblems.SameVillage;

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, code, "Mã hộ", 30);
        PersonForm.CheckLength(problems, address, "Địa chỉ", 200);
        if (await db.IsCodeTakenAsync(village.Key, PersonForm.Clean(code), key.Id, cancel))
            problems.Add(HouseholdProblems.CodeTaken);
        if (problems.Count > 0)
            return new(problems);

        await HouseholdMoves.MoveAsync(db, household, village, cancel);
        household.Code = PersonForm.Clean(code);
        household.Address = PersonForm.Clean(address);
        return await db.SaveAsync(nameof(MoveHousehold), cancel);
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<VillageChoice> Villages);
}
