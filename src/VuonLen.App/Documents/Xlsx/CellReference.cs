using System.Globalization;

namespace VuonLen.App.Documents.Xlsx;

/// <summary><c>AB12</c> and the columns it names.</summary>
internal static class CellReference
{
    /// <summary>From 0.</summary>
    public static int Column(ReadOnlySpan<char> place)
    {
        int column = 0, i = 0;
        for (; i < place.Length && i < 4 && char.IsAsciiLetter(place[i]); i++)
            column = (column * 26) + (place[i] & 0x1F);
        return i is > 0 and < 4 ? column - 1 : throw new InvalidDataException("No column.");
    }

    public static string ColumnName(int column)
    {
        var name = "";
        for (column++; column > 0; column = (column - 1) / 26)
            name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }

    public static string Name(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Name(MergedRange range) => $"{Name(range.FirstRow, range.FirstColumn)}:{Name(range.LastRow, range.LastColumn)}";

    /// <summary>Null for what is no rectangle of cells, such as whole columns.</summary>
    public static MergedRange? Range(string? range)
    {
        var ends = range?.Split(':') ?? [];
        if (ends.Length != 2 || !Row(ends[0], out var first) || !Row(ends[1], out var last))
            return null;
        int left = Column(ends[0]), right = Column(ends[1]);
        return first <= last && left <= right ? new(first, left, last, right) : null;
    }

    private static bool Row(string place, out int row) =>
        int.TryParse(place.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out row) && row > 0;
}
