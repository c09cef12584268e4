using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VuonLen.App.Plans.Reading;

/// <summary>Reads letters off pictures by <c>tesseract</c> with its Vietnamese data.</summary>
internal static class ScanText
{
    public static async Task<string> ReadPictureAsync(byte[] content, FileKind kind, CancellationToken cancel)
    {
        if (PixelsOf(content, kind) is not (> 0 and <= ReadingLimits.Pixels))
            throw new DocumentRefused(PixelsOf(content, kind) > 0 ? PlanProblems.Bomb : PlanProblems.Damaged);

        var program = await ProgramAsync(cancel);
        using var folder = new WorkFolder();
        var file = folder.PathOf(kind == FileKind.Png ? "trang.png" : "trang.jpg");
        await File.WriteAllBytesAsync(file, content, cancel);
        return await ReadAsync(program, file, cancel);
    }

    /// <summary>Pages of a .pdf without text, one picture after the other.</summary>
    public static async Task<string> ReadPagesAsync(string pdf, int pages, WorkFolder folder, CancellationToken cancel)
    {
        if (pages > ReadingLimits.ScannedPages)
            throw new DocumentRefused(PlanProblems.TooManyPages(ReadingLimits.ScannedPages));

        var program = await ProgramAsync(cancel);
        var painter = OutsideProgram.Find("pdftoppm") ?? throw new DocumentRefused(PlanProblems.PdfToolMissing);
        var text = new StringBuilder();
        for (var page = 1; page <= pages; page++)
        {
            var number = page.ToString(CultureInfo.InvariantCulture);

            // At most 2,300 pixels high: what a page needs, whatever size the file gives it.
            var (exit, _, _) = await OutsideProgram.RunAsync(
                painter, ["-f", number, "-l", number, "-gray", "-png", "-scale-to", "2300", "-singlefile", pdf, folder.PathOf("trang")], ReadingLimits.Step, cancel);
            if (exit != 0 || !File.Exists(folder.PathOf("trang.png")))
                throw new DocumentRefused(PlanProblems.Damaged);

            text.Append(page > 1 ? "\f" : "").Append(await ReadAsync(program, folder.PathOf("trang.png"), cancel));
            File.Delete(folder.PathOf("trang.png"));
        }

        return text.ToString();
    }

    private static async Task<string> ReadAsync(string program, string file, CancellationToken cancel)
    {
        var (exit, output, error) = await OutsideProgram.RunAsync(
            program, [file, "stdout", "-l", "vie", "--psm", "4", "-c", "preserve_interword_spaces=1"], ReadingLimits.Step, cancel);
        if (exit != 0)
            throw new DocumentRefused(error.Contains("loading language", StringComparison.OrdinalIgnoreCase) ? PlanProblems.ScanToolMissing : PlanProblems.Damaged);
        return output.Replace("\f", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC);
    }

    private static async Task<string> ProgramAsync(CancellationToken cancel)
    {
        var program = OutsideProgram.Find("tesseract") ?? throw new DocumentRefused(PlanProblems.ScanToolMissing);
        var (_, output, error) = await OutsideProgram.RunAsync(program, ["--list-langs"], ReadingLimits.Step, cancel);
        return (output + error).Split('\n').Any(l => l.Trim() == "vie") ? program : throw new DocumentRefused(PlanProblems.ScanToolMissing);
    }

    /// <summary>Width times height as the file claims; 0 when it does not say.</summary>
    private static long PixelsOf(ReadOnlySpan<byte> content, FileKind kind)
    {
        if (kind == FileKind.Png)
        {
            return content.Length < 24 || !content[12..16].SequenceEqual("IHDR"u8) ? 0
                : (long)BinaryPrimitives.ReadUInt32BigEndian(content[16..]) * BinaryPrimitives.ReadUInt32BigEndian(content[20..]);
        }

        // JPEG: segments until the one that begins a frame.
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (long)BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]);
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return 0;
    }
}
