using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Movements;

/// <summary>What one household adds to one column of form 2 or 3 (diễn biến).</summary>
/// <param name="List">Poor for form 2, near-poor for form 3.</param>
/// <param name="Column">Official code 1 to 9.</param>
/// <param name="Area">Index of the area it counts in.</param>
/// <param name="Households">1, or 0 when only members came or went.</param>
/// <param name="Persons">Members counted with it.</param>
/// <param name="On">The day.</param>
public readonly record struct MovementEntry(
    PovertyClass List, int Column, int Area, int Households, int Persons, DateOnly On);

/// <summary>The official columns of forms 2 and 3.</summary>
public static class MovementColumns
{
    /// <summary>On the list when the period opens.</summary>
    public const int Opening = 1;

    /// <summary>Form 2: escaped poverty and became near-poor.</summary>
    public const int PoorToNear = 2;

    /// <summary>Form 2: escaped poverty and rose above the near-poor line.</summary>
    public const int PoorToAbove = 3;

    /// <summary>Form 3: escaped near-poverty.</summary>
    public const int NearToAbove = 2;

    /// <summary>Form 3: near-poor became poor.</summary>
    public const int NearToPoor = 3;

    /// <summary>Left for another reason.</summary>
    public const int OtherDecrease = 4;

    /// <summary>Came from the other of the two lists.</summary>
    public const int FromOtherList = 5;

    /// <summary>Fell back (tái nghèo, tái cận nghèo).</summary>
    public const int Returned = 6;

    /// <summary>New (phát sinh mới).</summary>
    public const int New = 7;

    /// <summary>Came for another reason.</summary>
    public const int OtherIncrease = 8;

    /// <summary>On the list when the period closes: 9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8.</summary>
    public const int Closing = 9;
}
