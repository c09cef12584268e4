namespace VuonLen.Rules.Forms.Layout;

/// <summary>A column of a form, or a heading over several (cột của biểu).</summary>
/// <param name="Title">As the paper prints it.</param>
public sealed record FormColumn(string Title)
{
    /// <summary>Official code, by which cells are named: <c>1.2.3</c>; null for a heading.</summary>
    public string? Code { get; init; }

    /// <summary>What the row of codes prints when it is more than the code: <c>4=3/1*100</c>.</summary>
    public string? CodeText { get; init; }

    /// <summary>Columns under a heading; empty for a column.</summary>
    public IReadOnlyList<FormColumn> Parts { get; init; } = [];

    /// <summary>Where the cells come from; null for a heading and for the columns of a list.</summary>
    public CellRule? Rule { get; init; }

    /// <summary>How wide, in characters of the body text.</summary>
    public double Width { get; init; } = 10;

    /// <summary>Rows of headings a heading takes; a column at the bottom takes all that are left.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>The columns at the bottom, from the left.</summary>
    public IEnumerable<FormColumn> Leaves => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Leaves);

    /// <summary>Rows of headings it needs.</summary>
    public int Depth => Parts.Count == 0 ? 1 : Rows + Parts.Max(p => p.Depth);

    /// <summary>What the row of codes prints.</summary>
    public string CodeLabel => CodeText ?? Code ?? "";
}

/// <summary>Where the cells of a column come from.</summary>
public abstract record CellRule
{
    private CellRule()
    {
    }

    /// <summary>Households or persons counted, each with a list behind it.</summary>
    public sealed record Count : CellRule;

    /// <summary>Entered for the unit and the year; blank when it was not.</summary>
    /// <param name="Of">Picks the figure.</param>
    public sealed record Population(Func<FormPopulation, int?> Of) : CellRule;

    /// <summary>One column in percent of another; blank over a base that is empty or not entered.</summary>
    /// <param name="Part">Code of the part.</param>
    /// <param name="Whole">Code of the whole, in the same form.</param>
    /// <param name="PartForm">The form the part stands in; null for the same.</param>
    public sealed record Rate(string Part, string Whole, int? PartForm = null) : CellRule;
}
