using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.PersonalIds;

/// <summary>Finds who else living holds the same personal ID. Both are kept and flagged; nobody is refused or merged.</summary>
/// <remarks>
/// The one query that looks beyond the caller's area, because a number is the nation's: elsewhere it only counts. A name
/// and a link come from a second query within reach.
/// </remarks>
public sealed class SecondHolders(VuonLenDb db, PersonalIdVault vault)
{
    /// <summary>By person: the members of a household whose number somebody else living holds too.</summary>
    public async Task<IReadOnlyDictionary<Guid, Found>> OfHouseholdAsync(AreaKey household, CancellationToken cancel)
    {
        var members = await db.Memberships
            .Where(m => m.ProvinceCode == household.ProvinceCode && m.HouseholdId == household.Id && m.ToOn == null
                && m.Person.PersonalIdHash != null && m.Person.DiedOn == null)
            .Select(m => new { m.PersonId, Hash = m.Person.PersonalIdHash! }).ToListAsync(cancel);
        if (members.Count == 0)
            return new Dictionary<Guid, Found>();

        var hashes = members.Select(m => m.Hash).Distinct().ToList();
        var everywhere = await Living().Where(p => hashes.Contains(p.PersonalIdHash!))
            .Select(p => new { p.Id, Hash = p.PersonalIdHash! }).ToListAsync(cancel);
        if (everywhere.Count == hashes.Count)
            return new Dictionary<Guid, Found>();

        var near = await db.Memberships
            .Where(m => m.ToOn == null && m.Person.DiedOn == null && hashes.Contains(m.Person.PersonalIdHash!))
            .Join(db.Households, m => new { m.ProvinceCode, Id = m.HouseholdId }, h => new { h.ProvinceCode, h.Id }, (m, h) => new
            {
                m.PersonId,
                Hash = m.Person.PersonalIdHash!,
                m.Person.FullName,
                h.ProvinceCode,
                h.Id,
                h.HeadName,
            }).ToListAsync(cancel);

        return members
            .Select(m => (m.PersonId, Others: everywhere.Count(e => e.Hash == m.Hash && e.Id != m.PersonId), m.Hash))
            .Where(m => m.Others > 0)
            .ToDictionary(m => m.PersonId, m =>
            {
                var inReach = near.Where(n => n.Hash == m.Hash && n.PersonId != m.PersonId)
                    .Select(n => new Other(new(n.ProvinceCode, n.Id), n.FullName, n.HeadName)).ToList();
                return new Found(inReach, m.Others - inReach.Count);
            });
    }

    /// <summary>How many living people hold a number, without one of them.</summary>
    public Task<int> CountOthersAsync(PersonalId id, Guid? person, CancellationToken cancel)
    {
        var (hash, self) = (vault.HashOf(id), person ?? default);
        return Living().CountAsync(p => p.PersonalIdHash == hash && p.Id != self, cancel);
    }

    /// <summary>Who lives in a household anywhere: somebody who moved away is alive in another row.</summary>
    private IQueryable<Person> Living() => db.People
        .IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter])
        .Where(p => p.DiedOn == null && p.Memberships.Any(m => m.ToOn == null));

    /// <param name="InReach">The other holders the caller may see.</param>
    /// <param name="OutOfReach">How many more there are, of whom no more is told.</param>
    public sealed record Found(IReadOnlyList<Other> InReach, int OutOfReach);

    public sealed record Other(AreaKey Household, string FullName, string? HeadName);
}
