using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Tree;

/// <summary>Adds a commune to a province, or villages to a commune, also many at once as pasted from a list.</summary>
public sealed class AddUnits(VuonLenDb db)
{
    /// <summary>What each line would become; nothing is stored.</summary>
    public async Task<Outcome<Preview>> ShowAsync(AreaKey parent, IReadOnlyList<AreaDraft> drafts, CancellationToken cancel)
    {
        var made = await MakeAsync(parent, drafts, cancel);
        return made.Answer is null ? new(null, made.Problems) : new(new([.. made.Answer.Select(l => l.Line)]));
    }

    /// <summary>Stores the lines without a fault; the others are told.</summary>
    public async Task<Outcome<Preview>> SaveAsync(AreaKey parent, IReadOnlyList<AreaDraft> drafts, CancellationToken cancel)
    {
        var made = await MakeAsync(parent, drafts, cancel);
        if (made.Answer is not { } lines)
            return new(null, made.Problems);

        db.AddRange(lines.Select(l => l.Unit).OfType<AreaUnit>());
        var outcome = await db.SaveAsync(nameof(AddUnits), cancel);
        return outcome.IsRefused ? new(null, outcome.Problems) : new(new([.. lines.Select(l => l.Line)]));
    }

    /// <summary>One village a line: "mã TAB tên", or a name alone.</summary>
    public static IReadOnlyList<AreaDraft> Read(string? pasted) =>
    [
        .. (pasted ?? "").ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l))
            .Select(l => l.Split('\t', 2) is [var code, var name] ? new AreaDraft(code.Trim(), name, null) : new AreaDraft(null, l, null)),
    ];

    private async Task<Outcome<List<(Line Line, AreaUnit? Unit)>>> MakeAsync(
        AreaKey key, IReadOnlyList<AreaDraft> drafts, CancellationToken cancel)
    {
        var parent = await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);
        if (parent is null || parent.Level is AreaLevel.Village || !db.Caller.Places.Covers(parent.AreaPath))
            return new(null, AreaProblems.NotFound);
        if (!db.Caller.May(parent.Level is AreaLevel.Province ? Rights.ManageAreas : Rights.ManageVillages))
            return new(null, AreaProblems.NotAllowed);
        if (parent.ValidTo is not null)
            return new(null, AreaProblems.AlreadyEnded);
        if (drafts.Count == 0)
            return new(null, AreaProblems.NothingTyped);

        var level = parent.Level is AreaLevel.Province ? AreaLevel.Commune : AreaLevel.Village;
        var taken = (await db.Units
            .Where(u => u.Level == level && u.ValidTo == null && (level == AreaLevel.Commune || u.ParentId == parent.Id))
            .Select(u => u.Code).ToListAsync(cancel)).ToHashSet();
        taken.UnionWith(await AreaDrafts.HeldCodesAsync(db, parent, [], cancel));

        // Codes that were typed are not given to a line without one.
        var typed = drafts.Select(d => d.Code?.Trim().ToUpperInvariant()).OfType<string>().ToHashSet();
        List<(Line, AreaUnit?)> lines = [];
        foreach (var draft in drafts)
        {
            var hasCode = !string.IsNullOrWhiteSpace(draft.Code);
            var made = AreaDrafts.Make(draft, level, parent, c => taken.Contains(c) || (!hasCode && typed.Contains(c)), null);
            if (made.Answer is { } unit)
                taken.Add(unit.Code);
            lines.Add((new(made.Answer?.Code ?? draft.Code, made.Answer?.FullName ?? draft.Name, made.Problems is [var first, ..] ? first : null), made.Answer));
        }

        return new(lines);
    }

    public sealed record Preview(IReadOnlyList<Line> Lines)
    {
        public int Good => Lines.Count(l => l.Problem is null);
    }

    /// <param name="Code">As typed or given.</param>
    /// <param name="Name">As it will be printed.</param>
    /// <param name="Problem">Why this line does not go in.</param>
    public sealed record Line(string? Code, string Name, Problem? Problem);
}
