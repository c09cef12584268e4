using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Checks;

namespace VuonLen.Rules.Tests.Plans;

public sealed class PlanChecksTests
{
    private const string Signed = "\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nBùi Văn Thử\n";

    [Fact]
    public void The_total_a_rate_implies_is_calculated_without_rounding()
    {
        var warning = Single("I. MỤC TIÊU\n- Giảm tỷ lệ hộ nghèo 2,00%, tương đương giảm 20 hộ; cuối năm còn 80 hộ nghèo, tỷ lệ 8,10%.", "PL-260");

        // 80 / 8,10 % = 987,654…; 20 of them are 2,025 points.
        Assert.Contains("987,654321", warning.Text, StringComparison.Ordinal);
        Assert.Contains("100 hộ = 80 + 20", warning.Text, StringComparison.Ordinal);
        Assert.Contains("2,025 điểm", warning.Text, StringComparison.Ordinal);
        Assert.Contains("không khớp", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_that_rounding_explains_is_called_so() => Assert.Contains(
        "do làm tròn", Single("I. MỤC TIÊU\n- Giảm tỷ lệ hộ nghèo 2,02%, tương đương giảm 20 hộ; cuối năm còn 80 hộ nghèo, tỷ lệ 8,10%.", "PL-260").Text, StringComparison.Ordinal);

    [Fact]
    public void Areas_that_do_not_add_up_are_said_with_their_sum()
    {
        var warning = Single("I. MỤC TIÊU\n- Giảm 10 hộ nghèo. Trong đó: thôn Đông giảm 4 hộ, thôn Tây giảm 5 hộ.", "PL-261");

        Assert.Contains("4 + 5 = 9 khác chỉ tiêu chung 10", warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Check("I. MỤC TIÊU\n- Giảm 9 hộ nghèo. Trong đó: thôn Đông giảm 4 hộ, thôn Tây giảm 5 hộ."), w => w.Code == "PL-261");
    }

    [Fact]
    public void Households_and_persons_are_not_added_up() => Assert.DoesNotContain(
        PlanChecks.Check(
            new()
            {
                Head = new(null, null, null, null, null, null, null, null, null, []),
                Bases = [],
                Targets = [Area("thôn Đông", 28, "hộ"), Area("thôn Tây", 34, "người")],
                Tasks = [],
                Actors = [],
                Funding = [],
                Reports = [],
                Recipients = [],
                Passages = [],
                Unread = [],
                IsBadScan = false,
            },
            []), w => w.Code == "PL-261");

    private static PlanTarget Area(string place, decimal value, string unit) =>
        new("Giảm", new(1, 1), 1) { Kind = TargetKind.ReduceBy, Measure = "poor_households", Area = place, Value = value, Unit = unit };

    [Fact]
    public void Points_for_households_imply_a_total() =>
        Assert.Contains("1.000", Single("I. MỤC TIÊU\n- Tỷ lệ hộ nghèo giảm từ 5,00% xuống còn 4,50%, giảm 5 hộ nghèo.", "PL-260").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("I. MỤC TIÊU\n- Giảm 5 hộ nghèo.\nIII. NHIỆM VỤ\n- Rà soát hộ nghèo.", "PL-221")]
    [InlineData("I. NHIỆM VỤ\n1. Rà soát hộ nghèo.\n2. Lập danh sách.\n2. Công khai danh sách.", "PL-220")]
    [InlineData("I. NHIỆM VỤ\na) Rà soát.\nb) Lập danh sách.\nc) Công khai.\nd) Họp dân.\nđ) Kiểm tra.\ne) Sơ kết.\nf) Tổng kết.", "PL-222")]
    [InlineData("I. MỤC TIÊU\n- Phần đầu giảm 5 hộ nghèo.", "PL-230")]
    [InlineData("I. MỤC TIÊU\n- 100% hộ nghèo có nhu cầu được vay vốn.", "PL-251")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hộ nghèo trước ngày 30/6/2025.", "PL-242")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hộ nghèo trước ngày 30/6/2028.", "PL-243")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hộ nghèo trước ngày 30/6.", "PL-202")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế - Hạ tầng\n- Rà soát.\n2. Phòng Kinh tế, Hạ tầng\n- Báo cáo.", "PL-231")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hộ nghèo.\n(Có danh sách hộ nghèo kèm theo)", "PL-214")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Triển khai các chính sách trên địa bàn huyện.", "PL-232")]
    [InlineData("I. MỤC TIÊU\n- Giảm 5 hộ nghèo.", "PL-211")]
    [InlineData("I. MỤC TIÊU\n- Giảm 5 hộ nghèo.", "PL-212")]
    [InlineData("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hộ nghèo.\n2. Công an xã\n3. Trạm Y tế\n- Khám sức khỏe.", "PL-240")]
    public void A_fault_has_its_warning(string body, string code) => Assert.Contains(Check(body), w => w.Code == code);

    [Fact]
    public void A_plan_without_faults_of_number_and_letter_gets_no_warning_of_them()
    {
        var codes = Check("I. NHIỆM VỤ\n1. Rà soát\na) Lập sổ.\nb) Họp dân.\n2. Hỗ trợ\na) Vay vốn.\nb) Học nghề.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Chủ trì.").Select(w => w.Code);

        Assert.Empty(codes.Intersect(["PL-220", "PL-221", "PL-222", "PL-223", "PL-230", "PL-231", "PL-202", "PL-242", "PL-243"]));
    }

    [Fact]
    public void Areas_are_held_against_the_target_they_add_up_to() => Assert.DoesNotContain(
        Check("I. MỤC TIÊU\n- Giảm 9 hộ nghèo; giảm 3 hộ cận nghèo.\n- Giao cho các thôn: thôn Đông giảm 4 hộ, thôn Tây giảm 5 hộ."), w => w.Code == "PL-261");

    [Fact]
    public void What_is_no_plan_is_said_to_be_none_and_nothing_else_is_missed()
    {
        var lines = PlanLine.Split("Kính gửi: Chị Hoa\n\nTuần sau em lên thăm, mang 2 con gà.\n");

        Assert.Equal("PL-215", Assert.Single(PlanReader.Read(lines).Warnings).Code);
    }

    [Fact]
    public void An_office_signs_by_its_head_and_a_stage_of_years_has_targets_in_all_of_them()
    {
        var text = "UBND TỈNH MẪU\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nSố: 01/KH-SNNMT\nMẫu, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nGiảm nghèo giai đoạn 2026 - 2030 và năm 2026\n\n"
            + "I. MỤC TIÊU\n- Giảm 5 hộ nghèo đến hết năm 2030.\n\nNơi nhận:\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nBùi Văn Thử\n";

        Assert.Empty(PlanReader.Read(PlanLine.Split(text)).Warnings.Select(w => w.Code).Intersect(["PL-210", "PL-243"]));
    }

    [Fact]
    public void Slips_can_be_added_to_the_list()
    {
        var lines = Lines("I. NHIỆM VỤ\n- Rà soát hộ ngheo ở các thôn.");

        Assert.Contains(PlanChecks.Check(PlanReader.Read(lines), lines, [new("hộ ngheo", "hộ nghèo")]), w => w.Code == "PL-230");
    }

    private static IReadOnlyList<PlanLine> Lines(string body) => PlanLine.Split(
        "ỦY BAN NHÂN DÂN XÃ MẪU\nSố: 01/KH-UBND\nMẫu, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nGiảm nghèo năm 2026\n\n" + body + "\n" + Signed);

    private static IReadOnlyList<PlanWarning> Check(string body) => PlanReader.Read(Lines(body)).Warnings;

    private static PlanWarning Single(string body, string code) => Assert.Single(Check(body), w => w.Code == code);
}
