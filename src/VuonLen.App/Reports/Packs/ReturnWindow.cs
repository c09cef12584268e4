using VuonLen.App.Data;
using VuonLen.App.Reviews;

namespace VuonLen.App.Reports.Packs;

/// <summary>From the settings of the forms, so that a decision and the forms call a fall back by the same name.</summary>
internal sealed class ReturnWindow(VuonLenDb db) : IReturnWindow
{
    public async Task<int?> MonthsAsync(string areaPath, CancellationToken cancel) => (await FormChoices.OfAsync(db, areaPath, cancel)).Settings.ReturnMonths;
}
