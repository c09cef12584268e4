using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Data;

/// <content>The columns of lists and dashboard, which follow from the rest.</content>
public abstract partial class VuonLenDb
{
    /// <summary>
    /// Makes the digests of these households anew and stores those that differ. A digest follows from the rest, so that
    /// neither a revision is raised nor an audit written.
    /// </summary>
    /// <param name="households">Tracked and unchanged, with all memberships, their persons and the recognitions.</param>
    /// <param name="store">False only compares.</param>
    /// <param name="cancel">Ends with the run.</param>
    /// <returns>The households whose stored digest was another one, with the names of what differed; none when somebody saved one of them meanwhile.</returns>
    internal async Task<IReadOnlyList<(Household Household, IReadOnlyList<string> Columns)>> RedigestAsync(
        IReadOnlyList<Household> households, bool store, CancellationToken cancel)
    {
        await DigestAsync(households, cancel);
        ChangeTracker.DetectChanges();
        var different = households
            .Select(h => (h, Columns: Entry(h).Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList()))
            .Where(d => d.Columns.Count > 0)
            .Select(d => (d.h, (IReadOnlyList<string>)d.Columns)).ToList();
        if (!store || different.Count == 0)
            return different;

        try
        {
            await base.SaveChangesAsync(true, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return []; // who saved meanwhile made the digest anew; the next run sees to the others
        }

        return different;
    }

    /// <summary>
    /// Forgets what was computed outside a time, because another standard held then: nothing is shown rather than the class
    /// of a standard that is over. One statement; the digests are made anew afterwards.
    /// </summary>
    internal Task<int> ForgetComputedOutsideAsync(DateOnly from, DateOnly to, CancellationToken cancel) =>
        ForgetComputedAsync(h => h.ComputedOn < from || h.ComputedOn > to, cancel);

    /// <summary>The same for all, because another standard holds from now on.</summary>
    internal Task<int> ForgetComputedAsync(CancellationToken cancel) => ForgetComputedAsync(h => h.ComputedOn != null, cancel);

    private Task<int> ForgetComputedAsync(Expression<Func<Household, bool>> which, CancellationToken cancel) => Households
        .IgnoreQueryFilters([AreaFilter, MentorFilter])
        .Where(which)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(h => h.ComputedOn, (DateOnly?)null)
                .SetProperty(h => h.ComputedClass, (PovertyClass?)null)
                .SetProperty(h => h.IsStatusDifferent, false)
                .SetProperty(h => h.Deprived, 0)
                .SetProperty(h => h.DeprivedCount, 0)
                .SetProperty(h => h.MissingAnswers, 0),
            cancel);

    /// <summary>Makes the digests of these households anew, from what is tracked.</summary>
    private async Task DigestAsync(IReadOnlyList<Household> households, CancellationToken cancel)
    {
        if (households.Count == 0)
            return;

        var today = clock.Today;
        var provinces = households.Select(h => h.ProvinceCode).Distinct().ToList();
        var standards = new StandardsInForce(await LoadedStandards
            .Where(s => s.ProvinceCode == "00" || provinces.Contains(s.ProvinceCode)).AsNoTracking().ToListAsync(cancel));
        var (places, standard) = (await UrbanPlaces.LoadAsync(this, households.Select(h => (h.VillageId, h.AreaPath)), cancel), standards.National(today));
        foreach (var household in households)
            household.Digest(standard, places.IsUrban(household.VillageId, household.AreaPath), today);
    }
}
