using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Loading;
using VuonLen.App.Identity;

namespace VuonLen.Host.Commands;

/// <summary><c>areas load FILE.csv</c>: units, their predecessors, villages, population (nạp đơn vị hành chính, dân số).</summary>
internal static class AreasCommand
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    internal static Command Create() => new("areas", "Đơn vị hành chính.") { Load() };

    private static Command Load()
    {
        var file = new Argument<string>("FILE.csv") { Description = "Tệp CSV (UTF-8); dòng đầu cho biết đó là đơn vị, đơn vị cũ, thôn hay dân số." };
        var year = new Option<int?>("--year") { Description = "Năm của tệp dân số.", HelpName = "NĂM" };
        var countedOn = new Option<DateOnly?>("--counted-on")
        {
            Description = "Ngày có số liệu dân số (năm-tháng-ngày).",
            HelpName = "NGÀY",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;

                result.AddError("--counted-on cần một ngày dạng năm-tháng-ngày, ví dụ 2026-06-30.");
                return null;
            },
        };
        var source = new Option<string?>("--source") { Description = "Nguồn của số liệu dân số.", HelpName = "NGUỒN" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ làm gì, không ghi." };
        var json = new Option<bool>("--json") { Description = "In kết quả bằng JSON." };
        var command = new Command("load", "Nạp xã, đơn vị cũ, thôn hoặc dân số từ tệp CSV.") { file, year, countedOn, source, dryRun, json };
        var installation = new InstallationOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                await error.WriteLineAsync($"Không tìm thấy tệp {path}.");
                return CommandLine.WrongUse;
            }

            var options = new LoadAreas.Options(
                parsed.GetValue(year), parsed.GetValue(countedOn), parsed.GetValue(source), parsed.GetValue(dryRun));
            return await installation.RunAsync(parsed, Rights.ManageAreas, LoadAsync, cancel);

            async Task<int> LoadAsync(IServiceProvider services, CancellationToken stop)
            {
                var watch = Stopwatch.StartNew();
                await using var stream = File.OpenRead(path);
                var outcome = await services.GetRequiredService<LoadAreas>().RunAsync(stream, options, stop);
                if (outcome.Answer is not { } report)
                {
                    return await CommandLine.RefuseAsync(
                        error, outcome.Problems,
                        AreaProblems.YearNeeded, AreaProblems.YearNotNeeded, AreaProblems.CountedInFuture, AreaProblems.SourceTooLong);
                }

                await WriteAsync(report, Path.GetFileName(path), options.IsDryRun, parsed.GetValue(json), output);
                await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} giây."));
                return report.Refused.Count > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
            }
        });
        return command;
    }

    private static async Task WriteAsync(LoadAreas.Report report, string file, bool isDryRun, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new { file, report.Kind, DryRun = isDryRun, report.Added, report.Changed, report.Unchanged, report.Refused, report.Warnings }, _json));
            return;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isDryRun ? "Sẽ thêm" : "Đã thêm")} {report.Added}, sửa {report.Changed}, không đổi {report.Unchanged}, từ chối {report.Refused.Count} dòng."));
        foreach (var problem in report.Refused)
            await output.WriteLineAsync($"Từ chối: {Describe(problem)}");
        foreach (var problem in report.Warnings)
            await output.WriteLineAsync($"Lưu ý: {Describe(problem)}");
    }

    private static string Describe(LoadAreas.RowProblem problem) => string.Create(
        CultureInfo.InvariantCulture,
        $"dòng {problem.Row}{(problem.Column is null ? "" : $", cột {problem.Column} “{problem.Value}”")}: {problem.Reason} ({problem.Code})");
}
