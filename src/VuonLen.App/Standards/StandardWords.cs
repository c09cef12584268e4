using VuonLen.App.Areas;
using VuonLen.App.Shell;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards;

/// <summary>What the parts of a standard are called.</summary>
internal static class StandardWords
{
    private static readonly Dictionary<string, string> _thresholds = new()
    {
        ["child_under"] = "trẻ em: dưới (tuổi)",
        ["elderly_from"] = "người cao tuổi: từ đủ (tuổi)",
        ["share_over_percent"] = "tỷ lệ trên (%)",
        ["under"] = "dưới (tuổi)",
        ["from"] = "từ đủ (tuổi)",
        ["primary_from"] = "tiểu học từ (tuổi)",
        ["lower_secondary_from"] = "trung học cơ sở từ (tuổi)",
        ["upper_secondary_from"] = "trung học phổ thông từ (tuổi)",
        ["non_durable_parts"] = "số phần không bền chắc từ",
        ["m2_per_person"] = "dưới (m² một người)",
    };

    public static string Province(string code) => Provinces.All.FirstOrDefault(p => p.Code == code) is { Name: { } name } province
        ? $"{province.Kind} {name}"
        : $"Tỉnh mã {code}";

    public static string Period(PovertyStandard standard) => standard.To is { } to
        ? $"{Vn.Date(standard.From)} – {Vn.Date(to)}"
        : $"từ {Vn.Date(standard.From)}";

    public static string Threshold(string name) => _thresholds.GetValueOrDefault(name, name);

    public static string Value(Threshold threshold) => threshold.Value.ToString("#,##0.##", Vn.Culture);

    /// <summary>How far a part was checked against the law, in words anybody understands.</summary>
    public static string Certainty(string mark) => mark
        .Replace("Ghi theo hiểu biết", "Ghi theo trí nhớ", StringComparison.Ordinal)
        .Replace("(recall:high)", "(khá chắc)", StringComparison.Ordinal)
        .Replace("(recall:part)", "(chưa chắc)", StringComparison.Ordinal)
        .Replace("chưa đối chiếu văn bản gốc", "cần đối chiếu văn bản gốc", StringComparison.Ordinal);

    /// <summary>"61 tuổi 6 tháng".</summary>
    public static string Age(int months) => months % 12 == 0 ? $"{months / 12} tuổi" : $"{months / 12} tuổi {months % 12} tháng";

    /// <summary>Every part of a standard as a name and a value, so that two versions can be laid side by side.</summary>
    public static IEnumerable<(string Part, string Value)> Parts(PovertyStandard standard)
    {
        yield return ("Tên", standard.Name);
        yield return ("Thời gian áp dụng", Period(standard));
        yield return ("Điều khoản", standard.Clause);
        yield return ("Chuẩn thu nhập, nông thôn", Vn.Money(standard.IncomeLine?.Rural));
        yield return ("Chuẩn thu nhập, thành thị", Vn.Money(standard.IncomeLine?.Urban));
        yield return ("Mức sống trung bình đến, nông thôn", Vn.Money(standard.AverageLivingUpper?.Rural));
        yield return ("Mức sống trung bình đến, thành thị", Vn.Money(standard.AverageLivingUpper?.Urban));
        yield return ("Mức điểm B1, nông thôn", Vn.Number(standard.B1Line?.Rural));
        yield return ("Mức điểm B1, thành thị", Vn.Number(standard.B1Line?.Urban));
        yield return ("Điểm B2 mỗi chỉ số thiếu hụt", standard.PointsPerDeprivation is { } points ? Value(points) : Vn.Unknown);
        yield return ("Điểm B2 từ đó là hộ nghèo", standard.PoorMinB2 is { } least ? Value(least) : Vn.Unknown);
        foreach (var indicator in standard.Indicators)
        {
            yield return ($"Chỉ số {indicator.Number}", $"{indicator.Name}: {indicator.DeprivedWhen}");
            foreach (var (name, threshold) in indicator.Thresholds)
                yield return ($"Chỉ số {indicator.Number}, {Threshold(name)}", Value(threshold));
        }

        foreach (var law in standard.Laws)
            yield return ($"Văn bản {law.Name}", law.About);
        foreach (var missing in standard.Missing)
            yield return ($"Còn thiếu {missing.Code}", missing.Message);
    }
}
