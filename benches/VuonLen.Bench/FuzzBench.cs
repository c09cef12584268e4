using System.Diagnostics;
using System.IO.Compression;
using VuonLen.App.Documents;

namespace VuonLen.Bench;

/// <summary>Changes good files of lists by chance and reads them: each is read or refused, in time and memory.</summary>
internal static class FuzzBench
{
    private const int Seed = 7;
    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(20);
    private static readonly DocumentLimits _limits = new();

    /// <param name="mutations">How many files are made.</param>
    /// <param name="folder">More good files to change, or null.</param>
    public static bool Run(int mutations, string? folder)
    {
        var good = Files(folder);
        var chance = new Random(Seed);
        var results = new SortedDictionary<string, int>();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < mutations; i++)
        {
            var (name, bytes) = good[i % good.Count];
            var mutated = Mutate(bytes, chance);
            var watch = Stopwatch.StartNew();
            string result;
            try
            {
                result = Read(name, mutated);
            }
            catch (Exception fault)
            {
                Console.WriteLine($"fuzz: mutation {i} of {name}: {fault}");
                return false;
            }

            results[result] = results.GetValueOrDefault(result) + 1;
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            if (watch.Elapsed > _mostTime)
                return false;
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"fuzz: {mutations} mutations of {good.Count} files, slowest {slowest.TotalMilliseconds:F0} ms, peak memory {self.PeakWorkingSet64 >> 20} MB");
        Console.WriteLine("fuzz: " + string.Join(", ", results.Select(r => $"{r.Key} {r.Value}")));
        return self.PeakWorkingSet64 < 500L << 20;
    }

    /// <summary>Good files of each format.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files(string? folder) =>
    [
        ("a.xlsx", Workbook()), ("b.csv", Csv()),
        .. folder is null ? [] : Directory.GetFiles(folder).Order().Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))),
    ];

    private static string Read(string name, byte[] bytes)
    {
        var opened = WorkbookReader.Open(new MemoryStream(bytes), name, _limits);
        if (opened.Answer is not { } book)
            return opened.Problems[0].Code;
        using (book)
        {
            foreach (var sheet in book.Sheets)
            {
                var measured = book.Measure(sheet.Index, CancellationToken.None);
                if (measured.IsRefused)
                    return measured.Problems[0].Code;
            }
        }

        return "read";
    }

    /// <summary>Bytes of the file itself, or of a part of it that is packed again, so that what lies inside is reached too.</summary>
    public static byte[] Mutate(byte[] bytes, Random chance)
    {
        if (chance.Next(2) == 0 && bytes is [(byte)'P', (byte)'K', ..])
            return MutatePart(bytes, chance);
        var mutated = chance.Next(8) == 0 ? bytes[..chance.Next(bytes.Length)] : [.. bytes];
        Scatter(mutated, chance);
        return mutated;
    }

    private static byte[] MutatePart(byte[] bytes, Random chance)
    {
        using var file = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(bytes)))
        using (var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = chance.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var part = new MemoryStream();
                using (var source = from.Entries[i].Open())
                    source.CopyTo(part);
                var content = part.ToArray();
                if (i == chosen)
                    Scatter(content, chance);
                using var target = to.CreateEntry(from.Entries[i].FullName, CompressionLevel.Fastest).Open();
                target.Write(content);
            }
        }

        return file.ToArray();
    }

    private static void Scatter(byte[] bytes, Random chance)
    {
        if (bytes.Length == 0)
            return;
        for (var count = 1 << chance.Next(6); count > 0; count--)
        {
            var at = chance.Next(bytes.Length);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 2:
                    bytes[at] = "<>&\"'/09\0\u00FF"u8[chance.Next(10)];
                    break;
                case 3:
                    bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).Fill((byte)(chance.Next(2) * 255));
                    break;
                default:
                    var length = Math.Min(chance.Next(64), bytes.Length - at);
                    bytes.AsSpan(chance.Next(bytes.Length - length), length).CopyTo(bytes.AsSpan(at));
                    break;
            }
        }
    }

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file))
        {
            writer.BeginSheet(new("Danh sách", [new(6), new(30), new(12, CellFormat.Date)]) { Merged = [new(1, 0, 1, 2)], Notes = [new(1, 1, "Ghi chú")] });
            for (var i = 0; i < 200; i++)
                writer.WriteRow([SheetCell.Of(i), SheetCell.Of("Nguyễn Thị Đào"), SheetCell.Of(new DateOnly(1980, 6, 5)), SheetCell.Of("=1+1"), SheetCell.Of(true)]);
            writer.Finish();
        }

        return file.ToArray();
    }

    private static byte[] Csv()
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file))
        {
            for (var i = 0; i < 200; i++)
                writer.WriteRow([SheetCell.Of(i), SheetCell.Of("Nguyễn \"Thị\" Đào, Lê"), SheetCell.Of("=1+1")]);
        }

        return file.ToArray();
    }
}
