using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

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

/// <summary>Small numbers instead of nullable answers, so that what is missing can be tried out quickly.</summary>
/// <remarks>Sixteen, of which <see cref="Asks.Count"/> are in use, so that one instruction finds all that are unknown.</remarks>
[InlineArray(16)]
internal struct AnswerRow
{
    private sbyte _first;

    /// <summary>Bit per answer below zero.</summary>
    public readonly ushort Unknown => unchecked((ushort)Vector128.LoadUnsafe(in _first).ExtractMostSignificantBits());
}

/// <summary>A member as the calculations see it.</summary>
internal struct Person
{
    public const sbyte Unknown = -1;

    /// <summary>Nobody is older; stands for "no birth date at all".</summary>
    private static readonly int _earliestBirth = new DateOnly(1900, 1, 1).DayNumber;

    /// <summary>The day of birth under consideration, one of those possible.</summary>
    public int Born;

    /// <summary>Latest possible day of birth; <see cref="Born"/> starts at the earliest.</summary>
    public int LastBorn;

    public AnswerRow Answers;

    /// <summary>Bit per <see cref="Ask"/>, birth aside, that has no answer.</summary>
    public ushort Open;

    public readonly sbyte this[Ask ask] => Answers[(int)ask];

    public readonly bool Is(Ask ask) => Answers[(int)ask] == 1;

    /// <param name="member">The member.</param>
    /// <param name="today">Review date: who is a member is born by then, so a year of birth reaches no further.</param>
    /// <param name="person">The member as the calculations see it.</param>
    /// <returns>False when the member is born after the review date.</returns>
    public static bool TryRead(MemberFacts member, int today, out Person person)
    {
        person = default;
        if (member.Born is not { } born)
        {
            person.Born = _earliestBirth;
            person.LastBorn = today;
        }
        else if (born.Day is { } day)
        {
            person.Born = person.LastBorn = day.DayNumber;
        }
        else
        {
            person.Born = born.Earliest.DayNumber;
            person.LastBorn = Math.Min(born.Latest.DayNumber, today);
        }

        if (person.Born > today)
            return false;

        person.Answers[(int)Ask.Sex] = unchecked((sbyte)(member.Sex ?? (Sex)Unknown));
        person.Answers[(int)Ask.MonthlySocialAssistance] = YesNo(member.MonthlySocialAssistance);
        person.Answers[(int)Ask.Disabled] = YesNo(member.Disabled);
        person.Answers[(int)Ask.Insured] = YesNo(member.Insured);
        person.Answers[(int)Ask.CanAndWantsToWork] = YesNo(member.CanAndWantsToWork);
        person.Answers[(int)Ask.Work] = unchecked((sbyte)(member.Work ?? (Work)Unknown));
        person.Answers[(int)Ask.Studying] = unchecked((sbyte)(member.Studying ?? (Studying)Unknown));
        person.Answers[(int)Ask.Completed] = unchecked((sbyte)(member.Completed ?? (Completed)Unknown));
        person.Answers[(int)Ask.OnTheJobTraining] = YesNo(member.OnTheJobTraining);
        person.Answers[(int)Ask.Stunted] = YesNo(member.Stunted);
        person.Answers[(int)Ask.Underweight] = YesNo(member.Underweight);
        person.Open = person.Answers.Unknown;
        return true;
    }

    private static sbyte YesNo(bool? answer) => unchecked((sbyte)(answer.HasValue ? (answer.GetValueOrDefault() ? 1 : 0) : Unknown));
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
