using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Plans.Reading;
using VuonLen.App.Plans.Targets;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Demo;

/// <summary>Puts one invented plan in use in the demo's ward (kế hoạch minh họa): read by the reader, bound, allotted, partly done.</summary>
public sealed class FillDemoPlan(VuonLenDb db, UsePlan use, BindTargets bind, AllocateTarget allocate, TimeProvider clock)
{
    private const int Year = 2026;

    /// <summary>Does nothing where the ward has a plan already.</summary>
    public async Task<Outcome> RunAsync(string wardPath, CancellationToken cancel)
    {
        if (await db.Plans.AnyAsync(p => p.AreaPath == wardPath, cancel)
            || await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.AreaPath == wardPath && u.Level == AreaLevel.Commune && u.ValidTo == null, cancel) is not { } ward)
        {
            return Outcome.Done;
        }

        var plan = new Plan { AreaPath = wardPath, UnitId = ward.Id, CreatedAt = clock.GetUtcNow(), CreatedBy = db.Caller.Name };
        db.Add(plan);
        db.AddRange(DraftRows.Of(plan, await ReadAsync(ward, cancel)));
        var saved = await db.SaveAsync(nameof(FillDemoPlan), cancel);
        if (saved.IsRefused)
            return saved;

        db.ChangeTracker.Clear();
        saved = await use.SaveAsync(plan.Key, cancel);
        if (saved.IsRefused)
            return saved;

        db.ChangeTracker.Clear();
        await BindAsync(plan, cancel);
        await LiveAsync(plan, cancel);
        return Outcome.Done;
    }

    private async Task<PlanDocument> ReadAsync(AreaUnit ward, CancellationToken cancel)
    {
        var code = AreaPaths.CommuneOf(ward.AreaPath);
        var opening = await db.Matching(new HouseholdFilter { Commune = code, Status = StatusChoice.Poor, On = new(Year, 1, 1) }, clock.Today).CountAsync(cancel);
        var lacking = await db.Matching(new HouseholdFilter { Commune = code, Status = StatusChoice.Poor }, clock.Today).GroupBy(h => h.Deprived).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var all = (await Populations.OfAsync(db, ward.AreaPath, Year, cancel)).Total.Households;
        var reduce = opening * 71 / 301; // about as many as the demo expects to rise
        var text = DemoPlanText.Of(
            ward.Name, opening, reduce, Rate.Of(opening - reduce, all).Percent ?? 0, Lacking(7), Lacking(10), Lacking(5) + (Lacking(5) / 5));
        var lines = PlanLine.Split(text);
        return new(lines, PlanReader.Read(lines, isScanned: false, cancel), IsScanned: false);

        int Lacking(int indicator) => lacking.Where(l => (l.Key & (1 << (indicator - 1))) != 0).Sum(l => l.Count);
    }

    /// <summary>As an officer would: what is proposed is taken, the reduction is divided by where the poor live.</summary>
    private async Task BindAsync(Plan plan, CancellationToken cancel)
    {
        var targets = await db.PlannedTargets.AsNoTracking().Of(plan.Key).OrderBy(t => t.Position).ToListAsync(cancel);
        var owner = await db.PlannedTasks.AsNoTracking().Of(plan.Key).Where(t => t.LeadId != null).OrderBy(t => t.Position).Select(t => t.LeadId).FirstOrDefaultAsync(cancel);
        await bind.SaveAsync(
            plan.Key,
            [.. targets.Where(t => t.Kind is not TargetKind.Words).Select(t => new BindTargets.Binding(t.Id, t.Measure, t.Among, PlanFigures.Typed(t.Baseline), new(Year, 1, 1), owner))],
            cancel);
        db.ChangeTracker.Clear();
        if (targets.Find(t => t is { Kind: TargetKind.ReduceBy, Measure: "poor_households" }) is not { Value: { } whole } target)
            return;

        var villages = (await allocate.ShowAsync(plan.Key, target.Id, cancel))!.Lines;
        var poor = villages.Sum(v => v.Today ?? 0);
        var shares = villages.ToDictionary(v => v.Id, v => poor == 0 ? 0 : Math.Floor(whole * (v.Today ?? 0) / poor));
        foreach (var village in villages.OrderByDescending(v => v.Today).Take((int)(whole - shares.Values.Sum())))
            shares[village.Id]++;
        await allocate.SaveAsync(plan.Key, target.Id, shares.ToDictionary(s => s.Key, s => PlanFigures.Typed(s.Value)), cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Half a year of it: some tasks done, some reports sent, two typed figures.</summary>
    private async Task LiveAsync(Plan plan, CancellationToken cancel)
    {
        var (today, now) = (clock.Today, clock.GetUtcNow());
        var tasks = await db.PlannedTasks.Of(plan.Key).OrderBy(t => t.Position).ToListAsync(cancel);
        foreach (var task in tasks.Where(t => t.DueOn is { } due && due < today).Take(2))
        {
            (task.State, task.DoneOn) = (TaskState.Done, task.DueOn!.Value.AddDays(-3));
            db.Add(MarkOf(task, null, task.DoneOn.Value, "Đã hoàn thành, có biên bản (số liệu minh họa).", now));
        }

        foreach (var task in tasks.Where(t => t.Recurrence is not null))
        {
            foreach (var turn in TaskTurns.Of(plan, task, today).Where(t => t.DueOn < today).SkipLast(1))
                db.Add(MarkOf(task, turn.DueOn, turn.DueOn!.Value.AddDays(-1), null, now));
        }

        var trained = await db.PlannedTargets.Of(plan.Key).FirstOrDefaultAsync(t => t.Topic == "trained_labour_rate", cancel);
        foreach (var (on, value) in new[] { (new DateOnly(Year, 1, 15), 58.4m), (new DateOnly(Year, 6, 15), 60.1m) }.Where(f => trained is not null && f.Item1 <= today))
        {
            db.Add(new TargetFigure
            {
                AreaPath = plan.AreaPath,
                PlannedTargetId = trained!.Id,
                On = on,
                Value = value,
                Source = "Số liệu minh họa",
                WrittenAt = now,
                WrittenBy = db.Caller.Name,
            });
        }

        await db.SaveAsync(nameof(FillDemoPlan), cancel);
    }

    private TaskMark MarkOf(PlannedTask task, DateOnly? turn, DateOnly on, string? text, DateTimeOffset now) => new()
    {
        AreaPath = task.AreaPath,
        PlannedTaskId = task.Id,
        TurnOn = turn,
        State = TaskState.Done,
        On = on,
        Text = text,
        WrittenAt = now,
        WrittenBy = db.Caller.Name,
    };
}
