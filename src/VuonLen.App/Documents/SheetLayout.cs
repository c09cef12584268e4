namespace VuonLen.App.Documents;

/// <summary>How the values of a column are shown, and kept when somebody types into it.</summary>
public enum CellFormat
{
    General,

    /// <summary>1.234</summary>
    WholeNumber,

    /// <summary>1.234,5</summary>
    OneDecimal,

    /// <summary>1.234,56</summary>
    TwoDecimals,

    /// <summary>dd/MM/yyyy</summary>
    Date,

    /// <summary>Digits stay as typed: personal IDs, codes with zeros in front.</summary>
    Text,
}

/// <summary>What a row is.</summary>
public enum RowLook
{
    /// <summary>Framed cells of a list.</summary>
    Body,

    /// <summary>Large, bold, centred.</summary>
    Title,

    /// <summary>Bold, shaded, framed, centred, wrapped.</summary>
    Header,

    /// <summary>Without frame, in italics: an explanation.</summary>
    Remark,

    /// <summary>Bold, framed.</summary>
    Total,

    /// <summary>Framed and shaded: what somebody has to look at.</summary>
    Marked,

    /// <summary>Head of a page: without frame, centred, wrapped.</summary>
    PageHead,

    /// <summary>The same in bold.</summary>
    PageHeadBold,

    /// <summary>The same in italics.</summary>
    PageHeadItalic,

    /// <summary>Bold italics at the right: the number of an annex.</summary>
    Annex,

    /// <summary>Framed, centred, in italics: the row of column codes.</summary>
    Code,

    /// <summary>Framed, wrapped: a name.</summary>
    Name,

    /// <summary>The same in bold.</summary>
    NameBold,

    /// <summary>The same in italics.</summary>
    NameItalic,

    /// <summary>Framed, centred: a running number, a mark.</summary>
    Centred,

    /// <summary>The same in bold.</summary>
    CentredBold,
}

/// <param name="Width">In characters, as Excel counts them; 1 to 255.</param>
/// <param name="Format">Also of cells that are still empty.</param>
public sealed record SheetColumn(double Width, CellFormat Format = CellFormat.General);

/// <summary>Values to choose from, put by <see cref="WorkbookWriter.AddList"/> on a hidden sheet.</summary>
/// <param name="Reference">Where they stand, as a formula names it.</param>
public sealed record ChoiceList(string Reference);

/// <summary>Cells in which one of a list is chosen; another value is refused by the spreadsheet with <paramref name="Message"/>.</summary>
/// <param name="Range">Rows from 1, columns from 0.</param>
/// <param name="List">What can be chosen.</param>
/// <param name="Message">Vietnamese, says what to do; up to 255 characters.</param>
public sealed record DropDown(MergedRange Range, ChoiceList List, string Message);

/// <summary>A note that appears over a cell.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
/// <param name="Text">Vietnamese.</param>
public sealed record CellNote(int Row, int Column, string Text);

/// <summary>All of a sheet but its rows; printed on A4 landscape unless said otherwise, as wide as the page or as several.</summary>
/// <param name="Name">1 to 31 characters without <c>[ ] : * ? / \</c>, unlike that of any other sheet.</param>
/// <param name="Columns">From A on.</param>
public sealed record SheetLayout(string Name, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>Rows at the top that stay when scrolling.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns at the left that stay when scrolling.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>First and last row, from 1, printed again on every page.</summary>
    public (int First, int Last)? RepeatedRows { get; init; }

    /// <summary>Rows, from 1, after which a page ends; programs end pages elsewhere too, where they are full.</summary>
    public IReadOnlyList<int> PageEnds { get; init; } = [];

    /// <summary>The column, from 0, printed again at the left of every page.</summary>
    public int? RepeatedColumn { get; init; }

    /// <summary>Beside each other: a list of seventy columns on one page is too small to read.</summary>
    public int PagesWide { get; init; } = 1;

    /// <summary>The row, from 1, whose cells get a filter over all below it.</summary>
    public int? FilterRow { get; init; }

    public IReadOnlyList<MergedRange> Merged { get; init; } = [];

    public IReadOnlyList<DropDown> DropDowns { get; init; } = [];

    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    /// <summary>Cells without a value are not written, and have no frame: a wide list that is mostly blank stays small.</summary>
    public bool LeavesBlanksOut { get; init; }

    public bool IsPortrait { get; init; }

    /// <summary>Twice as large as A4.</summary>
    public bool IsA3 { get; init; }

    /// <summary>Small, at the left of every page's foot; the page number then stands at the right.</summary>
    public string? Footer { get; init; }

    public bool IsHidden { get; init; }
}
