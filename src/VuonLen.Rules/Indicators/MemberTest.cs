namespace VuonLen.Rules.Indicators;

/// <summary>An indicator that looks at each member.</summary>
/// <remarks>
/// The law is written once, in <see cref="Holds"/>, for answers that are all known. What is unknown is tried out in
/// every way that can differ: when all ways agree, that is the answer; an answer is missing only when a change of it
/// alone can change the result.
/// </remarks>
/// <param name="asks">The answers it reads, besides birth.</param>
/// <param name="cutOffs">Last days of birth on this side of an age; between two of them, every day is alike.</param>
/// <param name="firstBorn">Born earlier, a member can never be concerned.</param>
/// <param name="lastBorn">Born later, a member can never be concerned.</param>
internal abstract class MemberTest(Ask[] asks, int[] cutOffs, int firstBorn, int lastBorn)
{
    private const int MostOnStack = 1024;

    private readonly int[] _cutOffs = [.. cutOffs.Distinct().Order()];

    /// <summary>First day of birth that can be concerned.</summary>
    protected int FirstBorn { get; } = firstBorn;

    /// <summary>Last day of birth that can be concerned.</summary>
    protected int LastBorn { get; } = lastBorn;

    /// <summary>Whether the member counts, all answers being known and the birth being <see cref="Person.Born"/>.</summary>
    public abstract bool Holds(in Person person);

    /// <summary>What the counts over all members mean for the household.</summary>
    public virtual Deprivation Sum(int yes, int unknown, int members) =>
        yes > 0 ? Deprivation.Yes : unknown > 0 ? Deprivation.Unknown : Deprivation.No;

    /// <param name="person">The member, with what is unknown.</param>
    /// <param name="missing">Bit per <see cref="Ask"/> that can change the answer; 0 unless it is unknown.</param>
    public Deprivation Judge(in Person person, out ushort missing)
    {
        missing = 0;
        if (person.LastBorn < FirstBorn || person.Born > LastBorn)
            return Deprivation.No;

        if (person.Born == person.LastBorn && IsAnswered(in person))
            return Holds(in person) ? Deprivation.Yes : Deprivation.No;

        return TryOut(in person, out missing);
    }

    private bool IsAnswered(in Person person)
    {
        foreach (var ask in asks)
        {
            if (person[ask] < 0)
                return false;
        }

        return true;
    }

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
        foreach (var ask in asks)
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
                var (next, value) = Math.DivRem(rest, sizes[i]);
                rest = next;
                if (open[i] == (int)Ask.Born)
                    person.Born = births[value];
                else
                    person.Answers[open[i]] = (sbyte)value;
            }

            holds[way] = Holds(in person);
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
