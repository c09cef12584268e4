using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Scorecards;

namespace VuonLen.App.Standards.Scorecards;

/// <summary>The cards of B1 points that were loaded (xem bảng điểm B1).</summary>
public sealed class ShowScorecards(VuonLenDb db)
{
    public async Task<IReadOnlyList<Row>> ShowAsync(CancellationToken cancel) =>
    [
        .. (await db.LoadedScorecards.AsNoTracking().OrderBy(s => s.ProvinceCode).ThenBy(s => s.Code).ToListAsync(cancel)).Select(Row.Of),
    ];

    /// <summary>One card, or null.</summary>
    public async Task<Row?> ShowAsync(AreaKey key, CancellationToken cancel) =>
        await db.LoadedScorecards.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is { } row ? Row.Of(row) : null;

    public sealed record Row(AreaKey Key, string OwnerName, Scorecard Card, DateTimeOffset LoadedAt, string LoadedBy)
    {
        internal static Row Of(LoadedScorecard row) => new(
            row.Key,
            row.AreaPath == AreaPaths.Nation ? "Quốc gia" : StandardWords.Province(row.ProvinceCode),
            Read(row),
            row.LoadedAt,
            row.LoadedBy);

        // What was loaded was read once before it was stored.
        private static Scorecard Read(LoadedScorecard row) =>
            Scorecard.Parse(row.Json).Answer ?? throw new InvalidDataException($"The stored scorecard {row.Code} cannot be read.");
    }
}
