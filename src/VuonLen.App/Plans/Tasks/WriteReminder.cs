using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Writes the letter that reminds of late tasks (công văn đôn đốc): as it is to be numbered, signed and sent by an officer.</summary>
public sealed class WriteReminder(VuonLenDb db, TimeProvider clock)
{
    /// <remarks>A letter has one sender: it is written for the late tasks of one plan, by who keeps it.</remarks>
    /// <returns>A .docx and its name; null when nothing of the caller's own plans is late, or things of several are and none was named.</returns>
    public async Task<(byte[] Content, string Name)?> RunAsync(TaskFilter filter, CancellationToken cancel)
    {
        var today = clock.Today;
        var plans = filter.Plan is { } id
            ? await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse && p.Id == id).ToListAsync(cancel)
            : await db.OwnPlansAsync(cancel);
        var late = (await db.TasksOfAsync([.. plans.Where(db.Keeps)], today, cancel)).Where(t => ListTasks.Fits(t, filter with { Show = TaskShow.Overdue })).ToList();
        if (late.Select(t => t.Plan.Key).Distinct().Count() != 1)
            return null;

        var plan = late[0].Plan;
        var unit = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == plan.ProvinceCode && u.Id == plan.UnitId).SingleOrDefaultAsync(cancel);
        var to = filter.Organisation is not null && late[0].Lead is { } lead ? lead.Name : "Các cơ quan, đơn vị có tên dưới đây";
        var letter = new Letter(
            plan.Issuer ?? (unit is null ? "ỦY BAN NHÂN DÂN" : $"Ủy ban nhân dân {PlanWords.Lower(unit.Kind)} {unit.Name}"),
            plan.Place ?? unit?.Name ?? "………", today, $"V/v đôn đốc thực hiện nhiệm vụ giảm nghèo{(plan.Year is { } year ? $" năm {year}" : "")}", to,
            [
                .. late.Select(t => $"Thực hiện {TitleOf(t.Plan)},").Distinct(),
                $"Đến ngày {Vn.Date(today)}, các nhiệm vụ sau đã quá hạn mà chưa có kết quả:",
            ],
            [
                .. late.SelectMany(t => t.Turns.Where(u => u.IsOverdue)
                    .Select(u => new Letter.Line(t.Title, t.Lead?.Name ?? t.Task.Lead, u.DueOn!.Value, today.DayNumber - u.DueOn.Value.DayNumber)))
                    .OrderBy(l => l.DueOn),
            ],
            ["Đề nghị các cơ quan, đơn vị khẩn trương thực hiện, báo cáo kết quả và nêu rõ khó khăn, vướng mắc (nếu có)./."]);
        return (letter.Write(), $"Cong van don doc {today:yyyy-MM-dd}.docx");
    }

    private static string TitleOf(Plan plan) =>
        $"Kế hoạch{(plan.Number is { } number ? $" số {number}" : "")}{(plan.IssuedOn is { } on ? $" ngày {Vn.Date(on)}" : "")}{(plan.Title is { } title ? $" {title}" : "")}";
}
