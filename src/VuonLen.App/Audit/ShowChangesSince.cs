using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Audit;

/// <summary>What others saved of a household since a form was opened (thay đổi trong lúc đang nhập).</summary>
/// <remarks>Shown to whoever edits the household, the audit of the rest stays with those who may read it.</remarks>
public sealed class ShowChangesSince(VuonLenDb db)
{
    private const int Most = 30;

    /// <summary>The oldest first; empty when nothing was saved since.</summary>
    /// <param name="household">Being edited.</param>
    /// <param name="revision">The one the form showed.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<IReadOnlyList<FindAudit.Line>> ShowAsync(AreaKey household, int revision, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.EditHouseholds))
            return [];

        var entries = await db.Audit.AsNoTracking()
            .Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id && a.Revision > revision)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(cancel);
        entries.Reverse();
        var text = await AuditText.LoadAsync(db, entries, cancel);
        return [.. entries.Select(text.LineOf)];
    }
}
