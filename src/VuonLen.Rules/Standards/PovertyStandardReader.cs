using System.Text.Json;
using VuonLen.Rules.Indicators;

namespace VuonLen.Rules.Standards;

/// <summary>Reads a standard strictly; what is null or absent where a decree may still be awaited becomes a missing part.</summary>
internal sealed class PovertyStandardReader
{
    /// <summary>Numbers above this would not fit a mask that also has a sign.</summary>
    private const int MostIndicators = 31;

    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _missing = [];

    public static Outcome<PovertyStandard> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, StrictObject.Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new(null, StandardProblems.Unreadable("đầu tệp", "phải là một đối tượng {…}"));

            return new PovertyStandardReader().Read(json, document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text with half a character in it.
            return new(null, StandardProblems.Unreadable("cấu trúc", "không đọc được JSON (thiếu dấu, lặp tên hoặc ký tự hỏng)"));
        }
    }

    private Outcome<PovertyStandard> Read(string json, JsonElement element)
    {
        var root = new StrictObject(element, "", StandardProblems.Unreadable, _problems);
        root.RefuseAllBut(
            "code", "name", "owner", "from", "to", "clause", "laws", "income_line", "average_living_upper", "b1_line",
            "points_per_deprivation", "poor_min_b2", "working_age", "indicators");

        root.Require("from");
        var from = root.Day("from");
        var to = root.Day("to");
        if (to < from)
            root.Fault("to", "phải sau ngày bắt đầu");

        var workingAge = NationalStandards.WorkingAge;
        if (root.RequiredText("working_age") is { Length: > 0 } table && table != workingAge.Code)
            root.Fault("working_age", $"chỉ có bảng {workingAge.Code}");

        var indicators = Indicators(root);
        var b1 = Line(root, "b1_line", StandardProblems.NoB1Line);
        var points = Single(root, "points_per_deprivation", StandardProblems.NoPoints);
        var poorMinB2 = Single(root, "poor_min_b2", StandardProblems.NoPoorMinB2);
        Problem[] toClassify = [.. _missing];

        var income = Line(root, "income_line", StandardProblems.MissingIncomeLine);
        var averageUpper = Line(root, "average_living_upper", StandardProblems.MissingAverageLiving);
        if (income is not null && (averageUpper?.Rural <= income.Rural || averageUpper?.Urban <= income.Urban))
            root.Fault("average_living_upper", "phải cao hơn chuẩn thu nhập");

        var standard = new PovertyStandard(json, workingAge)
        {
            Code = root.RequiredText("code"),
            Name = root.RequiredText("name"),
            ProvinceCode = Owner(root),
            From = from ?? default,
            To = to,
            Clause = root.RequiredText("clause"),
            Laws = Laws(root),
            IncomeLine = income,
            AverageLivingUpper = averageUpper,
            B1Line = b1,
            PointsPerDeprivation = points,
            PoorMinB2 = poorMinB2,
            Indicators = indicators,
            Missing = [.. _missing],
            MissingToClassify = toClassify,
        };

        return _problems.Count == 0 ? new(standard) : new(null, [.. _problems]);
    }

    private static string? Owner(StrictObject root)
    {
        root.Require("owner");
        if (root.Object("owner") is not { } owner)
            return null;

        owner.RefuseAllBut("kind", "code");
        var kind = owner.RequiredText("kind");
        if (kind == "province")
            return owner.RequiredText("code");

        if (kind is not ("" or "national"))
            owner.Fault("kind", "chỉ nhận national hoặc province");
        if (owner.Has("code"))
            owner.Fault("code", "chỉ dùng cho chuẩn của tỉnh");
        return null;
    }

    private static List<Law> Laws(StrictObject root)
    {
        root.Require("laws");
        var laws = new List<Law>();
        foreach (var law in root.Objects("laws") ?? [])
        {
            law.RefuseAllBut("name", "issued_on", "about", "certainty");
            laws.Add(new(law.RequiredText("name"), law.Day("issued_on"), law.RequiredText("about"), law.RequiredText("certainty")));
        }

        return laws;
    }

    /// <summary>A line with one of its two areas unknown is not a line yet.</summary>
    private AreaLine? Line(StrictObject root, string name, Problem missing)
    {
        if (root.Object(name) is { } line)
        {
            line.RefuseAllBut("rural", "urban", "clause", "certainty");
            if (Amount(line, "rural") is { } rural && Amount(line, "urban") is { } urban)
                return new(rural, urban, line.RequiredText("clause"), line.RequiredText("certainty"));
        }

        _missing.Add(missing);
        return null;
    }

    private static int? Amount(StrictObject line, string name)
    {
        var amount = line.Whole(name);
        if (amount < 0)
            line.Fault(name, "không được âm");
        return amount;
    }

    private Threshold? Single(StrictObject root, string name, Problem missing)
    {
        if (root.Object(name) is { } single)
        {
            single.RefuseAllBut("value", "clause", "certainty");
            if (single.Whole("value") is { } value)
            {
                if (value < 1)
                    single.Fault("value", "phải lớn hơn 0");
                return new(value, single.RequiredText("clause"), single.RequiredText("certainty"));
            }
        }

        _missing.Add(missing);
        return null;
    }

    private List<Indicator> Indicators(StrictObject root)
    {
        var indicators = new List<Indicator>();
        foreach (var item in root.Objects("indicators") ?? [])
        {
            item.RefuseAllBut("number", "kind", "dimension", "name", "deprived_when", "thresholds", "clause", "certainty");
            item.Require("number");
            var number = item.Whole("number") ?? 1;
            if (number is < 1 or > MostIndicators)
                item.Fault("number", "phải từ 1 đến 31");
            if (indicators.Exists(known => known.Number == number))
                item.Fault("number", "bị lặp");

            var name = item.RequiredText("name");
            var kind = item.Text("kind");
            var clause = item.RequiredText("clause");
            var certainty = item.RequiredText("certainty");
            if (kind is null)
                _missing.Add(StandardProblems.NoKind(number, name));
            else if (!IndicatorKinds.Thresholds.ContainsKey(kind))
                item.Fault("kind", $"chỉ nhận một trong {string.Join(", ", IndicatorKinds.Thresholds.Keys)} hoặc null");

            indicators.Add(new(
                number, kind ?? "", item.RequiredText("dimension"), name, item.RequiredText("deprived_when"),
                Thresholds(item, kind, number, name, clause, certainty), clause, certainty));
        }

        if (indicators.Count == 0)
            _missing.AddRange([StandardProblems.NoIndicators, StandardProblems.NoThresholds]);

        indicators.Sort((a, b) => a.Number.CompareTo(b.Number));
        return indicators;
    }

    private Dictionary<string, Threshold> Thresholds(
        StrictObject item, string? kind, int number, string name, string clause, string certainty)
    {
        var thresholds = new Dictionary<string, Threshold>();
        if (kind is null || !IndicatorKinds.Thresholds.TryGetValue(kind, out var needed))
            return thresholds;

        var given = item.Object("thresholds");
        given?.RefuseAllBut([.. needed]);
        foreach (var threshold in needed)
        {
            if (Threshold(given, threshold, clause, certainty) is not { } value)
                _missing.Add(StandardProblems.NoThreshold(number, name, threshold));
            else if (value.Value is < 0 or > 200)
                item.Fault($"thresholds.{threshold}", "phải từ 0 đến 200");
            else
                thresholds.Add(threshold, value);
        }

        if (thresholds.Count == needed.Count && !IndicatorKinds.AreOrdered(kind, thresholds))
            item.Fault("thresholds", "các mốc tuổi phải là số nguyên tăng dần");
        return thresholds;
    }

    private static Threshold? Threshold(StrictObject? thresholds, string name, string clause, string certainty)
    {
        if (thresholds?.Value(name) is not { } value)
            return null;

        if (value.ValueKind != JsonValueKind.Object)
            return thresholds.Number(name) is { } plain ? new(plain, clause, certainty) : null;

        var own = thresholds.Object(name)!;
        own.RefuseAllBut("value", "clause", "certainty");
        return own.Number("value") is { } number
            ? new(number, own.RequiredText("clause"), own.RequiredText("certainty"))
            : null;
    }
}
