using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Scorecards;

namespace VuonLen.App.Standards;

/// <summary>A loaded card of B1 points that households of a province may be scored by (bảng điểm B1).</summary>
/// <param name="Key">Of the row.</param>
/// <param name="Revision">Raised when it is loaded again.</param>
/// <param name="OwnerName">"Quốc gia" or the province's name.</param>
/// <param name="Card">As it was loaded.</param>
public sealed record B1Card(AreaKey Key, int Revision, string OwnerName, Scorecard Card)
{
    /// <summary>The province's own first, then the nation's.</summary>
    public static async Task<IReadOnlyList<B1Card>> OfProvinceAsync(VuonLenDb db, string province, CancellationToken cancel)
    {
        var nation = AreaPaths.ProvinceOf(AreaPaths.Nation);
        var rows = await db.LoadedScorecards.AsNoTracking()
            .Where(s => s.ProvinceCode == nation || s.ProvinceCode == province).ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(s => s.ProvinceCode == nation).ThenByDescending(s => s.LoadedAt).ThenBy(s => s.Code, StringComparer.Ordinal)
                .Select(s => new B1Card(
                    s.Key,
                    s.Revision,
                    s.AreaPath == AreaPaths.Nation ? "Quốc gia" : StandardWords.Province(s.ProvinceCode),
                    Scorecard.Parse(s.Json).Answer ?? throw new InvalidDataException($"The stored scorecard {s.Code} cannot be read."))),
        ];
    }
}
