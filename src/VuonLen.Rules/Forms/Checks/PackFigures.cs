using VuonLen.Rules.Forms.Packs;

namespace VuonLen.Rules.Forms.Checks;

/// <summary>The printed figures of a pack, ours or somebody else's, as the checks read them.</summary>
public sealed class PackFigures
{
    private readonly Dictionary<(int Form, int Area, int Line), Dictionary<string, decimal>> _cells = [];
    private readonly HashSet<int> _forms = [];
    private readonly Dictionary<int, int> _digits = [];

    /// <summary>An empty one, to be filled cell by cell.</summary>
    /// <param name="areas">Names and groups; a group stands before its children.</param>
    public PackFigures(IReadOnlyList<CheckedArea> areas) => Areas = areas;

    /// <summary>The units, each group before its children.</summary>
    public IReadOnlyList<CheckedArea> Areas { get; }

    /// <summary>Numbers of the forms that are there.</summary>
    public IReadOnlySet<int> Forms => _forms;

    /// <summary>The figures of a pack of our own.</summary>
    public static PackFigures Of(Pack pack)
    {
        var figures = new PackFigures([.. pack.Areas.Select(a => new CheckedArea(a.Code, a.Name, a.Group))]);
        foreach (var table in pack.Tables)
        {
            figures.HasForm(table.Form.Number);
            foreach (var row in table.Rows)
            {
                for (var leaf = 0; leaf < row.Cells.Count; leaf++)
                {
                    if (row.Cells[leaf] is { } value)
                        figures.Set(table.Form.Number, row.Area, row.Line, table.Form.Leaves[leaf].Code!, value);
                }
            }
        }

        foreach (var list in pack.Lists)
            figures.HasList(list);
        return figures;
    }

    /// <summary>Says that a form is there, even if all its cells are blank.</summary>
    public void HasForm(int form) => _forms.Add(form);

    /// <summary>States a cell.</summary>
    /// <param name="form">1 to 15.</param>
    /// <param name="area">Index of the unit.</param>
    /// <param name="line">Index of the line.</param>
    /// <param name="code">Official code of the column.</param>
    /// <param name="value">As printed.</param>
    public void Set(int form, int area, int line, string code, decimal value)
    {
        if (!_cells.TryGetValue((form, area, line), out var row))
            _cells[(form, area, line)] = row = [];
        row[code] = value;
        _digits[form] = Math.Max(_digits.GetValueOrDefault(form), Digits(value));
    }

    /// <summary>A cell, or null when it is blank or not there.</summary>
    public decimal? this[int form, int area, int line, string code] =>
        _cells.TryGetValue((form, area, line), out var row) && row.TryGetValue(code, out var value) ? value : null;

    /// <summary>Whether any cell of the unit's line is stated.</summary>
    public bool HasRow(int form, int area, int line) => _cells.ContainsKey((form, area, line));

    /// <summary>Digits after the comma that the form's figures show at most: how finely its rates are rounded.</summary>
    public int DigitsOf(int form) => _digits.GetValueOrDefault(form);

    /// <summary>Households and members counted in form 14 or 15, as if they were its columns "Hộ" and "Khẩu".</summary>
    private void HasList(FormList list)
    {
        HasForm(list.Form.Number);
        for (var area = 0; area < Areas.Count; area++)
        {
            if (Areas.Any(a => a.Group == area))
                continue;
            var rows = list.Rows.Where(r => r.Area == area).ToList();
            Set(list.Form.Number, area, 0, Identities.ListedHouseholds, rows.Select(r => r.Number).Distinct().Count());
            Set(list.Form.Number, area, 0, Identities.ListedPersons, rows.Count(r => r.Member > 0));
        }
    }

    private static int Digits(decimal value) => (decimal.GetBits(value / 1.000000000000000000000000000m)[3] >> 16) & 0xff;
}

/// <summary>A unit in figures to be checked.</summary>
/// <param name="Code">Where the pack states one; else what numbers its row.</param>
/// <param name="Name">As printed.</param>
/// <param name="Group">Index of the unit whose row is its sum; null for a group.</param>
public sealed record CheckedArea(string Code, string Name, int? Group);
