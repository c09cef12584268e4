using System.Globalization;

namespace VuonLen.App.Documents;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    Blank,
    Text,
    Number,
    Date,
    YesNo,
    Error,
}

/// <summary>One cell, as stored; a formula's is the value last computed for it.</summary>
public readonly record struct SheetCell
{
    public static SheetCell Blank => default;

    public CellKind Kind { get; private init; }

    /// <summary>The text of a <see cref="CellKind.Text"/>; the sign of an <see cref="CellKind.Error"/>, such as <c>#REF!</c>; else null.</summary>
    public string? Text { get; private init; }

    /// <summary>The number; of a date the file's own serial number; 1 or 0 of a <see cref="CellKind.YesNo"/>.</summary>
    public double Number { get; private init; }

    /// <summary>Day and time of a <see cref="CellKind.Date"/>, in the file's own counting (from 1900 or 1904).</summary>
    public DateTime Date { get; private init; }

    public bool IsFormula { get; init; }

    /// <summary>The number is shown a hundred times as large with a percent sign behind it: 0.0466 as <c>4,66%</c>.</summary>
    public bool IsPercent { get; init; }

    /// <summary>A formula nobody has computed: a program wrote it, and no spreadsheet has saved the file since. Blank, but not empty.</summary>
    public bool IsUncomputed { get; init; }

    /// <summary>Name of the font, which tells old Vietnamese encodings (<c>.VnTime</c>, <c>VNI-Times</c>); null where the file has none.</summary>
    public string? Font { get; init; }

    public static SheetCell Of(string? text) => string.IsNullOrEmpty(text) ? default : new() { Kind = CellKind.Text, Text = text };

    public static SheetCell Of(double number) => new() { Kind = CellKind.Number, Number = number };

    /// <summary>A number, or a blank cell for one that is not known.</summary>
    public static SheetCell Of(double? number) => number is { } known ? Of(known) : default;

    /// <summary>A day, or a blank cell for one that is not known.</summary>
    public static SheetCell Of(DateOnly? day) => day is { } known ? Of(known.ToDateTime(TimeOnly.MinValue), Serial.Of(known)) : default;

    public static SheetCell Of(DateTime date, double serial) => new() { Kind = CellKind.Date, Date = date, Number = serial };

    public static SheetCell Of(bool yes) => new() { Kind = CellKind.YesNo, Number = yes ? 1 : 0 };

    public static SheetCell Error(string sign) => new() { Kind = CellKind.Error, Text = sign };

    /// <summary>What stands in the cell as plain text: digits without grouping, <c>dd/MM/yyyy</c>, <c>TRUE</c>; nothing for a blank.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Blank => "",
        CellKind.Text or CellKind.Error => Text!,
        // Fifteen digits is what Excel keeps; more would show 0.1 as 0.1000000000000000055.
        CellKind.Number => Math.Abs(Number) < 1e15
            ? Number.ToString("0.###############", CultureInfo.InvariantCulture)
            : Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Date => Date.ToString(Date.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        CellKind.YesNo => Number != 0 ? "TRUE" : "FALSE",
    };
}
