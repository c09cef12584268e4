using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Facts;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Reviews.Decisions;

/// <summary>More lines than one transaction takes: here three, then two a batch.</summary>
public sealed class LargeDecisionTests : DecisionTest
{
    private const int Many = 7;

    [Fact]
    public async Task It_counts_as_issued_when_the_last_line_is_written_and_goes_on_after_a_break()
    {
        var (key, households) = await ManyAsync();
        Assert.Empty((await AskAsync(key)).Problems);
        Assert.Equal((DecisionState.Issuing, 0), ((await StoredDecisionAsync(key)).State, await WrittenAsync(key)));
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Runs.CountAsync(r => r.Kind == IssueDecision.Kind && r.SubjectId == key.Id)));

        // Killed after the second batch.
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(key, new(done =>
        {
            if (done >= 4)
                throw new OperationCanceledException();
        })));
        Assert.Equal((DecisionState.Issuing, 4), ((await StoredDecisionAsync(key)).State, await WrittenAsync(key)));
        Assert.Equal([ReviewProblems.NotDraft], (await AddAsync(key, NewStatus.Poor, [households[0]])).Problems);

        // Somebody edits a household that is still to be written: the decision stands, the edit too.
        var left = (await LinesAsync(key)).First(l => !l.IsWritten).Target;
        await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(new("24", left), new() { B1 = "90" }, NoCancel));
        await RunAsync(key, new());

        Assert.Equal((DecisionState.Issued, Many), ((await StoredDecisionAsync(key)).State, await WrittenAsync(key)));
        Assert.Equal(Enumerable.Range(1, Many), (await LinesAsync(key)).Select(l => l.Number!.Value).Order());
        Assert.Equal(Many, await InAsync(AreaScope.Nation, db => db.Households.CountAsync(h => h.Status == PovertyClass.Poor)));
        Assert.Equal(90, (await StoredAsync(new("24", left))).B1);
        await RunAsync(key, new());
        Assert.Equal(Many, await WrittenAsync(key));
    }

    [Fact]
    public async Task Two_processes_that_hold_one_run_write_each_line_once()
    {
        var (key, _) = await ManyAsync();
        await AskAsync(key);

        await RunAsync(key, new(done =>
        {
            if (done == 2)
                RunAsync(key, new()).GetAwaiter().GetResult();
        }));

        Assert.Equal((DecisionState.Issued, Many), ((await StoredDecisionAsync(key)).State, await WrittenAsync(key)));
    }

    private async Task<(AreaKey Key, List<Household> Households)> ManyAsync()
    {
        var households = Enumerable.Range(1, Many).Select(i => Of(AHousehold.Member($"Lò Văn {i}"))).ToList();
        await SaveAsync([.. households]);
        return (await DraftAsync(NewStatus.Poor, households), households);
    }

    private Task<VuonLen.Rules.Outcome> RunAsync(AreaKey key, Progress progress) => InAsync(Commune, db => Small(db).RunAsync(key, progress, NoCancel));

    private async Task<VuonLen.Rules.Outcome> AskAsync(AreaKey key)
    {
        var view = (await LookAsync(key))!;
        return await InAsync(Commune, db => Small(db).SaveAsync(key, new() { Revision = view.Decision.Revision, Seen = view.Seen }, NoCancel));
    }

    private static IssueDecision Small(VuonLenDb db) => new(db, new ReturnWindow(db), new(db, new RunBell(), Today.Clock, Works.None), Today.Clock) { MostAtOnce = 3, Batch = 2 };

    private Task<int> WrittenAsync(AreaKey key) => InAsync(AreaScope.Nation, db => db.Recognitions.CountAsync(r => r.DecisionId == key.Id));
}
