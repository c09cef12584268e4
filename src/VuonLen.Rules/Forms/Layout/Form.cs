namespace VuonLen.Rules.Forms.Layout;

/// <summary>One of the 15 official summary forms (biểu), from which screen, workbook, document and JSON are made alike.</summary>
/// <remarks>Each cell that is read into the sources rather than found there is listed in docs/forms.md.</remarks>
/// <law>Phụ lục VII Thông tư 07/2021/TT-BLĐTBXH, Thông tư 02/2022/TT-BLĐTBXH [recall:part]</law>
public sealed class Form
{
    private readonly Dictionary<string, int> _leafOf;

    /// <param name="number">1 to 15.</param>
    /// <param name="title">In capitals, as printed.</param>
    /// <param name="columns">Without the columns that name the row.</param>
    /// <param name="lines">The lines each unit has; one empty name when it has a single line.</param>
    public Form(int number, string title, IReadOnlyList<FormColumn> columns, params IReadOnlyList<string> lines)
    {
        (Number, Title, Columns) = (number, title, columns);
        Lines = lines.Count == 0 ? [""] : lines;
        Leaves = [.. columns.SelectMany(c => c.Leaves)];
        _leafOf = Leaves.Select((leaf, at) => (leaf.Code, at)).Where(l => l.Code is not null).ToDictionary(l => l.Code!, l => l.at);
    }

    /// <summary>1 to 15.</summary>
    public int Number { get; }

    /// <summary>In capitals, as printed.</summary>
    public string Title { get; }

    /// <summary>Headings and columns, without those that name the row.</summary>
    public IReadOnlyList<FormColumn> Columns { get; }

    /// <summary>"Hộ", "Nhân khẩu"; one empty name when a unit has a single line.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The columns at the bottom of the headings.</summary>
    public IReadOnlyList<FormColumn> Leaves { get; }

    /// <summary>Heading of the column of running numbers.</summary>
    public string NumberTitle { get; init; } = "TT";

    /// <summary>Heading of the column of names.</summary>
    public required string NameTitle { get; init; }

    /// <summary>Codes under the columns that name the row, from the left; empty when none are printed.</summary>
    public IReadOnlyList<string> NameCodes { get; init; } = [];

    /// <summary>"Phụ lục số 2.3", printed at the right above the title; null for none.</summary>
    public string? Annex { get; init; }

    /// <summary>A list of members (forms 14 and 15) rather than a table of units.</summary>
    public bool IsList { get; init; }

    /// <summary>A unit has several lines, which carry names: "Hộ", "Nhân khẩu".</summary>
    public bool HasLines => Lines.Count > 1;

    /// <summary>The names of the lines stand in a column of their own; form 10 has none, so they stand under the unit's name.</summary>
    public bool HasLineColumn => HasLines && NameCodes.Count > 2;

    /// <summary>Printed on A3 rather than A4, both landscape.</summary>
    public bool IsA3 => Leaves.Count + (HasLines ? 3 : 2) > 12;

    /// <summary>Place of a code among the leaves, or null.</summary>
    public int? Find(string code) => _leafOf.TryGetValue(code, out var at) ? at : null;

    /// <summary>Place of a code that is there.</summary>
    public int this[string code] => _leafOf[code];
}
