using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Reading;

/// <summary>The text of a .pdf by <c>pdftotext</c>; pages without text are pictures and go to <see cref="ScanText"/>.</summary>
internal static partial class PdfText
{
    /// <summary>Fewer letters a page than this are page numbers and stamps.</summary>
    private const int LeastLettersAPage = 60;

    /// <summary>In points: narrower than a letter, so that words next to each other keep a blank between them.</summary>
    private const string Pitch = "4";

    /// <param name="content">Of the file.</param>
    /// <param name="onScan">Told before letters are read off pictures, which takes long.</param>
    /// <param name="cancel">Ends the programs.</param>
    public static async Task<(IReadOnlyList<PlanLine> Lines, bool IsScanned)> ReadAsync(byte[] content, Action? onScan, CancellationToken cancel)
    {
        var (info, text) = (OutsideProgram.Find("pdfinfo"), OutsideProgram.Find("pdftotext"));
        if (info is null || text is null)
            throw new DocumentRefused(PlanProblems.PdfToolMissing);

        using var folder = new WorkFolder();
        var file = folder.PathOf("ke-hoach.pdf");
        await File.WriteAllBytesAsync(file, content, cancel);

        var pages = await PagesAsync(info, file, cancel);
        var (exit, output, _) = await OutsideProgram.RunAsync(text, ["-layout", "-enc", "UTF-8", "-eol", "unix", file, "-"], ReadingLimits.Step, cancel);
        if (exit != 0)
            throw new DocumentRefused(PlanProblems.Damaged);
        if (output.Count(char.IsLetter) >= LeastLettersAPage * pages)
        {
            var (placed, columns, _) = await OutsideProgram.RunAsync(text, ["-fixed", Pitch, "-enc", "UTF-8", "-eol", "unix", file, "-"], ReadingLimits.Step, cancel);
            return (PlanLine.Split((placed == 0 ? PdfLayout.Merge(output, columns) : output).Normalize(NormalizationForm.FormC)), false);
        }

        onScan?.Invoke();
        return (PlanLine.Split(await ScanText.ReadPagesAsync(file, pages, folder, cancel)), true);
    }

    private static async Task<int> PagesAsync(string info, string file, CancellationToken cancel)
    {
        var (exit, output, error) = await OutsideProgram.RunAsync(info, [file], ReadingLimits.Step, cancel);
        if (error.Contains("password", StringComparison.OrdinalIgnoreCase))
            throw new DocumentRefused(PlanProblems.PasswordProtected);
        if (exit != 0 || Count().Match(output) is not { Success: true } count)
            throw new DocumentRefused(PlanProblems.Damaged);

        var pages = int.TryParse(count.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
        return pages > ReadingLimits.Pages ? throw new DocumentRefused(PlanProblems.TooManyPages(ReadingLimits.Pages)) : Math.Max(1, pages);
    }

    [GeneratedRegex(@"^Pages:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Count();
}
