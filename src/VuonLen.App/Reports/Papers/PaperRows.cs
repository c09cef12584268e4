using System.Globalization;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Papers;

/// <summary>The rows of a filled form: running numbers, group rows, a unit's lines, members under their areas.</summary>
internal static class PaperRows
{
    private const int NamesShown = 12;

    public static IEnumerable<PaperRow> Of(FormGrid grid, Pack pack) => grid.Form.IsList ? OfList(grid, pack) : OfTable(grid, pack);

    /// <summary>What a reader has to know of blank cells; printed under the table.</summary>
    public static IEnumerable<string> Remarks(Form form, Pack pack)
    {
        if (Names(pack, c => !c.IsReported) is { } silent)
            yield return $"Để trống vì chưa có số liệu: {silent}.";
        if (form.Leaves.Any(l => l.Rule is CellRule.Population) && Names(pack, c => c.IsReported && !c.HasPopulation) is { } uncounted)
            yield return $"Không tính được tỷ lệ vì chưa nhập tổng số hộ, số khẩu dân cư: {uncounted}.";
    }

    /// <summary>"1", "1.1", "1.2", "2", … by area.</summary>
    public static string[] Numbers(Pack pack)
    {
        var numbers = new string[pack.Areas.Count];
        var children = new int[pack.Areas.Count];
        var groups = 0;
        for (var area = 0; area < numbers.Length; area++)
        {
            numbers[area] = pack.Areas[area].Group is { } group
                ? string.Create(CultureInfo.InvariantCulture, $"{numbers[group]}.{++children[group]}")
                : (++groups).ToString(CultureInfo.InvariantCulture);
        }

        return numbers;
    }

    private static IEnumerable<PaperRow> OfTable(FormGrid grid, Pack pack)
    {
        var form = grid.Form;
        var table = pack.Tables.First(t => t.Form.Number == form.Number);
        var numbers = Numbers(pack);
        var groups = Groups(pack);
        foreach (var row in table.Rows)
        {
            var cells = new PaperCell[grid.Columns.Count];
            var isFirst = row.Line == 0;
            cells[0] = new(isFirst ? numbers[row.Area] : null, null, PaperCellKind.Centred);
            cells[1] = new(isFirst ? pack.Areas[row.Area].Name : null, null, PaperCellKind.Name);
            if (grid.HasLineColumn)
                cells[2] = new(form.Lines[row.Line], null, PaperCellKind.Name);
            else if (!isFirst)
                cells[1] = new(form.Lines[row.Line], null, PaperCellKind.NameItalic);
            for (var leaf = 0; leaf < row.Cells.Count; leaf++)
            {
                cells[grid.Before + leaf] = new(
                    null, row.Cells[leaf], form.Leaves[leaf].Rule is CellRule.Rate ? PaperCellKind.Rate : PaperCellKind.Count);
            }

            yield return new(cells, groups.Contains(row.Area) ? PaperRowKind.Group : PaperRowKind.Plain, row.Line, form.Lines.Count);
        }
    }

    private static IEnumerable<PaperRow> OfList(FormGrid grid, Pack pack)
    {
        var list = pack.Lists.First(l => l.Form.Number == grid.Form.Number);
        var rows = list.Rows.ToLookup(r => r.Area);
        var groups = Groups(pack);
        for (var area = 0; area < pack.Areas.Count; area++)
        {
            yield return Wide(pack.Areas[area].Name.ToUpper(_vietnamese), PaperRowKind.Banner);
            if (groups.Contains(area))
                continue;
            if (!rows.Contains(area))
            {
                yield return Wide(
                    !pack.Areas[area].IsReported ? "Chưa có số liệu." : grid.Form.Number == 14 ? "Không có hộ cận nghèo." : "Không có hộ nghèo.",
                    PaperRowKind.Note);
            }

            foreach (var row in rows[area])
                yield return Member(grid, row);
        }
    }

    private static PaperRow Member(FormGrid grid, MemberRow row)
    {
        var cells = new PaperCell[grid.Columns.Count];
        cells[0] = new(null, row.Member <= 1 ? row.Number : null, PaperCellKind.Centred);
        cells[1] = new(null, row.Member > 0 ? row.Member : null, PaperCellKind.Centred);
        cells[2] = new(row.Name, null, row.Member == 0 ? PaperCellKind.NameItalic : PaperCellKind.Name);
        for (var leaf = 0; leaf < row.Cells.Count; leaf++)
        {
            // Under "Nam" and "Nữ" stands a year.
            cells[grid.Before + leaf] = leaf < 2 && int.TryParse(row.Cells[leaf], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? new(null, year, PaperCellKind.Centred)
                : new(row.Cells[leaf], null, PaperCellKind.Centred);
        }

        return new(cells, PaperRowKind.Plain);
    }

    private static PaperRow Wide(string text, PaperRowKind kind) => new([new(text, null, PaperCellKind.Name)], kind);

    private static HashSet<int> Groups(Pack pack) => [.. pack.Areas.Select(a => a.Group).OfType<int>()];

    private static string? Names(Pack pack, Func<AreaCompleteness, bool> holds)
    {
        var groups = Groups(pack);
        var names = pack.Areas.Where((_, at) => !groups.Contains(at) && holds(pack.Completeness[at])).Select(a => a.Name).ToList();
        return names.Count == 0 ? null
            : string.Join(", ", names.Take(NamesShown))
                + (names.Count > NamesShown ? string.Create(_vietnamese, $" và {names.Count - NamesShown} đơn vị khác") : "");
    }

    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");
}
