using System.Globalization;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>How packs are spoken of on the screen.</summary>
internal static class PackWords
{
    public static string Of(FormStage stage) => stage switch
    {
        FormStage.Preliminary => "Sơ bộ",
        FormStage.Official => "Chính thức",
    };

    public static string Of(MovementMode mode) => mode switch
    {
        MovementMode.Gross => "Đếm mọi quyết định trong kỳ",
        MovementMode.Net => "Chỉ so đầu kỳ với cuối kỳ",
    };

    public static string Of(ReportingGroup group) => group switch
    {
        ReportingGroup.EthnicMinority => "Hộ dân tộc thiểu số",
        ReportingGroup.NoLabourCapacity => "Hộ không có khả năng lao động",
        ReportingGroup.PersonOfMerit => "Hộ có người có công",
    };

    /// <summary>One remark, as a heading over the households it is about.</summary>
    public static string Of(HouseholdRemarks remark) => remark switch
    {
        HouseholdRemarks.SeveralGroups => "Thuộc nhiều nhóm đối tượng (biểu 8 tính vào nhóm ưu tiên)",
        HouseholdRemarks.LeftWithoutDecision => "Không còn là hộ mà chưa có quyết định xóa tên",
        HouseholdRemarks.NoMembers => "Không còn thành viên",
        HouseholdRemarks.NoEthnicGroup => "Chưa rõ dân tộc chủ hộ",
        HouseholdRemarks.Unclear => "Còn chỉ số chưa rõ",
        HouseholdRemarks.NoCause => "Chưa ghi nguyên nhân nghèo",
        HouseholdRemarks.NoFlags => "Chưa rõ khả năng lao động hoặc người có công",
        HouseholdRemarks.NoBirthYears => "Có thành viên thiếu năm sinh",
        HouseholdRemarks.None or _ => "",
    };

    /// <summary>"Biểu 2, cột 4 (Vượt chuẩn…), dòng Hộ".</summary>
    public static string Of(Form form, int line, string code)
    {
        var column = form.Find(code) is { } leaf ? form.Leaves[leaf].Title : "";
        var lineName = form.HasLines ? $", dòng {form.Lines[line]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Biểu {form.Number}, cột {code} ({column}){lineName}");
    }

    /// <summary>"0123abcd…": enough to compare by eye.</summary>
    public static string Short(string hash) => hash[..12];
}
