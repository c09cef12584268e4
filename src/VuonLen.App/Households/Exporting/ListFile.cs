using VuonLen.App.Documents;

namespace VuonLen.App.Households.Exporting;

/// <summary>A list being written, as a workbook or as plain text: what makes the rows does not know which.</summary>
internal abstract class ListFile : IDisposable
{
    public static ListFile To(Stream output, ExportFormat format) => format is ExportFormat.Csv ? new Text(output) : new Book(output);

    /// <summary>Titles above the header are for people; a text file has none, so that programs find the header at once.</summary>
    public abstract void Begin(SheetLayout layout, IReadOnlyList<SheetCell[]> titles, IReadOnlyList<string> headers);

    public abstract void Write(ReadOnlySpan<SheetCell> cells);

    public abstract void Finish();

    public abstract void Dispose();

    private sealed class Book(Stream output) : ListFile
    {
        private readonly WorkbookWriter _writer = new(output);

        public override void Begin(SheetLayout layout, IReadOnlyList<SheetCell[]> titles, IReadOnlyList<string> headers)
        {
            _writer.BeginSheet(layout);
            for (var i = 0; i < titles.Count; i++)
                _writer.WriteRow(titles[i], i == 0 ? RowLook.Title : RowLook.Remark);
            _writer.WriteRow([.. headers.Select(h => SheetCell.Of(h))], RowLook.Header);
        }

        public override void Write(ReadOnlySpan<SheetCell> cells) => _writer.WriteRow(cells);

        public override void Finish() => _writer.Finish();

        public override void Dispose() => _writer.Dispose();
    }

    private sealed class Text(Stream output) : ListFile
    {
        private readonly CsvWriter _writer = new(output);

        public override void Begin(SheetLayout layout, IReadOnlyList<SheetCell[]> titles, IReadOnlyList<string> headers) =>
            _writer.WriteRow([.. headers.Select(h => SheetCell.Of(h))]);

        public override void Write(ReadOnlySpan<SheetCell> cells) => _writer.WriteRow(cells);

        public override void Finish() => _writer.Dispose();

        public override void Dispose() => _writer.Dispose();
    }
}

/// <summary>Where a file grows before it is put away: on the disk, gone when closed.</summary>
internal static class GrowingFile
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose });
}
