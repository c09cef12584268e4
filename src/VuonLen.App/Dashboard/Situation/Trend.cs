using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Dashboard.Situation;

/// <summary>Poor and near-poor households at the ends of the last quarters, out of the ledger.</summary>
internal sealed class Trend(VuonLenDb db)
{
    private const int Quarters = 8;

    /// <summary>Today and the ends of the eight quarters before it, the earliest first.</summary>
    public static IReadOnlyList<DateOnly> DaysUntil(DateOnly today)
    {
        var days = new List<DateOnly> { today };
        var start = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        for (var i = 0; i < Quarters; i++)
            days.Add(start.AddMonths(-3 * i).AddDays(-1));
        days.Reverse();
        return days;
    }

    public async Task<IReadOnlyList<TrendPoint>> ShowAsync(HouseholdFilter basis, StandardsInForce standards, DateOnly today, CancellationToken cancel)
    {
        var lines = db.Recognitions.Where(r => !r.IsOfProvince && !db.Recognitions.Any(
            c => c.ProvinceCode == r.ProvinceCode && c.HouseholdId == r.HouseholdId && c.CorrectsId == r.Id));

        // Each line with the day it gave way to the next one; equal ones are counted together.
        var times = await lines
            .Where(r => r.Status == PovertyClass.Poor || r.Status == PovertyClass.NearPoor)
            .Join(db.InCommune(basis.Commune, basis.Province), r => new { r.ProvinceCode, Id = r.HouseholdId }, h => new { h.ProvinceCode, h.Id }, (r, h) => new
            {
                r.Status,
                r.Standard,
                r.EffectiveOn,
                h.EndedOn,
                Next = lines
                    .Where(n => n.ProvinceCode == r.ProvinceCode && n.HouseholdId == r.HouseholdId
                        && (n.EffectiveOn > r.EffectiveOn || (n.EffectiveOn == r.EffectiveOn
                            && (n.RecordedAt > r.RecordedAt || (n.RecordedAt == r.RecordedAt && n.Id > r.Id)))))
                    .Min(n => (DateOnly?)n.EffectiveOn),
            })
            .GroupBy(t => t)
            .Select(g => new { g.Key.Status, g.Key.Standard, g.Key.EffectiveOn, g.Key.EndedOn, g.Key.Next, Households = g.Count() })
            .ToListAsync(cancel);

        var first = times.Count == 0 ? (DateOnly?)null : times.Min(t => t.EffectiveOn);
        return
        [
            .. DaysUntil(today).Select(day =>
            {
                var listed = times.FindAll(t => t.EffectiveOn <= day && (t.Next is null || day < t.Next) && (t.EndedOn is null || day < t.EndedOn));
                var under = listed.Select(t => t.Standard).Distinct().Order(StringComparer.Ordinal).ToList();
                if (under.Count == 0 && standards.National(day) is { Code: var code })
                    under.Add(code);
                int? On(PovertyClass status) => first is null || day < first ? null : listed.Where(t => t.Status == status).Sum(t => t.Households);
                return new TrendPoint(day, On(PovertyClass.Poor), On(PovertyClass.NearPoor), under);
            }),
        ];
    }
}
