using System.Buffers;
using System.IO.Compression;
using VuonLen.App.Documents.Xlsx;

namespace VuonLen.App.Documents;

/// <summary>Writes .xlsx row by row; memory does not grow with the rows.</summary>
/// <remarks>
/// Text is always written as text, so a value that begins with <c>=</c> is never a formula; such cells also carry the mark that keeps
/// them text when somebody edits them. What goes out comes back the same from <see cref="WorkbookReader"/>.
/// </remarks>
/// <example><code>
/// using var workbook = new WorkbookWriter(file);
/// workbook.BeginSheet(new("Danh sách", [new(6), new(30), new(14, CellFormat.Text)]) { FrozenRows = 1, RepeatedRows = (1, 1) });
/// workbook.WriteRow([SheetCell.Of("STT"), SheetCell.Of("Họ và tên"), SheetCell.Of("Số định danh")], RowLook.Header);
/// …
/// workbook.Finish();
/// </code></example>
public sealed class WorkbookWriter(Stream output) : IDisposable
{
    /// <summary>The hidden sheet of the lists to choose from.</summary>
    public const string ListSheet = "DanhMuc";

    private static readonly SearchValues<char> _notInNames = SearchValues.Create("[]:*?/\\");

    private readonly ZipArchive _package = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<SheetLayout> _layouts = [];
    private readonly List<IReadOnlyList<string>> _lists = [];
    private SheetXml? _sheet;
    private bool _isFinished;

    /// <summary>Number of the row that is written next, from 1.</summary>
    public int NextRow => _sheet?.NextRow ?? throw new InvalidOperationException("Begin a sheet first.");

    /// <summary>Values to choose from, to be added before the sheet that uses them.</summary>
    public ChoiceList AddList(IReadOnlyList<string> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var column = CellReference.ColumnName(_lists.Count);
        _lists.Add(values);
        return new(FormattableString.Invariant($"{ListSheet}!${column}$1:${column}${values.Count}"));
    }

    /// <summary>Ends the sheet before and begins the next.</summary>
    /// <exception cref="ArgumentException">The name is not allowed or taken.</exception>
    public void BeginSheet(SheetLayout layout)
    {
        if (layout.Name.Length is 0 or > 31 || layout.Name.AsSpan().IndexOfAny(_notInNames) >= 0 || layout.Name[0] == '\'' || layout.Name[^1] == '\''
            || layout.Name.Equals(ListSheet, StringComparison.OrdinalIgnoreCase)
            || _layouts.Any(l => l.Name.Equals(layout.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Not a name for a sheet here: {layout.Name}", nameof(layout));
        }

        EndSheet();
        _layouts.Add(layout);
        _sheet = new(_package, _layouts.Count, layout);
    }

    /// <param name="cells">From column A on.</param>
    /// <param name="look">Of all cells of the row.</param>
    /// <param name="marked">Columns, from 0, that look <see cref="RowLook.Marked"/> instead.</param>
    /// <param name="heightPoints">Left out, the spreadsheet fits the row to its text.</param>
    /// <exception cref="ArgumentException">A text is longer than a cell holds.</exception>
    public void WriteRow(ReadOnlySpan<SheetCell> cells, RowLook look = RowLook.Body, IReadOnlySet<int>? marked = null, double? heightPoints = null) =>
        (_sheet ?? throw new InvalidOperationException("Begin a sheet first.")).WriteRow(cells, look, marked, heightPoints);

    /// <summary>A row whose cells look differently.</summary>
    /// <param name="cells">From column A on.</param>
    /// <param name="looks">Of each cell.</param>
    /// <param name="heightPoints">Left out, the spreadsheet fits the row to its text; it does not where cells are joined.</param>
    /// <exception cref="ArgumentException">A text is longer than a cell holds, or there are not as many looks as cells.</exception>
    public void WriteRow(ReadOnlySpan<SheetCell> cells, ReadOnlySpan<RowLook> looks, double? heightPoints = null) =>
        (_sheet ?? throw new InvalidOperationException("Begin a sheet first.")).WriteRow(cells, looks, heightPoints);

    /// <summary>Leaves rows empty.</summary>
    public void SkipRows(int count) => (_sheet ?? throw new InvalidOperationException("Begin a sheet first.")).Skip(count);

    /// <summary>Completes the file; without it there is none.</summary>
    public void Finish()
    {
        if (_layouts.Count == 0)
            throw new InvalidOperationException("A workbook has at least one sheet.");
        if (_isFinished)
            return;
        _isFinished = true;
        EndSheet();
        if (_lists.Count > 0)
            WriteLists();
        PackageXml.Write(_package, _layouts);
        _package.Dispose();
    }

    /// <summary>What was not finished is no workbook and must be thrown away.</summary>
    public void Dispose()
    {
        if (_isFinished)
            return;
        _isFinished = true;
        _sheet?.Dispose();
        _package.Dispose();
    }

    private void EndSheet()
    {
        _sheet?.End();
        _sheet?.Dispose();
        _sheet = null;
    }

    private void WriteLists()
    {
        var layout = new SheetLayout(ListSheet, [.. _lists.Select(_ => new SheetColumn(24, CellFormat.Text))]) { IsHidden = true };
        _layouts.Add(layout);
        using var sheet = new SheetXml(_package, _layouts.Count, layout);
        for (var row = 0; row < _lists.Max(l => l.Count); row++)
            sheet.WriteRow([.. _lists.Select(l => row < l.Count ? SheetCell.Of(l[row]) : default)], RowLook.Body, null, null);
        sheet.End();
    }
}
