using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews.Decisions;

/// <summary>Decisions about a household of which there were two records.</summary>
public sealed class MergedAwayTests : DecisionTest
{
    private static readonly DateOnly _opening = new(2026, 1, 20);

    private readonly MergeSeal _seal = new(new EphemeralDataProtectionProvider());

    [Fact]
    public async Task Correcting_a_decision_about_a_double_corrects_the_household_it_was_merged_into()
    {
        var (stays, goes) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An", (PovertyClass.NearPoor, _opening)));
        var wrong = await DraftAsync(NewStatus.Poor, [goes], f => f.DecidedOn = new(2026, 3, 20));
        Assert.Empty((await IssueAsync(wrong)).Problems);
        await MergeAsync(stays, goes);
        Assert.Equal(PovertyClass.Poor, (await StoredAsync(stays.Key)).Status);

        var draft = await CorrectAsync(wrong);
        var line = Assert.Single(await LinesAsync(draft));
        Assert.Equal((stays.Id, PovertyClass.NearPoor), (line.Target, line.Status));
        Assert.Empty((await IssueAsync(draft)).Problems);

        Assert.Equal((PovertyClass.NearPoor, new DateOnly(2026, 3, 20)), ((await StoredAsync(stays.Key)).Status, (await StoredAsync(stays.Key)).StatusSince));
        Assert.Equal(2, (await StoredAsync(goes.Key)).Recognitions.Count);
        var view = await InAsync(Commune, db => new ShowDecision(db, new ReturnWindow(db), new(db, new(), Today.Clock, Works.None), Today.Clock).ShowAsync(wrong, NoCancel));
        Assert.Equal([goes.Id], view!.CorrectedHouseholds);
        Assert.Empty((await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).ShowAsync(wrong, NoCancel)))!.Lines);
    }

    [Fact]
    public async Task A_double_of_a_double_is_followed_to_the_end()
    {
        var (first, second, third) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An"));
        var wrong = await DraftAsync(NewStatus.Poor, [first], f => f.DecidedOn = new(2026, 3, 20));
        Assert.Empty((await IssueAsync(wrong)).Problems);
        await MergeAsync(second, first);
        await MergeAsync(third, second);

        var draft = await CorrectAsync(wrong);
        Assert.Empty((await IssueAsync(draft)).Problems);

        Assert.Equal([third.Id], (await LinesAsync(draft)).Select(l => l.Target));
        Assert.Equal(PovertyClass.NotPoor, (await StoredAsync(third.Key)).Status);
    }

    [Fact]
    public async Task A_line_that_was_not_repeated_is_nothing_to_correct()
    {
        var (stays, goes) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An"));
        var decided = await DraftAsync(NewStatus.Poor, [stays, goes]);
        Assert.Empty((await IssueAsync(decided)).Problems);
        await MergeAsync(stays, goes);

        var view = await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).ShowAsync(decided, NoCancel));

        Assert.Equal([stays.Id], view!.Lines.Select(l => l.Line.Target));
    }

    [Fact]
    public async Task A_double_that_was_merged_away_is_not_put_into_a_draft()
    {
        var (stays, goes) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An"));
        await MergeAsync(stays, goes);
        var draft = await DraftAsync(NewStatus.Poor, []);

        Assert.Equal([ReviewProblems.HasMergedAway], (await AddAsync(draft, NewStatus.Poor, [stays, goes])).Problems);
        var all = await InAsync(Commune, db => new AddLines(db, Today.Clock).SaveAsync(
            draft, new() { All = true, Status = NewStatus.Poor, Filter = new() { Ended = true } }, NoCancel));

        Assert.Equal(0, all.Answer!.Lines);
        Assert.Empty(await LinesAsync(draft));
    }

    [Fact]
    public async Task A_draft_is_not_issued_into_a_double_that_was_merged_away_since()
    {
        var (stays, goes) = (await HouseholdAsync("Lò Văn An"), await HouseholdAsync("Lò Văn An"));
        var draft = await DraftAsync(NewStatus.Poor, [goes]);
        await MergeAsync(stays, goes);

        var refused = await IssueAsync(draft);

        Assert.Equal([ReviewProblems.MergedAway(["Lò Văn An"])], refused.Problems);
        Assert.Empty((await StoredAsync(goes.Key)).Recognitions);
        Assert.True(Assert.Single((await LookAsync(draft))!.Lines).IsRefused);
    }

    private async Task MergeAsync(Household stays, Household goes)
    {
        var revisions = await InAsync(AreaScope.Nation, db => db.Households.ToDictionaryAsync(h => h.Id, h => h.Revision));
        var merged = await InAsync(Commune, async db =>
        {
            var merging = new MergeDoubles(db, _seal, Today.Clock);
            var view = (await merging.ShowAsync(stays.Key, goes.Id, null, NoCancel))!;
            return await merging.SaveAsync(stays.Key, goes.Id, new()
            {
                Revision = revisions[stays.Id],
                OtherRevision = revisions[goes.Id],
                People = view.People,
                Lines = view.Lines.Where(l => l.IsRepeated).Select(l => l.Recognition.Id).ToHashSet(),
            }, NoCancel);
        });
        Assert.Empty(merged.Problems);
    }

    /// <summary>A correction of all lines, to what was before, with a number of its own.</summary>
    private async Task<AreaKey> CorrectAsync(AreaKey wrong)
    {
        var lines = (await LinesAsync(wrong)).ConvertAll(l => l.Id);
        var drafted = await InAsync(Commune, db => new CorrectDecision(db, new ReturnWindow(db), Today.Clock).SaveAsync(wrong, new() { Lines = lines }, NoCancel));
        Assert.Empty(drafted.Problems);
        var key = drafted.Answer!.Key;
        var revision = (await StoredDecisionAsync(key)).Revision;
        var saved = await InAsync(Commune, db => new DraftDecision(db, Today.Clock).SaveAsync(
            key, Head(f => (f.Revision, f.Number, f.DecidedOn) = (revision, "66/QĐ-UBND", On)), NoCancel));
        Assert.Empty(saved.Problems);
        return key;
    }
}
