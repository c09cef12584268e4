using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>How a file is understood: which sheets, where their headers are, what each column says (cách hiểu tệp).</summary>
internal sealed class ListMapping
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A list with our reasons beside it is still the same list.</summary>
    private static readonly HashSet<string> _returned = [.. ListColumns.Returned.Select(ListKey.Of)];

    public List<SheetMapping> Sheets { get; set; } = [];

    /// <summary>Of all households, where no column says it.</summary>
    public Guid? VillageId { get; set; }

    /// <summary>Of the headers of all sheets: the same list next year has the same.</summary>
    [JsonIgnore]
    public string Signature => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Sheets.Select(s => string.Join('\t', s.Columns.Select(c => ListKey.Of(c.Header)).Where(h => !_returned.Contains(h))))))));

    /// <summary>In the order they are read: who is recognised comes before who escaped.</summary>
    [JsonIgnore]
    public IEnumerable<SheetMapping> Used => Sheets.Where(s => s.IsUsed).OrderBy(s => s.Role is SheetRole.EscapedPoverty or SheetRole.EscapedNearPoverty);

    public bool Has(ListField field) => Used.Any(s => s.Columns.Any(c => c.Field == field));

    public static ListMapping Read(string json) => JsonSerializer.Deserialize<ListMapping>(json, _json)!;

    public string Write() => JsonSerializer.Serialize(this, _json);

    /// <summary>Takes over what was decided for a list with the same headers; sheets and rows are this file's own.</summary>
    public void TakeOver(ListMapping known)
    {
        foreach (var (sheet, old) in Sheets.Zip(known.Sheets))
        {
            // A sheet that is hidden by now was taken leave of; somebody may choose it again.
            (sheet.IsUsed, sheet.Role) = (old.IsUsed && sheet.HeaderLast > 0 && (old.IsHidden || !sheet.IsHidden), old.Role);
            foreach (var (column, before) in sheet.Columns.Zip(old.Columns))
                column.Field = before.Field;
        }

        VillageId = known.VillageId;
    }
}

/// <summary>How one sheet is understood.</summary>
internal sealed class SheetMapping
{
    private Dictionary<ListField, string>? _letters;

    public int Index { get; set; }

    public string Name { get; set; } = "";

    public bool IsHidden { get; set; }

    public bool IsUsed { get; set; }

    public SheetRole Role { get; set; }

    /// <summary>First row of the header, from 1; 0 when none was found.</summary>
    public int HeaderFirst { get; set; }

    /// <summary>Last row of the header; households begin below it.</summary>
    public int HeaderLast { get; set; }

    /// <summary>Rows that hold something below the header.</summary>
    public int Rows { get; set; }

    /// <summary>The old encoding its texts are in, to be converted; none: Unicode as it is.</summary>
    public LegacyEncoding Encoding { get; set; }

    public List<ColumnMapping> Columns { get; set; } = [];

    /// <summary>Where each field stands; for a mapping that is settled.</summary>
    [JsonIgnore]
    public Dictionary<ListField, string> Letters => _letters ??= Columns.Where(c => c.Field is not null).DistinctBy(c => c.Field)
        .ToDictionary(c => c.Field!.Value, c => c.Letter);
}

/// <summary>What one column says.</summary>
internal sealed class ColumnMapping
{
    /// <summary>From 0.</summary>
    public int Index { get; set; }

    /// <summary>Rows of the header joined: "Thông tin chủ hộ / Họ và tên".</summary>
    public string Header { get; set; } = "";

    /// <summary>Null: passed over.</summary>
    public ListField? Field { get; set; }

    /// <summary>A, B, … AA.</summary>
    [JsonIgnore]
    public string Letter => LetterOf(Index);

    public static string LetterOf(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : LetterOf((index / 26) - 1) + (char)('A' + (index % 26));
}

/// <summary>What being on a sheet means for a household.</summary>
public enum SheetRole
{
    /// <summary>Danh sách hộ với phân loại: the class stands in a column, or nothing is said of it.</summary>
    Listed,

    /// <summary>Danh sách hộ thoát nghèo sau khi rà soát.</summary>
    EscapedPoverty,

    /// <summary>Danh sách hộ thoát cận nghèo sau khi rà soát.</summary>
    EscapedNearPoverty,

    /// <summary>Mọi hộ là hộ nghèo.</summary>
    AllPoor,

    /// <summary>Mọi hộ là hộ cận nghèo.</summary>
    AllNearPoor,
}
