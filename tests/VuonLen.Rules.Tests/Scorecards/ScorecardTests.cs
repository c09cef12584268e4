using VuonLen.Rules.Scorecards;

namespace VuonLen.Rules.Tests.Scorecards;

/// <summary>Cards and points in here are made up; no official point is known to the product.</summary>
public sealed class ScorecardTests
{
    private const string Header = "region,area,item_code,item_name,category_code,category_name,points\n";

    private const string Csv = Header
        + "R1,rural,size,Số nhân khẩu,1,\"một, một mình\",45\n"
        + "R1,rural,size,Số nhân khẩu,2,hai,30\n"
        + "R1,rural,tv,Tivi,yes,có,10\n"
        + "R1,rural,tv,Tivi,no,\"không \"\"có\"\"\",-5\n"
        + "\n"
        + ",urban,size,Số nhân khẩu,1,một,50\n";

    private const string Json =
        """
        { "code": "C", "standard": "S", "variants": [
          { "area": "urban", "region": null, "items": [
            { "code": "size", "name": "Số nhân khẩu", "categories": [
              { "code": "1", "name": "một", "points": 50 } ] } ] } ] }
        """;

    [Fact]
    public void Points_of_all_items_add_up_to_B1()
    {
        var card = ScorecardCsv.Import("C", "ND07-2022", Csv).Answer!;
        var rural = card.VariantOf(isUrban: false, "R1")!;

        Assert.Equal(40, rural.Score(Answers(("size", "1"), ("tv", "no"))).Answer!.B1);
        Assert.Equal(40, rural.Score(Answers(("size", "2"), ("tv", "yes"))).Answer!.B1);
        Assert.Equal("một, một mình", rural.Items[0].Categories[0].Name);
        Assert.Equal("không \"có\"", rural.Items[1].Categories[1].Name);
    }

    [Fact]
    public void The_sheet_is_that_of_area_and_region_or_of_the_area()
    {
        var card = ScorecardCsv.Import("C", "ND07-2022", Csv).Answer!;

        Assert.Equal(50, card.VariantOf(isUrban: true, "R9")!.Score(Answers(("size", "1"))).Answer!.B1);
        Assert.Equal(50, card.VariantOf(isUrban: true, null)!.Score(Answers(("size", "1"))).Answer!.B1);
        Assert.Null(card.VariantOf(isUrban: false, "R9"));
        Assert.Null(card.VariantOf(isUrban: false, null));
    }

    [Fact]
    public void An_item_without_an_answer_is_missing_and_never_0()
    {
        var rural = ScorecardCsv.Import("C", "ND07-2022", Csv).Answer!.VariantOf(false, "R1")!;
        var outcome = rural.Score(Answers(("tv", "maybe"), ("car", "yes")));

        Assert.Null(outcome.Answer);
        Assert.Equal(["SC-101", "SC-102", "SC-103"], outcome.Problems.Select(p => p.Code));
        Assert.Contains("size", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("SC-101", Assert.Single(rural.Score(Answers(("size", ""), ("tv", "no"))).Problems).Code);
    }

    [Fact]
    public void Json_has_the_same_shape()
    {
        var card = Scorecard.Parse(Json).Answer!;
        Assert.Equal(("C", "S"), (card.Code, card.Standard));
        Assert.Equal(50, card.VariantOf(true, null)!.Score(Answers(("size", "1"))).Answer!.B1);
    }

    [Theory]
    [InlineData("R1,rural,a,A,1,x,1.5\n", "dòng 2")]
    [InlineData("R1,rural,a,A,1,x,\n", "dòng 2")]
    [InlineData("R1,city,a,A,1,x,1\n", "dòng 2")]
    [InlineData("R1,rural,a,A,1,x\n", "dòng 2")]
    [InlineData("R1,rural,a,\"A,1,x,1\n", "dòng 2")]
    [InlineData("R1,rural,,A,1,x,1\n", "dòng 2")]
    [InlineData("R1,rural,a,A,1,x,1\nR1,rural,a,B,2,y,1\n", "dòng 3")]
    [InlineData("R1,rural,a,A,1,x,1\nR1,rural,a,A,1,y,2\n", "lựa chọn 1")]
    [InlineData("", "variants")]
    public void A_row_with_a_fault_refuses_the_card_and_is_named(string rows, string place)
    {
        var outcome = ScorecardCsv.Import("C", "S", Header + rows);
        Assert.Null(outcome.Answer);
        Assert.Contains(outcome.Problems, p => p.Code == "SC-001" && p.Message.Contains(place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"points\": 50", "\"points\": null")]
    [InlineData("\"points\": 50", "\"points\": \"50\"")]
    [InlineData("\"area\": \"urban\"", "\"area\": \"town\"")]
    [InlineData("\"items\"", "\"item\"")]
    [InlineData("\"code\": \"C\"", "\"code\": \"\"")]
    [InlineData("{ \"code\"", "\"code\"")]
    public void Json_with_a_fault_is_refused(string right, string wrong)
    {
        var outcome = Scorecard.Parse(Json.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(outcome.Answer);
        Assert.All(outcome.Problems, p => Assert.Equal("SC-001", p.Code));
    }

    [Fact]
    public void A_file_without_its_header_is_refused() =>
        Assert.Equal("SC-001", Assert.Single(ScorecardCsv.Import("C", "S", "a,b\n").Problems).Code);

    private static Dictionary<string, string> Answers(params (string Item, string Category)[] answers) =>
        answers.ToDictionary(a => a.Item, a => a.Category);
}
