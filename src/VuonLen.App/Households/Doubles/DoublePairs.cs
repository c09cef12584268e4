using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Doubles;

/// <summary>Which records of living people look like one, asked of the database (cặp nghi trùng).</summary>
/// <remarks>
/// People are compared, by way of the indexes of the number's hash and of name and year within the commune; households are
/// pairs because people of theirs are. All pairs of a commune are found by <see cref="CommuneDoubles"/>, in other ways.
/// A pair may come from both its sides; a condition of order would lead the database into the wrong index.
/// </remarks>
internal static class DoublePairs
{
    extension(VuonLenDb db)
    {
        /// <summary>Everybody who lives in a household in the caller's reach.</summary>
        public IQueryable<Side> Living() =>
            from m in db.Memberships
            join h in db.Households on new { m.ProvinceCode, Id = m.HouseholdId } equals new { h.ProvinceCode, h.Id }
            join p in db.People on new { m.ProvinceCode, Id = m.PersonId } equals new { p.ProvinceCode, p.Id }
            where m.ToOn == null && p.DiedOn == null && h.EndedOn == null
            select new Side
            {
                ProvinceCode = p.ProvinceCode,
                CommuneCode = p.CommuneCode,
                Person = p.Id,
                Household = h.Id,
                Village = h.VillageId,
                HeadSortKey = h.HeadSortKey,
                IsHead = m.IsHead,
                FoldedName = p.FoldedName,
                BornYear = p.BornYear,
                BornOn = p.BornOn,
                Hash = p.PersonalIdHash,
            };

        /// <summary>The pairs of some people with anybody of their province.</summary>
        public IQueryable<Pair> PairsOf(string province, IQueryable<Side> people)
        {
            var others = db.Living().Where(s => s.ProvinceCode == province);
            return Pairs(db, people, others, others);
        }

        /// <summary>The pairs of two households, or within one.</summary>
        public IQueryable<Pair> PairsBetween(AreaKey one, Guid two)
        {
            var people = db.Living().Where(s => s.ProvinceCode == one.ProvinceCode);
            var others = people.Where(s => s.Household == two);
            return Pairs(db, people.Where(s => s.Household == one.Id), others, others);
        }

        /// <summary>The same with all reasons of each, decided or not.</summary>
        public async Task<IReadOnlyList<(Guid First, Guid Second, DoubleReasons Reasons)>> AllPairsBetweenAsync(AreaKey one, Guid two, CancellationToken cancel) =>
        [
            .. (await db.PairsBetween(one, two).ToListAsync(cancel)).GroupBy(p => (p.First, p.Second))
                .Select(g => (g.Key.First, g.Key.Second, (DoubleReasons)g.Aggregate(0, (all, p) => all | p.Reasons))),
        ];

        /// <summary>Without the pairs somebody decided about: asked again is only for a reason that was none then.</summary>
        public IQueryable<Pair> Undecided(IQueryable<Pair> pairs) => pairs.Where(p => !db.DoubleDecisions.Any(d =>
            d.ProvinceCode == p.ProvinceCode && d.FirstId == p.First && d.SecondId == p.Second && d.WithdrawnAt == null
            && (p.Reasons & (int)d.Reasons) == p.Reasons));
    }

    /// <summary>Pairs of households, those for the best reasons first.</summary>
    public static IQueryable<HouseholdPair> OfHouseholds(this IQueryable<Pair> pairs) => pairs
        .GroupBy(p => new { p.One, p.Two })
        .Select(g => new HouseholdPair
        {
            One = g.Key.One,
            Two = g.Key.Two,
            Reasons = g.Max(p => p.Reasons & (int)DoubleReasons.PersonalId) + g.Max(p => p.Reasons & (int)DoubleReasons.NameAndBirthday)
                + g.Max(p => p.Reasons & (int)DoubleReasons.NameAndYear) + g.Max(p => p.Reasons & (int)DoubleReasons.HeadInTwoVillages)
                + g.Max(p => p.Reasons & (int)DoubleReasons.HeadInVillage),
            People = g.Select(p => p.First).Distinct().Count(),
            SortKey = g.Min(p => p.SortKey),
        });

    /// <param name="db">Where the people are.</param>
    /// <param name="ones">Who is looked at.</param>
    /// <param name="near">Among whom a name counts.</param>
    /// <param name="far">Among whom a number counts.</param>
    private static IQueryable<Pair> Pairs(VuonLenDb db, IQueryable<Side> ones, IQueryable<Side> near, IQueryable<Side> far)
    {
        // Hardly anybody has a double: most are passed over by a look at the people alone, before their homes are looked up.
        var byNumber =
            from a in ones
            where a.Hash != null && db.People.Any(p => p.PersonalIdHash == a.Hash && p.Id != a.Person)
            from b in far
            where a.Hash == b.Hash && a.Person != b.Person
            select new Joined { A = a, B = b, Reasons = (int)DoubleReasons.PersonalId };

        // Two who are known by different numbers are one for nothing less than the birthday.
        var byYear =
            from a in ones
            where a.BornYear != null && db.People.Any(p => p.ProvinceCode == a.ProvinceCode && p.CommuneCode == a.CommuneCode
                && p.FoldedName == a.FoldedName && p.BornYear == a.BornYear && p.Id != a.Person
                && (p.BornOn == a.BornOn || p.BornOn == null || a.BornOn == null))
            from b in near
            where a.ProvinceCode == b.ProvinceCode && a.CommuneCode == b.CommuneCode && a.FoldedName == b.FoldedName
                && a.BornYear == b.BornYear && a.Person != b.Person
                && ((a.BornOn != null && a.BornOn == b.BornOn)
                    || ((a.BornOn == null || b.BornOn == null) && (a.Hash == null || b.Hash == null || a.Hash == b.Hash)
                        && (a.Village == b.Village || (a.IsHead && b.IsHead))))
            select new Joined
            {
                A = a,
                B = b,
                Reasons = (a.BornOn != null && b.BornOn != null ? (int)DoubleReasons.NameAndBirthday : 0)
                    + ((a.BornOn == null || b.BornOn == null) && a.Village == b.Village ? (int)DoubleReasons.NameAndYear : 0)
                    + (a.IsHead && b.IsHead && a.Village != b.Village ? (int)DoubleReasons.HeadInTwoVillages : 0),
            };

        // Without a year the name alone is left, so only where hardly anybody shares it: two heads in one village.
        var byHead =
            from a in ones
            where a.BornYear == null && a.IsHead
            from b in near
            where a.ProvinceCode == b.ProvinceCode && a.CommuneCode == b.CommuneCode && a.FoldedName == b.FoldedName
                && b.IsHead && a.Village == b.Village && a.Person != b.Person
                && (a.Hash == null || b.Hash == null || a.Hash == b.Hash)
            select new Joined { A = a, B = b, Reasons = (int)DoubleReasons.HeadInVillage };
        var byOtherHead =
            from a in ones
            where a.IsHead
            from b in near
            where a.ProvinceCode == b.ProvinceCode && a.CommuneCode == b.CommuneCode && a.FoldedName == b.FoldedName
                && b.BornYear == null && b.IsHead && a.Village == b.Village && a.Person != b.Person
                && (a.Hash == null || b.Hash == null || a.Hash == b.Hash)
            select new Joined { A = a, B = b, Reasons = (int)DoubleReasons.HeadInVillage };
        return byNumber.Select(_pair).Concat(byYear.Select(_pair)).Concat(byHead.Select(_pair)).Concat(byOtherHead.Select(_pair));
    }

    private static readonly Expression<Func<Joined, Pair>> _pair = j => new Pair
    {
        ProvinceCode = j.A.ProvinceCode,
        One = j.A.Household < j.B.Household ? j.A.Household : j.B.Household,
        Two = j.A.Household < j.B.Household ? j.B.Household : j.A.Household,
        First = j.A.Person < j.B.Person ? j.A.Person : j.B.Person,
        Second = j.A.Person < j.B.Person ? j.B.Person : j.A.Person,
        Village = j.A.Village,
        OtherVillage = j.B.Village,
        SortKey = j.A.HeadSortKey,
        Reasons = j.Reasons,
    };

    private sealed class Joined
    {
        public required Side A { get; init; }

        public required Side B { get; init; }

        public int Reasons { get; init; }
    }

    /// <summary>Somebody as compared.</summary>
    internal sealed class Side
    {
        public string ProvinceCode { get; init; } = "";

        public string CommuneCode { get; init; } = "";

        public Guid Person { get; init; }

        public Guid Household { get; init; }

        public Guid? Village { get; init; }

        public string HeadSortKey { get; init; } = "";

        public bool IsHead { get; init; }

        public string FoldedName { get; init; } = "";

        public int? BornYear { get; init; }

        public DateOnly? BornOn { get; init; }

        public string? Hash { get; init; }
    }

    /// <summary>Two people, the one with the smaller id first, and the households they live in.</summary>
    internal sealed class Pair
    {
        public string ProvinceCode { get; init; } = "";

        /// <summary>The household with the smaller id; not always that of the first person.</summary>
        public Guid One { get; init; }

        public Guid Two { get; init; }

        public Guid First { get; init; }

        public Guid Second { get; init; }

        /// <summary>Of one of the two people.</summary>
        public Guid? Village { get; init; }

        public Guid? OtherVillage { get; init; }

        public string SortKey { get; init; } = "";

        /// <summary><see cref="DoubleReasons"/>.</summary>
        public int Reasons { get; init; }
    }

    internal sealed class HouseholdPair
    {
        public Guid One { get; init; }

        public Guid Two { get; init; }

        public int Reasons { get; init; }

        public int People { get; init; }

        public string? SortKey { get; init; }
    }
}
