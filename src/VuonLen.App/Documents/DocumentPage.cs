namespace VuonLen.App.Documents;

/// <summary>The pages of a document; margins, font and page number as papers of offices have them.</summary>
/// <remarks>Page numbers stand in the middle of the upper margin, from the second page on.</remarks>
/// <law>Phụ lục I Nghị định 30/2020/NĐ-CP [recall:high]</law>
/// <param name="IsLandscape">Wide tables lie.</param>
/// <param name="IsA3">Twice as large as A4.</param>
/// <param name="Footer">Small, at every page's foot; null for none.</param>
public sealed record DocumentPage(bool IsLandscape, bool IsA3, string? Footer)
{
    /// <summary>Twentieths of a point in a millimetre.</summary>
    private const double PerMillimetre = 1440 / 25.4;

    /// <summary>Room between the margins, in twentieths of a point.</summary>
    public int TextWidth => (IsLandscape ? LongSide : ShortSide) - Left - Right;

    internal static int Left => Of(30);

    internal static int Right => Of(15);

    internal static int Top => Of(20);

    internal static int Bottom => Of(20);

    internal int LongSide => Of(IsA3 ? 420 : 297);

    internal int ShortSide => Of(IsA3 ? 297 : 210);

    private static int Of(double millimetres) => (int)Math.Round(millimetres * PerMillimetre);
}

/// <summary>How a text stands in its line.</summary>
public enum TextAlign
{
    Left,
    Centre,
    Right,

    /// <summary>Both edges straight.</summary>
    Both,
}

/// <summary>A paragraph of one kind of letters.</summary>
/// <param name="Text">A line end breaks the line.</param>
/// <param name="Align">In its line.</param>
public readonly record struct DocumentText(string Text, TextAlign Align = TextAlign.Left)
{
    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    public bool IsUnderlined { get; init; }

    /// <summary>Its first line begins further right, as paragraphs of offices do.</summary>
    public bool IsIndented { get; init; }

    /// <summary>In points; null for the document's usual 13.</summary>
    public double? Size { get; init; }
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">What stands in it.</param>
public readonly record struct DocumentCell(DocumentText Text)
{
    /// <summary>Columns it takes.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether it is joined with the cells below it or above it.</summary>
    public VerticalJoin Join { get; init; }

    public bool IsShaded { get; init; }
}

/// <summary>Cells joined over rows.</summary>
public enum VerticalJoin
{
    /// <summary>A cell of its own.</summary>
    None,

    /// <summary>The uppermost; its text is shown.</summary>
    Begins,

    /// <summary>Belongs to the one above.</summary>
    Continues,
}
