using System.Globalization;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Every warning about a plan, with its code.</summary>
internal static class PlanWarnings
{
    public static PlanWarning BadScan() => new(
        "PL-201", "Văn bản là bản quét mất dấu: chữ chỉ nhận được gần đúng. Hãy so từng số, ngày, tên cơ quan và địa danh với bản gốc.", null);

    public static PlanWarning Scanned() => new(
        "PL-203", "Chữ được nhận từ ảnh quét. Hãy so các số, ngày, số ký hiệu văn bản với bản gốc.", null);

    public static PlanWarning YearNotSaid(string words, DateOnly day, LineSpan lines) => new(
        "PL-202", $"Hạn “{words}” không ghi năm; tạm hiểu là {Day(day)} theo năm của kế hoạch.", lines);

    internal static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
