using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Households;

/// <summary>Households follow their village: "today's village" is the successor, and a code stays unique within it.</summary>
public sealed class HouseholdsFollowAreas(VuonLenDb db) : IFollowsAreas
{
    private const int BatchSize = 200;
    private const int LongestCode = 30;
    private const int MostTries = 5;

    public async Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel)
    {
        using var _ = db.FollowAreas();
        var (households, persons) = (0, 0);
        foreach (var from in Roots(change))
        {
            households += await db.Households
                .CountAsync(h => h.ProvinceCode == change.ProvinceCode && h.AreaPath.StartsWith(from) && h.EndedOn == null, cancel);
            persons += await db.Memberships
                .CountAsync(m => m.ProvinceCode == change.ProvinceCode && m.AreaPath.StartsWith(from) && m.ToOn == null, cancel);
        }

        List<string> effects = [$"{Vn.Number(households)} hộ, {Vn.Number(persons)} nhân khẩu chuyển sang đơn vị mới cùng toàn bộ hồ sơ."];
        if ((await CollisionsAsync(change, cancel)).Count is > 0 and var twice)
            effects.Add($"{twice} hộ trùng mã hộ với hộ khác của thôn mới: mã được nối thêm mã thôn cũ, ví dụ 005 thành 005-02.");
        return (effects, Outcome.Done);
    }

    public async Task<Outcome> FollowAsync(AreaChange change, CancellationToken cancel)
    {
        using var _ = db.FollowAreas();
        foreach (var batch in (await CollisionsAsync(change, cancel)).Chunk(BatchSize))
        {
            var ids = batch.Select(b => b.Household).ToList();
            foreach (var household in await db.Households.Where(h => h.ProvinceCode == change.ProvinceCode && ids.Contains(h.Id)).ToListAsync(cancel))
                household.Code = batch.First(b => b.Household == household.Id).Code;
            var outcome = await db.SaveAsync(nameof(HouseholdsFollowAreas), cancel);
            if (outcome.IsRefused)
                return outcome;
            db.ChangeTracker.Clear();
        }

        foreach (var village in Wholes(change))
            await db.RehouseAsync(change.ProvinceCode, village.FormerId, village.SuccessorId, cancel);

        var ids2 = change.Units.SelectMany(u => new[] { u.FormerId, u.SuccessorId }).Distinct().ToList();
        var urban = await db.Units.Where(u => u.ProvinceCode == change.ProvinceCode && ids2.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.IsUrban, cancel);
        foreach (var path in change.Units.Where(u => urban[u.FormerId] != urban[u.SuccessorId]).Select(u => u.To).Distinct())
        {
            var outcome = await RedigestAsync(path, cancel);
            if (outcome.IsRefused)
                return outcome;
        }

        return Outcome.Done;
    }

    /// <summary>Which line of a standard applies depends on it, so the digests are made anew.</summary>
    public async Task<Outcome> UrbanChangedAsync(string areaPath, CancellationToken cancel)
    {
        using var _ = db.FollowAreas();
        return await RedigestAsync(areaPath, cancel);
    }

    private async Task<Outcome> RedigestAsync(string areaPath, CancellationToken cancel)
    {
        var province = AreaPaths.ProvinceOf(areaPath);
        var all = await db.Households.Where(h => h.ProvinceCode == province && h.AreaPath.StartsWith(areaPath))
            .Select(h => h.Id).ToListAsync(cancel);
        foreach (var ids in all.Chunk(BatchSize))
        {
            var outcome = await RedigestAsync(province, ids, cancel);
            for (var tries = 1; outcome.IsRefused && tries < MostTries; tries++)
                outcome = await RedigestAsync(province, ids, cancel); // somebody saved one of them that moment: it is read again
            if (outcome.IsRefused)
                return outcome;
        }

        return Outcome.Done;
    }

    private async Task<Outcome> RedigestAsync(string province, Guid[] ids, CancellationToken cancel)
    {
        foreach (var household in await db.Households.Where(h => h.ProvinceCode == province && ids.Contains(h.Id)).ToListAsync(cancel))
            db.Entry(household).State = EntityState.Modified;
        var outcome = await db.SaveAsync(nameof(HouseholdsFollowAreas), cancel);
        db.ChangeTracker.Clear();
        return outcome;
    }

    private static IEnumerable<AreaHandOver> Wholes(AreaChange change) =>
        change.Units.Where(u => u is { Level: AreaLevel.Village, IsPart: false });

    /// <summary>The paths that end and lie in no other one that ends.</summary>
    private static IEnumerable<string> Roots(AreaChange change)
    {
        var paths = change.Units.Select(u => u.From).Distinct().ToList();
        return paths.Where(p => !paths.Exists(other => other != p && p.StartsWith(other, StringComparison.Ordinal)));
    }

    /// <summary>Living households whose code another one of the same future village has, with the code each will get.</summary>
    private async Task<List<(Guid Household, string Code)>> CollisionsAsync(AreaChange change, CancellationToken cancel)
    {
        List<(Guid, string)> collisions = [];
        foreach (var merged in Wholes(change).GroupBy(v => v.SuccessorId))
        {
            // The successor's own households and those of the first former village keep their codes.
            var order = new[] { merged.Key }.Concat(merged.Select(v => v.FormerId)).ToList();
            var codeOf = merged.ToDictionary(v => v.FormerId, v => v.From.Split('.')[^2]);
            var households = await db.Households
                .Where(h => h.ProvinceCode == change.ProvinceCode && order.Contains(h.VillageId!.Value) && h.Code != null && h.EndedOn == null)
                .Select(h => new { h.Id, h.Code, h.VillageId }).ToListAsync(cancel);
            var taken = new HashSet<string>();
            var all = households.Select(h => h.Code!).ToHashSet();
            foreach (var household in households.OrderBy(h => order.IndexOf(h.VillageId!.Value)).ThenBy(h => h.Id))
            {
                if (taken.Add(household.Code!))
                    continue;

                var former = codeOf[household.VillageId!.Value];
                var stem = household.Code![..Math.Min(household.Code!.Length, LongestCode - former.Length - 4)];
                var code = Enumerable.Range(0, int.MaxValue).Select(n => n == 0 ? $"{stem}-{former}" : $"{stem}-{former}-{n}")
                    .First(c => !all.Contains(c) && taken.Add(c));
                collisions.Add((household.Id, code));
            }
        }

        return collisions;
    }
}
