using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Confirming;

/// <summary>The document beside what was understood of it (xác nhận bản nháp).</summary>
public sealed class ShowDraft(VuonLenDb db, RunRequests runs)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await PlanRows.LoadAsync(db, key, isTracked: false, cancel) is not { } rows)
            return null;

        var unit = await db.Units.AsNoTracking().Where(u => u.Id == rows.Plan.UnitId).Select(u => u.Kind + " " + u.Name).FirstOrDefaultAsync(cancel);
        var run = rows.Plan.State is PlanState.Reading or PlanState.Unreadable ? await runs.LatestAsync(key, cancel) : null;
        var items = rows.Parts.ToList();
        var itemAt = new Dictionary<int, PlanPart>();
        foreach (var item in items.Where(i => i is not PlanClause { Kind: ClauseKind.Passage }).Concat(items.Where(i => i is PlanClause { Kind: ClauseKind.Passage })))
        {
            for (var line = item.FirstLine ?? 0; line > 0 && line <= item.LastLine; line++)
                itemAt.TryAdd(line, item);
        }

        var known = items.ToDictionary(i => i.Id);
        foreach (var line in rows.Lines.Where(l => l.FiledUnder is not null))
        {
            if (known.TryGetValue(line.FiledUnder!.Value, out var item))
                itemAt[line.Number] = item;
        }

        var warnings = rows.Plan.State is PlanState.Reading or PlanState.Unreadable ? [] : DraftOf.Warnings(rows);
        return new(
            rows.Plan, unit, db.Keeps(rows.Plan), run, rows.Lines, items, itemAt,
            rows.Lines.Where(l => !l.IsSetAside && !itemAt.ContainsKey(l.Number) && !string.IsNullOrWhiteSpace(l.Text)).Select(l => l.Number).ToHashSet(),
            warnings, await SuperiorsAsync(rows.Plan, cancel));
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> SuperiorsAsync(Plan plan, CancellationToken cancel) =>
    [
        .. (await db.Plans.AsNoTracking().Where(p => p.ProvinceCode == plan.ProvinceCode && p.State == PlanState.InUse && p.Id != plan.Id).ToListAsync(cancel))
            .Where(p => p.AreaPath.Length < plan.AreaPath.Length).Select(p => (p.Id, p.Name)),
    ];

    /// <param name="Plan">With its head.</param>
    /// <param name="Unit">Whose plan.</param>
    /// <param name="MayEdit">The caller keeps it.</param>
    /// <param name="Run">While the file is read, and when it could not be.</param>
    /// <param name="Lines">Of the document; none for a plan that was typed.</param>
    /// <param name="Items">All, by where they stand.</param>
    /// <param name="ItemAt">The item each line went into.</param>
    /// <param name="Unread">Lines that lie in no item and were not set aside.</param>
    /// <param name="Warnings">About the plan as it is now.</param>
    /// <param name="Superiors">Plans above that are in use.</param>
    public sealed record View(
        Plan Plan, string? Unit, bool MayEdit, Run? Run, IReadOnlyList<PlanSourceLine> Lines, IReadOnlyList<PlanPart> Items,
        IReadOnlyDictionary<int, PlanPart> ItemAt, IReadOnlySet<int> Unread, IReadOnlyList<PlanWarning> Warnings, IReadOnlyList<(Guid Id, string Name)> Superiors)
    {
        public IEnumerable<PlanClause> Clauses(ClauseKind kind) => Items.OfType<PlanClause>().Where(c => c.Kind == kind);

        public int Doubtful => Items.Count(i => i.IsDoubtful && i is not PlanClause { Kind: ClauseKind.Passage });

        /// <summary>Warnings about an item: those whose lines begin within its own.</summary>
        public IEnumerable<PlanWarning> Of(PlanPart item) => Warnings.Where(w => w.Lines is { } at && item.FirstLine is { } first
            && at.First >= first && at.First <= item.LastLine && ItemAt.GetValueOrDefault(at.First) == item);

        /// <summary>Warnings that stand beside no item.</summary>
        public IEnumerable<PlanWarning> OfAll => Warnings.Where(w => w.Lines is not { } at || ItemAt.GetValueOrDefault(at.First) is null or PlanClause { Kind: ClauseKind.Passage or ClauseKind.HeadField });
    }
}
