using VuonLen.App.Shell;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>A filter in the officer's words, as a heading of the list it makes.</summary>
internal static class FilterWords
{
    /// <summary>The twelve names of the standard in force until the end of 2026; the digest counts by these.</summary>
    public static IReadOnlyList<string> Indicators { get; } = [.. NationalStandards.Nd07.Indicators.OrderBy(i => i.Number).Select(i => i.Name)];

    public static string Of(StatusChoice status) => status switch
    {
        StatusChoice.Poor => "Hộ nghèo",
        StatusChoice.NearPoor => "Hộ cận nghèo",
        StatusChoice.Listed => "Hộ nghèo và hộ cận nghèo",
        StatusChoice.NotPoor => "Công nhận không nghèo",
        StatusChoice.None => "Chưa có công nhận",
    };

    public static string Of(ComputedChoice computed) => computed switch
    {
        ComputedChoice.Poor => "Tính ra hộ nghèo",
        ComputedChoice.NearPoor => "Tính ra hộ cận nghèo",
        ComputedChoice.NotPoor => "Tính ra hộ không nghèo",
        ComputedChoice.None => "Chưa tính được",
    };

    public static string Of(TargetGroup group) => group switch
    {
        TargetGroup.EthnicMinority => "Hộ dân tộc thiểu số",
        TargetGroup.NoLabourCapacity => "Không có khả năng lao động",
        TargetGroup.PersonOfMerit => "Có người có công với cách mạng",
        TargetGroup.Indigenous => "Hộ dân tộc tại chỗ",
        TargetGroup.FemaleHead => "Chủ hộ là nữ",
        TargetGroup.OnFarmland => "Nhà ở trên đất nông nghiệp",
    };

    public static string Of(Gap gap) => gap switch
    {
        Gap.Answers => "Thiếu câu trả lời để phân loại",
        Gap.BirthYear => "Có người chưa rõ năm sinh",
        Gap.Birthday => "Có người chỉ rõ năm sinh",
        Gap.HeadSex => "Chưa rõ giới tính chủ hộ",
        Gap.EthnicGroup => "Chưa rõ dân tộc chủ hộ",
        Gap.LabourCapacity => "Chưa rõ khả năng lao động",
        Gap.Causes => "Chưa ghi nguyên nhân nghèo",
        Gap.Code => "Chưa có mã hộ",
    };

    /// <summary>All conditions in one line; empty when there is none.</summary>
    public static string Of(HouseholdFilter filter, IReadOnlyList<(string Value, string Text)> villages, IReadOnlyList<(string Value, string Text)> communes) => string.Join(" · ", new[]
    {
        filter.Status is { } status ? Of(status) : null,
        filter.On is { } on ? $"vào ngày {Vn.Date(on)}" : null,
        filter.Commune is { } commune ? communes.FirstOrDefault(c => c.Value == commune).Text : null,
        filter.Village is not { } village ? null : village == Guid.Empty ? "chưa rõ thôn" : villages.FirstOrDefault(v => v.Value == village.ToString()).Text,
        filter.Lacks is { } lacks ? $"thiếu hụt {Indicators[lacks - 1]}" : null,
        filter.Group is { } group ? Of(group) : null,
        filter.Cause is { } cause ? cause == PovertyCauses.None ? "chưa ghi nguyên nhân" : Causes.NameOf(cause) : null,
        filter.Need is { } need ? need == LocalNeeds.None ? "chưa ghi nhu cầu" : Causes.NameOf(need) : null,
        filter.Mark is { } mark ? Words.Of(mark) : null,
        filter.Computed is { } computed ? Of(computed) : null,
        filter.Differs ? "công nhận và tính toán khác nhau" : null,
        filter.NewlyEscaped ? "mới thoát nghèo trong 36 tháng" : null,
        filter.Gap is { } gap ? Of(gap) : null,
        filter.Ended ? "đã kết thúc" : null,
        filter.Text is { } text ? $"“{text}”" : null,
    }.OfType<string>());
}
