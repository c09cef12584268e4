using System.Text;
using VuonLen.Rules.Names;
using VuonLen.Rules.Text;

namespace VuonLen.Rules.Tests.Text;

public sealed class VietnameseTextTests
{
    /// <summary>The 134 letters that are not plain.</summary>
    internal const string Small = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

    [Fact]
    public void Every_letter_is_composed_whatever_its_parts_and_their_order()
    {
        foreach (var letter in Small + Small.ToUpperInvariant())
        {
            Assert.Equal(letter.ToString(), VietnameseText.Compose(letter.ToString().Normalize(NormalizationForm.FormD)));
            Assert.Equal(letter.ToString(), VietnameseText.Compose(letter.ToString()));
        }

        Assert.Equal("Ệ", VietnameseText.Compose("E\u0302\u0323"));
        Assert.Equal("Ệ", VietnameseText.Compose("Ê\u0323"));
        Assert.Equal("Ệ", VietnameseText.Compose("Ẹ\u0302"));
        Assert.Equal("ự", VietnameseText.Compose("u\u0323\u031B"));
        Assert.Equal("H'Mĕ Čư", VietnameseText.Compose("H'Me\u0306 C\u030Cu\u031B"));
    }

    [Fact]
    public void A_second_tone_stays_beside_the_letter() => Assert.Equal("á\u0300", VietnameseText.Compose("a\u0301\u0300"));

    [Theory]
    [InlineData("  Lò\u00A0 Văn\u200B  Ướm \u200E", "Lò Văn Ướm")]
    [InlineData("\uFEFFLê\r\nVăn\tAn", "Lê Văn An")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("NGUYỄN văn", "NGUYỄN văn")]
    [InlineData("\u200B \u00A0", "")]
    public void Cleaning_takes_away_what_nobody_sees(string text, string clean)
    {
        Assert.Equal(clean, VietnameseText.Clean(text));
        Assert.Equal(clean, VietnameseText.Clean(clean));
    }

    [Theory]
    [InlineData("Hoà", "HÒA")]
    [InlineData("Thuý  Hoà", "Thúy Hòa")]
    [InlineData("Khuỷu", "Khuyủ")]
    [InlineData("Nguyễn", "Nguyê\u0303n")]
    public void The_place_of_the_tone_does_not_tell_names_apart(string one, string other) =>
        Assert.Equal(VietnameseText.ComparisonKey(one), VietnameseText.ComparisonKey(other));

    [Theory]
    [InlineData("Hoa", "Hoà")]
    [InlineData("Hoà", "Hoá")]
    [InlineData("Dan", "Đan")]
    [InlineData("Hoà Thu", "Hoa Thù")]
    [InlineData("Tan", "Tân")]
    public void Letters_and_tones_do(string one, string other) =>
        Assert.NotEqual(VietnameseText.ComparisonKey(one), VietnameseText.ComparisonKey(other));

    [Fact]
    public void A_key_of_comparison_is_one_of_search_once_folded()
    {
        foreach (var name in new[] { "Hoà", "Lò Văn Ướm", "H'Men Niê" })
            Assert.Equal(VietnameseName.Fold(name), VietnameseName.Fold(new([.. VietnameseText.ComparisonKey(name).Where(c => c < '\u2460')])));
    }

    [Theory]
    [InlineData("NGUYỄN VĂN ĐÀO", "Nguyễn Văn Đào")]
    [InlineData("h'men niê", "H'Men Niê")]
    [InlineData("rơ-chăm", "Rơ-Chăm")]
    [InlineData("Lê văn An", "Lê văn An")]
    [InlineData("Ý", "Ý")]
    public void Only_a_name_in_one_case_gets_its_capitals(string name, string cased) => Assert.Equal(cased, VietnameseText.NameCase(name));
}
