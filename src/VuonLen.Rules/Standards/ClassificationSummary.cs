using System.Numerics;

namespace VuonLen.Rules.Standards;

/// <summary>The result of a classification in one small value, for lists and counts of many households.</summary>
/// <param name="DeprivedMask">Bit <c>n - 1</c> is set when the household is known to be deprived in indicator n.</param>
/// <param name="Class">Null when the household cannot be classified yet.</param>
/// <param name="MissingCount">How many answers are missing; 0 exactly when classified or refused.</param>
/// <param name="IsRefused">The facts cannot be true (a member born after the review); ask for the full classification to see why.</param>
public readonly record struct ClassificationSummary(int DeprivedMask, PovertyClass? Class, int MissingCount, bool IsRefused = false)
{
    /// <summary>How many indicators the household is known to be deprived in.</summary>
    public int DeprivedCount => BitOperations.PopCount((uint)DeprivedMask);

    /// <summary>Whether a deprivation in an indicator is known.</summary>
    public bool IsDeprived(int number) => (DeprivedMask & (1 << (number - 1))) != 0;
}
