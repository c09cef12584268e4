using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Measuring;

/// <summary>Says how each target of a plan is measured, and where it begins (xác nhận cách đo, số đầu kỳ).</summary>
public sealed class BindTargets(VuonLenDb db, TimeProvider clock)
{
    /// <summary>More households are not noted one by one.</summary>
    private const int MostNoted = 5_000;

    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan))
            return null;

        var targets = await db.PlannedTargets.AsNoTracking().Of(key).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(cancel);
        return new(plan, targets, await OwnersAsync(plan, targets, cancel), clock.Today);
    }

    /// <summary>Who may answer for a target: organisations of the plan's own unit that exist, and those that do already.</summary>
    private async Task<IReadOnlyList<Organisation>> OwnersAsync(Plan plan, IReadOnlyList<PlannedTarget> targets, CancellationToken cancel) =>
        (await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == plan.ProvinceCode && o.AreaPath == plan.AreaPath).OrderBy(o => o.Name).ToListAsync(cancel))
            .FindAll(o => o.ExistsOn(clock.Today) || targets.Any(t => t.OwnerId == o.Id));

    /// <param name="key">The plan.</param>
    /// <param name="bindings">One for each target that is confirmed; others stay as they are.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, IReadOnlyList<Binding> bindings, CancellationToken cancel)
    {
        if (await db.Plans.At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (bindings.Any(b => b.Measure is { Length: > 0 } code && LiveMeasure.Of(code) is null))
            return PlanProblems.MeasureUnknown;
        if (PlanFigures.ReadAll([.. bindings.Select(b => b.Baseline)]) is { IsRefused: true } refused)
            return refused;

        var ids = bindings.Select(b => b.Target).ToList();
        var targets = await db.PlannedTargets.Of(key).Where(t => ids.Contains(t.Id)).ToListAsync(cancel);
        var owners = (await OwnersAsync(plan, targets, cancel)).Select(o => o.Id).ToHashSet();
        if (bindings.Any(b => b.Owner is { } owner && !owners.Contains(owner)))
            return PlanProblems.OrganisationUnknown;

        foreach (var target in targets)
        {
            // What the form showed; a colleague's change since is not overwritten.
            if (bindings.First(b => b.Target == target.Id).Revision is { } shown)
                db.Entry(target).Property(t => t.Revision).OriginalValue = shown;
            if (LiveMeasure.Of(bindings.First(b => b.Target == target.Id).Measure) is { } measure && !measure.Fits(target.Kind, target.Unit))
                return PlanProblems.MeasureMisfit(measure.Name, PlanWords.Of(target), target.Text.Length > 80 ? target.Text[..79] + "…" : target.Text);
        }

        foreach (var target in targets)
            await BindAsync(plan, target, bindings.First(b => b.Target == target.Id), cancel);
        return await db.SaveAsync(nameof(BindTargets), cancel);
    }

    private async Task BindAsync(Plan plan, PlannedTarget target, Binding binding, CancellationToken cancel)
    {
        var (measure, former) = (LiveMeasure.Of(binding.Measure), LiveMeasure.Of(target.Measure));
        var isSame = target.IsBound && former == measure && target.Among == AmongOf(measure, binding) && target.BaselineOn == binding.BaselineOn;
        var typed = PlanFigures.Read(binding.Baseline);

        // The form shows the stored figure: sent back beside another measure or day, it is the old one's and nobody typed it.
        if (target.IsBound && !isSame && (measure ?? former) is not null && PlanFigures.Typed(typed) == PlanFigures.Typed(target.Baseline))
            typed = null;

        target.Measure = measure?.Code;
        target.Among = AmongOf(measure, binding);
        target.IsLowerBetter = measure?.IsLowerBetter ?? binding.IsLowerBetter ?? target.IsLowerBetter;
        target.OwnerId = binding.Owner;
        target.IsBound = target.Kind is not TargetKind.Words;
        target.Baseline = typed;
        var today = clock.Today;
        var on = binding.BaselineOn is { } day && day <= today ? day : plan.From is { } from && from <= today ? from : today;
        var place = target.PlaceId is { } id ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.ProvinceCode == plan.ProvinceCode && u.Id == id, cancel) : null;
        var isPlaced = place is not null || target.Place is null;
        var openings = new OpeningFigures(db, plan, today);
        if (measure is null)
        {
            target.BaselineOn = target.Baseline is null ? null : on;
        }
        else
        {
            if (target.Baseline is null && target.Kind is not TargetKind.PartOfSet && isPlaced)
                (target.Baseline, on) = await openings.OfAsync(measure, target.Among, place, on, cancel);
            target.BaselineOn = on;
        }

        if (isSame)
            return;

        await OpenSharesAsync(target, measure, openings, on, cancel);
        if (measure is null)
            return;

        db.RemoveRange(await db.TargetFigures.Where(f => f.ProvinceCode == plan.ProvinceCode && f.PlannedTargetId == target.Id && f.Source == null).ToListAsync(cancel));
        if (measure.Kind is MeasureKind.Households && isPlaced)
            await NoteHouseholdsAsync(plan, target, measure, place, on, cancel);
    }

    /// <summary>What was allotted begins where the target begins, whichever of the two was said first.</summary>
    private async Task OpenSharesAsync(PlannedTarget target, LiveMeasure? measure, OpeningFigures openings, DateOnly on, CancellationToken cancel)
    {
        var shares = await db.TargetShares.Where(s => s.ProvinceCode == target.ProvinceCode && s.PlannedTargetId == target.Id).ToListAsync(cancel);
        var units = shares.Select(s => s.UnitId).ToList();
        var places = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == target.ProvinceCode && units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        foreach (var share in shares)
            share.Baseline = measure is null || places.GetValueOrDefault(share.UnitId) is not { } place ? null : (await openings.OfAsync(measure, target.Among, place, on, cancel)).Figure;
    }

    /// <summary>Who it was about when it began, so that what becomes of each is seen; those named by hand stay.</summary>
    private async Task NoteHouseholdsAsync(Plan plan, PlannedTarget target, LiveMeasure measure, AreaUnit? place, DateOnly on, CancellationToken cancel)
    {
        var noted = await db.TargetedHouseholds.Where(h => h.ProvinceCode == plan.ProvinceCode && h.PlannedTargetId == target.Id).ToListAsync(cancel);
        if (target.Kind is TargetKind.PartOfSet && noted.Exists(h => h.IsNamed))
            return;

        db.RemoveRange(noted.Where(h => !h.IsNamed));
        if (LedgerFigures.IsLost(measure, plan, clock.Today))
            return;

        var filter = measure.FilterOf(target.Among, new LedgerFigures(db, plan, clock.Today).Within(place))!;
        if (LedgerFigures.Knows(measure) && on < clock.Today)
            filter = filter with { On = on };
        var found = await db.Matching(filter, clock.Today).Select(h => new { h.Id, h.DeprivedCount }).Take(MostNoted + 1).ToListAsync(cancel);
        if (found.Count > MostNoted)
            return;

        var named = noted.Where(h => h.IsNamed).Select(h => h.Household).ToHashSet();
        db.AddRange(found.Where(h => !named.Contains(h.Id)).Select(h => new TargetedHousehold
        {
            AreaPath = plan.AreaPath,
            PlannedTargetId = target.Id,
            Household = h.Id,
            DeprivedThen = h.DeprivedCount,
        }));
    }

    private static StatusChoice? AmongOf(LiveMeasure? measure, Binding binding) =>
        measure is null or { Status: not null } ? null : binding.Among ?? (measure.Mark is null ? StatusChoice.Poor : null);

    public sealed record View(Plan Plan, IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<Organisation> Organisations, DateOnly Today);

    /// <param name="Target">Which.</param>
    /// <param name="Measure">Code of a live measure; blank for typed figures.</param>
    /// <param name="Among">Where the measure leaves it open.</param>
    /// <param name="Baseline">As typed; blank takes it from the registry.</param>
    /// <param name="BaselineOn">The day of the opening figure; null is the plan's first.</param>
    /// <param name="Owner">An organisation.</param>
    /// <param name="IsLowerBetter">Of a typed figure.</param>
    public sealed record Binding(Guid Target, string? Measure, StatusChoice? Among, string? Baseline, DateOnly? BaselineOn, Guid? Owner, bool? IsLowerBetter = null)
    {
        /// <summary>Of the target as the form showed it.</summary>
        public int? Revision { get; init; }
    }
}
