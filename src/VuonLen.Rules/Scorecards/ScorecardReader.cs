using System.Text.Json;

namespace VuonLen.Rules.Scorecards;

/// <summary>Reads a scorecard from JSON; shared with the import from rows is the check that a sheet makes sense.</summary>
internal static class ScorecardReader
{
    private static readonly Dictionary<string, bool> _areas = new() { ["rural"] = false, ["urban"] = true };

    public static Outcome<Scorecard> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, StrictObject.Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : new(null, ScorecardProblems.Unreadable("đầu tệp", "phải là một đối tượng {…}"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new(null, ScorecardProblems.Unreadable("cấu trúc", "không đọc được JSON (thiếu dấu, lặp tên hoặc ký tự hỏng)"));
        }
    }

    /// <summary>Refuses sheets, items and categories that occur twice, and what is empty.</summary>
    public static Outcome<Scorecard> Check(string code, string standard, List<ScorecardVariant> variants, List<Problem> problems)
    {
        if (variants.Count == 0)
            problems.Add(ScorecardProblems.Unreadable("variants", "chưa có khu vực nào"));

        foreach (var twice in variants.GroupBy(v => (v.IsUrban, v.Region)).Where(same => same.Count() > 1))
            problems.Add(ScorecardProblems.Unreadable($"{Words(twice.First())}", "bị lặp"));

        foreach (var variant in variants)
        {
            if (variant.Items.Count == 0)
                problems.Add(ScorecardProblems.Unreadable(Words(variant), "chưa có mục nào"));
            foreach (var item in Twice(variant.Items, i => i.Code))
                problems.Add(ScorecardProblems.Unreadable($"{Words(variant)}, mục {item}", "bị lặp"));
            foreach (var item in variant.Items)
            {
                if (item.Categories.Count == 0)
                    problems.Add(ScorecardProblems.Unreadable($"{Words(variant)}, mục {item.Code}", "chưa có lựa chọn nào"));
                foreach (var category in Twice(item.Categories, c => c.Code))
                    problems.Add(ScorecardProblems.Unreadable($"{Words(variant)}, mục {item.Code}, lựa chọn {category}", "bị lặp"));
            }
        }

        return problems.Count == 0 ? new(new Scorecard(code, standard, variants)) : new(null, problems);
    }

    private static Outcome<Scorecard> Read(JsonElement element)
    {
        var problems = new List<Problem>();
        var root = new StrictObject(element, "", ScorecardProblems.Unreadable, problems);
        root.RefuseAllBut("code", "standard", "variants");
        var code = root.RequiredText("code");
        var standard = root.RequiredText("standard");
        var variants = new List<ScorecardVariant>();
        foreach (var variant in root.Objects("variants") ?? [])
        {
            variant.RefuseAllBut("area", "region", "items");
            variant.Require("area");
            variants.Add(new(variant.Choice("area", _areas) ?? false, variant.Text("region"), Items(variant)));
        }

        return Check(code, standard, variants, problems);
    }

    private static List<ScorecardItem> Items(StrictObject variant)
    {
        var items = new List<ScorecardItem>();
        foreach (var item in variant.Objects("items") ?? [])
        {
            item.RefuseAllBut("code", "name", "categories");
            items.Add(new(item.RequiredText("code"), item.RequiredText("name"), Categories(item)));
        }

        return items;
    }

    private static List<ScorecardCategory> Categories(StrictObject item)
    {
        var categories = new List<ScorecardCategory>();
        foreach (var category in item.Objects("categories") ?? [])
        {
            category.RefuseAllBut("code", "name", "points");
            category.Require("points");
            categories.Add(new(category.RequiredText("code"), category.RequiredText("name"), category.Whole("points") ?? 0));
        }

        return categories;
    }

    private static IEnumerable<string> Twice<T>(IReadOnlyList<T> list, Func<T, string> code) =>
        list.GroupBy(code).Where(same => same.Count() > 1).Select(same => same.Key);

    private static string Words(ScorecardVariant variant) =>
        $"khu vực {(variant.IsUrban ? "urban" : "rural")}{(variant.Region is { } region ? $", vùng {region}" : "")}";
}
