using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.Rules.Tests.People;

public sealed class PersonalIdTests
{
    [Theory]
    [InlineData("012085001123", "012", Sex.Male, 1985)]
    [InlineData("012185001123", "012", Sex.Female, 1985)]
    [InlineData("052203001123", "052", Sex.Male, 2003)]
    [InlineData(" 0523 0300 1123 ", "052", Sex.Female, 2003)]
    [InlineData("052410001123", "052", Sex.Male, 2110)]
    [InlineData("052999001123", "052", Sex.Female, 2399)]
    public void Twelve_digits_tell_place_sex_and_year(string text, string place, Sex sex, int year)
    {
        Assert.True(PersonalId.TryParse(text, out var id));
        Assert.Equal((place, sex, year), (id.PlaceCode, id.Sex, id.BirthYear));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01208500112")]
    [InlineData("0120850011234")]
    [InlineData("01208500112a")]
    [InlineData("٠١٢٠٨٥٠٠١١٢٣")]
    public void Anything_else_is_no_personal_id(string? text) => Assert.False(PersonalId.TryParse(text, out _));

    [Fact]
    public void What_does_not_agree_is_a_warning()
    {
        Assert.True(PersonalId.TryParse("012085001123", out var id));

        Assert.Empty(id.Compare(Sex.Male, BirthDate.In(1985)));
        Assert.Empty(id.Compare(null, null));
        Assert.Equal(["PI-102"], id.Compare(Sex.Female, BirthDate.On(new(1985, 12, 31))).Select(p => p.Code));
        Assert.Equal(["PI-102", "PI-103"], id.Compare(Sex.Female, BirthDate.In(1986)).Select(p => p.Code));
    }

    [Fact]
    public void A_personal_id_never_prints_itself()
    {
        Assert.True(PersonalId.TryParse("012085001123", out var id));
        Assert.Equal("0********123", id.Masked);
        Assert.Equal("0********123", $"{id}");
        Assert.Equal("", default(PersonalId).ToString());
        Assert.Equal("*****", PersonalId.Mask("12345"));
    }
}
