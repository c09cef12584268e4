using System.Globalization;
using System.Text.Json;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>The whole unit's figures of a frozen pack in a few hundred bytes, so that a province adds up a thousand at once.</summary>
/// <param name="Counts">Counted cells by "form:line:code"; the ethnic columns of form 9 by "9:0:1.2/03", whatever their place.</param>
/// <param name="Population">The six figures of population in their order.</param>
/// <param name="Completeness">How much was known.</param>
internal sealed record PackTotals(Dictionary<string, int> Counts, int?[] Population, AreaCompleteness Completeness)
{
    private const string OtherGroups = "";

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
                        var key = KeyOf(pack.Book, table.Form.Number, row.Line, leaf.Code!);
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

    /// <summary>In the places of a book; what its settings print and the pack did not count is blank. Groups the book has no column for are "Khác".</summary>
    public int?[] ToCounts(FormBook book)
    {
        var cells = new int?[book.Size];
        foreach (var form in book.Forms.Where(f => !f.IsList))
        {
            for (var line = 0; line < form.Lines.Count; line++)
            {
                for (var leaf = 0; leaf < form.Leaves.Count; leaf++)
                {
                    if (form.Leaves[leaf].Rule is CellRule.Count)
                        cells[book.CellOf(form.Number, line, leaf)] = CountOf(book, form.Number, line, form.Leaves[leaf].Code!);
                }
            }
        }

        return cells;
    }

    private int? CountOf(FormBook book, int form, int line, string code)
    {
        if (GroupOf(book, form, code) is not OtherGroups)
            return Counts.TryGetValue(KeyOf(book, form, line, code), out var count) ? count : null;

        var own = book.Settings.EthnicGroups.Select(g => KeyOf(form, line, code, g)).ToHashSet();
        var others = Counts.Where(c => c.Key.StartsWith(KeyOf(form, line, code, OtherGroups), StringComparison.Ordinal) && !own.Contains(c.Key)).ToList();
        return others.Count == 0 ? null : others.Sum(c => c.Value);
    }

    /// <summary>Of an ethnic column of form 9 the group it counts; null for any other column.</summary>
    private static string? GroupOf(FormBook book, int form, string code) =>
        form == 9 && code.Split('.') is [_, "2", var nth] ? book.Settings.EthnicGroups.ElementAtOrDefault(int.Parse(nth, CultureInfo.InvariantCulture) - 1) ?? OtherGroups : null;

    private static string KeyOf(FormBook book, int form, int line, string code) =>
        GroupOf(book, form, code) is { } group ? KeyOf(form, line, code, group) : string.Create(CultureInfo.InvariantCulture, $"{form}:{line}:{code}");

    private static string KeyOf(int form, int line, string code, string group) =>
        string.Create(CultureInfo.InvariantCulture, $"{form}:{line}:{code[..code.LastIndexOf('.')]}/{group}");
}
