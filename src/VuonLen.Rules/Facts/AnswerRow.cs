using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VuonLen.Rules.Facts;

/// <summary>The answers about a member that indicators read, in the order in which they are asked for.</summary>
internal enum Ask
{
    Born,
    Sex,
    MonthlySocialAssistance,
    Disabled,
    Insured,
    CanAndWantsToWork,
    Work,
    Studying,
    Completed,
    OnTheJobTraining,
    Stunted,
    Underweight,
}

/// <summary>A byte for each answer instead of a nullable value: a member is read at once, and what is missing is tried out quickly.</summary>
/// <remarks>Sixteen, of which twelve are in use, so that one instruction finds all that are unknown: those below zero.</remarks>
[InlineArray(16)]
internal struct AnswerRow : IEquatable<AnswerRow>
{
    public const sbyte NotKnown = -1;

    private sbyte _first;

    /// <summary>Bit per answer below zero.</summary>
    public readonly ushort Unknown => unchecked((ushort)Row.ExtractMostSignificantBits());

    private readonly Vector128<sbyte> Row => Vector128.LoadUnsafe(in _first);

    /// <summary>Null for one that is not known.</summary>
    public readonly sbyte? Get(Ask ask) => this[(int)ask] is >= 0 and var answer ? answer : null;

    /// <summary>Null for one that is not known.</summary>
    public readonly bool? Is(Ask ask) => this[(int)ask] is >= 0 and var answer ? answer == 1 : null;

    public void Set(Ask ask, int? answer) => this[(int)ask] = (sbyte)(answer ?? NotKnown);

    public void Set(Ask ask, bool? answer) => this[(int)ask] = answer switch { true => 1, false => 0, null => NotKnown };

    public readonly bool Equals(AnswerRow other) => Row == other.Row;

    public override readonly bool Equals(object? obj) => obj is AnswerRow other && Equals(other);

    public override readonly int GetHashCode() => Row.GetHashCode();
}
