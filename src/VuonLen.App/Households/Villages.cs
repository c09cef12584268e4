using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households;

/// <summary>Where a household may be put: today's villages within the caller's scope, and the codes still free in them.</summary>
internal static class Villages
{
    /// <summary>More are not offered in one list; who works in a whole province opens a household's commune first.</summary>
    private const int Most = 1000;

    extension(VuonLenDb db)
    {
        /// <summary>Today's villages the caller may write in, those of one province only when it is given.</summary>
        public async Task<IReadOnlyList<VillageChoice>> VillagesInReachAsync(string? province, CancellationToken cancel)
        {
            var found = new List<VillageChoice>();
            foreach (var path in db.Caller.Scope.Granted)
            {
                found.AddRange(await db.Units.AsNoTracking()
                    .Where(u => u.Level == AreaLevel.Village && u.ValidTo == null && u.AreaPath.StartsWith(path) && (province == null || u.ProvinceCode == province))
                    .OrderBy(u => u.AreaPath).Take(Most)
                    .Select(u => new VillageChoice(u.ProvinceCode, u.Id, u.Kind + " " + u.Name)).ToListAsync(cancel));
            }

            return [.. found.DistinctBy(v => v.Id)];
        }

        /// <summary>The village, when it exists today and the caller may write in it.</summary>
        public async Task<AreaUnit?> VillageInReachAsync(AreaKey key, CancellationToken cancel) =>
            await db.Units.At(key).SingleOrDefaultAsync(u => u.Level == AreaLevel.Village && u.ValidTo == null, cancel) is { } village
                && db.Caller.Scope.Covers(village.AreaPath)
                ? village
                : null;

        /// <summary>Whether a living household of the village has this code.</summary>
        public Task<bool> IsCodeTakenAsync(AreaKey village, string? code, Guid? except, CancellationToken cancel) => code is null
            ? Task.FromResult(false)
            : db.Households.AnyAsync(
                h => h.ProvinceCode == village.ProvinceCode && h.VillageId == village.Id && h.Code == code && h.EndedOn == null && h.Id != except, cancel);

        /// <summary>One more than the highest number among the codes of a village, written as wide as that one.</summary>
        public async Task<string> NextCodeAsync(AreaKey village, CancellationToken cancel)
        {
            var codes = await db.Households
                .Where(h => h.ProvinceCode == village.ProvinceCode && h.VillageId == village.Id && h.Code != null)
                .Select(h => h.Code!).ToListAsync(cancel);
            var highest = codes
                .Select(c => (Code: c, Number: c.Length <= 9 && int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1))
                .Where(c => c.Number >= 0).OrderByDescending(c => c.Number).FirstOrDefault();
            return highest.Code is null ? "001" : (highest.Number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(highest.Code.Length, '0');
        }
    }
}

/// <summary>A village as a form offers it.</summary>
public sealed record VillageChoice(string ProvinceCode, Guid Id, string Name);
