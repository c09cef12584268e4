using System.Text.RegularExpressions;
using VuonLen.App.Areas;
using VuonLen.Rules.Names;

namespace VuonLen.App.Plans;

/// <summary>Whether a superior plan means a commune when it says who leads and who helps (đơn vị được giao việc).</summary>
internal static partial class NamedUnits
{
    /// <summary>The task is one of this commune's: it leads or helps, by its name or as one of "UBND các xã, phường".</summary>
    public static bool Concerns(PlannedTask task, Organisation? lead, AreaUnit commune) =>
        (lead?.Names ?? []).Append(task.Lead).Append(task.Cooperating).OfType<string>().Any(words => Means(words, commune));

    public static bool Means(string words, AreaUnit commune)
    {
        var text = words.Normalize();
        if (!text.Any(char.IsLower))
            text = PlanWords.Lower(text); // in capitals nothing tells a name
        return AllOfThem().IsMatch(text) || IsNamed(WordsOf(text), $" {WordsOf(commune.Kind).Trim()} ", WordsOf(commune.Name));
    }

    /// <summary>"UBND phường Tân Phong", or one of several: "UBND các xã Nậm Tăm, Tân Phong".</summary>
    private static bool IsNamed(string words, string kind, string name) =>
        words.Contains(kind + name.TrimStart(), StringComparison.Ordinal)
        || (words.Contains($" cac{kind}", StringComparison.Ordinal) && words.Contains(name, StringComparison.Ordinal));

    /// <summary>Folded, each word between blanks.</summary>
    private static string WordsOf(string text) => $" {string.Join(' ', NotOfAWord().Split(VietnameseName.Fold(text)).Where(w => w.Length > 0))} ";

    /// <summary>All communes: not followed by names, which would be some of them.</summary>
    [GeneratedRegex(
        @"(?:\b(?:các|cấp|mọi|từng|mỗi|toàn bộ)\s+|\b(?:ubnd|[uủ][ỷy] ban nhân dân)\s+(?=(?:xã|phường)\s*(?:,|và|/)))"
        + @"(?>(?:xã|phường|thị trấn|đặc khu|địa phương)(?:\s*(?:,|và|/|-|–)\s*(?:các\s+)?(?:xã|phường|thị trấn|đặc khu))*)(?![\w])(?!\s+(?:viên|hội|(?-i:\p{Lu})|\d))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllOfThem();

    [GeneratedRegex(@"[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotOfAWord();
}
