using VuonLen.App.Documents;

namespace VuonLen.App.Reports.Papers;

/// <summary>The head of a form on a sheet: who issues it at the left, the country at the right, annex and title below.</summary>
internal sealed class FormSheet
{
    private const double TitleHeight = 18.75;
    private const double LineHeight = 15.75;

    /// <summary>Wider letters of titles: 14 points instead of 12, bold.</summary>
    private const double TitleSize = 14 / 12d;

    private readonly FormGrid _grid;
    private readonly int _left;
    private readonly int _right;
    private readonly int _last;
    private readonly double _width;
    private readonly List<(string? Left, RowLook LeftLook, string? Right, RowLook RightLook)> _sides = [];
    private readonly List<(string Text, RowLook Look)> _wide = [];

    public FormSheet(FormGrid grid, FormHead head, double stretch)
    {
        _grid = grid;
        _last = grid.Columns.Count - 1;
        _width = grid.Width * stretch;

        // The left third for the committee, the right half for the country.
        _left = Covering(0.36);
        _right = Math.Max(Covering(0.5), _left + 1);

        string?[] rights = [FormHead.Country, FormHead.Motto, head.PlaceAndDate];
        for (var i = 0; i < Math.Max(head.Left.Count, head.PlaceAndDate is null ? 2 : 3); i++)
        {
            var (text, isBold) = i < head.Left.Count ? head.Left[i] : (null, false);
            _sides.Add((text, isBold ? RowLook.PageHeadBold : RowLook.PageHead, i < rights.Length ? rights[i] : null, i == 2 ? RowLook.PageHeadItalic : RowLook.PageHeadBold));
        }

        if (head.Annex is { } annex)
            _wide.Add((annex, RowLook.Annex));
        _wide.Add((head.Title, RowLook.Title));
        _wide.Add((FormHead.Attached, RowLook.PageHeadItalic));
        if (head.Preview is { } preview)
            _wide.Add((preview, RowLook.PageHeadBold));
    }

    /// <summary>Rows over the headings: the sides, a blank one, what goes over the whole width, a blank one.</summary>
    public int HeadRows => _sides.Count + _wide.Count + 2;

    public IEnumerable<MergedRange> HeadMerges()
    {
        for (var row = 1; row <= _sides.Count; row++)
        {
            yield return new(row, 0, row, _left);
            if (_right < _last)
                yield return new(row, _right, row, _last);
        }

        for (var row = _sides.Count + 2; row < _sides.Count + 2 + _wide.Count; row++)
            yield return new(row, 0, row, _last);
        foreach (var header in _grid.Headers.Where(h => h.Rows > 1 || h.Columns > 1))
        {
            var first = HeadRows + 1 + header.Row;
            yield return new(first, header.Column, first + header.Rows - 1, header.Column + header.Columns - 1);
        }
    }

    public void WriteHead(WorkbookWriter workbook)
    {
        var cells = new SheetCell[_last + 1];
        var looks = new RowLook[_last + 1];
        foreach (var side in _sides)
        {
            for (var i = 0; i <= _last; i++)
                looks[i] = i < _right ? side.LeftLook : side.RightLook;
            cells[0] = SheetCell.Of(side.Left);
            cells[_right] = SheetCell.Of(side.Right);
            workbook.WriteRow(cells, looks, LineHeight);
        }

        workbook.SkipRows(1);
        foreach (var (text, look) in _wide)
        {
            var height = look is RowLook.Title ? TextWidth.Lines(text, _width / TitleSize, isBold: true) * TitleHeight : LineHeight;
            workbook.WriteRow([SheetCell.Of(text)], look, heightPoints: height);
        }

        workbook.SkipRows(1);
    }

    /// <summary>The column in which a part of the width ends.</summary>
    private int Covering(double part)
    {
        var (sum, column) = (0d, 0);
        while (column < _last - 1 && (sum += _grid.Columns[column].Width) < _grid.Width * part)
            column++;
        return column;
    }
}
