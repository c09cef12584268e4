using System.Net;
using System.Security.Claims;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Households.Moves;
using VuonLen.App.Households.Notes;
using VuonLen.App.Households.Recognising;
using VuonLen.App.Identity;
using VuonLen.App.Reviews;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Doubles;

/// <summary>What is left of a record that was merged, and what a merger leaves alone.</summary>
public sealed class MergedRecordTests : DoublesTest
{
    private static readonly DateOnly _first = new(2025, 12, 31);

    [Fact]
    public async Task A_line_that_a_decision_wrote_is_not_corrected_by_a_merger()
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        var there = goes.Line(PovertyClass.Poor, _first);
        var decision = new Decision { AreaPath = "24.00070.", UnitId = Guid.CreateVersion7(), Kind = default, Standard = "ND07-2022", DraftedBy = "test" };
        await SaveAsync(decision, Decided(stays.Line(PovertyClass.NearPoor, _first), decision.Id), there);
        var before = await DumpAsync();

        var refused = await MergeAsync(stays, goes, lines: [there.Id]);

        Assert.Equal([DoubleProblems.DecidedHere], refused.Problems);
        Assert.Equal(before, await DumpAsync());
        Assert.Empty((await MergeAsync(stays, goes, lines: [])).Problems);
        Assert.Equal(PovertyClass.NearPoor, (await StoredAsync(stays.Key)).Status);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Leader)]
    public async Task Its_page_says_so_leads_to_the_household_and_offers_nothing_to_write(Role role)
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        await SaveAsync(goes.Line(PovertyClass.Poor, _first));
        Assert.Empty((await MergeAsync(stays, goes)).Problems);
        await using var host = new TestHost(Database);
        using var browser = await host.SignInAsync(role, new Claim(Grants.Area, "24.00070."));

        foreach (var tab in new[] { "", "?tab=facts", "?tab=history", "?tab=notes" })
        {
            var answer = await browser.OpenAsync($"/households/24/{goes.Id}{tab}");
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(NoCancel));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Hộ Lò Văn An (hồ sơ đã gộp)", page, StringComparison.Ordinal);
            Assert.Contains("đã gộp vào <a href=\"/households/24/" + stays.Id, page, StringComparison.Ordinal);
            foreach (var action in new[] { "/status/new", "/edit", "/undo", "/notes/new", "/findings/new", "/mentor\"", "/members/new", "/explain", "/correct", "chưa có công nhận", "Ghi công nhận" })
                Assert.DoesNotContain(action, page, StringComparison.Ordinal);
            if (tab != "?tab=history")
                Assert.DoesNotContain("Hộ nghèo", page, StringComparison.Ordinal);
        }

        Assert.Contains("Hộ nghèo", WebUtility.HtmlDecode(await (await browser.OpenAsync($"/households/24/{stays.Id}")).Content.ReadAsStringAsync(NoCancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_to_it_until_it_is_taken_apart_again()
    {
        var (stays, goes) = Pair();
        Assert.Empty(goes.Leave(new HashSet<Guid> { goes.Memberships[1].PersonId }, new(2026, 4, 1), MembershipEvent.Departed, null, Day).Problems);
        await SaveAsync(stays, goes);
        var merge = (await MergeAsync(stays, goes)).Answer!;
        var before = await DumpAsync();
        Task<Rules.Outcome> RecognisedAsync(int revision) => InAsync(Commune, db => new RecordStatus(db, Today.Clock).SaveAsync(
            goes.Key, new() { Revision = revision, Standard = "ND07-2022", Status = PovertyClass.Poor, EffectiveOn = _first }, NoCancel));

        var revision = await RevisionAsync(goes);
        Assert.Equal([DoubleProblems.MergedAway], (await RecognisedAsync(revision)).Problems);
        Assert.Equal([DoubleProblems.MergedAway], (await InAsync(Commune, db => new UndoLastChange(db).SaveAsync(goes.Key, revision, NoCancel))).Problems);
        Assert.Equal([DoubleProblems.MergedAway], (await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).SaveAsync(goes.Key, "Đã đến thăm", NoCancel))).Problems);

        Assert.Equal(before, await DumpAsync());
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Empty((await RecognisedAsync(await RevisionAsync(goes))).Problems);
    }

    private (Household Stays, Household Goes) Pair() => (
        At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010))),
        At(NextVillage, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010))));

    private static Recognition Decided(Recognition line, Guid decision) => new()
    {
        AreaPath = line.AreaPath,
        HouseholdId = line.HouseholdId,
        Standard = line.Standard,
        Status = line.Status,
        EffectiveOn = line.EffectiveOn,
        DecisionNumber = line.DecisionNumber,
        DecisionOn = line.DecisionOn,
        Source = RecognitionSource.Decision,
        DecisionId = decision,
        RecordedAt = line.RecordedAt,
    };
}
