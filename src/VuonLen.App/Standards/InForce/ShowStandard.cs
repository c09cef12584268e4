using VuonLen.App.Data;

namespace VuonLen.App.Standards.InForce;

/// <summary>One standard with all its parts (xem một chuẩn nghèo).</summary>
public sealed class ShowStandard(VuonLenDb db)
{
    /// <summary>The standard with a code, or null.</summary>
    public async Task<HeldStandard?> ShowAsync(string code, CancellationToken cancel) =>
        (await StandardsInForce.LoadAsync(db, cancel)).All.FirstOrDefault(s => s.Standard.Code == code);
}
