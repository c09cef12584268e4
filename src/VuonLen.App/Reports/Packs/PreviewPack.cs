using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Reports.Papers;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Shows the forms as they would be frozen now (xem trước), with what the checks say and what is not known yet.</summary>
public sealed class PreviewPack(VuonLenDb db, TimeProvider clock)
{
    /// <param name="key">A commune or province in reach.</param>
    /// <param name="asked">Year, stage, closing.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<View>> ShowAsync(AreaKey key, Asked asked, CancellationToken cancel)
    {
        if (await PackUnit.FindAsync(db, key, cancel) is not { } unit)
            return new(null, ReportProblems.UnitNotFound);

        var today = clock.Today;
        var request = new PackRequest(asked.Year ?? today.Year, asked.Stage, asked.ClosingOn)
        {
            HasLists = asked.HasLists || unit.Level is AreaLevel.Commune, // what is checked here is what freezing checks
        };
        var latest = await db.FormPacks.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.UnitId == key.Id && p.Year == request.Year)
            .OrderByDescending(p => p.FrozenAt).FirstOrDefaultAsync(cancel);
        if (unit.Level is AreaLevel.Province && !asked.IsLive)
        {
            var sum = await RollUp.RunAsync(db, unit, request, today, cancel);
            return sum.Answer is { } answer
                ? new(new View(unit, asked, request.Year, answer.Count, answer, latest, today))
                : new(null, sum.Problems);
        }

        var count = await PackCount.RunAsync(db, key, request, today, keepsParts: unit.Level is AreaLevel.Commune, cancel);
        return count.Answer is { } pack
            ? new(new View(unit, asked, request.Year, pack, null, latest, today))
            : new(null, count.Problems);
    }

    /// <summary>The same period counted gross and net, for the page of checks; nulls for a sum of frozen packs.</summary>
    public async Task<(Pack? Gross, Pack? Net)> CompareModesAsync(View view, CancellationToken cancel)
    {
        if (view.Unit.Level is AreaLevel.Province)
            return (null, null);

        var mode = view.Pack.Book.Settings.Mode;
        var other = await PackCount.RunAsync(
            db, view.Unit.Key, new(view.Year, view.Asked.Stage, view.Asked.ClosingOn) { Mode = mode is MovementMode.Gross ? MovementMode.Net : MovementMode.Gross },
            clock.Today, keepsParts: false, cancel);
        return mode is MovementMode.Gross ? (view.Pack, other.Answer?.Pack) : (other.Answer?.Pack, view.Pack);
    }

    /// <summary>The households behind a cell, or those a remark is about; null when the forms cannot be counted.</summary>
    public async Task<Behind?> BehindAsync(AreaKey key, Asked asked, CellAsked cell, CancellationToken cancel)
    {
        var count = await PackCount.RunAsync(db, key, new(asked.Year ?? clock.Today.Year, asked.Stage, asked.ClosingOn), clock.Today, keepsParts: true, cancel);
        if (count.Answer is not { } pack || !cell.IsIn(pack.Pack))
            return null;

        return new(pack.Unit.Unit.FullName, pack.Pack, cell, cell.Of(pack.Pack, pack.Parts));
    }

    /// <summary>One form as a document that says of itself that nothing is frozen; null when there is none.</summary>
    public async Task<Stream?> OpenAsync(AreaKey key, Asked asked, string name, CancellationToken cancel)
    {
        if ((await ShowAsync(key, asked with { HasLists = name is "F14.xlsx" or "F15.xlsx" or "F14.docx" or "F15.docx" }, cancel)).Answer is not { } view)
            return null;

        var paper = await PaperOf.UnitAsync(db, view.Unit, asked.Stage, seal: null, cancel);
        var content = new MemoryStream();
        foreach (var form in PackPapers.FormsOf(view.Pack))
        {
            if (name == PackPapers.NameOf(form, "xlsx"))
                FormWorkbook.Write(content, form, view.Pack, paper);
            else if (name == PackPapers.NameOf(form, "docx"))
                FormDocument.Write(content, form, view.Pack, paper);
        }

        content.Position = 0;
        return content.Length > 0 ? content : null;
    }

    /// <param name="Year">Of the round; null for this year.</param>
    /// <param name="Stage">Preliminary or official.</param>
    /// <param name="ClosingOn">Null for the end of the year, or today.</param>
    /// <param name="IsLive">Of a province: counted from the households instead of added up from frozen packs.</param>
    /// <param name="HasLists">Whether forms 14 and 15 are wanted.</param>
    public sealed record Asked(int? Year, FormStage Stage, DateOnly? ClosingOn, bool IsLive, bool HasLists);

    public sealed class View
    {
        internal View(AreaUnit unit, Asked asked, int year, PackCount count, RollUp.Sum? sum, FormPack? latest, DateOnly today) =>
            (Unit, Asked, Year, Count, OtherSettings, Latest, Today) = (unit, asked, year, count, sum?.OtherSettings ?? [], latest, today);

        public AreaUnit Unit { get; }

        public Asked Asked { get; }

        public int Year { get; }

        public Pack Pack => Count.Pack;

        /// <summary>The pack frozen last of this unit and year; null when there is none.</summary>
        public FormPack? Latest { get; }

        public DateOnly Today { get; }

        /// <summary>Of a province's sum: which frozen pack stands in which row.</summary>
        public IReadOnlyDictionary<int, FormPack> Sources => Count.Sources;

        /// <summary>Of a province's sum: packs counted under settings by which they do not add up.</summary>
        public IReadOnlyList<FormPack> OtherSettings { get; }

        /// <summary>Of a province's sum: packs that end before the sum does.</summary>
        public IReadOnlyList<FormPack> EndEarlier => [.. Sources.OrderBy(s => s.Key).Select(s => s.Value).Where(p => p.ClosingOn != Pack.Period.Closing)];

        /// <summary>Rows of units that have not reported.</summary>
        public IReadOnlyList<FormArea> Unreported => [.. Pack.Areas.Where(a => a.Group is not null && !a.IsReported && a.Code != PackUnit.UnplacedCode)];

        internal PackCount Count { get; }
    }
}
