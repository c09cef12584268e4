using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>Counts the households of one village by status and, of the poor ones, by deprivation.</summary>
public sealed class CountVillage(VuonLenDb db, TimeProvider clock)
{
    public async Task<View> ShowAsync(AreaKey village, CancellationToken cancel)
    {
        var rows = await db.Matching(new() { Village = village.Id }, clock.Today)
            .Where(h => h.ProvinceCode == village.ProvinceCode)
            .GroupBy(h => new { h.Status, h.Deprived })
            .Select(g => new { g.Key.Status, g.Key.Deprived, Households = g.Count(), Persons = g.Sum(h => h.MemberCount) })
            .ToListAsync(cancel);
        var mayReadHealth = db.Caller.May(Rights.ReadHealth);
        return new(
            [
                .. rows.GroupBy(r => r.Status).OrderBy(g => g.Key ?? (PovertyClass)int.MaxValue)
                    .Select(g => new Row(ChoiceOf(g.Key), g.Sum(r => r.Households), g.Sum(r => r.Persons))),
            ],
            [
                .. Enumerable.Range(1, 12).Where(n => mayReadHealth || !HouseholdFilter.HealthIndicators.Contains(n))
                    .Select(n => (n, rows.Where(r => r.Status == PovertyClass.Poor && (r.Deprived & (1 << (n - 1))) != 0).Sum(r => r.Households)))
                    .Where(c => c.Item2 > 0).OrderByDescending(c => c.Item2),
            ]);
    }

    private static StatusChoice ChoiceOf(PovertyClass? status) => status switch
    {
        PovertyClass.Poor => StatusChoice.Poor,
        PovertyClass.NearPoor => StatusChoice.NearPoor,
        PovertyClass.NotPoor => StatusChoice.NotPoor,
        null => StatusChoice.None,
    };

    /// <param name="ByStatus">Statuses somebody has.</param>
    /// <param name="Deprived">Number of the indicator and poor households deprived in it, most first.</param>
    public sealed record View(IReadOnlyList<Row> ByStatus, IReadOnlyList<(int Number, int Households)> Deprived)
    {
        public int Total => ByStatus.Sum(r => r.Households);

        public int Poor => ByStatus.Where(r => r.Status == StatusChoice.Poor).Sum(r => r.Households);
    }

    public sealed record Row(StatusChoice Status, int Households, int Persons);
}
