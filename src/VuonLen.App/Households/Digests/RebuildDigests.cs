using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;

namespace VuonLen.App.Households.Digests;

/// <summary>Makes the derived columns of all households in scope anew, or only compares them with what is stored.</summary>
public sealed class RebuildDigests(VuonLenDb db, TimeProvider clock)
{
    /// <summary>So that a form waiting for the one writer of SQLite never waits long.</summary>
    public const int BatchSize = 500;

    private const int MostTold = 100;

    /// <summary>All households, whenever they were last computed.</summary>
    /// <param name="compareOnly">Stores nothing; the differences are what is wrong now.</param>
    /// <param name="cancel">Ends between two batches.</param>
    public Task<Result> RunAsync(bool compareOnly, CancellationToken cancel) => RunAsync(db.Households, compareOnly, cancel);

    /// <summary>Those whose digest is of an earlier day: ages grow, standards change.</summary>
    public Task<Result> RefreshAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        return RunAsync(db.Households.Where(h => h.EndedOn == null && (h.ComputedOn == null || h.ComputedOn != today)), false, cancel);
    }

    /// <summary>Before anything is shown on a day: no class of a standard that does not hold on it.</summary>
    /// <returns>How many households were computed under another standard.</returns>
    public async Task<int> ForgetOtherStandardsAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var standards = new StandardsInForce(await db.LoadedStandards.Where(s => s.ProvinceCode == "00").AsNoTracking().ToListAsync(cancel));
        var (from, to) = standards.National(today) is { } inForce ? (inForce.From, inForce.To ?? DateOnly.MaxValue) : (today, today);
        return await db.ForgetComputedOutsideAsync(from, to, cancel);
    }

    private async Task<Result> RunAsync(IQueryable<Household> which, bool compareOnly, CancellationToken cancel)
    {
        int read = 0, changed = 0;
        var told = new List<Difference>();
        var last = ("", Guid.Empty);
        while (true)
        {
            var (province, id) = last;
#pragma warning disable CA1309, CA1310 // becomes SQL, where the column's own order counts
            var batch = await which
                .Where(h => string.Compare(h.ProvinceCode, province) > 0 || (h.ProvinceCode == province && h.Id.CompareTo(id) > 0))
                .OrderBy(h => h.ProvinceCode).ThenBy(h => h.Id).Take(BatchSize)
                .Include(h => h.Memberships).ThenInclude(m => m.Person)
                .Include(h => h.Recognitions)
                .AsSplitQuery().ToListAsync(cancel);
#pragma warning restore CA1309, CA1310
            if (batch.Count == 0)
                return new(read, changed, told);

            var different = await db.RedigestAsync(batch, !compareOnly, cancel);
            read += batch.Count;
            changed += different.Count;
            told.AddRange(different.Take(MostTold - told.Count).Select(d => new Difference(d.Household.Key, d.Columns)));
            last = (batch[^1].ProvinceCode, batch[^1].Id);
            db.ChangeTracker.Clear();
        }
    }

    /// <param name="Read">Households looked at.</param>
    /// <param name="Changed">Households whose stored digest was another one.</param>
    /// <param name="Differences">The first hundred of them.</param>
    public sealed record Result(int Read, int Changed, IReadOnlyList<Difference> Differences);

    public sealed record Difference(AreaKey Household, IReadOnlyList<string> Columns);
}
