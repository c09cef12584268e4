using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>Names of units as papers of a day print them (tên đơn vị vào ngày đó).</summary>
public static class UnitNames
{
    private const int LongestChain = 20;

    /// <summary>"Thôn 3, Xã Bình Minh, Tỉnh Lào Cai": the unit as it was on a day, with the units it lay in then.</summary>
    /// <remarks>
    /// A unit that did not exist that day stands for the one it was formed from, or was merged into, when there is exactly one;
    /// "Phường Hòa Bình" of 2024 and of 2026 are two units.
    /// </remarks>
    /// <param name="db">Names are read by everybody.</param>
    /// <param name="unit">As the row names it: a line of the ledger names the unit of its time.</param>
    /// <param name="day">The day of the paper.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when no one unit of that day stands for it.</returns>
    public static async Task<UnitName?> OnAsync(VuonLenDb db, AreaKey unit, DateOnly day, CancellationToken cancel)
    {
        var found = await db.Units.AsNoTracking().At(unit).SingleOrDefaultAsync(cancel);
        for (var step = 0; found is not null && !found.ExistsOn(day); step++)
        {
            var (province, id, isLater) = (found.ProvinceCode, found.Id, found.ValidTo <= day);
            var others = await db.Successions
                .Where(s => s.ProvinceCode == province && (isLater ? s.FormerUnitId == id : s.SuccessorUnitId == id))
                .Select(s => isLater ? s.SuccessorUnitId : s.FormerUnitId).Distinct().ToListAsync(cancel);
            if (others is not [var other] || step == LongestChain)
                return null;

            found = await db.Units.AsNoTracking().At(new(province, other)).SingleOrDefaultAsync(cancel);
        }

        if (found is null)
            return null;

        List<AreaUnit> chain = [found];
        while (chain[^1].ParentId is { } parent && chain.Count < LongestChain)
            chain.Add(await db.Units.AsNoTracking().At(new(unit.ProvinceCode, parent)).SingleAsync(cancel));
        return new(found.Id, found.FullName, string.Join(", ", chain.Select(u => u.FullName)));
    }
}

/// <param name="Id">Of the unit that stands for it on that day.</param>
/// <param name="Alone">"Thôn 3".</param>
/// <param name="Full">With all it lies in.</param>
public sealed record UnitName(Guid Id, string Alone, string Full);
