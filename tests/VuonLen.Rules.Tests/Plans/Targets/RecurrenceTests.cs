using VuonLen.Rules.Plans.Targets;

namespace VuonLen.Rules.Tests.Plans.Targets;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("hằng tháng trước ngày 15", Period.Month, 15, null)]
    [InlineData("trước ngày 20 hàng tháng", Period.Month, 20, null)]
    [InlineData("Định kỳ 6 tháng", Period.HalfYear, null, null)]
    [InlineData("định kỳ hằng quý", Period.Quarter, null, null)]
    [InlineData("trước ngày 20 của tháng cuối quý", Period.Quarter, 20, null)]
    [InlineData("ngày 5 tháng đầu quý", Period.Quarter, 5, 1)]
    [InlineData("mỗi tuần", Period.Week, null, null)]
    [InlineData("hằng năm, trước ngày 15/11", Period.Year, 15, 11)]
    [InlineData("trước ngày 15 tháng 11 hằng năm", Period.Year, 15, 11)]
    [InlineData("trước ngày 6 tháng 11 hằng năm", Period.Year, 6, 11)]
    [InlineData("trước ngày 26 tháng 12 hằng năm", Period.Year, 26, null)]
    [InlineData("định kỳ 6 tháng, trước ngày 15/6", Period.HalfYear, 15, null)]
    [InlineData("6 tháng một lần, trước ngày 10 tháng 7", Period.HalfYear, 10, 1)]
    [InlineData("định kỳ 6 tháng đầu năm", Period.Year, null, 6)]
    [InlineData("hằng năm, báo cáo 6 tháng đầu năm trước ngày 20/6", Period.Year, 20, 6)]
    public void What_recurs_is_read_from_words(string words, Period every, int? day, int? month) =>
        Assert.Equal(new(every, day, month), Recurrence.Read(words));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("trước ngày 15/6/2026")]
    [InlineData("trong tháng 9")]
    [InlineData("6 tháng đầu năm 2026")]
    public void One_day_does_not_recur(string? words) => Assert.Null(Recurrence.Read(words));

    [Fact]
    public void A_month_without_the_day_has_it_on_its_last_one() =>
        Assert.Equal(
            [new(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30)],
            new Recurrence(Period.Month, 31).Between(new(2026, 1, 1), new(2026, 4, 30)));

    [Fact]
    public void Periods_count_from_january()
    {
        Assert.Equal([new(2026, 3, 20), new(2026, 6, 20), new(2026, 9, 20), new(2026, 12, 20)], Year(new(Period.Quarter, 20)));
        Assert.Equal([new(2026, 1, 5), new(2026, 4, 5), new(2026, 7, 5), new(2026, 10, 5)], Year(new(Period.Quarter, 5, 1)));
        Assert.Equal([new(2026, 6, 30), new(2026, 12, 31)], Year(new(Period.HalfYear)));
        Assert.Equal([new(2026, 12, 31)], Year(new(Period.Year)));
        Assert.Equal(12, Year(new(Period.Month, 15)).Count());
        Assert.Equal(52, Year(new(Period.Week)).Count());
    }

    [Fact]
    public void Only_days_within_the_time_are_due()
    {
        Assert.Equal([new(2026, 5, 15)], new Recurrence(Period.Month, 15).Between(new(2026, 4, 16), new(2026, 6, 14)));
        Assert.Empty(new Recurrence(Period.Month, 15).Between(new(2026, 4, 16), new(2026, 4, 1)));
    }

    [Fact]
    public void A_turn_stays_the_same_when_its_day_is_corrected()
    {
        Assert.True(new Recurrence(Period.Month, 20).IsSameTurn(new(2026, 3, 15), new(2026, 3, 20)));
        Assert.False(new Recurrence(Period.Month, 20).IsSameTurn(new(2026, 3, 15), new(2026, 4, 20)));
        Assert.False(new Recurrence(Period.Month, 20).IsSameTurn(new(2025, 3, 20), new(2026, 3, 20)));
        Assert.True(new Recurrence(Period.Quarter, 5, 1).IsSameTurn(new(2026, 3, 31), new(2026, 1, 5)));
        Assert.False(new Recurrence(Period.HalfYear).IsSameTurn(new(2026, 6, 30), new(2026, 12, 31)));
        Assert.False(new Recurrence(Period.Week).IsSameTurn(new(2026, 10, 9), new(2026, 10, 16)));
        Assert.True(new Recurrence(Period.Week).IsSameTurn(new(2026, 10, 12), new(2026, 10, 16))); // Monday and Friday
    }

    private static IEnumerable<DateOnly> Year(Recurrence recurrence) => recurrence.Between(new(2026, 1, 1), new(2026, 12, 31));
}
