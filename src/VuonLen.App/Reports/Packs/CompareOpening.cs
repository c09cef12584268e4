using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Compares the opening list of forms 2 and 3 with the closing list frozen for the year before (đầu kỳ khác cuối kỳ trước).</summary>
/// <remarks>Forms frozen before the last day of a year know nothing of decisions made after them; the next year's begin with these.</remarks>
public sealed class CompareOpening(VuonLenDb db, ShowPack packs)
{
    /// <summary>Null when both are the same, or when there is nothing to compare with: no official pack, or one of another standard.</summary>
    public async Task<View?> ShowAsync(PreviewPack.View preview, CancellationToken cancel)
    {
        var (unit, pack) = (preview.Unit, preview.Pack);
        var earlier = await db.FormPacks.AsNoTracking()
            .Where(p => p.ProvinceCode == unit.ProvinceCode && p.UnitId == unit.Id && p.Year == preview.Year - 1 && p.Stage == FormStage.Official)
            .OrderByDescending(p => p.ClosingOn).ThenByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        if (earlier is null || earlier.Standard != pack.Period.Standard || pack.Period.OpeningListOn != pack.Period.Opening
            || (await packs.ShowAsync(earlier.Key, cancel))?.Answer is not { } frozen)
        {
            return null;
        }

        var gaps = new List<Gap>();
        var rows = PackDifference.RowsIn(frozen.Pack, pack);
        foreach (var (form, line, area) in from form in new[] { 2, 3 } from line in new[] { 0, 1 } from area in Enumerable.Range(0, rows.Count) select (form, line, area))
        {
            if (rows[area] is { } row && CellOf(frozen.Pack, form, row, line, MovementColumns.Closing) is { } closed
                && CellOf(pack, form, area, line, MovementColumns.Opening) is { } opens && closed != opens)
            {
                gaps.Add(new(form, line, area, closed, opens));
            }
        }

        return gaps.Count == 0 ? null : new(earlier, gaps);
    }

    private static decimal? CellOf(Pack pack, int form, int area, int line, int column) =>
        pack.Cell(form, area, line, pack.Book[form].Leaves[column - 1].Code!);

    /// <param name="Earlier">The official pack of the year before that goes furthest.</param>
    /// <param name="Gaps">Where it ends otherwise than this one begins.</param>
    public sealed record View(FormPack Earlier, IReadOnlyList<Gap> Gaps);

    /// <param name="Form">2 or 3.</param>
    /// <param name="Line">Households or persons.</param>
    /// <param name="Area">Row of the later forms.</param>
    /// <param name="Closed">Column 9 as it was frozen.</param>
    /// <param name="Opens">Column 1 as it is counted now.</param>
    public readonly record struct Gap(int Form, int Line, int Area, decimal Closed, decimal Opens);
}
