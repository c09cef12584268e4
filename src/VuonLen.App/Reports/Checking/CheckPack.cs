using System.Text.RegularExpressions;
using VuonLen.App.Documents;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Checks;

namespace VuonLen.App.Reports.Checking;

/// <summary>Finds what is wrong in packs of others, and of our own, by their files alone (kiểm tra bộ biểu). Nothing is kept.</summary>
public static partial class CheckPack
{
    private const int MostTitleRows = 40;

    /// <param name="files">Workbooks with one or several forms, <c>pack.json</c>; together one pack.</param>
    /// <param name="limits">What is refused as too large.</param>
    /// <param name="cancel">Ends reading.</param>
    public static Result Run(IReadOnlyList<PackFile> files, DocumentLimits limits, CancellationToken cancel)
    {
        var pack = new ForeignPack();
        var found = new List<FoundForm>();
        var refused = new List<(string, Problem)>();
        var failed = new List<CheckFailure>();
        var notes = new List<string>();
        var count = 0;
        foreach (var file in files)
        {
            if (!file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                if (Read(file, pack, found, notes, limits, cancel) is { } problem)
                    refused.Add((file.Name, problem));
            }
            else if (file.Content.Length <= limits.UncompressedBytes && OwnPack.Read(file.Content, file.Name) is { } own)
            {
                found.AddRange(own.Figures.Forms.Order().Select(f => new FoundForm(f, file.Name)));
                notes.AddRange(own.Notes);
                Check(PackChecks.Check(own.Figures, own.Book));
            }
            else
            {
                refused.Add((file.Name, DocumentProblems.NoPack));
            }
        }

        if (!pack.IsEmpty)
        {
            var figures = pack.Figures();
            notes.AddRange(pack.Notes);
            Check(PackChecks.Check(figures, pack.Book()));
        }

        // A pack given twice, as JSON and as workbooks, has the same faults twice.
        return new(
            count,
            [.. failed.DistinctBy(f => f.Text).OrderBy(f => f.Form)],
            [.. notes.Distinct()],
            [.. found.OrderBy(f => f.Number)],
            refused);

        void Check(CheckReport report)
        {
            count += report.Checked;
            failed.AddRange(report.Failed);
            notes.AddRange(report.Notes);
        }
    }

    private static Problem? Read(PackFile file, ForeignPack pack, List<FoundForm> found, List<string> notes, DocumentLimits limits, CancellationToken cancel)
    {
        var opened = WorkbookReader.Open(file.Content, file.Name, limits);
        if (opened.Answer is not { } book)
            return opened.Problems[0];
        using (book)
        {
            var isAny = false;
            foreach (var sheet in book.Sheets)
            {
                var rows = new List<SheetRow>();
                using (var read = book.Read(sheet.Index, cancel))
                {
                    while (read.Next())
                        rows.Add(read.Row);
                    if (read.Problem is { } problem)
                        return problem;
                }

                var source = book.Sheets.Count == 1 || sheet.Name.Length == 0 ? file.Name : $"{file.Name}, trang \"{sheet.Name}\"";
                if (NumberOf(rows, source) is not { } number)
                {
                    if (rows.Count > 0 && !sheet.IsHidden)
                        notes.Add($"{source}: không nhận ra biểu nào (tìm theo tên biểu ở đầu trang).");
                    continue;
                }

                isAny = true;
                found.Add(new(number, source));
                if (number >= 14)
                    pack.Add(ReadList.Of(number, rows, source));
                else
                    pack.Add(ReadTable.Of(ForeignPack.Book(10)[number], rows, source));
            }

            return isAny ? null : DocumentProblems.NoForm;
        }
    }

    /// <summary>By the title over the headings; a title may take several rows.</summary>
    private static int? NumberOf(List<SheetRow> rows, string source)
    {
        var texts = rows.Take(MostTitleRows).Select(r => r.Cells.Where(c => c.Kind == CellKind.Text).Select(c => c.Text!).ToList()).ToList();
        var number = texts.SelectMany(t => t).Select(FormTitles.NumberOf).FirstOrDefault(n => n is not null)
            ?? Enumerable.Range(0, texts.Count).Select(at => FormTitles.NumberOf(string.Join(' ', texts.Skip(at).Take(3).SelectMany(t => t)))).FirstOrDefault(n => n is not null);

        // The template of form 13 carries the title of form 12.
        return number == 12 && (texts.SelectMany(t => t).Select(FormTitles.Fold).Any(IsOfNearPoor) || Thirteen().IsMatch(source)) ? 13 : number;
    }

    private static bool IsOfNearPoor(string heading) =>
        heading.StartsWith("tong so ho can ngheo", StringComparison.Ordinal) || heading.StartsWith("tong so khau ho can ngheo", StringComparison.Ordinal);

    [GeneratedRegex(@"(bi[eể]u|m[aẫ]u|^f)[ _\-.s]*0?13([^0-9]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Thirteen();

    /// <summary>What a check found.</summary>
    /// <param name="Checked">How many statements were checked.</param>
    /// <param name="Failed">Those that do not hold, by form.</param>
    /// <param name="Notes">What could not be read or checked, in Vietnamese.</param>
    /// <param name="Forms">What was recognised, by form.</param>
    /// <param name="Refused">Files that say nothing, and why.</param>
    public sealed record Result(
        int Checked,
        IReadOnlyList<CheckFailure> Failed,
        IReadOnlyList<string> Notes,
        IReadOnlyList<FoundForm> Forms,
        IReadOnlyList<(string File, Problem Problem)> Refused);

    /// <param name="Number">1 to 15.</param>
    /// <param name="Source">File and sheet.</param>
    public sealed record FoundForm(int Number, string Source);
}

/// <summary>A file to be checked.</summary>
/// <param name="Name">As its owner calls it; only shown.</param>
/// <param name="Content">Can be sought; stays the caller's.</param>
public sealed record PackFile(string Name, Stream Content);
