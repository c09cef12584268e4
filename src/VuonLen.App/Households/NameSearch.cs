using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Names;

namespace VuonLen.App.Households;

/// <summary>Finds people by their names: every word searched for begins a word of the name, in whichever order.</summary>
/// <remarks>
/// A person has a column, and an index, for the name from each of its words on. One word leads into these; the others are
/// compared on what it finds. Where it finds very many, a list is read in its own order instead until a page is full.
/// </remarks>
internal static class NameSearch
{
    /// <summary>From here on a name is common: its bearers are too many to be fetched and sorted for one page.</summary>
    public const int MostRare = 4000;

    /// <summary>Homes of a common name are counted as far as this.</summary>
    public const int MostCounted = 1000;

    /// <summary>Words that many names have, the most frequent first: a guess, on which only speed depends.</summary>
    private static readonly string[] _frequent =
    [
        "thi", "nguyen", "van", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly",
        "lo", "vang", "giang", "quang", "thao", "ha", "minh", "thanh", "ngoc", "thu", "duc", "huu", "xuan", "kim", "hong", "dinh", "quoc", "a", "y",
    ];

    extension(VuonLenDb db)
    {
        /// <summary>People of a name, in the caller's scope, by way of the index of their words.</summary>
        /// <param name="text">Words, or beginnings of words.</param>
        /// <param name="commune">Its code, for who reads several; else null.</param>
        /// <param name="asked">Its province, for who reads several; else null.</param>
        public IQueryable<Person> PeopleNamed(string text, string? commune, string? asked = null)
        {
            var words = WordsOf(text);
            var people = db.PeopleSpelled(words);
            var only = db.Caller.Scope.OnlyCommune is { } path ? AreaPaths.CommuneOf(path) : commune;
            if (only is not null)
                people = people.Where(p => p.CommuneCode == only);
            if (db.OnlyProvince() is { } province)
                people = people.Where(p => p.ProvinceCode == province);
            if (asked is not null)
                people = people.Where(p => p.ProvinceCode == asked);

            var lead = Lead(words);
            return people.Where(p => p.FoldedName.StartsWith(lead) || p.FoldedReversed.StartsWith(lead)
                || p.FoldedFromSecond!.StartsWith(lead) || p.FoldedFromThird!.StartsWith(lead) || p.FoldedFromFourth!.StartsWith(lead));
        }

        /// <summary>The same people, compared one by one: for who is looked at for another reason.</summary>
        public IQueryable<Person> PeopleSpelled(IReadOnlyList<string> words)
        {
            var people = words.Count == 0 ? db.People.Where(p => false) : db.People;
            foreach (var word in words)
            {
                var begins = " " + word;
                people = people.Where(p => (" " + p.FoldedName).Contains(begins));
            }

            return people;
        }

        /// <summary>Where the bearers of a filter's name live: found once for counting and showing, which is most of a search.</summary>
        public async Task<NamedHomes> HomesNamedAsync(HouseholdFilter filter, CancellationToken cancel)
        {
            var people = await db.PeopleNamed(filter.Text!, filter.Commune, filter.Province).Take(MostRare + 1).Select(p => new { p.ProvinceCode, p.Id }).ToListAsync(cancel);
            var isCommon = people.Count > MostRare;
            if (isCommon && !filter.IsNameAlone)
                return new(null);

            var (provinces, ids) = (people.Select(p => p.ProvinceCode).Distinct().ToList(), people.Select(p => p.Id).ToList());
            var members = db.Memberships.Where(m => provinces.Contains(m.ProvinceCode) && EF.Parameter(ids).Contains(m.PersonId));
            if (!filter.Ended)
                members = members.Where(m => m.ToOn == null);
            var homes = members.Select(m => m.HouseholdId).Distinct();
            return isCommon ? new(null) { AtLeast = await homes.Take(MostCounted).CountAsync(cancel) } : new(await homes.ToListAsync(cancel));
        }
    }

    public static IReadOnlyList<string> WordsOf(string text) => VietnameseName.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The word that few names have, as far as one can guess: of several such the longest, and given names stand last.</summary>
    private static string Lead(IReadOnlyList<string> words) => words
        .Select((word, i) => (Word: word, Rank: Array.FindIndex(_frequent, f => f.StartsWith(word, StringComparison.Ordinal)), i))
        .OrderByDescending(w => w.Rank < 0 ? int.MaxValue : w.Rank).ThenByDescending(w => w.Word.Length).ThenByDescending(w => w.i)
        .Select(w => w.Word).FirstOrDefault("");
}

/// <summary>The households in which bearers of a name live.</summary>
/// <param name="Ids">Null: so many bear it that households are looked through in their order rather than the bearers fetched.</param>
public sealed record NamedHomes(IReadOnlyList<Guid>? Ids)
{
    /// <summary>Of a common name, when nothing else is asked for: so many homes at least, from those of its bearers that were looked at.</summary>
    public int AtLeast { get; init; }
}
