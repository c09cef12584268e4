using System.Globalization;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Standards;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Exporting;

/// <summary>
/// The official lists after a review (danh sách chính thức sau rà soát): who is recognised at the end of a year, who escaped
/// poverty within it, who escaped near-poverty. One row a member; columns stand where provincial systems look for them.
/// </summary>
/// <remarks>Columns those systems leave out (A, Y; A, L, N) stay empty; there are no districts any more, so J and K are empty too.</remarks>
internal sealed class OfficialSheets(ListFile file, ExportPlaces places, PersonalIdVault? vault, bool showsHealth, StandardsInForce standards, DateOnly on)
{
    private static readonly string[] _recognised =
    [
        "", "STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD", "Tỉnh", "Huyện", "Mã huyện", "Xã", "Mã xã",
        "Thôn", "Dân tộc", "Phân loại hộ", "Quyết định công nhận", "Ngày ban hành QĐ", "B1", "B2", "Hộ DTTS", "Hộ không có KNLĐ",
        "Hộ có thành viên có công CM", "Nguyên nhân nghèo", "", "Tuổi", "Số nhân khẩu",
    ];

    private static readonly double[] _recognisedWidths =
        [2, 7, 24, 24, 13, 12, 9, 16, 16, 8, 8, 18, 9, 18, 11, 15, 17, 12, 7, 7, 8, 10, 12, 34, 2, 7, 9];

    private static readonly string[] _escaped =
        ["", "STT", "Họ tên", "Quan hệ", "Giới tính", "Ngày sinh", "CCCD", "Dân tộc", "Địa chỉ", "B1", "B2", "", "Ghi chú", "", "Tuổi", "Số nhân khẩu"];

    private static readonly double[] _escapedWidths = [2, 7, 26, 14, 9, 12, 16, 11, 44, 7, 7, 2, 30, 2, 7, 9];

    private int _number;

    public void BeginRecognised(string place) =>
        Begin("Hộ nghèo, hộ cận nghèo", "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT", place, _recognised, _recognisedWidths, [6, 7, 12, 16]);

    public void BeginEscaped(bool fromPoverty, string place) => Begin(
        fromPoverty ? "Thoát nghèo" : "Thoát cận nghèo",
        fromPoverty ? "DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT" : "DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT",
        place, _escaped, _escapedWidths, [6]);

    public void WriteRecognised(Household household)
    {
        var members = MembersOf(household);
        var status = household.StatusOn(on);
        var (b1, b2) = PointsOf(household);
        var (commune, village, province) = (places.CommuneOf(household), places.VillageOf(household), places.ProvinceOf(household));
        var head = members.Find(m => m.IsHead);
        _number++;
        foreach (var member in members.DefaultIfEmpty())
        {
            file.Write(
            [
                default, SheetCell.Of((double)_number), SheetCell.Of(head is null ? household.HeadName : NameOf(head)), SheetCell.Of(member is null ? household.HeadName : NameOf(member)), Relation(member),
                Born(member), SexOf(member), Number(member), SheetCell.Of(province?.Name), default, default, SheetCell.Of(commune?.FullName), SheetCell.Of(commune?.Code),
                SheetCell.Of(village?.FullName), Ethnic(member),
                SheetCell.Of(status is null ? null : Words.Of(status.Status)), SheetCell.Of(status?.DecisionNumber), SheetCell.Of(status?.DecisionOn),
                SheetCell.Of((double?)b1), SheetCell.Of((double?)b2), YesNo(household.IsEthnicMinority), YesNo(household.HasNoLabourCapacity), YesNo(household.HasPersonOfMerit),
                SheetCell.Of(CausesOf(household)), default, AgeOf(member), SheetCell.Of((double)members.Count),
            ]);
        }
    }

    public void WriteEscaped(Household household, Movement movement)
    {
        var members = MembersOf(household);
        var (b1, b2) = PointsOf(household);
        var address = string.Join(", ", new[] { household.Address, places.VillageOf(household)?.FullName, places.CommuneOf(household)?.FullName }.OfType<string>());
        _number++;
        foreach (var member in members.DefaultIfEmpty())
        {
            file.Write(
            [
                default, SheetCell.Of((double)_number), SheetCell.Of(member is null ? household.HeadName : NameOf(member)), Relation(member), SexOf(member), Born(member), Number(member), Ethnic(member),
                SheetCell.Of(address), SheetCell.Of((double?)b1), SheetCell.Of((double?)b2), default, SheetCell.Of(Words.Of(movement)), default, AgeOf(member),
                SheetCell.Of((double)members.Count),
            ]);
        }
    }

    /// <summary>Households on a list at the beginning, which may have escaped by the end.</summary>
    public static IQueryable<Household> MayHaveEscaped(VuonLenDb db, HouseholdFilter place, DateOnly from, DateOnly today) =>
        db.Matching(place with { Status = StatusChoice.Listed, On = from }, today);

    private void Begin(string name, string title, string place, string[] headers, double[] widths, int[] texts)
    {
        _number = 0;
        file.Begin(
            new(name, [.. widths.Select((w, i) => new SheetColumn(w, texts.Contains(i) ? CellFormat.Text : CellFormat.General))])
            {
                FrozenRows = 3,
                FrozenColumns = 3,
                RepeatedRows = (3, 3),
                Merged = [new(1, 1, 1, headers.Length - 1), new(2, 1, 2, headers.Length - 1)],
            },
            [[default, SheetCell.Of(title)], [default, SheetCell.Of(place)]],
            headers);
    }

    /// <summary>Of a household that is counted for a day before anybody wrote down who lived in it: who is known first.</summary>
    private List<Membership> MembersOf(Household household)
    {
        List<Membership> members = [.. HouseholdBatches.InOrder(household.MembersOn(on))];
        return members.Count > 0 || household.BeganOn is not { } began || began <= on ? members : [.. HouseholdBatches.InOrder(household.MembersOn(began))];
    }

    /// <summary>Our own when the household could be classified, else the totals of the paper; never one of each.</summary>
    private (int? B1, int? B2) PointsOf(Household household) =>
        household is { ComputedClass: not null, ComputedOn: { } day } && standards.National(day) is { PointsPerDeprivation.Value: { } each } standard
            ? (household.B1Under([standard.Code]), (int)(household.DeprivedCount * each))
            : (household.PaperB1, household.PaperB2);

    private static string? NameOf(Membership? member) => member?.Person?.FullName ?? member?.NameAtEnd;

    private static SheetCell Relation(Membership? member) => SheetCell.Of(member?.Relationship is { } to ? Words.Of(to) : null);

    private static SheetCell SexOf(Membership? member) => SheetCell.Of(member?.Person?.Sex is { } sex ? Words.Of(sex) : null);

    private static SheetCell Ethnic(Membership? member) => SheetCell.Of(
        member?.Person?.EthnicGroup is { } group ? EthnicGroups.OfCode(group.ToString("00", CultureInfo.InvariantCulture))?.Name : null);

    private SheetCell Number(Membership? member) => SheetCell.Of(member?.Person?.PersonalIdProtected is { } sealedText ? vault?.Open(sealedText) : null);

    private SheetCell AgeOf(Membership? member) => SheetCell.Of((double?)member?.Person?.Born?.CompleteYearsOn(on));

    private static SheetCell YesNo(bool? answer) => SheetCell.Of(answer is { } known ? Words.Of(known) : null);

    private static SheetCell Born(Membership? member) => member?.Person?.Born switch
    {
        null => default,
        { Day: { } day } => SheetCell.Of((DateOnly?)day),
        { } born => SheetCell.Of((double)born.Year),
    };

    private string CausesOf(Household household) => string.Join(
        "; ", Causes.In(household.Causes).Where(c => showsHealth || c != PovertyCauses.IllnessOrAccident).Select(Causes.NameOf));
}
