using System.Text.Json;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>The households behind each number of a frozen pack, as they counted that day; ids alone, names are asked of the registry.</summary>
internal static class PartsFile
{
    public static byte[] Write(IReadOnlyList<HouseholdParts> households)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartArray();
            foreach (var household in households)
            {
                json.WriteStartArray();
                json.WriteStringValue(household.Household);
                json.WriteNumberValue((int)household.Remarks);
                foreach (var part in household.Parts)
                {
                    json.WriteNumberValue(part.Area);
                    json.WriteNumberValue(part.Cell);
                    json.WriteNumberValue(part.Amount);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return content.ToArray();
    }

    public static List<HouseholdParts> Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var households = new List<HouseholdParts>();
        foreach (var row in document.RootElement.EnumerateArray())
        {
            var numbers = row.EnumerateArray().Skip(1).Select(n => n.GetInt32()).ToList();
            households.Add(new(row[0].GetGuid(), [.. numbers.Skip(1).Chunk(3).Select(p => new CellPart(p[0], p[1], p[2]))])
            {
                Remarks = (HouseholdRemarks)numbers[0],
            });
        }

        return households;
    }
}

/// <summary>Which households stand behind a cell: those of the unit's row, or of all rows under a group.</summary>
internal static class CellParts
{
    /// <summary>Each with what it adds; none for a figure that is not counted.</summary>
    /// <param name="pack">Whose cell.</param>
    /// <param name="parts">Of all its households.</param>
    /// <param name="form">1 to 13.</param>
    /// <param name="area">Index of the row's unit.</param>
    /// <param name="line">Index of the line.</param>
    /// <param name="code">Of the column.</param>
    public static IReadOnlyDictionary<Guid, int> Behind(
        Pack pack, IEnumerable<HouseholdParts> parts, int form, int area, int line, string code)
    {
        var rule = pack.Book[form].Find(code) is { } leaf ? pack.Book[form].Leaves[leaf].Rule : null;

        // A rate opens the part it is made of.
        if (rule is CellRule.Rate rate)
            return Behind(pack, parts, rate.PartForm ?? form, area, line, rate.Part);
        if (rule is not CellRule.Count || pack.Book.CellOf(form, line, code) is not { } cell)
            return new Dictionary<Guid, int>();

        var rows = Enumerable.Range(0, pack.Areas.Count).Where(a => a == area || pack.Areas[a].Group == area).ToHashSet();
        var behind = new Dictionary<Guid, int>();
        foreach (var household in parts)
        {
            var amount = 0;
            var isIn = false;
            foreach (var part in household.Parts)
            {
                if (part.Cell == cell && rows.Contains(part.Area))
                    (amount, isIn) = (amount + part.Amount, true);
            }

            if (isIn)
                behind[household.Household] = amount;
        }

        return behind;
    }
}
