using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Targets;

/// <summary>
/// Writes a figure down that no registry knows (ghi số liệu chỉ tiêu), with its day and source: of what is not counted here, and of
/// facts as they were at the end of a plan whose time is over.
/// </summary>
public sealed class RecordFigure(VuonLenDb db, TimeProvider clock)
{
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

        if (on is not { } day || day > clock.Today)
            return PlanProblems.DayMissing;
        if (!PlanFigures.TryRead(value, out var figure) || figure is null)
            return PlanProblems.NotAFigure;
        if (found.IsRate && figure > 100)
            return PlanProblems.ShareAboveAll;
        if (string.IsNullOrWhiteSpace(source))
            return PlanProblems.SourceMissing;

        db.Add(new TargetFigure
        {
            AreaPath = plan.AreaPath,
            PlannedTargetId = target,
            On = day,
            Value = figure.Value,
            Source = source.Trim(),
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
        });
        return await db.SaveAsync(nameof(RecordFigure), cancel);
    }
}
