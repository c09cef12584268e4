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
    [InlineData("hằng năm, trước ngày 15/11", Period.Year, null, null)]
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

    private static IEnumerable<DateOnly> Year(Recurrence recurrence) => recurrence.Between(new(2026, 1, 1), new(2026, 12, 31));
}
