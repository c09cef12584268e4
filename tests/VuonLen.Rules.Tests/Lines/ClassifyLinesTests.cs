using System.Text.Json;
using System.Text.Json.Nodes;
using VuonLen.Rules.Lines;
using VuonLen.Rules.Standards;
using VuonLen.Rules.Tests.Standards;

namespace VuonLen.Rules.Tests.Lines;

public sealed class ClassifyLinesTests
{
    private static readonly ClassifyLines _lines = new(
        [.. NationalStandards.All, AnArtificialStandard.OfAProvince], NationalStandards.Nd07);

    [Fact]
    public void A_line_gives_exactly_the_agreed_members()
    {
        var line = Read(household => household["members"]![1]!["insured"] = false);

        Assert.Equal(
            ["id", "status", "b1", "line", "b2", "deprived", "members", "class", "missing", "explanation"],
            line.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            """{"id":"H1","status":"classified","b1":120,"line":140,"b2":30,"deprived":[4,9,10],"members":{"4":["m2"]},"class":"poor","missing":[]}""",
            Without(line, "explanation"));
        Assert.EndsWith("Kết quả: hộ nghèo.", line.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_answer_is_not_a_refusal()
    {
        var line = Read(household => household["members"]![1]!["insured"] = null);
        Assert.Equal(
            """{"id":"H1","status":"cannot_classify","b1":120,"line":140,"b2":null,"deprived":[9,10],"members":{},"class":null,"missing":["members/m2/insured"]}""",
            Without(line, "explanation"));
    }

    [Theory]
    [InlineData("born", "2019")]
    [InlineData("born", "\"2019\"")]
    [InlineData("born", "\"2019-05-03\"")]
    public void A_birth_is_a_day_or_a_year(string name, string value)
    {
        // Seven years old whatever the day.
        var line = Read(household =>
        {
            household["members"]![1]![name] = JsonNode.Parse(value);
            household["members"]![1]!["studying"] = "primary";
            household["members"]![1]!["insured"] = false;
            household["members"]![1]!["stunted"] = false;
            household["members"]![1]!["underweight"] = false;
        });
        Assert.Equal("poor", line.GetProperty("class").GetString());
    }

    [Fact]
    public void Devices_are_none_some_or_not_asked()
    {
        Assert.Equal("[9,10]", Read(h => h["devices"] = new JsonArray("tv")).GetProperty("deprived").GetRawText());
        Assert.Equal("[9,10,12]", Read(h => h["devices"] = new JsonArray()).GetProperty("deprived").GetRawText());
        Assert.Equal("""["devices"]""", Read(h => h["devices"] = null).GetProperty("missing").GetRawText());
        Assert.Equal("""["devices"]""", Read(h => h.Remove("devices")).GetProperty("missing").GetRawText());
    }

    [Theory]
    [InlineData("area", "\"city\"", "CL-102", "area")]
    [InlineData("b1", "\"120\"", "CL-102", "b1")]
    [InlineData("b1", "120.5", "CL-102", "b1")]
    [InlineData("b1", "1e30", "CL-102", "b1")]
    [InlineData("date", "null", "CL-102", "date")]
    [InlineData("date", "\"15/10/2026\"", "CL-102", "date")]
    [InlineData("date", "\"2026-02-30\"", "CL-102", "date")]
    [InlineData("date", "\"0001-01-01\"", "CL-102", "date")]
    [InlineData("id", "null", "CL-102", "id")]
    [InlineData("id", "{}", "CL-102", "id")]
    [InlineData("water", "\"Tap\"", "CL-102", "water")]
    [InlineData("toilet", "3", "CL-102", "toilet")]
    [InlineData("internet_used_by_a_member", "\"true\"", "CL-102", "internet_used_by_a_member")]
    [InlineData("devices", "\"tv\"", "CL-102", "devices")]
    [InlineData("devices", "[null]", "CL-102", "devices")]
    [InlineData("members", "{}", "CL-102", "members")]
    [InlineData("members", "[1]", "CL-102", "members[0]")]
    [InlineData("dwelling", "[]", "CL-102", "dwelling")]
    [InlineData("dwelling", "{\"floor_m2\":-1}", "CL-102", "dwelling.floor_m2")]
    [InlineData("dwelling", "{\"roof\":true}", "CL-102", "dwelling.roof")]
    [InlineData("standard", "\"ND99\"", "CL-103", "standard")]
    [InlineData("standard", "7", "CL-102", "standard")]
    [InlineData("members", "[{\"id\":\"m1\"},{\"id\":\"m1\"}]", "CL-105", "members")]
    [InlineData("members", "[{\"id\":\"m1\",\"born\":\"1980-13-01\"}]", "CL-102", "members[0].born")]
    [InlineData("members", "[{\"id\":\"m1\",\"born\":1980.5}]", "CL-102", "members[0].born")]
    [InlineData("members", "[{\"id\":\"m1\",\"sex\":\"nam\"}]", "CL-102", "members[0].sex")]
    [InlineData("members", "[{\"id\":\"m1\",\"work\":\"farm\"}]", "CL-102", "members[0].work")]
    [InlineData("members", "[{\"id\":\"m1\",\"studying\":1}]", "CL-102", "members[0].studying")]
    [InlineData("members", "[{\"born\":1980}]", "CL-102", "members[0].id")]
    public void A_bad_answer_refuses_its_line_and_names_field_and_line(string name, string value, string code, string field)
    {
        var line = Read(household => household[name] = JsonNode.Parse(value));

        Assert.Equal("cannot_classify", line.GetProperty("status").GetString());
        Assert.Equal("[]", line.GetProperty("missing").GetRawText());
        var problem = Assert.Single(line.GetProperty("problems").EnumerateArray().ToList());
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains($"Dòng 17, trường {field}:", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("nonsense")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"id\":\"a\",\"b1\":1,\"b1\":2}")]
    public void What_is_no_household_is_refused_and_stops_nothing(string text)
    {
        var line = _lines.Read(text, 3);
        Assert.True(line.IsRefused);
        Assert.Equal("CL-101", Assert.Single(line.Problems).Code);
        Assert.Null(line.Id);
        Assert.Equal("cannot_classify", JsonDocument.Parse(line.ToJson()).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public void The_standard_of_the_line_wins()
    {
        var provincial = Read(household => household["standard"] = "TEST-12");
        Assert.Equal(50, provincial.GetProperty("line").GetInt32());

        var incomplete = Read(household => household["standard"] = "ND351-2027");
        Assert.Equal("ST-102", incomplete.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Equal(
            ["standard/indicators", "standard/thresholds", "standard/b1_line", "standard/points_per_deprivation", "standard/poor_min_b2"],
            incomplete.GetProperty("missing").EnumerateArray().Select(path => path.GetString()!));
    }

    [Fact]
    public void A_line_without_a_standard_is_refused_when_there_is_no_default()
    {
        var line = new ClassifyLines(NationalStandards.All, null).Read(Text(_ => { }), 1);
        Assert.Equal("CL-104", Assert.Single(line.Problems).Code);
    }

    [Fact]
    public void Refusals_of_the_standard_become_problems_of_the_line()
    {
        var late = Read(household => household["date"] = "2027-01-01");
        Assert.Equal("ST-101", late.GetProperty("problems")[0].GetProperty("code").GetString());

        var unborn = Read(household => household["members"]![0]!["born"] = "2026-10-16");
        Assert.Equal("ST-103", unborn.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Members_nobody_knows_are_passed_over_and_absent_answers_are_unknown()
    {
        var line = Read(household =>
        {
            household["note"] = "x";
            household.Remove("dwelling");
            household.Remove("members");
        });
        Assert.Equal(
            """["members","dwelling/wall","dwelling/column","dwelling/roof","dwelling/floor_m2"]""",
            line.GetProperty("missing").GetRawText());
    }

    private static JsonElement Read(Action<JsonObject> change) =>
        JsonDocument.Parse(_lines.Read(Text(change), 17).ToJson()).RootElement;

    private static string Without(JsonElement line, string name)
    {
        var copy = JsonNode.Parse(line.GetRawText())!.AsObject();
        copy.Remove(name);
        return copy.ToJsonString();
    }

    private static string Text(Action<JsonObject> change)
    {
        var household = JsonNode.Parse(
            """
            {
              "id": "H1", "date": "2026-10-15", "area": "rural", "b1": 120,
              "members": [
                { "id": "m1", "born": "1980-05-03", "sex": "male", "monthly_social_assistance": false, "insured": true,
                  "can_and_wants_to_work": true, "work": "own_farm_or_business" },
                { "id": "m2", "born": "1984-01-01", "monthly_social_assistance": false, "insured": true,
                  "can_and_wants_to_work": true, "work": "wage_with_contract" }
              ],
              "dwelling": { "wall": "durable", "column": "durable", "roof": "not_durable", "floor_m2": 40.5 },
              "water": "other", "toilet": "none", "internet_used_by_a_member": true, "devices": ["smartphone"]
            }
            """)!.AsObject();
        change(household);
        return household.ToJsonString();
    }
}
