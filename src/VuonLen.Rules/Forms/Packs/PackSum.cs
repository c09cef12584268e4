using VuonLen.Rules.Forms.Layout;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>What was counted in a unit, before rates and the figures of population.</summary>
/// <param name="Counts">By cell; a null cell is not known. Null altogether: the unit has not reported.</param>
/// <param name="Completeness">How much is known.</param>
public sealed record AreaCells(IReadOnlyList<int?>? Counts, AreaCompleteness Completeness);

/// <summary>Adds units up to groups and prints counts, population and rates.</summary>
public static class PackSum
{
    /// <summary>The pack of counts that are known for each unit without children.</summary>
    /// <param name="book">Layout and settings of all of them.</param>
    /// <param name="period">Opening, closing, standard.</param>
    /// <param name="areas">Each group before its children.</param>
    /// <param name="leaves">By area; null for a group, which is the sum of its children.</param>
    /// <param name="lists">Forms 14 and 15; empty where only figures are added up.</param>
    public static Pack Of(
        FormBook book, FormPeriod period, IReadOnlyList<FormArea> areas, IReadOnlyList<AreaCells?> leaves, IReadOnlyList<FormList> lists)
    {
        var cells = new AreaCells[areas.Count];
        for (var area = 0; area < areas.Count; area++)
        {
            if (leaves[area] is { } leaf)
                cells[area] = leaf;
        }

        var children = areas.Select((area, at) => (area.Group, at)).Where(a => a.Group is not null).ToLookup(a => a.Group!.Value, a => a.at);
        for (var area = areas.Count - 1; area >= 0; area--)
        {
            if (leaves[area] is null)
                cells[area] = Sum(book.Size, [.. children[area].Select(c => cells[c])], areas[area]);
        }

        return new(
            book, period, areas,
            [.. book.Forms.Where(f => !f.IsList).Select(form => new FormTable(form, Rows(book, form, areas, cells)))],
            lists,
            [.. cells.Select(c => c.Completeness)]);
    }

    private static AreaCells Sum(int size, List<AreaCells> parts, FormArea area)
    {
        int?[]? sum = null;
        foreach (var part in parts)
        {
            if (part.Counts is null)
                continue;
            sum ??= new int?[size];
            for (var i = 0; i < size; i++)
            {
                if (part.Counts[i] is { } count)
                    sum[i] = (sum[i] ?? 0) + count;
            }
        }

        return new(sum, AreaCompleteness.Sum(parts.Select(p => p.Completeness), area.Population is { Households: not null, Persons: not null }));
    }

    private static List<FormRow> Rows(FormBook book, Form form, IReadOnlyList<FormArea> areas, AreaCells[] cells)
    {
        var rows = new List<FormRow>(areas.Count * form.Lines.Count);
        for (var area = 0; area < areas.Count; area++)
        {
            for (var line = 0; line < form.Lines.Count; line++)
            {
                var values = new decimal?[form.Leaves.Count];
                for (var leaf = 0; leaf < values.Length; leaf++)
                {
                    values[leaf] = form.Leaves[leaf].Rule switch
                    {
                        CellRule.Count => cells[area].Counts?[book.CellOf(form.Number, line, leaf)],
                        CellRule.Population population => population.Of(areas[area].Population),
                        _ => null,
                    };
                }

                for (var leaf = 0; leaf < values.Length; leaf++)
                {
                    if (form.Leaves[leaf].Rule is CellRule.Rate rate)
                    {
                        var part = rate.PartForm is { } other ? cells[area].Counts?[book.CellOf(other, line, rate.Part)!.Value] : values[form[rate.Part]];
                        values[leaf] = Rate.Of((long?)part, (long?)values[form[rate.Whole]]).Percent;
                    }
                }

                rows.Add(new(area, line, values));
            }
        }

        return rows;
    }
}
