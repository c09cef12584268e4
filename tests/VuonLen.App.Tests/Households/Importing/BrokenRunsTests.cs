using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>After a run that failed, or was stopped while it waited, the import can be taken up again.</summary>
public sealed class BrokenRunsTests : ImportTest
{
    private static byte[] List => Sheet(
        [["Họ tên chủ hộ", "Thôn", "Mã hộ"], .. Enumerable.Range(1, 120).Select(n => new object?[] { $"Lò Văn {(char)('A' + (n % 20))}", "Nà Phát", $"H{n}" })]);

    [Fact]
    public async Task A_preview_that_waits_and_is_stopped_or_fails_can_be_asked_for_again()
    {
        var key = await UploadAsync(List);
        foreach (var end in new Func<AreaKey, Task>[] { StopAsync, FailAsync })
        {
            Assert.Empty((await UnderstandAsync(key)).Problems);
            await end(key);

            Assert.Equal(ListState.Uploaded, (await ViewAsync(key)).Import.State);
        }

        Assert.Empty((await UnderstandAsync(key)).Problems);
    }

    [Fact]
    public async Task A_writing_that_wrote_nothing_leaves_the_preview_to_be_confirmed_again()
    {
        var key = (await PreviewAsync(List)).Import.Key;
        foreach (var end in new Func<AreaKey, Task>[] { StopAsync, FailAsync })
        {
            Assert.Empty((await InAsync(Commune, db => Showing(db).ConfirmAsync(key, NoCancel))).Problems);
            await end(key);

            Assert.Equal(ListState.Planned, (await ViewAsync(key)).Import.State);
        }

        Assert.Equal(120, (await WriteAsync(key)).Counts.AddedHouseholds);
    }

    [Fact]
    public async Task A_writing_that_failed_half_way_says_what_is_written_and_can_be_undone()
    {
        var before = await DumpAsync();
        var key = (await PreviewAsync(List)).Import.Key;
        await InAsync(Commune, db => Showing(db).ConfirmAsync(key, NoCancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CarryOutWriteAsync(key, progress: new Breaks()));
        var written = (await HouseholdsAsync()).Count;
        await FailAsync(key);

        var view = await ViewAsync(key);
        Assert.InRange(written, 1, 119);
        Assert.Equal((ListState.Written, written), (view.Import.State, view.Counts.AddedHouseholds));
        Assert.Empty((await UndoAsync(key)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_taking_back_that_is_stopped_before_it_began_or_fails_can_be_asked_for_again()
    {
        var before = await DumpAsync();
        var key = (await ImportAsync(List)).Import.Key;
        foreach (var end in new Func<AreaKey, Task>[] { StopAsync, FailAsync })
        {
            Assert.Empty((await InAsync(Commune, db => Undoing(db).SaveAsync(key, NoCancel))).Problems);
            await end(key);

            Assert.Equal(ListState.Written, (await ViewAsync(key)).Import.State);
        }

        Assert.Empty((await UndoAsync(key)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    private async Task StopAsync(AreaKey key)
    {
        Assert.Empty((await InAsync(Commune, db => Showing(db).StopAsync(key, NoCancel))).Problems);
        Assert.Equal(RunState.Cancelled, (await ViewAsync(key)).Run!.State);
    }

    /// <summary>The product takes it up and finds no account of who asked.</summary>
    private async Task FailAsync(AreaKey key)
    {
        await using var services = AProduct.On(Database);
        var run = (await ViewAsync(key)).Run!;
        await InAsync(AreaScope.Nation, async db =>
        {
            // The base carries steps out without their runs, which therefore wait for ever.
            foreach (var other in await db.Runs.Where(r => r.SubjectId == key.Id && r.Id != run.Id).ToListAsync())
                other.AskToStop(Today.Clock.GetUtcNow());
            return await db.SaveAsync("Arrange", NoCancel);
        });
        await services.GetRequiredService<CarryOutRun>().RunAsync(run.Key, null, NoCancel);

        Assert.Equal(RunState.Failed, (await ViewAsync(key)).Run!.State);
    }

    private sealed class Breaks : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => throw new InvalidOperationException("The program died.");
    }
}
