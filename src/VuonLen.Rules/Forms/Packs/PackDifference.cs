using VuonLen.Rules.Forms.Layout;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>A cell that two versions of a pack print differently (thay đổi giữa hai phiên bản).</summary>
/// <param name="Form">The form's number.</param>
/// <param name="Area">Index of the unit in the newer version.</param>
/// <param name="AreaName">As the newer version prints it.</param>
/// <param name="Line">"Hộ", "Nhân khẩu"; empty when a unit has one line.</param>
/// <param name="LineIndex">From 0.</param>
/// <param name="Code">Of the column.</param>
/// <param name="From">In the older version; null for blank.</param>
/// <param name="To">In the newer version; null for blank.</param>
public sealed record PackDifference(
    int Form, int Area, string AreaName, string Line, int LineIndex, string Code, decimal? From, decimal? To)
{
    /// <summary>All cells of forms 1 to 13 that differ; a unit that only one version has differs in every cell it states.</summary>
    public static IReadOnlyList<PackDifference> Between(Pack older, Pack newer)
    {
        var was = Cells(older);
        var differences = new List<PackDifference>();
        foreach (var table in newer.Tables)
        {
            foreach (var row in table.Rows)
            {
                foreach (var leaf in table.Form.Leaves)
                {
                    var to = row.Cells[table.Form[leaf.Code!]];
                    was.Remove((table.Form.Number, KeyOf(newer, row.Area), row.Line, leaf.Code!), out var from);
                    if (from != to)
                        differences.Add(Of(newer, table.Form, row, leaf, from, to));
                }
            }
        }

        foreach (var ((form, area, line, code), value) in was.Where(c => c.Value is not null))
            differences.Add(new(form, -1, area, older.Book[form].Lines[line], line, code, value, null));
        return differences;
    }

    private static PackDifference Of(Pack pack, Form form, FormRow row, FormColumn leaf, decimal? from, decimal? to) =>
        new(form.Number, row.Area, pack.Areas[row.Area].Name, form.Lines[row.Line], row.Line, leaf.Code!, from, to);

    private static Dictionary<(int Form, string Area, int Line, string Code), decimal?> Cells(Pack pack)
    {
        var cells = new Dictionary<(int, string, int, string), decimal?>();
        foreach (var table in pack.Tables)
        {
            foreach (var row in table.Rows)
            {
                foreach (var leaf in table.Form.Leaves)
                    cells[(table.Form.Number, KeyOf(pack, row.Area), row.Line, leaf.Code!)] = row.Cells[table.Form[leaf.Code!]];
            }
        }

        return cells;
    }

    private static string KeyOf(Pack pack, int area) =>
        pack.Areas[area].Group is { } group ? $"{pack.Areas[group].Name} / {pack.Areas[area].Name}" : pack.Areas[area].Name;
}
