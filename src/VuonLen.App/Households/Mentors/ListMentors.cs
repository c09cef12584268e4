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
        var care = db.CareInForce();
        var counts = await care.AsNoTracking()
            .GroupBy(a => a.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var mentors = (await db.MentorsAsync(cancel)).Select(m => new Line(m, counts.GetValueOrDefault(m.Id))).ToList();

        var alone = db.Households.AsNoTracking()
            .Where(h => h.EndedOn == null && (h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor))
            .Where(h => !care.Any(a => a.ProvinceCode == h.ProvinceCode && a.HouseholdId == h.Id))
            .Where(h => village == null || h.VillageId == village);
        var total = await alone.CountAsync(cancel);
        var households = await alone.OrderBy(h => h.ProvinceCode).ThenBy(h => h.CommuneCode).ThenBy(h => h.HeadSortKey).ThenBy(h => h.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(h => new Alone(h.ProvinceCode, h.Id, h.HeadName, h.Code, h.Status!.Value, h.MemberCount,
                db.Units.Where(u => u.ProvinceCode == h.ProvinceCode && u.Id == h.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefault(), null))
            .ToListAsync(cancel);

        // Named, so that somebody asks who goes on with what was begun.
        var ids = households.ConvertAll(h => h.Id);
        var lapsed = await db.MentorAssignments.AsNoTracking().Where(a => a.ToOn == null && ids.Contains(a.HouseholdId))
            .OrderBy(a => a.FromOn).ThenBy(a => a.Id)
            .Select(a => new
            {
                a.ProvinceCode,
                a.HouseholdId,
                Name = db.Users.Where(u => u.Id == a.UserId).Select(u => u.DisplayName == "" ? u.UserName : u.DisplayName).FirstOrDefault(),
            }).ToListAsync(cancel);
        var former = lapsed.ToLookup(a => (a.ProvinceCode, a.HouseholdId), a => a.Name ?? "tài khoản không còn");
        households = households.ConvertAll(h => former[(h.ProvinceCode, h.Id)].LastOrDefault() is { } name ? h with { Former = name } : h);
        return new(mentors, households, total, await db.VillagesInReachAsync(null, cancel));
    }

    public sealed record View(IReadOnlyList<Line> Mentors, IReadOnlyList<Alone> Without, int TotalWithout, IReadOnlyList<VillageChoice> Villages);

    public sealed record Line(Mentor Mentor, int Households);

    /// <param name="ProvinceCode">Of the household.</param>
    /// <param name="Id">Of the household.</param>
    /// <param name="HeadName">Chủ hộ.</param>
    /// <param name="Code">Mã hộ.</param>
    /// <param name="Status">Recognised.</param>
    /// <param name="MemberCount">Living in it.</param>
    /// <param name="Village">"Bản Nà Phát".</param>
    /// <param name="Former">Who helped it and is a mentor there no more; null when nobody did.</param>
    public sealed record Alone(
        string ProvinceCode, Guid Id, string? HeadName, string? Code, PovertyClass Status, int MemberCount, string? Village, string? Former)
    {
        /// <summary>"24/0192…", as a form sends it.</summary>
        public string Value => $"{ProvinceCode}/{Id}";

        public static AreaKey? KeyOf(string value) =>
            value.Split('/') is [var province, var id] && Guid.TryParse(id, out var guid) ? new(province, guid) : null;
    }
}
