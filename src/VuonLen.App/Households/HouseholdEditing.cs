using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Facts;

namespace VuonLen.App.Households;

/// <summary>What most forms about a household show: which one it is, and who lives in it.</summary>
/// <param name="Key">Its address.</param>
/// <param name="Revision">Goes into the form; a later one in the database refuses the save.</param>
/// <param name="HeadName">Null when it has no head.</param>
/// <param name="Code">Mã hộ.</param>
/// <param name="VillageId">Where it lives.</param>
/// <param name="Village">"Thôn Nà Phát"; null when not in the tree.</param>
/// <param name="EndedOn">Null while it lives here.</param>
/// <param name="Members">Today's, the head first.</param>
public sealed record HouseholdBrief(
    AreaKey Key, int Revision, string? HeadName, string? Code, Guid? VillageId, string? Village, DateOnly? EndedOn,
    IReadOnlyList<HouseholdBrief.Member> Members)
{
    /// <summary>"Lò Văn An – mã 012 – Thôn Nà Phát".</summary>
    public string Label => string.Join(" – ", new[] { HeadName ?? "Hộ chưa có chủ hộ", Code is null ? null : $"mã {Code}", Village }.OfType<string>());

    /// <summary>As it is stored, whatever is being edited in this context; null when out of reach.</summary>
    public static async Task<HouseholdBrief?> FindAsync(VuonLenDb db, AreaKey key, CancellationToken cancel)
    {
        var found = await db.Households.AsNoTracking().At(key)
            .Select(h => new
            {
                h.Revision,
                h.HeadName,
                h.Code,
                h.VillageId,
                Village = db.Units.Where(u => u.ProvinceCode == h.ProvinceCode && u.Id == h.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefault(),
                h.EndedOn,
                Members = h.Memberships.Where(m => m.ToOn == null)
                    .OrderByDescending(m => m.IsHead).ThenBy(m => m.FromOn).ThenBy(m => m.Id)
                    .Select(m => new { m.PersonId, m.Person.FullName, m.Relationship, m.IsHead, m.FromOn, m.Person.BornYear, m.Person.BornOn, m.Person.Sex })
                    .ToList(),
            })
            .SingleOrDefaultAsync(cancel);

        return found is null ? null : new(
            key, found.Revision, found.HeadName, found.Code, found.VillageId, found.Village, found.EndedOn,
            [
                .. found.Members.Select(m => new Member(
                    m.PersonId, m.FullName, m.Relationship, m.IsHead, m.FromOn,
                    Person.BirthOf(m.BornOn, m.BornYear), m.Sex)),
            ]);
    }

    public sealed record Member(
        Guid PersonId, string FullName, Relationship? Relationship, bool IsHead, DateOnly FromOn, BirthDate? Born, Sex? Sex);
}

/// <summary>How use cases take a household up to change it.</summary>
internal static class HouseholdEditing
{
    extension(VuonLenDb db)
    {
        /// <summary>The household with all its parts, as of the revision the user's form showed; null when out of reach.</summary>
        public async Task<Household?> TakeUpAsync(AreaKey key, int revision, CancellationToken cancel)
        {
            var household = await db.Households
                .Include(h => h.Memberships).ThenInclude(m => m.Person)
                .Include(h => h.Recognitions)
                .AsSplitQuery()
                .At(key).SingleOrDefaultAsync(cancel);

            if (household is not null)
                db.Entry(household).Property(h => h.Revision).OriginalValue = revision;
            return household;
        }

        /// <summary>It is a second record that was merged into another one: nothing is written to it any more.</summary>
        public Task<bool> IsMergedAwayAsync(AreaKey key, CancellationToken cancel) => db.DoubleMerges.AnyAsync(
            m => m.ProvinceCode == key.ProvinceCode && m.OtherId == key.Id && m.IsOfHouseholds && m.UndoneAt == null, cancel);

        /// <summary>By second record that was merged into another household the one that stands for it now, at the end of the chain.</summary>
        public async Task<IReadOnlyDictionary<Guid, Guid>> MergedIntoAsync(string provinceCode, CancellationToken cancel)
        {
            var steps = new Dictionary<Guid, Guid>();
            foreach (var merge in await db.DoubleMerges.AsNoTracking()
                .Where(m => m.ProvinceCode == provinceCode && m.IsOfHouseholds && m.UndoneAt == null)
                .Select(m => new { m.OtherId, m.HouseholdId }).ToListAsync(cancel))
            {
                steps[merge.OtherId] = merge.HouseholdId;
            }

            return steps.ToDictionary(s => s.Key, s =>
            {
                var home = s.Value;
                for (var i = 0; i < steps.Count && steps.TryGetValue(home, out var next); i++)
                    home = next;
                return home;
            });
        }

        /// <summary>Who helps an ended household helps it no more.</summary>
        public async Task EndCareAsync(Household household, CancellationToken cancel)
        {
            if (household.EndedOn is not { } ended)
                return;

            var care = await db.MentorAssignments
                .Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id && a.ToOn == null).ToListAsync(cancel);
            foreach (var assignment in care)
            {
                assignment.ToOn = ended < assignment.FromOn ? assignment.FromOn : ended;
                assignment.EndedWithHousehold = true;
            }
        }

        /// <summary>Who helped the household until it ended helps it again: its end was recorded by mistake.</summary>
        public async Task ResumeCareAsync(Household household, CancellationToken cancel)
        {
            var care = await db.MentorAssignments
                .Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id && a.EndedWithHousehold).ToListAsync(cancel);
            foreach (var assignment in care)
                (assignment.ToOn, assignment.EndedWithHousehold) = (null, false);
        }
    }
}
