using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VuonLen.App.Households;

namespace VuonLen.App.Data;

/// <content>The second of two editors is told so.</content>
public abstract partial class VuonLenDb
{
    /// <summary>
    /// A household is as new as its newest part: a change of a member counts as a change of the household, and its digest is
    /// made anew.
    /// </summary>
    /// <returns>The household each changed person lives in, for the audit.</returns>
    private async Task<Dictionary<Guid, Guid>> RaiseRevisionsAsync(CancellationToken cancel)
    {
        var changed = ChangedRows();
        var parts = changed.Where(e => e.Entity.InHousehold is not null).ToList();
        var people = changed.Where(e => e is { State: EntityState.Modified, Entity: Person }).Select(e => e.Entity.Id).ToHashSet();

        foreach (var row in changed.Where(e => e is { State: EntityState.Modified, Entity: IRevisioned and not Household }))
            Raise(row.Property(nameof(IRevisioned.Revision)));

        var homes = changed.Select(e => e.Entity).OfType<Membership>()
            .GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.Last().HouseholdId);
        if (parts.Count + people.Count == 0)
            return homes;

        var ids = parts.Select(e => e.Entity.InHousehold!.Value).ToHashSet();
        if (people.Count > 0)
        {
            var lived = await Memberships.Where(m => m.ToOn == null && people.Contains(m.PersonId))
                .Select(m => new { m.PersonId, m.HouseholdId }).ToListAsync(cancel);
            foreach (var home in lived)
                homes.TryAdd(home.PersonId, home.HouseholdId);
            ids.UnionWith(lived.Select(h => h.HouseholdId));
        }

        // Rows already tracked stay as they are, with the revision the user's form showed.
        var added = changed.Where(e => e is { State: EntityState.Added, Entity: Household }).Select(e => e.Entity.Id).ToHashSet();
        var stored = ids.Except(added).ToList();
        if (stored.Count > 0)
        {
            await Households.Where(h => stored.Contains(h.Id))
                .Include(h => h.Memberships).ThenInclude(m => m.Person)
                .Include(h => h.Recognitions)
                .AsSplitQuery().LoadAsync(cancel);
        }

        var touched = ChangeTracker.Entries<Household>().Where(h => ids.Contains(h.Entity.Id)).ToDictionary(h => h.Entity.Id);

        foreach (var part in parts)
        {
            if (touched.GetValueOrDefault(part.Entity.InHousehold!.Value)?.Entity.AreaPath != part.Entity.AreaPath)
                throw new InvalidOperationException($"{part.Metadata.ShortName()} is not in the area of its household.");
        }

        foreach (var household in touched.Values.Where(h => h.State is EntityState.Unchanged or EntityState.Modified))
            Raise(household.Property(h => h.Revision));

        await DigestAsync([.. touched.Values.Where(h => h.State is not EntityState.Deleted).Select(h => h.Entity)], cancel);

        // Columns of the household's own row and nothing else; of one that is new all are written anyway.
        foreach (var household in touched.Values.Where(h => h.State is EntityState.Unchanged or EntityState.Modified))
            household.DetectChanges();
        return homes;
    }

    private static void Raise(PropertyEntry revision) => revision.CurrentValue = (int)revision.OriginalValue! + 1;
}
