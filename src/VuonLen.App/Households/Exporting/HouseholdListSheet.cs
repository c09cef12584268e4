using VuonLen.App.Documents;
using VuonLen.App.Shell;

namespace VuonLen.App.Households.Exporting;

/// <summary>The list as the screen shows it: one row a household (danh sách hộ).</summary>
internal sealed class HouseholdListSheet(ListFile file, ExportPlaces places, bool showsHealth, DateOnly? on)
{
    private int _number;

    public void Begin(string title, string subtitle)
    {
        string[] headers =
        [
            "STT", "Chủ hộ", "Mã hộ", "Xã, phường", "Thôn, tổ dân phố", "Số người", "Công nhận", "Từ ngày", "Tính từ thông tin",
            showsHealth ? "Số thiếu hụt" : "Số thiếu hụt (không kể y tế)", "Thiếu hụt", "Ghi chú",
        ];
        double[] widths = [6, 26, 10, 20, 20, 9, 16, 12, 18, 10, 40, 34];
        file.Begin(
            new("Danh sách hộ", [.. widths.Select((w, i) => new SheetColumn(w, i == 2 ? CellFormat.Text : CellFormat.General))])
            {
                FrozenRows = 3,
                RepeatedRows = (3, 3),
                FilterRow = 3,
                Merged = [new(1, 0, 1, headers.Length - 1)],
            },
            [[SheetCell.Of(title)], [SheetCell.Of(subtitle)]],
            headers);
    }

    public void Write(Household household) => file.Write(
    [
        SheetCell.Of((double)++_number),
        SheetCell.Of(household.HeadName ?? "(chưa có chủ hộ)"),
        SheetCell.Of(household.Code),
        SheetCell.Of(places.CommuneOf(household)?.FullName),
        SheetCell.Of(places.VillageOf(household)?.FullName ?? Vn.Unknown),
        SheetCell.Of((double)household.MemberCount),
        SheetCell.Of(Recognised(household).Status is { } status ? Words.Of(status) : "chưa công nhận"),
        SheetCell.Of(Recognised(household).Since),
        SheetCell.Of(household.ComputedClass is { } computed ? Words.Of(computed)
            : household.MissingAnswers > 0 ? $"thiếu {Vn.Number(household.MissingAnswers)} câu" : "chưa tính được"),
        .. Deprivations(household.Deprived),
        SheetCell.Of(string.Join("; ", Remarks(household))),
    ]);

    /// <summary>Of a list of a day gone by, as the ledger says it of that day.</summary>
    private (Rules.Standards.PovertyClass? Status, DateOnly? Since) Recognised(Household household) =>
        on is { } day ? (household.StatusOn(day)?.Status, household.StatusOn(day)?.EffectiveOn) : (household.Status, household.StatusSince);

    private SheetCell[] Deprivations(int mask)
    {
        var numbers = Enumerable.Range(1, 12).Where(n => (mask & (1 << (n - 1))) != 0)
            .Where(n => showsHealth || !HouseholdFilter.HealthIndicators.Contains(n)).ToList();
        return [SheetCell.Of((double)numbers.Count), SheetCell.Of(string.Join("; ", numbers.Select(n => FilterWords.Indicators[n - 1])))];
    }

    private static IEnumerable<string> Remarks(Household household)
    {
        if (household.IsStatusDifferent)
            yield return "công nhận khác kết quả tính";
        foreach (var mark in household.Marks.Under(household.Status).Each())
            yield return Words.Of(mark);
        if (household.EndedOn is { } ended)
            yield return $"đã kết thúc {Vn.Date(ended)}";
    }
}
