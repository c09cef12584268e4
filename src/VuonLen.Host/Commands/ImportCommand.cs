using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Importing;
using VuonLen.App.Households.Lists;
using VuonLen.App.Identity;
using VuonLen.App.Runs;

namespace VuonLen.Host.Commands;

/// <summary><c>import FILE --commune CODE</c>: takes a list in as the wizard does, with its guesses (nhập danh sách).</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx, .xls hoặc .csv." };
        var commune = new Option<string?>("--commune") { Description = "Mã xã, phường của danh sách; mã tỉnh để các dòng về xã của chúng.", HelpName = "CODE" };
        var round = new Option<int?>("--round") { Description = "Năm của đợt rà soát.", HelpName = "NĂM" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Ngày danh sách đúng (năm-tháng-ngày); mặc định hôm nay.", HelpName = "NGÀY" };
        var village = new Option<string?>("--village") { Description = "Mã thôn của những dòng không ghi thôn.", HelpName = "CODE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ làm gì, không ghi." };
        var json = new Option<bool>("--json") { Description = "In kết quả bằng JSON." };
        var command = new Command("import", "Nhập danh sách hộ từ tệp.") { file, commune, round, asOf, village, dryRun, json };
        var installation = new InstallationOptions(command, isThere: true);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Không tìm thấy tệp {path}.");
                return CommandLine.WrongUse;
            }

            var request = new Request(
                path, parsed.GetValue(commune), parsed.GetValue(round), parsed.GetValue(asOf), parsed.GetValue(village), parsed.GetValue(dryRun), parsed.GetValue(json));
            return await installation.RunAsync(
                parsed, Rights.ImportLists,
                (services, stop) => RunAsync(services, request, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop),
                cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Request request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var upload = services.GetRequiredService<UploadList>();
        var places = (await upload.ShowAsync(cancel)).Places;
        var place = request.Commune is null ? null : places.FirstOrDefault(p => p.Path.EndsWith($".{request.Commune}.", StringComparison.Ordinal) || p.Path == $"{request.Commune}.");
        if (request.Commune is not null && place is null)
            return await CommandLine.RefuseAsync(error, [ListProblems.NoCommune], ListProblems.NoCommune);

        await using var content = File.OpenRead(request.Path);
        var uploaded = await upload.SaveAsync(content, Path.GetFileName(request.Path), place?.Path, cancel);
        if (uploaded.Answer is not { } import)
            return await CommandLine.RefuseAsync(error, uploaded.Problems, ListProblems.NoCommune);

        var understand = services.GetRequiredService<UnderstandList>();
        var view = (await understand.ShowAsync(import.Key, cancel))!.Answer!;
        Guid? villageId = null;
        if (request.Village is { } code)
        {
            villageId = await understand.VillageAsync(import.Key, code, cancel);
            if (villageId is null)
                return await CommandLine.RefuseAsync(error, [ListProblems.UnknownVillage(code)], ListProblems.UnknownVillage(code));
        }

        var planned = await understand.SaveAsync(import.Key, new() { AsOf = request.AsOf ?? view.Import.AsOf, Round = request.Round, VillageId = villageId }, cancel);
        if (planned.Answer is not { } plan)
            return await CommandLine.RefuseAsync(error, planned.Problems, ListProblems.NoDay, ListProblems.VillageNeeded);

        var show = services.GetRequiredService<ShowImport>();
        var told = new TenthsProgress(error);
        await FinishRun.RunAsync(services, plan.Key, told, cancel);
        if (await HasFailedAsync(show, import.Key, error, cancel))
            return CommandLine.Failed;

        if (!request.IsDryRun)
        {
            var confirmed = await show.ConfirmAsync(import.Key, cancel);
            if (confirmed.Answer is { } write)
                await FinishRun.RunAsync(services, write.Key, told, cancel);
            else if (!confirmed.Problems.Contains(ListProblems.NothingToWrite))
                return await CommandLine.RefuseAsync(error, confirmed.Problems);
            if (await HasFailedAsync(show, import.Key, error, cancel))
                return CommandLine.Failed;
        }

        return await ReportAsync(show, import.Key, request, output, cancel);
    }

    /// <summary>Says why the run failed, if it did; its message carries the code.</summary>
    private static async Task<bool> HasFailedAsync(ShowImport show, AreaKey key, TextWriter error, CancellationToken cancel)
    {
        if ((await show.ShowAsync(key, null, false, 1, cancel))!.Run is not { State: RunState.Failed } run)
            return false;

        await error.WriteLineAsync(run.Message);
        return true;
    }

    private static async Task<int> ReportAsync(ShowImport show, AreaKey key, Request request, TextWriter output, CancellationToken cancel)
    {
        var view = (await show.ShowAsync(key, null, false, 1, cancel))!;
        var (refused, warnings, doubles, sheets) = (new List<ListFinding>(), new List<ListFinding>(), new List<ListDouble>(), new List<string>());
        var choices = new List<object>();
        await foreach (var line in show.AllAsync(key, cancel))
        {
            refused.AddRange(line.Content.Refused);
            warnings.AddRange(line.Content.Warnings);
            doubles.AddRange(line.Content.Doubles);
            if (!sheets.Contains(line.Item.Sheet))
                sheets.Add(line.Item.Sheet);
            if (line.Item.Fate is ListFate.Choose)
                choices.Add(new { line.Item.Sheet, Row = line.Item.FirstRow, Candidates = line.Content.Candidates.Select(c => new { c.Id, c.Why }) });
        }

        var counts = view.Counts;
        if (request.AsJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    File = Path.GetFileName(request.Path),
                    Kind = KindWord(view.Import.Kind),
                    Sheets = sheets,
                    request.IsDryRun,
                    Added = new { Households = counts.AddedHouseholds, Persons = counts.AddedPersons },
                    Changed = new { Households = counts.ChangedHouseholds, Persons = counts.ChangedPersons },
                    Unchanged = new { Households = counts.SameHouseholds, Persons = counts.SamePersons },
                    Refused = refused,
                    Warnings = warnings,
                    Duplicates = doubles,
                    Choices = choices,
                    ImportId = view.Import.Id,
                },
                _json));
        }
        else
        {
            var verb = request.IsDryRun ? "Sẽ thêm" : "Đã thêm";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{verb} {counts.AddedHouseholds} hộ, {counts.AddedPersons} người; thay đổi {counts.ChangedHouseholds} hộ; không đổi {counts.SameHouseholds} hộ; cần chọn {counts.Choices} hộ; từ chối {counts.RefusedRows} dòng."));
            foreach (var finding in refused)
                await output.WriteLineAsync($"  {(finding.Sheet.Length > 0 ? finding.Sheet + ", " : "")}dòng {finding.Row}{(finding.Column is { } c ? $", cột {c}" : "")}: {finding.Reason} ({finding.Code})");
        }

        return refused.Count > 0 || counts.Failed > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
    }

    private static string KindWord(ListKind kind) => kind switch
    {
        ListKind.OfficialReview => "official_review",
        ListKind.NationalExport => "national_export",
        ListKind.Template => "template",
        ListKind.Other => "other",
    };

    private sealed record Request(string Path, string? Commune, int? Round, DateOnly? AsOf, string? Village, bool IsDryRun, bool AsJson);
}
