using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Doubles;

/// <summary>What a household's page tells of doubles: whom it may be, what was merged into it, what it was merged into.</summary>
public sealed class ShowDoublesOf(VuonLenDb db, FindDoubles find)
{
    /// <summary>A record that had one merged into it may itself be merged; nobody has done so more often.</summary>
    private const int MostSteps = 10;

    /// <param name="household">In reach.</param>
    /// <param name="hasEnded">Then nothing waits.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(AreaKey household, bool hasEnded, CancellationToken cancel)
    {
        var mergers = await db.DoubleMerges.AsNoTracking()
            .Where(m => m.ProvinceCode == household.ProvinceCode && m.UndoneAt == null && (m.HouseholdId == household.Id || m.OtherId == household.Id))
            .OrderBy(m => m.MergedAt)
            .Select(m => new Merged(
                m.Id, m.HouseholdId, m.OtherId, m.IsOfHouseholds, m.MergedAt, m.MergedBy,
                db.Households.Where(h => h.ProvinceCode == m.ProvinceCode && h.Id == m.HouseholdId).Select(h => h.HeadName).FirstOrDefault()))
            .ToListAsync(cancel);
        return new(hasEnded ? [] : await find.ShowOfAsync(household, cancel), mergers);
    }

    /// <summary>The records that went into this one, with their own histories; also those that went into them.</summary>
    public async Task<IReadOnlyList<Household>> ShowHistoriesAsync(AreaKey household, CancellationToken cancel)
    {
        HashSet<Guid> known = [household.Id];
        var found = new List<Household>();
        List<Guid> last = [household.Id];
        for (var step = 0; step < MostSteps && last.Count > 0; step++)
        {
            var into = last;
            var gone = await db.DoubleMerges.AsNoTracking()
                .Where(m => m.ProvinceCode == household.ProvinceCode && m.UndoneAt == null && m.IsOfHouseholds && into.Contains(m.HouseholdId))
                .Select(m => m.OtherId).ToListAsync(cancel);
            last = [.. gone.Where(known.Add)];
            if (last.Count == 0)
                break;

            var ids = last;
            found.AddRange(await db.Households.AsNoTracking().Where(h => h.ProvinceCode == household.ProvinceCode && ids.Contains(h.Id))
                .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery().ToListAsync(cancel));
        }

        return found;
    }

    /// <summary>Notes of the records that went into this one.</summary>
    public async Task<IReadOnlyList<HouseholdNote>> ShowNotesAsync(AreaKey household, CancellationToken cancel)
    {
        var ids = (await ShowHistoriesAsync(household, cancel)).Select(h => h.Id).ToList();
        return ids.Count == 0 ? [] : await db.HouseholdNotes.AsNoTracking()
            .Where(n => n.ProvinceCode == household.ProvinceCode && ids.Contains(n.HouseholdId)).ToListAsync(cancel);
    }

    /// <param name="Pairs">That wait for a decision.</param>
    /// <param name="Mergers">That hold, in which the household stayed or went.</param>
    public sealed record View(IReadOnlyList<FindDoubles.Line> Pairs, IReadOnlyList<Merged> Mergers);

    /// <param name="Id">Of the merger.</param>
    /// <param name="HouseholdId">Which stayed.</param>
    /// <param name="OtherId">Which went, or where the second record of a person stood.</param>
    /// <param name="IsOfHouseholds">Whole households.</param>
    /// <param name="At">When.</param>
    /// <param name="By">Who.</param>
    /// <param name="HeadName">Of the one that stayed, today.</param>
    public sealed record Merged(Guid Id, Guid HouseholdId, Guid OtherId, bool IsOfHouseholds, DateTimeOffset At, string By, string? HeadName);
}
