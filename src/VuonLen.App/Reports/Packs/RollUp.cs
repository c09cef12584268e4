using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>A province's forms: the sum of what its communes froze last (tổng hợp). A commune that has frozen nothing is named and left blank.</summary>
/// <remarks>Of a commune's packs that one counts which goes furthest, until the day asked for; of one day the last version.</remarks>
internal static class RollUp
{
    /// <param name="db">Of the caller.</param>
    /// <param name="unit">The province.</param>
    /// <param name="request">Year and stage; only packs of that stage are added up.</param>
    /// <param name="today">Vietnam's date.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<Outcome<Sum>> RunAsync(VuonLenDb db, AreaUnit unit, PackRequest request, DateOnly today, CancellationToken cancel)
    {
        if (request.Year < PackRequest.FirstYear || request.Year > today.Year)
            return new(null, ReportProblems.YearOutside(PackRequest.FirstYear, today.Year));

        var last = new DateOnly(request.Year, 12, 31);
        var asked = request.ClosingOn ?? (last < today ? last : today);
        if (asked.Year != request.Year || asked > today)
            return new(null, ReportProblems.ClosingOutside);

        var packs = (await db.FormPacks.AsNoTracking()
                .Where(p => p.ProvinceCode == unit.ProvinceCode && p.Year == request.Year && p.Stage == request.Stage && !p.IsOfProvince && p.ClosingOn <= asked)
                .ToListAsync(cancel))
            .GroupBy(p => p.UnitId).ToDictionary(g => g.Key, g => g.MaxBy(p => (p.ClosingOn, p.Version))!);
        var closing = packs.Count > 0 ? packs.Values.Max(p => p.ClosingOn) : asked;
        if ((await StandardsInForce.LoadAsync(db, cancel)).National(closing) is not { } standard)
            return new(null, ReportProblems.NoStandard);

        var choice = await FormChoices.OfAsync(db, unit.AreaPath, cancel);
        var rows = await PackUnit.LoadAsync(db, unit, request.Year, choice.Clusters, cancel);
        var book = FormBook.Of(choice.Settings, request.Stage, rows.NameTitle);
        var areas = rows.Areas.ToList();
        var leaves = new AreaCells?[areas.Count];
        var sources = new Dictionary<int, FormPack>();
        foreach (var (id, row) in rows.IndexOf)
        {
            var totals = packs.TryGetValue(id, out var pack) && pack.Standard == standard.Code ? PackTotals.Read(pack.Totals) : null;
            if (totals is not null)
                sources[row] = pack!;
            areas[row] = areas[row] with { IsReported = totals is not null, Population = totals?.ToPopulation() ?? FormPopulation.Unknown };
            leaves[row] = totals is not null
                ? new(totals.ToCounts(book), totals.Completeness)
                : new(null, new(false, false, 0, 0, 0, 0, 0, 0, 0));
        }

        foreach (var row in Enumerable.Range(0, areas.Count).Where(a => areas[a].Code == PackUnit.UnplacedCode))
            leaves[row] = new(null, new(false, false, 0, 0, 0, 0, 0, 0, 0));
        for (var group = 0; group < areas.Count; group++)
        {
            if (areas[group].Group is null)
                areas[group] = areas[group] with { Population = SumOf(areas.Where(a => a.Group == group)) };
        }

        var period = new FormPeriod(new(request.Year - 1, 12, 31), closing, standard.Code, standard.From);
        var sum = PackSum.Of(book, period, areas, leaves, []);
        var count = new PackCount(rows with { Areas = areas }, sum, [], PackChecks.Check(PackFigures.Of(sum), book)) { Sources = sources };
        return new(new Sum(count, [.. sources.Values.Where(p => !FormChoices.AddsUp(FormChoices.Read(p.Settings), choice.Settings)).OrderBy(p => p.UnitCode, StringComparer.Ordinal)]));
    }

    /// <summary>Of the units that reported; a figure that one of them lacks is not known of the whole.</summary>
    private static FormPopulation SumOf(IEnumerable<FormArea> children)
    {
        var reported = children.Where(c => c.IsReported).Select(c => c.Population).ToList();
        int? Of(Func<FormPopulation, int?> figure) => reported.Count == 0 || reported.Exists(p => figure(p) is null) ? null : reported.Sum(p => figure(p)!.Value);
        return new(
            Of(p => p.Households), Of(p => p.Persons), Of(p => p.MinorityHouseholds), Of(p => p.MinorityPersons),
            Of(p => p.IndigenousHouseholds), Of(p => p.IndigenousPersons));
    }

    /// <param name="Count">The forms, and the packs they are made of.</param>
    /// <param name="OtherSettings">Those counted under settings by which they do not add up.</param>
    internal sealed record Sum(PackCount Count, IReadOnlyList<FormPack> OtherSettings);
}
