using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;
using static VuonLen.Rules.Tests.Standards.AHousehold;

namespace VuonLen.Rules.Tests.Standards;

public sealed class ClassificationTests
{
    private static readonly HouseholdFacts _threeDeprivations =
        WithoutDeprivation with { Water = Water.Other, Toilet = Toilet.None, InternetUsedByAMember = false };

    [Theory]
    [InlineData(false, 140, 3, PovertyClass.Poor)]
    [InlineData(false, 141, 3, PovertyClass.NotPoor)]
    [InlineData(false, 140, 2, PovertyClass.NearPoor)]
    [InlineData(false, 141, 0, PovertyClass.NotPoor)]
    [InlineData(false, 0, 0, PovertyClass.NearPoor)]
    [InlineData(true, 175, 3, PovertyClass.Poor)]
    [InlineData(true, 176, 3, PovertyClass.NotPoor)]
    [InlineData(true, 175, 2, PovertyClass.NearPoor)]
    [InlineData(true, 141, 4, PovertyClass.Poor)]
    public void Class_needs_both_the_line_and_the_deprivations(bool isUrban, int b1, int deprivations, PovertyClass expected)
    {
        var facts = WithoutDeprivation with
        {
            IsUrban = isUrban,
            B1 = b1,
            Water = deprivations > 0 ? Water.Other : Water.Tap,
            Toilet = deprivations > 1 ? Toilet.None : Toilet.Septic,
            InternetUsedByAMember = deprivations <= 2,
            HasDevice = deprivations <= 3,
        };
        var classification = facts.Classified();

        Assert.Equal(expected, classification.Class);
        Assert.Equal(deprivations * 10, classification.B2);
        Assert.Equal(isUrban ? 175 : 140, classification.Line);
        Assert.Equal("ND07-2022", classification.StandardCode);
        Assert.Equal("Nghị định 07/2021/NĐ-CP, Điều 3", classification.Clause);
    }

    [Fact]
    public void What_is_missing_stands_in_the_order_of_the_form_and_leaves_no_class()
    {
        var facts = _threeDeprivations with
        {
            IsUrban = null,
            B1 = null,
            HasDevice = null,
            Dwelling = new(Material.Durable, null, Material.NotDurable, null),
            Members = [Adult("m2") with { Work = null, Insured = null }, Adult("m1") with { Insured = null }],
        };
        var classification = facts.Classified();

        Assert.Equal(
            ["area", "b1", "members/m2/insured", "members/m2/work", "members/m1/insured", "dwelling/column", "dwelling/floor_m2", "devices"],
            classification.Missing);
        Assert.Null(classification.Class);
        Assert.Null(classification.B2);
        Assert.Null(classification.Line);
        Assert.Equal([9, 10, 11], classification.Deprived);
        Assert.Equal(0b0111_0000_0000, classification.DeprivedMask);
        Assert.False(classification.IsClassified);
    }

    [Fact]
    public void A_household_without_members_cannot_be_classified()
    {
        var classification = Of().Classified();
        Assert.Equal(["members"], classification.Missing);
        Assert.Empty(classification.Deprived);
    }

    [Fact]
    public void An_answer_that_serves_two_indicators_is_asked_for_once()
    {
        // The year leaves open whether insurance (6), school (6) and food (16) are asked for.
        var child = (Adult("x") with { Insured = false, Studying = Studying.Preschool }).Born("2020");
        Assert.Equal(["members/x/born"], child.AmongAdults().Classified().Missing);
    }

    [Fact]
    public void Answers_not_asked_for_the_age_never_block()
    {
        var baby = new MemberFacts("b", BirthDate.On(new(2025, 1, 1)), null, null, null, null, null, null, null, null, null, false, false);
        var adult = new MemberFacts("a", BirthDate.On(new(1980, 1, 1)), null, false, null, true, true, Work.WageWithContract, null, null, null, null, null);
        var old = new MemberFacts("o", BirthDate.In(1940), null, false, null, true, null, null, null, null, null, null, null);
        Assert.Equal(PovertyClass.NearPoor, Of(baby, adult, old).Classified().Class);
    }

    [Fact]
    public void A_date_outside_the_time_in_force_is_refused()
    {
        foreach (var day in new[] { new DateOnly(2021, 12, 31), new DateOnly(2027, 1, 1) })
        {
            var outcome = NationalStandards.Nd07.Classify(WithoutDeprivation with { On = day });
            Assert.Equal("ST-101", Assert.Single(outcome.Problems).Code);
            Assert.Null(outcome.Answer);
        }

        Assert.NotNull(NationalStandards.Nd07.Classify(WithoutDeprivation with { On = new(2022, 1, 1) }).Answer);
        Assert.NotNull(NationalStandards.Nd07.Classify(WithoutDeprivation with { On = new(2026, 12, 31) }).Answer);
    }

    [Theory]
    [InlineData("2026-10-16", true)]
    [InlineData("2027", true)]
    [InlineData("2026-10-15", false)]
    [InlineData("2026", false)]
    public void A_birth_after_the_review_is_refused(string born, bool isRefused)
    {
        var facts = Adult("x").Born(born).AmongAdults();
        var outcome = NationalStandards.Nd07.Classify(facts);

        Assert.Equal(isRefused, outcome.IsRefused);
        Assert.Equal(isRefused ? ["ST-103"] : [], outcome.Problems.Select(p => p.Code));
        Assert.Equal(isRefused, NationalStandards.Nd07.On(On).Answer!.Summarise(facts).IsRefused);
    }

    [Fact]
    public void The_explanation_can_be_read_aloud_with_names()
    {
        var facts = _threeDeprivations with { Members = [Adult("m1"), Adult("m2") with { Insured = false }] };
        var text = facts.Classified().Explain(id => id == "m2" ? "bà Lò Thị Mẫu" : "ông Tẩn A Thử");

        Assert.Equal(
            """
            Xét ngày 15/10/2026 theo chuẩn ND07-2022 (Nghị định 07/2021/NĐ-CP, Điều 3).
            Hộ thiếu hụt 4 chỉ số:
            - Chỉ số 4, Bảo hiểm y tế: bà Lò Thị Mẫu – người từ đủ 6 tuổi trở lên chưa có bảo hiểm y tế.
            - Chỉ số 9, Nguồn nước sinh hoạt: không có nguồn nước hợp vệ sinh để sinh hoạt.
            - Chỉ số 10, Nhà tiêu hợp vệ sinh: không dùng nhà tiêu hợp vệ sinh.
            - Chỉ số 11, Sử dụng dịch vụ viễn thông: không có ai trong hộ dùng internet.
            Điểm B1 là 120, không quá 140 điểm (nông thôn): thu nhập ước tính trong mức chuẩn.
            Điểm B2 là 40 (4 chỉ số thiếu hụt, mỗi chỉ số 10 điểm), từ 30 điểm trở lên.
            Kết quả: hộ nghèo.
            """,
            text);
    }

    [Fact]
    public void The_explanation_of_what_is_missing_says_what_to_ask_whom()
    {
        var facts = WithoutDeprivation with
        {
            B1 = null,
            Members = [Adult("m1"), Adult("nhà/m2") with { Insured = null, Work = null }],
        };

        Assert.Equal(
            """
            Xét ngày 15/10/2026 theo chuẩn ND07-2022 (Nghị định 07/2021/NĐ-CP, Điều 3).
            Kết quả: chưa thể phân loại, vì còn thiếu câu trả lời.
            Cần hỏi thêm:
            - Về hộ: điểm B1 của hộ.
            - Về nhà/m2: hiện có bảo hiểm y tế không; hiện làm việc gì, nếu làm công thì có hợp đồng lao động không.
            Đến nay hộ chưa thấy thiếu hụt chỉ số nào.
            """,
            facts.Classified().Explanation);
    }

    [Fact]
    public void A_stored_classification_reads_back_and_repeats_to_the_same()
    {
        var facts = _threeDeprivations with
        {
            Members = [Adult("m1").Born("1986"), Adult("m2") with { Insured = false, Sex = null, Completed = null }],
            Dwelling = new(Material.NotDurable, Material.Durable, null, 31.5m),
        };
        var json = ClassificationJson.Write(facts.Classified());
        var read = ClassificationJson.Read(json);

        Assert.Equal(json, ClassificationJson.Write(read));
        Assert.Equal(json, ClassificationJson.Write(read.Facts.Classified()));
        Assert.Equal(facts.Classified().Explanation, read.Explanation);
        Assert.Equal(BirthDate.In(1986), read.Facts.Members[0].Born);
        Assert.Equal(31.5m, read.Facts.Dwelling.FloorM2);
        Assert.Equal(["dwelling/roof"], read.Missing);
    }

    [Fact]
    public void The_summary_says_the_same_as_the_classification()
    {
        var classifier = NationalStandards.Nd07.On(On).Answer!;
        HouseholdFacts[] households =
        [
            WithoutDeprivation, _threeDeprivations, _threeDeprivations with { B1 = null, Water = null },
            Of(Adult("m1") with { Insured = null, Work = null }, Adult("m2") with { Insured = null }), Of(),
            Of([.. Enumerable.Range(0, 40).Select(i => Adult($"m{i}") with { Insured = i == 39 ? false : null })]),
        ];

        Assert.All(households, facts => Assert.Equal(facts.Classified().Summary, classifier.Summarise(facts)));
        Assert.True(classifier.Summarise(_threeDeprivations).IsDeprived(10));
        Assert.False(classifier.Summarise(_threeDeprivations).IsDeprived(8));
        Assert.Equal(3, classifier.Summarise(_threeDeprivations).DeprivedCount);
    }

    [Fact]
    public void Facts_of_another_day_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(
            () => NationalStandards.Nd07.On(new(2026, 10, 16)).Answer!.Summarise(WithoutDeprivation));
}
