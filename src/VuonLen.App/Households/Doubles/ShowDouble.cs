using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Doubles;

/// <summary>Shows two households that may be one beside each other (đối chiếu hai hộ), or the one in which somebody stands twice.</summary>
public sealed class ShowDouble(VuonLenDb db)
{
    /// <summary>Null when one is out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey one, Guid two, CancellationToken cancel)
    {
        if (await SideAsync(one, cancel) is not { } first)
            return null;
        var second = two == one.Id ? first : await SideAsync(new(one.ProvinceCode, two), cancel);
        if (second is null)
            return null;

        var all = await db.AllPairsBetweenAsync(one, two, cancel);
        var waiting = (await db.Undecided(db.PairsBetween(one, two)).ToListAsync(cancel)).Select(p => (p.First, p.Second)).ToHashSet();
        return new(first, second, [.. all.Select(p => Order(p, first, waiting.Contains((p.First, p.Second))))]);
    }

    private static Alike Order((Guid First, Guid Second, DoubleReasons Reasons) pair, Side one, bool isWaiting) =>
        one.Household.MembersNow().Any(m => m.PersonId == pair.First)
            ? new(pair.First, pair.Second, pair.Reasons, isWaiting)
            : new(pair.Second, pair.First, pair.Reasons, isWaiting);

    private async Task<Side?> SideAsync(AreaKey key, CancellationToken cancel)
    {
        var household = await db.Households.At(key).Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions)
            .AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (household is null)
            return null;

        var place = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == key.ProvinceCode && u.Id == household.VillageId)
            .Select(u => u.Kind + " " + u.Name).FirstOrDefaultAsync(cancel);
        return new(household, place);
    }

    /// <param name="One">A household.</param>
    /// <param name="Two">Another one, or the same.</param>
    /// <param name="People">Who looks like one person.</param>
    public sealed record View(Side One, Side Two, IReadOnlyList<Alike> People)
    {
        public bool IsOfOne => One.Household.Id == Two.Household.Id;

        public bool IsWaiting => People.Any(p => p.IsWaiting);
    }

    public sealed record Side(Household Household, string? Village);

    /// <param name="InOne">A member of the first household.</param>
    /// <param name="InTwo">A member of the second.</param>
    /// <param name="Reasons">What speaks for one.</param>
    /// <param name="IsWaiting">Nobody has decided about it.</param>
    public sealed record Alike(Guid InOne, Guid InTwo, DoubleReasons Reasons, bool IsWaiting);
}
