using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VuonLen.App.Data;

namespace VuonLen.App.Installation.Backups;

/// <summary>Number of rows of a table and the sum of their digests: equal totals are equal tables, whatever the order or database.</summary>
internal sealed class TableTotal
{
    private ulong _sum;

    public long Rows { get; private set; }

    public void Add(RawTable table, object?[] values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
            text.Append(table.Columns[i].Name).Append('=').Append(Canonical(values[i], table.Columns[i].IsJson)).Append('\u001F');

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), digest);
        unchecked
        {
            _sum += BinaryPrimitives.ReadUInt64BigEndian(digest);
        }

        Rows++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows}:{_sum:x16}");

    /// <summary>Instants count in milliseconds, and 45.50 is 45.5: what both databases keep.</summary>
    private static string Canonical(object? value, bool isJson) => value switch
    {
        null => "\0",
        string json when isJson => Sorted(JsonDocument.Parse(json).RootElement),
        string text => text,
        bool flag => flag ? "1" : "0",
        Enum name => name.ToString(),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A column of {value.GetType().Name}."),
    };

    private static string Sorted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject()
            .OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Sorted(p.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Sorted)) + "]",
        _ => element.ToString(),
    };
}
