using VuonLen.Rules.Text;

namespace VuonLen.Rules.Tests.Text;

public sealed class ListDateTests
{
    [Theory]
    [InlineData("05/06/1980", "1980-06-05", DateDoubts.None)]
    [InlineData(" 5-6-1980\u200B", "1980-06-05", DateDoubts.None)]
    [InlineData("5.6.1980", "1980-06-05", DateDoubts.None)]
    [InlineData("5 / 6 / 1980", "1980-06-05", DateDoubts.None)]
    [InlineData("'05/06/1980", "1980-06-05", DateDoubts.None)]
    [InlineData("05/06/1980 00:00:00", "1980-06-05", DateDoubts.None)]
    [InlineData("1980-06-05", "1980-06-05", DateDoubts.None)]
    [InlineData("1980-06-05T07:30:00", "1980-06-05", DateDoubts.None)]
    [InlineData("Ngày 5 tháng 6 năm 1980", "1980-06-05", DateDoubts.None)]
    [InlineData("29/02/2000", "2000-02-29", DateDoubts.None)]
    [InlineData("01/01/1975", "1975-01-01", DateDoubts.FirstOfYear)]
    [InlineData("05061980", "1980-06-05", DateDoubts.NoSeparators)]
    [InlineData("29377", "1980-06-05", DateDoubts.SerialNumber)]
    public void A_day_is_read(string text, string day, DateDoubts doubts)
    {
        var date = ListDate.Read(text).Answer!;
        Assert.Equal(DateOnly.Parse(day, null), date.Day);
        Assert.Equal(doubts, date.Doubts);
    }

    [Theory]
    [InlineData("1975", 1975, null, DateDoubts.None)]
    [InlineData("00/00/1975", 1975, null, DateDoubts.OpenParts)]
    [InlineData("??/??/1975", 1975, null, DateDoubts.OpenParts)]
    [InlineData("--/--/1975", 1975, null, DateDoubts.OpenParts)]
    [InlineData("00/05/1975", 1975, 5, DateDoubts.OpenParts)]
    [InlineData("05/1975", 1975, 5, DateDoubts.None)]
    [InlineData("tháng 5 năm 1975", 1975, 5, DateDoubts.None)]
    public void A_year_or_month_stays_one(string text, int year, int? month, DateDoubts doubts)
    {
        var date = ListDate.Read(text).Answer!;
        Assert.Equal((year, month, null, doubts), (date.Year, date.Month, date.Day, date.Doubts));
    }

    [Theory]
    [InlineData("31/02/1980", "TX-102")]
    [InlineData("29/02/1900", "TX-102")]
    [InlineData("05/00/1980", "TX-102")]
    [InlineData("32/01/1980", "TX-102")]
    [InlineData("06/13/1980", "TX-103")]
    [InlineData("5/6/80", "TX-104")]
    [InlineData("05/06/1880", "TX-105")]
    [InlineData("1234", "TX-105")]
    [InlineData("5061980", "TX-106")]
    [InlineData("45", "TX-106")]
    [InlineData("không rõ", "TX-101")]
    [InlineData("5/6", "TX-101")]
    [InlineData("075123456789", "TX-101")]
    public void What_is_no_date_says_why(string text, string code)
    {
        var outcome = ListDate.Read(text);
        Assert.Null(outcome.Answer);
        Assert.Equal(code, Assert.Single(outcome.Problems).Code);
    }

    [Theory]
    [InlineData("5/6/26", 2026)]
    [InlineData("5/6/27", 1927)]
    [InlineData("5/6/00", 2000)]
    [InlineData("5-6-80", 1980)]
    public void The_century_is_added_only_by_a_stated_rule_and_says_so(string text, int year)
    {
        var date = ListDate.Read(text, latestShortYear: 2026).Answer!;
        Assert.Equal(new DateOnly(year, 6, 5), date.Day);
        Assert.Equal(DateDoubts.ShortYear, date.Doubts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B ")]
    public void An_empty_cell_is_neither_a_date_nor_a_fault(string? text)
    {
        var outcome = ListDate.Read(text);
        Assert.False(outcome.IsRefused);
        Assert.Null(outcome.Answer);
    }

    [Fact]
    public void A_year_typed_into_a_cell_for_dates_is_not_a_day_of_1905()
    {
        var date = ListDate.FromDate(new DateTime(1905, 5, 28), serial: 1975).Answer!;
        Assert.Equal((1975, null, DateDoubts.YearInDateCell), (date.Year, date.Day, date.Doubts));
        Assert.Equal(new DateOnly(1980, 6, 5), ListDate.FromDate(new DateTime(1980, 6, 5), 29377).Answer!.Day);
    }

    [Fact]
    public void Numbers_are_years_or_days_counted_from_either_start()
    {
        Assert.Equal(1975, ListDate.FromNumber(1975).Answer!.Year);
        Assert.Equal(new DateOnly(1980, 6, 5), ListDate.FromNumber(29377).Answer!.Day);
        Assert.Equal(new DateOnly(1980, 6, 5), ListDate.FromNumber(29377 - 1462, from1904: true).Answer!.Day);
        Assert.Equal("TX-106", ListDate.FromNumber(-5).Problems[0].Code);
        Assert.Equal("TX-106", ListDate.FromNumber(1975.5).Problems[0].Code);
        Assert.Equal("TX-106", ListDate.FromNumber(double.NaN).Problems[0].Code);
    }

    [Fact]
    public void Every_day_is_read_back_from_the_usual_forms()
    {
        for (var day = new DateOnly(1930, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            Assert.Equal(day, ListDate.Read(day.ToString("dd/MM/yyyy", null)).Answer!.Day);
            Assert.Equal(day, ListDate.Read(day.ToString("d-M-yyyy", null)).Answer!.Day);
        }
    }
}
