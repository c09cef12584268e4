using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VuonLen.Rules.Names;

namespace VuonLen.Rules.Tests.Names;

public sealed class VietnameseNameTests
{
    private const string Letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";

    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true).WithReplay(7, 7);

    [Theory]
    [InlineData("Nguyễn Thị Đào", "nguyen thi dao")]
    [InlineData("  LÒ \t VĂN\u00A0 Ướm ", "lo van uom")]
    [InlineData("Trần\u200B Hậu", "tran hau")]
    [InlineData("H'Mĕ Niê", "h'me nie")]
    [InlineData("\uFEFFA", "a")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("Đỗ Ẩn Ỷ Ỵ", "do an y y")]
    public void Fold_leaves_plain_letters(string text, string folded) => Assert.Equal(folded, VietnameseName.Fold(text));

    [Fact]
    public void Composed_and_decomposed_text_are_the_same_name() => ForAll(name =>
        new[] { NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKD }.All(form =>
            VietnameseName.Fold(name.Normalize(form)) == VietnameseName.Fold(name)
            && VietnameseName.SortKey(name.Normalize(form)) == VietnameseName.SortKey(name)
            && VietnameseName.SortKey(name.ToUpperInvariant().Normalize(form)) == VietnameseName.SortKey(name)));

    [Fact]
    public void A_tone_typed_after_a_composed_letter_is_the_same_letter()
    {
        Assert.Equal(VietnameseName.SortKey("Ấn"), VietnameseName.SortKey("Â\u0301n"));
        Assert.Equal(VietnameseName.SortKey("Mận"), VietnameseName.SortKey("Ma\u0323\u0302n"));
        Assert.Equal("u", VietnameseName.Fold("U\u031B\u0303"));
    }

    [Fact]
    public void Folding_twice_changes_nothing_and_leaves_ascii() => ForAll(name =>
    {
        var folded = VietnameseName.Fold(name);
        return VietnameseName.Fold(folded) == folded
            && folded.All(char.IsAscii)
            && !folded.Contains("  ", StringComparison.Ordinal)
            && VietnameseName.Fold($"\u200B {name.ToUpperInvariant()}\u00A0") == folded;
    });

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("a\ud800", VietnameseName.Fold("Á\ud800"));

    [Fact]
    public void Names_sort_by_given_name_then_middle_then_surname()
    {
        string[] sorted =
        [
            "An", "Lê An", "Nguyễn An", "Trần An", "Lê Bá An", "Lê Văn An", "Lê Văn Bá An", "Trần Văn Ản", "Lê Văn Án", "Lê Văn Anh",
            "Lê Ăn", "Lê Ân", "Lê Ấn", "Lê Bình", "Lê Dũng", "Đào Đan", "Lê Đan", "Lê Đàn", "Lê Em", "Lê Ên", "Lê Hà", "Lê Hạ", "Lê Hai",
            "Lê On", "Lê Ôn", "Lê Ơn", "Lê Phúc", "Lê Un", "Lê Ưn", "Lê Vy", "Lê Xuân", "Lê Y", "Lê Ý",
        ];
        var shuffled = sorted.OrderBy(n => new string([.. n.Reverse()]), StringComparer.Ordinal).ToList();
        Assert.Equal(sorted, shuffled.OrderBy(VietnameseName.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_letter_has_its_place_and_tones_decide_only_between_equal_letters()
    {
        string[] alphabet = ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"];
        Assert.Equal(alphabet, alphabet.Reverse().OrderBy(VietnameseName.SortKey, StringComparer.Ordinal));
        Assert.Equal(alphabet.Select(l => l + "a"), alphabet.Reverse().Select(l => l + "a").OrderBy(VietnameseName.SortKey, StringComparer.Ordinal));

        string[] tones = ["ta", "tà", "tả", "tã", "tá", "tạ", "tan"];
        Assert.Equal(tones, tones.Reverse().OrderBy(VietnameseName.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void A_sort_key_is_ascii_and_groups_by_given_name() => ForAll(name =>
    {
        var key = VietnameseName.SortKey(name);
        var given = VietnameseName.SortKey(VietnameseName.GivenName(name));
        return key.All(char.IsAscii) && key.StartsWith(given.Split(' ')[0] + " ", StringComparison.Ordinal) == (name.Trim().Length > 0);
    });

    [Fact]
    public void Hyphens_and_apostrophes_do_not_count_in_sorting()
    {
        Assert.Equal(VietnameseName.SortKey("Rơ Châm H'Mai"), VietnameseName.SortKey("Rơ Châm HMai"));
        Assert.Equal("", VietnameseName.SortKey(" - "));
    }

    [Theory]
    [InlineData("Nguyễn Thị Đào", "Đào", "dao thi nguyen")]
    [InlineData("Đào", "Đào", "dao")]
    [InlineData(" ", "", "")]
    public void Given_name_is_the_last_word(string fullName, string given, string reversed)
    {
        Assert.Equal(given, VietnameseName.GivenName(fullName));
        Assert.Equal(reversed, VietnameseName.FoldedReversed(fullName));
    }

    [Theory]
    [InlineData("Lò Văn An", 2, "van an lo")]
    [InlineData("Lò Văn An", 3, null)]
    [InlineData("Nguyễn Thị  Thu Đào", 3, "thu dao nguyen thi")]
    [InlineData("Đào", 2, null)]
    [InlineData("", 2, null)]
    public void A_name_begins_anew_at_each_inner_word(string fullName, int n, string? folded) =>
        Assert.Equal(folded, VietnameseName.FoldedFrom(fullName, n));

    private static void ForAll(Func<string, bool> holds)
    {
        var word = Gen.Elements(Letters.ToCharArray()).ArrayOf().Where(w => w.Length > 0).Select(w => new string(w));
        var name = word.ArrayOf().Select(words => string.Join(' ', words));
        Prop.ForAll(name.ToArbitrary(), holds).Check(_config);
    }
}
