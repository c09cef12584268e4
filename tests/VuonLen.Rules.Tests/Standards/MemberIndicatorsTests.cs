using VuonLen.Rules.Facts;
using static VuonLen.Rules.Tests.Standards.AHousehold;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>Indicators 1 to 6 on 15/10/2026 at every age where they begin and end.</summary>
public sealed class MemberIndicatorsTests
{
    private static readonly MemberFacts _one = Adult("x");

    [Theory]
    [InlineData("2011-10-15", Sex.Male, "yes")] // 15 today
    [InlineData("2011-10-16", Sex.Male, "no")] // 15 tomorrow
    [InlineData("1965-04-16", Sex.Male, "yes")] // 61 years 6 months tomorrow
    [InlineData("1965-04-15", Sex.Male, "no")] // 61 years 6 months today
    [InlineData("1969-10-16", Sex.Female, "yes")] // 57 tomorrow
    [InlineData("1969-10-15", Sex.Female, "no")] // 57 today
    [InlineData("2011", Sex.Male, "members/x/born")]
    [InlineData("2010", Sex.Male, "yes")]
    [InlineData("2012", Sex.Male, "no")]
    [InlineData("1965", Sex.Male, "members/x/born")]
    [InlineData("1966", Sex.Male, "yes")]
    [InlineData("1964", Sex.Male, "no")]
    [InlineData("1969", Sex.Female, "members/x/born")]
    [InlineData("1967", null, "members/x/sex")]
    [InlineData("1969", null, "members/x/born members/x/sex")] // a woman may be 57, or not yet
    [InlineData("1970", null, "yes")]
    [InlineData("1964", null, "no")]
    public void Working_age_is_from_15_to_the_retirement_age_of_the_year(string born, Sex? sex, string says) =>
        Assert.Equal(says, (_one with { Work = Work.None, Sex = sex, Studying = Studying.LowerSecondary }).Born(born).AmongAdults().Says(1));

    [Theory]
    [InlineData(2022, 12 * 60 + 6, 12 * 55 + 8)]
    [InlineData(2025, 12 * 61 + 3, 12 * 56 + 8)]
    [InlineData(2026, 12 * 61 + 6, 12 * 57)]
    [InlineData(2027, 12 * 61 + 9, 12 * 57 + 4)]
    [InlineData(2028, 12 * 62, 12 * 57 + 8)]
    [InlineData(2035, 12 * 62, 12 * 60)]
    [InlineData(2050, 12 * 62, 12 * 60)]
    public void Working_age_ends_later_every_year_up_to_62_and_60(int year, int maleMonths, int femaleMonths) =>
        Assert.Equal(new(maleMonths, femaleMonths), Rules.Standards.NationalStandards.WorkingAge.EndOn(year));

    [Fact]
    public void Working_age_is_not_known_before_the_table_begins() =>
        Assert.Null(Rules.Standards.NationalStandards.WorkingAge.EndOn(2020));

    [Theory]
    [InlineData(true, Work.None, "yes")]
    [InlineData(true, Work.WageWithoutContract, "yes")]
    [InlineData(true, Work.WageWithContract, "no")]
    [InlineData(true, Work.OwnFarmOrBusiness, "no")]
    [InlineData(false, Work.None, "no")]
    [InlineData(false, Work.WageWithoutContract, "no")]
    [InlineData(false, null, "no")]
    [InlineData(null, Work.OwnFarmOrBusiness, "no")]
    [InlineData(null, Work.WageWithContract, "no")]
    [InlineData(null, Work.None, "members/x/can_and_wants_to_work")]
    [InlineData(true, null, "members/x/work")]
    [InlineData(null, null, "members/x/can_and_wants_to_work members/x/work")]
    public void Employment_asks_for_work_of_those_able_and_willing(bool? can, Work? work, string says) =>
        Assert.Equal(says, (_one with { CanAndWantsToWork = can, Work = work }).AmongAdults().Says(1));

    [Theory]
    [InlineData("2010-10-16", false, false, "yes")] // 15, 16 tomorrow
    [InlineData("2010-10-15", false, false, "no")] // 16 today
    [InlineData("1966-10-15", true, false, "yes")] // 60 today
    [InlineData("1966-10-16", true, false, "no")] // 60 tomorrow
    [InlineData("1960-01-01", false, false, "no")] // elderly without assistance
    [InlineData("1986-01-01", true, true, "yes")]
    [InlineData("1986-01-01", false, true, "no")]
    [InlineData("1986-01-01", true, false, "no")] // on assistance, neither elderly nor disabled
    [InlineData("2010", false, false, "members/x/born")]
    [InlineData("2010", true, true, "yes")]
    [InlineData("1966", true, false, "members/x/born")]
    [InlineData("1966", true, null, "members/x/born members/x/disabled")]
    [InlineData("1966", false, null, "no")]
    [InlineData("1986-01-01", null, false, "no")]
    [InlineData("1986-01-01", null, true, "members/x/monthly_social_assistance")]
    [InlineData("1986-01-01", null, null, "members/x/monthly_social_assistance members/x/disabled")]
    [InlineData("1960-01-01", null, null, "members/x/monthly_social_assistance")]
    [InlineData("2020-01-01", null, null, "yes")]
    public void A_dependant_is_a_child_or_elderly_or_disabled_on_assistance(string born, bool? assistance, bool? disabled, string says) =>
        Assert.Equal(
            says,
            Of((_one with { MonthlySocialAssistance = assistance, Disabled = disabled, Studying = Studying.Vocational, CanAndWantsToWork = false }).Born(born))
                .Says(2));

    [Theory]
    [InlineData(1, 1, "no")] // exactly half
    [InlineData(2, 1, "yes")]
    [InlineData(2, 3, "no")]
    [InlineData(3, 2, "yes")]
    [InlineData(2, 2, "no")]
    public void Dependants_must_be_more_than_half(int children, int adults, string says) =>
        Assert.Equal(says, Of([.. Children(children), .. Adults(adults)]).Says(2));

    [Theory]
    [InlineData(1, 1, 3, "no")] // even with the unknown one, 2 of 5
    [InlineData(3, 1, 1, "yes")] // without it, 3 of 5
    [InlineData(2, 1, 2, "members/u0/monthly_social_assistance")] // 2 or 3 of 5
    [InlineData(1, 2, 1, "members/u0/monthly_social_assistance members/u1/monthly_social_assistance")]
    public void An_unknown_dependant_blocks_only_when_the_share_depends_on_it(int children, int unknown, int adults, string says)
    {
        MemberFacts[] members = [.. Children(children), .. Unknown(unknown), .. Adults(adults)];
        Assert.Equal(says, Of(members).Says(2));
    }

    [Theory]
    [InlineData("2010-10-16", true, false, "yes")]
    [InlineData("2010-10-15", true, true, "no")]
    [InlineData("2015-01-01", false, true, "yes")]
    [InlineData("2015-01-01", false, false, "no")]
    [InlineData("2015-01-01", null, true, "yes")]
    [InlineData("2015-01-01", null, false, "members/x/stunted")]
    [InlineData("2015-01-01", null, null, "members/x/stunted members/x/underweight")]
    [InlineData("1986-01-01", null, null, "no")]
    [InlineData("2010", true, false, "members/x/born")]
    [InlineData("2010", false, false, "no")]
    [InlineData("2026", true, false, "yes")]
    public void Nutrition_asks_for_children_under_16(string born, bool? stunted, bool? underweight, string says) =>
        Assert.Equal(
            says,
            (_one with { Stunted = stunted, Underweight = underweight, Studying = Studying.Vocational }).Born(born).AmongAdults().Says(3));

    [Theory]
    [InlineData("2020-10-15", false, "yes")] // 6 today
    [InlineData("2020-10-16", false, "no")] // 6 tomorrow
    [InlineData("2020-10-16", null, "no")]
    [InlineData("2020-10-15", null, "members/x/insured")]
    [InlineData("2020", false, "members/x/born")]
    [InlineData("2020", null, "members/x/born members/x/insured")]
    [InlineData("2020", true, "no")]
    [InlineData("2019", false, "yes")]
    [InlineData("2021", false, "no")]
    public void Insurance_is_asked_from_the_sixth_birthday(string born, bool? insured, string says) =>
        Assert.Equal(says, (_one with { Insured = insured, Studying = Studying.Primary }).Born(born).AmongAdults().Says(4));

    [Theory]
    [InlineData("2010-10-16", Studying.None, Completed.None, "no")] // 15: schooling, not adult education
    [InlineData("2010-10-15", Studying.None, Completed.None, "yes")] // 16 today
    [InlineData("2010-10-15", Studying.None, Completed.Primary, "yes")]
    [InlineData("2010-10-15", Studying.None, Completed.LowerSecondary, "no")]
    [InlineData("2010-10-15", Studying.Primary, Completed.None, "yes")]
    [InlineData("2010-10-15", Studying.LowerSecondary, Completed.None, "no")]
    [InlineData("2008-10-16", Studying.None, Completed.LowerSecondary, "no")] // 18 tomorrow
    [InlineData("2008-10-15", Studying.None, Completed.LowerSecondary, "yes")] // 18 today
    [InlineData("2008-10-15", Studying.LowerSecondary, Completed.Primary, "yes")]
    [InlineData("2008-10-15", Studying.UpperSecondary, Completed.LowerSecondary, "no")]
    [InlineData("2008-10-15", Studying.Vocational, Completed.None, "no")]
    [InlineData("2008-10-15", Studying.None, Completed.ElementaryVocational, "no")]
    [InlineData("2008-10-15", Studying.None, Completed.University, "no")]
    [InlineData("1995-10-16", Studying.None, Completed.None, "yes")] // 30, 31 tomorrow
    [InlineData("1995-10-15", Studying.None, Completed.None, "no")] // 31 today
    [InlineData("1995", Studying.None, Completed.None, "members/x/born")]
    [InlineData("2008", Studying.None, Completed.LowerSecondary, "members/x/born")]
    [InlineData("2008", Studying.None, Completed.Primary, "yes")]
    [InlineData("2008", Studying.None, null, "members/x/born members/x/completed")]
    [InlineData("2000-01-01", null, Completed.UpperSecondary, "no")]
    [InlineData("2000-01-01", null, Completed.LowerSecondary, "members/x/studying")]
    [InlineData("2000-01-01", null, null, "members/x/studying members/x/completed")]
    [InlineData("1990-01-01", null, null, "no")]
    public void Adult_education_is_asked_from_16_to_the_31st_birthday(string born, Studying? studying, Completed? completed, string says) =>
        Assert.Equal(says, (_one with { Studying = studying, Completed = completed }).Born(born).AmongAdults().Says(5));

    [Theory]
    [InlineData(true, "no")]
    [InlineData(false, "yes")]
    [InlineData(null, "members/x/on_the_job_training")]
    public void Training_on_the_job_counts_as_education(bool? training, string says) =>
        Assert.Equal(
            says, (_one with { OnTheJobTraining = training, Completed = Completed.Primary }).Born("2000-01-01").AmongAdults().Says(5));

    [Theory]
    [InlineData("2023-10-16", Studying.None, "no")] // 3 tomorrow
    [InlineData("2023-10-15", Studying.None, "yes")] // 3 today
    [InlineData("2023-10-15", Studying.Preschool, "no")]
    [InlineData("2020-10-16", Studying.Preschool, "no")] // 6 tomorrow
    [InlineData("2020-10-15", Studying.Preschool, "yes")] // 6 today
    [InlineData("2020-10-16", Studying.Primary, "no")] // 5 and already in primary school
    [InlineData("2014-10-16", Studying.Primary, "no")] // 12 tomorrow
    [InlineData("2014-10-15", Studying.Primary, "yes")] // 12 today
    [InlineData("2014-10-16", Studying.LowerSecondary, "no")] // 11 and ahead
    [InlineData("2010-10-16", Studying.Primary, "yes")] // 15
    [InlineData("2010-10-16", Studying.UpperSecondary, "no")]
    [InlineData("2010-10-16", Studying.Vocational, "no")]
    [InlineData("2010-10-15", Studying.None, "no")] // 16 today
    [InlineData("2014", Studying.Primary, "members/x/born")]
    [InlineData("2014", Studying.LowerSecondary, "no")]
    [InlineData("2014", Studying.Preschool, "yes")]
    [InlineData("2014", null, "members/x/born members/x/studying")]
    [InlineData("2015", null, "members/x/studying")]
    [InlineData("2023", null, "members/x/born members/x/studying")]
    [InlineData("2024", null, "no")]
    [InlineData("2010", Studying.None, "members/x/born")]
    [InlineData("2010", Studying.LowerSecondary, "no")]
    public void Schooling_asks_for_the_level_of_the_age_or_a_higher_one(string born, Studying? studying, string says)
    {
        var child = (_one with { Studying = studying, Completed = Completed.LowerSecondary }).Born(born);
        Assert.Equal(says, child.AmongAdults().Says(6));
    }

    [Theory]
    [InlineData(2026, 2, 28, "no")] // five until 1 March of a year without a leap day
    [InlineData(2026, 3, 1, "yes")]
    public void A_birthday_on_a_leap_day_is_completed_on_the_first_of_March(int year, int month, int day, string says) =>
        Assert.Equal(
            says,
            ((_one with { Insured = false, Studying = Studying.Primary }).Born("2020-02-29").AmongAdults() with { On = new(year, month, day) }).Says(4));

    [Theory]
    [InlineData("2018-02-28", "yes")]
    [InlineData("2018-03-01", "no")]
    public void A_review_on_a_leap_day_counts_like_the_last_of_February(string born, string says) =>
        Assert.Equal(
            says,
            ((_one with { Insured = false, Studying = Studying.Primary }).Born(born).AmongAdults() with { On = new(2024, 2, 29) }).Says(4));

    [Fact]
    public void One_deprived_member_decides_whatever_is_unknown_of_the_others()
    {
        var facts = Of(Adult("m1") with { Insured = false }, Adult("m2") with { Insured = null });
        var classification = facts.Classified();

        Assert.Equal([4], classification.Deprived);
        Assert.Equal(["m1"], classification.Results[3].Members);
        Assert.Empty(classification.Missing);
    }

    [Fact]
    public void A_birth_date_that_is_quite_unknown_is_asked_for_only_where_it_can_matter()
    {
        var harmless = _one with { Born = null, Sex = null, Studying = Studying.University };
        Assert.Equal("no", harmless.AmongAdults().Says(4));
        Assert.Empty(harmless.AmongAdults().Classified().Missing);

        var uninsured = harmless with { Insured = false };
        Assert.Equal("members/x/born", uninsured.AmongAdults().Says(4));
    }

    [Fact]
    public void A_year_of_birth_reaches_no_further_than_the_review()
    {
        // Born in 2023 and three on the day at the latest: on 31 December nothing is open any more.
        var child = (_one with { Studying = Studying.None }).Born("2023").AmongAdults();
        Assert.Equal("members/x/born", child.Says(6));
        Assert.Equal("yes", (child with { On = new(2026, 12, 31) }).Says(6));
    }

    private static IEnumerable<MemberFacts> Children(int count) => Enumerable.Range(0, count)
        .Select(i => (Adult($"c{i}") with { Studying = Studying.Primary }).Born("2016-01-01"));

    private static IEnumerable<MemberFacts> Adults(int count) => Enumerable.Range(0, count).Select(i => Adult($"a{i}"));

    private static IEnumerable<MemberFacts> Unknown(int count) => Enumerable.Range(0, count)
        .Select(i => (Adult($"u{i}") with { MonthlySocialAssistance = null, CanAndWantsToWork = false }).Born("1950-01-01"));
}
