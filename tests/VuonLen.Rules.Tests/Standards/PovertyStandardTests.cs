using System.Text.Json.Nodes;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Income;
using VuonLen.Rules.Standards;
using static VuonLen.Rules.Tests.Standards.AHousehold;

namespace VuonLen.Rules.Tests.Standards;

public sealed class PovertyStandardTests
{
    [Fact]
    public void The_standard_of_2022_is_complete()
    {
        var standard = NationalStandards.Nd07;

        Assert.Empty(standard.Missing);
        Assert.True(standard.CanClassify);
        Assert.True(standard.IsNational);
        Assert.Equal(Enumerable.Range(1, 12), standard.Indicators.Select(i => i.Number));
        Assert.Equal(6, standard.Indicators.Select(i => i.Dimension).Distinct().Count());
        Assert.Equal((1_500_000L, 2_000_000L), (standard.IncomeLine!.Of(isUrban: false), standard.IncomeLine.Of(isUrban: true)));
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2026, 12, 31)), (standard.From, standard.To!.Value));
        Assert.Equal("Luật Người cao tuổi 2009, Điều 2", standard.Indicators[1].Thresholds["elderly_from"].Clause);
        Assert.All(standard.Indicators, i => Assert.NotEmpty(i.Certainty));
    }

    [Fact]
    public void The_standard_of_2027_says_what_it_does_not_know_and_refuses_to_classify()
    {
        var standard = NationalStandards.Nd351;

        Assert.Equal(["ST-201", "ST-202", "ST-205", "ST-206", "ST-207", "ST-209"], standard.Missing.Select(p => p.Code));
        Assert.False(standard.CanClassify);

        var outcome = standard.Classify(WithoutDeprivation with { On = new(2027, 1, 2) });
        Assert.Null(outcome.Answer);
        Assert.Equal(["ST-102", "ST-201", "ST-202", "ST-205", "ST-206", "ST-207"], outcome.Problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData(2_200_000, false, true)]
    [InlineData(2_200_001, false, false)]
    [InlineData(2_800_000, true, true)]
    [InlineData(2_800_001, true, false)]
    public void Incomes_compare_with_the_lines_of_2027(long dong, bool isUrban, bool isWithin) =>
        Assert.Equal(isWithin, NationalStandards.Nd351.IncomeWithinLine(IncomePerPersonPerMonth.Of(dong), isUrban).Answer!.IsWithin);

    [Theory]
    [InlineData(1_500_000, false, false)]
    [InlineData(1_500_001, false, true)]
    [InlineData(2_250_000, false, true)]
    [InlineData(2_250_001, false, false)]
    [InlineData(2_000_000, true, false)]
    [InlineData(2_000_001, true, true)]
    [InlineData(3_000_000, true, true)]
    [InlineData(3_000_001, true, false)]
    public void Average_living_is_above_the_line_up_to_the_upper_end(long dong, bool isUrban, bool isWithin) =>
        Assert.Equal(isWithin, NationalStandards.Nd07.AverageLiving(IncomePerPersonPerMonth.Of(dong), isUrban, On).Answer!.IsWithin);

    [Fact]
    public void Average_living_is_refused_while_unknown_and_out_of_force()
    {
        var income = IncomePerPersonPerMonth.Of(1_800_000);
        Assert.Equal("ST-106", Assert.Single(NationalStandards.Nd351.AverageLiving(income, false, new(2027, 1, 2)).Problems).Code);
        Assert.Equal("ST-101", Assert.Single(NationalStandards.Nd07.AverageLiving(income, false, new(2027, 1, 2)).Problems).Code);
    }

    [Fact]
    public void National_standards_follow_each_other_without_gap_or_overlap()
    {
        Assert.Null(NationalStandards.InForceOn(new(2021, 12, 31)));
        Assert.Same(NationalStandards.Nd07, NationalStandards.InForceOn(new(2026, 12, 31)));
        Assert.Same(NationalStandards.Nd351, NationalStandards.InForceOn(new(2027, 1, 1)));
        Assert.Null(NationalStandards.InForceOn(new(2031, 1, 1)));
        Assert.Same(NationalStandards.Nd351, NationalStandards.Find("ND351-2027"));
        Assert.Null(NationalStandards.Find("nd07"));
    }

    [Fact]
    public void One_household_is_judged_by_two_standards_at_once()
    {
        var child = (Adult("c") with { Insured = false, Studying = Studying.Primary }).Born("2017-10-15"); // 9
        var facts = Of(Adult("m1"), Adult("m2"), child) with { B1 = 55, IsUrban = true, Water = Water.Other, HasDevice = false };

        var national = facts.Classified();
        Assert.Equal([4, 9, 12], national.Deprived);
        Assert.Equal((30, 175, PovertyClass.Poor), (national.B2!.Value, national.Line!.Value, national.Class!.Value));

        var provincial = facts.Classified(AnArtificialStandard.OfAProvince);
        Assert.Equal([1, 20], provincial.Deprived); // insurance is asked from 10 there
        Assert.Equal((14, 60, PovertyClass.Poor), (provincial.B2!.Value, provincial.Line!.Value, provincial.Class!.Value));
        Assert.True(provincial.Summary.IsDeprived(20));
        Assert.Equal("12", AnArtificialStandard.OfAProvince.ProvinceCode);
        Assert.Equal(PovertyClass.NotPoor, (facts with { B1 = 61 }).Classified(AnArtificialStandard.OfAProvince).Class);
    }

    [Fact]
    public void What_a_standard_does_not_ask_never_blocks()
    {
        var facts = WithoutDeprivation with
        {
            B1 = 10,
            Dwelling = new(null, null, null, null),
            Toilet = null,
            InternetUsedByAMember = null,
            Members = [Adult("m1") with { Work = null, Studying = null, MonthlySocialAssistance = null }],
        };
        Assert.Equal(PovertyClass.NearPoor, facts.Classified(AnArtificialStandard.OfAProvince).Class);
    }

    [Fact]
    public void A_threshold_a_kind_or_a_line_left_open_is_missing_and_named()
    {
        var standard = AnArtificialStandard.Parse(AnArtificialStandard.Text(root =>
        {
            root["b1_line"]!["urban"] = null;
            root["indicators"]![0]!["thresholds"]!["from"] = null;
            root["indicators"]![2]!["kind"] = null;
        }));

        Assert.Equal(["ST-203", "ST-204", "ST-205"], standard.Missing.Select(p => p.Code));
        Assert.Contains("Chỉ số 3 (Thẻ bảo hiểm)", standard.Missing[0].Message, StringComparison.Ordinal);
        Assert.False(standard.CanClassify);
    }

    [Fact]
    public void Income_lines_left_open_do_not_keep_a_standard_from_classifying()
    {
        var standard = AnArtificialStandard.Parse(AnArtificialStandard.Text(root => root["income_line"] = null));
        Assert.Equal(["ST-208"], standard.Missing.Select(p => p.Code));
        Assert.True(standard.CanClassify);
        Assert.Equal("ST-105", Assert.Single(standard.IncomeWithinLine(IncomePerPersonPerMonth.Of(1), false).Problems).Code);
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "code", "null" },
        { "code", "5" },
        { "from", "\"01/01/2022\"" },
        { "from", "null" },
        { "to", "\"2021-12-31\"" },
        { "owner", "{\"kind\":\"province\"}" },
        { "owner", "{\"kind\":\"commune\",\"code\":\"1\"}" },
        { "owner", "{\"kind\":\"national\",\"code\":\"1\"}" },
        { "owner", "null" },
        { "b1_lines", "{}" },
        { "b1_line", "{\"rural\":-1,\"urban\":60,\"clause\":\"c\",\"certainty\":\"t\"}" },
        { "b1_line", "{\"rural\":50.5,\"urban\":60,\"clause\":\"c\",\"certainty\":\"t\"}" },
        { "b1_line", "{\"rural\":\"50\",\"urban\":60,\"clause\":\"c\",\"certainty\":\"t\"}" },
        { "b1_line", "{\"rural\":50,\"urban\":60,\"clause\":\"c\"}" },
        { "average_living_upper", "{\"rural\":1000,\"urban\":2500,\"clause\":\"c\",\"certainty\":\"t\"}" },
        { "points_per_deprivation", "{\"value\":0,\"clause\":\"c\",\"certainty\":\"t\"}" },
        { "working_age", "\"XYZ\"" },
        { "laws", "null" },
        { "indicators", "[1]" },
        { "indicators", "{}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_standard_with_a_fault_is_refused(string name, string value)
    {
        var outcome = PovertyStandard.Parse(AnArtificialStandard.Text(root => root[name] = JsonNode.Parse(value)));
        Assert.Null(outcome.Answer);
        Assert.Contains(outcome.Problems, p => p.Code == "ST-001" && p.Message.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind", "\"insurance\"")]
    [InlineData("number", "0")]
    [InlineData("number", "32")]
    [InlineData("number", "1")] // the second indicator has it
    [InlineData("thresholds", "{\"from\":6,\"under\":9}")]
    [InlineData("thresholds", "{\"from\":6.5}")]
    [InlineData("thresholds", "{\"from\":-1}")]
    [InlineData("thresholds", "{\"from\":\"6\"}")]
    [InlineData("name", "null")]
    [InlineData("extra", "1")]
    public void An_indicator_with_a_fault_is_refused(string name, string value)
    {
        var outcome = PovertyStandard.Parse(
            AnArtificialStandard.Text(root => root["indicators"]![0]![name] = JsonNode.Parse(value)));
        Assert.Null(outcome.Answer);
        Assert.All(outcome.Problems, p => Assert.Equal("ST-001", p.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"code\":\"a\",\"code\":\"b\"}")]
    [InlineData("{\"code\":\"\\ud800\"}")]
    public void What_is_not_an_object_is_refused(string json) =>
        Assert.Equal("ST-001", PovertyStandard.Parse(json).Problems[0].Code);

    [Fact]
    public void A_standard_keeps_the_text_it_was_read_from() =>
        Assert.Equal(PovertyStandard.Parse(NationalStandards.Nd07.Json).Answer!.Json, NationalStandards.Nd07.Json);
}
