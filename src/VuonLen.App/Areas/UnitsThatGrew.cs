using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>Units that were there before and took in another one, so that what was counted in them may be from before that or after it.</summary>
/// <remarks>
/// Of population <see cref="PopulationBook"/> adds the other one's figures to those counted before; only the day they were counted on tells
/// which they are, so nobody types them without it.
/// </remarks>
internal static class UnitsThatGrew
{
    extension(VuonLenDb db)
    {
        /// <param name="province">Its code.</param>
        /// <param name="after">Only what happened after this day.</param>
        /// <param name="cancel">Ends with the request.</param>
        /// <returns>By unit the last day on which it grew.</returns>
        public async Task<IReadOnlyDictionary<Guid, DateOnly>> UnitsThatGrewAsync(string? province, DateOnly after, CancellationToken cancel)
        {
            var grew = await db.Successions.AsNoTracking()
                .Where(s => (province == null || s.ProvinceCode == province) && s.On > after)
                .Where(s => db.Units.Any(u => u.ProvinceCode == s.ProvinceCode && u.Id == s.SuccessorUnitId && (u.ValidFrom == null || u.ValidFrom < s.On)))
                .Select(s => new { s.SuccessorUnitId, s.On }).ToListAsync(cancel);
            return grew.GroupBy(s => s.SuccessorUnitId).ToDictionary(g => g.Key, g => g.Max(s => s.On));
        }
    }
}
