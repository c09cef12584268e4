using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;

namespace VuonLen.App.Tests.Plans;

public sealed class BrokenReadingTests : PlanTest
{
    [Fact]
    public async Task A_plan_whose_reading_was_stopped_before_it_began_can_be_thrown_away()
    {
        var key = await DraftAsync();
        await InAsync(Commune, async db =>
        {
            var plan = await db.Plans.At(key).SingleAsync();
            plan.AwaitReading();
            Requests(db).Add(ReadUploadedPlan.Kind, plan);
            return await db.SaveAsync("Arrange", NoCancel);
        });

        Assert.Empty((await InAsync(Commune, db => Requests(db).StopAsync(key, NoCancel))).Problems);

        Assert.Equal(PlanState.Unreadable, (await InAsync(Commune, db => db.Plans.At(key).SingleAsync())).State);
        Assert.Empty((await InAsync(Commune, db => new DiscardPlan(db, Files(db)).SaveAsync(key, NoCancel))).Problems);
    }
}
