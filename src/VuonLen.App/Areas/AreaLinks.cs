using VuonLen.App.Shell;

namespace VuonLen.App.Areas;

/// <summary>Addresses of the pages about units.</summary>
public static class AreaLinks
{
    /// <param name="unit">Whose page.</param>
    /// <param name="action">What to do with it: edit, add, merge, split, split-commune, end; null for its page.</param>
    public static string To(AreaUnit unit, string? action = null) =>
        $"/areas/{unit.ProvinceCode}/{unit.Id}{(action is null ? "" : "/" + action)}";

    /// <summary>The pages above a unit's, outermost first.</summary>
    public static IReadOnlyList<Link> Crumbs(IEnumerable<AreaUnit> above) =>
        [new("Đơn vị hành chính", "/areas"), .. above.Select(u => new Link(u.FullName, To(u)))];
}
