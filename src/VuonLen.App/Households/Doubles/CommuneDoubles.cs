using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Doubles;

/// <summary>All pairs of a commune that wait for a decision: who may be somebody's double is asked of the people alone, the rest is compared here.</summary>
/// <remarks>
/// Hardly anybody has a double. One statement that joins everybody with home and household takes ten seconds in a commune of
/// 200,000 people; here the names, years and numbers are read in one pass, and the homes of those only who share them. What makes a pair
/// is what <see cref="DoublePairs"/> says of two households.
/// </remarks>
internal sealed class CommuneDoubles(VuonLenDb db, string province, string commune)
{
    /// <summary>A dummy number given to thousands makes millions of pairs; nobody looks at them one by one.</summary>
    private const int MostPairs = 100_000;

    private const int Chunk = 1000;

    private readonly Dictionary<Guid, DoublePairs.Side> _sides = [];

    /// <summary>With all reasons that are not decided about; each two people once for each sort of reason.</summary>
    public async Task<IReadOnlyList<DoublePairs.Pair>> FindAsync(CancellationToken cancel)
    {
        // One pass over the people: each statement that groups them reads all their rows again.
        var all = await People.Select(p => new Slim(p.Id, p.FoldedName, p.BornYear, p.BornOn, p.PersonalIdHash)).ToListAsync(cancel);
        await LoadHoldersAsync(all, cancel);
        await LoadAsync(Namesakes(all), isHead: false, cancel);
        await LoadHeadsAsync(all, cancel);
        return await UndecidedAsync([.. Compare().Take(MostPairs)], cancel);
    }

    private IQueryable<Person> People => db.People.Where(p => p.ProvinceCode == province && p.CommuneCode == commune && p.DiedOn == null);

    /// <summary>Whose number another one has too, and these others wherever they live.</summary>
    private async Task LoadHoldersAsync(List<Slim> all, CancellationToken cancel)
    {
        // Who reads one commune alone has all holders there; else each number is looked up.
        var numbers = db.Caller.Scope.OnlyCommune is not null
            ? [.. all.Where(p => p.Hash is not null).GroupBy(p => p.Hash!).Where(g => g.Skip(1).Any()).Select(g => g.Key)]
            : await People.Where(p => p.PersonalIdHash != null && db.People.Any(q => q.PersonalIdHash == p.PersonalIdHash && q.Id != p.Id))
                .Select(p => p.PersonalIdHash!).Distinct().ToListAsync(cancel);
        foreach (var some in numbers.Chunk(Chunk))
            Keep(await db.Living().Where(s => s.ProvinceCode == province && EF.Parameter(some).Contains(s.Hash)).ToListAsync(cancel));
    }

    /// <summary>Who shares name and year with somebody whose birthday is the same, or not known.</summary>
    private static List<Guid> Namesakes(List<Slim> all)
    {
        var ids = new List<Guid>();
        foreach (var group in all.Where(p => p.BornYear is not null).GroupBy(p => (p.FoldedName, p.BornYear)).Select(g => g.ToList()).Where(g => g.Count > 1))
        {
            if (group.Where(p => p.BornOn is not null).Select(p => p.BornOn).Distinct().Count() < group.Count)
                ids.AddRange(group.Select(p => p.Id));
        }

        return ids;
    }

    /// <summary>Heads without a year, and those of their name.</summary>
    private async Task LoadHeadsAsync(List<Slim> all, CancellationToken cancel)
    {
        var heads = await LoadAsync([.. all.Where(p => p.BornYear is null).Select(p => p.Id)], isHead: true, cancel);
        var names = heads.Select(h => h.FoldedName).ToHashSet();
        await LoadAsync([.. all.Where(p => p.BornYear is not null && names.Contains(p.FoldedName)).Select(p => p.Id)], isHead: true, cancel);
    }

    private async Task<List<DoublePairs.Side>> LoadAsync(List<Guid> people, bool isHead, CancellationToken cancel)
    {
        var loaded = new List<DoublePairs.Side>();
        foreach (var ids in people.Chunk(Chunk))
        {
            var living = db.Living().Where(s => s.ProvinceCode == province && EF.Parameter(ids).Contains(s.Person));
            loaded.AddRange(await (isHead ? living.Where(s => s.IsHead) : living).ToListAsync(cancel));
        }

        Keep(loaded);
        return loaded;
    }

    private void Keep(IEnumerable<DoublePairs.Side> sides)
    {
        foreach (var side in sides)
            _sides[side.Person] = side;
    }

    private bool IsHere(DoublePairs.Side side) => side.CommuneCode == commune;

    private IEnumerable<DoublePairs.Pair> Compare()
    {
        var here = _sides.Values.Where(IsHere).ToList();
        var byNumber = Pairs(_sides.Values.Where(s => s.Hash is not null).GroupBy(s => s.Hash), (_, _) => (int)DoubleReasons.PersonalId);
        var byYear = Pairs(here.Where(s => s.BornYear is not null).GroupBy(s => (s.FoldedName, s.BornYear)), OfYear);
        var byHead = Pairs(here.Where(s => s.IsHead).GroupBy(s => (s.FoldedName, s.Village)), OfHeads);
        return byNumber.Concat(byYear).Concat(byHead);
    }

    /// <summary>Two who are known by different numbers are one for nothing less than the birthday.</summary>
    private static int OfYear(DoublePairs.Side a, DoublePairs.Side b)
    {
        if (a.BornOn is not null && b.BornOn is not null)
        {
            return a.BornOn != b.BornOn ? 0
                : (int)DoubleReasons.NameAndBirthday + (a.IsHead && b.IsHead && a.Village != b.Village ? (int)DoubleReasons.HeadInTwoVillages : 0);
        }

        return HaveTwoNumbers(a, b) ? 0
            : a.Village == b.Village ? (int)DoubleReasons.NameAndYear
            : a.IsHead && b.IsHead ? (int)DoubleReasons.HeadInTwoVillages : 0;
    }

    private static int OfHeads(DoublePairs.Side a, DoublePairs.Side b) =>
        (a.BornYear is null || b.BornYear is null) && !HaveTwoNumbers(a, b) ? (int)DoubleReasons.HeadInVillage : 0;

    private static bool HaveTwoNumbers(DoublePairs.Side a, DoublePairs.Side b) => a.Hash is not null && b.Hash is not null && a.Hash != b.Hash;

    private IEnumerable<DoublePairs.Pair> Pairs<TKey>(
        IEnumerable<IGrouping<TKey, DoublePairs.Side>> groups, Func<DoublePairs.Side, DoublePairs.Side, int> reasonsOf)
    {
        foreach (var group in groups)
        {
            var alike = group.ToList();
            for (var i = 0; i < alike.Count; i++)
            {
                for (var j = i + 1; j < alike.Count; j++)
                {
                    if ((IsHere(alike[i]) || IsHere(alike[j])) && reasonsOf(alike[i], alike[j]) is > 0 and var reasons)
                        yield return PairOf(alike[i], alike[j], reasons);
                }
            }
        }
    }

    private DoublePairs.Pair PairOf(DoublePairs.Side a, DoublePairs.Side b, int reasons)
    {
        var first = IsHere(a) && (!IsHere(b) || string.CompareOrdinal(a.HeadSortKey, b.HeadSortKey) <= 0) ? a : b;
        return new()
        {
            ProvinceCode = province,
            One = a.Household < b.Household ? a.Household : b.Household,
            Two = a.Household < b.Household ? b.Household : a.Household,
            First = a.Person < b.Person ? a.Person : b.Person,
            Second = a.Person < b.Person ? b.Person : a.Person,
            Village = a.Village,
            OtherVillage = b.Village,
            SortKey = first.HeadSortKey,
            Reasons = reasons,
        };
    }

    /// <summary>Without the pairs somebody decided about: asked again is only for a reason that was none then.</summary>
    private async Task<IReadOnlyList<DoublePairs.Pair>> UndecidedAsync(List<DoublePairs.Pair> pairs, CancellationToken cancel)
    {
        var decided = new HashSet<(Guid, Guid, DoubleReasons)>();
        foreach (var some in pairs.Select(p => p.First).Distinct().Chunk(Chunk))
        {
            decided.UnionWith((await db.DoubleDecisions.AsNoTracking()
                .Where(d => d.ProvinceCode == province && d.WithdrawnAt == null && EF.Parameter(some).Contains(d.FirstId))
                .Select(d => new { d.FirstId, d.SecondId, d.Reasons }).ToListAsync(cancel)).Select(d => (d.FirstId, d.SecondId, d.Reasons)));
        }

        var byPair = decided.ToLookup(d => (d.Item1, d.Item2), d => (int)d.Item3);
        return pairs.FindAll(p => !byPair[(p.First, p.Second)].Any(reasons => (p.Reasons & reasons) == p.Reasons));
    }

    private sealed record Slim(Guid Id, string FoldedName, int? BornYear, DateOnly? BornOn, string? Hash);
}
