using System.Globalization;

namespace VuonLen.App.Reports.Papers;

/// <summary>A row below the headings, for every kind of paper.</summary>
/// <param name="Cells">One for each column; of a banner only the first.</param>
/// <param name="Kind">How it looks.</param>
/// <param name="Line">Which of the unit's lines, from 0.</param>
/// <param name="Lines">How many the unit has.</param>
internal readonly record struct PaperRow(PaperCell[] Cells, PaperRowKind Kind, int Line = 0, int Lines = 1);

internal enum PaperRowKind
{
    Plain,

    /// <summary>In bold.</summary>
    Group,

    /// <summary>One cell over the whole table, in bold.</summary>
    Banner,

    /// <summary>The same in italics.</summary>
    Note,
}

/// <param name="Text">Null for a number or a blank.</param>
/// <param name="Number">Null for a text or a blank.</param>
/// <param name="Kind">How it stands in its cell.</param>
internal readonly record struct PaperCell(string? Text, decimal? Number, PaperCellKind Kind)
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>As paper shows it: thousands with dots, rates with a comma and no zeros at their end.</summary>
    public string Print() => Number is { } number
        ? number.ToString(Kind is PaperCellKind.Rate ? "0.##" : Kind is PaperCellKind.Count ? "#,0" : "0", _vietnamese)
        : Text ?? "";
}

internal enum PaperCellKind
{
    Name,
    NameItalic,
    Centred,
    Count,
    Rate,
}
