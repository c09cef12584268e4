using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Importing;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.Bench;

/// <summary>
/// Changes good lists by chance and takes them the whole way, in a database of their own: read, recognised, understood, previewed; some
/// are written and taken back, after which the registry must be as it was.
/// </summary>
internal static class FuzzImportsBench
{
    private const int Seed = 11, Households = 40, WriteEvery = 4;
    private const string Place = "24.00070.";
    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(20);

    private static readonly string[] _header =
        ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD", "Dân tộc", "Thôn", "Mã hộ", "Phân loại hộ", "Quyết định công nhận", "Ngày ban hành QĐ", "Điểm B1", "Điểm B2", "Nguyên nhân nghèo", "Diện tích nhà (m2)", "Thu nhập bình quân"];

    /// <summary>What hands, programs and ill will put into cells.</summary>
    private static readonly string[] _texts =
    [
        "", " ", "\u200b", "\ufeff", "\u202e", "#REF!", "#N/A", "=1+1", "=cmd|' /c calc'!A0", "-", "--", "?", "x", "X", "không", "Không có", "1e999", "NaN", "99999999999999999999",
        "-1", "0", "3,5", "1.234.567,89", "31/02/1980", "00/00/1975", "1/1/1", "29/02/1900", "99/99/9999", "30/6/2999", "12 tháng 13 năm 1999", "011080000017", "01108000001", "Lß V¨n Thö",
        "Loø Vaên Thöû", "Lo\u0300 Văn Thử", "LÒ VĂN THỬ", "Tổng cộng", "Cộng", "I", "Chủ hộ", "chủ hộ\n", "Nà Phát", "Bản Nà Lốc", "Hộ nghèo", "<b>", "'", "\"", "\t", "\0", "\ud800", "\uffff", "😀",
        "a\u0301\u0302\u0303\u0304", "Họ và tên", "Thôn", "STT",
    ];

    public static async Task<bool> RunAsync(Bench bench, int mutations)
    {
        if (Directory.Exists(bench.Folder("fuzz-imports")))
            Directory.Delete(bench.Folder("fuzz-imports"), recursive: true);
        await using var target = await Installed.MakeAsync(bench, "fuzz-imports", null);
        await MakeCommuneAsync(target);
        var chance = new Random(Seed);
        var (good, old) = (Rows(), FuzzBench.Files(null));
        var results = new SortedDictionary<string, int>();
        var (slowest, slowestOf) = (TimeSpan.Zero, -1);
        for (var i = 0; i < mutations; i++)
        {
            var (name, file) = Mutation(good, old, chance, i);
            var before = Environment.CpuUsage.TotalTime; // other work on the machine is no fault of the file
            string result;
            try
            {
                result = await TakeInAsync(target, name, file, i % WriteEvery == 0);
            }
            catch (Exception fault)
            {
                Console.WriteLine($"fuzz-imports: mutation {i} of {name}: {fault}");
                var kept = bench.Folder($"mutation-{i}-{name}");
                await File.WriteAllBytesAsync(kept, file);
                return false;
            }

            results[result] = results.GetValueOrDefault(result) + 1;
            var taken = Environment.CpuUsage.TotalTime - before;
            if (taken > slowest)
                (slowest, slowestOf) = (taken, i);
            if (taken > _mostTime)
            {
                Console.WriteLine($"fuzz-imports: mutation {i} of {name} took {taken.TotalSeconds:F1} s of processor time");
                return false;
            }
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"fuzz-imports: {mutations} mutations, slowest {slowest.TotalMilliseconds:F0} ms of processor time (mutation {slowestOf}), peak memory {self.PeakWorkingSet64 >> 20} MB");
        Console.WriteLine("fuzz-imports: " + string.Join(", ", results.Select(r => $"{r.Key} {r.Value}")));
        return self.PeakWorkingSet64 < 500L << 20;
    }

    private static async Task<string> TakeInAsync(Installed target, string name, byte[] file, bool isWritten)
    {
        var uploaded = await target.AsAdministratorAsync(async s =>
        {
            using var content = new MemoryStream(file);
            return await s.GetRequiredService<UploadList>().SaveAsync(content, name, Place, default);
        });
        if (uploaded.Answer is not { } import)
            return uploaded.Problems[0].Code;

        var village = await target.AsAdministratorAsync(s => s.GetRequiredService<UnderstandList>().VillageAsync(import.Key, "03", default));
        var understood = await target.AsAdministratorAsync(s => s.GetRequiredService<UnderstandList>().SaveAsync(import.Key, new() { AsOf = import.AsOf, VillageId = village }, default));
        if (understood.Answer is null)
            return understood.Problems[0].Code;

        var planned = await CarryOutAsync<PlanImport>(target, import.Key);
        if (planned.IsRefused)
            return planned.Problems[0].Code;

        if (!isWritten)
            return "previewed";

        var before = await CountAsync(target);
        var confirmed = await target.AsAdministratorAsync(s => s.GetRequiredService<ShowImport>().ConfirmAsync(import.Key, default));
        if (confirmed.Answer is null)
            return confirmed.Problems[0].Code;

        await CarryOutAsync<WriteImport>(target, import.Key);
        if ((await target.AsAdministratorAsync(s => s.GetRequiredService<UndoImport>().SaveAsync(import.Key, default))).Answer is null)
            throw new InvalidOperationException("What nobody built upon could not be undone.");
        await CarryOutAsync<UndoImport>(target, import.Key);
        return await CountAsync(target) == before ? "written and undone" : throw new InvalidOperationException("An undone import left something.");
    }

    private static Task<Outcome> CarryOutAsync<TWork>(Installed target, AreaKey import) where TWork : IRunWork =>
        target.AsAdministratorAsync(s => s.GetRequiredService<TWork>().RunAsync(import, new GoOn(), default));

    private static Task<(int, int, int, int)> CountAsync(Installed target) => target.AsAdministratorAsync(async s =>
    {
        var db = s.GetRequiredService<VuonLenDb>();
        return (await db.Households.CountAsync(), await db.People.CountAsync(), await db.Memberships.CountAsync(), await db.Recognitions.CountAsync());
    });

    private static (string Name, byte[] File) Mutation(string[][] good, IReadOnlyList<(string Name, byte[] Bytes)> old, Random chance, int number)
    {
        if (number % 5 == 4)
        {
            var (name, bytes) = old[chance.Next(old.Count)];
            return (name, FuzzBench.Mutate(bytes, chance));
        }

        var rows = good.Select(r => (string[])r.Clone()).ToList();
        for (var count = 1 << chance.Next(7); count > 0; count--)
            Change(rows, chance);
        var isText = number % 5 == 3;
        var file = isText ? Csv(rows) : Workbook(rows, chance);
        return (isText ? "a.csv" : "a.xlsx", chance.Next(4) == 0 ? FuzzBench.Mutate(file, chance) : file);
    }

    private static void Change(List<string[]> rows, Random chance)
    {
        var (row, column) = (chance.Next(rows.Count), chance.Next(_header.Length));
        switch (chance.Next(12))
        {
            case 0: // a header is renamed, or another one's
                rows[0][column] = chance.Next(2) == 0 ? _texts[chance.Next(_texts.Length)] : _header[chance.Next(_header.Length)];
                break;
            case 1:
                rows.Insert(row, (string[])rows[chance.Next(rows.Count)].Clone());
                break;
            case 2 when rows.Count > 2:
                rows.RemoveAt(row);
                break;
            case 3: // two columns change places
                var other = chance.Next(_header.Length);
                foreach (var cells in rows)
                    (cells[column], cells[other]) = (cells[other], cells[column]);
                break;
            case 4:
                rows.Insert(row, [.. _header.Select((_, i) => i == 0 ? _texts[chance.Next(_texts.Length)] : "")]);
                break;
            case 5:
                rows[row][column] = new string((char)chance.Next(32, 0x2000), chance.Next(3) == 0 ? 5000 : 40);
                break;
            case 6 when rows[row][column].Length > 0: // a letter is lost or another
                var at = chance.Next(rows[row][column].Length);
                rows[row][column] = rows[row][column].Remove(at, 1).Insert(at, chance.Next(2) == 0 ? "" : ((char)chance.Next(1, 0x1eff)).ToString());
                break;
            default:
                rows[row][column] = _texts[chance.Next(_texts.Length)];
                break;
        }
    }

    private static byte[] Workbook(List<string[]> rows, Random chance)
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("Danh sách", []) { IsHidden = chance.Next(40) == 0, Merged = [new(1, 0, 1, 8)] });
            writer.WriteRow([SheetCell.Of("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO")]);
            foreach (var row in rows)
                writer.WriteRow([.. row.Select(t => Cell(t, chance))]);
            if (chance.Next(10) == 0)
            {
                writer.BeginSheet(new("Thoát nghèo", []));
                writer.WriteRow([.. _header.Select(h => SheetCell.Of(h))]);
                writer.WriteRow([.. rows[^1].Select(t => Cell(t, chance))]);
            }

            writer.Finish();
        }

        return file.ToArray();
    }

    /// <summary>A text, or what a spreadsheet makes of it.</summary>
    private static SheetCell Cell(string text, Random chance)
    {
        var clean = string.Concat(text.Where(c => !char.IsSurrogate(c) && (c >= ' ' || c is '\t' or '\n') && c < '\ufffe')); // a file holds no others
        if (chance.Next(3) > 0)
            return SheetCell.Of(clean);
        if (double.TryParse(clean, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return SheetCell.Of(number);
        if (DateOnly.TryParseExact(clean, "dd/MM/yyyy", out var day) && day.Year > 1900)
            return SheetCell.Of((DateOnly?)day);
        return clean is ['#', ..] ? SheetCell.Error(clean) : SheetCell.Of(clean);
    }

    private static byte[] Csv(List<string[]> rows)
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file))
        {
            foreach (var row in rows)
                writer.WriteRow([.. row.Select(SheetCell.Of)]);
        }

        return file.ToArray();
    }

    private static string[][] Rows()
    {
        string[] given = ["An", "Bình", "Chung", "Dũng", "Giang", "Hoà", "Khánh", "Liên", "Mai", "Nhung"];
        var rows = new List<string[]> { _header };
        for (var n = 0; n < Households; n++)
        {
            for (var m = 0; m <= n % 4; m++)
            {
                string Name(int who) => $"Lò {(who % 2 == 0 ? "Văn" : "Thị")} {given[n % 10]} {given[(n / 10) + who]}";
                rows.Add(
                [
                    $"{n + 1}", Name(0), Name(m), m == 0 ? "Chủ hộ" : m == 1 ? "Vợ" : "Con", n % 3 == 0 ? $"{1950 + n}" : $"05/03/{1950 + n + m}", m % 2 == 0 ? "Nam" : "Nữ", n % 2 == 0 ? $"0110{n + 50:00}{m}{n:00000}" : "",
                    "Thái", n % 2 == 0 ? "Nà Phát" : "Nà Lốc", $"H{n}", n % 3 == 0 ? "Hộ nghèo" : "Hộ cận nghèo", "12/QĐ-UBND", "10/12/2025", $"{100 + n}", $"{n % 12 * 10}", "Thiếu lao động", "48,5", "1500000",
                ]);
            }
        }

        return [.. rows];
    }

    private static Task<Outcome> MakeCommuneAsync(Installed target) => target.AsAdministratorAsync(async s =>
    {
        var db = s.GetRequiredService<VuonLenDb>();
        AreaUnit Unit(string path, AreaLevel level, string kind, string code, string name) => new() { AreaPath = path, Level = level, Kind = kind, Code = code, Name = name };
        db.AddRange(
            Unit(Place, AreaLevel.Commune, "Xã", "00070", "Mường Thử"), Unit(Place + "03.", AreaLevel.Village, "Bản", "03", "Nà Phát"),
            Unit(Place + "04.", AreaLevel.Village, "Bản", "04", "Nà Lốc"));
        return await db.SaveAsync(nameof(FuzzImportsBench), default);
    });

    private sealed class GoOn : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => Task.FromResult(true);
    }
}
