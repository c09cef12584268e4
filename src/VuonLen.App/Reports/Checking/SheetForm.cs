namespace VuonLen.App.Reports.Checking;

/// <summary>A form as somebody's sheet prints it.</summary>
/// <param name="Number">1 to 15.</param>
/// <param name="Source">File and sheet, for sentences.</param>
internal sealed record SheetForm(int Number, string Source)
{
    /// <summary>In the order of the sheet.</summary>
    public List<SheetUnit> Units { get; } = [];

    /// <summary>What could not be read, in Vietnamese.</summary>
    public List<string> Notes { get; } = [];
}

/// <summary>A unit with its lines in a form.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Rank">Which kind of row it is.</param>
internal sealed record SheetUnit(string Name, UnitRank Rank)
{
    /// <summary>By line and code, as printed; blank cells are left out.</summary>
    public Dictionary<(int Line, string Code), decimal> Cells { get; } = [];

    /// <summary>Lines that are there, even if all their cells are blank.</summary>
    public HashSet<int> Lines { get; } = [];
}

/// <summary>Where a row stands.</summary>
internal enum UnitRank
{
    /// <summary>The sum of all groups, where somebody prints one.</summary>
    Total,

    /// <summary>A group, or a unit without one.</summary>
    Group,

    /// <summary>A unit under the group before it.</summary>
    Child,
}
