using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace VuonLen.App.Data;

/// <summary>
/// A table as rows of values, for what moves whole tables: the backup, and the generator of invented people; and for the new rows
/// of a run over many households, once <see cref="VuonLenDb"/> has guarded, digested and audited them.
/// </summary>
/// <remarks>
/// Values are those of the model (a Guid, an enum, a DateTimeOffset), the same on both databases; how a database keeps them is
/// settled here. Nothing is guarded or audited: a use case of the product has no business here.
/// </remarks>
internal sealed class RawTable
{
    private static readonly ConcurrentDictionary<Type, Func<DbDataReader, int, object>> _readers = new();

    private RawTable(ITable table)
    {
        Name = table.Name;
        Columns = [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new RawColumn(c, table.Model.Model))];
        References = [.. table.ForeignKeyConstraints.Select(f => f.PrincipalTable.Name).Where(n => n != Name)];
        Entity = table.EntityTypeMappings.First(m => !m.TypeBase.ContainingEntityType.IsMappedToJson()).TypeBase.ClrType;
    }

    public string Name { get; }

    public IReadOnlyList<RawColumn> Columns { get; }

    public Type Entity { get; }

    private IReadOnlyList<string> References { get; }

    /// <summary>All tables of the model, each after those it refers to.</summary>
    public static IReadOnlyList<RawTable> All(VuonLenDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.Select(t => new RawTable(t)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<RawTable>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.References.All(r => ordered.Exists(o => o.Name == r)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    /// <summary>The values of an entity that is not tracked.</summary>
    public object?[] ValuesOf(object entity) => [.. Columns.Select(c => c.Property!.GetGetter().GetClrValue(entity))];

    public string Select() => $"select {ColumnList} from \"{Name}\"";

    /// <summary>The row a reader of <see cref="Select"/> stands on.</summary>
    public object?[] Read(DbDataReader reader)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (reader.IsDBNull(i))
                continue;

            var stored = _readers.GetOrAdd(Columns[i].StoredType, ReaderOf)(reader, i);
            values[i] = Columns[i].FromStored(stored);
        }

        return values;
    }

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    private static Func<DbDataReader, int, object> ReaderOf(Type type) => typeof(RawTable)
        .GetMethod(nameof(ReadAs), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(type).CreateDelegate<Func<DbDataReader, int, object>>();

    private static object ReadAs<T>(DbDataReader reader, int column) => reader.GetFieldValue<T>(column)!;
}

/// <summary>A column, and how its database keeps the model's values.</summary>
internal sealed class RawColumn
{
    /// <summary>Values inside a document which the databases write differently: instants and bytes.</summary>
    private readonly Dictionary<string, JsonValueReaderWriter> _inside;

    internal RawColumn(IColumn column, IModel model)
    {
        Name = column.Name;
        IsNullable = column.IsNullable;
        Property = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0].Property : null;
        Mapping = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0].TypeMapping : column.StoreTypeMapping;
        _inside = Property is not null ? [] : model.GetEntityTypes()
            .Where(e => e.IsMappedToJson() && e.GetContainerColumnName() == Name)
            .SelectMany(e => e.GetProperties().Where(p => p.GetJsonPropertyName() is not null && (p.ClrType == typeof(DateTimeOffset) || p.ClrType == typeof(byte[]))))
            .ToDictionary(p => p.GetJsonPropertyName()!, p => p.GetJsonValueReaderWriter() ?? p.GetTypeMapping().JsonValueReaderWriter!);
        StoredType = IsJson ? typeof(string) : Mapping.Converter?.ProviderClrType ?? Mapping.ClrType;
    }

    public string Name { get; }

    public bool IsNullable { get; }

    /// <summary>Null for a document kept in one column.</summary>
    public IProperty? Property { get; }

    public bool IsJson => Property is null;

    public RelationalTypeMapping Mapping { get; }

    /// <summary>What the database's driver hands out.</summary>
    public Type StoredType { get; }

    public object FromStored(object stored) => IsJson
        ? Rewritten((string)stored, (writer, value) => writer.FromJsonString(value.ToJsonString()) is byte[] bytes
            ? JsonValue.Create(Convert.ToBase64String(bytes))
            : JsonValue.Create(ToTheMillisecond((DateTimeOffset)writer.FromJsonString(value.ToJsonString()))))
        : Mapping.Converter?.ConvertFromProvider(stored) ?? stored;

    public object? ToStored(object? value) => value is null ? null
        : IsJson ? Rewritten((string)value, (writer, inside) => JsonNode.Parse(writer.ToJsonString(writer.ValueType == typeof(byte[])
            ? Convert.FromBase64String(inside.GetValue<string>())
            : DateTimeOffset.Parse(inside.GetValue<string>(), CultureInfo.InvariantCulture)))!)
        : Mapping.Converter?.ConvertToProvider(value) ?? value;

    /// <summary>What both databases keep.</summary>
    private static string ToTheMillisecond(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()).ToString("O", CultureInfo.InvariantCulture);

    private string Rewritten(string document, Func<JsonValueReaderWriter, JsonValue, JsonNode> rewrite)
    {
        if (JsonNode.Parse(document) is not JsonObject json)
            return document;

        foreach (var (name, writer) in _inside)
        {
            if (json[name] is JsonValue value)
                json[name] = rewrite(writer, value);
        }

        return json.ToJsonString();
    }
}
