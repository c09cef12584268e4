using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

/// <summary>A member as the calculations see it.</summary>
internal struct Person
{
    /// <summary>The day of birth under consideration, one of those possible.</summary>
    public int Born;

    /// <summary>Latest possible day of birth; <see cref="Born"/> starts at the earliest.</summary>
    public int LastBorn;

    public AnswerRow Answers;

    /// <summary>Bit per <see cref="Ask"/>, birth aside, that has no answer.</summary>
    public ushort Open;

    /// <summary>Whether nothing is unknown.</summary>
    public readonly bool IsKnown => Born == LastBorn & Open == 0;

    public readonly sbyte this[Ask ask] => Answers[(int)ask];

    public readonly bool Is(Ask ask) => Answers[(int)ask] == 1;

    /// <param name="member">The member.</param>
    /// <param name="today">Review date: who is a member is born by then, so a year of birth reaches no further.</param>
    /// <param name="person">The member as the calculations see it.</param>
    /// <returns>False when the member is born after the review date.</returns>
    public static bool TryRead(MemberFacts member, int today, out Person person)
    {
        person.Born = member.FirstBirth;
        person.LastBorn = Math.Min(member.LastBirth, today);
        person.Answers = member.Answers;
        person.Open = person.Answers.Unknown;
        return person.Born <= today;
    }
}

/// <summary>Names and sizes of the answers.</summary>
internal static class Asks
{
    public const int Count = 12;

    /// <summary>How many values an answer can have; birth is counted in days that differ, not here.</summary>
    public static ReadOnlySpan<byte> Sizes => [0, 2, 2, 2, 2, 2, 4, 8, 8, 2, 2, 2];

    /// <summary>The last part of <c>members/m2/insured</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "born", "sex", "monthly_social_assistance", "disabled", "insured", "can_and_wants_to_work", "work", "studying",
        "completed", "on_the_job_training", "stunted", "underweight",
    ];
}
