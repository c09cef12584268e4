using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Doubles;

/// <summary>Lists the households that may be one, with the reasons; those found to be two; those made one (trang Nghi trùng).</summary>
public sealed class FindDoubles(VuonLenDb db)
{
    public const int PageSize = 20;

    /// <summary>More are not counted: who has so many cleans a list up first.</summary>
    public const int MostCounted = 1000;

    /// <summary>The waiting pairs of one commune.</summary>
    /// <param name="commune">Its code; of who reads one commune alone, that one.</param>
    /// <param name="village">Only pairs with somebody of this village.</param>
    /// <param name="reason">Only pairs for this reason.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when no commune is said.</returns>
    public async Task<View?> ShowAsync(string? commune, Guid? village, DoubleReasons? reason, int page, CancellationToken cancel)
    {
        if (PlaceOf(commune) is not var (province, code))
            return null;

        var found = await FindAsync(province, code, village, reason, cancel);
        var total = Math.Min(found.Count, MostCounted);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var shown = found.Take(total).Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return new(await LinesAsync(province, shown, cancel), page, total, found.Count > MostCounted);
    }

    /// <summary>The pairs of households, those for the best reasons first.</summary>
    private async Task<List<DoublePairs.HouseholdPair>> FindAsync(string province, string commune, Guid? village, DoubleReasons? reason, CancellationToken cancel)
    {
        IEnumerable<DoublePairs.Pair> pairs = await new CommuneDoubles(db, province, commune).FindAsync(cancel);
        if (village is { } place)
            pairs = pairs.Where(p => p.Village == place || p.OtherVillage == place);
        if (reason is { } one)
        {
            var bit = (int)one;
            pairs = pairs.Where(p => (p.Reasons & bit) != 0);
        }

        return
        [
            .. pairs.GroupBy(p => (p.One, p.Two))
                .Select(g => new DoublePairs.HouseholdPair
                {
                    One = g.Key.One,
                    Two = g.Key.Two,
                    Reasons = g.Aggregate(0, (all, p) => all | p.Reasons),
                    People = g.Select(p => p.First).Distinct().Count(),
                    SortKey = g.Select(p => p.SortKey).Min(StringComparer.Ordinal),
                })
                .OrderByDescending(p => p.Reasons & (int)DoubleReasons.PersonalId).ThenByDescending(p => p.People)
                .ThenBy(p => p.SortKey, StringComparer.Ordinal).ThenBy(p => p.One).ThenBy(p => p.Two),
        ];
    }

    /// <summary>The pairs of one household that wait, for its page.</summary>
    public async Task<IReadOnlyList<Line>> ShowOfAsync(AreaKey household, CancellationToken cancel)
    {
        var members = db.Living().Where(s => s.ProvinceCode == household.ProvinceCode && s.Household == household.Id);
        var pairs = await db.Undecided(db.PairsOf(household.ProvinceCode, members)).OfHouseholds().OrderBy(p => p.One).Take(PageSize).ToListAsync(cancel);
        return await LinesAsync(household.ProvinceCode, pairs, cancel);
    }

    /// <summary>Pairs somebody found to be two, the latest first.</summary>
    public async Task<Past<Decided>> ShowDifferentAsync(string? commune, int page, CancellationToken cancel)
    {
        if (PlaceOf(commune) is not var (province, code))
            return new([], 1, 0);

        var path = $"{province}.{code}.";
        var decisions = db.DoubleDecisions.AsNoTracking().Where(d => d.ProvinceCode == province && d.AreaPath.StartsWith(path) && d.WithdrawnAt == null);
        var total = await decisions.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await decisions.OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(d => new
            {
                Decision = d,
                First = db.Living().Where(s => s.ProvinceCode == d.ProvinceCode && s.Person == d.FirstId).Select(s => (Guid?)s.Household).FirstOrDefault(),
                Second = db.Living().Where(s => s.ProvinceCode == d.ProvinceCode && s.Person == d.SecondId).Select(s => (Guid?)s.Household).FirstOrDefault(),
                FirstName = db.People.Where(p => p.ProvinceCode == d.ProvinceCode && p.Id == d.FirstId).Select(p => p.FullName).FirstOrDefault(),
                SecondName = db.People.Where(p => p.ProvinceCode == d.ProvinceCode && p.Id == d.SecondId).Select(p => p.FullName).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new([.. rows.Select(r => new Decided(r.Decision, r.FirstName, r.First, r.SecondName, r.Second))], page, total);
    }

    /// <summary>What was made one, the latest first.</summary>
    public async Task<Past<Merged>> ShowMergedAsync(string? commune, int page, CancellationToken cancel)
    {
        if (PlaceOf(commune) is not var (province, code))
            return new([], 1, 0);

        var path = $"{province}.{code}.";
        var mergers = db.DoubleMerges.AsNoTracking().Where(m => m.ProvinceCode == province && m.AreaPath.StartsWith(path));
        var total = await mergers.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await mergers.OrderByDescending(m => m.MergedAt).ThenBy(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(m => new
            {
                Merge = m,
                Head = db.Households.Where(h => h.ProvinceCode == m.ProvinceCode && h.Id == m.HouseholdId).Select(h => h.HeadName).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new([.. rows.Select(r => new Merged(r.Merge, r.Head))], page, total);
    }

    private (string Province, string Commune)? PlaceOf(string? commune)
    {
        var only = db.Caller.Scope.OnlyCommune;
        var code = only is null ? commune : AreaPaths.CommuneOf(only);
        var province = only is null ? db.OnlyProvince() : AreaPaths.ProvinceOf(only);
        return code is not null && province is not null && AreaPaths.IsCode(code) ? (province, code) : null;
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(string province, List<DoublePairs.HouseholdPair> pairs, CancellationToken cancel)
    {
        if (pairs.Count == 0)
            return [];

        var ids = pairs.SelectMany(p => new[] { p.One, p.Two }).Distinct().ToList();
        var sides = await db.Households.AsNoTracking().Where(h => h.ProvinceCode == province && ids.Contains(h.Id))
            .Select(h => new Side(
                h.Id, h.HeadName, h.Code, h.MemberCount,
                db.Units.Where(u => u.ProvinceCode == h.ProvinceCode && u.Id == h.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefault()))
            .ToDictionaryAsync(s => s.Id, cancel);
        return [.. pairs.Select(p => new Line(province, sides[p.One], sides[p.Two], (DoubleReasons)p.Reasons, p.People))];
    }

    /// <param name="Lines">Of this page.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Total">At most <see cref="MostCounted"/>.</param>
    /// <param name="IsCapped">There are more.</param>
    public sealed record View(IReadOnlyList<Line> Lines, int Page, int Total, bool IsCapped);

    /// <param name="ProvinceCode">Of both.</param>
    /// <param name="One">A household.</param>
    /// <param name="Two">Another one, or the same when somebody stands in it twice.</param>
    /// <param name="Reasons">Of all their people.</param>
    /// <param name="People">How many of the one are in the other too.</param>
    public sealed record Line(string ProvinceCode, Side One, Side Two, DoubleReasons Reasons, int People)
    {
        public string Address => $"/doubles/{ProvinceCode}/{One.Id}/{Two.Id}";

        /// <summary>The one that is not this household.</summary>
        public Side OtherThan(Guid household) => One.Id == household ? Two : One;
    }

    public sealed record Side(Guid Id, string? HeadName, string? Code, int MemberCount, string? Village);

    public sealed record Past<T>(IReadOnlyList<T> Lines, int Page, int Total);

    /// <param name="Decision">That they are two.</param>
    /// <param name="First">Name today; null when out of reach.</param>
    /// <param name="FirstHome">Null when the person lives in no household in reach.</param>
    /// <param name="Second">As the first.</param>
    /// <param name="SecondHome">As the first.</param>
    public sealed record Decided(DoubleDecision Decision, string? First, Guid? FirstHome, string? Second, Guid? SecondHome);

    public sealed record Merged(DoubleMerge Merge, string? HeadName);
}
