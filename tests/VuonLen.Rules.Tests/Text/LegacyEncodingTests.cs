using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VuonLen.Rules.Text;

namespace VuonLen.Rules.Tests.Text;

public sealed class LegacyEncodingTests
{
    /// <summary>The bytes of the standard, in the order of <see cref="VietnameseTextTests.Small"/>; written down apart from the table under test.</summary>
    private const string Tcvn3Bytes =
        "B5B6B7B8B9 A8BBBCBDBEC6 A9C7C8C9CACB AE CCCECFD0D1 AAD2D3D4D5D6 D7D8DCDDDE DFE1E2E3E4 ABE5E6E7E8E9 ACEAEBECEDEE EFF1F2F3F4 ADF5F6F7F8F9 FAFBFCFDFE";

    /// <summary>What somebody sees who opens each letter without the font, in the same order.</summary>
    private const string VniShown =
        "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î";

    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true).WithReplay(7, 7);

    private static readonly string[] _names =
    [
        "Nguyễn Văn Đào", "Lò Thị Hường", "Trần Quốc Việt", "Phạm Thị Ngọc Bích", "Đặng Xuân Trường", "Vũ Đức Thắng", "Bùi Thị Mỹ Lệ", "Hoàng Thuỳ Dương",
    ];

    [Fact]
    public void Every_small_letter_of_tcvn3_comes_back()
    {
        var bytes = Convert.FromHexString(Tcvn3Bytes.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(VietnameseTextTests.Small.Length, bytes.Length);
        Assert.Equal(VietnameseTextTests.Small, VietnameseText.Convert(Encoding.Latin1.GetString(bytes), LegacyEncoding.Tcvn3));
        Assert.Equal("ĂÂÊÔƠƯĐ", VietnameseText.Convert("¡¢£¤¥¦§", LegacyEncoding.Tcvn3));
    }

    [Fact]
    public void Every_letter_of_vni_comes_back_in_both_cases()
    {
        var shown = VniShown.Split(' ');
        Assert.Equal(VietnameseTextTests.Small.Length, shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            Assert.Equal(VietnameseTextTests.Small[i].ToString(), VietnameseText.Convert(shown[i], LegacyEncoding.Vni));
            Assert.Equal(VietnameseTextTests.Small[i].ToString().ToUpperInvariant(), VietnameseText.Convert(shown[i].ToUpperInvariant(), LegacyEncoding.Vni));
        }
    }

    [Fact]
    public void Any_small_text_goes_to_tcvn3_and_back() => ForAll(text => VietnameseText.Convert(ToTcvn3(text), LegacyEncoding.Tcvn3) == text);

    [Fact]
    public void Any_text_goes_to_vni_and_back() => ForAll(text =>
        VietnameseText.Convert(ToVni(text), LegacyEncoding.Vni) == text
        && string.Equals(VietnameseText.Convert(ToVni(text).ToUpperInvariant(), LegacyEncoding.Vni), text.ToUpperInvariant(), StringComparison.Ordinal));

    [Theory]
    [InlineData("NGUYÔN V¡N ¢N", "NGUYỄN VĂN ÂN")]
    [InlineData("NguyÔn V¨n An", "Nguyễn Văn An")]
    [InlineData("TRÇN THÞ ý", "TRẦN THỊ Ý")]
    [InlineData("TRÇN THÞ µ", "TRẦN THỊ À")]
    [InlineData("TrÇn ThÞ ¸nh", "Trần Thị ánh")]
    [InlineData("trÇn thÞ ¸nh", "TRẦN THỊ ÁNH", true)]
    [InlineData("Lª Hµ", "Lê Hà")]
    [InlineData("§ç ThÞ BÝch", "Đỗ Thị Bích")]
    public void Capitals_of_tcvn3_are_found_again_where_the_word_tells(string old, string unicode, bool isCapitals = false) =>
        Assert.Equal(unicode, VietnameseText.Convert(old, LegacyEncoding.Tcvn3, isCapitals));

    [Fact]
    public void Old_columns_are_told()
    {
        var tcvn3 = VietnameseText.Detect(_names.Select(n => ToTcvn3(n.ToLowerInvariant())));
        Assert.Equal(LegacyEncoding.Tcvn3, tcvn3.Encoding);
        Assert.InRange(tcvn3.Confidence, 0.8, 1);

        var vni = VietnameseText.Detect(_names.Select(ToVni));
        Assert.Equal(LegacyEncoding.Vni, vni.Encoding);
        Assert.InRange(vni.Confidence, 0.8, 1);
    }

    [Theory]
    [InlineData("Hoà", "Lê", "Hà", "Tú", "Quý", "Thìn")]
    [InlineData("Nguyễn Văn Đào", "Lò Thị Hường", "H'Men Niê", "Ksor Byă")]
    [InlineData("An", "Binh", "", " ")]
    [InlineData("Niê", "Êban", "Müller", "naïve")]
    public void Unicode_is_never_taken_for_an_old_encoding(params string[] texts) =>
        Assert.Equal(LegacyEncoding.None, VietnameseText.Detect(texts).Encoding);

    [Fact]
    public void Unicode_vietnamese_is_never_converted()
    {
        foreach (var name in _names)
        {
            Assert.Equal(name, VietnameseText.Convert(name, LegacyEncoding.Tcvn3));
            Assert.Equal(name, VietnameseText.Convert(name, LegacyEncoding.Vni));
        }
    }

    [Theory]
    [InlineData(".VnTime", LegacyEncoding.Tcvn3, false)]
    [InlineData(".VnTimeH", LegacyEncoding.Tcvn3, true)]
    [InlineData("VNI-Times", LegacyEncoding.Vni, false)]
    [InlineData("Times New Roman", LegacyEncoding.None, false)]
    [InlineData(null, LegacyEncoding.None, false)]
    public void A_font_names_its_encoding(string? font, LegacyEncoding encoding, bool isCapitals) =>
        Assert.Equal(new LegacyFont(encoding, isCapitals), VietnameseText.FromFont(font));

    private static void ForAll(Func<string, bool> property) =>
        Prop.ForAll(Gen.Elements((VietnameseTextTests.Small + "abcdeghiklmnopqrstuvxy  ,.0123").ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary(), property)
            .Check(_config);

    private static string ToTcvn3(string text)
    {
        var bytes = Convert.FromHexString(Tcvn3Bytes.Replace(" ", "", StringComparison.Ordinal));
        return string.Concat(text.Select(c => VietnameseTextTests.Small.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? (char)bytes[i] : c));
    }

    private static string ToVni(string text)
    {
        var shown = VniShown.Split(' ');
        return string.Concat(text.Select(c => VietnameseTextTests.Small.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is >= 0 and var i
            ? char.IsUpper(c) ? shown[i].ToUpperInvariant() : shown[i]
            : c.ToString()));
    }
}
