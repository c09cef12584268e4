using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Confirming;

/// <summary>Confirms, splits, joins, removes items and files lines nobody read (sắp xếp các mục của bản nháp). Each step is saved by itself.</summary>
public sealed class ArrangeItems(VuonLenDb db)
{
    /// <summary>Does one step.</summary>
    /// <param name="key">The plan.</param>
    /// <param name="step">What.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, ArrangeStep step, CancellationToken cancel)
    {
        if (await db.Plans.At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (plan.State is not PlanState.Draft && step is not ArrangeStep.Check)
            return PlanProblems.NotDraft;

        var outcome = step switch
        {
            ArrangeStep.Check check => await CheckAsync(key, check.Items, cancel),
            ArrangeStep.Split split => await SplitAsync(plan, split, cancel),
            ArrangeStep.Join join => await JoinAsync(key, join.Item, join.Revision, cancel),
            ArrangeStep.Remove remove => await RemoveAsync(key, remove.Item, remove.Revision, cancel),
            ArrangeStep.File file => await FileAsync(plan, file, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
        };
        return outcome.IsRefused ? outcome : await db.SaveAsync(nameof(ArrangeItems), cancel);
    }

    /// <summary>Somebody read them and they are right.</summary>
    private async Task<Outcome> CheckAsync(AreaKey key, IReadOnlyList<Guid> items, CancellationToken cancel)
    {
        var found = await db.PartsAsync(key, items, cancel);
        foreach (var item in found)
            item.IsChecked = true;
        return found.Count == 0 ? PlanProblems.ItemGone : Outcome.Done;
    }

    /// <summary>An empty line in the text parts it; the first piece keeps everything else the item says.</summary>
    private async Task<Outcome> SplitAsync(Plan plan, ArrangeStep.Split split, CancellationToken cancel)
    {
        if (await db.PartsAsync(plan.Key, [split.Item], cancel) is not [var item])
            return PlanProblems.ItemGone;

        var pieces = (split.Text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pieces.Length < 2)
            return PlanProblems.NothingToSplit;

        Expect(item, split.Revision);
        item.Text = pieces[0];
        item.IsChecked = true;
        for (var i = 1; i < pieces.Length; i++)
        {
            var piece = item.Copy(plan, pieces[i]);
            piece.Position = item.Position + i;
            piece.IsChecked = false;
            db.Add(piece);
        }

        return Outcome.Done;
    }

    /// <summary>Takes the next item of the same kind in; what the first leaves open, the second answers. Somebody has to look at it again.</summary>
    private async Task<Outcome> JoinAsync(AreaKey key, Guid id, int? revision, CancellationToken cancel)
    {
        if (await db.PartsAsync(key, [id], cancel) is not [var item])
            return PlanProblems.ItemGone;

        var next = (await db.AllPartsAsync(key, item.GetType(), cancel)).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .FirstOrDefault(p => p.Id != id && IsAfter(p, item) && IsSameKind(p, item));
        if (next is null)
            return PlanProblems.NothingToJoin;

        Expect(item, revision);
        item.Text = $"{item.Text} {next.Text}";
        item.IsChecked = false;
        item.Confidence = item.Confidence is { } a && next.Confidence is { } b ? Math.Min(a, b) : item.Confidence ?? next.Confidence;
        item.TakeIn(next);
        await TakeLinesAsync(key, item, next, cancel);
        await MoveLinesAsync(key, next.Id, item.Id, cancel);
        if (next is PlannedTarget)
        {
            foreach (var serving in await db.PlannedTasks.Of(key).Where(t => t.ServedTarget == next.Id).ToListAsync(cancel))
                serving.ServedTarget = item.Id;
            await db.LetTargetsGoAsync(key, [next.Id], cancel);
        }

        db.Remove(next);
        return Outcome.Done;
    }

    /// <summary>Its lines are unread again: nothing of the document is lost by it.</summary>
    private async Task<Outcome> RemoveAsync(AreaKey key, Guid id, int? revision, CancellationToken cancel)
    {
        if (await db.PartsAsync(key, [id], cancel) is not [var item])
            return PlanProblems.ItemGone;

        Expect(item, revision);
        await MoveLinesAsync(key, id, null, cancel);
        if (item is PlannedTarget)
            await db.LetTargetsGoAsync(key, [id], cancel);

        db.Remove(item);
        return Outcome.Done;
    }

    private async Task<Outcome> FileAsync(Plan plan, ArrangeStep.File file, CancellationToken cancel)
    {
        var lines = await db.PlanSourceLines.Of(plan.Key).Where(l => file.Lines.Contains(l.Number)).OrderBy(l => l.Number).ToListAsync(cancel);
        if (lines.Count == 0)
            return PlanProblems.NoLines;

        switch (file.Into)
        {
            case "aside":
                foreach (var line in lines)
                    line.IsSetAside = true;
                return Outcome.Done;
            case "unread":
                foreach (var line in lines)
                    (line.IsSetAside, line.FiledUnder) = (false, null);
                return Outcome.Done;
        }

        var text = string.Join(' ', lines.Select(l => l.Text.Trim()).Where(t => t.Length > 0));
        if (Guid.TryParse(file.Into, out var id))
        {
            if (await db.PartsAsync(plan.Key, [id], cancel) is not [var item])
                return PlanProblems.ItemGone;
            item.Text = $"{item.Text} {text}";
            return Filed(lines, item);
        }

        if (NewItem(plan, file.Into, text) is not { } added)
            return PlanProblems.NoItemChosen;

        (added.FirstLine, added.LastLine, added.Position, added.IsChecked) = (lines[0].Number, lines[0].Number, lines[0].Number * 10, true);
        db.Add(added);
        return Filed(lines, added);
    }

    private static Outcome Filed(List<PlanSourceLine> lines, PlanPart item)
    {
        foreach (var line in lines)
            (line.FiledUnder, line.IsSetAside) = (item.Id, false);
        return Outcome.Done;
    }

    /// <summary>A new item made of lines: "target", "task", "report" or the kind of a clause.</summary>
    private static PlanPart? NewItem(Plan plan, string? kind, string text) => kind switch
    {
        "target" => new PlannedTarget { AreaPath = plan.AreaPath, PlanId = plan.Id, Text = text, Kind = TargetKind.Words, Topic = PlanMeasures.Propose(text) },
        "task" => new PlannedTask { AreaPath = plan.AreaPath, PlanId = plan.Id, Text = text, Kind = TaskKind.Work },
        "report" => new PlannedTask { AreaPath = plan.AreaPath, PlanId = plan.Id, Text = text, Kind = TaskKind.Report },
        _ when Enum.TryParse<ClauseKind>(kind, out var clause) && Enum.IsDefined(clause) && clause is not (ClauseKind.HeadField or ClauseKind.ReaderNote) =>
            new PlanClause { AreaPath = plan.AreaPath, PlanId = plan.Id, Text = text, Kind = clause, Name = clause is ClauseKind.Actor && text.Length <= 300 ? text : null },
        _ => null,
    };

    /// <summary>What the page showed; a colleague's change since is not overwritten.</summary>
    private void Expect(PlanPart item, int? revision)
    {
        if (revision is { } shown)
            db.Entry(item).Property(nameof(PlanPart.Revision)).OriginalValue = shown;
    }

    /// <summary>The lines of the second alone: what stands between the two and was read by nobody stays unread.</summary>
    private async Task TakeLinesAsync(AreaKey key, PlanPart item, PlanPart next, CancellationToken cancel)
    {
        if (next is not { FirstLine: { } first, LastLine: { } last })
            return;

        if (item.LastLine is not { } end)
        {
            (item.FirstLine, item.LastLine) = (first, last);
            return;
        }

        if (first <= end + 1)
        {
            item.LastLine = Math.Max(end, last);
            return;
        }

        foreach (var line in await db.PlanSourceLines.Of(key).Where(l => l.Number >= first && l.Number <= last && l.FiledUnder == null).ToListAsync(cancel))
            line.FiledUnder = item.Id;
    }

    private async Task MoveLinesAsync(AreaKey key, Guid from, Guid? to, CancellationToken cancel)
    {
        foreach (var line in await db.PlanSourceLines.Of(key).Where(l => l.FiledUnder == from).ToListAsync(cancel))
            line.FiledUnder = to;
    }

    private static bool IsAfter(PlanPart other, PlanPart item) => other.Position > item.Position || (other.Position == item.Position && other.Id.CompareTo(item.Id) > 0);

    private static bool IsSameKind(PlanPart a, PlanPart b) => (a, b) switch
    {
        (PlanClause x, PlanClause y) => x.Kind == y.Kind,
        (PlannedTask x, PlannedTask y) => x.Kind == y.Kind,
        _ => true,
    };
}

/// <summary>One step of arranging a draft.</summary>
public abstract record ArrangeStep
{
    /// <summary>These are right.</summary>
    public sealed record Check(IReadOnlyList<Guid> Items) : ArrangeStep;

    /// <summary>Parts it where the text has an empty line.</summary>
    public sealed record Split(Guid Item, string? Text, int? Revision = null) : ArrangeStep;

    /// <summary>With the next one of its kind.</summary>
    public sealed record Join(Guid Item, int? Revision = null) : ArrangeStep;

    public sealed record Remove(Guid Item, int? Revision = null) : ArrangeStep;

    /// <summary>Lines into an item by its id, into a new one by its kind, to "aside", or back to "unread".</summary>
    public sealed record File(IReadOnlyList<int> Lines, string? Into) : ArrangeStep;
}
