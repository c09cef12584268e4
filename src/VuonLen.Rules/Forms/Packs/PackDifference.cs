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
        var (was, keys) = (Cells(older), Keys(newer));
        var differences = new List<PackDifference>();
        foreach (var table in newer.Tables)
        {
            foreach (var row in table.Rows)
            {
                foreach (var leaf in table.Form.Leaves)
                {
                    var to = row.Cells[table.Form[leaf.Code!]];
                    was.Remove((table.Form.Number, keys[row.Area], row.Line, leaf.Code!), out var from);
                    if (from != to)
                        differences.Add(Of(newer, table.Form, row, leaf, from, to));
                }
            }
        }

        var names = Keys(older).Zip(older.Areas).GroupBy(a => a.First).ToDictionary(g => g.Key, g => g.First().Second.Name);
        foreach (var ((form, area, line, code), value) in was.Where(c => c.Value is not null))
            differences.Add(new(form, -1, names[area], older.Book[form].Lines[line], line, code, value, null));
        return differences;
    }

    /// <summary>Where the unit of each row of a pack stands in an older one; null where it does not.</summary>
    /// <param name="older">The earlier one.</param>
    /// <param name="newer">The later one.</param>
    public static IReadOnlyList<int?> RowsIn(Pack older, Pack newer)
    {
        var rows = Keys(older).Select((key, at) => (key, at)).GroupBy(k => k.key).ToDictionary(g => g.Key, g => g.First().at);
        return [.. Keys(newer).Select(key => rows.TryGetValue(key, out var row) ? row : (int?)null)];
    }

    private static PackDifference Of(Pack pack, Form form, FormRow row, FormColumn leaf, decimal? from, decimal? to) =>
        new(form.Number, row.Area, pack.Areas[row.Area].Name, form.Lines[row.Line], row.Line, leaf.Code!, from, to);

    private static Dictionary<(int Form, (bool, string) Area, int Line, string Code), decimal?> Cells(Pack pack)
    {
        var keys = Keys(pack);
        var cells = new Dictionary<(int, (bool, string), int, string), decimal?>();
        foreach (var table in pack.Tables)
        {
            foreach (var row in table.Rows)
            {
                foreach (var leaf in table.Form.Leaves)
                    cells[(table.Form.Number, keys[row.Area], row.Line, leaf.Code!)] = row.Cells[table.Form[leaf.Code!]];
            }
        }

        return cells;
    }

    /// <summary>Of a unit its code, since two may bear one name; of a cluster its name, since its code is its place.</summary>
    private static List<(bool IsGroup, string Key)> Keys(Pack pack)
    {
        var hasClusters = pack.Areas.Count(a => a.Group is null) > 1;
        return [.. pack.Areas.Select(a => a.Group is not null ? (false, a.Code) : (true, hasClusters ? a.Name : ""))];
    }
}
