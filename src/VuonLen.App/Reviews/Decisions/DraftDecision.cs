using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Drafts a decision, or edits the head of a draft (soạn quyết định): number, day, who signed, standard.</summary>
public sealed class DraftDecision(VuonLenDb db, TimeProvider clock)
{
    private const int MostUnits = 1000;

    /// <param name="key">Null for a new one.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when out of reach.</returns>
    public async Task<View?> ShowAsync(AreaKey? key, CancellationToken cancel)
    {
        var decision = key is { } known ? await db.Decisions.AsNoTracking().At(known).SingleOrDefaultAsync(cancel) : null;
        if (key is not null && decision is null)
            return null;

        var units = decision is null ? await UnitsAsync(cancel) : [];
        var standards = await StandardsInForce.LoadAsync(db, cancel);
        var owners = decision is null ? units.Select(u => u.ProvinceCode).ToHashSet() : [decision.ProvinceCode];
        owners.Add(AreaPaths.ProvinceOf(AreaPaths.Nation));
        return new(
            decision,
            units,
            [.. standards.All.Where(s => owners.Contains(s.Owner)).DistinctBy(s => s.Standard.Code).Select(s => new Choice(s.Standard.Code, s.Standard.Name))],
            decision is null
                ? new() { UnitId = units is [var only] ? only.Id : null, Standard = standards.National(clock.Today)?.Code }
                : new()
                {
                    Revision = decision.Revision,
                    Kind = decision.Kind,
                    Number = decision.Number,
                    DecidedOn = decision.DecidedOn,
                    EffectiveOn = decision.EffectiveOn,
                    SignedBy = decision.SignedBy,
                    SignerPosition = decision.SignerPosition,
                    Standard = decision.Standard,
                });
    }

    /// <returns>The draft.</returns>
    public async Task<Outcome<Decision>> SaveAsync(AreaKey? key, Form form, CancellationToken cancel)
    {
        var decision = key is { } known ? await db.Decisions.At(known).SingleOrDefaultAsync(cancel) : null;
        if (key is not null && decision is null)
            return new(null, ReviewProblems.NotFound);
        if (decision is { State: not DecisionState.Draft })
            return new(null, ReviewProblems.NotDraft);

        var problems = new List<Problem>();
        var unit = decision is not null ? null : (await UnitsAsync(cancel)).FirstOrDefault(u => u.Id == form.UnitId);
        if (decision is null && unit is null)
            problems.Add(ReviewProblems.UnitMissing);
        if (form.Standard is null || (await StandardsInForce.LoadAsync(db, cancel)).Find(form.Standard) is null)
            problems.Add(ReviewProblems.StandardUnknown);
        if (form.DecidedOn > clock.Today)
            problems.Add(ReviewProblems.DecidedInFuture);
        if (problems.Count > 0)
            return new(null, problems);

        if (decision is null)
        {
            decision = new()
            {
                AreaPath = unit!.AreaPath,
                UnitId = unit.Id,
                Kind = form.Kind,
                Standard = form.Standard!,
                DraftedAt = clock.GetUtcNow(),
                DraftedBy = db.Caller.Name,
            };
            db.Add(decision);
        }
        else
        {
            db.Entry(decision).Property(d => d.Revision).OriginalValue = form.Revision;
        }

        if (decision.Kind is not DecisionKind.Correction && form.Kind is not DecisionKind.Correction)
            decision.Kind = form.Kind;
        (decision.Number, decision.SignedBy, decision.SignerPosition) = (Clean(form.Number, 60), Clean(form.SignedBy, 100), Clean(form.SignerPosition, 100));
        (decision.DecidedOn, decision.EffectiveOn, decision.Standard) = (form.DecidedOn, form.EffectiveOn, form.Standard!);
        var saved = await db.SaveAsync(nameof(DraftDecision), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(decision);
    }

    /// <summary>Today's communes that lie wholly in the caller's areas: a decision is a commune's.</summary>
    private async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken cancel)
    {
        var found = new List<Unit>();
        foreach (var path in db.Caller.Scope.Granted)
        {
            found.AddRange(await db.Units.AsNoTracking()
                .Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.AreaPath.StartsWith(path))
                .OrderBy(u => u.Name).Take(MostUnits).Select(u => new Unit(u.ProvinceCode, u.Id, u.AreaPath, u.Kind + " " + u.Name)).ToListAsync(cancel));
        }

        return [.. found.DistinctBy(u => u.Id)];
    }

    /// <summary>One space between words; nothing is null. Longer than the column the browser lets nobody type.</summary>
    private static string? Clean(string? text, int most) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } clean
            ? clean.Length > most ? clean[..most] : clean
            : null;

    /// <param name="Decision">Null for a new one.</param>
    /// <param name="Units">That may issue a new one.</param>
    /// <param name="Standards">That it may recognise under.</param>
    /// <param name="Form">To start from.</param>
    public sealed record View(Decision? Decision, IReadOnlyList<Unit> Units, IReadOnlyList<Choice> Standards, Form Form);

    public sealed record Unit(string ProvinceCode, Guid Id, string AreaPath, string Name);

    public sealed record Choice(string Code, string Name);

    public sealed class Form
    {
        public int Revision { get; set; }

        public Guid? UnitId { get; set; }

        public DecisionKind Kind { get; set; } = DecisionKind.Regular;

        public string? Number { get; set; }

        public DateOnly? DecidedOn { get; set; }

        /// <summary>Empty is the day of the paper.</summary>
        public DateOnly? EffectiveOn { get; set; }

        public string? SignedBy { get; set; }

        public string? SignerPosition { get; set; }

        public string? Standard { get; set; }
    }
}
