using System.Globalization;
using System.Text.Json;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>The whole unit's figures of a frozen pack in a few hundred bytes, so that a province adds up a thousand at once.</summary>
/// <param name="Counts">Counted cells by "form:line:code".</param>
/// <param name="Population">The six figures of population in their order.</param>
/// <param name="Completeness">How much was known.</param>
internal sealed record PackTotals(Dictionary<string, int> Counts, int?[] Population, AreaCompleteness Completeness)
{
    public static string Write(Pack pack)
    {
        var groups = Enumerable.Range(0, pack.Areas.Count).Where(a => pack.Areas[a].Group is null).ToList();
        var counts = new Dictionary<string, int>();
        foreach (var table in pack.Tables)
        {
            foreach (var row in table.Rows.Where(r => groups.Contains(r.Area)))
            {
                foreach (var leaf in table.Form.Leaves.Where(l => l.Rule is CellRule.Count))
                {
                    if (row.Cells[table.Form[leaf.Code!]] is { } value)
                    {
                        var key = KeyOf(table.Form.Number, row.Line, leaf.Code!);
                        counts[key] = counts.GetValueOrDefault(key) + (int)value;
                    }
                }
            }
        }

        var population = pack.Areas[groups[0]].Population;
        return JsonSerializer.Serialize(new PackTotals(
            counts,
            [population.Households, population.Persons, population.MinorityHouseholds, population.MinorityPersons, population.IndigenousHouseholds, population.IndigenousPersons],
            pack.Completeness[groups[0]]));
    }

    public static PackTotals Read(string json) => JsonSerializer.Deserialize<PackTotals>(json)!;

    public FormPopulation ToPopulation() => new(Population[0], Population[1], Population[2], Population[3], Population[4], Population[5]);

    /// <summary>In the places of a book; what its settings print and the pack did not count is blank.</summary>
    public int?[] ToCounts(FormBook book)
    {
        var cells = new int?[book.Size];
        foreach (var form in book.Forms.Where(f => !f.IsList))
        {
            for (var line = 0; line < form.Lines.Count; line++)
            {
                for (var leaf = 0; leaf < form.Leaves.Count; leaf++)
                {
                    if (form.Leaves[leaf].Rule is CellRule.Count && Counts.TryGetValue(KeyOf(form.Number, line, form.Leaves[leaf].Code!), out var count))
                        cells[book.CellOf(form.Number, line, leaf)] = count;
                }
            }
        }

        return cells;
    }

    private static string KeyOf(int form, int line, string code) => string.Create(CultureInfo.InvariantCulture, $"{form}:{line}:{code}");
}
