using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Confirming;

/// <summary>Corrects one item of a plan, or adds one (sửa, thêm mục).</summary>
public sealed class EditItem(VuonLenDb db, TimeProvider clock)
{
    /// <summary>So many lines of the document around the item.</summary>
    private const int Around = 3;

    /// <param name="key">The plan.</param>
    /// <param name="item">Null: a new one is to be added.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey key, Guid? item, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan))
            return null;

        var part = item is { } id ? (await db.PartsAsync(key, [id], cancel)).SingleOrDefault() : null;
        if (item is not null && part is null or PlanClause { Kind: ClauseKind.HeadField or ClauseKind.ReaderNote })
            return null;

        var lines = part is { FirstLine: { } first, LastLine: { } last }
            ? await db.PlanSourceLines.AsNoTracking().Of(key).Where(l => (l.Number >= first - Around && l.Number <= last + Around) || l.FiledUnder == item)
                .OrderBy(l => l.Number).ToListAsync(cancel)
            : [];
        var places = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == plan.ProvinceCode && u.ValidTo == null && u.ParentId == plan.UnitId).OrderBy(u => u.Code).ToListAsync(cancel);
        var organisations = (await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == plan.ProvinceCode && o.AreaPath == plan.AreaPath).OrderBy(o => o.Name).ToListAsync(cancel))
            .FindAll(o => o.ExistsOn(clock.Today));
        var targets = await db.PlannedTargets.AsNoTracking().Of(key).OrderBy(t => t.Position).ToListAsync(cancel);
        var superiors = plan.SuperiorPlan is { } above
            ? await db.PlannedTargets.AsNoTracking().Of(new AreaKey(plan.ProvinceCode, above)).OrderBy(t => t.Position).ToListAsync(cancel)
            : [];
        return new(plan, part, lines, places, organisations, targets, superiors) { NewId = Guid.CreateVersion7(clock.GetUtcNow()) };
    }

    /// <param name="key">The plan.</param>
    /// <param name="item">Null adds one.</param>
    /// <param name="form">What it is to be.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, Guid? item, ItemForm form, CancellationToken cancel)
    {
        if (await db.Plans.At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (string.IsNullOrWhiteSpace(form.Text))
            return PlanProblems.NoWords;

        PlanPart? part;
        if (item is { } id)
        {
            part = (await db.PartsAsync(key, [id], cancel)).SingleOrDefault();
            if (part is null)
                return PlanProblems.ItemGone;
            db.Entry(part).Property(nameof(PlanPart.Revision)).OriginalValue = form.Revision;
        }
        else
        {
            if (form.NewId is { } sent && (await db.PartsAsync(key, [sent], cancel)) is [var there, ..])
            {
                if (there.Text == form.Text.Trim())
                    return Outcome.Done; // the button was pressed twice
                form.NewId = null; // the form was gone back to, for another item
            }

            part = form.NewOf(plan);
            part.Position = await LastAsync(key, cancel) + 10;
            db.Add(part);
        }

        var stored = (part as PlannedTarget)?.PlaceId;
        var place = part is PlannedTarget && form.PlaceId is { } chosen
            ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.ProvinceCode == plan.ProvinceCode && u.Id == chosen && (u.ParentId == plan.UnitId || u.Id == stored), cancel)
            : null;
        var problems = part switch
        {
            PlannedTarget when form.SuperiorTarget is { } superior && !await IsOfSuperiorAsync(plan, superior, cancel) => PlanProblems.SuperiorUnknown,
            PlannedTarget when form.PlaceId is { } at && at != Guid.Empty && place is null => PlanProblems.PlaceUnknown,
            PlannedTarget target => form.ApplyTo(target, place?.FullName),
            PlannedTask when form.ServedTarget is { } served && !await db.PlannedTargets.Of(key).AnyAsync(t => t.Id == served, cancel) => PlanProblems.ServedUnknown,
            PlannedTask task => form.ApplyTo(task),
            PlanClause clause => form.ApplyTo(clause),
            _ => throw new InvalidOperationException("No part of a plan."),
        };
        if (problems.IsRefused)
            return problems;
        if (part is PlannedTask changed)
            changed.LeadId = await LeadOfAsync(plan, changed, cancel);
        if (part is PlannedTarget { Measure: null, IsBound: false } unbound)
        {
            unbound.Topic ??= PlanMeasures.Propose(unbound.Text);
            Intake.DraftRows.Propose(unbound);
        }

        part.IsChecked = true;
        var saved = await db.SaveAsync(nameof(EditItem), cancel);
        return item is null && saved.Problems.Contains(DataProblems.Twice) ? Outcome.Done : saved; // the button was pressed twice at once
    }

    private async Task<int> LastAsync(AreaKey key, CancellationToken cancel) => Math.Max(
        await db.PlannedTargets.Of(key).MaxAsync(p => (int?)p.Position, cancel) ?? 0,
        Math.Max(
            await db.PlannedTasks.Of(key).MaxAsync(p => (int?)p.Position, cancel) ?? 0,
            await db.PlanClauses.Of(key).MaxAsync(p => (int?)p.Position, cancel) ?? 0));

    private async Task<bool> IsOfSuperiorAsync(Plan plan, Guid target, CancellationToken cancel) =>
        plan.SuperiorPlan is { } above && await db.PlannedTargets.Of(new AreaKey(plan.ProvinceCode, above)).AnyAsync(t => t.Id == target, cancel);

    /// <summary>Of two of one name the one that exists; one that is gone keeps what it had.</summary>
    private async Task<Guid?> LeadOfAsync(Plan plan, PlannedTask task, CancellationToken cancel) => task.Lead is not { } lead ? null
        : (await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == plan.ProvinceCode && o.AreaPath == plan.AreaPath).OrderBy(o => o.Id).ToListAsync(cancel))
            .Where(o => o.IsMeantBy(lead)).OrderByDescending(o => o.ExistsOn(clock.Today)).ThenByDescending(o => o.Id == task.LeadId).FirstOrDefault()?.Id;

    /// <param name="Plan">Whose item.</param>
    /// <param name="Part">Null: a new one.</param>
    /// <param name="Lines">Of the document, the item's and some around.</param>
    /// <param name="Places">Villages of a commune, communes of a province.</param>
    /// <param name="Organisations">Who may lead.</param>
    /// <param name="Targets">What a task may serve.</param>
    /// <param name="Superiors">Targets of the superior plan, which a target may serve.</param>
    public sealed record View(
        Plan Plan, PlanPart? Part, IReadOnlyList<PlanSourceLine> Lines, IReadOnlyList<AreaUnit> Places, IReadOnlyList<Organisation> Organisations,
        IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<PlannedTarget> Superiors)
    {
        /// <summary>For an item that is to be added.</summary>
        public Guid NewId { get; init; }
    }
}
