using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>Who moved by hand, and when: within a commune, into it and out of it (chuyển đi, chuyển đến).</summary>
/// <remarks>
/// Who left belongs to another commune by now. The forms of this one still need the household on the opening list and its
/// departure, so ledger and times of membership are read past the area filter, and nothing else: no name, no answer.
/// </remarks>
internal sealed class MovesOfCommune
{
    private const string UseCase = nameof(VuonLen.App.Households.Moves.MoveHousehold);

    private static readonly TimeSpan _vietnam = TimeSpan.FromHours(7);

    private Dictionary<Guid, DateOnly> _days = [];

    public static MovesOfCommune None { get; } = new();

    /// <summary>Households that moved out of the commune within the period.</summary>
    public IReadOnlyList<Household> Left { get; private init; } = [];

    /// <summary>Living villages of other communes.</summary>
    public IReadOnlySet<Guid> Foreign { get; private init; } = new HashSet<Guid>();

    /// <summary>The day of a household's last move; null when none is on record.</summary>
    public DateOnly? On(Guid household) => _days.TryGetValue(household, out var day) ? day : null;

    /// <summary>Rows of villages that a household left: whoever knows that knows what stands in them, be it none.</summary>
    public HashSet<int> LeftFrom(PackUnit unit) =>
        [.. Left.SelectMany(h => h.Recognitions).Select(r => r.VillageId).OfType<Guid>().Where(unit.IndexOf.ContainsKey).Select(v => unit.IndexOf[v])];

    /// <summary>Reads them; a province has none of its own.</summary>
    public static async Task<MovesOfCommune> LoadAsync(VuonLenDb db, PackUnit unit, FormPeriod period, CancellationToken cancel)
    {
        var of = unit.Unit;
        if (unit.IsProvince)
            return None; // its rows are communes, and it adds up what these say

        var within = await db.Audit.AsNoTracking()
            .Where(a => a.ProvinceCode == of.ProvinceCode && a.AreaPath.StartsWith(of.AreaPath) && a.UseCase == UseCase && a.Entity == nameof(Household))
            .Select(a => new { a.RowId, a.At }).ToListAsync(cancel);
        var (after, until) = (EveningOf(period.OpeningListOn), EveningOf(period.Closing));
        var anywhere = await db.Audit.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter]).AsNoTracking()
            .Where(a => a.ProvinceCode == of.ProvinceCode && a.At >= after && a.At < until && a.UseCase == UseCase && a.Entity == nameof(Household))
            .Where(a => !a.AreaPath.StartsWith(of.AreaPath))
            .Select(a => new { a.RowId, a.At }).ToListAsync(cancel);
        if (within.Count + anywhere.Count == 0)
            return None;

        var (ids, villages) = (anywhere.Select(a => a.RowId).Distinct().ToList(), unit.IndexOf.Keys.ToList());
        return new()
        {
            _days = within.Concat(anywhere).GroupBy(a => a.RowId).ToDictionary(g => g.Key, g => DateOnly.FromDateTime(g.Max(a => a.At).ToOffset(_vietnam).DateTime)),
            Foreign = await db.Units
                .Where(u => u.ProvinceCode == of.ProvinceCode && u.Level == AreaLevel.Village && u.ValidTo == null && !u.AreaPath.StartsWith(of.AreaPath))
                .Select(u => u.Id).ToHashSetAsync(cancel),
            Left = ids.Count == 0 ? [] : await db.Households.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter]).AsNoTracking()
                .Include(h => h.Memberships).Include(h => h.Recognitions).AsSplitQuery()
                .Where(h => h.ProvinceCode == of.ProvinceCode && ids.Contains(h.Id) && !h.AreaPath.StartsWith(of.AreaPath)
                    && h.Recognitions.Any(r => r.VillageId != null && villages.Contains(r.VillageId.Value)))
                .OrderBy(h => h.Id).ToListAsync(cancel),
        };
    }

    private static DateTimeOffset EveningOf(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), _vietnam).ToUniversalTime();
}
