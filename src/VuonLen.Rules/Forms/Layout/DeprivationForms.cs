using System.Globalization;
using static VuonLen.Rules.Forms.Layout.Columns;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>Deprivations of the two lists: counts in forms 4 and 6, rates in forms 5 and 7. Codes are the re-creation's; the export prints none but 1 to 12.</summary>
internal static class DeprivationForms
{
    private const int Indicators = 12;

    public static Form Counts(int number, string list, string nameTitle) =>
        new(number, $"PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA {list}",
        [
            Count("1", $"Tổng số {list.ToLowerInvariant()}"),
            Count("2", "Tổng số thiếu hụt"),
            Over($"Chỉ số thiếu hụt dịch vụ xã hội cơ bản của {list.ToLowerInvariant()}",
                [.. Numbers().Select(n => Narrow(Count(Code(n + 2), Code(n))))]),
        ])
        {
            NameTitle = nameTitle,
            NameCodes = ["A", "B"],
        };

    /// <summary>Households deprived in percent of all on the list, which the counts' form has.</summary>
    public static Form Rates(int number, string list, string nameTitle) =>
        new(number, $"PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA {list}",
        [
            Count("1", $"Tổng số {list.ToLowerInvariant()}"),
            Over($"Tỷ lệ chỉ số thiếu hụt dịch vụ xã hội cơ bản của {list.ToLowerInvariant()} (%)",
                [.. Numbers().Select(n => Narrow(new FormColumn(Code(n)) { Code = Code(n + 1), Rule = new CellRule.Rate(Code(n + 2), "1", number - 1) }))]),
        ])
        {
            NameTitle = nameTitle,
            NameCodes = ["A", "B"],
        };

    private static IEnumerable<int> Numbers() => Enumerable.Range(1, Indicators);

    private static string Code(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FormColumn Narrow(FormColumn column) => column with { Width = 7 };
}
