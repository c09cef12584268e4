using System.Globalization;
using VuonLen.Rules.Plans;

namespace VuonLen.Rules.Tests.Plans;

/// <summary>Ways in which plans word one and the same thing.</summary>
public sealed class PlanWordingTests
{
    [Theory]
    [InlineData("Báo cáo kết quả về Ủy ban nhân dân tỉnh, Sở Nông nghiệp và Môi trường trước ngày 15/6/2026.", "Ủy ban nhân dân tỉnh, Sở Nông nghiệp và Môi trường")]
    [InlineData("Tổng hợp, báo cáo Phòng Kinh tế, Hạ tầng và Đô thị trước ngày 15/6/2026.", "Phòng Kinh tế, Hạ tầng và Đô thị")]
    [InlineData("Báo cáo Phòng Kinh tế; Phòng Văn hóa - Xã hội và Thường trực Đảng ủy trước ngày 15/6/2026.", "Phòng Kinh tế; Phòng Văn hóa - Xã hội và Thường trực Đảng ủy")]
    [InlineData("Trước ngày 15/6/2026 gửi báo cáo về Ủy ban nhân dân xã (qua Phòng Kinh tế, Văn phòng) để tổng hợp.", "Ủy ban nhân dân xã (qua Phòng Kinh tế, Văn phòng)")]
    [InlineData("Tham mưu cho Ủy ban nhân dân xã, báo cáo Sở Nội vụ trước ngày 15/6/2026, theo dõi việc thực hiện.", "Sở Nội vụ")]
    [InlineData("Báo cáo Ban Chỉ đạo tỉnh và các cơ quan cấp trên trước ngày 15/6/2026; chịu trách nhiệm về số liệu.", "Ban Chỉ đạo tỉnh và các cơ quan cấp trên")]
    public void All_who_get_a_report_are_read(string duty, string receivers) =>
        Assert.Equal(receivers, Assert.Single(Read($"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\n- {duty}").Reports).Receiver);

    [Theory]
    [InlineData("Định kỳ ngày 25 hàng tháng báo cáo Ủy ban nhân dân xã.", "Định kỳ ngày 25 hàng tháng")]
    [InlineData("Báo cáo Ủy ban nhân dân xã trước ngày 20 tháng cuối mỗi quý.", "trước ngày 20 tháng cuối mỗi quý")]
    [InlineData("Báo cáo Ủy ban nhân dân xã định kỳ hằng quý (trước ngày 22 tháng cuối quý).", "định kỳ hằng quý (trước ngày 22 tháng cuối quý)")]
    public void The_day_of_a_recurring_report_is_kept(string duty, string words) =>
        Assert.Equal(words, Assert.Single(Read($"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\n- {duty}").Reports).Recurrence);

    [Fact]
    public void One_year_after_the_last_date_is_that_of_all() => Assert.Equal(
        ["2025-06-10", "2025-09-10", "2025-12-05"],
        Read("II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Báo cáo Ủy ban nhân dân xã trước ngày 10/6, 10/9 và 05/12/2025.").Reports.Select(r => Day(r.Due)));

    [Theory]
    [InlineData("Tập huấn cho trưởng thôn. Thời gian thực hiện: tháng 3, tháng 4 năm 2026.", "2026-04-30")]
    [InlineData("Mở lớp dạy nghề trong quý I và quý II.", "2026-06-30")]
    [InlineData("Giải ngân vốn vay cho hộ nghèo (quý III/2026).", "2026-09-30")]
    public void The_time_of_a_task_is_read_to_its_end(string task, string day) =>
        Assert.Equal(day, Day(Assert.Single(Read($"II. NHIỆM VỤ\n1. {task}").Tasks).Deadline));

    [Theory]
    [InlineData("Có thêm 120 hộ dùng nước sạch.", TargetKind.IncreaseBy, TargetBound.Exactly)]
    [InlineData("Không dưới 36 hộ tham gia mô hình.", TargetKind.Reach, TargetBound.AtLeast)]
    [InlineData("90% trưởng thôn làm công tác giảm nghèo được tập huấn.", TargetKind.Share, TargetBound.Exactly)]
    [InlineData("Cán bộ giảm nghèo và 90% trưởng thôn được tập huấn.", TargetKind.Share, TargetBound.Exactly)]
    [InlineData("Tỷ lệ hộ nghèo từ 5% xuống còn dưới 4%.", TargetKind.Reach, TargetBound.AtMost)]
    [InlineData("Duy trì 0 hộ nghèo có người có công.", TargetKind.None, TargetBound.Exactly)]
    public void A_target_is_of_the_kind_its_words_say(string target, TargetKind kind, TargetBound bound)
    {
        var read = Assert.Single(Read($"I. CHỈ TIÊU\n1. {target}").Targets);

        Assert.Equal((kind, bound), (read.Kind, read.Bound));
    }

    [Theory]
    [InlineData("Xây 06 nhà, mức hỗ trợ 60 triệu đồng/nhà.")]
    [InlineData("Phúc tra 200 hộ tại 10 xã.")]
    public void What_one_costs_and_where_it_is_are_no_targets(string target) => Assert.Single(Read($"I. CHỈ TIÊU\n1. {target}").Targets);

    [Fact]
    public void What_stands_under_a_later_year_is_for_that_year() =>
        Assert.Equal("2030-12-31", Day(Assert.Single(Read("I. CHỈ TIÊU\n1. Đến năm 2030\n- Giảm 50 hộ nghèo.").Targets).By));

    [Fact]
    public void Time_lead_and_result_below_a_task_belong_to_it()
    {
        var task = Assert.Single(Read("II. NHIỆM VỤ\n1. Nội dung: Mở lớp dạy nghề.\n2. Thời gian: Tháng 5/2026.\n3. Đơn vị chủ trì: Phòng Kinh tế.\n4. Đơn vị phối hợp: Hội Nông dân.").Tasks);

        Assert.Equal(("2026-05-31", "Phòng Kinh tế", "Hội Nông dân"), (Day(task.Deadline), task.Lead, task.Cooperating));
    }

    [Fact]
    public void Cells_kept_apart_by_tabs_are_a_table()
    {
        var draft = Read("I. CHỈ TIÊU\nTT\tThôn\tHộ nghèo đầu năm\tChỉ tiêu giảm (hộ)\n1\tThôn Đông\t20\t4\n2\tThôn Tây\t30\t5\n\tTổng cộng\t50\t9");

        Assert.Equal(["Thôn Đông 4", "Thôn Tây 5", " 9"], draft.Targets.Select(t => $"{t.Area} {t.Value}"));
    }

    [Fact]
    public void A_row_set_in_the_middle_keeps_the_lines_above_its_number()
    {
        var draft = Read(
            """
            II. NHIỆM VỤ
                                                                        Thời gian
            STT            Nội dung              Đơn vị chủ trì
                                                                        hoàn thành
                 Rà soát hộ nghèo theo
             1                                   Phòng Kinh tế          Tháng 5/2026
                 nguyên nhân
                                                 Phòng Văn hóa          Trước ngày
             2   Cấp thẻ bảo hiểm y tế
                                                 - Xã hội               30/6/2026
            """);

        Assert.Equal(
            ["Rà soát hộ nghèo theo nguyên nhân | Phòng Kinh tế | 2026-05-31", "Cấp thẻ bảo hiểm y tế | Phòng Văn hóa - Xã hội | 2026-06-30"],
            draft.Tasks.Select(t => $"{t.Text} | {t.Lead} | {Day(t.Deadline)}"));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PlanDraft Read(string body) => PlanReader.Read(PlanLine.Split(
        "ỦY BAN NHÂN DÂN XÃ MẪU\nSố: 01/KH-UBND\nMẫu, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nGiảm nghèo năm 2026\n\n" + body
        + "\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nBùi Văn Thử\n"));
}
