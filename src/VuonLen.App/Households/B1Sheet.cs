using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace VuonLen.App.Households;

/// <summary>The answers that a household's B1 points were added up from (phiếu chấm điểm B1).</summary>
/// <param name="Card">Code of the card.</param>
/// <param name="IsUrban">Which sheet of it.</param>
/// <param name="Region">Code of the region, or null.</param>
/// <param name="Answers">Code of the category chosen, by code of the item, in the order of the sheet.</param>
public sealed record B1Sheet(string Card, bool IsUrban, string? Region, IReadOnlyDictionary<string, string> Answers)
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As <see cref="Household.B1Sheet"/> keeps it.</summary>
    public static B1Sheet? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<B1Sheet>(json, _json);

    public string Write() => JsonSerializer.Serialize(this, _json);

    /// <summary>"THE-THU, nông thôn: M1 = B, M2 = A".</summary>
    public override string ToString() =>
        $"{Card}, {(IsUrban ? "thành thị" : "nông thôn")}{(Region is null ? "" : $", vùng {Region}")}: {string.Join(", ", Answers.Select(a => $"{a.Key} = {a.Value}"))}";
}
