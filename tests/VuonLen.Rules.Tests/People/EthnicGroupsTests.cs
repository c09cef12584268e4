using VuonLen.Rules.People;

namespace VuonLen.Rules.Tests.People;

public sealed class EthnicGroupsTests
{
    [Fact]
    public void There_are_54_groups_and_foreigners() =>
        Assert.Equal(Enumerable.Range(1, 55).Select(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture)), EthnicGroups.All.Select(g => g.Code));

    [Theory]
    [InlineData("08", "Mông", "H'Mông", "Hmông", "Mèo", "H’mông", "HMÔNG", "h mong")]
    [InlineData("12", "Ê đê", "Êđê", "Ê-đê", "ede")]
    [InlineData("20", "M'Nông", "Mnông", "M`Nông")]
    [InlineData("05", "Khmer", "Khơ-me", "khơ me")]
    [InlineData("10", "Gia Rai", "Jrai", "Gia-rai")]
    [InlineData("13", "Ba Na", "Bahnar", "Ba-na")]
    [InlineData("53", "Ơ Đu", "o du")]
    [InlineData("01", "Kinh", "01", " kinh ")]
    [InlineData("55", "Người nước ngoài")]
    public void Aliases_and_spellings_find_the_group(string code, params string[] names) =>
        Assert.All(names, name => Assert.Equal(code, EthnicGroups.Find(name)?.Code));

    [Fact]
    public void Every_name_finds_its_own_group_composed_or_not() => Assert.All(
        EthnicGroups.All,
        group => Assert.All(group.Aliases.Append(group.Name), name =>
        {
            Assert.Same(EthnicGroups.Find(name), EthnicGroups.Find(name.Normalize(System.Text.NormalizationForm.FormD)));
            Assert.Equal(group.Code, EthnicGroups.Find(name)?.Code);
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Khác")]
    [InlineData("56")]
    public void What_is_no_group_is_not_guessed(string? text) => Assert.Null(EthnicGroups.Find(text));

    [Fact]
    public void Kinh_and_foreigners_are_no_minority()
    {
        Assert.Equal(["01", "55"], EthnicGroups.All.Where(g => !g.IsMinority).Select(g => g.Code));
        Assert.Equal("Tày", EthnicGroups.OfCode("02")?.Name);
        Assert.Null(EthnicGroups.OfCode("2"));
    }
}
