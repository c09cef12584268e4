using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Demo;

/// <summary>Freezes the preliminary forms of the demo's year (chốt sơ bộ, dữ liệu minh họa): before the correction, and once more after it.</summary>
public sealed class FreezeDemoPack(VuonLenDb db, OrderPack orders, CarryOutRun carry, TimeProvider clock)
{
    private const int Year = 2026, Versions = 2;

    private static readonly DateOnly _closing = new(Year, 10, 10);

    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether both versions are there: then the demo's year was lived, and what its users did since stays.</summary>
    public async Task<bool> IsDoneAsync(string commune, CancellationToken cancel) => await CountAsync(commune, cancel) >= Versions;

    /// <param name="commune">Path of a commune.</param>
    /// <param name="version">Which version is wanted; nothing is done when it is there.</param>
    /// <param name="cancel">Ends with the demo.</param>
    public async Task<Outcome> RunAsync(string commune, int version, CancellationToken cancel)
    {
        if (clock.Today <= _closing || await CountAsync(commune, cancel) >= version)
            return Outcome.Done;

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.AreaPath == commune && u.ValidTo == null, cancel);
        var asked = await orders.SaveAsync(unit.Key, new() { Year = Year, Stage = FormStage.Preliminary, ClosingOn = _closing }, cancel);
        if (asked.Answer is not { } order)
            return new(asked.Problems);

        var view = (await orders.ShowAsync(order.Key, cancel))!;
        await carry.RunAsync(view.Run!.Key, null, cancel);
        while ((view = (await orders.ShowAsync(order.Key, cancel))!).IsOpen) // a server beside this program was quicker
            await Task.Delay(_look, cancel);

        db.ChangeTracker.Clear();
        return view.Order.FormPackId is null ? ReportProblems.DemoNotFrozen(view.Run?.Message) : Outcome.Done;
    }

    private Task<int> CountAsync(string commune, CancellationToken cancel) =>
        db.FormPacks.CountAsync(p => p.AreaPath == commune && p.Year == Year && p.Stage == FormStage.Preliminary, cancel);
}
