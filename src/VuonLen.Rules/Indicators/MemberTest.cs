using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

/// <summary>What the law asks of one member, all answers being known.</summary>
/// <remarks>A struct, so that the loop over members is compiled for each rule by itself.</remarks>
internal interface IMemberRule
{
    /// <summary>The answers it reads, besides birth.</summary>
    static abstract ReadOnlySpan<Ask> Asks { get; }

    /// <summary>Last days of birth on this side of an age; between two of them, every day is alike.</summary>
    int[] CutOffs { get; }

    /// <summary>Born earlier, a member can never be concerned.</summary>
    int FirstBorn { get; }

    /// <summary>Born later, a member can never be concerned.</summary>
    int LastBorn { get; }

    /// <summary>Whether the member counts; the birth is <see cref="Person.Born"/>.</summary>
    /// <remarks>Answers are as good as random to the processor: <c>&amp;</c> weighs all of them and spares it wrong guesses.</remarks>
    bool Holds(in Person person);
}

/// <summary>An indicator that looks at each member.</summary>
internal abstract class MemberTest
{
    /// <summary>Judges every member.</summary>
    /// <param name="people">The members, with what is unknown.</param>
    /// <param name="answers">Receives a <see cref="Deprivation"/> for each.</param>
    /// <param name="missing">Receives a bit per <see cref="Ask"/> that can change the answer, where it is unknown.</param>
    /// <returns>What that means for the household.</returns>
    public abstract Deprivation Judge(ReadOnlySpan<Person> people, Span<byte> answers, Span<ushort> missing);

    /// <summary>Whether the household is deprived, when nothing is unknown of anybody: the usual case, without a word about each member.</summary>
    public abstract bool IsDeprived(ReadOnlySpan<Person> known);
}

/// <summary>An indicator that applies one rule to each member.</summary>
/// <remarks>
/// The law is written once, for answers that are all known. What is unknown is tried out in every way that can differ:
/// when all ways agree, that is the answer; an answer is missing only when a change of it alone can change the result.
/// </remarks>
/// <param name="rule">The rule.</param>
/// <param name="overPercent">Share of the members above which the household is deprived; null when one is enough.</param>
internal sealed class MemberTest<TRule>(TRule rule, int? overPercent = null) : MemberTest
    where TRule : struct, IMemberRule
{
    private const int MostOnStack = 1024;

    private readonly int[] _cutOffs = [.. rule.CutOffs.Distinct().Order()];
    private readonly int _firstBorn = rule.FirstBorn;
    private readonly int _lastBorn = rule.LastBorn;
    private readonly ushort _asked = Mask(TRule.Asks);

    public override Deprivation Judge(ReadOnlySpan<Person> people, Span<byte> answers, Span<ushort> missing)
    {
        var (yes, unknown) = (0, 0);
        for (var i = 0; i < people.Length; i++)
        {
            ref readonly var person = ref people[i];
            var answer = Deprivation.No;
            if (person.Born == person.LastBorn && (person.Open & _asked) == 0)
                answer = rule.Holds(in person) ? Deprivation.Yes : Deprivation.No;
            else if (person.LastBorn >= _firstBorn && person.Born <= _lastBorn)
                answer = TryOut(in person, out missing[i]);

            answers[i] = (byte)answer;
            yes += answer == Deprivation.Yes ? 1 : 0;
            unknown += answer == Deprivation.Unknown ? 1 : 0;
        }

        return IsEnough(yes, people.Length) ? Deprivation.Yes
            : IsEnough(yes + unknown, people.Length) ? Deprivation.Unknown
            : Deprivation.No;
    }

    public override bool IsDeprived(ReadOnlySpan<Person> known)
    {
        var yes = 0;
        foreach (ref readonly var person in known)
            yes += rule.Holds(in person) ? 1 : 0;
        return IsEnough(yes, known.Length);
    }

    private static ushort Mask(ReadOnlySpan<Ask> asks)
    {
        var mask = 0;
        foreach (var ask in asks)
            mask |= 1 << (int)ask;
        return (ushort)mask;
    }

    /// <summary>More than the share, not the share itself.</summary>
    private bool IsEnough(int count, int members) =>
        overPercent is { } percent ? count * 100 > percent * members : count > 0;

    private Deprivation TryOut(in Person given, out ushort missing)
    {
        // A day of birth for each stretch of days that are alike.
        Span<int> births = stackalloc int[_cutOffs.Length + 1];
        var birthCount = 1;
        births[0] = given.Born;
        foreach (var cutOff in _cutOffs)
        {
            if (cutOff >= given.Born && cutOff < given.LastBorn)
                births[birthCount++] = cutOff + 1;
        }

        Span<int> open = stackalloc int[Asks.Count];
        Span<int> sizes = stackalloc int[Asks.Count];
        var openCount = 0;
        var ways = birthCount;
        if (birthCount > 1)
            (open[openCount], sizes[openCount++]) = ((int)Ask.Born, birthCount);
        foreach (var ask in TRule.Asks)
        {
            if (given[ask] >= 0)
                continue;
            var size = Asks.Sizes[(int)ask];
            (open[openCount], sizes[openCount++]) = ((int)ask, size);
            ways *= size;
        }

        var holds = ways <= MostOnStack ? stackalloc bool[ways] : new bool[ways];
        var count = 0;
        var person = given;
        for (var way = 0; way < ways; way++)
        {
            var rest = way;
            for (var i = 0; i < openCount; i++)
            {
                (rest, var value) = Math.DivRem(rest, sizes[i]);
                if (open[i] == (int)Ask.Born)
                    person.Born = births[value];
                else
                    person.Answers[open[i]] = (sbyte)value;
            }

            holds[way] = rule.Holds(in person);
            count += holds[way] ? 1 : 0;
        }

        missing = 0;
        if (count == 0)
            return Deprivation.No;
        if (count == ways)
            return Deprivation.Yes;

        var stride = 1;
        for (var i = 0; i < openCount; i++)
        {
            if (Matters(holds, stride, sizes[i]))
                missing |= (ushort)(1 << open[i]);
            stride *= sizes[i];
        }

        return Deprivation.Unknown;
    }

    /// <summary>Whether some two ways that differ in this answer alone differ in the result.</summary>
    private static bool Matters(ReadOnlySpan<bool> holds, int stride, int size)
    {
        for (var way = 0; way < holds.Length; way++)
        {
            var value = way / stride % size;
            if (holds[way] != holds[way - (value * stride)])
                return true;
        }

        return false;
    }
}
