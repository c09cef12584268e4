using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;

namespace VuonLen.App.Households.Lists;

/// <summary>What an item of an import holds: its rows, and what came of them.</summary>
public sealed class ItemContent
{
    [JsonInclude]
    internal List<RowContent> Rows { get; set; } = [];

    /// <summary>The head's name, for lists.</summary>
    public string Label { get; set; } = "";

    public string? Village { get; set; }

    public int Members { get; set; }

    public List<ListFinding> Refused { get; set; } = [];

    public List<ListFinding> Warnings { get; set; } = [];

    public List<ListDifference> Differences { get; set; } = [];

    public List<ListCandidate> Candidates { get; set; } = [];

    /// <summary>Rows of the file and households of the registry that seem to be the same.</summary>
    public List<ListDouble> Doubles { get; set; } = [];

    /// <summary>What a person chose: the id of a household, "new", "skip"; null while nobody has.</summary>
    public string? Chosen { get; set; }

    /// <summary>People added to a household that was there.</summary>
    public List<Guid> NewPeople { get; set; } = [];

    /// <summary>What stood in the rows that were changed, for the undoing.</summary>
    public List<RowBefore> Before { get; set; } = [];

    internal ListHousehold Source(int number, ListMapping mapping) => new(number, [.. Rows.Select(r => r.ToRow(mapping))]);
}

/// <summary>A row as it was read.</summary>
internal sealed record RowContent(
    [property: JsonPropertyName("s")] string Sheet,
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("r")] SheetRole Role,
    [property: JsonPropertyName("v")] Dictionary<ListField, ListValue> Values)
{
    internal static RowContent Of(ListRow row) => new(row.Sheet, row.Number, row.Role, row.Values);

    internal ListRow ToRow(ListMapping mapping) => new(Sheet, Number, Role, Values)
    {
        Letters = mapping.Sheets.Find(s => s.Name == Sheet)?.Letters ?? [],
    };
}

/// <summary>Rows that seem to be about one household, and why.</summary>
public sealed record ListDouble(
    [property: JsonPropertyName("rows")] IReadOnlyList<string> Rows,
    [property: JsonPropertyName("why")] string Why);

/// <summary>Columns of a stored row as they were, by name.</summary>
public sealed record RowBefore(string Entity, Guid Id, Dictionary<string, JsonElement> Values);

/// <summary>Seals and opens what items hold, like personal IDs: lists are full of them.</summary>
public sealed class ItemSeal(IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly IDataProtector _protector = protection.CreateProtector("VuonLen.ListItem");

    public byte[] Seal(ItemContent content)
    {
        using var packed = new MemoryStream();
        using (var pack = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(pack, content, _json);
        return _protector.Protect(packed.ToArray());
    }

    public ItemContent Open(byte[] sealedBytes)
    {
        using var unpack = new DeflateStream(new MemoryStream(_protector.Unprotect(sealedBytes)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ItemContent>(unpack, _json)!;
    }
}
