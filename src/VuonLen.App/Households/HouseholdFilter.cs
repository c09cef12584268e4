using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using VuonLen.App.Identity;
using VuonLen.Rules.People;

namespace VuonLen.App.Households;

/// <summary>Which households a list shows: what stands in its address. Every number on a screen is the count of one of these.</summary>
public sealed record HouseholdFilter
{
    public const string Page = "/households";

    /// <summary>Health: who may not read it neither filters nor counts by it.</summary>
    public static IReadOnlyList<int> HealthIndicators { get; } = [3, 4];

    /// <summary>Words of a name, or the beginning of a household's code.</summary>
    public string? Text { get; init; }

    /// <summary>Code of a province, for who reads several.</summary>
    public string? Province { get; init; }

    /// <summary>Code of a commune, for who reads several; of <see cref="Province"/> when that is said.</summary>
    public string? Commune { get; init; }

    /// <summary><see cref="Guid.Empty"/>: those whose village nobody has said.</summary>
    public Guid? Village { get; init; }

    public StatusChoice? Status { get; init; }

    /// <summary>The day of <see cref="Status"/>; null is today.</summary>
    public DateOnly? On { get; init; }

    public ComputedChoice? Computed { get; init; }

    /// <summary>Recognised status and computed class differ.</summary>
    public bool Differs { get; init; }

    /// <summary>Deprived in the indicator of this number.</summary>
    public int? Lacks { get; init; }

    public PovertyCauses? Cause { get; init; }

    public LocalNeeds? Need { get; init; }

    public PlanningMarks? Mark { get; init; }

    public TargetGroup? Group { get; init; }

    /// <summary>Rose out of poverty within the last 36 months.</summary>
    public bool NewlyEscaped { get; init; }

    /// <summary>Something that should be known is not.</summary>
    public Gap? Gap { get; init; }

    /// <summary>Households that are none any more, instead of those of today.</summary>
    public bool Ended { get; init; }

    /// <summary>A number of 12 digits belongs into no address; it is found another way.</summary>
    public bool IsPersonalId => PersonalId.TryParse(Text, out _);

    /// <summary>No name has a digit, and codes mostly do.</summary>
    public bool IsByCode => Text is { } text && text.Any(char.IsAsciiDigit);

    /// <summary>Nothing but a name is asked for.</summary>
    public bool IsNameAlone => Text is not null && !IsByCode && this == new HouseholdFilter { Text = Text, Province = Province, Commune = Commune };

    public bool IsEmpty => this == new HouseholdFilter();

    /// <summary>Parts of the address that could not be read, or ask for what the caller may not read.</summary>
    public static HouseholdFilter Read(IQueryCollection query, ICaller caller, out bool isWhole)
    {
        var reader = new Reader(query);
        var read = new HouseholdFilter
        {
            Text = reader.Text("q"),
            Province = reader.Text("province"),
            Commune = reader.Text("commune"),
            Village = reader.Text("village") is { } village ? village == "none" ? Guid.Empty : reader.Of<Guid>("village") : null,
            Status = reader.Name<StatusChoice>("status"),
            On = reader.Of<DateOnly>("on"),
            Computed = reader.Name<ComputedChoice>("computed"),
            Differs = reader.Is("differs"),
            Lacks = reader.Of<int>("lacks"),
            Cause = reader.Name<PovertyCauses>("cause"),
            Need = reader.Name<LocalNeeds>("need"),
            Mark = reader.Name<PlanningMarks>("mark"),
            Group = reader.Name<TargetGroup>("group"),
            NewlyEscaped = reader.Is("escaped"),
            Gap = reader.Name<Gap>("gap"),
            Ended = reader.Is("ended"),
        };

        isWhole = reader.IsWhole && read.Lacks is null or (>= 1 and <= 12);
        if (read.Lacks is < 1 or > 12)
            read = read with { Lacks = null };

        var allowed = caller.May(Rights.ReadHealth) ? read : read.WithoutHealth();
        isWhole &= allowed == read;
        return allowed;
    }

    public HouseholdFilter WithoutHealth() => this with
    {
        Lacks = Lacks is { } number && HealthIndicators.Contains(number) ? null : Lacks,
        Cause = Cause == PovertyCauses.IllnessOrAccident ? null : Cause,
        Need = Need == LocalNeeds.Health ? null : Need,
    };

    /// <summary>The list's address. A personal ID never comes into it.</summary>
    public string Address(string? sort = null) => QueryHelpers.AddQueryString(Page, Parts(sort).Where(p => p.Value is not null));

    private IEnumerable<KeyValuePair<string, string?>> Parts(string? sort) =>
    [
        new("q", IsPersonalId ? null : Text),
        new("province", Province),
        new("commune", Commune),
        new("village", Village == Guid.Empty ? "none" : Village?.ToString()),
        new("status", Status?.ToString()),
        new("on", On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("computed", Computed?.ToString()),
        new("differs", Differs ? "1" : null),
        new("lacks", Lacks?.ToString(CultureInfo.InvariantCulture)),
        new("cause", Cause?.ToString()),
        new("need", Need?.ToString()),
        new("mark", Mark?.ToString()),
        new("group", Group?.ToString()),
        new("escaped", NewlyEscaped ? "1" : null),
        new("gap", Gap?.ToString()),
        new("ended", Ended ? "1" : null),
        new("sort", sort),
    ];

    private sealed class Reader(IQueryCollection query)
    {
        public bool IsWhole { get; private set; } = true;

        public string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 and <= 100 } text ? text : null;

        public bool Is(string name) => Text(name) == "1";

        public T? Of<T>(string name) where T : struct, IParsable<T> => Text(name) is not { } text
            ? null
            : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : Unread<T>();

        public T? Name<T>(string name) where T : struct, Enum => Text(name) is not { } text
            ? null
            : Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value : Unread<T>();

        private T? Unread<T>() where T : struct
        {
            IsWhole = false;
            return null;
        }
    }
}

/// <summary>Recognised status, as a list can be asked for it.</summary>
public enum StatusChoice
{
    /// <summary>Hộ nghèo.</summary>
    Poor,

    /// <summary>Hộ cận nghèo.</summary>
    NearPoor,

    /// <summary>Both of them.</summary>
    Listed,

    /// <summary>Công nhận không nghèo.</summary>
    NotPoor,

    /// <summary>Chưa có công nhận nào.</summary>
    None,
}

/// <summary>Computed class, as a list can be asked for it.</summary>
public enum ComputedChoice
{
    Poor,
    NearPoor,
    NotPoor,

    /// <summary>Facts or standard do not suffice.</summary>
    None,
}

/// <summary>The groups the reports count (nhóm đối tượng).</summary>
public enum TargetGroup
{
    /// <summary>Hộ dân tộc thiểu số.</summary>
    EthnicMinority,

    /// <summary>Không có khả năng lao động.</summary>
    NoLabourCapacity,

    /// <summary>Có người có công.</summary>
    PersonOfMerit,

    /// <summary>Dân tộc tại chỗ.</summary>
    Indigenous,

    /// <summary>Chủ hộ là nữ.</summary>
    FemaleHead,

    /// <summary>Nhà trên đất nông nghiệp.</summary>
    OnFarmland,
}

/// <summary>What is still to be completed.</summary>
public enum Gap
{
    /// <summary>Answers a classification needs.</summary>
    Answers,

    /// <summary>A member's year of birth.</summary>
    BirthYear,

    /// <summary>A member's day of birth, the year being known.</summary>
    Birthday,

    /// <summary>The head's sex.</summary>
    HeadSex,

    /// <summary>The head's ethnic group.</summary>
    EthnicGroup,

    /// <summary>Whether it has labour capacity.</summary>
    LabourCapacity,

    /// <summary>Causes of poverty.</summary>
    Causes,

    /// <summary>The household's code.</summary>
    Code,
}
