using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Standards;

/// <summary>Working age by sex and year (độ tuổi lao động), a table because its upper end moves every year.</summary>
/// <law>Bộ luật Lao động 2019, Điều 3, Điều 169; Nghị định 135/2020/NĐ-CP, Điều 4 [recall:high]</law>
public sealed class WorkingAge
{
    private readonly SortedList<int, RetirementAge> _ends;

    internal WorkingAge(string code, string name, int fromYears, string clause, string certainty, SortedList<int, RetirementAge> ends) =>
        (Code, Name, FromYears, Clause, Certainty, _ends) = (code, name, fromYears, clause, certainty, ends);

    /// <summary>Names the table, for example <c>ND135-2020</c>.</summary>
    public string Code { get; }

    /// <summary>Vietnamese name.</summary>
    public string Name { get; }

    /// <summary>Complete years from which a person is of working age.</summary>
    public int FromYears { get; }

    /// <summary>Where it is laid down.</summary>
    public string Clause { get; }

    /// <summary>How far it has been checked, in Vietnamese.</summary>
    public string Certainty { get; }

    /// <summary>The ages that end working age in a year; the last row holds for later years too.</summary>
    /// <returns>Null for a year before the table begins.</returns>
    public RetirementAge? EndOn(int year)
    {
        if (year < _ends.Keys[0])
            return null;

        return _ends.TryGetValue(year, out var end) ? end : _ends.Values[^1];
    }
}

/// <summary>The ages at which working age ends in one year (tuổi nghỉ hưu).</summary>
/// <param name="MaleMonths">Months of age of a man.</param>
/// <param name="FemaleMonths">Months of age of a woman.</param>
public sealed record RetirementAge(int MaleMonths, int FemaleMonths)
{
    /// <summary>Months of age for a sex.</summary>
    public int Months(Sex sex) => sex == Sex.Male ? MaleMonths : FemaleMonths;
}
