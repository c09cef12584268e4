namespace VuonLen.Rules.Plans;

/// <summary>Sees to it that no line is lost.</summary>
internal static class Coverage
{
    /// <summary>All items of a draft, duties too.</summary>
    public static IEnumerable<PlanItem> Items(PlanDraft draft) =>
    [
        .. draft.Head.Fields().Select(f => f.Field), .. draft.Bases, .. draft.Targets, .. draft.Tasks, .. draft.Actors,
        .. draft.Actors.SelectMany(a => a.Duties), .. draft.Funding, .. draft.Reports, .. draft.Recipients, .. draft.Passages, .. draft.Unread,
    ];

    /// <summary>Lines that are not blank and lie in no item, neighbours together.</summary>
    public static IEnumerable<PlanPassage> Missing(IReadOnlyList<PlanLine> lines, PlanDraft draft)
    {
        var covered = Items(draft).SelectMany(i => Enumerable.Range(i.Lines.First, i.Lines.Last - i.Lines.First + 1)).ToHashSet();
        var run = new List<PlanLine>();
        foreach (var line in lines.Where(l => !string.IsNullOrWhiteSpace(l.Text)))
        {
            if (covered.Contains(line.Number))
            {
                if (run.Count > 0)
                    yield return Passage(run);
                run.Clear();
            }
            else
            {
                run.Add(line);
            }
        }

        if (run.Count > 0)
            yield return Passage(run);
    }

    private static PlanPassage Passage(List<PlanLine> run) =>
        new(string.Join(' ', run.Select(l => l.Text.Trim())), PassageKind.Unknown, new(run[0].Number, run[^1].Number), 0);
}
