using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Scorecards;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Scoring;

/// <summary>Fills in a household's B1 sheet by a loaded card; the answers are kept as the source of the points (chấm điểm B1).</summary>
public sealed class ScoreB1(VuonLenDb db, TimeProvider clock)
{
    /// <summary>The sheet to fill in, or null when the user's scope has no such household.</summary>
    /// <param name="key">Which household.</param>
    /// <param name="card">
    /// Of the card asked for; null takes the one used last, else the first: of the standard in force, unless there is none of it.
    /// </param>
    /// <param name="region">Code of the region asked for, when the card has several.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey key, Guid? card, string? region, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var stored = await db.Households.AsNoTracking().At(key)
            .Select(h => new { h.AreaPath, h.VillageId, h.B1, h.B1On, h.B1Standard, h.B1Sheet, h.B1Others }).SingleAsync(cancel);
        var isUrban = (await UrbanPlaces.LoadAsync(db, [key.ProvinceCode], cancel)).IsUrban(stored.VillageId, stored.AreaPath);
        var standards = await StandardsInForce.LoadAsync(db, cancel);
        var now = new[] { standards.National(clock.Today), standards.OfProvince(key.ProvinceCode, clock.Today) }.Select(s => s?.Code).OfType<string>().ToList();

        // A card is loaded before its standard holds; until then it is not the one to score by.
        IReadOnlyList<B1Card> cards =
        [
            .. (await B1Card.OfProvinceAsync(db, key.ProvinceCode, cancel))
                .OrderBy(c => now.IndexOf(c.Card.Standard) is >= 0 and var place ? place : now.Count),
        ];
        var filled = B1Sheet.Read(stored.B1Sheet);
        List<B1Sheet> sheets = [.. OtherB1.Read(stored.B1Others).Select(o => B1Sheet.Read(o.Sheet)).Prepend(filled).OfType<B1Sheet>()];
        var chosen = card is { } id
            ? cards.FirstOrDefault(c => c.Key.Id == id)
            : cards.FirstOrDefault(c => now.Contains(c.Card.Standard) && sheets.Exists(s => s.Card == c.Card.Code)) ?? (cards.Count > 0 ? cards[0] : null);
        var used = sheets.Find(s => s.Card == chosen?.Card.Code);

        List<ScorecardVariant> fitting = [.. chosen?.Card.Variants.Where(v => v.IsUrban == isUrban) ?? []];
        var asked = region ?? (card is null ? used?.Region : null);
        var sheet = fitting.Count == 1 ? fitting[0] : fitting.FirstOrDefault(v => v.Region == asked);
        return new(brief, stored.B1, stored.B1On, filled, cards, chosen, isUrban, [.. fitting.Select(v => v.Region)], sheet)
        {
            Standard = stored.B1Standard,
            Used = used,
            NotYet = chosen is null || now.Contains(chosen.Card.Standard) ? null : standards.Find(chosen.Card.Standard),
        };
    }

    /// <summary>The points of the answers; saves nothing.</summary>
    public async Task<Outcome<ScorecardTotal>> RunAsync(AreaKey key, Form form, CancellationToken cancel) =>
        await ShowAsync(key, form.Card, form.Region, cancel) is { } view ? Score(view, form) : new(null, HouseholdProblems.NotFound);

    /// <summary>Keeps the points, the answers and the day of the form.</summary>
    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, form.Revision, cancel);
        if (household is null || await ShowAsync(key, form.Card, form.Region, cancel) is not { } view)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        if (form.On is not { } on)
            return HouseholdProblems.DayMissing;

        if (on > clock.Today)
            return HouseholdProblems.DayInFuture;

        var scored = Score(view, form);
        if (scored.Answer is not { } total)
            return scored;

        household.GiveB1(
            total.B1, on, view.Card!.Card.Standard, new(view.Card.Card.Code, view.Sheet!.IsUrban, view.Sheet.Region, AnswersOf(view.Sheet, form)));
        return await db.SaveAsync(nameof(ScoreB1), cancel);
    }

    private static Outcome<ScorecardTotal> Score(View view, Form form)
    {
        if (view.Card is not { } card)
            return new(null, StandardsProblems.NoScorecard);
        if (view.IsUrban is null)
            return new(null, StandardsProblems.AreaUnknown);
        if (view.Sheet is not { } sheet)
            return new(null, StandardsProblems.NoSheet);
        if (form.CardRevision != card.Revision)
            return new(null, HouseholdProblems.CardLoadedAnew);

        var scored = sheet.Score(AnswersOf(sheet, form));
        return scored.Answer is { } total && total.B1 is < 0 or > 1000 ? new(null, HouseholdProblems.B1TotalOutOfRange(total.B1)) : scored;
    }

    private static Dictionary<string, string> AnswersOf(ScorecardVariant sheet, Form form) => sheet.Items
        .Select((item, i) => (item.Code, Chosen: form.Answers.GetValueOrDefault(i)))
        .Where(a => !string.IsNullOrEmpty(a.Chosen))
        .ToDictionary(a => a.Code, a => a.Chosen!);

    /// <param name="Household">Which one.</param>
    /// <param name="B1">Stored now.</param>
    /// <param name="B1On">The day of its form.</param>
    /// <param name="Filled">The answers it came from; null when the total was typed.</param>
    /// <param name="Cards">That may be used.</param>
    /// <param name="Card">The one shown; null when there is none.</param>
    /// <param name="IsUrban">The household's area; null when it is not known.</param>
    /// <param name="Regions">Of the card's sheets for that area.</param>
    /// <param name="Sheet">To fill in; null when there is none, or the region has to be chosen first.</param>
    public sealed record View(
        HouseholdBrief Household, int? B1, DateOnly? B1On, B1Sheet? Filled, IReadOnlyList<B1Card> Cards, B1Card? Card, bool? IsUrban,
        IReadOnlyList<string?> Regions, ScorecardVariant? Sheet)
    {
        /// <summary>Code of the standard the stored points are for.</summary>
        public string? Standard { get; init; }

        /// <summary>The answers kept by the card shown, be they those of the stored points or of points for another standard.</summary>
        public B1Sheet? Used { get; init; }

        /// <summary>The card's standard when it does not hold today.</summary>
        public PovertyStandard? NotYet { get; init; }

        /// <summary>The answers kept, where they are of this sheet.</summary>
        public IReadOnlyDictionary<string, string> Kept =>
            Used is { } filled && Sheet is { } sheet && (filled.IsUrban, filled.Region) == (sheet.IsUrban, sheet.Region)
                ? filled.Answers
                : new Dictionary<string, string>();
    }

    public sealed class Form
    {
        public int Revision { get; set; }

        public Guid? Card { get; set; }

        /// <summary>Of the card whose sheet was shown.</summary>
        public int CardRevision { get; set; }

        public string? Region { get; set; }

        public DateOnly? On { get; set; }

        /// <summary>Code of the category chosen, by place of the item on the sheet.</summary>
        [AllowNull] // what nobody ticked is not sent
        public Dictionary<int, string?> Answers { get; set => field = value ?? []; } = [];

        /// <summary>"try" adds up without saving.</summary>
        public string? Step { get; set; }
    }
}
