using System.Globalization;
using VuonLen.Rules.Text;

namespace VuonLen.Rules.Tests.Text;

public sealed class ListNumberTests
{
    [Theory]
    [InlineData("0", "0", "")]
    [InlineData("12", "12", "")]
    [InlineData("-5", "-5", "")]
    [InlineData("12 m2", "12", "m2")]
    [InlineData("12m²", "12", "m²")]
    [InlineData("45,5", "45.5", "")]
    [InlineData("45.50", "45.50", "")]
    [InlineData("1.234,5", "1234.5", "")]
    [InlineData("1,234.5", "1234.5", "")]
    [InlineData("1.234.567", "1234567", "")]
    [InlineData("1,234,567.25", "1234567.25", "")]
    [InlineData("1 234 567,5 đ", "1234567.5", "đ")]
    [InlineData("1250000 đồng", "1250000", "đồng")]
    [InlineData("1,5 triệu", "1500000", "")]
    [InlineData("2 triệu đồng", "2000000", "đồng")]
    [InlineData("0,125", "0.125", "")]
    [InlineData("1234,567", "1234.567", "")]
    [InlineData("'007", "7", "")]
    public void A_number_is_read_the_way_it_is_written(string text, string value, string unit)
    {
        var number = ListNumber.Read(text).Answer!;
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), number.Value);
        Assert.Equal(unit, number.Unit);
    }

    [Theory]
    [InlineData("1.234", "TX-114")]
    [InlineData("1,234", "TX-114")]
    [InlineData("12.345", "TX-114")]
    [InlineData("1.23.456", "TX-113")]
    [InlineData("1.234,567.8", "TX-113")]
    [InlineData("12.34,5", "TX-113")]
    [InlineData("5.", "TX-113")]
    [InlineData("-", "TX-110")]
    [InlineData("--", "TX-110")]
    [InlineData("không", "TX-110")]
    [InlineData("x", "TX-111")]
    [InlineData("✓", "TX-111")]
    [InlineData("7,9201E+10", "TX-112")]
    public void What_is_no_number_or_could_be_two_says_why(string text, string code)
    {
        var outcome = ListNumber.Read(text);
        Assert.Null(outcome.Answer);
        Assert.Equal(code, Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public void Both_readings_of_an_unclear_number_are_named() =>
        Assert.Contains("1234 hoặc 1,234", ListNumber.Read("1.234").Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_cell_is_not_zero()
    {
        Assert.False(ListNumber.Read(" ").IsRefused);
        Assert.Null(ListNumber.Read(" ").Answer);
    }

    [Theory]
    [InlineData("x", ListMark.Yes)]
    [InlineData(" X ", ListMark.Yes)]
    [InlineData("1", ListMark.Yes)]
    [InlineData("Có", ListMark.Yes)]
    [InlineData("CO\u0301", ListMark.Yes)]
    [InlineData("✓", ListMark.Yes)]
    [InlineData("(x)", ListMark.Yes)]
    [InlineData("0", ListMark.No)]
    [InlineData("Không", ListMark.No)]
    [InlineData("", ListMark.Blank)]
    [InlineData(null, ListMark.Blank)]
    [InlineData("-", ListMark.Blank)]
    [InlineData("2", ListMark.Unclear)]
    [InlineData("Đ", ListMark.Unclear)]
    [InlineData("có thể", ListMark.Unclear)]
    public void A_mark_is_yes_no_nothing_or_unclear(string? text, ListMark mark) => Assert.Equal(mark, ListMarks.Read(text));
}
