using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Plans.Organisations;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Plans.Tasks;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Tests.Plans;

/// <summary>Buttons pressed twice, two editors, ids of others, overlong words, odd days, odd files.</summary>
public sealed class ClumsyHandsTests : PlanTest
{
    private static readonly Guid _sent = new("019a0000-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_mark_sent_twice_is_said_once_and_a_form_gone_back_to_says_another()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("cập nhật danh sách");
        var mark = new MarkTask.Mark(new(2026, 2, 25), TaskState.Done, new(2026, 2, 20), "Xong", null) { Id = _sent };
        Assert.Empty(await MarkAsync(key, task.Id, mark));
        Assert.Empty(await MarkAsync(key, task.Id, mark));
        Assert.Equal(1, await InAsync(Commune, db => db.TaskMarks.CountAsync()));

        Assert.Empty(await MarkAsync(key, task.Id, mark with { TurnOn = new(2026, 3, 25) }));
        Assert.Equal(2, await InAsync(Commune, db => db.TaskMarks.CountAsync()));
    }

    [Fact]
    public async Task An_item_sent_twice_is_added_once_and_a_form_gone_back_to_adds_another()
    {
        var key = await DraftAsync();
        ItemForm Form(string text) => new() { What = "task", Text = text, NewId = _sent };
        foreach (var text in new[] { "Vận động nguồn lực", "Vận động nguồn lực", "Tuyên truyền" })
            Assert.Empty(await EditAsync(key, null, Form(text)));
        Assert.Equal(2, (await ShownAsync(key)).Items.OfType<PlannedTask>().Count(t => t.FirstLine is null));
    }

    [Fact]
    public async Task The_second_of_two_who_allot_bind_or_rename_is_told()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.OrderBy(t => t.Position).FirstAsync());
        Task<Rules.Outcome> Allot(string share, int? shown) => InAsync(Commune, db => new AllocateTarget(db, Today.Clock)
            .SaveAsync(key, target.Id, new Dictionary<Guid, string?> { [Village.Id] = share }, NoCancel, shown));
        Assert.Empty((await Allot("1", target.Revision)).Problems);
        Assert.Equal([DataProblems.ChangedMeanwhile], (await Allot("2", target.Revision)).Problems);
        Assert.Equal(1, await InAsync(Commune, db => db.TargetShares.Select(s => s.Value).SingleAsync()));

        Task<Rules.Outcome> Bind(int? shown) => InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(
            key, [new(target.Id, "poor_households", null, "5", null, null) { Revision = shown }], NoCancel));
        Assert.Equal([DataProblems.ChangedMeanwhile], (await Bind(target.Revision)).Problems);
        Assert.Empty((await Bind(target.Revision + 1)).Problems);

        var station = await OrganisationAsync("Trạm Y tế");
        Task<Rules.Outcome> Rename(string name) => StepAsync(station.Key, new OrganisationStep.Name(name, null, null, null, station.Revision));
        Assert.Empty((await Rename("Trạm Y tế phường")).Problems);
        Assert.Equal([DataProblems.ChangedMeanwhile], (await Rename("Trạm xá")).Problems);
    }

    [Fact]
    public async Task Ids_of_another_plan_or_commune_are_refused()
    {
        var key = await InUseAsync();
        var other = await InUseAsync(Document.Replace("12/KH-UBND", "13/KH-UBND", StringComparison.Ordinal));
        var next = Unit(AreaLevel.Commune, "24.00071.", "00071", "Phường", "Đoàn Kết", Province.Id);
        var foreign = new Organisation { AreaPath = "24.00071.", Name = "Công an phường" };
        await SaveAsync(next, foreign);
        var (task, target) = await InAsync(Commune, async db => (
            await db.PlannedTasks.FirstAsync(t => t.PlanId == key.Id), await db.PlannedTargets.FirstAsync(t => t.PlanId == key.Id)));
        var elsewhere = await InAsync(Commune, db => db.PlannedTargets.FirstAsync(t => t.PlanId == other.Id));

        var form = ItemForm.Of(task);
        form.ServedTarget = elsewhere.Id;
        Assert.Equal([PlanProblems.ServedUnknown], await EditAsync(key, task.Id, form));
        Assert.Equal([PlanProblems.OrganisationUnknown], (await InAsync(Commune, db => new BindTargets(db, Today.Clock).SaveAsync(
            key, [new(target.Id, null, null, null, null, foreign.Id)], NoCancel))).Problems);
        Assert.Equal([PlanProblems.NotFound], await MarkAsync(other, task.Id, new(null, TaskState.Done, Today.Date, null, null)));
        Assert.Equal([PlanProblems.ItemGone], await EditAsync(other, task.Id, ItemForm.Of(task)));

        var both = AreaScope.Of("24.00070.", "24.00071.");
        Assert.Null(await InAsync(both, db => new ShowTask(db, Today.Clock).ShowAsync(other, task.Id, NoCancel)));
        var head = await InAsync(both, db => new EditHead(db).ShowAsync(key, NoCancel));
        var about = EditHead.Form.Of(head!.Plan);
        about.SuperiorPlan = other.Id; // one's own level is not above
        Assert.Equal([PlanProblems.SuperiorPlanUnknown], (await InAsync(both, db => new EditHead(db).SaveAsync(key, about, NoCancel))).Problems);

        var household = Households.AHousehold.In("24.00071.", Households.AHousehold.Member("Lò Văn Thử", areaPath: "24.00071."));
        await SaveAsync(household);
        Assert.Equal([PlanProblems.HouseholdUnknown], (await InAsync(both, db => new NameHouseholds(db, Today.Clock).SaveAsync(key, target.Id, [household.Id], [household.Id], NoCancel))).Problems);
        var village = Unit(AreaLevel.Village, "24.00071.01.", "01", "Bản", "Xa", next.Id);
        await SaveAsync(village);
        Assert.Equal([PlanProblems.PlaceUnknown], (await StepAsync((await OrganisationAsync("Trạm Y tế")).Key, new OrganisationStep.Admit("Lò Thị Thử", null, null, village.Id))).Problems);
    }

    [Fact]
    public async Task Overlong_words_are_cut_where_the_database_would_refuse_them()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.FirstAsync(t => t.Kind == TargetKind.Share));
        var lines = string.Concat(Enumerable.Repeat("Dòng\r\n", 1000)); // a browser counts 5.000 of what is sent as 6.000
        Assert.Empty(await MarkAsync(key, (await TaskAsync("thẻ bảo hiểm")).Id, new(null, TaskState.Going, Today.Date, lines, null)));
        Assert.Empty((await InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(key, target.Id, Today.Date, "90", new string('x', 5000), NoCancel))).Problems);
        Assert.Empty(await EditAsync(key, null, new() { What = "task", Text = "Việc", Lead = new string('x', 5000), Result = new string('x', 5000), DueWords = new string('x', 5000) }));
        Assert.Equal((4000, 300), (await InAsync(Commune, db => db.TaskMarks.Select(m => m.Text!.Length).SingleAsync()), await InAsync(Commune, db => db.TargetFigures.Select(f => f.Source!.Length).SingleAsync())));
    }

    [Fact]
    public async Task Odd_days_are_refused()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm");
        var form = ItemForm.Of(task);
        (form.StartsOn, form.DueOn) = (new(2026, 6, 1), new(2026, 5, 1));
        Assert.Equal([PlanProblems.TaskReversed], await EditAsync(key, task.Id, form));
        (form.StartsOn, form.DueOn) = (null, new(206, 5, 1));
        Assert.Equal([PlanProblems.DeadlineOdd], await EditAsync(key, task.Id, form));
        Assert.Equal([PlanProblems.MarkDayOdd], await MarkAsync(key, task.Id, new(null, TaskState.Done, new(206, 5, 1), null, null)));
        Assert.Equal([PlanProblems.StateMissing], await MarkAsync(key, task.Id, new(null, null, Today.Date, null, null)));

        var target = await InAsync(Commune, db => db.PlannedTargets.FirstAsync(t => t.Kind == TargetKind.Share));
        Assert.Equal([PlanProblems.DayMissing], (await InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(key, target.Id, new(206, 1, 1), "9", "Báo cáo", NoCancel))).Problems);
    }

    /// <summary>At half past midnight in Vietnam it is the evening before in London.</summary>
    [Fact]
    public async Task A_day_begins_at_midnight_in_vietnam()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm"); // due on 30 November
        async Task<bool> IsLate(DateTimeOffset now) => (await InAsync(Commune, db => new ShowTask(db, new Moment(now)).ShowAsync(key, task.Id, NoCancel)))!.Turns[0].IsOverdue;
        Assert.False(await IsLate(new(2026, 11, 30, 16, 59, 0, TimeSpan.Zero)));
        Assert.True(await IsLate(new(2026, 11, 30, 17, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("hằng tháng ngày 31", 12, "28/02")]
    [InlineData("hằng năm trước ngày 30 tháng 2", 1, "28/02")]
    [InlineData("hằng tháng ngày 15 âm lịch", 1, null)]
    [InlineData("hằng năm vào tháng Chạp", 1, null)]
    [InlineData("thường xuyên", 1, null)]
    [InlineData("hằng năm ngày 05/01", 1, null)] // over before the plan was issued
    public void Recurrence_of_days_no_calendar_of_ours_has_is_not_invented(string words, int turns, string? february)
    {
        var plan = new Plan { AreaPath = Ward.AreaPath, UnitId = Ward.Id, Year = 2026, IssuedOn = new(2026, 1, 15), CreatedAt = Today.Clock.GetUtcNow(), CreatedBy = "x" };
        var task = new PlannedTask { AreaPath = Ward.AreaPath, PlanId = plan.Id, Kind = TaskKind.Work, Text = "Việc", DueWords = words };
        var found = TaskTurns.Of(plan, task, Today.Date);
        Assert.Equal(turns, found.Count);
        Assert.Equal(february, found.FirstOrDefault(t => t.DueOn is { Month: 2 })?.DueOn?.ToString("dd/MM", CultureInfo.InvariantCulture));
        if (february is null)
            Assert.Equal((null, TaskState.Open, false), (found[0].DueOn, found[0].State, found[0].IsOverdue)); // to be done, and not called done
    }

    [Theory]
    [InlineData("chay.exe", "PL-174")]
    [InlineData("anh.jpg.html", "PL-174")]
    [InlineData("khong duoi", "PL-174")]
    [InlineData("anh\u202Egpj.exe", "PL-174")]
    [InlineData("../../etc/Biên bản.PDF", null)]
    public async Task Evidence_is_what_officers_attach(string name, string? code)
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm");
        await using var db = Database.Open(Commune);
        using var content = new MemoryStream([1]);
        var outcome = await new MarkTask(db, Files(db), Today.Clock).SaveAsync(key, task.Id, new(null, TaskState.Done, Today.Date, null, null), (content, name), NoCancel);
        Assert.Equal(code, outcome.Problems.SingleOrDefault()?.Code);
        Assert.Equal(code is null ? ["Biên bản.PDF"] : [], await db.StoredFiles.Where(f => f.Name != "ke-hoach.txt").Select(f => f.Name).ToListAsync());
        Assert.Equal(code is null ? 2 : 1, await db.StoredFileParts.CountAsync()); // with that of the plan: claimed, and nothing left of what was refused
    }

    [Fact]
    public async Task Empty_and_too_large_evidence_is_refused()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm");
        async Task<IReadOnlyList<Rules.Problem>> Mark(byte[] bytes)
        {
            await using var db = Database.Open(Commune);
            using var content = new MemoryStream(bytes);
            return (await new MarkTask(db, Files(db), Today.Clock).SaveAsync(key, task.Id, new(null, TaskState.Done, Today.Date, null, null), (content, "anh.jpg"), NoCancel)).Problems;
        }

        Assert.Equal([PlanProblems.EvidenceEmpty], await Mark([]));
        Assert.Equal([PlanProblems.EvidenceTooLarge], await Mark(new byte[MarkTask.MostBytes + 1]));
        Assert.Empty(await InAsync(Commune, db => db.TaskMarks.ToListAsync()));
    }

    [Fact]
    public async Task An_organisation_that_is_gone_stays_with_its_tasks_and_its_name_is_free_again()
    {
        var key = await InUseAsync();
        var station = await OrganisationAsync("Trạm Y tế");
        Assert.Empty((await StepAsync(station.Key, new OrganisationStep.Name("Trạm Y tế", null, null, new(2026, 7, 1)))).Problems);
        Assert.Equal("Trạm Y tế", (await ListAsync(new())).Tasks.Single(t => t.Title.Contains("thẻ bảo hiểm", StringComparison.Ordinal)).Lead!.Name);
        Assert.DoesNotContain((await InAsync(Commune, db => new EditItem(db, Today.Clock).ShowAsync(key, null, NoCancel)))!.Organisations, o => o.Id == station.Id);

        var again = await InAsync(Commune, db => new KeepOrganisations(db, Today.Clock).SaveAsync("Trạm Y tế", null, NoCancel));
        Assert.Empty(again.Problems);
        var task = await TaskAsync("thẻ bảo hiểm");
        Assert.Empty(await EditAsync(key, task.Id, ItemForm.Of(task)));
        Assert.Equal(again.Answer!.Id, (await TaskAsync("thẻ bảo hiểm")).LeadId);
    }

    [Fact]
    public async Task An_organisation_that_is_added_takes_over_the_tasks_written_with_its_name()
    {
        var key = await InUseAsync();
        await SaveAsync(new PlannedTask { AreaPath = Ward.AreaPath, PlanId = key.Id, Kind = TaskKind.Work, Text = "Trực", Lead = "Công an phường" });
        Assert.Equal([PlanProblems.NameMissing], (await InAsync(Commune, db => new KeepOrganisations(db, Today.Clock).SaveAsync("---", null, NoCancel))).Problems);
        var added = await InAsync(Commune, db => new KeepOrganisations(db, Today.Clock).SaveAsync("Công an Phường", null, NoCancel));
        Assert.Equal(added.Answer!.Id, (await TaskAsync("Trực")).LeadId);
    }

    [Fact]
    public async Task Only_accounts_of_the_area_become_members_and_once()
    {
        await InUseAsync();
        User Account(string name) => new() { UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name };
        var (near, far) = (Account("gan"), Account("xa"));
        static Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid> In(User user, string path) => new() { UserId = user.Id, ClaimType = Grants.Area, ClaimValue = path };
        await SaveAsync(near, far, In(near, "24.00070.03."), In(far, "24.00071."));
        var station = await OrganisationAsync("Trạm Y tế");
        Task<Rules.Outcome> Admit(string login) => StepAsync(station.Key, new OrganisationStep.Admit("Lò Thị Thử", "Y tá", login, null));
        Assert.Equal([PlanProblems.LoginUnknown], (await Admit("xa")).Problems);
        Assert.Empty((await Admit("Gan")).Problems);
        Assert.Empty((await Admit("gan")).Problems);
        Assert.Equal(near.Id, await InAsync(Commune, db => db.OrganisationMembers.Select(m => m.UserId!.Value).SingleAsync()));
        Assert.Empty((await AsAsync(Role.Mentor, Ward.AreaPath, db => new EditOrganisation(db, Today.Clock).ShowAsync(station.Key, NoCancel)))!.Logins);
    }

    [Fact]
    public async Task A_typed_figure_sent_twice_is_written_once_corrected_by_another_and_taken_back()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.FirstAsync(t => t.Kind == TargetKind.Share));
        Task<Rules.Outcome> Record(string value) => InAsync(Commune, db => new RecordFigure(db, Today.Clock).SaveAsync(key, target.Id, Today.Date, value, "Báo cáo", NoCancel));
        foreach (var value in new[] { "80", "80", "90" })
            Assert.Empty((await Record(value)).Problems);
        var figures = await InAsync(Commune, db => db.TargetFigures.OrderBy(f => f.Id).ToListAsync());
        Assert.Equal([80m, 90m], figures.Select(f => f.Value));

        Task<Rules.Outcome> TakeBack(Role role, string path, Guid figure) => AsAsync(role, path, db => new RecordFigure(db, Today.Clock).TakeBackAsync(key, target.Id, figure, NoCancel));
        Assert.Equal([PlanProblems.NotKeeper], (await TakeBack(Role.Province, Province.AreaPath, figures[1].Id)).Problems);
        Assert.Empty((await TakeBack(Role.Officer, Ward.AreaPath, figures[1].Id)).Problems);
        Assert.Equal([PlanProblems.FigureGone], (await TakeBack(Role.Officer, Ward.AreaPath, figures[1].Id)).Problems);
        Assert.Equal(80m, (await InAsync(Commune, db => db.TargetFigures.SingleAsync())).Value);
    }

    [Fact]
    public async Task Five_less_is_allotted_as_the_plan_prints_it()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.FirstAsync(t => t.Kind == TargetKind.ReduceBy));
        Assert.Empty((await InAsync(Commune, db => new AllocateTarget(db, Today.Clock).SaveAsync(
            key, target.Id, new Dictionary<Guid, string?> { [Village.Id] = "-1", [NextVillage.Id] = "− 5" }, NoCancel))).Problems);
        Assert.Equal([1m, 5m], await InAsync(Commune, db => db.TargetShares.Select(s => s.Value).OrderBy(v => v).ToListAsync()));
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        var key = await InUseAsync();
        var target = await InAsync(Commune, db => db.PlannedTargets.FirstAsync());
        foreach (var page in new[] { int.MinValue, 0, 7, int.MaxValue })
            Assert.Equal(1, (await InAsync(Commune, db => new ShowTarget(db, Today.Clock).ShowAsync(key, target.Id, null, page, NoCancel)))!.Page);
    }

    private Task<PlannedTask> TaskAsync(string words) => InAsync(Commune, db => db.PlannedTasks.SingleAsync(t => t.Text.Contains(words)));

    private Task<Organisation> OrganisationAsync(string name) => InAsync(Commune, db => db.Organisations.SingleAsync(o => o.Name == name));

    private Task<ListTasks.View> ListAsync(TaskFilter filter) => InAsync(Commune, db => new ListTasks(db, Today.Clock).ShowAsync(filter, NoCancel));

    private Task<Rules.Outcome> StepAsync(AreaKey organisation, OrganisationStep step) => InAsync(Commune, db => new EditOrganisation(db, Today.Clock).SaveAsync(organisation, step, NoCancel));

    private async Task<IReadOnlyList<Rules.Problem>> EditAsync(AreaKey key, Guid? item, ItemForm form) =>
        (await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, item, form, NoCancel))).Problems;

    private async Task<IReadOnlyList<Rules.Problem>> MarkAsync(AreaKey key, Guid id, MarkTask.Mark mark) =>
        (await InAsync(Commune, db => new MarkTask(db, Files(db), Today.Clock).SaveAsync(key, id, mark, null, NoCancel))).Problems;

    private sealed class Moment(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
