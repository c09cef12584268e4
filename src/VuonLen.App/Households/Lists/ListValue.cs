using System.Globalization;
using System.Text.Json.Serialization;
using VuonLen.App.Documents;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>A cell of a list as it is kept for later: what it said, and what kind of thing it was.</summary>
/// <param name="Text">Never empty; a date as yyyy-MM-dd, a number with a dot.</param>
/// <param name="Kind">Text, number, date, yes-or-no or error.</param>
/// <param name="From1904">Of a bare number: what it is, should it be a count of days.</param>
internal readonly record struct ListValue(
    [property: JsonPropertyName("t")] string Text,
    [property: JsonPropertyName("k"), JsonConverter(typeof(JsonNumberEnumConverter<CellKind>))] CellKind Kind,
    [property: JsonPropertyName("f"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool From1904 = false)
{
    /// <summary>Stands for the value of a formula that nobody has computed.</summary>
    public const string Uncomputed = "công thức chưa có kết quả";

    /// <summary>Null for a cell that says nothing.</summary>
    /// <param name="cell">As the file holds it.</param>
    /// <param name="repair">Composes letters and takes away what nobody sees; converts a legacy font when the user agreed.</param>
    /// <param name="from1904">How the file counts days.</param>
    public static ListValue? Of(SheetCell cell, Func<string, string> repair, bool from1904)
    {
        switch (cell.Kind)
        {
            case CellKind.Blank:
                return cell.IsUncomputed ? new(Uncomputed, CellKind.Error) : null;
            case CellKind.Text:
                return repair(cell.Text!) is { Length: > 0 } text ? new(text, CellKind.Text) : null;
            case CellKind.Date:
                // A year typed into a cell for dates shows as a day of 1905.
                return ListDate.FromDate(cell.Date, cell.Number).Answer is { Day: null } year
                    ? new(year.Year.ToString(CultureInfo.InvariantCulture), CellKind.Number)
                    : new(DateOnly.FromDateTime(cell.Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);
            default:
                return new(cell.ToString(), cell.Kind, from1904 && cell.Kind is CellKind.Number);
        }
    }

    /// <summary>As a message shows it: 03/05/1980.</summary>
    public string Shown => Kind is CellKind.Date && DateOnly.TryParseExact(Text, "yyyy-MM-dd", out var day)
        ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : Text;
}
