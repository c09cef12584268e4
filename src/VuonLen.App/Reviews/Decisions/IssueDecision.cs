using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Standards;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>
/// Issues a draft (ban hành): writes its lines into the ledger. In one transaction when they are few; else as a run, during
/// which the decision is being issued and counts as issued only when every line is written.
/// </summary>
public sealed class IssueDecision(VuonLenDb db, IReturnWindow window, RunRequests runs, TimeProvider clock) : IRunWork
{
    public const string Kind = "issue-decision";

    /// <summary>So many lines go in one transaction; more would keep others waiting.</summary>
    internal int MostAtOnce { get; init; } = 500;

    /// <summary>Lines of a run's transaction.</summary>
    internal int Batch { get; init; } = 100;

    /// <summary>What stands against issuing and what to look at first; null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return null;

        var lines = await db.LinesOfAsync(decision, window, clock.Today, cancel);
        var (refusals, warnings) = await LookAsync(decision, lines, cancel);
        return new(decision, lines, refusals, warnings, SeenOf(lines));
    }

    /// <summary>Issues it, when nothing stands against it and nobody changed one of its households since the page was opened.</summary>
    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.IssueDecisions))
            return ReviewProblems.MayNotIssue;
        if (await db.Decisions.At(key).SingleOrDefaultAsync(cancel) is not { } decision)
            return ReviewProblems.NotFound;
        if (decision.State is not DecisionState.Draft)
            return ReviewProblems.NotDraft;
        if (decision.Revision != form.Revision)
            return ReviewProblems.DraftChanged;

        var lines = await db.LinesOfAsync(decision, window, clock.Today, cancel);
        var (refusals, _) = await LookAsync(decision, lines, cancel);
        if (refusals.Count > 0)
            return new(refusals);
        if (ChangedSince(lines, form.Seen) is { Count: > 0 } changed)
            return ReviewProblems.HouseholdsChanged(changed);

        decision.BeginIssuing(db.Caller.Name, clock.GetUtcNow());
        if (lines.Count > MostAtOnce)
        {
            runs.Add(Kind, decision);
            var asked = await db.SaveAsync(nameof(IssueDecision), cancel);
            runs.Ring();
            return await ToldAsync(asked, decision, form, cancel);
        }

        await WriteAsync(decision, lines, 1, cancel);
        decision.EndIssuing();
        var saved = await db.SaveManyAsync(nameof(IssueDecision), cancel);
        return await ToldAsync(saved, decision, form, cancel);
    }

    /// <summary>Puts a run into the queue again whose program broke down.</summary>
    public async Task<Outcome> ResumeAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Decisions.At(key).SingleOrDefaultAsync(cancel) is not { State: DecisionState.Issuing } decision)
            return ReviewProblems.NotFound;
        if (await runs.LatestAsync(key, cancel) is { IsOpen: true })
            return Outcome.Done;

        runs.Add(Kind, decision);
        var saved = await db.SaveAsync(nameof(IssueDecision), cancel);
        runs.Ring();
        return saved;
    }

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.Decisions.AsNoTracking().At(subject).SingleOrDefaultAsync(cancel) is not { State: DecisionState.Issuing } decision)
            return Outcome.Done;

        var lines = await db.LinesOfAsync(decision, window, clock.Today, cancel);
        var open = lines.Where(l => !l.Line.IsWritten).ToList();
        var done = lines.Count - open.Count;
        var last = lines.Max(l => l.Line.Number) ?? 0;
        foreach (var batch in open.Chunk(Batch))
        {
            last = await WriteOneAsync(decision, batch, last, cancel);
            await progress.TellAsync(done += batch.Length, lines.Count, cancel); // half issued is worse than issued: it goes on when asked to stop
        }

        var row = await db.Decisions.At(subject).SingleAsync(cancel);
        row.EndIssuing();
        return await db.SaveAsync(nameof(IssueDecision), cancel);
    }

    /// <summary>One batch, again when somebody changed one of its households that moment: the decision is made and stands.</summary>
    private async Task<int> WriteOneAsync(Decision decision, IReadOnlyList<ShownLine> batch, int last, CancellationToken cancel)
    {
        const int Most = 20;
        for (var tries = 1; ; tries++)
        {
            var number = await WriteAsync(decision, batch, last + 1, cancel);
            var saved = await db.SaveManyAsync(nameof(IssueDecision), cancel);
            db.ChangeTracker.Clear();
            if (!saved.IsRefused)
                return number - 1;
            if (tries == Most)
                throw new InvalidOperationException($"Writing a decision was refused: {saved.Problems[0].Code}.");
        }
    }

    /// <summary>Adds what the lines say to the ledgers of their households, to be saved by the caller.</summary>
    /// <returns>The number the next line gets.</returns>
    private async Task<int> WriteAsync(Decision decision, IReadOnlyList<ShownLine> lines, int number, CancellationToken cancel)
    {
        var targets = lines.Select(l => l.Line.Target).ToList();
        var households = await db.Households.Where(h => h.ProvinceCode == decision.ProvinceCode && targets.Contains(h.Id))
            .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery().ToDictionaryAsync(h => h.Id, cancel);
        var rows = await db.DecisionLines
            .Where(l => l.ProvinceCode == decision.ProvinceCode && l.DecisionId == decision.Id && !l.IsWritten && targets.Contains(l.Target))
            .ToDictionaryAsync(l => l.Target, cancel);
        var gone = await db.MergedIntoAsync(decision.ProvinceCode, cancel);
        var isOfProvince = (await StandardsInForce.LoadAsync(db, cancel)).Find(decision.Standard) is { IsNational: false };
        var returnMonths = await window.MonthsAsync(decision.AreaPath, cancel);
        var now = clock.GetUtcNow();
        foreach (var target in targets)
        {
            if (!rows.TryGetValue(target, out var line) || !households.TryGetValue(target, out var household) || gone.ContainsKey(target)
                || !household.AreaPath.StartsWith(decision.AreaPath, StringComparison.Ordinal))
            {
                continue; // it left the commune or was merged away between the look and the run; the decision's page says so
            }

            var look = LineLook.Of(line, decision.TakesEffectOn!.Value, decision.Standard, isOfProvince, household.Recognitions, returnMonths);
            household.Recognitions.Add(new()
            {
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                VillageId = look.Wrong is { } wrong ? wrong.VillageId : household.VillageId,
                Standard = decision.Standard,
                Status = line.Status,
                IsAverageLiving = line.IsAverageLiving,
                IsOfProvince = isOfProvince,
                EffectiveOn = look.On,
                DecisionNumber = decision.Number,
                DecisionOn = decision.DecidedOn,
                Source = RecognitionSource.Decision,
                Reason = line.Reason,
                DecisionId = decision.Id,
                RecordedAt = now,
                CorrectsId = line.CorrectsId,
            });
            line.Write(number++, household, look.Was, look.Movement, look.On);
        }

        return number;
    }

    private async Task<(List<Problem> Refusals, List<Problem> Warnings)> LookAsync(Decision decision, IReadOnlyList<ShownLine> lines, CancellationToken cancel)
    {
        var (today, refusals, warnings) = (clock.Today, new List<Problem>(), new List<Problem>());
        if (string.IsNullOrEmpty(decision.Number))
            refusals.Add(ReviewProblems.NumberMissing);
        if (decision.DecidedOn is null)
            refusals.Add(ReviewProblems.DayMissing);
        if (string.IsNullOrEmpty(decision.SignedBy))
            refusals.Add(ReviewProblems.SignerMissing);
        if (lines.Count == 0)
            refusals.Add(ReviewProblems.NoLines);
        if (decision.DecidedOn > today)
            refusals.Add(ReviewProblems.DecidedInFuture);
        else if (decision.TakesEffectOn > today)
            refusals.Add(ReviewProblems.EffectiveInFuture);
        else if (decision.EffectiveOn < decision.DecidedOn)
            warnings.Add(ReviewProblems.EffectiveBeforeDecided);

        if ((await StandardsInForce.LoadAsync(db, cancel)).Find(decision.Standard) is not { } standard)
            refusals.Add(ReviewProblems.StandardUnknown);
        else if (decision.DecidedOn is not null && lines.FirstOrDefault(l => l.On is { } on && !standard.IsInForceOn(on)) is { On: { } day })
            refusals.Add(ReviewProblems.NotInForce(standard, day));

        AddNamed(refusals, lines.Where(l => !l.Line.IsWritten && l.IsSameDay), ReviewProblems.SameDay);
        AddNamed(refusals, lines.Where(l => l.HasNothingToCorrect), ReviewProblems.NothingToCorrect);
        AddNamed(refusals, lines.Where(l => !l.IsInCommune), ReviewProblems.OutOfReach);
        AddNamed(refusals, lines.Where(l => l.IsMergedAway), ReviewProblems.MergedAway);

        var others = await db.Decisions.AsNoTracking()
            .Where(d => d.ProvinceCode == decision.ProvinceCode && d.UnitId == decision.UnitId && d.Id != decision.Id && d.State != DecisionState.Draft)
            .Select(d => new { d.Number, d.DecidedOn }).ToListAsync(cancel);
        var same = others.Where(o => decision.Number is not null && Decision.IsSameNumber(o.Number, decision.Number)).ToList();
        if (same.Exists(o => o.DecidedOn == decision.DecidedOn))
            refusals.Add(ReviewProblems.NumberTaken);
        else if (same.Find(o => o.DecidedOn?.Year == decision.DecidedOn?.Year) is { DecidedOn: { } other })
            warnings.Add(ReviewProblems.NumberOfOtherDay(other));
        return (refusals, warnings);
    }

    private static void AddNamed(List<Problem> refusals, IEnumerable<ShownLine> lines, Func<IReadOnlyList<string>, Problem> problem)
    {
        var names = lines.Select(l => l.Name).ToList();
        if (names.Count > 0)
            refusals.Add(problem(names));
    }

    /// <summary>Somebody was quicker by a moment: nothing is written, and whatever it was is named.</summary>
    private async Task<Outcome> ToldAsync(Outcome saved, Decision decision, Form form, CancellationToken cancel)
    {
        if (saved.Problems.Contains(DataProblems.Twice))
            return ReviewProblems.NumberTaken;
        if (!saved.Problems.Contains(DataProblems.ChangedMeanwhile))
            return saved;

        db.ChangeTracker.Clear();
        if (await db.Decisions.AsNoTracking().At(decision.Key).SingleOrDefaultAsync(cancel) is not { State: DecisionState.Draft } draft)
            return ReviewProblems.NotDraft;

        var changed = ChangedSince(await db.LinesOfAsync(draft, window, clock.Today, cancel), form.Seen);
        return changed.Count > 0 ? ReviewProblems.HouseholdsChanged(changed) : ReviewProblems.DraftChanged;
    }

    /// <summary>The revisions of the households, in an order that does not depend on what the lines say.</summary>
    private static string SeenOf(IEnumerable<ShownLine> lines) => string.Join('.', lines.OrderBy(l => l.Line.Id).Select(l => (l.Revision ?? -1).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The households that are not as they were seen.</summary>
    private static List<string> ChangedSince(IReadOnlyList<ShownLine> lines, string? seen)
    {
        var then = (seen ?? "").Split('.');
        var now = lines.OrderBy(l => l.Line.Id).ToList();
        return [.. now.Where((l, i) => i >= then.Length || then[i] != (l.Revision ?? -1).ToString(CultureInfo.InvariantCulture)).Select(l => l.Name)];
    }

    /// <param name="Decision">As stored.</param>
    /// <param name="Lines">In the order of the list.</param>
    /// <param name="Refusals">Why it cannot be issued yet.</param>
    /// <param name="Warnings">About the decision itself; those about a line stand with it.</param>
    /// <param name="Seen">Goes into the form, so that households changed meanwhile are named.</param>
    public sealed record View(
        Decision Decision, IReadOnlyList<ShownLine> Lines, IReadOnlyList<Problem> Refusals, IReadOnlyList<Problem> Warnings, string Seen);

    public sealed class Form
    {
        public int Revision { get; set; }

        public string? Seen { get; set; }
    }
}
