namespace VuonLen.App.Documents;

/// <summary>A sheet of a workbook, before it is read.</summary>
/// <param name="Index">From 0, in the order of the tabs.</param>
/// <param name="Name">As on the tab; empty for a .csv.</param>
/// <param name="IsHidden">Hidden by the user or by a program.</param>
public sealed record SheetFront(int Index, string Name, bool IsHidden);

/// <summary>A row with at least one cell that is not blank.</summary>
/// <param name="Number">From 1, as Excel shows it; blank rows are passed over but counted.</param>
/// <param name="Cells">From column A to the last cell that is not blank.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column counted from 0; beyond the last one a blank.</summary>
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : default;
}

/// <summary>Cells joined into one, whose value stands in the first: rows from 1, columns from 0, both ends included.</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>What a whole pass over a sheet showed.</summary>
/// <param name="Rows">Rows that hold something.</param>
/// <param name="LastRow">Number of the last of them; 0 for an empty sheet.</param>
/// <param name="Columns">Columns up to the last that holds something.</param>
/// <param name="Merged">Joined cells, for headers of several rows.</param>
/// <param name="Errors">Cells that hold an error such as <c>#REF!</c>.</param>
/// <param name="Formulas">Cells that hold a formula.</param>
/// <param name="Uncomputed">Of these, those whose value the file does not hold.</param>
public sealed record SheetShape(int Rows, int LastRow, int Columns, IReadOnlyList<MergedRange> Merged, int Errors, int Formulas, int Uncomputed);
