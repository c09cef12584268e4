using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;

namespace VuonLen.Rules.Standards;

/// <summary>Stores a classification and reads it back unchanged.</summary>
public static class ClassificationJson
{
    private static readonly StoredJson _context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new BirthDateText(),
            new JsonStringEnumConverter<Sex>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Work>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Studying>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Completed>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Material>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Water>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Toilet>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Deprivation>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<PovertyClass>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    });

    /// <summary>The classification with its facts, as one line of JSON.</summary>
    public static string Write(Classification classification) =>
        JsonSerializer.Serialize(classification, _context.Classification);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a stored classification.</exception>
    public static Classification Read(string json) =>
        JsonSerializer.Deserialize(json, _context.Classification) ?? throw new JsonException("null is not a classification.");

    /// <summary>The facts alone, as one line of JSON.</summary>
    public static string WriteFacts(HouseholdFacts facts) => JsonSerializer.Serialize(facts, _context.HouseholdFacts);

    /// <summary>Reads what <see cref="WriteFacts"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not stored facts.</exception>
    public static HouseholdFacts ReadFacts(string json) =>
        JsonSerializer.Deserialize(json, _context.HouseholdFacts) ?? throw new JsonException("null is not facts.");

    private sealed class BirthDateText : JsonConverter<BirthDate>
    {
        public override BirthDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && BirthDate.TryParse(reader.GetString(), out var date)
                ? date
                : throw new JsonException("Not a date or year of birth.");

        public override void Write(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

/// <summary>Generated at compile time, so that it also works where reflection is trimmed away.</summary>
[JsonSerializable(typeof(Classification))]
[JsonSerializable(typeof(HouseholdFacts))]
internal sealed partial class StoredJson : JsonSerializerContext;
