namespace VuonLen.App.Plans.Demo;

/// <summary>The document of the demo's plan: invented, with the figures of the demo's households in it.</summary>
internal static class DemoPlanText
{
    public static string Of(string ward, int poor, int reduce, decimal rate, int housing, int toilets, int learners) => $"""
        ỦY BAN NHÂN DÂN
        PHƯỜNG {ward.ToUpper(Shell.Vn.Culture)}
        Số: 45/KH-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        {ward}, ngày 20 tháng 01 năm 2026
        KẾ HOẠCH
        Thực hiện công tác giảm nghèo năm 2026 (bản minh họa)
        Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo đa chiều giai đoạn 2021 - 2025;
        Ủy ban nhân dân phường {ward} ban hành Kế hoạch thực hiện công tác giảm nghèo năm 2026 như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        Giúp từng hộ nghèo vươn lên bằng một phương án hỗ trợ phù hợp, một người theo dõi, giúp đỡ.
        2. Yêu cầu
        Rà soát công khai, dân chủ, đúng đối tượng; không hỗ trợ trùng lặp.
        II. MỤC TIÊU
        1. Giảm từ {reduce} hộ nghèo trở lên trong năm 2026.
        2. Tỷ lệ hộ nghèo cuối năm 2026 còn {rate.ToString("0.00", Shell.Vn.Culture)}%.
        3. Giảm {housing} hộ nghèo thiếu hụt về nhà ở.
        4. Giảm {toilets} hộ nghèo thiếu hụt về nhà tiêu hợp vệ sinh.
        5. Giảm {learners} người thuộc hộ nghèo thiếu hụt về trình độ giáo dục, đào tạo.
        6. Bảo đảm 100% người thuộc hộ nghèo, hộ cận nghèo tham gia bảo hiểm y tế.
        7. Trên 95% trẻ em thuộc hộ nghèo, hộ cận nghèo được đi học đúng độ tuổi.
        8. Không còn hộ nghèo có thành viên là người có công với cách mạng.
        9. Tỷ lệ lao động qua đào tạo đạt 62%.
        10. Có từ 1 - 2 lao động thuộc hộ nghèo, hộ cận nghèo đi làm việc ở nước ngoài theo hợp đồng.
        III. NHIỆM VỤ, GIẢI PHÁP
        1. Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, phối hợp với các tổ dân phố rà soát, lập danh sách hộ nghèo cần sửa chữa, xây mới nhà ở, hoàn thành trước ngày 31/3/2026.
        2. Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học khảo sát nhu cầu học nghề của từng người, hoàn thành trước ngày 30/4/2026.
        3. Trạm Y tế phường chủ trì rà soát người chưa có thẻ bảo hiểm y tế, hoàn thành trước ngày 15/6/2026.
        4. Vận động các nguồn lực xã hội hóa hỗ trợ hộ nghèo xây nhà tiêu hợp vệ sinh, hoàn thành trước ngày 30/9/2026.
        IV. KINH PHÍ THỰC HIỆN
        Ngân sách nhà nước theo phân cấp; nguồn vận động Quỹ "Vì người nghèo"; vốn tín dụng chính sách.
        V. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế, Hạ tầng và Đô thị
        - Là cơ quan thường trực, tham mưu tổ chức thực hiện Kế hoạch; tổng hợp, báo cáo.
        - Hướng dẫn các tổ dân phố cập nhật danh sách hộ nghèo hằng tháng trước ngày 25.
        2. Phòng Văn hóa - Xã hội
        - Thực hiện chính sách trợ giúp xã hội, bảo hiểm y tế, giáo dục cho hộ nghèo.
        - Tổ chức tập huấn cho cán bộ tổ dân phố, hoàn thành trước ngày 31/5/2026.
        3. Trạm Y tế phường
        - Tuyên truyền về dinh dưỡng, vệ sinh môi trường tại các tổ dân phố, hoàn thành trước ngày 30/10/2026.
        4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường
        - Giám sát việc rà soát, bình xét hộ nghèo; phân công đoàn thể giúp đỡ từng hộ.
        5. Các tổ dân phố
        - Họp dân, công khai danh sách hộ nghèo, hộ cận nghèo, hoàn thành trước ngày 30/11/2026.
        VI. CHẾ ĐỘ BÁO CÁO
        Các cơ quan, đơn vị, tổ dân phố báo cáo kết quả thực hiện về Ủy ban nhân dân phường hằng tháng trước ngày 15; báo cáo 6 tháng trước ngày 15/6/2026; báo cáo năm trước ngày 15/11/2026.
        Trên đây là Kế hoạch thực hiện công tác giảm nghèo năm 2026 của phường {ward}./.
        Nơi nhận:
        - Thường trực Đảng ủy, HĐND phường;
        - Các tổ dân phố;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Tẩn Văn Lâm
        """;
}
