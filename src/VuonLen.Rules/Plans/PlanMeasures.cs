using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans;

/// <summary>What a target may measure (chỉ tiêu đo bằng gì): a code and its words.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="Pattern">Words by which a clause is recognised, folded.</param>
public sealed record PlanMeasure(string Code, string Name, string Pattern);

/// <summary>The measures the reader proposes (danh mục chỉ tiêu); the officer confirms.</summary>
public static partial class PlanMeasures
{
    /// <summary>All, narrow ones first: the first that fits is proposed.</summary>
    public static IReadOnlyList<PlanMeasure> All { get; } =
    [
        new("poor_with_person_of_merit", "Hộ nghèo có thành viên là người có công", @"ngheo.{0,30}nguoi co cong"),
        new("trained_labour_rate", "Tỷ lệ lao động qua đào tạo", @"lao dong qua dao tao"),
        new("work_abroad", "Lao động đi làm việc ở nước ngoài", @"lam viec o nuoc ngoai|xuat khau lao dong"),
        new("vocational_training", "Người được đào tạo nghề", @"(?:dao tao|hoc) (?:nghe|ky nang)"),
        new("malnutrition", "Trẻ em suy dinh dưỡng", @"suy dinh duong|dinh duong"),
        new("officer_training", "Cán bộ làm công tác giảm nghèo được tập huấn", @"can bo.{0,40}giam ngheo.{0,60}(?:tap huan|boi duong|dao tao)|tap huan"),
        new("insurance", "Tham gia bảo hiểm y tế", @"bao hiem y te|bhyt"),
        new("toilet", "Nhà tiêu hợp vệ sinh", @"nha tieu|nha ve sinh"),
        new("water", "Nước sinh hoạt", @"nuoc (?:sinh hoat|sach|hop ve sinh)"),
        new("housing", "Nhà ở", @"nha o|nha tam|dot nat|sua chua nha|xay (?:dung )?nha"),
        new("schooling", "Trẻ em đi học đúng độ tuổi", @"di hoc|tinh trang di hoc"),
        new("education_level", "Trình độ giáo dục, đào tạo", @"giao duc,? (?:va )?dao tao|trinh do"),
        new("dependants", "Người phụ thuộc", @"phu thuoc"),
        new("information", "Tiếp cận thông tin", @"vien thong|internet|phuong tien.{0,20}thong tin|tiep can thong tin|thong tin ve giam ngheo"),
        new("job_support", "Hỗ trợ việc làm", @"viec lam|nghe nghiep"),
        new("credit", "Vay vốn tín dụng chính sách", @"tin dung|vay von"),
        new("registered_to_escape", "Hộ đăng ký thoát nghèo", @"dang ky thoat (?:can )?ngheo"),
        new("newly_poor", "Hộ tái nghèo, phát sinh nghèo", @"(?:tai|phat sinh) (?:can )?ngheo"),
        new("near_poor_rate", "Tỷ lệ hộ cận nghèo", @"ty le.{0,20}can ngheo"),
        new("poor_dtts_rate", "Tỷ lệ hộ nghèo dân tộc thiểu số", @"ty le.{0,20}ngheo.{0,30}(?:dan toc|dtts)"),
        new("multidimensional_rate", "Tỷ lệ hộ nghèo đa chiều", @"ty le.{0,12}ngheo da chieu"),
        new("poor_rate", "Tỷ lệ hộ nghèo", @"ty le.{0,12}ngheo"),
        new("policies", "Hộ được hưởng chính sách", @"chinh sach"),
        new("near_poor_households", "Số hộ cận nghèo", @"\bho can ngheo"),
        new("poor_households", "Số hộ nghèo", @"\bho ngheo"),
    ];

    private static readonly (PlanMeasure Measure, Regex Words)[] _words =
        [.. All.Select(m => (m, new Regex(m.Pattern, RegexOptions.CultureInvariant)))];

    /// <summary>The code of what a clause is about; null when no words of the list stand in it.</summary>
    /// <param name="clause">A clause as written.</param>
    public static string? Propose(string clause) => ProposeFolded(FoldedText.Fold(clause));

    /// <summary>Whether it counts the poor as such, not what is done for them.</summary>
    internal static bool IsGeneral(string code) => code is "poor_households" or "near_poor_households" or "poor_rate" or "near_poor_rate" or "multidimensional_rate" or "policies";

    internal static string? ProposeFolded(string folded) => _words.FirstOrDefault(m => m.Words.IsMatch(folded)).Measure?.Code;
}
