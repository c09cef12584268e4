using System.Globalization;

namespace VuonLen.App.Tests.Standards;

/// <summary>An artificial standard whose numbers are invented, so that two can hold at once. It lives in tests alone.</summary>
internal static class AStandard
{
    /// <summary>Complete, with one indicator; classifies.</summary>
    public static string Complete(string code, string from, string to, string? province = null, long rural = 111_000) => $$"""
        {
          "code": "{{code}}",
          "name": "Chuẩn thử {{code}}",
          "owner": {{(province is null ? """{ "kind": "national" }""" : $$"""{ "kind": "province", "code": "{{province}}" }""")}},
          "from": "{{from}}",
          "to": "{{to}}",
          "clause": "Văn bản thử, Điều 1",
          "laws": [],
          "income_line": { "rural": {{rural.ToString(CultureInfo.InvariantCulture)}}, "urban": 222000, "clause": "Điều 2", "certainty": "Thử" },
          "average_living_upper": { "rural": 333000, "urban": 444000, "clause": "Điều 2", "certainty": "Thử" },
          "b1_line": { "rural": 11, "urban": 22, "clause": "Điều 3", "certainty": "Thử" },
          "points_per_deprivation": { "value": 5, "clause": "Điều 3", "certainty": "Thử" },
          "poor_min_b2": { "value": 5, "clause": "Điều 3", "certainty": "Thử" },
          "working_age": "ND135-2020",
          "indicators": [
            {
              "number": 1, "kind": "internet", "dimension": "Thông tin", "name": "Internet", "deprived_when": "không ai dùng internet",
              "thresholds": {}, "clause": "Phụ lục", "certainty": "Thử"
            }
          ]
        }
        """;
}
