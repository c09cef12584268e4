using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Reports;
using VuonLen.App.Reports.Packs;
using VuonLen.Rules.Forms;

namespace VuonLen.Host.Commands;

/// <summary><c>pack --unit CODE --round R --out DIR</c>: freezes the 15 forms of a unit as the page does, and writes them out (chốt bộ biểu).</summary>
internal static class PackCommand
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static Command Create()
    {
        var unit = new Option<string>("--unit") { Description = "Mã xã, phường hoặc tỉnh.", HelpName = "CODE", Required = true };
        var round = new Option<int>("--round") { Description = "Năm rà soát.", HelpName = "NĂM", Required = true };
        var folder = new Option<string>("--out") { Description = "Thư mục ghi pack.json, F01.xlsx … F15.docx.", HelpName = "DIR", Required = true };
        var stage = new Option<string>("--stage") { Description = "preliminary: sơ bộ; official: chính thức.", DefaultValueFactory = _ => "official" };
        stage.AcceptOnlyFromAmong("preliminary", "official");
        var closing = new Option<DateOnly?>("--closing") { Description = "Ngày cuối kỳ; mặc định cuối năm, hoặc hôm nay nếu sớm hơn.", HelpName = "yyyy-MM-dd" };
        var empty = new Option<string[]>("--empty") { Description = "Mã thôn không có hộ nghèo, hộ cận nghèo.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "In kết quả bằng JSON." };
        var command = new Command("pack", "Chốt 15 biểu báo cáo của một đơn vị và ghi ra tệp.") { unit, round, folder, stage, closing, empty, json };
        var installation = new InstallationOptions(command, isThere: true);
        command.SetAction((parsed, cancel) => installation.RunAsync(
            parsed, Rights.FreezeForms,
            (services, stop) => RunAsync(
                services,
                parsed.GetRequiredValue(unit),
                new()
                {
                    Year = parsed.GetRequiredValue(round),
                    Stage = parsed.GetRequiredValue(stage) == "official" ? FormStage.Official : FormStage.Preliminary,
                    ClosingOn = parsed.GetValue(closing),
                    EmptyUnits = parsed.GetValue(empty) ?? [],
                },
                parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, string code, OrderPack.Form form, string folder, bool asJson, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var db = services.GetRequiredService<VuonLenDb>();
        var found = await db.Units.AsNoTracking().Where(u => u.Code == code && u.ValidTo == null && u.Level != AreaLevel.Village).ToListAsync(cancel);
        if (found is not [var unit])
        {
            await error.WriteLineAsync(found.Count == 0 ? $"Không có đơn vị nào mang mã {code}." : $"Có {found.Count} đơn vị mang mã {code}.");
            return CommandLine.WrongUse;
        }

        var asked = await services.GetRequiredService<OrderPack>().SaveAsync(unit.Key, form, cancel);
        if (asked.Answer is not { } order)
        {
            return await CommandLine.RefuseAsync(
                error, asked.Problems, ReportProblems.UnitNotFound, ReportProblems.YearOutside(0, 0), ReportProblems.ClosingOutside);
        }

        var orders = services.GetRequiredService<OrderPack>();
        var run = (await orders.ShowAsync(order.Key, cancel))!.Run!;
        await FinishRun.RunAsync(services, run.Key, new TenthsProgress(error), cancel);
        var done = (await orders.ShowAsync(order.Key, cancel))!;
        var packs = services.GetRequiredService<ShowPack>();

        // The same figures again are the version that is there already.
        var key = done.Order.FormPackId is { } id ? new AreaKey(unit.ProvinceCode, id) : await packs.LatestAsync(unit.Key, form.Year, form.Stage, order.ClosingOn, done.Run?.Message, cancel);
        if (key is not { } pack)
        {
            await error.WriteLineAsync(done.Run?.Message ?? "Việc chốt đã dừng.");
            return CommandLine.Failed;
        }

        Directory.CreateDirectory(folder);
        var files = await WriteAsync(packs, pack, folder, cancel);
        var frozen = await db.FormPacks.At(pack).AsNoTracking().SingleAsync(cancel);
        await output.WriteLineAsync(asJson
            ? JsonSerializer.Serialize(new { Unit = code, Round = frozen.Year, frozen.Version, frozen.Hash, FrozenAt = frozen.FrozenAt, Out = folder, Files = files }, _json)
            : string.Create(CultureInfo.InvariantCulture, $"Phiên bản {frozen.Version} của {frozen.UnitName} năm {frozen.Year}, mã {frozen.Hash[..12]}: đã ghi {files.Count} tệp vào {folder}."));
        return CommandLine.Done;
    }

    private static async Task<List<string>> WriteAsync(ShowPack packs, AreaKey pack, string folder, CancellationToken cancel)
    {
        var names = new List<string>();
        await using var all = (await packs.OpenAsync(pack, null, cancel))!;
        await using var zip = new ZipArchive(all, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            await using var from = await entry.OpenAsync(cancel);
            await using var to = File.Create(Path.Combine(folder, Path.GetFileName(entry.Name)));
            await from.CopyToAsync(to, cancel);
            names.Add(entry.Name);
        }

        return names;
    }
}
