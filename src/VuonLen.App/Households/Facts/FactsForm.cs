using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VuonLen.App.Households.Members;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Facts;

/// <summary>What is asked about a household, as typed; null and "" are "not known".</summary>
public sealed class FactsForm
{
    public int Revision { get; set; }

    public string? Code { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public bool? HasNoLabourCapacity { get; set; }

    public bool? HasPersonOfMerit { get; set; }

    public bool? IsIndigenous { get; set; }

    public bool? IsOnFarmland { get; set; }

    public Material? Wall { get; set; }

    public Material? Column { get; set; }

    public Material? Roof { get; set; }

    /// <summary>52,5.</summary>
    public string? FloorM2 { get; set; }

    public Water? Water { get; set; }

    public Toilet? Toilet { get; set; }

    public bool? InternetUsedByAMember { get; set; }

    /// <summary>No with nothing ticked is "none"; null with nothing ticked is "not asked".</summary>
    public bool? HasDevice { get; set; }

    [AllowNull] // what nobody ticked is not sent
    public List<Devices> Devices { get; set => field = value ?? []; } = [];

    public string? B1 { get; set; }

    public DateOnly? B1On { get; set; }

    /// <summary>1.250.000.</summary>
    public string? Income { get; set; }

    [AllowNull] // what nobody ticked is not sent
    public List<PovertyCauses> Causes { get; set => field = value ?? []; } = [];

    [AllowNull] // what nobody ticked is not sent
    public List<LocalNeeds> Needs { get; set => field = value ?? []; } = [];

    [AllowNull] // what nobody ticked is not sent
    public List<PlanningMarks> Marks { get; set => field = value ?? []; } = [];

    public string? Remark { get; set; }

    internal static FactsForm Of(Household household) => new()
    {
        Revision = household.Revision,
        Code = household.Code,
        Address = household.Address,
        Phone = household.Phone,
        HasNoLabourCapacity = household.HasNoLabourCapacity,
        HasPersonOfMerit = household.HasPersonOfMerit,
        IsIndigenous = household.IsIndigenous,
        IsOnFarmland = household.IsOnFarmland,
        Wall = household.Wall,
        Column = household.Column,
        Roof = household.Roof,
        FloorM2 = household.FloorM2?.ToString("0.##", Shell.Vn.Culture),
        Water = household.Water,
        Toilet = household.Toilet,
        InternetUsedByAMember = household.InternetUsedByAMember,
        HasDevice = household.Devices is null ? null : household.Devices != Households.Devices.None,
        Devices = household.Devices is { } devices ? Split(devices) : [],
        B1 = household.B1?.ToString(CultureInfo.InvariantCulture),
        B1On = household.B1On,
        Income = household.IncomePerPersonPerMonth is { } dong ? Shell.Vn.Number(dong) : null,
        Causes = Split(household.Causes),
        Needs = Split(household.Needs),
        Marks = Split(household.Marks),
        Remark = household.Remark,
    };

    /// <param name="household">To change.</param>
    /// <param name="today">Vietnam's date.</param>
    /// <param name="standardOn">Code of the national standard of a day.</param>
    internal List<Problem> WriteTo(Household household, DateOnly today, Func<DateOnly, string?> standardOn)
    {
        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, Code, "Mã hộ", 30);
        PersonForm.CheckLength(problems, Address, "Địa chỉ", 200);
        PersonForm.CheckLength(problems, Phone, "Điện thoại", 30);
        PersonForm.CheckLength(problems, Remark, "Ghi chú chung", 2000);

        var floor = ReadDecimal(FloorM2);
        if (IsTyped(FloorM2) && floor is not (>= 1 and <= 9999))
            problems.Add(HouseholdProblems.FloorOutOfRange);
        var b1 = ReadWhole(B1);
        if (IsTyped(B1) && b1 is not (>= 0 and <= 1000))
            problems.Add(HouseholdProblems.B1OutOfRange);
        if (B1On > today)
            problems.Add(HouseholdProblems.DayInFuture);
        var income = ReadWhole(Income);
        if (IsTyped(Income) && income is not (>= 0 and < 1_000_000_000))
            problems.Add(HouseholdProblems.IncomeOutOfRange);

        if (HasDevice is false && Devices.Any(d => d != Households.Devices.None))
            problems.Add(HouseholdProblems.DevicesContradict);
        if (HasDevice is true && Devices.All(d => d == Households.Devices.None))
            problems.Add(HouseholdProblems.DevicesUnnamed);
        if (problems.Count > 0)
            return problems;

        household.Code = PersonForm.Clean(Code);
        household.Address = PersonForm.Clean(Address);
        household.Phone = PersonForm.Clean(Phone);
        household.HasNoLabourCapacity = HasNoLabourCapacity;
        household.HasPersonOfMerit = HasPersonOfMerit;
        household.IsIndigenous = IsIndigenous;
        household.IsOnFarmland = IsOnFarmland;
        household.Wall = Wall;
        household.Column = Column;
        household.Roof = Roof;
        household.FloorM2 = floor is { } m2 ? decimal.Round(m2, 2) : null;
        household.Water = Water;
        household.Toilet = Toilet;
        household.InternetUsedByAMember = InternetUsedByAMember;
        household.Devices = HasDevice is null && Devices.Count == 0 ? null : Devices.Aggregate(Households.Devices.None, (all, d) => all | d);
        if (household.B1 != b1)
            household.GiveB1((int?)b1, B1On, standardOn(B1On ?? today)); // the answers no longer say where the total comes from
        else if (household.B1Sheet is not null)
            household.B1On = B1On; // the card says which standard it is
        else if (household.B1On != B1On)
            household.GiveB1((int?)b1, B1On, standardOn(B1On ?? today));
        household.IncomePerPersonPerMonth = income;
        household.Causes = Causes.Aggregate(PovertyCauses.None, (all, c) => all | c);
        household.Needs = Needs.Aggregate(LocalNeeds.None, (all, n) => all | n);
        household.Marks = Marks.Aggregate(PlanningMarks.None, (all, m) => all | m);
        household.Remark = PersonForm.Clean(Remark);
        return problems;
    }

    private static bool IsTyped(string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>Thousands may be set off by dots or blanks.</summary>
    private static long? ReadWhole(string? text) => long.TryParse(
        (text ?? "").Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal),
        NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Comma or dot before the fraction.</summary>
    private static decimal? ReadDecimal(string? text) => decimal.TryParse(
        (text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<T> Split<T>(T set) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(one => Convert.ToInt32(one, CultureInfo.InvariantCulture) != 0 && set.HasFlag(one)).Order()];
}
