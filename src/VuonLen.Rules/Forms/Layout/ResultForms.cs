using static VuonLen.Rules.Forms.Layout.Columns;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>Results of a review: form 1, and forms 12 and 13.</summary>
internal static class ResultForms
{
    private const string AverageHouseholds = "Tổng số hộ làm nông, lâm, ngư nghiệp có mức sống trung bình";
    private const string AveragePersons = "Tổng số khẩu hộ làm nông, lâm, ngư nghiệp có mức sống trung bình";

    public static Form Form1(FormStage stage, string nameTitle)
    {
        var word = stage is FormStage.Official ? "chính thức" : "sơ bộ";
        return new(1, $"TỔNG HỢP KẾT QUẢ {word.ToUpperInvariant()} RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH",
        [
            Over("Tổng số hộ dân cư (tại thời điểm rà soát)",
                Population("1", "Số hộ", p => p.Households),
                Population("2", "Nhân khẩu", p => p.Persons)) with { Rows = 2 },
            Over($"Kết quả rà soát về hộ ({word})",
                Over("Tổng số hộ nghèo", Count("3", "Số hộ"), Rate("4", "Tỷ lệ", "3", "1")),
                Over("Tổng số hộ cận nghèo", Count("5", "Số hộ"), Rate("6", "Tỷ lệ", "5", "1")),
                Over(AverageHouseholds, Count("7", "Số hộ"), Rate("8", "Tỷ lệ", "7", "1"))),
            Over($"Kết quả rà soát về khẩu ({word})",
                Over("Tổng số khẩu nghèo", Count("9", "Số khẩu"), Rate("10", "Tỷ lệ", "9", "2")),
                Over("Tổng số khẩu cận nghèo", Count("11", "Số khẩu"), Rate("12", "Tỷ lệ", "11", "2")),
                Over(AveragePersons, Count("13", "Số khẩu"), Rate("14", "Tỷ lệ", "13", "2"))),
        ])
        {
            NameTitle = nameTitle,
            NameCodes = ["A", "B"],
        };
    }

    /// <summary>Forms 12 and 13. Columns of native groups are left out, numbers and all, where the place has none.</summary>
    public static Form Standard(int number, string list, bool hasIndigenous, string nameTitle)
    {
        var lower = list.ToLowerInvariant();
        return new(number, $"TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ {list} THEO CHUẨN NGHÈO ĐA CHIỀU",
        [
            Over("Tổng số hộ chung (Hộ dân cư trên địa bàn)",
            [
                Population("1", "Tổng số", p => p.Households, "1=2+3"),
                Population("2", "Kinh", p => p.Households - p.MinorityHouseholds),
                Population("3", "DTTS chung", p => p.MinorityHouseholds),
                .. Native(Population("4", "Trong đó DT tại chỗ", p => p.IndigenousHouseholds)),
            ]),
            Over("Tổng số khẩu chung",
            [
                Population("5", "Tổng số", p => p.Persons, "5=6+7"),
                Population("6", "Kinh", p => p.Persons - p.MinorityPersons),
                Population("7", "DTTS chung", p => p.MinorityPersons),
                .. Native(Population("8", "Trong đó DT tại chỗ", p => p.IndigenousPersons)),
            ]),
            Over($"Tổng số hộ {lower}",
            [
                Count("9", "Tổng số", "9=10+11"),
                Count("10", "Kinh"),
                Count("11", "DTTS chung"),
                .. Native(Count("12", "DT tại chỗ")),
            ]),
            Over("Trong đó", Count("13", "Hộ CSCC"), Count("14", "Hộ KCKNLĐ"), Count("15", "Chủ hộ là nữ")),
            Over($"Tổng số khẩu hộ {lower}",
            [
                Count("16", "Tổng số", "16=17+18"),
                Count("17", "Kinh"),
                Count("18", "DTTS chung"),
                .. Native(Count("19", "DT tại chỗ")),
            ]),
            Over("Tỷ lệ (%)",
            [
                Rate("20", number == 12 ? "Hộ nghèo" : "Hộ cận nghèo", "9", "1"),
                Rate("21", "Tỷ lệ DTTS chung", "11", "3"),
                .. Native(Rate("22", "Tỷ lệ DTTSTC", "12", "4")),
            ]),
        ])
        {
            NumberTitle = "STT",
            NameTitle = nameTitle,
            NameCodes = ["A", "B"],
        };

        FormColumn[] Native(FormColumn column) => hasIndigenous ? [column] : [];
    }
}
