using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using VuonLen.App.Documents;
using VuonLen.App.Reports.Checking;

namespace VuonLen.Host.Commands;

/// <summary><c>check-pack PATH…</c>: what is wrong in a pack of forms, ours or somebody else's (kiểm tra bộ biểu); needs no installation.</summary>
internal static class CheckPackCommand
{
    private static readonly string[] _endings = [".xlsx", ".xlsm", ".xls", ".csv", ".json"];

    internal static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Tệp .xlsx, .xls, .csv hoặc pack.json, hay thư mục chứa các tệp đó; tất cả được coi là một bộ biểu.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "In kết quả bằng JSON." };
        var command = new Command("check-pack", "Kiểm tra các đẳng thức và tỷ lệ của một bộ 15 biểu.") { paths, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(paths), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool asJson, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                names.AddRange(Directory.GetFiles(path).Where(IsOne).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                names.Add(path);
            }
            else
            {
                await error.WriteLineAsync($"Không tìm thấy {path}.");
                return CommandLine.WrongUse;
            }
        }

        if (names.Count == 0)
        {
            await error.WriteLineAsync("Thư mục không có tệp .xlsx, .xls, .csv hay .json nào.");
            return CommandLine.WrongUse;
        }

        var files = new List<PackFile>();
        try
        {
            foreach (var name in names.Distinct())
                files.Add(new(Path.GetFileName(name), File.OpenRead(name)));
            var result = CheckPack.Run(files, new DocumentLimits(), cancel);
            foreach (var (file, problem) in result.Refused)
                await error.WriteLineAsync($"{file}: {problem.Message} ({problem.Code})");
            if (asJson)
                await output.WriteLineAsync(Json(result));
            else
                await WriteAsync(result, output);
            return result.Forms.Count == 0 ? CommandLine.Failed // nothing that could be checked
                : result.Failed.Count + result.Refused.Count > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
        }
        finally
        {
            foreach (var file in files)
                await file.Content.DisposeAsync();
        }
    }

    /// <summary>A file Excel has open leaves a shadow beside it.</summary>
    private static bool IsOne(string path) =>
        Array.IndexOf(_endings, Path.GetExtension(path).ToLowerInvariant()) >= 0 && !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal);

    private static async Task WriteAsync(CheckPack.Result result, TextWriter output)
    {
        await output.WriteLineAsync($"Nhận ra {result.Forms.Count} biểu: {string.Join(", ", result.Forms.Select(f => f.Number).Distinct())}.");
        await output.WriteLineAsync($"Đã kiểm {result.Checked} đẳng thức, tỷ lệ; sai {result.Failed.Count}.");
        foreach (var fault in result.Failed)
            await output.WriteLineAsync("  " + fault.Text);
        if (result.Notes.Count > 0)
            await output.WriteLineAsync("\nGhi chú:");
        foreach (var note in result.Notes)
            await output.WriteLineAsync("  " + note);
    }

    private static string Json(CheckPack.Result result)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("checked", result.Checked);
            json.WriteStartArray("failed");
            foreach (var fault in result.Failed)
            {
                json.WriteStartObject();
                json.WriteNumber("form", fault.Form);
                json.WriteString("area", fault.Area);
                json.WriteString("name", fault.AreaName);
                json.WriteString("line", fault.Line);
                json.WriteString("identity", fault.Identity);
                json.WriteNumber("left", fault.Left);
                json.WriteNumber("right", fault.Right);
                json.WriteNumber("gap", fault.Gap);
                json.WriteString("text", fault.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in result.Notes.Concat(result.Refused.Select(r => $"{r.File}: {r.Problem.Message} ({r.Problem.Code})")))
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
