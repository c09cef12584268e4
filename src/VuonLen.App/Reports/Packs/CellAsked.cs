using System.Globalization;
using Microsoft.AspNetCore.Http;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Which number of a pack somebody opened, as it stands in the address.</summary>
/// <param name="Form">1 to 13; 0 when a remark is asked for.</param>
/// <param name="Area">Index of the row's unit.</param>
/// <param name="Line">Index of the line.</param>
/// <param name="Code">Of the column.</param>
/// <param name="Remark">Instead of a cell: the households it is about.</param>
public sealed record CellAsked(int Form, int Area, int Line, string Code, HouseholdRemarks Remark)
{
    public static CellAsked Read(IQueryCollection query)
    {
        int Of(string name) => int.TryParse(query[name], CultureInfo.InvariantCulture, out var number) ? number : -1;
        var remark = Enum.TryParse<HouseholdRemarks>(query["remark"], out var asked) && Enum.IsDefined(asked) ? asked : HouseholdRemarks.None;
        return new(remark is HouseholdRemarks.None ? Of("form") : 0, Of("area"), Math.Max(0, Of("line")), query["code"].ToString(), remark);
    }

    /// <summary>Whether the pack has such a cell.</summary>
    public bool IsIn(Pack pack) => Area >= 0 && Area < pack.Areas.Count
        && (Remark is not HouseholdRemarks.None
            || (Form is >= 1 and <= 13 && Line < pack.Book[Form].Lines.Count && pack.Book[Form].Find(Code) is not null));

    /// <summary>The households, with what each adds; a remark counts each once.</summary>
    public IReadOnlyDictionary<Guid, int> Of(Pack pack, IReadOnlyList<HouseholdParts> parts)
    {
        if (Remark is HouseholdRemarks.None)
            return CellParts.Behind(pack, parts, Form, Area, Line, Code);

        var rows = Enumerable.Range(0, pack.Areas.Count).Where(a => a == Area || pack.Areas[a].Group == Area).ToHashSet();

        // What is not known of a household is noted where it stands on a list at the end, wherever else it counted within the period.
        HashSet<int>? closing = Remark is HouseholdRemarks.LeftWithoutDecision ? null : [pack.Book.CellOf(1, 0, "3")!.Value, pack.Book.CellOf(1, 0, "5")!.Value];
        return parts.Where(p => p.Remarks.HasFlag(Remark) && p.Parts.Any(c => rows.Contains(c.Area) && closing?.Contains(c.Cell) is null or true))
            .ToDictionary(p => p.Household, _ => 1);
    }

    /// <summary>What the page is called.</summary>
    internal string Title(Pack pack) => Remark is HouseholdRemarks.None ? PackWords.Of(pack.Book[Form], Line, Code) : PackWords.Of(Remark);
}

/// <summary>The households behind a number.</summary>
/// <param name="Unit">Of the pack.</param>
/// <param name="Pack">Whose number.</param>
/// <param name="Cell">Which.</param>
/// <param name="Households">With what each adds.</param>
public sealed record Behind(string Unit, Pack Pack, CellAsked Cell, IReadOnlyDictionary<Guid, int> Households);
