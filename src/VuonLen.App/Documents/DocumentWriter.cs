using System.IO.Compression;
using VuonLen.App.Documents.Docx;
using VuonLen.App.Documents.Xlsx;

namespace VuonLen.App.Documents;

/// <summary>Writes .docx paragraph by paragraph and row by row; memory does not grow with the rows. The same calls give the same bytes.</summary>
/// <example><code>
/// using var document = new DocumentWriter(file, new(IsLandscape: true, IsA3: false, Footer: null));
/// document.Paragraph(new("DANH SÁCH", TextAlign.Centre) { IsBold = true });
/// document.BeginTable([800, 4000]);
/// document.Row([new(new("TT")), new(new("Họ và tên"))], isHeader: true);
/// document.EndTable();
/// document.Finish();
/// </code></example>
public sealed class DocumentWriter : IDisposable
{
    private readonly ZipArchive _package;
    private readonly DocumentPage _page;
    private readonly PartWriter _xml;
    private readonly Dictionary<DocumentText, string> _looks = [];
    private IReadOnlyList<int>? _widths;
    private bool _isFinished;

    /// <param name="output">Stays open.</param>
    /// <param name="page">Of all pages.</param>
    public DocumentWriter(Stream output, DocumentPage page)
    {
        _package = new(output, ZipArchiveMode.Create, leaveOpen: true);
        _page = page;
        _xml = new(_package, "word/document.xml");
        _xml.Put($"<w:document xmlns:w=\"{DocxPackage.Word}\" xmlns:r=\"{PackageXml.Relation}\"><w:body>");
    }

    public void Paragraph(DocumentText text) => Write(text, keepsWithNext: false);

    /// <param name="widths">Of its columns, in twentieths of a point.</param>
    /// <param name="isFramed">Lines around its cells.</param>
    public void BeginTable(IReadOnlyList<int> widths, bool isFramed = true)
    {
        if (_widths is not null)
            throw new InvalidOperationException("No table in a table.");
        _widths = widths;
        _xml.Put("<w:tbl><w:tblPr><w:tblW w:w=\""u8).Put(widths.Sum()).Put("\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"u8);
        if (isFramed)
        {
            _xml.Put("<w:tblBorders>"u8);
            foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" })
                _xml.Put($"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
            _xml.Put("</w:tblBorders>"u8);
        }

        _xml.Put("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"u8);
        foreach (var width in widths)
            _xml.Put("<w:gridCol w:w=\""u8).Put(width).Put("\"/>"u8);
        _xml.Put("</w:tblGrid>"u8);
    }

    /// <param name="cells">Together as many columns as the table has.</param>
    /// <param name="isHeader">Printed again on every page.</param>
    /// <param name="keepsWithNext">Not the last on its page: more of the same unit follows.</param>
    public void Row(ReadOnlySpan<DocumentCell> cells, bool isHeader = false, bool keepsWithNext = false)
    {
        var widths = _widths ?? throw new InvalidOperationException("Begin a table first.");
        _xml.Put(isHeader ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"u8 : "<w:tr><w:trPr><w:cantSplit/></w:trPr>"u8);
        var column = 0;
        foreach (var cell in cells)
        {
            var width = 0;
            for (var i = 0; i < cell.Columns; i++)
                width += widths[column++];
            _xml.Put("<w:tc><w:tcPr><w:tcW w:w=\""u8).Put(width).Put("\" w:type=\"dxa\"/>"u8);
            if (cell.Columns > 1)
                _xml.Put("<w:gridSpan w:val=\""u8).Put(cell.Columns).Put("\"/>"u8);
            if (cell.Join != VerticalJoin.None)
                _xml.Put(cell.Join == VerticalJoin.Begins ? "<w:vMerge w:val=\"restart\"/>"u8 : "<w:vMerge/>"u8);
            if (cell.IsShaded)
                _xml.Put("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECEF\"/>"u8);
            _xml.Put("<w:vAlign w:val=\"center\"/></w:tcPr>"u8);
            Write(cell.Text, keepsWithNext);
            _xml.Put("</w:tc>"u8);
        }

        if (column != widths.Count)
            throw new ArgumentException("The cells of a row fill its columns.", nameof(cells));
        _xml.Put("</w:tr>"u8);
    }

    public void EndTable()
    {
        if (_widths is null)
            throw new InvalidOperationException("Begin a table first.");
        _widths = null;
        _xml.Put("</w:tbl>"u8);
    }

    /// <summary>Completes the file; without it there is none.</summary>
    public void Finish()
    {
        if (_isFinished)
            return;
        if (_widths is not null)
            throw new InvalidOperationException("End the table first.");
        _isFinished = true;
        DocxPackage.PutSection(_xml, _page);
        _xml.Put("</w:body></w:document>"u8);
        _xml.Dispose();
        DocxPackage.Write(_package, _page);
        _package.Dispose();
    }

    /// <summary>What was not finished is no document and must be thrown away.</summary>
    public void Dispose()
    {
        if (_isFinished)
            return;
        _isFinished = true;
        _xml.Dispose();
        _package.Dispose();
    }

    private void Write(DocumentText text, bool keepsWithNext)
    {
        var look = text with { Text = "", Align = TextAlign.Left, IsIndented = false };
        if (!_looks.TryGetValue(look, out var letters))
            _looks[look] = letters = DocxPackage.Letters(look);

        // The mark of the paragraph counts for the height of its line, so it is as large as the text.
        _xml.Put(keepsWithNext ? "<w:p><w:pPr><w:keepNext/>"u8 : "<w:p><w:pPr>"u8)
            .Put(text.IsIndented ? "<w:ind w:firstLine=\"720\"/>"u8 : ""u8)
            .Put(text.Align switch
            {
                TextAlign.Left => ""u8,
                TextAlign.Centre => "<w:jc w:val=\"center\"/>"u8,
                TextAlign.Right => "<w:jc w:val=\"right\"/>"u8,
                TextAlign.Both => "<w:jc w:val=\"both\"/>"u8,
            })
            .Put(letters).Put("</w:pPr>"u8);
        if (!string.IsNullOrEmpty(text.Text))
        {
            foreach (var line in text.Text.AsSpan().Split('\n'))
            {
                _xml.Put("<w:r>"u8).Put(letters).Put(line.Start.Value == 0 ? ""u8 : "<w:br/>"u8)
                    .Put("<w:t xml:space=\"preserve\">"u8).PutPlainText(text.Text[line]).Put("</w:t></w:r>"u8);
            }
        }

        _xml.Put("</w:p>"u8);
    }
}
