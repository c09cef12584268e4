using System.Text.RegularExpressions;

namespace VuonLen.App.Areas;

/// <summary>How a place in the tree of areas is written: <c>"24."</c> a province, <c>"24.00070."</c> a commune, <c>"24.00070.03."</c> a village.</summary>
/// <remarks>Each code ends in a dot, so that <c>2.</c> is no prefix of <c>24.</c>.</remarks>
public static partial class AreaPaths
{
    /// <summary>Where rows of no province lie: what the administrator does for the whole installation.</summary>
    public const string Nation = "00.";

    /// <summary>A code as it may stand in a path: capitals, digits and dashes, at most 12.</summary>
    public static bool IsCode(string code) => Code().IsMatch(code);

    public static bool IsPath(string path) => Path().IsMatch(path);

    public static string ProvinceOf(string path) => path[..path.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The commune's code, or null for a province's path.</summary>
    public static string? CommuneOf(string path) => path.Split('.') is [_, { Length: > 0 } commune, ..] ? commune : null;

    /// <summary>1 for a province, 2 for a commune, 3 for a village.</summary>
    public static int DepthOf(string path) => path.Count(c => c == '.');

    /// <summary>The path of the commune a path lies in, or null for a province's path.</summary>
    public static string? CommunePathOf(string path) =>
        CommuneOf(path) is { } commune ? $"{ProvinceOf(path)}.{commune}." : null;

    /// <summary>The paths a path lies in, without itself: of a village its province and its commune.</summary>
    public static IEnumerable<string> Above(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0 && dot < path.Length - 1; dot = path.IndexOf('.', dot + 1))
            yield return path[..(dot + 1)];
    }

    [GeneratedRegex(@"^[0-9A-Z-]{1,12}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[0-9]{2}\.([0-9A-Z-]{1,12}\.){0,2}\z")]
    private static partial Regex Path();
}
