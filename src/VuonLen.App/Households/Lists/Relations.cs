using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Lists;

/// <summary>Words lists use for what a member is to the head (quan hệ với chủ hộ).</summary>
internal static class Relations
{
    private static readonly Dictionary<string, Relationship> _byKey = Keys();

    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<Relationship>().Select(Households.Words.Of)];

    public static Relationship? Find(string text) => _byKey.TryGetValue(ListKey.Of(text), out var found) ? found : null;

    private static Dictionary<string, Relationship> Keys()
    {
        var keys = Enum.GetValues<Relationship>().ToDictionary(r => ListKey.Of(Households.Words.Of(r)));
        (Relationship Of, string[] Words)[] spellings =
        [
            (Relationship.Head, ["chủ hộ"]),
            (Relationship.Spouse, ["vợ", "chồng", "vợ chồng", "vợ hoặc chồng"]),
            (Relationship.Child, ["con đẻ", "con nuôi", "con trai", "con gái", "con ruột", "con riêng"]),
            (Relationship.ChildInLaw, ["con dâu", "con rể", "dâu", "rể", "con dâu rể"]),
            (Relationship.Parent, ["cha", "mẹ", "bố", "bố mẹ", "cha đẻ", "mẹ đẻ", "bố đẻ", "bố vợ", "mẹ vợ", "bố chồng", "mẹ chồng", "ba", "má", "cha mẹ", "cha vợ", "cha chồng"]),
            (Relationship.Grandparent, ["ông", "bà", "ông bà", "ông nội", "bà nội", "ông ngoại", "bà ngoại"]),
            (Relationship.Sibling, ["anh", "chị", "em", "anh trai", "em trai", "chị gái", "em gái", "anh chị em", "anh ruột", "chị ruột", "em ruột"]),
            (Relationship.Grandchild, ["cháu nội", "cháu ngoại", "cháu ruột", "chắt"]),
            (Relationship.Other, ["khác", "em dâu", "em rể", "chị dâu", "anh rể", "cô", "dì", "chú", "bác", "cậu", "mợ", "thím", "họ hàng", "ở nhờ", "người ở nhờ"]),
        ];
        foreach (var (relation, words) in spellings)
        {
            foreach (var word in words)
                keys.TryAdd(ListKey.Of(word), relation);
        }

        return keys;
    }
}

/// <summary>Words lists use for the class of a household (phân loại hộ).</summary>
internal static class Classes
{
    private static readonly Dictionary<string, (PovertyClass Status, bool IsAverage)> _byKey = new()
    {
        ["ho ngheo"] = (PovertyClass.Poor, false),
        ["ngheo"] = (PovertyClass.Poor, false),
        ["hn"] = (PovertyClass.Poor, false),
        ["ho can ngheo"] = (PovertyClass.NearPoor, false),
        ["can ngheo"] = (PovertyClass.NearPoor, false),
        ["hcn"] = (PovertyClass.NearPoor, false),
        ["cn"] = (PovertyClass.NearPoor, false),
        ["ho khong ngheo"] = (PovertyClass.NotPoor, false),
        ["khong ngheo"] = (PovertyClass.NotPoor, false),
        ["ho khong ngheo khong can ngheo"] = (PovertyClass.NotPoor, false),
        ["ho muc song trung binh"] = (PovertyClass.NotPoor, true),
        ["ho co muc song trung binh"] = (PovertyClass.NotPoor, true),
        ["muc song trung binh"] = (PovertyClass.NotPoor, true),
        ["mstb"] = (PovertyClass.NotPoor, true),
    };

    /// <summary>A household that is not poor, with a determination of its own.</summary>
    public const string AverageLiving = "Hộ có mức sống trung bình";

    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<PovertyClass>().Select(Households.Words.Of)];

    public static (PovertyClass Status, bool IsAverage)? Find(string text) => _byKey.TryGetValue(ListKey.Of(text), out var found) ? found : null;
}
