using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews.Decisions;

public sealed class CorrectDecisionTests : DecisionTest
{
    private static readonly DateOnly _opening = new(2026, 1, 20);

    [Fact]
    public async Task A_correction_takes_the_place_and_the_day_of_the_wrong_line()
    {
        var household = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        var wrong = await DraftAsync(NewStatus.NotPoor, [household], f => f.DecidedOn = new(2026, 3, 20));
        await IssueAsync(wrong);

        var draft = await CorrectAsync(wrong, await LinesAsync(wrong));
        var line = Assert.Single(await LinesAsync(draft));
        Assert.Equal((PovertyClass.Poor, RecognitionReason.Corrected, DecisionKind.Correction), (line.Status, line.Reason, (await StoredDecisionAsync(draft)).Kind));
        await NumberAsync(draft, "66/QĐ-UBND", new(2026, 5, 22));
        var shown = Assert.Single((await LookAsync(draft))!.Lines);
        Assert.Equal((PovertyClass.NotPoor, Movement.PoorStay, new DateOnly(2026, 3, 20)), (shown.Was, shown.Movement, shown.On));
        Assert.Empty((await IssueAsync(draft)).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((3, PovertyClass.Poor), (stored.Recognitions.Count, stored.Status));
        Assert.Equal(PovertyClass.Poor, stored.StatusOn(new(2026, 4, 1))!.Status);
        Assert.Equal(Movement.PoorStay, Ledger.Between(stored.Recognitions, new(2026, 1, 31), Day));
        var right = stored.Recognitions.Single(r => r.CorrectsId is not null);
        Assert.Equal((wrong.Id, new DateOnly(2026, 3, 20), new DateOnly(2026, 5, 22)), (stored.Recognitions.Single(r => r.Id == right.CorrectsId).DecisionId, right.EffectiveOn, right.DecisionOn));
    }

    [Fact]
    public async Task The_corrected_decision_stays_as_it_was_and_says_what_corrects_it()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var wrong = await DraftAsync(NewStatus.Poor, [household]);
        await IssueAsync(wrong);
        var draft = await CorrectAsync(wrong, await LinesAsync(wrong));
        await NumberAsync(draft, "66/QĐ-UBND", On.AddDays(5));
        await IssueAsync(draft);

        var view = await InAsync(Commune, db => new ShowDecision(db, new ReturnWindow(db), new(db, new(), Today.Clock, Works.None), Today.Clock).ShowAsync(wrong, NoCancel));

        Assert.Equal((PovertyClass.Poor, Movement.PoorNew), (view!.Lines[0].Line.Status, view.Lines[0].Movement));
        Assert.Equal([household.Id], view.CorrectedHouseholds);
        Assert.Equal([draft.Id], view.Corrections.Select(c => c.Id));
        Assert.Empty((await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).ShowAsync(wrong, NoCancel)))!.Lines);
    }

    [Fact]
    public async Task A_line_is_corrected_once()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var wrong = await DraftAsync(NewStatus.Poor, [household]);
        await IssueAsync(wrong);
        var lines = await LinesAsync(wrong);
        var (first, second) = (await CorrectAsync(wrong, lines), await CorrectAsync(wrong, lines));
        await NumberAsync(first, "66/QĐ-UBND", On.AddDays(5));
        await NumberAsync(second, "67/QĐ-UBND", On.AddDays(6));
        Assert.Empty((await IssueAsync(first)).Problems);

        Assert.Contains("DE-112", (await IssueAsync(second)).Problems.Select(p => p.Code));
        var again = await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).SaveAsync(wrong, new() { Lines = [lines[0].Id] }, NoCancel));
        Assert.Equal([ReviewProblems.LineGone], again.Problems);
        Assert.Equal(2, (await StoredAsync(household.Key)).Recognitions.Count);
    }

    [Fact]
    public async Task A_draft_is_edited_and_not_corrected()
    {
        var draft = await DraftAsync(NewStatus.Poor, [await HouseholdAsync("Lò Văn An")]);

        var refused = await InAsync(Commune, async db => await new CorrectDecision(db, new ReturnWindow(db), Today.Clock).SaveAsync(draft, new() { Lines = [(await LinesAsync(draft))[0].Id] }, NoCancel));

        Assert.Equal([ReviewProblems.CannotCorrect], refused.Problems);
    }

    [Fact]
    public async Task A_line_from_before_the_product_may_be_corrected_by_a_decision_too()
    {
        var household = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        var key = await DraftAsync(NewStatus.NearPoor, [household]);
        var opening = (await StoredAsync(household.Key)).Recognitions[0];
        var (line, revision) = ((await LinesAsync(key))[0], (await StoredDecisionAsync(key)).Revision);
        await InAsync(Commune, db => new EditLine(db, new ReturnWindow(db), Today.Clock).SaveAsync(key, line.Id, new() { Revision = revision, Status = PovertyClass.NearPoor, CorrectsId = opening.Id }, NoCancel));

        Assert.Empty((await IssueAsync(key)).Problems);

        Assert.Equal((PovertyClass.NearPoor, _opening), ((await StoredAsync(household.Key)).Status, (await StoredAsync(household.Key)).StatusSince));
    }

    [Fact]
    public async Task As_before_is_average_living_too()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var average = await DraftAsync(NewStatus.NotPoor, [], f => f.DecidedOn = new(2026, 3, 20));
        Assert.Empty((await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveAsync(
            average, new() { Status = NewStatus.NotPoor, IsAverageLiving = true, Households = [household.Id] }, NoCancel))).Problems);
        Assert.Empty((await IssueAsync(average)).Problems);
        var wrong = await DraftAsync(NewStatus.Poor, [household], f => f.Number = "59/QĐ-UBND");
        Assert.Empty((await IssueAsync(wrong)).Problems);

        var line = Assert.Single(await LinesAsync(await CorrectAsync(wrong, await LinesAsync(wrong))));

        Assert.Equal((PovertyClass.NotPoor, true), (line.Status, line.IsAverageLiving));
    }

    private async Task<AreaKey> CorrectAsync(AreaKey key, IReadOnlyList<DecisionLine> lines)
    {
        var drafted = await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).SaveAsync(key, new() { Lines = [.. lines.Select(l => l.Id)] }, NoCancel));
        Assert.Empty(drafted.Problems);
        return drafted.Answer!.Key;
    }

    private async Task NumberAsync(AreaKey key, string number, DateOnly on)
    {
        var revision = (await StoredDecisionAsync(key)).Revision;
        var saved = await InAsync(Commune, db => new DraftDecision(db, Today.Clock).SaveAsync(key, Head(f => (f.Revision, f.Number, f.DecidedOn) = (revision, number, on)), NoCancel));
        Assert.Empty(saved.Problems);
    }
}
