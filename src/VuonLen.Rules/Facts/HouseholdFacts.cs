namespace VuonLen.Rules.Facts;

/// <summary>What is known of a household on a day (thông tin hộ). Null is "not answered", never "no".</summary>
/// <param name="On">The day the facts describe; ages are counted on it.</param>
/// <param name="IsUrban">Lives in an urban unit (phường) rather than a rural one (xã).</param>
/// <param name="B1">Points that estimate income (điểm B1), from the paper form or a scorecard; more points, more income.</param>
/// <param name="Members">Who lives in it.</param>
/// <param name="Dwelling">The dwelling; an unanswered part is null inside.</param>
/// <param name="Water">Main source of water.</param>
/// <param name="Toilet">Toilet in use.</param>
/// <param name="InternetUsedByAMember">Whether at least one member uses an internet service.</param>
/// <param name="HasDevice">Whether the household has at least one device to receive information with.</param>
public sealed record HouseholdFacts(
    DateOnly On,
    bool? IsUrban,
    int? B1,
    IReadOnlyList<MemberFacts> Members,
    DwellingFacts Dwelling,
    Water? Water,
    Toilet? Toilet,
    bool? InternetUsedByAMember,
    bool? HasDevice);

/// <summary>The dwelling (nhà ở).</summary>
/// <param name="Wall">Tường.</param>
/// <param name="Column">Cột.</param>
/// <param name="Roof">Mái.</param>
/// <param name="FloorM2">Floor of the whole household in square metres, not per person.</param>
public sealed record DwellingFacts(Material? Wall, Material? Column, Material? Roof, decimal? FloorM2);

/// <summary>What is known of one member on the day of the facts.</summary>
/// <param name="Id">Names the member in results: <c>members/m2/insured</c>.</param>
/// <param name="Born">Day or year of birth.</param>
/// <param name="Sex">Decides the end of working age.</param>
/// <param name="MonthlySocialAssistance">Receives monthly social assistance (trợ cấp xã hội hằng tháng).</param>
/// <param name="Disabled">Is a person with a disability (người khuyết tật).</param>
/// <param name="Insured">Has health insurance now (bảo hiểm y tế).</param>
/// <param name="CanAndWantsToWork">Is able and willing to work.</param>
/// <param name="Work">Work now.</param>
/// <param name="Studying">Level attended now.</param>
/// <param name="Completed">Highest level completed.</param>
/// <param name="OnTheJobTraining">Trained on the job by an enterprise.</param>
/// <param name="Stunted">Height for age too low (suy dinh dưỡng thấp còi).</param>
/// <param name="Underweight">Weight for age too low (suy dinh dưỡng nhẹ cân).</param>
public sealed record MemberFacts(
    string Id,
    BirthDate? Born,
    Sex? Sex,
    bool? MonthlySocialAssistance,
    bool? Disabled,
    bool? Insured,
    bool? CanAndWantsToWork,
    Work? Work,
    Studying? Studying,
    Completed? Completed,
    bool? OnTheJobTraining,
    bool? Stunted,
    bool? Underweight);
