using System.Globalization;
using System.Text;
using VuonLen.Rules.Indicators;

namespace VuonLen.Rules.Standards;

/// <summary>Says a classification in Vietnamese.</summary>
internal static class ClassificationText
{
    private static readonly Dictionary<string, string> _questions = new()
    {
        ["area"] = "hộ ở khu vực nông thôn hay thành thị",
        ["b1"] = "điểm B1 của hộ",
        ["members"] = "danh sách thành viên của hộ",
        ["dwelling/wall"] = "tường nhà có bền chắc không",
        ["dwelling/column"] = "cột nhà có bền chắc không",
        ["dwelling/roof"] = "mái nhà có bền chắc không",
        ["dwelling/floor_m2"] = "diện tích nhà ở của cả hộ (m²)",
        ["water"] = "nguồn nước sinh hoạt chính",
        ["toilet"] = "loại nhà tiêu đang dùng",
        ["internet_used_by_a_member"] = "trong hộ có ai dùng internet không",
        ["devices"] = "hộ có phương tiện nào để tiếp cận thông tin (tivi, radio, điện thoại, máy tính)",
        ["born"] = "ngày, tháng, năm sinh",
        ["sex"] = "giới tính",
        ["monthly_social_assistance"] = "có hưởng trợ cấp xã hội hằng tháng không",
        ["disabled"] = "có phải người khuyết tật không",
        ["insured"] = "hiện có bảo hiểm y tế không",
        ["can_and_wants_to_work"] = "có khả năng và muốn làm việc không",
        ["work"] = "hiện làm việc gì, nếu làm công thì có hợp đồng lao động không",
        ["studying"] = "hiện đang học cấp nào",
        ["completed"] = "đã tốt nghiệp cấp nào",
        ["on_the_job_training"] = "có đang được doanh nghiệp đào tạo tại chỗ không",
        ["stunted"] = "chiều cao có thấp so với tuổi không",
        ["underweight"] = "cân nặng có thấp so với tuổi không",
    };

    public static string Explain(Classification classification, Func<string, string> nameOf)
    {
        var text = new StringBuilder();
        var day = classification.On.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        Line(text, $"Xét ngày {day} theo chuẩn {classification.StandardCode} ({classification.Clause}).");

        if (classification.Class is { } povertyClass)
        {
            Deprivations(text, classification, nameOf, "Hộ");
            Points(text, classification, povertyClass);
            Line(text, $"Kết quả: {ClassName(povertyClass)}.");
        }
        else
        {
            Line(text, "Kết quả: chưa thể phân loại, vì còn thiếu câu trả lời.");
            Questions(text, classification, nameOf);
            Deprivations(text, classification, nameOf, "Đến nay hộ");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Deprivations(StringBuilder text, Classification classification, Func<string, string> nameOf, string subject)
    {
        var count = classification.DeprivedCount;
        if (count == 0)
        {
            Line(text, classification.IsClassified
                ? $"{subject} không thiếu hụt chỉ số nào."
                : $"{subject} chưa thấy thiếu hụt chỉ số nào.");
            return;
        }

        Line(text, $"{subject} thiếu hụt {count} chỉ số:");
        foreach (var result in classification.Results)
        {
            if (result.Answer != Deprivation.Yes)
                continue;

            var who = result.Members.Count == 0 ? "" : $"{string.Join(", ", result.Members.Select(nameOf))} – ";
            Line(text, $"- Chỉ số {result.Number}, {result.Name}: {who}{result.DeprivedWhen}.");
        }
    }

    private static void Points(StringBuilder text, Classification classification, PovertyClass povertyClass)
    {
        var area = classification.Facts.IsUrban == true ? "thành thị" : "nông thôn";
        var within = povertyClass != PovertyClass.NotPoor;
        Line(text, $"Điểm B1 là {classification.B1}, {(within ? "không quá" : "cao hơn")} {classification.Line} điểm ({area}): thu nhập ước tính {(within ? "trong" : "cao hơn")} mức chuẩn.");

        var enough = classification.B2 >= classification.PoorMinB2;
        Line(text, $"Điểm B2 là {classification.B2} ({classification.DeprivedCount} chỉ số thiếu hụt, mỗi chỉ số {classification.PointsPerDeprivation} điểm), {(enough ? "từ" : "chưa đến")} {classification.PoorMinB2} điểm{(enough ? " trở lên" : "")}.");
    }

    /// <summary>One line for the household and one for each person, so that each is visited once.</summary>
    private static void Questions(StringBuilder text, Classification classification, Func<string, string> nameOf)
    {
        Line(text, "Cần hỏi thêm:");
        var household = new List<string>();
        var people = new List<(string Id, List<string> Questions)>();
        foreach (var path in classification.Missing)
        {
            if (MemberQuestion(path) is not { } asked)
            {
                household.Add(_questions[path]);
                continue;
            }

            if (people.Count == 0 || people[^1].Id != asked.Id)
                people.Add((asked.Id, []));
            people[^1].Questions.Add(_questions[asked.Answer]);
        }

        if (household.Count > 0)
            Line(text, $"- Về hộ: {string.Join("; ", household)}.");
        foreach (var (id, questions) in people)
            Line(text, $"- Về {nameOf(id)}: {string.Join("; ", questions)}.");
    }

    /// <summary>Splits <c>members/m2/insured</c>; the id itself may contain a slash.</summary>
    private static (string Id, string Answer)? MemberQuestion(string path)
    {
        const string Prefix = "members/";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return null;

        var end = path.LastIndexOf('/');
        return (path[Prefix.Length..end], path[(end + 1)..]);
    }

    private static string ClassName(PovertyClass povertyClass) => povertyClass switch
    {
        PovertyClass.Poor => "hộ nghèo",
        PovertyClass.NearPoor => "hộ cận nghèo",
        PovertyClass.NotPoor => "hộ không nghèo",
    };

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
