using VuonLen.Rules;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Reading;

/// <summary>Reads a plan from the file an officer has (đọc kế hoạch từ tệp): .docx, .pdf, a scan or plain text.</summary>
public static class ReadPlan
{
    /// <summary>Reads one file.</summary>
    /// <param name="file">Its content.</param>
    /// <param name="fileName">Only the ending counts; it must fit the content.</param>
    /// <param name="cancel">Ends the reading, and the programs it started.</param>
    /// <param name="onScan">Told when a .pdf turns out to be pictures, before their letters are read.</param>
    /// <returns>The document, or why it cannot be read.</returns>
    public static async Task<Outcome<PlanDocument>> RunAsync(Stream file, string fileName, CancellationToken cancel, Action? onScan = null)
    {
        try
        {
            var content = await ContentAsync(file, cancel);
            var (lines, isScanned) = await LinesAsync(content, Path.GetExtension(fileName).ToLowerInvariant(), onScan, cancel);
            Check(lines);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(ReadingLimits.Understanding);
            return new(new(lines, PlanReader.Read(lines, isScanned, limit.Token), isScanned));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, PlanProblems.TooSlow);
        }
        catch (DocumentRefused refused)
        {
            return new(null, refused.Problem);
        }
    }

    private static async Task<byte[]> ContentAsync(Stream file, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await file.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (content.Length + read > ReadingLimits.FileBytes)
                throw new DocumentRefused(PlanProblems.TooLarge(ReadingLimits.FileBytes));
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static async Task<(IReadOnlyList<PlanLine> Lines, bool IsScanned)> LinesAsync(
        byte[] content, string ending, Action? onScan, CancellationToken cancel)
    {
        var kind = FileKinds.Of(content);
        if (kind == FileKind.Compound)
            throw new DocumentRefused(PlanProblems.PasswordProtected);

        var expected = ending switch
        {
            ".docx" => FileKind.Zip,
            ".pdf" => FileKind.Pdf,
            ".png" => FileKind.Png,
            ".jpg" or ".jpeg" => FileKind.Jpeg,
            ".txt" => FileKind.Text,
            _ => throw new DocumentRefused(PlanProblems.UnknownKind),
        };
        if (content.Length == 0)
            throw new DocumentRefused(PlanProblems.NoText);
        if (kind != expected)
            throw new DocumentRefused(PlanProblems.OtherContent);

        return kind switch
        {
            FileKind.Zip => (DocxText.Read(content), false),
            FileKind.Pdf => await PdfText.ReadAsync(content, onScan, cancel),
            FileKind.Png or FileKind.Jpeg => (PlanLine.Split(await ScanText.ReadPictureAsync(content, kind, cancel)), true),
            _ => (PlainText.Read(content), false),
        };
    }

    private static void Check(IReadOnlyList<PlanLine> lines)
    {
        if (lines.Count > ReadingLimits.Lines)
            throw new DocumentRefused(PlanProblems.TooMuchText(ReadingLimits.Lines));
        if (lines.Any(l => l.Text.Length > ReadingLimits.LineLetters))
            throw new DocumentRefused(PlanProblems.LineTooLong);
        if (lines.All(l => string.IsNullOrWhiteSpace(l.Text)))
            throw new DocumentRefused(PlanProblems.NoText);
    }
}
