using static VuonLen.Rules.Forms.Layout.Columns;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>The lists of members: form 14 for the near-poor, form 15 for the poor.</summary>
internal static class ListForms
{
    public static Form Members(int number, string list, string word, bool hasIndigenous) => new(number, $"DANH SÁCH CHI TIẾT HỘ {list}",
    [
        Over("NĂM SINH", Plain("1", "Nam", 7), Plain("2", "Nữ", 7)),
        Plain("3", "Dân tộc", 10),
        Plain("4", "Quan hệ với chủ hộ", 12),
        Over($"CHIA HỘ {list} THEO", Plain("5", $"{word} mới", 7), Plain("6", number == 14 ? "Tái cận nghèo" : "Tái nghèo", 7), Plain("7", $"{word} cũ", 7)),
        Plain("8", "Hộ chính sách có công", 8),
        .. hasIndigenous ? new[] { Plain("9", "Hộ DTTC", 7) } : [],
        Plain("10", "Hộ không có khả năng lao động", 8),
        Over("Chính sách hỗ trợ tiếp cận với các dịch vụ xã hội cơ bản",
            Plain("11", "Hỗ trợ y tế", 7), Plain("12", "Hỗ trợ giáo dục", 7), Plain("13", "Hỗ trợ sản xuất", 7),
            Plain("14", "Hỗ trợ vay vốn tín dụng", 7), Plain("15", "Hỗ trợ nhà ở", 7), Plain("16", "Khác", 7)),
    ])
    {
        NumberTitle = "STT chủ hộ",
        NameTitle = "HỌ, TÊN CHỦ HỘ VÀ THÀNH VIÊN TRONG HỘ; THÔN, BON, BUÔN, TỔ DÂN PHỐ",
        NameCodes = ["A", "B", "C"],
        Annex = "Phụ lục số 2.3",
        IsList = true,
    };
}
