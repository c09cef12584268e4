namespace VuonLen.App.Documents;

/// <summary>What a cell's style tells about its value.</summary>
/// <param name="IsDate">Its number is shown as a day.</param>
/// <param name="IsPercent">Its number is shown as a percentage.</param>
/// <param name="Font">Name of the font; null where the file has none.</param>
internal readonly record struct NumberStyle(bool IsDate, bool IsPercent, string? Font)
{
    /// <param name="id">Number of the format, of which the lower ones are built in.</param>
    /// <param name="code">As the file spells it out; null for a built-in one.</param>
    /// <param name="font">Of the style.</param>
    public static NumberStyle Of(int id, string? code, string? font) => new(Serial.IsDateFormat(id, code), Serial.IsPercentFormat(id, code), font);

    /// <summary>The cell a number is shown as.</summary>
    public SheetCell Show(double number, bool from1904) => IsDate && Serial.ToDate(number, from1904) is { } date
        ? SheetCell.Of(date, number)
        : SheetCell.Of(number) with { IsPercent = IsPercent };
}
