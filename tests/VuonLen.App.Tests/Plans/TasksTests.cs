using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Organisations;
using VuonLen.App.Plans.Tasks;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Plans;

public sealed class TasksTests : PlanTest
{
    [Fact]
    public async Task What_recurs_has_a_turn_a_month_and_each_is_done_by_itself()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("cập nhật danh sách");
        Assert.Empty(await MarkAsync(key, task.Id, new(2026, 2, 25), TaskState.Done, new(2026, 2, 27)));

        var turns = (await ShownTaskAsync(key, task.Id)).Turns;
        Assert.Equal(new DateOnly(2026, 1, 25), turns[0].DueOn); // the plan is of 15 January
        Assert.Equal(12, turns.Count);
        Assert.Equal((TaskState.Done, new DateOnly(2026, 2, 27), false), (turns[1].State, turns[1].DoneOn, turns[1].IsOverdue));
        Assert.Equal(8, turns.Count(t => t.IsOverdue)); // January, and March to September; it is 15 October
        Assert.Equal([PlanProblems.TurnUnknown], await MarkAsync(key, task.Id, new(2026, 2, 24), TaskState.Done, new(2026, 2, 20)));
    }

    [Fact]
    public async Task What_was_dropped_keeps_its_turns_and_can_be_taken_up_again()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("cập nhật danh sách");
        Assert.Empty(await MarkAsync(key, task.Id, new(2026, 2, 25), TaskState.Done, new(2026, 2, 27)));
        Assert.Empty(await MarkAsync(key, task.Id, null, TaskState.Dropped, new(2026, 3, 1)));

        var turns = (await ShownTaskAsync(key, task.Id)).Turns;
        Assert.Equal([TaskState.Open, TaskState.Done, .. Enumerable.Repeat(TaskState.Dropped, 10)], turns.Select(t => t.State));
        Assert.Equal(1, turns.Count(t => t.IsOverdue)); // January was due before

        Assert.Empty(await MarkAsync(key, task.Id, new(2026, 1, 25), TaskState.Done, new(2026, 1, 25))); // said later, and changes nothing
        Assert.Equal(TaskState.Dropped, (await ShownTaskAsync(key, task.Id)).Task.State);
        Assert.Empty(await MarkAsync(key, task.Id, new(2026, 10, 25), TaskState.Done, new(2026, 10, 15)));
        var again = await ShownTaskAsync(key, task.Id);
        Assert.Equal((TaskState.Open, TaskState.Done), (again.Task.State, again.Turns[9].State));
        Assert.Equal(TaskState.Open, again.Turns[10].State);
    }

    [Fact]
    public async Task Another_day_of_the_month_leaves_done_what_was_done()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("cập nhật danh sách");
        Assert.Empty(await MarkAsync(key, task.Id, new(2026, 2, 25), TaskState.Done, new(2026, 2, 27)));

        var form = App.Plans.Confirming.ItemForm.Of(await TaskAsync("cập nhật danh sách"));
        form.DueWords = "hằng tháng, ngày 20";
        Assert.Empty((await InAsync(Commune, db => new App.Plans.Confirming.EditItem(db, Today.Clock).SaveAsync(key, task.Id, form, NoCancel))).Problems);
        var turn = (await ShownTaskAsync(key, task.Id)).Turns[1];
        Assert.Equal((new DateOnly(2026, 2, 20), TaskState.Done, false), (turn.DueOn!.Value, turn.State, turn.IsOverdue));
    }

    [Fact]
    public async Task A_letter_is_written_for_one_plan_by_its_keeper()
    {
        var key = await InUseAsync();
        var other = await InUseAsync(Document.Replace("12/KH-UBND", "13/KH-UBND", StringComparison.Ordinal));
        Task<(byte[] Content, string Name)?> Letter(TaskFilter filter, Role role, string path) =>
            AsAsync(role, path, db => new WriteReminder(db, Today.Clock).RunAsync(filter, NoCancel));

        Assert.Null(await Letter(new(), Role.Officer, Ward.AreaPath)); // of which of the two?
        Assert.NotNull(await Letter(new() { Plan = key.Id }, Role.Officer, Ward.AreaPath));
        Assert.Null(await Letter(new() { Plan = key.Id }, Role.Province, Province.AreaPath)); // reads it, and is not its sender
        var view = await InAsync(Commune, db => new ListTasks(db, Today.Clock).ShowAsync(new(), NoCancel));
        Assert.Equal(new[] { key.Id, other.Id }.Order(), view.Reminding.Select(p => p.Id).Order());
    }

    [Theory]
    [InlineData(5, 9, "ngày 09 tháng 5 năm 2026")]
    [InlineData(2, 19, "ngày 19 tháng 02 năm 2026")]
    [InlineData(10, 1, "ngày 01 tháng 10 năm 2026")]
    public void Days_under_ten_and_the_first_two_months_have_a_nought_in_front(int month, int day, string written)
    {
        using var content = new MemoryStream(new Letter("Ủy ban", "Tân Phong", new(2026, month, day), "V/v", "Các đơn vị", [], [], []).Write());
        using var document = WordprocessingDocument.Open(content, false);
        Assert.Contains(written, document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    /// <summary>The report of the second half-year is that of the year.</summary>
    [Fact]
    public async Task A_half_yearly_report_beside_a_yearly_one_is_due_in_june_alone()
    {
        var key = await InUseAsync(Document.Replace(
            "Trên đây là", "III. CHẾ ĐỘ BÁO CÁO\n1. Các thôn báo cáo 6 tháng, năm về Ủy ban nhân dân phường.\nTrên đây là", StringComparison.Ordinal));
        var reports = await InAsync(Commune, db => db.PlannedTasks.AsNoTracking().Where(t => t.PlanId == key.Id && t.Kind == TaskKind.Report).OrderBy(t => t.Name).ToListAsync());
        var plan = await InAsync(Commune, db => db.Plans.AsNoTracking().SingleAsync());
        Assert.Equal(
            [("Báo cáo 6 tháng", new DateOnly(2026, 6, 30)), ("Báo cáo năm", new(2026, 12, 31))],
            reports.Select(r => (r.Name!, Assert.Single(TaskTurns.Of(plan, r, Today.Date)).DueOn!.Value)));
    }

    [Fact]
    public async Task A_missed_deadline_a_task_of_nobody_and_mine_are_found()
    {
        var key = await InUseAsync();
        var orphan = new PlannedTask { AreaPath = Ward.AreaPath, PlanId = key.Id, Kind = TaskKind.Work, Text = "Vận động nguồn lực" };
        await SaveAsync(orphan);
        var view = await ListAsync(new());
        Assert.Equal((4, 2, 1, 0), (view.Total, view.Overdue, view.Nobody, view.Mine));
        Assert.Equal(orphan.Id, (await ListAsync(new() { Show = TaskShow.Nobody })).Tasks.Single().Task.Id);

        var late = await TaskAsync("Rà soát nhà ở");
        Assert.Empty(await MarkAsync(key, late.Id, null, TaskState.Done, new(2026, 4, 2)));
        Assert.DoesNotContain((await ListAsync(new() { Show = TaskShow.Overdue })).Tasks, t => t.Task.Id == late.Id);
        Assert.Equal(2, (await ListAsync(new() { Month = new(2026, 11, 1) })).Tasks.Count); // 30 November, and the turn of the 25th
    }

    [Fact]
    public async Task What_was_left_undone_stays_on_the_desk_for_a_quarter_of_a_year()
    {
        var key = await InUseAsync();
        Task<ListTasks.View> At(Day day, TaskShow show = TaskShow.All, Guid? plan = null) => InAsync(Commune, db => new ListTasks(db, day)
            .ShowAsync(new() { Show = show, Plan = plan, Province = plan is null ? null : "24" }, NoCancel));

        Assert.Equal(3, (await At(new(2027, 3, 31))).Overdue);
        var later = await At(new(2027, 4, 1));
        Assert.Equal((0, 0, 3), (later.Tasks.Count, later.Overdue, later.LeftOpen));
        Assert.Equal(3, (await At(new(2030, 4, 1), TaskShow.LeftOpen)).Tasks.Count); // found for ever, late no more
        var ofPlan = await At(new(2027, 4, 1), TaskShow.All, key.Id);
        Assert.Equal((3, 0, 3), (ofPlan.Tasks.Count, ofPlan.Overdue, ofPlan.LeftOpen));
        Assert.Null(await InAsync(Commune, db => new PlansAtAGlance(db, new Day(2027, 4, 1)).ShowAsync(NoCancel)));
        Assert.Null(await InAsync(Commune, db => new WriteReminder(db, new Day(2027, 4, 1)).RunAsync(new() { Plan = key.Id }, NoCancel)));
    }

    [Fact]
    public async Task Who_is_of_the_organisation_says_how_far_its_task_is_and_nobody_elses()
    {
        var key = await InUseAsync();
        var user = new User { UserName = "người thử", NormalizedUserName = "NGƯỜI THỬ", DisplayName = "Người Thử" };
        await SaveAsync(user, new Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = Grants.Area, ClaimValue = "24.00070." });
        var health = await InAsync(Commune, db => db.Organisations.SingleAsync(o => o.Name == "Trạm Y tế"));
        Assert.Empty((await InAsync(Commune, db => new EditOrganisation(db, Today.Clock)
            .SaveAsync(health.Key, new OrganisationStep.Admit("Người Thử", "Trạm trưởng", "người thử", Village.Id), NoCancel))).Problems);

        var (own, others) = (await TaskAsync("thẻ bảo hiểm"), await TaskAsync("Rà soát nhà ở"));
        Task<Rules.Outcome> Mark(Guid id) => AsAsync(Role.Department, "24.00070.", db => new MarkTask(db, Files(db), Today.Clock)
            .SaveAsync(key, id, new(null, TaskState.Going, Today.Date, "Đang làm", null), null, NoCancel));
        Assert.Empty((await Mark(own.Id)).Problems);
        Assert.Equal([PlanProblems.NotKeeper], (await Mark(others.Id)).Problems);
        Assert.Single((await AsAsync(Role.Department, "24.00070.", db => new ListTasks(db, Today.Clock).ShowAsync(new() { Show = TaskShow.Mine }, NoCancel))).Tasks);
    }

    [Fact]
    public async Task Nothing_said_and_days_to_come_are_refused_and_evidence_is_kept()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm");
        Assert.Equal([PlanProblems.NothingSaid], await MarkAsync(key, task.Id, null, TaskState.Going, Today.Date));
        Assert.Equal([PlanProblems.MarkDayOdd], await MarkAsync(key, task.Id, null, TaskState.Done, Today.Date.AddDays(1)));

        var protection = new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider();
        await using var db = Database.Open(Commune);
        using var content = new MemoryStream([1, 2, 3]);
        var outcome = await new MarkTask(db, new(db, protection, Today.Clock), Today.Clock).SaveAsync(
            key, task.Id, new(null, TaskState.Done, Today.Date, null, "27"), (content, "C:\\anh\\bien ban.jpg"), NoCancel);
        Assert.Empty(outcome.Problems);
        var mark = await db.TaskMarks.SingleAsync();
        Assert.Equal(("bien ban.jpg", 27m), (mark.EvidenceName, mark.Count));
        var opened = await new OpenEvidence(db, new(db, protection, Today.Clock)).RunAsync(key, task.Id, mark.EvidenceId!.Value, NoCancel);
        Assert.Equal(3, opened!.Value.Content.Length);
        Assert.Null(await new OpenEvidence(db, new(db, protection, Today.Clock)).RunAsync(key, Guid.Empty, mark.EvidenceId.Value, NoCancel));
    }

    [Fact]
    public async Task A_file_attached_by_mistake_is_taken_back_for_good_by_who_attached_it_or_keeps_the_plan_and_what_was_said_stays()
    {
        var key = await InUseAsync();
        var task = await TaskAsync("thẻ bảo hiểm");
        using var content = new MemoryStream([1, 2, 3]);
        var before = await InAsync(Commune, async db => (await db.StoredFiles.CountAsync(), await db.StoredFileParts.CountAsync()));
        await InAsync(Commune, db => new MarkTask(db, Files(db), Today.Clock).SaveAsync(key, task.Id, new(null, TaskState.Done, Today.Date, "Đã cấp", "27"), (content, "nham.jpg"), NoCancel));
        var file = (await InAsync(Commune, db => db.TaskMarks.SingleAsync())).EvidenceId!.Value;

        Task<Rules.Outcome> Remove(Role role, string area) => AsAsync(role, area, db => new RemoveEvidence(db, Files(db)).SaveAsync(key, task.Id, file, NoCancel));
        Assert.NotEmpty((await Remove(Role.Department, "24.00070.")).Problems);
        Assert.Equal([PlanProblems.NotFound], (await Remove(Role.Officer, "24.00071.")).Problems);
        Assert.Equal(file, (await InAsync(Commune, db => db.TaskMarks.SingleAsync())).EvidenceId);

        Assert.Empty((await Remove(Role.Officer, "24.00070.")).Problems);
        Assert.Empty((await Remove(Role.Officer, "24.00070.")).Problems);
        await using var db = Database.Open(Commune);
        var mark = await db.TaskMarks.SingleAsync();
        Assert.Equal(("Đã cấp", 27m, (Guid?)null, (string?)null), (mark.Text, mark.Count, mark.EvidenceId, mark.EvidenceName));
        Assert.Equal(before, (await db.StoredFiles.CountAsync(), await db.StoredFileParts.CountAsync()));
        Assert.True(await db.Audit.AnyAsync(a => a.UseCase == nameof(RemoveEvidence)));
    }

    [Fact]
    public async Task The_letter_names_each_late_turn_and_is_a_valid_document()
    {
        await InUseAsync();
        var letter = await InAsync(Commune, db => new WriteReminder(db, Today.Clock).RunAsync(new(), NoCancel));
        using var content = new MemoryStream(letter!.Value.Content);
        using var document = WordprocessingDocument.Open(content, false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var text = document.MainDocumentPart!.Document.InnerText;
        Assert.Contains("ỦY BAN NHÂN DÂN PHƯỜNG TÂN PHONG", text, StringComparison.Ordinal);
        Assert.Contains("Rà soát nhà ở của hộ nghèo", text, StringComparison.Ordinal);
        Assert.Contains("25/09/2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("thẻ bảo hiểm", text, StringComparison.Ordinal); // not due yet
        Assert.Null(await InAsync(AreaScope.Of("24.00071."), db => new WriteReminder(db, Today.Clock).RunAsync(new(), NoCancel)));
    }

    [Fact]
    public async Task An_organisation_takes_over_tasks_written_with_one_of_its_names()
    {
        var key = await InUseAsync();
        await SaveAsync(new PlannedTask { AreaPath = Ward.AreaPath, PlanId = key.Id, Kind = TaskKind.Work, Text = "Khám sức khỏe", Lead = "TYT phường" });
        var health = await InAsync(Commune, db => db.Organisations.SingleAsync(o => o.Name == "Trạm Y tế"));
        Task<Rules.Outcome> Rename(string aliases) => InAsync(Commune, db => new EditOrganisation(db, Today.Clock).SaveAsync(health.Key, new OrganisationStep.Name("Trạm Y tế", aliases, null, null), NoCancel));

        Assert.Empty((await Rename("TYT phường")).Problems);
        Assert.Equal(2, await InAsync(Commune, db => db.PlannedTasks.CountAsync(t => t.LeadId == health.Id)));
        Assert.Equal([PlanProblems.NameTaken], (await Rename("Phòng Kinh tế")).Problems);
        Assert.Equal([PlanProblems.NameTaken], (await InAsync(Commune, db => new KeepOrganisations(db, Today.Clock).SaveAsync("phòng kinh tế", null, NoCancel))).Problems);
    }

    private Task<PlannedTask> TaskAsync(string words) => InAsync(Commune, db => db.PlannedTasks.SingleAsync(t => t.Text.Contains(words)));

    private Task<ShowTask.View> ShownTaskAsync(AreaKey key, Guid id) => InAsync(Commune, async db => (await new ShowTask(db, Today.Clock).ShowAsync(key, id, NoCancel))!);

    private Task<ListTasks.View> ListAsync(TaskFilter filter) => InAsync(Commune, db => new ListTasks(db, Today.Clock).ShowAsync(filter, NoCancel));

    private async Task<IReadOnlyList<Rules.Problem>> MarkAsync(AreaKey key, Guid id, DateOnly? turn, TaskState state, DateOnly on) =>
        (await InAsync(Commune, db => new MarkTask(db, Files(db), Today.Clock).SaveAsync(key, id, new(turn, state, on, null, null), null, NoCancel))).Problems;
}
