using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>Asks for a pack to be frozen (chốt bộ biểu), and shows how far that is.</summary>
public sealed class OrderPack(VuonLenDb db, RunRequests runs, TimeProvider clock)
{
    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel) =>
        await db.PackOrders.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is { } order
            ? new(order, await runs.LatestAsync(key, cancel))
            : null;

    /// <param name="key">Of the commune or province.</param>
    /// <param name="form">As typed.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>The order, which a run carries out.</returns>
    public async Task<Outcome<PackOrder>> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (await PackUnit.FindAsync(db, key, cancel) is not { } unit)
            return new(null, ReportProblems.UnitNotFound);
        if (form.Year < PackRequest.FirstYear || form.Year > clock.Today.Year)
            return new(null, ReportProblems.YearOutside(PackRequest.FirstYear, clock.Today.Year));

        var last = new DateOnly(form.Year, 12, 31);
        var closing = form.ClosingOn ?? (last < clock.Today ? last : clock.Today);
        if (closing.Year != form.Year || closing > clock.Today)
            return new(null, ReportProblems.ClosingOutside);

        var latest = await db.PackOrders.Where(o => o.ProvinceCode == key.ProvinceCode && o.UnitId == key.Id)
            .OrderByDescending(o => o.AskedAt).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel);
        if (latest is { } id && await runs.LatestAsync(new(key.ProvinceCode, id), cancel) is { IsOpen: true })
            return new(null, ReportProblems.AlreadyOrdered);

        var order = new PackOrder
        {
            AreaPath = unit.AreaPath,
            UnitId = unit.Id,
            Year = form.Year,
            Stage = form.Stage,
            ClosingOn = closing,
            EmptyUnits = string.Join(',', form.EmptyUnits.Where(AreaPaths.IsCode).Distinct().Order(StringComparer.Ordinal)),
            AskedAt = clock.GetUtcNow(),
            AskedBy = db.Caller.Name,
        };
        db.Add(order);
        runs.Add(FreezePack.Kind, order);
        var saved = await db.SaveAsync(nameof(OrderPack), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(order);
    }

    /// <summary>Stops the freezing; nothing is kept.</summary>
    public Task<Outcome> StopAsync(AreaKey key, CancellationToken cancel) => runs.StopAsync(key, cancel);

    public sealed record View(PackOrder Order, Run? Run)
    {
        public bool IsOpen => Order.FormPackId is null && Run is null or { IsOpen: true };
    }

    public sealed class Form
    {
        public int Year { get; set; }

        public FormStage Stage { get; set; }

        public DateOnly? ClosingOn { get; set; }

        /// <summary>Codes of villages without a poor or near-poor household.</summary>
        public IReadOnlyList<string> EmptyUnits { get; set; } = [];
    }
}
