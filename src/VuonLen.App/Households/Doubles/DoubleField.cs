using VuonLen.App.Shell;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Doubles;

/// <summary>What two records of one household, or of one person, are compared by and filled from.</summary>
/// <param name="Key">In forms.</param>
/// <param name="Label">As the pages call it.</param>
/// <param name="Text">As shown; null when not known.</param>
/// <param name="Copy">Takes it over from the second into the first.</param>
public sealed record DoubleField<TRow>(string Key, string Label, Func<TRow, string?> Text, Action<TRow, TRow> Copy)
{
    /// <summary>What is compared when the text does not tell all: of a number only a part is shown.</summary>
    public Func<TRow, string?>? Exact { get; init; }

    /// <summary>Whether the second knows more although both know something: a day instead of a year.</summary>
    public Func<TRow, TRow, bool> IsFuller { get; init; } = (_, _) => false;

    public bool IsHealth { get; init; }

    public bool IsNumber { get; init; }

    public DoubleAgreement Compare(TRow stays, TRow goes)
    {
        var (one, two) = (Text(stays), Text(goes));
        var same = Exact is null ? one == two : Exact(stays) == Exact(goes);
        return same || two is null || IsFuller(goes, stays) ? DoubleAgreement.Same
            : one is null || IsFuller(stays, goes) ? DoubleAgreement.Filled
            : DoubleAgreement.Conflict;
    }
}

/// <summary>How the record that stays and the one that goes agree on a field (đối chiếu một mục).</summary>
public enum DoubleAgreement
{
    /// <summary>Không phải làm gì: giống nhau, hoặc bên bỏ không có gì hơn.</summary>
    Same,

    /// <summary>Bên ở lại chưa có, lấy từ bên kia.</summary>
    Filled,

    /// <summary>Hai bên khác nhau: người dùng chọn.</summary>
    Conflict,
}

/// <summary>The fields of both kinds of record.</summary>
public static class DoubleFields
{
    public static IReadOnlyList<DoubleField<Household>> OfHousehold { get; } =
    [
        new("code", "Mã hộ", h => h.Code, (a, b) => a.Code = b.Code),
        new("address", "Địa chỉ", h => h.Address, (a, b) => a.Address = b.Address),
        new("phone", "Điện thoại", h => h.Phone, (a, b) => a.Phone = b.Phone),
        new("b1", "Điểm B1", h => h.B1 is { } b1 ? $"{Vn.Number(b1)}{(h.B1On is { } on ? $", ngày {Vn.Date(on)}" : "")}{(h.B1Standard is { } of ? $", chuẩn {of}" : "")}" : null,
            (a, b) => a.TakeB1(b)) { Exact = h => $"{h.B1} {h.B1On} {h.B1Standard} {h.B1Sheet} {h.B1Others}" },
        new("paper-b1", "Điểm B1 theo phiếu giấy", h => Number(h.PaperB1), (a, b) => a.PaperB1 = b.PaperB1),
        new("paper-b2", "Điểm B2 theo phiếu giấy", h => Number(h.PaperB2), (a, b) => a.PaperB2 = b.PaperB2),
        new("paper-deprived", "Thiếu hụt theo phiếu giấy", h => h.PaperDeprived is { } mask ? Deprived(mask) : null, (a, b) => a.PaperDeprived = b.PaperDeprived)
            { IsHealth = true },
        new("income", "Thu nhập hộ khai", h => h.IncomePerPersonPerMonth is { } income ? Vn.Money(income) : null, (a, b) => a.IncomePerPersonPerMonth = b.IncomePerPersonPerMonth),
        new("labour", "Không có khả năng lao động", h => YesNo(h.HasNoLabourCapacity), (a, b) => a.HasNoLabourCapacity = b.HasNoLabourCapacity),
        new("merit", "Có người có công", h => YesNo(h.HasPersonOfMerit), (a, b) => a.HasPersonOfMerit = b.HasPersonOfMerit),
        new("indigenous", "Hộ dân tộc tại chỗ", h => YesNo(h.IsIndigenous), (a, b) => a.IsIndigenous = b.IsIndigenous),
        new("farmland", "Nhà trên đất nông nghiệp", h => YesNo(h.IsOnFarmland), (a, b) => a.IsOnFarmland = b.IsOnFarmland),
        new("wall", "Tường", h => h.Wall is { } wall ? Words.Of(wall) : null, (a, b) => a.Wall = b.Wall),
        new("column", "Cột", h => h.Column is { } column ? Words.Of(column) : null, (a, b) => a.Column = b.Column),
        new("roof", "Mái", h => h.Roof is { } roof ? Words.Of(roof) : null, (a, b) => a.Roof = b.Roof),
        new("floor", "Diện tích cả hộ", h => h.FloorM2 is { } floor ? $"{floor.ToString("0.##", Vn.Culture)} m²" : null, (a, b) => a.FloorM2 = b.FloorM2),
        new("water", "Nước sinh hoạt", h => h.Water is { } water ? Words.Of(water) : null, (a, b) => a.Water = b.Water),
        new("toilet", "Nhà tiêu", h => h.Toilet is { } toilet ? Words.Of(toilet) : null, (a, b) => a.Toilet = b.Toilet),
        new("internet", "Có người dùng internet", h => YesNo(h.InternetUsedByAMember), (a, b) => a.InternetUsedByAMember = b.InternetUsedByAMember),
        new("devices", "Phương tiện thông tin", h => h.Devices is { } devices ? Set(devices, Words.Of) : null, (a, b) => a.Devices = b.Devices),
        new("causes", "Nguyên nhân nghèo", h => h.Causes == 0 ? null : string.Join(", ", Causes.In(h.Causes).Select(Causes.NameOf)), (a, b) => a.Causes = b.Causes)
            { IsHealth = true },
        new("needs", "Nhu cầu hỗ trợ", h => h.Needs == 0 ? null : string.Join(", ", Causes.In(h.Needs).Select(Causes.NameOf)), (a, b) => a.Needs = b.Needs)
            { IsHealth = true },
        new("marks", "Kế hoạch", h => h.Marks == 0 ? null : Set(h.Marks, Words.Of), (a, b) => a.Marks = b.Marks),
        new("remark", "Ghi thêm", h => h.Remark, (a, b) => a.Remark = b.Remark),
    ];

    public static IReadOnlyList<DoubleField<Person>> OfPerson { get; } =
    [
        new("name", "Họ và tên", p => p.FullName, (a, b) => a.FullName = b.FullName),
        new("born", "Sinh", p => Members.PersonForm.WordsOf(p.Born), (a, b) => a.Born = b.Born)
            { IsFuller = (a, b) => a.BornOn is null && b.BornOn is not null && a.BornYear == b.BornYear },
        new("sex", "Giới tính", p => p.Sex is { } sex ? Words.Of(sex) : null, (a, b) => a.Sex = b.Sex),
        new("ethnic", "Dân tộc", p => p.EthnicGroup is { } group ? EthnicGroups.OfCode(group.ToString("00", Vn.Culture))?.Name : null, (a, b) => a.EthnicGroup = b.EthnicGroup),
        new("number", "Số định danh", p => p.PersonalIdMasked, (a, b) => a.SetPersonalId(b.PersonalIdHash is null ? null : new(b.PersonalIdMasked!, b.PersonalIdProtected!, b.PersonalIdHash)))
            { Exact = p => p.PersonalIdHash, IsNumber = true },
        new("phone", "Điện thoại", p => p.Phone, (a, b) => a.Phone = b.Phone),
        new("studying", "Đang học", p => p.Studying is { } studying ? Words.Of(studying) : null, (a, b) => a.Studying = b.Studying),
        new("completed", "Đã tốt nghiệp", p => p.Completed is { } completed ? Words.Of(completed) : null, (a, b) => a.Completed = b.Completed),
        new("training", "Đang được đào tạo tại chỗ", p => YesNo(p.OnTheJobTraining), (a, b) => a.OnTheJobTraining = b.OnTheJobTraining),
        new("willing", "Có khả năng và muốn làm việc", p => YesNo(p.CanAndWantsToWork), (a, b) => a.CanAndWantsToWork = b.CanAndWantsToWork),
        new("work", "Việc làm", p => p.Work is { } work ? Words.Of(work) : null, (a, b) => a.Work = b.Work),
        new("disabled", "Khuyết tật", p => YesNo(p.Disabled), (a, b) => a.Disabled = b.Disabled) { IsHealth = true },
        new("assistance", "Trợ cấp xã hội hằng tháng", p => YesNo(p.MonthlySocialAssistance), (a, b) => a.MonthlySocialAssistance = b.MonthlySocialAssistance) { IsHealth = true },
        new("insured", "Bảo hiểm y tế", p => YesNo(p.Insured), (a, b) => a.Insured = b.Insured) { IsHealth = true },
        new("card", "Số thẻ BHYT", p => p.InsuranceNumber, (a, b) => a.InsuranceNumber = b.InsuranceNumber) { IsHealth = true },
        new("insured-until", "BHYT đến ngày", p => p.InsuredUntil is { } day ? Vn.Date(day) : null, (a, b) => a.InsuredUntil = b.InsuredUntil) { IsHealth = true },
        new("stunted", "Thấp còi", p => YesNo(p.Stunted), (a, b) => a.Stunted = b.Stunted) { IsHealth = true },
        new("underweight", "Nhẹ cân", p => YesNo(p.Underweight), (a, b) => a.Underweight = b.Underweight) { IsHealth = true },
    ];

    /// <summary>Takes over what the record that stays lacks, and what somebody chose.</summary>
    internal static void Fill<TRow>(IReadOnlyList<DoubleField<TRow>> fields, TRow stays, TRow goes, Predicate<string> takes)
    {
        foreach (var field in fields)
        {
            var agreement = field.Compare(stays, goes);
            if (agreement is DoubleAgreement.Filled || (agreement is DoubleAgreement.Conflict && takes(field.Key)))
                field.Copy(stays, goes);
        }
    }

    private static string? YesNo(bool? answer) => answer is null ? null : Words.Of(answer);

    private static string? Number(int? number) => number is { } known ? Vn.Number(known) : null;

    private static string Deprived(int mask) => mask == 0
        ? "không"
        : string.Join(", ", Enumerable.Range(1, 12).Where(n => (mask & (1 << (n - 1))) != 0));

    private static string Set<T>(T set, Func<T, string> word) where T : struct, Enum
    {
        var marks = Enum.GetValues<T>().Where(m => Convert.ToInt32(m, Vn.Culture) != 0 && set.HasFlag(m)).ToList();
        return marks.Count == 0 ? word(default) : string.Join(", ", marks.Select(word));
    }
}
