using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.Host.Commands;

/// <summary><c>export --kind KIND --commune CODE --out FILE</c>: makes a list as the page does (xuất danh sách).</summary>
internal static class ExportCommand
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly Dictionary<string, ExportKind> _kinds = new()
    {
        ["list"] = ExportKind.Households,
        ["template"] = ExportKind.Template,
        ["official"] = ExportKind.Official,
    };

    internal static Command Create()
    {
        var kind = new Option<string>("--kind") { Description = "list: mỗi hộ một dòng; template: mẫu đã điền; official: danh sách chính thức.", Required = true };
        kind.AcceptOnlyFromAmong([.. _kinds.Keys]);
        var commune = new Option<string?>("--commune") { Description = "Mã xã, phường.", HelpName = "CODE" };
        var filter = new Option<string?>("--filter") { Description = "Điều kiện như trong địa chỉ của danh sách hộ: \"status=Poor&village=…\".", HelpName = "ĐIỀU KIỆN" };
        var year = new Option<int?>("--year") { Description = "Năm của danh sách chính thức; mặc định năm nay.", HelpName = "NĂM" };
        var file = new Option<string>("--out") { Description = "Tệp .xlsx hoặc .csv.", HelpName = "FILE", Required = true };
        var json = new Option<bool>("--json") { Description = "In kết quả bằng JSON." };
        var command = new Command("export", "Xuất danh sách hộ ra tệp.") { kind, commune, filter, year, file, json };
        var installation = new InstallationOptions(command, isThere: true);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(file);
            var ending = Path.GetExtension(path).ToUpperInvariant();
            if (ending is not (".XLSX" or ".CSV") || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Không ghi được tệp {path}: tên phải kết thúc bằng .xlsx hoặc .csv, trong một thư mục đã có.");
                return CommandLine.WrongUse;
            }

            var of = parsed.GetValue(commune);
            var conditions = string.Join('&', new[] { parsed.GetValue(filter)?.TrimStart('?'), of is null ? null : $"commune={Uri.EscapeDataString(of)}" }.Where(p => !string.IsNullOrEmpty(p)));
            var request = new ExportRequest
            {
                Kind = _kinds[parsed.GetRequiredValue(kind)],
                Format = ending == ".CSV" ? ExportFormat.Csv : ExportFormat.Xlsx,
                Filter = conditions,
                Year = parsed.GetValue(year),
            };
            return await installation.RunAsync(
                parsed, Rights.ExportLists,
                (services, stop) => RunAsync(
                    services, request, path, parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop),
                cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, ExportRequest request, string path, bool asJson, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (request is { Kind: ExportKind.Official, Year: null })
            request = request with { Year = services.GetRequiredService<TimeProvider>().Today.Year };
        var asked = await services.GetRequiredService<ExportList>().SaveAsync(request, cancel);
        if (asked.Answer is not { } export)
        {
            return await CommandLine.RefuseAsync(
                error, asked.Problems,
                ExportProblems.FilterUnread, ExportProblems.OfficialNeedsXlsx, ExportProblems.YearMissing, ExportProblems.NoCommune);
        }

        var exports = services.GetRequiredService<ShowExports>();
        var run = (await exports.ShowAsync(export.Key, cancel))!.Run!;
        await FinishRun.RunAsync(services, run.Key, new TenthsProgress(error), cancel);
        var made = (await exports.ShowAsync(export.Key, cancel))!;
        if (made.File is not { } file)
        {
            await error.WriteLineAsync(made.Run?.Message ?? "Việc lập tệp đã dừng.");
            return CommandLine.Failed;
        }

        await using (var content = File.Create(path))
        {
            await foreach (var piece in exports.ReadAsync(file, cancel))
                await content.WriteAsync(piece, cancel);
        }

        // The file is where it was wanted; the installation need not keep it as well.
        await exports.RemoveAsync(export.Key, cancel);
        var households = made.Export.Households;
        await output.WriteLineAsync(asJson
            ? JsonSerializer.Serialize(
                new
                {
                    File = path,
                    Kind = _kinds.First(k => k.Value == request.Kind).Key,
                    Format = request.Format is ExportFormat.Csv ? "csv" : "xlsx",
                    request.Year,
                    Households = households,
                    file.Bytes,
                    made.Request.HasPersonalIds,
                },
                _json)
            : string.Create(CultureInfo.InvariantCulture, $"Đã ghi {households} hộ vào {path}."));
        return CommandLine.Done;
    }
}
