using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>What <see cref="Ledger"/> says of one household, asked of the database for many.</summary>
/// <remarks>A line counts when it is national and no other line corrects it; of one day the one recorded last decides.</remarks>
public static class LedgerQueries
{
    extension(IQueryable<Household> households)
    {
        /// <summary>By the recognised status of today.</summary>
        public IQueryable<Household> Having(StatusChoice status) => status switch
        {
            StatusChoice.Poor => households.Where(h => h.Status == PovertyClass.Poor),
            StatusChoice.NearPoor => households.Where(h => h.Status == PovertyClass.NearPoor),
            StatusChoice.NotPoor => households.Where(h => h.Status == PovertyClass.NotPoor),
            StatusChoice.Listed => households.Where(h => h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor),
            StatusChoice.None => households.Where(h => h.Status == null),
        };

        /// <summary>By the status that held on a day, as the ledger says it now.</summary>
        public IQueryable<Household> HavingOn(StatusChoice status, DateOnly day) => status switch
        {
            StatusChoice.Poor => households.LastLineOn(day, [PovertyClass.Poor]),
            StatusChoice.NearPoor => households.LastLineOn(day, [PovertyClass.NearPoor]),
            StatusChoice.NotPoor => households.LastLineOn(day, [PovertyClass.NotPoor]),
            StatusChoice.Listed => households.LastLineOn(day, [PovertyClass.Poor, PovertyClass.NearPoor]),
            StatusChoice.None => households.Where(h => !h.Recognitions.Any(r => !r.IsOfProvince && r.EffectiveOn <= day
                && !h.Recognitions.Any(c => c.CorrectsId == r.Id))),
        };

        private IQueryable<Household> LastLineOn(DateOnly day, PovertyClass[] statuses) => households.Where(h => h.Recognitions.Any(r =>
            !r.IsOfProvince && r.EffectiveOn <= day && statuses.Contains(r.Status)
            && !h.Recognitions.Any(c => c.CorrectsId == r.Id)
            && !h.Recognitions.Any(n => !n.IsOfProvince && n.EffectiveOn <= day
                && (n.EffectiveOn > r.EffectiveOn || (n.EffectiveOn == r.EffectiveOn
                    && (n.RecordedAt > r.RecordedAt || (n.RecordedAt == r.RecordedAt && n.Id > r.Id))))
                && !h.Recognitions.Any(c => c.CorrectsId == n.Id))));

        /// <summary>What <see cref="Ledger.NewlyEscapedOn"/> says, asked of the database.</summary>
        public IQueryable<Household> NewlyEscapedOn(DateOnly day)
        {
            // The first day that is still less than 36 months ago; months differ in length, so it is looked for.
            var since = day.AddMonths(-Ledger.NewlyEscapedMonths).AddDays(-3);
            while (since.AddMonths(Ledger.NewlyEscapedMonths) <= day)
                since = since.AddDays(1);

            return households
                .Where(h => h.StatusSince >= since && h.Status != PovertyClass.Poor) // cheap, and leaves few
                .Where(h => h.Recognitions.Any(a => !a.IsOfProvince && (a.Status == PovertyClass.NearPoor || (a.Status == PovertyClass.NotPoor && a.Reason == null)) && a.EffectiveOn >= since && a.EffectiveOn <= day
                    && !h.Recognitions.Any(c => c.CorrectsId == a.Id)
                    && h.Recognitions.Where(b => !b.IsOfProvince && !h.Recognitions.Any(c => c.CorrectsId == b.Id)
                            && (b.EffectiveOn < a.EffectiveOn || (b.EffectiveOn == a.EffectiveOn
                                && (b.RecordedAt < a.RecordedAt || (b.RecordedAt == a.RecordedAt && b.Id < a.Id)))))
                        .OrderByDescending(b => b.EffectiveOn).ThenByDescending(b => b.RecordedAt).ThenByDescending(b => b.Id)
                        .Take(1).Any(b => b.Status == PovertyClass.Poor && b.Standard == a.Standard)
                    && !h.Recognitions.Any(p => !p.IsOfProvince && p.Status == PovertyClass.Poor && p.EffectiveOn <= day
                        && (p.EffectiveOn > a.EffectiveOn || (p.EffectiveOn == a.EffectiveOn
                            && (p.RecordedAt > a.RecordedAt || (p.RecordedAt == a.RecordedAt && p.Id > a.Id))))
                        && !h.Recognitions.Any(c => c.CorrectsId == p.Id))));
        }
    }
}
