using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Targets;

/// <summary>
/// Writes a figure down that no registry knows (ghi số liệu chỉ tiêu), with its day and source: of what is not counted here, and of
/// facts as they were at the end of a plan whose time is over.
/// </summary>
public sealed class RecordFigure(VuonLenDb db, TimeProvider clock)
{
    /// <param name="key">The plan.</param>
    /// <param name="target">Which target.</param>
    /// <param name="on">The day the figure is of.</param>
    /// <param name="value">As typed.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, Guid target, DateOnly? on, string? value, string? source, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan
            || await db.PlannedTargets.AsNoTracking().Of(key).SingleOrDefaultAsync(t => t.Id == target, cancel) is not { } found)
        {
            return PlanProblems.NotFound;
        }

        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (plan.State is not PlanState.InUse)
            return PlanProblems.NotInUse;
        if (LiveMeasure.Of(found.Measure) is { } measure
            && !(await PlanGround.LoadAsync(db, plan, found.PlaceId is { } place ? [place] : [], clock.Today, cancel)).IsWrittenDown(measure, found))
        {
            return PlanProblems.IsLive;
        }

        if (on is not { Year: >= Intake.StartPlan.FirstYear } day || day > clock.Today)
            return PlanProblems.DayMissing;
        if (!PlanFigures.TryRead(value, out var figure) || figure is null)
            return PlanProblems.NotAFigure;
        if (found.IsRate && figure > 100)
            return PlanProblems.ShareAboveAll;
        if (string.IsNullOrWhiteSpace(source))
            return PlanProblems.SourceMissing;

        // Sent twice: it is written down. What is said of a day later holds, so that it can be corrected.
        var (words, last) = (EditHead.Trim(source, 300)!, await db.TargetFigures.AsNoTracking()
            .Where(f => f.ProvinceCode == key.ProvinceCode && f.PlannedTargetId == target && f.On == day && f.Source != null).OrderByDescending(f => f.WrittenAt).ThenByDescending(f => f.Id).FirstOrDefaultAsync(cancel));
        if (last is not null && last.Value == figure && last.Source == words)
            return Outcome.Done;

        db.Add(new TargetFigure
        {
            AreaPath = plan.AreaPath,
            PlannedTargetId = target,
            On = day,
            Value = figure.Value,
            Source = words,
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
        });
        return await db.SaveAsync(nameof(RecordFigure), cancel);
    }

    /// <summary>Takes a figure back that was typed by mistake, for another day or another target; the audit keeps it.</summary>
    public async Task<Outcome> TakeBackAsync(AreaKey key, Guid target, Guid figure, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !await db.PlannedTargets.Of(key).AnyAsync(t => t.Id == target, cancel))
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (await db.TargetFigures.SingleOrDefaultAsync(f => f.ProvinceCode == key.ProvinceCode && f.PlannedTargetId == target && f.Id == figure && f.Source != null, cancel) is not { } found)
            return PlanProblems.FigureGone;

        db.Remove(found);
        return await db.SaveAsync(nameof(RecordFigure), cancel);
    }
}
