using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Recognising;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews.Decisions;

public sealed class DraftsTests : DecisionTest
{
    private static readonly DateOnly _opening = new(2026, 1, 20);

    [Fact]
    public async Task A_draft_may_lack_what_is_known_when_it_is_signed_but_not_unit_and_standard()
    {
        var drafted = await InAsync(Commune, db => new DraftDecision(db, Today.Clock).SaveAsync(null, new() { Standard = "ND99" }, NoCancel));
        Assert.Equal(["DE-116", "DE-109"], drafted.Problems.Select(p => p.Code));

        var key = await DraftAsync(NewStatus.Poor, [], f => (f.Number, f.DecidedOn, f.SignedBy) = (null, null, null));
        Assert.Equal((DecisionState.Draft, null, "24.00070."), ((await StoredDecisionAsync(key)).State, (await StoredDecisionAsync(key)).Number, (await StoredDecisionAsync(key)).AreaPath));
    }

    [Fact]
    public async Task A_village_alone_has_no_decisions()
    {
        var drafted = await InAsync(AreaScope.Of("24.00070.03."), db => new DraftDecision(db, Today.Clock).SaveAsync(null, Head(f => f.UnitId = CommuneUnit.Id), NoCancel));
        Assert.Equal([ReviewProblems.UnitMissing], drafted.Problems);

        var key = await DraftAsync(NewStatus.Poor, []);
        Assert.Null(await InAsync(AreaScope.Of("24.00070.03."), db => new DraftDecision(db, Today.Clock).ShowAsync(key, NoCancel)));
    }

    [Fact]
    public async Task A_household_stands_in_a_decision_once()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);

        var again = await AddAsync(key, NewStatus.NearPoor, [household, await HouseholdAsync("Vàng A Páo")]);

        Assert.Equal(new(1, 1, 0), again.Answer);
        Assert.Equal([PovertyClass.Poor, PovertyClass.NearPoor], (await LinesAsync(key)).OrderBy(l => l.Id).Select(l => l.Status));
        Assert.Equal(2, (await StoredDecisionAsync(key)).LineCount);
        await using var db = Database.Open(Commune);
        db.Add(new DecisionLine { AreaPath = "24.00070.", DecisionId = key.Id, Target = household.Id, Status = PovertyClass.Poor });
        Assert.Equal([DataProblems.Twice], (await db.SaveAsync("Arrange", NoCancel)).Problems);
    }

    [Fact]
    public async Task What_cannot_be_put_into_a_draft_is_refused()
    {
        var key = await DraftAsync(NewStatus.Poor, []);
        var elsewhere = await RegisterAsync(Person("Lò Văn Xa"), Elsewhere);

        Assert.Equal([ReviewProblems.NobodyChosen], (await AddAsync(key, NewStatus.Poor, [])).Problems);
        Assert.Equal([ReviewProblems.StatusMissing], (await AddAsync(key, null, [await HouseholdAsync("Lò Văn An")])).Problems);
        var far = await InAsync(AreaScope.Nation, db => new AddLines(db, Today.Clock).SaveAsync(key, new() { Status = NewStatus.Poor, Households = [elsewhere.Id] }, NoCancel));
        Assert.Equal([ReviewProblems.TargetMissing], far.Problems);
        var average = await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveAsync(key, new() { Status = NewStatus.Poor, IsAverageLiving = true, All = true }, NoCancel));
        Assert.Equal([ReviewProblems.AverageIsNotPoor], average.Problems);
        Assert.Empty(await LinesAsync(key));
    }

    [Fact]
    public async Task Those_whose_new_status_nobody_knows_are_left_out_and_counted()
    {
        var (known, unknown) = (await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening)), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, []);

        Assert.Equal(new(1, 0, 1), (await AddAsync(key, NewStatus.Same, [known, unknown])).Answer);
        Assert.Equal(new(0, 0, 1), (await AddAsync(key, NewStatus.Computed, [unknown])).Answer);
    }

    [Fact]
    public async Task All_that_a_filter_finds_come_in_at_once()
    {
        var (poor, _) = (await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening)), await HouseholdAsync("Vàng A Páo", (PovertyClass.NearPoor, _opening)));
        await RegisterAsync(Person("Lò Văn Xa"), Elsewhere);
        var key = await DraftAsync(NewStatus.Poor, []);

        await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveAsync(
            key, new() { Status = NewStatus.NearPoor, All = true, Filter = new() { Status = StatusChoice.Poor } }, NoCancel));

        Assert.Equal([poor.Id], (await LinesAsync(key)).Select(l => l.Target));
    }

    [Fact]
    public async Task Households_whose_facts_say_otherwise_come_in_with_what_the_facts_say()
    {
        var differs = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        var fresh = await HouseholdAsync("Vàng A Páo");
        var agrees = await HouseholdAsync("Lò Thị Xuân", (PovertyClass.Poor, _opening));
        await ComputeAsync((differs, PovertyClass.NotPoor), (fresh, PovertyClass.NearPoor), (agrees, PovertyClass.Poor));
        var key = await DraftAsync(NewStatus.Poor, []);
        Assert.Equal(2, (await InAsync(Commune, db => new AddLines(db, Today.Clock).ShowAsync(key, new(), 1, NoCancel)))!.Differing);

        var added = await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveDifferingAsync(key, NoCancel));

        Assert.Equal(new(2, 0, 0), added.Answer);
        Assert.Equal(
            [(differs.Id, PovertyClass.NotPoor), (fresh.Id, PovertyClass.NearPoor)],
            (await LinesAsync(key)).Select(l => (l.Target, l.Status)).OrderBy(l => l.Target == fresh.Id));
        var next = await DraftAsync(NewStatus.Poor, [], f => f.Standard = "ND351-2027");
        Assert.Equal([ReviewProblems.OtherStandardNow], (await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveDifferingAsync(next, NoCancel))).Problems);
    }

    [Fact]
    public async Task Nothing_of_an_issued_decision_can_be_changed_by_any_use_case()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);
        var line = (await LinesAsync(key))[0];
        Assert.Empty((await IssueAsync(key)).Problems);

        Assert.Equal([ReviewProblems.NotDraft], (await InAsync(Commune, db => new DraftDecision(db, Today.Clock).SaveAsync(key, Head(), NoCancel))).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await AddAsync(key, NewStatus.Poor, [household])).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveDifferingAsync(key, NoCancel))).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await InAsync(Commune, db => new EditLine(db, new ReturnWindow(db), Today.Clock).SaveAsync(key, line.Id, new(), NoCancel))).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await InAsync(Commune, db => new RemoveLines(db).SaveAsync(key, [line.Id], NoCancel))).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await InAsync(Commune, db => new DeleteDraft(db).SaveAsync(key, 2, NoCancel))).Problems);
        Assert.Single(await LinesAsync(key));
    }

    [Fact]
    public async Task A_draft_goes_with_its_lines_unless_it_grew_unseen()
    {
        var (first, second) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [first]);
        var seen = (await StoredDecisionAsync(key)).Revision;
        await AddAsync(key, NewStatus.Poor, [second]);

        Assert.Equal([ReviewProblems.DraftChanged], (await InAsync(Commune, db => new DeleteDraft(db).SaveAsync(key, seen, NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new DeleteDraft(db).SaveAsync(key, seen + 1, NoCancel))).Problems);

        Assert.Equal((0, 0), await InAsync(AreaScope.Nation, async db => (await db.Decisions.CountAsync(), await db.DecisionLines.CountAsync())));
    }

    [Fact]
    public async Task A_line_is_edited_and_taken_out()
    {
        var (kept, gone) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [kept, gone]);
        var lines = (await LinesAsync(key)).ToDictionary(l => l.Target, l => l.Id);
        var revision = (await StoredDecisionAsync(key)).Revision;

        var edited = await InAsync(Commune, db => new EditLine(db, new ReturnWindow(db), Today.Clock).SaveAsync(
            key, lines[kept.Id], new() { Revision = revision, Status = PovertyClass.NotPoor, IsAverageLiving = true, Remark = " Theo biên bản họp bản " }, NoCancel));
        Assert.Empty(edited.Problems);
        Assert.Equal([DataProblems.ChangedMeanwhile], (await InAsync(Commune, db => new EditLine(db, new ReturnWindow(db), Today.Clock).SaveAsync(key, lines[kept.Id], new() { Revision = revision, Status = PovertyClass.Poor }, NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new RemoveLines(db).SaveAsync(key, [lines[gone.Id]], NoCancel))).Problems);

        var line = Assert.Single(await LinesAsync(key));
        Assert.Equal((PovertyClass.NotPoor, true, "Theo biên bản họp bản"), (line.Status, line.IsAverageLiving, line.Remark));
        Assert.Equal(1, (await StoredDecisionAsync(key)).LineCount);
    }

    [Fact]
    public async Task A_draft_does_not_touch_the_households_in_it()
    {
        var household = await HouseholdAsync("Lò Văn An");
        await DraftAsync(NewStatus.Poor, [household]);

        Assert.Equal(0, await RevisionAsync(household));
        Assert.Null((await StoredAsync(household.Key)).Status);
    }

    [Fact]
    public async Task A_line_that_a_decision_wrote_is_not_corrected_by_hand()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);
        await IssueAsync(key);
        var wrong = (await StoredAsync(household.Key)).Recognitions[0];
        var use = (VuonLenDb db) => new RecordStatus(db, Today.Clock);

        Assert.Empty((await InAsync(Commune, db => use(db).ShowAsync(household.Key, NoCancel)))!.Lines);
        var refused = await InAsync(Commune, db => use(db).SaveAsync(
            household.Key, new() { Revision = 1, Standard = "ND07-2022", Status = PovertyClass.NotPoor, EffectiveOn = On, CorrectsId = wrong.Id }, NoCancel));

        Assert.Equal([HouseholdProblems.LineOfDecision], refused.Problems);
        Assert.Single((await StoredAsync(household.Key)).Recognitions);
    }

    /// <summary>As if the facts computed it: the digest is what the draft looks at.</summary>
    private async Task ComputeAsync(params (Household Household, PovertyClass Class)[] classes)
    {
        await using var db = Database.Open();
        foreach (var (household, computed) in classes)
        {
            var differs = household.Status is { } status && status != computed;
            await db.Database.ExecuteSqlAsync($"update household set computed_class = {computed.ToString()}, is_status_different = {differs} where head_name = {household.HeadName}");
        }
    }
}
