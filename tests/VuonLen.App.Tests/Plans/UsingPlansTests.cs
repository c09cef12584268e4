using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Plans.Tasks;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Plans;

public sealed class UsingPlansTests : PlanTest
{
    [Fact]
    public async Task A_plan_without_a_year_waits_for_one()
    {
        var key = await DraftAsync(Document.Replace("2026", "", StringComparison.Ordinal));

        Assert.Equal([PlanProblems.NoYear], (await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);
    }

    [Fact]
    public async Task Who_leads_becomes_an_organisation_once_whatever_the_spelling()
    {
        await SaveAsync(new Organisation { AreaPath = "24.00070.", Name = "Phòng Kinh tế - Hạ tầng", Aliases = "Phòng Kinh Tế\nPKT" });
        var key = await InUseAsync();

        var names = await InAsync(Commune, db => db.Organisations.Select(o => o.Name).OrderBy(n => n).ToListAsync());
        Assert.Equal(["Phòng Kinh tế - Hạ tầng", "Trạm Y tế"], names);
        Assert.Equal(3, await InAsync(Commune, db => db.PlannedTasks.CountAsync(t => t.PlanId == key.Id && t.LeadId != null)));
    }

    [Fact]
    public async Task Use_is_taken_back_until_something_hangs_on_it()
    {
        var key = await InUseAsync();
        Assert.Empty((await InAsync(Commune, db => new ReturnToDraft(db).SaveAsync(key, NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);

        var task = await InAsync(Commune, db => db.PlannedTasks.SingleAsync(t => t.DueOn == new DateOnly(2026, 3, 31)));
        Assert.Empty((await InAsync(Commune, db => new MarkTask(db, Files(db), Today.Clock)
            .SaveAsync(key, task.Id, new(null, TaskState.Done, new(2026, 3, 30), null, null), null, NoCancel))).Problems);
        Assert.Equal([PlanProblems.SomethingHangs], (await InAsync(Commune, db => new ReturnToDraft(db).SaveAsync(key, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_village_and_a_mentor_read_the_plan_in_use_and_no_draft()
    {
        var key = await DraftAsync();
        Task<bool> Reads(Role role, string path) => AsAsync(role, path, db => db.Plans.AnyAsync(p => p.Id == key.Id));
        Assert.False(await Reads(Role.VillageHead, "24.00070.03."));
        Assert.True(await Reads(Role.Leader, "24.00070."));
        Assert.True(await Reads(Role.Province, "24."));

        Assert.Empty((await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);
        Assert.True(await Reads(Role.VillageHead, "24.00070.03."));
        Assert.False(await Reads(Role.VillageHead, "24.00071.01."));
        Assert.False(await Reads(Role.Officer, "24.00071."));
        Assert.Equal(3, await AsAsync(Role.VillageHead, "24.00070.03.", db => db.PlannedTargets.CountAsync()));
        Assert.Equal(0, await AsAsync(Role.Officer, "24.00071.", async db => await db.PlannedTargets.CountAsync() + await db.PlanSourceLines.CountAsync() + await db.Organisations.CountAsync()));
    }

    [Fact]
    public async Task Only_the_keeper_changes_a_plan()
    {
        var key = await DraftAsync();
        foreach (var (role, path) in new[] { (Role.Province, "24."), (Role.Leader, "24.00070."), (Role.Department, "24.00070."), (Role.Supervisor, "24.00070.") })
        {
            var outcome = await AsAsync(role, path, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel));
            Assert.Equal([PlanProblems.NotKeeper], outcome.Problems);
        }

        var elsewhere = await AsAsync(Role.Officer, "24.00071.", db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel));
        Assert.Equal([PlanProblems.NotFound], elsewhere.Problems);
    }

    [Fact]
    public async Task The_province_keeps_its_own_plan_and_a_commune_reads_it()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Document));
        var saved = await AsAsync(Role.Province, "24.", db => Uploading(db).SaveAsync(content, "tinh.txt", null, NoCancel));
        Assert.Empty(saved.Problems);
        Assert.Equal(Province.Id, saved.Answer!.UnitId);
        Assert.False(await AsAsync(Role.Officer, "24.00070.", db => db.Plans.AnyAsync()));

        Assert.Empty((await AsAsync(Role.Province, "24.", db => new UsePlan(db, Today.Clock).SaveAsync(saved.Answer.Key, NoCancel))).Problems);
        Assert.True(await AsAsync(Role.Officer, "24.00070.", db => db.Plans.AnyAsync()));
        Assert.Equal(
            [PlanProblems.NotKeeper],
            (await AsAsync(Role.Officer, "24.00070.", db => new ReturnToDraft(db).SaveAsync(saved.Answer.Key, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_target_serves_one_of_the_superior_plan_and_no_other()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Document));
        var above = (await AsAsync(Role.Province, "24.", db => Uploading(db).SaveAsync(content, "tinh.txt", null, NoCancel))).Answer!.Key;
        Assert.Empty((await AsAsync(Role.Province, "24.", db => new UsePlan(db, Today.Clock).SaveAsync(above, NoCancel))).Problems);
        var key = await InUseAsync();
        var (own, superior) = (await TargetAsync(key), await AsAsync(Role.Province, "24.", db => db.PlannedTargets.FirstAsync(t => t.PlanId == above.Id)));
        async Task<Rules.Outcome> ServeAsync(Guid served) => await InAsync(Commune, async db =>
        {
            var form = ItemForm.Of(await db.PlannedTargets.AsNoTracking().SingleAsync(t => t.Id == own.Id));
            form.SuperiorTarget = served;
            return await new EditItem(db, Today.Clock).SaveAsync(key, own.Id, form, NoCancel);
        });

        Assert.Equal([PlanProblems.SuperiorUnknown], (await ServeAsync(superior.Id)).Problems); // no superior plan is chosen yet
        Assert.Empty((await HeadAsync(above.Id)).Problems);
        Assert.Equal([PlanProblems.SuperiorUnknown], (await ServeAsync(own.Id)).Problems);
        Assert.Empty((await ServeAsync(superior.Id)).Problems);
        var view = (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, own.Id, null, 1, NoCancel)))!;
        Assert.Equal(superior.Id, view.Superior!.Id);
        var seen = (await AsAsync(Role.Province, "24.", db => new ShowTarget(db, Today.Clock).ShowAsync(above, superior.Id, null, 1, NoCancel)))!;
        Assert.Equal((key.Id, own.Id), (seen.Serving.Single().Plan.Id, seen.Serving[0].Target.Id));

        Assert.Empty((await HeadAsync(null)).Problems);
        Assert.Null((await TargetAsync(key)).SuperiorTarget);

        Task<PlannedTarget> TargetAsync(AreaKey plan) => InAsync(Commune, db => db.PlannedTargets.Where(t => t.PlanId == plan.Id).OrderBy(t => t.Position).FirstAsync());

        Task<Rules.Outcome> HeadAsync(Guid? to) => InAsync(Commune, async db =>
        {
            var form = EditHead.Form.Of(await db.Plans.AsNoTracking().SingleAsync(p => p.Id == key.Id));
            form.SuperiorPlan = to;
            return await new EditHead(db).SaveAsync(key, form, NoCancel);
        });
    }

    [Fact]
    public async Task Next_years_plan_begins_with_this_years_targets_and_tasks_moved_and_open()
    {
        var key = await InUseAsync();
        var started = await InAsync(Commune, db => new StartPlan(db, Today.Clock).SaveAsync(null, 2027, null, key, NoCancel));
        Assert.Empty(started.Problems);

        var view = await ShownAsync(started.Answer!.Key);
        Assert.Equal((PlanState.Draft, 2027, "Giảm nghèo năm 2027", null), (view.Plan.State, view.Plan.Year, view.Plan.Title, view.Plan.Number));
        Assert.Equal([new(2027, 3, 31), new DateOnly(2027, 11, 30)], view.Items.OfType<PlannedTask>().Select(t => t.DueOn).OfType<DateOnly>());
        Assert.All(view.Items.OfType<PlannedTask>(), t => Assert.Equal(TaskState.Open, t.State));
        Assert.All(view.Items.OfType<PlannedTarget>(), t => Assert.Equal((false, false, null), (t.IsBound, t.IsChecked, t.Baseline)));
        Assert.Contains(view.Items, i => i.Text.Contains("trong năm 2027", StringComparison.Ordinal));
        Assert.Equal("08/NQ-HĐND", view.Clauses(ClauseKind.Basis).Single().Number);
    }

    [Fact]
    public async Task A_plan_is_typed_from_nothing()
    {
        var started = await InAsync(Commune, db => new StartPlan(db, Today.Clock).SaveAsync(null, 2026, "Kế hoạch tự soạn", null, NoCancel));
        var key = started.Answer!.Key;
        Assert.Equal([PlanProblems.NoItems], (await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);

        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, null, new() { What = "target", Text = "Giảm 3 hộ nghèo", Kind = Rules.Plans.TargetKind.ReduceBy, Value = "3", Unit = "hộ" }, NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, null, new() { What = "report", Text = "Báo cáo tháng", Lead = "Các thôn", DueWords = "hằng tháng trước ngày 15" }, NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);

        var view = await ShownAsync(key);
        Assert.Equal("poor_households", view.Items.OfType<PlannedTarget>().Single().Measure);
        Assert.Equal([PlanProblems.YearOdd], (await InAsync(Commune, db => new StartPlan(db, Today.Clock).SaveAsync(null, 1999, null, null, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_file_that_is_no_plan_is_refused_and_nothing_stored()
    {
        using var content = new MemoryStream("PK\u0003\u0004 no document"u8.ToArray());
        var saved = await InAsync(Commune, db => Uploading(db).SaveAsync(content, "gia.docx", null, NoCancel));

        Assert.NotEmpty(saved.Problems);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Plans.CountAsync()));
    }
}
