using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;

namespace VuonLen.App.Plans.Measuring;

/// <summary>What became of households a target noted or names, by the lists that count it: who left a list has not always risen.</summary>
internal sealed class HouseholdFates(VuonLenDb db, Plan plan, DateOnly today)
{
    /// <param name="filter">Those the target is about, on its day and in its place.</param>
    /// <param name="noted">As they were noted.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<IReadOnlyList<(Guid Household, HouseholdFate Fate)>> OfAsync(HouseholdFilter filter, IReadOnlyCollection<Guid> noted, CancellationToken cancel)
    {
        if (noted.Count == 0)
            return [];

        var ids = (await SurvivorsAsync(noted, cancel)).Values.Distinct().ToList();
        var place = new HouseholdFilter { Province = filter.Province, Commune = filter.Commune, Village = filter.Village, On = filter.On };
        var worse = filter with { Status = OrWorse(filter.Status) };
        var (living, still) = (await AmongAsync(place), await AmongAsync(filter));
        var fallen = worse == filter ? still : await AmongAsync(worse);

        // Without a recognised status, or out of the group by a correction, nobody can say that it rose.
        var unclear = filter.Status is null ? new HashSet<Guid>() : await AmongAsync(place with { Status = StatusChoice.None });
        if (filter is { Status: not null, Group: not null })
            unclear.UnionWith(await AmongAsync(worse with { Group = null }));
        return
        [
            .. ids.Select(id => (id,
                !living.Contains(id) ? HouseholdFate.Gone
                : still.Contains(id) ? HouseholdFate.Still
                : fallen.Contains(id) ? HouseholdFate.Worse
                : unclear.Contains(id) ? HouseholdFate.Gone
                : HouseholdFate.Done)),
        ];

        async Task<HashSet<Guid>> AmongAsync(HouseholdFilter list) =>
            (await db.Matching(list, today).Where(h => h.ProvinceCode == plan.ProvinceCode && ids.Contains(h.Id)).Select(h => h.Id).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>A second record that was found leads to the household that stayed.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> SurvivorsAsync(IEnumerable<Guid> noted, CancellationToken cancel)
    {
        var homes = await db.MergedIntoAsync(plan.ProvinceCode, cancel);
        return noted.Distinct().ToDictionary(id => id, id => homes.GetValueOrDefault(id, id));
    }

    private static StatusChoice? OrWorse(StatusChoice? status) => status is StatusChoice.NearPoor ? StatusChoice.Listed : status;
}

/// <summary>What became of a household a target was about.</summary>
internal enum HouseholdFate
{
    /// <summary>It is still among those the target is about.</summary>
    Still,

    /// <summary>It has risen, or lacks no more what it lacked.</summary>
    Done,

    /// <summary>It left them for a worse status.</summary>
    Worse,

    /// <summary>Ended, moved away, taken out of the registry, or its recognition was corrected.</summary>
    Gone,
}
