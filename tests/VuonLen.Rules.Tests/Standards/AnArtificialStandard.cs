using System.Text.Json.Nodes;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>Complete standards that no law knows; they exist in tests only.</summary>
internal static class AnArtificialStandard
{
    /// <summary>In force since 2020, other lines, other points, ages and numbers; owned by a province.</summary>
    public static PovertyStandard OfAProvince { get; } = Parse(Text());

    public static PovertyStandard Parse(string json)
    {
        var outcome = PovertyStandard.Parse(json);
        Assert.Empty(outcome.Problems.Select(p => p.Message));
        return outcome.Answer!;
    }

    public static string Text(Action<JsonObject>? change = null)
    {
        var root = JsonNode.Parse(
            """
            {
              "code": "TEST-12", "name": "Chuẩn thử", "owner": { "kind": "province", "code": "12" },
              "from": "2022-01-01", "to": null, "clause": "Nghị quyết thử, Điều 1",
              "laws": [{ "name": "Nghị quyết thử", "issued_on": null, "about": "thử", "certainty": "thử" }],
              "income_line": { "rural": 1000, "urban": 2000, "clause": "c", "certainty": "t" },
              "average_living_upper": { "rural": 1500, "urban": 2500, "clause": "c", "certainty": "t" },
              "b1_line": { "rural": 50, "urban": 60, "clause": "c", "certainty": "t" },
              "points_per_deprivation": { "value": 7, "clause": "c", "certainty": "t" },
              "poor_min_b2": { "value": 14, "clause": "c", "certainty": "t" },
              "working_age": "ND135-2020",
              "indicators": [
                { "number": 3, "kind": "health_insurance", "dimension": "Y tế", "name": "Thẻ bảo hiểm", "deprived_when": "chưa có thẻ",
                  "thresholds": { "from": { "value": 10, "clause": "khác", "certainty": "khác" } }, "clause": "c", "certainty": "t" },
                { "number": 1, "kind": "water", "dimension": "Nước", "name": "Nước sạch", "deprived_when": "không có nước sạch",
                  "thresholds": {}, "clause": "c", "certainty": "t" },
                { "number": 20, "kind": "device", "dimension": "Tin", "name": "Phương tiện", "deprived_when": "không có",
                  "clause": "c", "certainty": "t" }
              ]
            }
            """)!.AsObject();
        change?.Invoke(root);
        return root.ToJsonString();
    }
}
