using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Mergers;

/// <summary>Ends a unit that nobody lives in any more and nobody takes over (giải thể). What happened in it stays; rights in it are withdrawn.</summary>
public sealed class EndUnit(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    public async Task<Outcome> SaveAsync(AreaKey key, int revision, DateOnly on, CancellationToken cancel)
    {
        var unit = await db.Units.At(key).SingleOrDefaultAsync(cancel);
        if (unit is null || unit.Level is AreaLevel.Province || !db.Caller.Places.Covers(unit.AreaPath))
            return AreaProblems.NotFound;
        if (!db.Caller.May(unit.Level is AreaLevel.Village ? Rights.ManageVillages : Rights.ManageAreas))
            return AreaProblems.NotAllowed;
        if (unit.ValidTo is not null)
            return AreaProblems.AlreadyEnded;
        if (on > clock.Today || unit.ValidFrom >= on)
            return AreaProblems.WrongDay;

        var isLivedIn = await db.Units.AnyAsync(u => u.ProvinceCode == key.ProvinceCode && u.ParentId == key.Id && u.ValidTo == null, cancel)
            || await db.Households.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter])
                .AnyAsync(h => h.ProvinceCode == key.ProvinceCode && h.AreaPath.StartsWith(unit.AreaPath) && h.EndedOn == null, cancel);
        if (isLivedIn)
            return AreaProblems.StillLivedIn;

        db.Entry(unit).Property(u => u.Revision).OriginalValue = revision;
        unit.ValidTo = on;
        foreach (var follower in followers)
            await follower.DissolvedAsync(unit.AreaPath, cancel);
        return await db.SaveAsync(nameof(EndUnit), cancel);
    }
}
