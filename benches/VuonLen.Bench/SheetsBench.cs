using System.Diagnostics;
using VuonLen.App.Documents;

namespace VuonLen.Bench;

/// <summary>Time and memory of large workbooks: out as the lists of a province are, and in again.</summary>
internal static class SheetsBench
{
    private const int Columns = 40;

    public static void Run(string work)
    {
        var path = Path.Combine(work, "sheets.xlsx");
        Out(path, 1_000);
        In(path);
        var rest = Peak();
        foreach (var rows in new[] { 80_000, 200_000 })
        {
            var watch = Stopwatch.StartNew();
            Out(path, rows);
            Console.WriteLine($"sheets: {rows} rows × {Columns} out in {watch.Elapsed.TotalSeconds:F1} s, {new FileInfo(path).Length >> 20} MB, peak {Peak() - rest} MB above rest");
            watch.Restart();
            var read = In(path);
            Console.WriteLine($"sheets: {read} rows in in {watch.Elapsed.TotalSeconds:F1} s, peak {Peak() - rest} MB above rest");
        }
    }

    private static void Out(string path, int rows)
    {
        using var file = File.Create(path);
        using var writer = new WorkbookWriter(file);
        writer.BeginSheet(new("Danh sách", [.. Enumerable.Repeat(new SheetColumn(14), Columns)]) { FrozenRows = 1 });
        var cells = new SheetCell[Columns];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < Columns; i++)
            {
                cells[i] = (i % 4) switch
                {
                    0 => SheetCell.Of(row + i),
                    1 => SheetCell.Of($"Nguyễn Thị Đào {row}"),
                    2 => SheetCell.Of(new DateOnly(1950, 1, 1).AddDays(row % 20_000)),
                    _ => i > 20 ? SheetCell.Blank : SheetCell.Of("x"),
                };
            }

            writer.WriteRow(cells);
        }

        writer.Finish();
    }

    private static int In(string path)
    {
        using var file = File.OpenRead(path);
        using var book = WorkbookReader.Open(file, path, new DocumentLimits { Bytes = 1L << 30, UncompressedBytes = 4L << 30 }).Answer!;
        return book.Measure(0, CancellationToken.None).Answer!.Rows;
    }

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 >> 20;
    }
}
