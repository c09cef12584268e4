using VuonLen.App.Identity;

namespace VuonLen.App.Shell;

/// <summary>A line of the menu; shown to those who have the right its page asks for.</summary>
/// <param name="Text">As the officer would call it.</param>
/// <param name="Href">The page's address, without parameters.</param>
/// <param name="Right">One of <see cref="Rights"/>.</param>
public sealed record MenuEntry(string Text, string Href, string Right);

/// <summary>The menu, in the order of daily use.</summary>
public static class Menu
{
    public static IReadOnlyList<MenuEntry> Entries { get; } =
    [
        new("Tổng quan", "/", Rights.OwnAccount),
        new("Kế hoạch", "/plans", Rights.ReadPlans),
        new("Nhiệm vụ", "/tasks", Rights.ReadPlans),
        new("Danh sách hộ", "/households", Rights.ReadHouseholds),
        new("Quyết định", "/decisions", Rights.ReadDecisions),
        new("Nhập danh sách", "/lists", Rights.ImportLists),
        new("Tệp đã xuất", "/exports", Rights.ExportLists),
        new("Biểu báo cáo", "/forms", Rights.ReadForms),
        new("Người giúp đỡ", "/mentors", Rights.AssignMentors),
        new("Cơ quan, đơn vị", "/organisations", Rights.ReadPlans),
        new("Địa bàn", "/areas", Rights.ReadAreas),
        new("Dân số", "/population", Rights.ReadAreas),
        new("Chuẩn nghèo", "/standards", Rights.ReadStandards),
        new("Bảng điểm B1", "/scorecards", Rights.ReadStandards),
        new("Nhật ký", "/audit", Rights.ReadAudit),
        new("Người dùng", "/users", Rights.ManageUsers),
        new("Bước đầu", "/first-steps", Rights.RunInstallation),
    ];

    /// <summary>The entry to mark as current: the one whose address is the longest beginning of the page's.</summary>
    public static MenuEntry? CurrentOf(IEnumerable<MenuEntry> entries, string path) => entries
        .Where(e => path.Equals(e.Href, StringComparison.OrdinalIgnoreCase)
            || (e.Href != "/" && path.StartsWith(e.Href + "/", StringComparison.OrdinalIgnoreCase)))
        .MaxBy(e => e.Href.Length);
}
