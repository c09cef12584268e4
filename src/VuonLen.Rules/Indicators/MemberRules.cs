using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

/// <summary>Việc làm: of working age, able and willing, without work or with wage work without a contract.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal readonly struct Employment(int bornForStart, int bornForMaleEnd, int bornForFemaleEnd) : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.Sex, Ask.CanAndWantsToWork, Ask.Work];

    public int[] CutOffs => [bornForStart, bornForMaleEnd, bornForFemaleEnd];

    public int FirstBorn => Math.Min(bornForMaleEnd, bornForFemaleEnd) + 1;

    public int LastBorn => bornForStart;

    public bool Holds(in Person person) =>
        person.Born <= bornForStart
        & person.Born > ((Sex)person[Ask.Sex] == Sex.Male ? bornForMaleEnd : bornForFemaleEnd)
        & person.Is(Ask.CanAndWantsToWork)
        & ((Work)person[Ask.Work] == Work.None | (Work)person[Ask.Work] == Work.WageWithoutContract);
}

/// <summary>Người phụ thuộc: children, and the elderly or disabled who receive monthly social assistance.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]; Luật Người cao tuổi 2009, Điều 2 [recall:high]</law>
internal readonly struct Dependant(int bornForAdult, int bornForElderly) : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.MonthlySocialAssistance, Ask.Disabled];

    public int[] CutOffs => [bornForAdult, bornForElderly];

    public int FirstBorn => int.MinValue;

    public int LastBorn => int.MaxValue;

    public bool Holds(in Person person) =>
        person.Born > bornForAdult
        | (person.Is(Ask.MonthlySocialAssistance) & (person.Born <= bornForElderly | person.Is(Ask.Disabled)));
}

/// <summary>Dinh dưỡng: a child stunted or underweight.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal readonly struct Nutrition(int bornForEnd) : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.Stunted, Ask.Underweight];

    public int[] CutOffs => [bornForEnd];

    public int FirstBorn => bornForEnd + 1;

    public int LastBorn => int.MaxValue;

    public bool Holds(in Person person) =>
        person.Born > bornForEnd & (person.Is(Ask.Stunted) | person.Is(Ask.Underweight));
}

/// <summary>Bảo hiểm y tế: old enough and not insured now.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal readonly struct HealthInsurance(int bornForStart) : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.Insured];

    public int[] CutOffs => [bornForStart];

    public int FirstBorn => int.MinValue;

    public int LastBorn => bornForStart;

    public bool Holds(in Person person) => person.Born <= bornForStart & !person.Is(Ask.Insured);
}

/// <summary>Trình độ giáo dục của người lớn: neither learning nor holding what is expected at the age.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal readonly struct AdultEducation(int bornForStart, int bornForUpperSecondary, int bornForEnd) : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.Studying, Ask.Completed, Ask.OnTheJobTraining];

    public int[] CutOffs => [bornForStart, bornForUpperSecondary, bornForEnd];

    public int FirstBorn => bornForEnd + 1;

    public int LastBorn => bornForStart;

    public bool Holds(in Person person)
    {
        var isYounger = person.Born > bornForUpperSecondary;
        var studying = isYounger ? Studying.LowerSecondary : Studying.UpperSecondary;
        var completed = isYounger ? Completed.LowerSecondary : Completed.UpperSecondary;
        return person.Born <= bornForStart & person.Born > bornForEnd & !person.Is(Ask.OnTheJobTraining)
            & (Studying)person[Ask.Studying] < studying & (Completed)person[Ask.Completed] < completed;
    }
}

/// <summary>Tình trạng đi học của trẻ em: not attending the level of the age; a higher level is attendance too.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal readonly struct ChildSchooling(int bornForStart, int bornForPrimary, int bornForLowerSecondary, int bornForEnd)
    : IMemberRule
{
    public static ReadOnlySpan<Ask> Asks => [Ask.Studying];

    public int[] CutOffs => [bornForStart, bornForPrimary, bornForLowerSecondary, bornForEnd];

    public int FirstBorn => bornForEnd + 1;

    public int LastBorn => bornForStart;

    public bool Holds(in Person person)
    {
        var schooled = person.Born > bornForLowerSecondary ? Studying.Primary : Studying.LowerSecondary;
        var expected = person.Born > bornForPrimary ? Studying.Preschool : schooled;
        return person.Born <= bornForStart & person.Born > bornForEnd & (Studying)person[Ask.Studying] < expected;
    }
}
