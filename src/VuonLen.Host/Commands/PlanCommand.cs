using System.CommandLine;
using System.Globalization;
using VuonLen.App.Plans.Reading;
using VuonLen.Rules.Plans;

namespace VuonLen.Host.Commands;

/// <summary><c>plan read FILE</c>: what a plan says, as a draft (đọc kế hoạch); needs no installation.</summary>
internal static class PlanCommand
{
    internal static Command Create() => new("plan", "Kế hoạch giảm nghèo.") { Read() };

    private static Command Read()
    {
        var file = new Argument<string>("FILE") { Description = "Văn bản kế hoạch: .docx, .pdf, bản quét .pdf/.png/.jpg hoặc .txt." };
        var json = new Option<bool>("--json") { Description = "In bản đọc bằng JSON; không có thì in tóm tắt." };
        var command = new Command("read", "Đọc một kế hoạch và cho biết đã hiểu gì.") { file, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool asJson, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            await error.WriteLineAsync($"Không tìm thấy tệp {path}.");
            return CommandLine.WrongUse;
        }

        await using var stream = File.OpenRead(path);
        var read = await ReadPlan.RunAsync(stream, Path.GetFileName(path), cancel);
        if (read.Answer is not { } document)
            return await CommandLine.RefuseAsync(error, read.Problems);

        if (asJson)
            await output.WriteLineAsync(PlanJson.Write(document.Draft));
        else
            await WriteAsync(document.Draft, output);
        return CommandLine.Done;
    }

    private static async Task WriteAsync(PlanDraft draft, TextWriter output)
    {
        var head = draft.Head;
        await output.WriteLineAsync($"Kế hoạch: {head.Title?.Text ?? "(không thấy tên)"}");
        await output.WriteLineAsync($"Số {head.Number?.Text ?? "(để trống)"}, ngày {head.Date?.Text ?? "(để trống)"}, {head.Place?.Text ?? "(không ghi nơi)"}");
        await output.WriteLineAsync($"Cơ quan ban hành: {head.Issuer?.Text ?? "(không rõ)"}; năm {head.Year?.Text ?? "(không rõ)"}");
        await output.WriteLineAsync($"Người ký: {head.SignedBy?.Text ?? "(không rõ)"}, {head.Authority?.Text} {head.SignerRole?.Text}".TrimEnd());
        await WriteAsync("Căn cứ", draft.Bases, b => b.Text, output);
        await WriteAsync("Chỉ tiêu", draft.Targets, t => t.Text + (t.Area is null ? "" : $" [{t.Area}]"), output);
        await WriteAsync("Nhiệm vụ, giải pháp", draft.Tasks, t => t.Text + (t.DeadlineWords is null ? "" : $" [hạn: {t.DeadlineWords}]"), output);
        await WriteAsync("Đơn vị thực hiện", draft.Actors, a => string.Create(CultureInfo.InvariantCulture, $"{a.Name}: {a.Duties.Count} việc"), output);
        await WriteAsync("Nguồn kinh phí", draft.Funding, f => f.Text, output);
        await WriteAsync("Báo cáo", draft.Reports, r => $"{r.Name}: {r.Due?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? r.Recurrence ?? "không ghi hạn"}", output);
        await WriteAsync("Nơi nhận", draft.Recipients, r => r.Text, output);
        await WriteAsync("Chưa đọc được, cần xếp bằng tay", draft.Unread, u => u.Text, output);
        if (draft.Warnings.Count > 0)
            await output.WriteLineAsync("\nCần xem lại:");
        foreach (var warning in draft.Warnings)
            await output.WriteLineAsync($"  {warning.Code}{(warning.Lines is { } at ? $", dòng {at.First}" : "")}: {warning.Text}");
    }

    private static async Task WriteAsync<T>(string title, IReadOnlyList<T> items, Func<T, string> text, TextWriter output)
        where T : PlanItem
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{title}: {items.Count}"));
        foreach (var item in items)
        {
            var words = text(item);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {(item.Confidence >= 0.8 ? ' ' : '?')} dòng {item.Lines.First}: {(words.Length > 160 ? words[..160] + "…" : words)}"));
        }
    }
}
