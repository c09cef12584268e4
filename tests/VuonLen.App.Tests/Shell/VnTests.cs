using VuonLen.App.Shell;

namespace VuonLen.App.Tests.Shell;

public sealed class VnTests
{
    [Fact]
    public void Numbers_have_dots_between_thousands_and_a_decimal_comma()
    {
        Assert.Equal("1.234.567", Vn.Number(1_234_567));
        Assert.Equal("1.234,5", Vn.Number(1234.5m, 1));
        Assert.Equal("3.450.000 đồng", Vn.Money(3_450_000));
    }

    [Fact]
    public void Shares_are_rounded_to_two_digits_and_need_a_whole()
    {
        Assert.Equal("4,66%", Vn.Share(301, 6459));
        Assert.Equal("chưa nhập", Vn.Share(301, null, whenNull: Vn.NotEntered));
        Assert.Equal("chưa rõ", Vn.Share(0, 0));
    }

    [Fact]
    public void Days_and_moments_are_those_of_Vietnam()
    {
        Assert.Equal("05/01/2027", Vn.Date(new(2027, 1, 5)));
        Assert.Equal("chưa rõ", Vn.Date(null));
        Assert.Equal("01/01/2027 00:30", Vn.At(new(2026, 12, 31, 17, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Names_are_ordered_the_Vietnamese_way() =>
        Assert.Equal(["An", "Ánh", "Ăn", "Ân", "Dung", "Đào", "Em", "Ê"], new[] { "Đào", "Ê", "Ân", "Dung", "Em", "Ăn", "Ánh", "An" }.Order(Vn.Order));
}
