using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

/// <summary>Việc làm: of working age, able and willing, without work or with wage work without a contract.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class Employment(int bornForStart, int bornForMaleEnd, int bornForFemaleEnd) : MemberTest(
    [Ask.Sex, Ask.CanAndWantsToWork, Ask.Work],
    [bornForStart, bornForMaleEnd, bornForFemaleEnd],
    firstBorn: Math.Min(bornForMaleEnd, bornForFemaleEnd) + 1,
    lastBorn: bornForStart)
{
    public override bool Holds(in Person person) =>
        person.Born <= LastBorn
        && person.Born > ((Sex)person[Ask.Sex] == Sex.Male ? bornForMaleEnd : bornForFemaleEnd)
        && person.Is(Ask.CanAndWantsToWork)
        && (Work)person[Ask.Work] is Work.None or Work.WageWithoutContract;
}

/// <summary>Người phụ thuộc: children, and the elderly or disabled who receive monthly social assistance.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]; Luật Người cao tuổi 2009, Điều 2 [recall:high]</law>
internal sealed class Dependants(int bornForAdult, int bornForElderly, decimal shareOverPercent) : MemberTest(
    [Ask.MonthlySocialAssistance, Ask.Disabled],
    [bornForAdult, bornForElderly],
    firstBorn: int.MinValue,
    lastBorn: int.MaxValue)
{
    public override bool Holds(in Person person) =>
        person.Born > bornForAdult
        || (person.Is(Ask.MonthlySocialAssistance) && (person.Born <= bornForElderly || person.Is(Ask.Disabled)));

    /// <summary>More than the share, not the share itself; unknown only while the unknown members can decide.</summary>
    public override Deprivation Sum(int yes, int unknown, int members) =>
        IsOver(yes, members) ? Deprivation.Yes
        : IsOver(yes + unknown, members) ? Deprivation.Unknown
        : Deprivation.No;

    private bool IsOver(int dependants, int members) => dependants * 100 > shareOverPercent * members;
}

/// <summary>Dinh dưỡng: a child stunted or underweight.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class Nutrition(int bornForEnd) : MemberTest(
    [Ask.Stunted, Ask.Underweight],
    [bornForEnd],
    firstBorn: bornForEnd + 1,
    lastBorn: int.MaxValue)
{
    public override bool Holds(in Person person) =>
        person.Born >= FirstBorn && (person.Is(Ask.Stunted) || person.Is(Ask.Underweight));
}

/// <summary>Bảo hiểm y tế: old enough and not insured now.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class HealthInsurance(int bornForStart) : MemberTest(
    [Ask.Insured],
    [bornForStart],
    firstBorn: int.MinValue,
    lastBorn: bornForStart)
{
    public override bool Holds(in Person person) => person.Born <= LastBorn && !person.Is(Ask.Insured);
}

/// <summary>Trình độ giáo dục của người lớn: neither learning nor holding what is expected at the age.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class AdultEducation(int bornForStart, int bornForUpperSecondary, int bornForEnd) : MemberTest(
    [Ask.Studying, Ask.Completed, Ask.OnTheJobTraining],
    [bornForStart, bornForUpperSecondary, bornForEnd],
    firstBorn: bornForEnd + 1,
    lastBorn: bornForStart)
{
    public override bool Holds(in Person person)
    {
        if (person.Born > LastBorn || person.Born < FirstBorn || person.Is(Ask.OnTheJobTraining))
            return false;

        var (studying, completed) = person.Born > bornForUpperSecondary
            ? (Studying.LowerSecondary, Completed.LowerSecondary)
            : (Studying.UpperSecondary, Completed.UpperSecondary);

        return (Studying)person[Ask.Studying] < studying && (Completed)person[Ask.Completed] < completed;
    }
}

/// <summary>Tình trạng đi học của trẻ em: not attending the level of the age; a higher level is attendance too.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class ChildSchooling(int bornForStart, int bornForPrimary, int bornForLowerSecondary, int bornForEnd)
    : MemberTest(
        [Ask.Studying],
        [bornForStart, bornForPrimary, bornForLowerSecondary, bornForEnd],
        firstBorn: bornForEnd + 1,
        lastBorn: bornForStart)
{
    public override bool Holds(in Person person)
    {
        if (person.Born > LastBorn || person.Born < FirstBorn)
            return false;

        var expected = person.Born > bornForPrimary ? Studying.Preschool
            : person.Born > bornForLowerSecondary ? Studying.Primary
            : Studying.LowerSecondary;

        return (Studying)person[Ask.Studying] < expected;
    }
}
