using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households;

/// <summary>Households in the order of a paper list, some at a time: only their keys are held, whatever their number.</summary>
internal static class HouseholdBatches
{
    private const int Size = 500;

    /// <summary>By commune and village, then by the head's given name.</summary>
    public static async Task<List<AreaKey>> KeysAsync(IQueryable<Household> households, CancellationToken cancel) => await households
        .OrderBy(h => h.AreaPath).ThenBy(h => h.HeadSortKey).ThenBy(h => h.Id)
        .Select(h => new AreaKey(h.ProvinceCode, h.Id)).ToListAsync(cancel);

    /// <summary>With members, persons and ledger, untracked; those that are gone meanwhile are passed over.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Household>> LoadAsync(VuonLenDb db, IReadOnlyList<AreaKey> keys, CancellationToken cancel) => LoadAsync(
        keys,
        chunk => FindAsync(
            db.Households.AsNoTracking().Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery(), chunk, cancel),
        cancel);

    /// <summary>With what their own row says, and nothing else.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Household>> FrontsAsync(VuonLenDb db, IReadOnlyList<AreaKey> keys, CancellationToken cancel) =>
        LoadAsync(keys, chunk => FindAsync(db.Households.AsNoTracking(), chunk, cancel), cancel);

    /// <summary>With ledger, and of their members what is asked for and nothing else.</summary>
    public static IAsyncEnumerable<IReadOnlyList<(Household Household, IReadOnlyList<T> Members)>> WithAsync<T>(
        VuonLenDb db, IReadOnlyList<AreaKey> keys, Func<IQueryable<Membership>, IQueryable<T>> members, CancellationToken cancel)
        where T : IFamilyMember => LoadAsync(keys, chunk => FindWithAsync(db, chunk, members, cancel), cancel);

    /// <summary>While some are being written the next are read; nothing else may use the database meanwhile.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<T>> LoadAsync<T>(
        IReadOnlyList<AreaKey> keys, Func<AreaKey[], Task<IReadOnlyList<T>>> load, [EnumeratorCancellation] CancellationToken cancel)
    {
        var next = Task.FromResult<IReadOnlyList<T>>([]);
        try
        {
            foreach (var chunk in keys.Chunk(Size))
            {
                var ready = await next;
                next = Task.Run(() => load(chunk), cancel);
                if (ready.Count > 0)
                    yield return ready;
            }

            yield return await next;
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<IReadOnlyList<Household>> FindAsync(IQueryable<Household> query, AreaKey[] chunk, CancellationToken cancel)
    {
        // One parameter for all of them: a parameter for each takes as long as the reading.
        var (provinces, ids) = (chunk.Select(k => k.ProvinceCode).Distinct().ToList(), chunk.Select(k => k.Id).ToList());
        var found = await query.Where(h => provinces.Contains(h.ProvinceCode) && EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        return [.. ids.Select(found.GetValueOrDefault).OfType<Household>()];
    }

    private static async Task<IReadOnlyList<(Household Household, IReadOnlyList<T> Members)>> FindWithAsync<T>(
        VuonLenDb db, AreaKey[] chunk, Func<IQueryable<Membership>, IQueryable<T>> select, CancellationToken cancel)
        where T : IFamilyMember
    {
        var households = await FindAsync(db.Households.AsNoTracking(), chunk, cancel);
        var (provinces, ids) = (chunk.Select(k => k.ProvinceCode).Distinct().ToList(), chunk.Select(k => k.Id).ToList());

        // By the key of the household alone; an Include would find the households a second time and sort.
        var ledgers = (await db.Recognitions.AsNoTracking().Where(r => provinces.Contains(r.ProvinceCode) && EF.Parameter(ids).Contains(r.HouseholdId))
            .ToListAsync(cancel)).ToLookup(r => r.HouseholdId);
        foreach (var household in households)
            household.Recognitions.AddRange(ledgers[household.Id]);
        var members = (await select(db.Memberships.AsNoTracking().Where(m => provinces.Contains(m.ProvinceCode) && EF.Parameter(ids).Contains(m.HouseholdId)))
            .ToListAsync(cancel)).ToLookup(m => m.HouseholdId);
        return [.. households.Select(h => (h, (IReadOnlyList<T>)[.. members[h.Id]]))];
    }

    /// <summary>Who lived in the household on a day, the head first, then as the family is usually told.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> members)
        where T : IFamilyMember => members
        .OrderByDescending(m => m.IsHead).ThenBy(m => m.Relationship ?? Relationship.Other)
        .ThenBy(m => m.Born?.Earliest ?? DateOnly.MaxValue).ThenBy(m => m.Id);
}
