using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Facts;
using VuonLen.App.Identity;
using VuonLen.App.Reports;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews.Decisions;

public sealed class IssueDecisionTests : DecisionTest
{
    private static readonly DateOnly _opening = new(2026, 1, 20);

    [Fact]
    public async Task Issuing_writes_one_line_a_household_and_says_it_in_the_audit_once_for_each()
    {
        var rises = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        var falls = await HouseholdAsync("Vàng A Páo");
        var key = await DraftAsync(NewStatus.NearPoor, [rises, falls]);

        Assert.Empty((await IssueAsync(key)).Problems);

        var line = (await StoredAsync(rises.Key)).Recognitions.Single(r => r.DecisionId == key.Id);
        Assert.Equal(
            (PovertyClass.NearPoor, On, "58/QĐ-UBND", On, RecognitionSource.Decision, "ND07-2022", Village.Id),
            (line.Status, line.EffectiveOn, line.DecisionNumber, line.DecisionOn, line.Source, line.Standard, line.VillageId));
        Assert.Equal((PovertyClass.NearPoor, On), ((await StoredAsync(falls.Key)).Status, (await StoredAsync(falls.Key)).StatusSince));
        var decision = await StoredDecisionAsync(key);
        Assert.Equal((DecisionState.Issued, "officer", 2), (decision.State, decision.IssuedBy, decision.LineCount));
        Assert.Equal(
            [("Lò Văn An", 1, PovertyClass.Poor, Movement.PoorToNear, 1), ("Vàng A Páo", 2, null, Movement.NearNew, 1)],
            (await LinesAsync(key)).OrderBy(l => l.Number).Select(l => (l.HeadName, l.Number!.Value, l.Was, l.Movement, l.MemberCount!.Value)));
        Assert.Equal(
            [(nameof(Decision), null), (nameof(Household), rises.Id), (nameof(Household), (Guid?)falls.Id)],
            await InAsync(AreaScope.Nation, async db => (await db.Audit.Where(a => a.UseCase == nameof(IssueDecision)).ToListAsync())
                .Select(a => (a.Entity, a.HouseholdId)).OrderBy(a => a.Entity).ThenBy(a => a.HouseholdId == falls.Id).ToArray()));
    }

    [Theory]
    [InlineData(null, Movement.PoorReturn)]
    [InlineData(36, Movement.PoorReturn)]
    [InlineData(12, Movement.PoorNew)]
    public async Task A_fall_back_is_a_return_within_the_months_the_forms_of_the_place_look_back_before_issuing_and_after(int? months, Movement expected)
    {
        var household = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, new(2023, 1, 1)), (PovertyClass.NotPoor, new(2024, 1, 1)));
        await SaveAsync(new FormChoice { AreaPath = "24.", EthnicGroups = "", Priority = "", ReturnMonths = months });
        var key = await DraftAsync(NewStatus.Poor, [household]);

        Assert.Equal(expected, Assert.Single((await LookAsync(key))!.Lines).Movement);
        Assert.Empty((await IssueAsync(key)).Problems);
        Assert.Equal(expected, Assert.Single(await LinesAsync(key)).Movement);
    }

    [Fact]
    public async Task What_the_paper_does_not_say_yet_is_asked_for_before_issuing()
    {
        var key = await DraftAsync(NewStatus.Poor, [], f => (f.Number, f.DecidedOn, f.SignedBy) = (" ", null, null));

        Assert.Equal(["DE-102", "DE-103", "DE-104", "DE-105"], (await IssueAsync(key)).Problems.Select(p => p.Code));
        Assert.Equal(DecisionState.Draft, (await StoredDecisionAsync(key)).State);
    }

    [Fact]
    public async Task Days_to_come_and_days_of_another_standard_are_refused()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var tomorrow = await DraftAsync(NewStatus.Poor, [household], f => f.EffectiveOn = Day.AddDays(1));
        var before = await DraftAsync(NewStatus.Poor, [household], f => f.EffectiveOn = new(2021, 12, 31));
        var next = await DraftAsync(NewStatus.Poor, [household], f => f.Standard = "ND351-2027");

        Assert.Equal(["DE-107"], (await IssueAsync(tomorrow)).Problems.Select(p => p.Code));
        Assert.Equal(["DE-110"], (await IssueAsync(before)).Problems.Select(p => p.Code));
        Assert.Equal(["DE-110"], (await IssueAsync(next)).Problems.Select(p => p.Code));
        Assert.Empty((await StoredAsync(household.Key)).Recognitions);
    }

    [Fact]
    public async Task One_paper_is_issued_once_however_its_number_is_spelt()
    {
        var (first, second) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [first]);
        var again = await DraftAsync(NewStatus.Poor, [second], f => f.Number = "58 / qđ-ubnd");
        var otherDay = await DraftAsync(NewStatus.Poor, [second], f => f.DecidedOn = On.AddDays(1));
        Assert.Empty((await IssueAsync(key)).Problems);

        Assert.Equal([ReviewProblems.NumberTaken], (await IssueAsync(again)).Problems);
        Assert.Equal(["DE-208"], (await LookAsync(otherDay))!.Warnings.Select(w => w.Code));
        Assert.Empty((await IssueAsync(otherDay)).Problems);
    }

    [Fact]
    public async Task Two_windows_that_issue_at_once_write_one_line_and_the_second_is_told()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);
        var view = (await LookAsync(key))!;
        var form = new IssueDecision.Form { Revision = view.Decision.Revision, Seen = view.Seen };

        // Both have loaded the draft before either saves.
        await using var slow = Database.Open(Commune);
        var loaded = await slow.Decisions.At(key).SingleAsync();
        Assert.Empty((await IssueAsync(key, form)).Problems);
        Assert.Equal([ReviewProblems.NotDraft], (await IssueAsync(key, form)).Problems);
        loaded.BeginIssuing("officer", Today.Clock.GetUtcNow());
        Assert.Equal([DataProblems.ChangedMeanwhile], (await slow.SaveAsync("Late", NoCancel)).Problems);

        Assert.Single((await StoredAsync(household.Key)).Recognitions);
    }

    [Fact]
    public async Task Of_two_windows_pressed_at_the_same_moment_one_issues()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);
        var view = (await LookAsync(key))!;
        var form = new IssueDecision.Form { Revision = view.Decision.Revision, Seen = view.Seen };

        var both = await Task.WhenAll(Task.Run(() => IssueAsync(key, form)), Task.Run(() => IssueAsync(key, form)));

        Assert.Single(both, o => !o.IsRefused);
        Assert.Equal([ReviewProblems.NotDraft], both.SelectMany(o => o.Problems));
        Assert.Single((await StoredAsync(household.Key)).Recognitions);
    }

    [Fact]
    public async Task The_index_knows_of_the_same_number_when_nobody_else_does()
    {
        var (first, second) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var (one, two) = (await DraftAsync(NewStatus.Poor, [first]), await DraftAsync(NewStatus.Poor, [second]));
        await using var slow = Database.Open(Commune);
        var late = await slow.Decisions.At(two).SingleAsync();
        Assert.Empty((await IssueAsync(one)).Problems);

        late.BeginIssuing("officer", Today.Clock.GetUtcNow());

        Assert.Equal([DataProblems.Twice], (await slow.SaveAsync("Late", NoCancel)).Problems);
    }

    [Fact]
    public async Task A_household_that_somebody_edits_while_the_page_is_open_is_named_and_nothing_is_written()
    {
        var (edited, other) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [edited, other]);
        var view = (await LookAsync(key))!;
        await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(edited.Key, new() { B1 = "90" }, NoCancel));

        var refused = Assert.Single((await IssueAsync(key, new() { Revision = view.Decision.Revision, Seen = view.Seen })).Problems);

        Assert.Equal("DE-122", refused.Code);
        Assert.Contains("Lò Văn An", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Vàng A Páo", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await StoredAsync(other.Key)).Recognitions);
        Assert.Equal(DecisionState.Draft, (await StoredDecisionAsync(key)).State);
        Assert.Empty((await IssueAsync(key)).Problems);
    }

    [Fact]
    public async Task A_draft_that_grew_while_the_page_was_open_is_looked_at_again()
    {
        var (first, late) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Vàng A Páo"));
        var key = await DraftAsync(NewStatus.Poor, [first]);
        var view = (await LookAsync(key))!;
        await AddAsync(key, NewStatus.Poor, [late]);

        Assert.Equal([ReviewProblems.DraftChanged], (await IssueAsync(key, new() { Revision = view.Decision.Revision, Seen = view.Seen })).Problems);
    }

    [Fact]
    public async Task A_line_of_the_same_day_is_refused_by_name_and_a_later_one_warned_of()
    {
        var same = await HouseholdAsync("Lò Văn An", (PovertyClass.NearPoor, On));
        var later = await HouseholdAsync("Vàng A Páo", (PovertyClass.NearPoor, On.AddDays(3)));
        var key = await DraftAsync(NewStatus.Poor, [same, later]);

        var view = (await LookAsync(key))!;

        Assert.Equal("DE-111", Assert.Single(view.Refusals).Code);
        Assert.Contains("Lò Văn An", view.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains("DE-206", view.Lines.Single(l => l.Name == "Vàng A Páo").Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task Each_line_says_what_to_look_at()
    {
        var ended = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        await InAsync(Commune, async db =>
        {
            var stored = await db.Households.At(ended.Key).SingleAsync();
            stored.End(new(2026, 8, 1), HouseholdEnd.Departed);
            return await db.SaveAsync("Arrange", NoCancel);
        });
        var stays = await HouseholdAsync("Vàng A Páo", (PovertyClass.Poor, _opening));
        var key = await DraftAsync(NewStatus.Poor, [ended, stays], f => f.EffectiveOn = new(2026, 1, 10));

        var view = (await LookAsync(key))!;

        Assert.Empty(view.Refusals);
        Assert.Equal(["DE-209"], view.Warnings.Select(w => w.Code));
        Assert.Equal(["DE-203", "DE-204", "DE-206"], view.Lines.Single(l => l.Name is "Hộ chưa có chủ hộ" or "Lò Văn An").Warnings.Select(w => w.Code));
        Assert.Equal(["DE-202", "DE-204", "DE-206"], view.Lines.Single(l => l.Name == "Vàng A Páo").Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task Recognised_again_as_before_is_said_and_not_refused()
    {
        var household = await HouseholdAsync("Lò Văn An", (PovertyClass.Poor, _opening));
        var key = await DraftAsync(NewStatus.Same, [household]);

        var line = Assert.Single((await LookAsync(key))!.Lines);

        Assert.Equal((PovertyClass.Poor, Movement.PoorStay), (line.Line.Status, line.Movement));
        Assert.Contains(ReviewProblems.IsConfirmed, line.Warnings);
        Assert.Empty((await IssueAsync(key)).Problems);
    }

    [Fact]
    public async Task A_household_that_left_the_commune_is_refused_by_name()
    {
        var household = await HouseholdAsync("Lò Văn An");
        var key = await DraftAsync(NewStatus.Poor, [household]);
        await InAsync(AreaScope.Nation, async db =>
        {
            var stored = await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).At(household.Key).SingleAsync();
            stored.MoveTo("24.00071.01.");
            foreach (var membership in stored.Memberships)
            {
                membership.MoveTo("24.00071.01.");
                membership.Person.MoveTo("24.00071.01.");
            }

            return await db.SaveAsync("Arrange", NoCancel);
        });

        Assert.Equal(["DE-113"], (await IssueAsync(key)).Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task Who_only_reads_decisions_issues_none()
    {
        var key = await DraftAsync(NewStatus.Poor, [await HouseholdAsync("Lò Văn An")]);
        await using var db = DataSetup.Open(Database.ConnectionString, new Caller("giám sát", Commune, Role.Supervisor), Today.Clock);

        Assert.Equal([ReviewProblems.MayNotIssue], (await Issuing(db).SaveAsync(key, new(), NoCancel)).Problems);
    }
}
