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
    bool? Underweight)
{
    /// <summary>Nobody is older; stands for "no birth date at all".</summary>
    private static readonly int _earliestBirth = new DateOnly(1900, 1, 1).DayNumber;

    private BirthDate? _born = Born;
    private int _firstBirth = FirstBirthOf(Born);
    private int _lastBirth = LastBirthOf(Born);
    private AnswerRow _answers = Row(
        Sex, MonthlySocialAssistance, Disabled, Insured, CanAndWantsToWork, Work, Studying, Completed, OnTheJobTraining, Stunted, Underweight);

    /// <summary>Day or year of birth.</summary>
    public BirthDate? Born
    {
        get => _born;
        init => (_born, _firstBirth, _lastBirth) = (value, FirstBirthOf(value), LastBirthOf(value));
    }

    /// <summary>Decides the end of working age.</summary>
    public Sex? Sex { get => (Sex?)_answers.Get(Ask.Sex); init => _answers.Set(Ask.Sex, (int?)value); }

    /// <summary>Receives monthly social assistance (trợ cấp xã hội hằng tháng).</summary>
    public bool? MonthlySocialAssistance { get => _answers.Is(Ask.MonthlySocialAssistance); init => _answers.Set(Ask.MonthlySocialAssistance, value); }

    /// <summary>Is a person with a disability (người khuyết tật).</summary>
    public bool? Disabled { get => _answers.Is(Ask.Disabled); init => _answers.Set(Ask.Disabled, value); }

    /// <summary>Has health insurance now (bảo hiểm y tế).</summary>
    public bool? Insured { get => _answers.Is(Ask.Insured); init => _answers.Set(Ask.Insured, value); }

    /// <summary>Is able and willing to work.</summary>
    public bool? CanAndWantsToWork { get => _answers.Is(Ask.CanAndWantsToWork); init => _answers.Set(Ask.CanAndWantsToWork, value); }

    /// <summary>Work now.</summary>
    public Work? Work { get => (Work?)_answers.Get(Ask.Work); init => _answers.Set(Ask.Work, (int?)value); }

    /// <summary>Level attended now.</summary>
    public Studying? Studying { get => (Studying?)_answers.Get(Ask.Studying); init => _answers.Set(Ask.Studying, (int?)value); }

    /// <summary>Highest level completed.</summary>
    public Completed? Completed { get => (Completed?)_answers.Get(Ask.Completed); init => _answers.Set(Ask.Completed, (int?)value); }

    /// <summary>Trained on the job by an enterprise.</summary>
    public bool? OnTheJobTraining { get => _answers.Is(Ask.OnTheJobTraining); init => _answers.Set(Ask.OnTheJobTraining, value); }

    /// <summary>Height for age too low (suy dinh dưỡng thấp còi).</summary>
    public bool? Stunted { get => _answers.Is(Ask.Stunted); init => _answers.Set(Ask.Stunted, value); }

    /// <summary>Weight for age too low (suy dinh dưỡng nhẹ cân).</summary>
    public bool? Underweight { get => _answers.Is(Ask.Underweight); init => _answers.Set(Ask.Underweight, value); }

    /// <summary>Number of the earliest day on which the member can have been born.</summary>
    internal int FirstBirth => _firstBirth;

    /// <summary>Number of the latest day on which the member can have been born; without a birth any day.</summary>
    internal int LastBirth => _lastBirth;

    internal AnswerRow Answers => _answers;

    private static int FirstBirthOf(BirthDate? born) => born?.Earliest.DayNumber ?? _earliestBirth;

    private static int LastBirthOf(BirthDate? born) => born?.Latest.DayNumber ?? int.MaxValue;

    private static AnswerRow Row(
        Sex? sex, bool? assisted, bool? disabled, bool? insured, bool? works, Work? work, Studying? studying, Completed? completed, bool? trained, bool? stunted,
        bool? underweight)
    {
        var row = default(AnswerRow);
        row.Set(Ask.Sex, (int?)sex);
        row.Set(Ask.MonthlySocialAssistance, assisted);
        row.Set(Ask.Disabled, disabled);
        row.Set(Ask.Insured, insured);
        row.Set(Ask.CanAndWantsToWork, works);
        row.Set(Ask.Work, (int?)work);
        row.Set(Ask.Studying, (int?)studying);
        row.Set(Ask.Completed, (int?)completed);
        row.Set(Ask.OnTheJobTraining, trained);
        row.Set(Ask.Stunted, stunted);
        row.Set(Ask.Underweight, underweight);
        return row;
    }
}
