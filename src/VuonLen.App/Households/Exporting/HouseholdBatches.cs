using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Exporting;

/// <summary>Households in the order of a paper list, some at a time: only their keys are held, whatever their number.</summary>
internal static class HouseholdBatches
{
    private const int Size = 500;

    /// <summary>By commune and village, then by the head's given name.</summary>
    public static async Task<List<AreaKey>> KeysAsync(IQueryable<Household> households, CancellationToken cancel) => await households
        .OrderBy(h => h.AreaPath).ThenBy(h => h.HeadSortKey).ThenBy(h => h.Id)
        .Select(h => new AreaKey(h.ProvinceCode, h.Id)).ToListAsync(cancel);

    /// <summary>With members, persons and ledger, untracked; those that are gone meanwhile are passed over.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Household>> LoadAsync(
        VuonLenDb db, IReadOnlyList<AreaKey> keys, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in keys.Chunk(Size))
        {
            var (provinces, ids) = (chunk.Select(k => k.ProvinceCode).Distinct().ToList(), chunk.Select(k => k.Id).ToList());
            var found = await db.Households.AsNoTracking()
                .Where(h => provinces.Contains(h.ProvinceCode) && ids.Contains(h.Id))
                .Include(h => h.Memberships).ThenInclude(m => m.Person)
                .Include(h => h.Recognitions)
                .AsSplitQuery().ToDictionaryAsync(h => h.Id, cancel);
            yield return [.. ids.Select(found.GetValueOrDefault).OfType<Household>()];
        }
    }

    /// <summary>With what their own row says, and nothing else.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Household>> FrontsAsync(
        VuonLenDb db, IReadOnlyList<AreaKey> keys, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in keys.Chunk(Size))
        {
            var (provinces, ids) = (chunk.Select(k => k.ProvinceCode).Distinct().ToList(), chunk.Select(k => k.Id).ToList());
            var found = await db.Households.AsNoTracking()
                .Where(h => provinces.Contains(h.ProvinceCode) && ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
            yield return [.. ids.Select(found.GetValueOrDefault).OfType<Household>()];
        }
    }

    /// <summary>Who lived in the household on a day, the head first, then as the family is usually told.</summary>
    public static IEnumerable<Membership> InOrder(IEnumerable<Membership> members) => members
        .OrderByDescending(m => m.IsHead).ThenBy(m => m.Relationship ?? Relationship.Other)
        .ThenBy(m => m.Person?.Born?.Earliest ?? DateOnly.MaxValue).ThenBy(m => m.Id);
}
