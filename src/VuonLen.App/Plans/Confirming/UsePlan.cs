using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Plans.Confirming;

/// <summary>From today on this plan is tracked (dùng kế hoạch này); who leads its tasks becomes an organisation.</summary>
public sealed class UsePlan(VuonLenDb db, TimeProvider clock)
{
    public async Task<Outcome> SaveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await PlanRows.LoadAsync(db, key, isTracked: true, cancel) is not { Plan: var plan } rows)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (plan.State is not PlanState.Draft)
            return PlanProblems.NotDraft;
        if (plan.Year is null)
            return PlanProblems.NoYear;
        if (rows.Targets.Count + rows.Tasks.Count == 0)
            return PlanProblems.NoItems;

        await OrganiseAsync(rows, cancel);
        await PlaceAsync(rows, cancel);
        plan.Use(clock.GetUtcNow(), db.Caller.Name);
        return await db.SaveAsync(nameof(UsePlan), cancel);
    }

    /// <summary>
    /// "xã Nậm Tăm", "thôn 3" become the unit of that name; what names the plan's own unit is about all of it. What is
    /// neither waits for an officer to choose, and is not measured meanwhile.
    /// </summary>
    private async Task PlaceAsync(PlanRows rows, CancellationToken cancel)
    {
        var named = rows.Targets.Where(t => t is { Place: not null, PlaceId: null }).ToList();
        if (named.Count == 0)
            return;

        var plan = rows.Plan;
        var units = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == plan.ProvinceCode && u.ValidTo == null && (u.ParentId == plan.UnitId || u.Id == plan.UnitId)).ToListAsync(cancel);
        foreach (var target in named)
        {
            var place = VietnameseName.Fold(target.Place!);
            var meant = units.FindAll(u => place == VietnameseName.Fold(u.FullName) || place == VietnameseName.Fold(u.Name) || place.EndsWith($" {VietnameseName.Fold(u.Name)}", StringComparison.Ordinal));
            if (meant.Count == 1 && meant[0].Id != plan.UnitId)
                target.PlaceId = meant[0].Id;
            else if (meant.Count == 1 || place.StartsWith("toan ", StringComparison.Ordinal))
                target.Place = null;
            else
                continue;

            // Bound in the draft it had no place to be counted in.
            if (target.IsBound && target.Measure is not null)
                target.Unbind();
        }
    }

    /// <summary>Names known already are recognised by any of their spellings; the others are added.</summary>
    private async Task OrganiseAsync(PlanRows rows, CancellationToken cancel)
    {
        var (plan, today) = (rows.Plan, clock.Today);
        var known = (await db.Organisations.Where(o => o.ProvinceCode == plan.ProvinceCode && o.AreaPath == plan.AreaPath).ToListAsync(cancel))
            .FindAll(o => o.ExistsOn(today));
        foreach (var name in rows.Clauses.Where(c => c.Kind == ClauseKind.Actor).Select(c => c.Name ?? c.Text).Concat(rows.Tasks.Select(t => t.Lead).OfType<string>()))
        {
            // A sentence is no name.
            if (name.Length is > 2 and <= 120 && Organisation.KeyOf(name).Length > 1 && !known.Exists(o => o.IsMeantBy(name)))
            {
                var added = new Organisation { AreaPath = plan.AreaPath, Name = name.Trim() };
                db.Add(added);
                known.Add(added);
            }
        }

        // Of a plan copied from last year's also what an organisation led that is gone by now.
        foreach (var task in rows.Tasks.Where(t => !known.Exists(o => o.Id == t.LeadId)))
            task.LeadId = known.Find(o => o.IsMeantBy(task.Lead))?.Id;
    }
}
