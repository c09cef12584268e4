using System.Text.Json.Serialization;
using VuonLen.Rules;

namespace VuonLen.App.Households.Lists;

/// <summary>Something about a cell or a row of a list: why it was refused, or what to look at.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">Letter; null when it is about the whole row.</param>
/// <param name="Value">What stands there; personal.</param>
/// <param name="Code">Of the problem.</param>
/// <param name="Reason">What the officer reads.</param>
public sealed record ListFinding(
    [property: JsonPropertyName("sheet")] string Sheet,
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("column")] string? Column,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("reason")] string Reason)
{
    internal static ListFinding Of(ListRow row, ListField? field, Problem problem) => new(
        row.Sheet, row.Number, field is { } known ? row.Letters.GetValueOrDefault(known) : null, field is { } about ? row[about]?.Shown : null, problem.Code, problem.Message);
}

/// <summary>What an import changes in a household that is there already.</summary>
/// <param name="Who">The member's name; null for the household itself.</param>
/// <param name="What">The column.</param>
/// <param name="Old">In words; null: not known until now.</param>
/// <param name="New">In words.</param>
/// <param name="IsHealth">Not for who may not read health.</param>
public sealed record ListDifference(string? Who, string What, string? Old, string New, bool IsHealth = false);

/// <summary>A household of the registry that one of the list might be.</summary>
public sealed record ListCandidate(string ProvinceCode, Guid Id, string Label, string Why);
