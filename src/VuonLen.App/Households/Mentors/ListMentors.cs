using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Mentors;

/// <summary>Who helps how many households, and which poor and near-poor ones nobody helps.</summary>
public sealed class ListMentors(VuonLenDb db)
{
    public const int PageSize = 50;

    public async Task<View> ShowAsync(Guid? village, int page, CancellationToken cancel)
    {
        var counts = await db.MentorAssignments.AsNoTracking()
            .Where(a => a.ToOn == null).GroupBy(a => a.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var mentors = (await db.MentorsAsync(cancel)).Select(m => new Line(m, counts.GetValueOrDefault(m.Id))).ToList();

        var alone = db.Households.AsNoTracking()
            .Where(h => h.EndedOn == null && (h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor))
            .Where(h => !db.MentorAssignments.Any(a => a.ProvinceCode == h.ProvinceCode && a.HouseholdId == h.Id && a.ToOn == null))
            .Where(h => village == null || h.VillageId == village);
        var total = await alone.CountAsync(cancel);
        var households = await alone.OrderBy(h => h.ProvinceCode).ThenBy(h => h.CommuneCode).ThenBy(h => h.HeadSortKey).ThenBy(h => h.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(h => new Alone(h.ProvinceCode, h.Id, h.HeadName, h.Code, h.Status!.Value, h.MemberCount,
                db.Units.Where(u => u.ProvinceCode == h.ProvinceCode && u.Id == h.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefault()))
            .ToListAsync(cancel);
        return new(mentors, households, total, await db.VillagesInReachAsync(null, cancel));
    }

    public sealed record View(IReadOnlyList<Line> Mentors, IReadOnlyList<Alone> Without, int TotalWithout, IReadOnlyList<VillageChoice> Villages);

    public sealed record Line(Mentor Mentor, int Households);

    public sealed record Alone(
        string ProvinceCode, Guid Id, string? HeadName, string? Code, PovertyClass Status, int MemberCount, string? Village)
    {
        /// <summary>"24/0192…", as a form sends it.</summary>
        public string Value => $"{ProvinceCode}/{Id}";

        public static AreaKey? KeyOf(string value) =>
            value.Split('/') is [var province, var id] && Guid.TryParse(id, out var guid) ? new(province, guid) : null;
    }
}
