using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households;

/// <summary>Hands a household with all its rows to another village of its province (chuyển hộ sang thôn khác).</summary>
/// <remarks>
/// What happened stays as it was: memberships, lines of the ledger and notes only change custodian, a line keeps the village of
/// its time. The audit follows when the caller saves. Saving is the caller's, together with whatever else belongs to the move.
/// </remarks>
public static class HouseholdMoves
{
    /// <param name="db">Both the old and the new place must lie in its caller's scope, else saving fails.</param>
    /// <param name="household">Tracked, without its parts being loaded.</param>
    /// <param name="village">A living village of the same province.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task MoveAsync(VuonLenDb db, Household household, AreaUnit village, CancellationToken cancel)
    {
        if (village is not { Level: AreaLevel.Village, ValidTo: null })
            throw new InvalidOperationException("A household moves to a living village.");

        var key = household.Key;
        var memberships = await db.Memberships.Include(m => m.Person)
            .Where(m => m.ProvinceCode == key.ProvinceCode && m.HouseholdId == key.Id).ToListAsync(cancel);

        // Who lives in another household by now is in that one's care.
        var people = memberships.Select(m => m.Person).OfType<Person>().Select(p => p.Id).Distinct().ToList();
        var elsewhere = await db.Memberships
            .Where(m => m.ProvinceCode == key.ProvinceCode && people.Contains(m.PersonId) && m.HouseholdId != key.Id)
            .Where(m => m.ToOn == null
                || !db.Memberships.Any(n => n.ProvinceCode == m.ProvinceCode && n.PersonId == m.PersonId && n.HouseholdId == key.Id
                    && (n.ToOn == null || n.ToOn >= m.ToOn)))
            .Select(m => m.PersonId).ToListAsync(cancel);

        List<AreaRow> rows =
        [
            household,
            .. memberships,
            .. memberships.Select(m => m.Person).OfType<Person>().Where(p => !elsewhere.Contains(p.Id)).Distinct(),
            .. await Of(db.Recognitions).ToListAsync(cancel),
            .. await Of(db.KeptClassifications).ToListAsync(cancel),
            .. await Of(db.HouseholdNotes).ToListAsync(cancel),
            .. await Of(db.MentorAssignments).ToListAsync(cancel),
            .. await Of(db.DoubleMerges).ToListAsync(cancel),
        ];
        foreach (var row in rows)
            row.MoveTo(village.AreaPath);
        household.VillageId = village.Id;

        IQueryable<TRow> Of<TRow>(IQueryable<TRow> all) where TRow : AreaRow => all
            .Where(r => r.ProvinceCode == key.ProvinceCode && EF.Property<Guid>(r, "HouseholdId") == key.Id);
    }
}
