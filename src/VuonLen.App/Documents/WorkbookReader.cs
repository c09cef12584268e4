using VuonLen.App.Documents.Csv;
using VuonLen.App.Documents.Xls;
using VuonLen.App.Documents.Xlsx;
using VuonLen.Rules;

namespace VuonLen.App.Documents;

/// <summary>Reads .xlsx (.xlsm: its macros are never looked at), .xls (97–2003) and .csv that somebody hands in.</summary>
/// <remarks>
/// The content decides, not the ending of the name. Links to other files are not followed, formulas are not computed.
/// Memory does not grow with the rows: only texts that cells share are held. Not for use by two threads at once.
/// </remarks>
public sealed class WorkbookReader : IDisposable
{
    private readonly OpenBook _book;

    private WorkbookReader(OpenBook book) => _book = book;

    /// <summary>In the order of the tabs, hidden ones included; a .csv has one without a name.</summary>
    public IReadOnlyList<SheetFront> Sheets => _book.Sheets;

    /// <summary>How the bytes of a .csv were read, such as <c>utf-8</c> or <c>windows-1258</c>; null for the other formats.</summary>
    public string? Encoding => _book.Encoding;

    /// <summary>Counts of days begin in 1904: cells that show a day are right already, a bare number has to be counted so.</summary>
    public bool CountsFrom1904 => _book.CountsFrom1904;

    /// <param name="stream">Can be sought, is positioned anywhere, and stays open and the caller's own.</param>
    /// <param name="fileName">Only its ending counts, and only for .csv, which has no mark of its own.</param>
    /// <param name="limits">What is refused as too large.</param>
    public static Outcome<WorkbookReader> Open(Stream stream, string fileName, DocumentLimits limits)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("Store the upload first: the stream must be seekable.", nameof(stream));
        try
        {
            return new(new WorkbookReader(OpenAny(stream, fileName, limits)), []);
        }
        catch (Exception fault) when (DocumentRefusal.Explain(fault) is { } problem)
        {
            return new(null, problem);
        }
    }

    /// <summary>From the first row, as often as wanted, one sheet at a time.</summary>
    /// <param name="sheet">Index of one of <see cref="Sheets"/>.</param>
    /// <param name="cancel">Ends reading, also within a row that never ends.</param>
    public SheetRows Read(int sheet, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sheet);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sheet, Sheets.Count);
        return new(_book, sheet, cancel);
    }

    /// <summary>Goes through a whole sheet once: how large it is, what is joined, and whether it can be read to its end.</summary>
    /// <param name="sheet">Index of one of <see cref="Sheets"/>.</param>
    /// <param name="cancel">Ends reading.</param>
    public Outcome<SheetShape> Measure(int sheet, CancellationToken cancel)
    {
        using var rows = Read(sheet, cancel);
        int count = 0, last = 0, columns = 0, errors = 0, formulas = 0, uncomputed = 0;
        while (rows.Next())
        {
            count++;
            last = rows.Row.Number;
            columns = Math.Max(columns, rows.Row.Cells.Count);
            foreach (var cell in rows.Row.Cells)
            {
                errors += cell.Kind == CellKind.Error ? 1 : 0;
                formulas += cell.IsFormula ? 1 : 0;
                uncomputed += cell.IsUncomputed ? 1 : 0;
            }
        }

        return rows.Problem is { } problem ? new(null, problem) : new(new SheetShape(count, last, columns, rows.Merged, errors, formulas, uncomputed), []);
    }

    public void Dispose() => _book.Dispose();

    private static OpenBook OpenAny(Stream stream, string fileName, DocumentLimits limits)
    {
        if (stream.Length == 0)
            throw new DocumentRefusal(DocumentProblems.Empty);
        if (stream.Length > limits.Bytes)
            throw new DocumentRefusal(DocumentProblems.TooManyBytes(limits));

        var start = new byte[(int)Math.Min(stream.Length, 4096)];
        stream.Position = 0;
        stream.ReadExactly(start);
        return Sniff.Kind(start, fileName) switch
        {
            FileKind.Package => new XlsxBook(stream, limits),
            FileKind.Compound => XlsBook.Open(stream, limits),
            FileKind.Text => new CsvBook(stream, limits),
            FileKind.WebPage => throw new DocumentRefusal(DocumentProblems.WebPage),
            FileKind.OtherWorkbook => throw new DocumentRefusal(DocumentProblems.OtherFormat),
            FileKind.Other => throw new DocumentRefusal(DocumentProblems.NotAWorkbook),
        };
    }
}
