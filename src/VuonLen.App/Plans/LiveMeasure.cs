using VuonLen.App.Households;
using VuonLen.Rules.People;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans;

/// <summary>Something the registry can count at any time (chỉ tiêu đo trực tiếp từ sổ hộ): a code, its words, the households behind it.</summary>
/// <param name="Code">Stable; stored with targets.</param>
/// <param name="Name">As an officer chooses it.</param>
/// <param name="Kind">How it is counted.</param>
public sealed record LiveMeasure(string Code, string Name, MeasureKind Kind)
{
    /// <summary>Of an indicator: its number.</summary>
    public int? Indicator { get; init; }

    /// <summary>Fixed by the measure itself; null when an officer chooses among poor, near-poor or both.</summary>
    public StatusChoice? Status { get; init; }

    public TargetGroup? Group { get; init; }

    public PlanningMarks? Mark { get; init; }

    public LocalNeeds? Need { get; init; }

    /// <summary>Whether less of it is better.</summary>
    public bool IsLowerBetter { get; init; } = true;

    /// <summary>In percent of those it is about.</summary>
    public bool IsShare => Kind is MeasureKind.Rate or MeasureKind.HouseholdsWithout or MeasureKind.Insured or MeasureKind.AtSchool;

    /// <summary>Counted from members' answers, which a list of lists does not hold.</summary>
    public bool NeedsMembers => Kind is MeasureKind.Persons or MeasureKind.HouseholdsWithout or MeasureKind.Insured or MeasureKind.AtSchool;

    /// <summary>Tells of somebody's health.</summary>
    public bool IsHealth => Kind is MeasureKind.Insured || Need is LocalNeeds.Health || (Indicator is { } n && HouseholdFilter.HealthIndicators.Contains(n));

    /// <summary>What one of them is called.</summary>
    public string Unit => IsShare ? "%" : Kind is MeasureKind.Persons or MeasureKind.Members ? "người" : "hộ";

    /// <summary>All, in the order an officer looks through them.</summary>
    public static IReadOnlyList<LiveMeasure> All { get; } = [.. Everything()];

    private static readonly Dictionary<string, LiveMeasure> _byCode = All.ToDictionary(m => m.Code);

    public static LiveMeasure? Of(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The households it counts; of a share, those that are still missing. Null when no list of the registry shows exactly these.</summary>
    /// <param name="among">Chosen by the officer, where the measure leaves it open.</param>
    /// <param name="place">Village and commune.</param>
    public HouseholdFilter? FilterOf(StatusChoice? among, HouseholdFilter place) => Kind switch
    {
        MeasureKind.Insured or MeasureKind.AtSchool => null,
        _ => place with
        {
            Status = Status ?? (Mark is null ? among ?? StatusChoice.Poor : among),
            Lacks = Indicator,
            Group = Group,
            Mark = Mark,
            Need = Need,
        },
    };

    /// <summary>Whether a target can be measured by it: what is left in households by households, a share of a group by a share.</summary>
    /// <param name="kind">What kind of target.</param>
    /// <param name="unit">As written; null fits where the kind does.</param>
    public bool Fits(TargetKind kind, string? unit) => kind switch
    {
        TargetKind.Words => false,
        TargetKind.Share => IsShare && !IsLowerBetter,
        TargetKind.PartOfSet => Kind is MeasureKind.Households && IsLowerBetter,
        TargetKind.None when !IsLowerBetter => false,
        TargetKind.ReduceBy or TargetKind.IncreaseBy when unit == "%" => true, // of a count it is percent of what there was
        _ => unit switch
        {
            null => true,
            "%" or "điểm %" => IsShare,
            _ when unit.StartsWith("hộ", StringComparison.OrdinalIgnoreCase) => Unit == "hộ",
            _ when unit.StartsWith("người", StringComparison.OrdinalIgnoreCase) => Unit == "người",
            _ => !IsShare,
        },
    };

    /// <summary>What the reader's topic suggests; null when only a typed figure will do.</summary>
    /// <param name="topic">Code of <see cref="PlanMeasures"/>.</param>
    /// <param name="kind">What kind of target.</param>
    /// <param name="unit">As written.</param>
    /// <param name="isOfNeed">"Có nhu cầu": what was done for them stands in no registry yet.</param>
    public static LiveMeasure? Propose(string? topic, TargetKind kind, string? unit, bool isOfNeed)
    {
        var isLess = kind is TargetKind.ReduceBy or TargetKind.None;
        var isShare = kind is TargetKind.Share || (kind is TargetKind.Reach && unit == "%");
        var isOfPersons = unit is not null && !unit.StartsWith("hộ", StringComparison.OrdinalIgnoreCase) && unit != "%";
        int? indicator = topic switch
        {
            "dependants" => 2,
            "malnutrition" when isLess => 3,
            "insurance" => 4,
            "education_level" => 5,
            "schooling" => 6,
            "housing" => 7,
            "water" => 9,
            "toilet" => 10,
            "information" => 11,
            "job_support" when isLess => 1,
            _ => null,
        };
        return topic switch
        {
            _ when isOfNeed => null,
            "poor_households" or "near_poor_households" or "poor_rate" or "near_poor_rate" when kind is TargetKind.Share => null,
            "poor_households" or "near_poor_households" when unit == "%" && kind is TargetKind.Reach => Of(topic.Replace("households", "rate", StringComparison.Ordinal)),
            "poor_households" or "near_poor_households" or "poor_rate" or "near_poor_rate" => Of(topic),
            "multidimensional_rate" => Of("listed_rate"),
            "poor_dtts_rate" => Of("poor_minority_rate"),
            "poor_with_person_of_merit" => Of("merit"),
            "registered_to_escape" => Of("registered"),
            "insurance" when isShare => Of("insured_share"),
            "schooling" when isShare => Of("school_share"),
            _ when indicator is null => null,
            _ when isShare => Of($"without_{indicator}"),
            _ when isLess => Of(isOfPersons ? $"persons_{indicator}" : $"lacks_{indicator}"),
            _ => null,
        };
    }

    private static IEnumerable<LiveMeasure> Everything()
    {
        yield return new("poor_households", "Số hộ nghèo", MeasureKind.Households) { Status = StatusChoice.Poor };
        yield return new("near_poor_households", "Số hộ cận nghèo", MeasureKind.Households) { Status = StatusChoice.NearPoor };
        yield return new("listed_households", "Số hộ nghèo và hộ cận nghèo", MeasureKind.Households) { Status = StatusChoice.Listed };
        yield return new("poor_persons", "Số người thuộc hộ nghèo", MeasureKind.Members) { Status = StatusChoice.Poor };
        yield return new("near_poor_persons", "Số người thuộc hộ cận nghèo", MeasureKind.Members) { Status = StatusChoice.NearPoor };
        yield return new("poor_rate", "Tỷ lệ hộ nghèo (%)", MeasureKind.Rate) { Status = StatusChoice.Poor };
        yield return new("near_poor_rate", "Tỷ lệ hộ cận nghèo (%)", MeasureKind.Rate) { Status = StatusChoice.NearPoor };
        yield return new("listed_rate", "Tỷ lệ hộ nghèo và hộ cận nghèo (%)", MeasureKind.Rate) { Status = StatusChoice.Listed };
        yield return new("poor_minority_rate", "Tỷ lệ hộ nghèo dân tộc thiểu số trong hộ dân tộc thiểu số (%)", MeasureKind.Rate)
        {
            Status = StatusChoice.Poor,
            Group = TargetGroup.EthnicMinority,
        };
        foreach (var (code, group) in new[]
        {
            ("merit", TargetGroup.PersonOfMerit), ("no_labour", TargetGroup.NoLabourCapacity), ("minority", TargetGroup.EthnicMinority),
            ("indigenous", TargetGroup.Indigenous), ("female_head", TargetGroup.FemaleHead), ("farmland", TargetGroup.OnFarmland),
        })
        {
            yield return new(code, $"Nhóm: {FilterWords.Of(group)}", MeasureKind.Households) { Group = group };
        }

        for (var n = 1; n <= FilterWords.Indicators.Count; n++)
        {
            var name = FilterWords.Indicators[n - 1];
            yield return new($"lacks_{n}", $"Thiếu hụt {name} (số hộ)", MeasureKind.Households) { Indicator = n };
            yield return new($"persons_{n}", $"Thiếu hụt {name} (số người)", MeasureKind.Persons) { Indicator = n };
            yield return new($"without_{n}", $"Không thiếu hụt {name} (% số hộ)", MeasureKind.HouseholdsWithout) { Indicator = n, IsLowerBetter = false };
        }

        yield return new("insured_share", "Người có bảo hiểm y tế (%)", MeasureKind.Insured) { IsLowerBetter = false };
        yield return new("school_share", "Trẻ em từ 6 đến dưới 16 tuổi đang đi học (%)", MeasureKind.AtSchool) { IsLowerBetter = false };
        yield return new("registered", "Hộ đăng ký thoát nghèo", MeasureKind.Households) { Mark = PlanningMarks.RegisteredToEscape, IsLowerBetter = false };
        yield return new("expected", "Hộ dự kiến thoát nghèo", MeasureKind.Households) { Mark = PlanningMarks.ExpectedToEscape, IsLowerBetter = false };
        yield return new("at_risk", "Hộ có nguy cơ tái nghèo, phát sinh nghèo", MeasureKind.Households) { Mark = PlanningMarks.AtRisk };
        foreach (var need in Causes.Local)
            yield return new($"need_{(int)need}", $"Có nhu cầu: {Causes.NameOf(need)} (số hộ)", MeasureKind.Households) { Need = need };
    }
}

/// <summary>How a live measure is counted (cách đếm).</summary>
public enum MeasureKind
{
    /// <summary>Số hộ.</summary>
    Households,

    /// <summary>Số nhân khẩu của hộ.</summary>
    Members,

    /// <summary>Tỷ lệ trên tổng số hộ của địa bàn.</summary>
    Rate,

    /// <summary>Số người thiếu hụt một chỉ số.</summary>
    Persons,

    /// <summary>Tỷ lệ hộ không thiếu hụt một chỉ số.</summary>
    HouseholdsWithout,

    /// <summary>Tỷ lệ người có bảo hiểm y tế.</summary>
    Insured,

    /// <summary>Tỷ lệ trẻ em đi học.</summary>
    AtSchool,
}
