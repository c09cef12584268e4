using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.PersonalIds;

/// <summary>Shows one personal ID in full; the audit says who looked, and not what was seen.</summary>
public sealed class RevealPersonalId(VuonLenDb db, PersonalIdVault vault)
{
    /// <summary>Name and masked number, or null when the caller's scope has no such member.</summary>
    public Task<View?> ShowAsync(AreaKey household, Guid personId, CancellationToken cancel) => db.Memberships
        .Where(m => m.ProvinceCode == household.ProvinceCode && m.HouseholdId == household.Id && m.PersonId == personId)
        .Select(m => new View(m.Person.FullName, m.Person.PersonalIdMasked))
        .FirstOrDefaultAsync(cancel);

    public async Task<Outcome<Number>> RunAsync(AreaKey household, Guid personId, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadPersonalIds))
            return new(null, HouseholdProblems.MayNotChangePersonalId);

        var person = await db.People.At(new(household.ProvinceCode, personId))
            .SingleOrDefaultAsync(p => p.Memberships.Any(m => m.HouseholdId == household.Id), cancel);
        if (person is null)
            return new(null, HouseholdProblems.NotAMember);

        if (person.PersonalIdProtected is not { } sealedText)
            return new(null, HouseholdProblems.NoPersonalId);

        db.Note(person, new Dictionary<string, object?[]> { ["Seen"] = [null, person.PersonalIdMasked] }, household.Id);
        var outcome = await db.SaveAsync(nameof(RevealPersonalId), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        return vault.Open(sealedText) is { } digits
            ? new(new(digits))
            : new(null, HouseholdProblems.PersonalIdLocked);
    }

    public sealed record View(string FullName, string? Masked);

    /// <summary>Personal: for the page, never for a log or an address.</summary>
    public sealed record Number(string Digits)
    {
        public override string ToString() => "***";
    }
}
