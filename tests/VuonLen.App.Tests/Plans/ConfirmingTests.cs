using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Tests.Plans;

public sealed class ConfirmingTests : PlanTest
{
    [Fact]
    public async Task A_document_becomes_a_draft_in_which_no_line_is_lost()
    {
        var view = await ShownAsync(await DraftAsync());

        Assert.Equal((PlanState.Draft, 2026, "12/KH-UBND", "Trần Thị Ví Dụ"), (view.Plan.State, view.Plan.Year, view.Plan.Number, view.Plan.SignedBy));
        Assert.Equal(Document.ReplaceLineEndings("\n").Split('\n').Length, view.Lines.Count);
        Assert.Empty(view.Unread);
        Assert.Equal(
            [TargetKind.ReduceBy, TargetKind.ReduceBy, TargetKind.Share],
            view.Items.OfType<PlannedTarget>().Select(t => t.Kind));
        Assert.Equal(["poor_households", "lacks_10", null], view.Items.OfType<PlannedTarget>().Select(t => t.Measure));
        Assert.All(view.Items.OfType<PlannedTarget>(), t => Assert.False(t.IsBound));
    }

    [Fact]
    public async Task A_shortage_to_be_resolved_is_so_many_less_and_has_to_be_looked_at()
    {
        var toilet = (await ShownAsync(await DraftAsync())).Items.OfType<PlannedTarget>().Single(t => t.Topic == "toilet");

        Assert.Equal((TargetKind.ReduceBy, 1m, true), (toilet.Kind, toilet.Value, toilet.IsDoubtful));
    }

    [Fact]
    public async Task What_is_left_blank_stays_blank()
    {
        var view = await ShownAsync(await DraftAsync(Document.Replace("Số: 12/KH-UBND", "Số:      /KH-UBND", StringComparison.Ordinal).Replace("Trần Thị Ví Dụ", "", StringComparison.Ordinal)));

        Assert.Equal((null, null), (view.Plan.Number, view.Plan.SignedBy));
        Assert.Contains(view.Warnings, w => w.Code == "PL-210");
    }

    [Fact]
    public async Task An_item_that_is_removed_leaves_its_lines_unread_and_they_can_be_filed_again()
    {
        var key = await DraftAsync();
        var first = (await ShownAsync(key)).Items.OfType<PlannedTarget>().First();
        await ArrangeAsync(key, new ArrangeStep.Remove(first.Id));

        var view = await ShownAsync(key);
        Assert.Equal([first.FirstLine!.Value], view.Unread);

        await ArrangeAsync(key, new ArrangeStep.File([first.FirstLine.Value], "target"));
        view = await ShownAsync(key);
        Assert.Empty(view.Unread);
        var filed = view.Items.OfType<PlannedTarget>().Single(t => t.Text.Contains("02 hộ nghèo", StringComparison.Ordinal));
        Assert.Same(filed, view.ItemAt[first.FirstLine.Value]);

        await ArrangeAsync(key, new ArrangeStep.Remove(filed.Id));
        await ArrangeAsync(key, new ArrangeStep.File([first.FirstLine.Value], "aside"));
        Assert.Empty((await ShownAsync(key)).Unread);
        await ArrangeAsync(key, new ArrangeStep.File([first.FirstLine.Value], "unread"));
        Assert.Equal([first.FirstLine.Value], (await ShownAsync(key)).Unread);
    }

    [Fact]
    public async Task Items_are_split_where_the_text_has_an_empty_line_and_joined_again()
    {
        var key = await DraftAsync();
        var task = (await ShownAsync(key)).Items.OfType<PlannedTask>().First();
        await ArrangeAsync(key, new ArrangeStep.Split(task.Id, "Hướng dẫn các thôn\n\nCập nhật danh sách"));

        var tasks = (await ShownAsync(key)).Items.OfType<PlannedTask>().ToList();
        Assert.Equal(["Hướng dẫn các thôn", "Cập nhật danh sách"], tasks.Take(2).Select(t => t.Text));
        Assert.Equal(tasks[0].Lead, tasks[1].Lead);
        Assert.Equal(tasks[0].FirstLine, tasks[1].FirstLine);

        await ArrangeAsync(key, new ArrangeStep.Join(task.Id));
        tasks = [.. (await ShownAsync(key)).Items.OfType<PlannedTask>()];
        Assert.Equal((3, "Hướng dẫn các thôn Cập nhật danh sách"), (tasks.Count, tasks[0].Text));
    }

    /// <summary>A heading that was taken for a target and the figure below it are one.</summary>
    [Fact]
    public async Task Joined_items_keep_the_figures_of_both_and_only_their_own_lines()
    {
        var key = await DraftAsync();
        var targets = (await ShownAsync(key)).Items.OfType<PlannedTarget>().ToList();
        foreach (var item in (await ShownAsync(key)).Items.Where(i => i.FirstLine == targets[1].FirstLine))
            await ArrangeAsync(key, new ArrangeStep.Remove(item.Id)); // the line between the two is unread again
        await InAsync(Commune, async db =>
        {
            var (first, last) = (await db.PlannedTargets.FindAsync(targets[0].ProvinceCode, targets[0].Id), await db.PlannedTargets.FindAsync(targets[2].ProvinceCode, targets[2].Id));
            (first!.Kind, first.Value, first.Unit, first.Measure, first.IsChecked) = (TargetKind.Words, null, null, null, true);
            (last!.Place, last.DueOn) = ("thôn Đông", new(2026, 6, 30));
            return await db.SaveAsync("Thử", NoCancel);
        });
        var unread = (await ShownAsync(key)).Unread;
        Assert.Equal([targets[1].FirstLine!.Value], unread);

        await ArrangeAsync(key, new ArrangeStep.Join(targets[0].Id));
        var view = await ShownAsync(key);
        var joined = Assert.Single(view.Items.OfType<PlannedTarget>());
        Assert.Equal((TargetKind.Share, 100m, "%", "thôn Đông", new DateOnly(2026, 6, 30)), (joined.Kind, joined.Value, joined.Unit, joined.Place, joined.DueOn));
        Assert.False(joined.IsChecked);
        Assert.Equal(unread, view.Unread);
        Assert.Same(joined, view.ItemAt[targets[2].FirstLine!.Value]);
    }

    [Fact]
    public async Task Joined_reports_keep_receiver_name_and_beginning()
    {
        var key = await DraftAsync();
        var first = new PlannedTask { AreaPath = Ward.AreaPath, PlanId = key.Id, Kind = TaskKind.Report, Text = "Báo cáo", Position = 1, IsChecked = true };
        await SaveAsync(first, new PlannedTask
        {
            AreaPath = Ward.AreaPath,
            PlanId = key.Id,
            Kind = TaskKind.Report,
            Text = "quý",
            Position = 2,
            Name = "Báo cáo quý",
            Receiver = "Phòng Kinh tế",
            StartsOn = new(2026, 3, 1),
        });

        await ArrangeAsync(key, new ArrangeStep.Join(first.Id));
        var joined = (await ShownAsync(key)).Items.OfType<PlannedTask>().Single(t => t.Id == first.Id);
        Assert.Equal(("Báo cáo quý", "Phòng Kinh tế", new DateOnly(2026, 3, 1), false), (joined.Name!, joined.Receiver!, joined.StartsOn!.Value, joined.IsChecked));
    }

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_is_not_split_joined_or_removed()
    {
        var key = await DraftAsync();
        var task = (await ShownAsync(key)).Items.OfType<PlannedTask>().First();
        var form = ItemForm.Of(task);
        form.Text = "Đã sửa";
        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, task.Id, form, NoCancel))).Problems);

        foreach (var step in new ArrangeStep[] { new ArrangeStep.Split(task.Id, "Một\n\nHai", task.Revision), new ArrangeStep.Join(task.Id, task.Revision), new ArrangeStep.Remove(task.Id, task.Revision) })
            Assert.Equal([App.Data.DataProblems.ChangedMeanwhile], (await InAsync(Commune, db => new ArrangeItems(db).SaveAsync(key, step, NoCancel))).Problems);
        Assert.Equal("Đã sửa", (await ShownAsync(key)).Items.OfType<PlannedTask>().First().Text);
    }

    [Fact]
    public async Task A_note_of_the_reader_is_settled_with_the_items_it_is_about()
    {
        var key = await DraftAsync(Document.Replace("trước ngày 31/3/2026", "trước ngày 31/3", StringComparison.Ordinal));
        var view = await ShownAsync(key);
        var note = view.Warnings.Single(w => w.Code == "PL-202");
        var item = view.ItemAt[note.Lines!.First];

        var form = ItemForm.Of(item);
        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, item.Id, form, NoCancel))).Problems);
        Assert.DoesNotContain((await ShownAsync(key)).Warnings, w => w.Code == "PL-202");
    }

    [Fact]
    public async Task A_plan_of_several_years_has_deadlines_in_all_of_them()
    {
        var key = await DraftAsync(Document.Replace("trước ngày 31/3/2026", "trước ngày 30/6/2029", StringComparison.Ordinal));
        Assert.Contains((await ShownAsync(key)).Warnings, w => w.Code == "PL-243");

        await InAsync(Commune, async db =>
        {
            (await db.Plans.SingleAsync()).EndsOn = new(2030, 12, 31);
            return await db.SaveAsync("Thử", NoCancel);
        });
        Assert.DoesNotContain((await ShownAsync(key)).Warnings, w => w.Code == "PL-243");
    }

    [Fact]
    public async Task Nothing_to_split_or_a_plan_in_use_is_refused()
    {
        var key = await DraftAsync();
        var id = (await ShownAsync(key)).Items.OfType<PlannedTask>().First().Id;
        Assert.Equal([PlanProblems.NothingToSplit], (await InAsync(Commune, db => new ArrangeItems(db).SaveAsync(key, new ArrangeStep.Split(id, "Một dòng"), NoCancel))).Problems);
        Assert.Equal([PlanProblems.ItemGone], (await InAsync(Commune, db => new ArrangeItems(db).SaveAsync(key, new ArrangeStep.Join(Guid.Empty), NoCancel))).Problems);

        Assert.Empty((await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);
        Assert.Equal([PlanProblems.NotDraft], (await InAsync(Commune, db => new ArrangeItems(db).SaveAsync(key, new ArrangeStep.Remove(id), NoCancel))).Problems);
    }

    [Fact]
    public async Task A_target_is_edited_with_vietnamese_figures_and_checked_by_that()
    {
        var key = await DraftAsync();
        var target = (await ShownAsync(key)).Items.OfType<PlannedTarget>().First();
        var form = ItemForm.Of(target);
        (form.Kind, form.Value, form.Unit) = (TargetKind.Reach, "3,57", "%");
        Assert.Empty((await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target.Id, form, NoCancel))).Problems);

        var stored = (await ShownAsync(key)).Items.OfType<PlannedTarget>().First();
        Assert.Equal((TargetKind.Reach, 3.57m, true), (stored.Kind, stored.Value, stored.IsChecked));

        Assert.Equal([App.Data.DataProblems.ChangedMeanwhile], (await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target.Id, form, NoCancel))).Problems);
        form.Revision = stored.Revision;
        form.Value = "ba phẩy năm";
        Assert.Equal([PlanProblems.NotAFigure], (await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target.Id, form, NoCancel))).Problems);
        form.Value = null;
        Assert.Equal([PlanProblems.ValueMissing], (await InAsync(Commune, db => new EditItem(db, Today.Clock).SaveAsync(key, target.Id, form, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_whole()
    {
        var key = await DraftAsync();
        Assert.Empty((await InAsync(Commune, db => new DiscardPlan(db, Files(db)).SaveAsync(key, NoCancel))).Problems);

        Assert.Equal((0, 0, 0), await InAsync(AreaScope.Nation, async db => (
            db.Plans.Count() + db.PlanSourceLines.Count(), db.PlannedTargets.Count() + db.PlannedTasks.Count() + db.PlanClauses.Count(),
            db.StoredFiles.Count() + db.StoredFileParts.Count())));
    }
}
