using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>Queries of households that several pages ask.</summary>
public static class HouseholdQueries
{
    extension(VuonLenDb db)
    {
        /// <summary>The households of a filter, in the caller's scope.</summary>
        /// <param name="filter">As in the list's address.</param>
        /// <param name="today">Vietnam's date.</param>
        /// <param name="homes">Where bearers of the name live, when somebody looked already; the statement finds them itself otherwise.</param>
        public IQueryable<Household> Matching(HouseholdFilter filter, DateOnly today, NamedHomes? homes = null)
        {
            var households = db.InCommune(filter.Commune, filter.Province);
            households = filter switch
            {
                { Ended: true } => households.Where(h => h.EndedOn != null),
                { On: { } on } => households.Where(h => h.EndedOn == null || h.EndedOn > on),
                _ => households.Where(h => h.EndedOn == null),
            };

            if (filter.Village is { } village)
            {
                households = village == Guid.Empty
                    ? households.Where(h => h.VillageId == null)
                    : households.Where(h => h.VillageId == village);
            }

            if (filter.Status is { } status)
                households = filter.On is { } day ? households.HavingOn(status, day) : households.Having(status);

            households = ByFacts(households, filter);
            if (filter.Gap is { } gap)
                households = Lacking(households, gap);
            if (filter.NewlyEscaped)
                households = households.NewlyEscapedOn(today);
            return filter.Text is { } text ? db.Named(households, text, filter, homes) : households;
        }

        /// <summary>The caller's households, by the columns that lead the indexes when these lie in one commune.</summary>
        /// <param name="commune">Its code, for who reads several; else null.</param>
        /// <param name="province">Its province, for who reads several; else null.</param>
        public IQueryable<Household> InCommune(string? commune, string? province = null)
        {
            var only = db.Caller.Scope.OnlyCommune;
            var all = province is null ? db.Households : db.Households.Where(h => h.ProvinceCode == province);
            if (only is null && commune is null)
                return all;

            var code = only is null ? commune : AreaPaths.CommuneOf(only);
            var households = all.Where(h => h.CommuneCode == code);
            if (db.OnlyProvince() is { } own)
                households = households.Where(h => h.ProvinceCode == own);
            return commune is null || commune == code ? households : households.Where(h => h.CommuneCode == commune);
        }

        /// <summary>The province all of the caller's paths lie in, or null.</summary>
        public string? OnlyProvince() =>
            db.Caller.Scope.Granted.Select(p => p.Length == 0 ? null : AreaPaths.ProvinceOf(p)).Distinct().ToList() is [{ } only] ? only : null;

        private IQueryable<Household> Named(IQueryable<Household> households, string text, HouseholdFilter filter, NamedHomes? homes)
        {
            if (filter.IsByCode)
            {
#pragma warning disable CA1304, CA1311, CA1862 // becomes SQL
                var code = text.ToUpperInvariant();
                return households.Where(h => h.Code != null && h.Code.ToUpper().StartsWith(code));
#pragma warning restore CA1304, CA1311, CA1862
            }

            if (homes is { Ids: { } found })
                return households.Where(h => EF.Parameter(found).Contains(h.Id));

            if (homes is not null)
            {
                var people = db.PeopleSpelled(NameSearch.WordsOf(text));
                return households.Where(h => h.Memberships.Any(m => (filter.Ended || m.ToOn == null)
                    && people.Any(p => p.ProvinceCode == m.ProvinceCode && p.Id == m.PersonId)));
            }

            var members = db.PeopleNamed(text, filter.Commune, filter.Province).SelectMany(p => p.Memberships);
            if (!filter.Ended)
                members = members.Where(m => m.ToOn == null);
            var ids = members.Select(m => m.HouseholdId);
            return households.Where(h => ids.Contains(h.Id));
        }
    }

    private static IQueryable<Household> ByFacts(IQueryable<Household> households, HouseholdFilter filter)
    {
        if (filter.Computed is { } computed)
        {
            households = computed switch
            {
                ComputedChoice.Poor => households.Where(h => h.ComputedClass == PovertyClass.Poor),
                ComputedChoice.NearPoor => households.Where(h => h.ComputedClass == PovertyClass.NearPoor),
                ComputedChoice.NotPoor => households.Where(h => h.ComputedClass == PovertyClass.NotPoor),
                ComputedChoice.None => households.Where(h => h.ComputedClass == null),
            };
        }

        if (filter.Differs)
            households = households.Where(h => h.IsStatusDifferent);

        if (filter.Lacks is { } number)
        {
            var bit = 1 << (number - 1);
            households = households.Where(h => (h.Deprived & bit) != 0);
        }

        if (filter.Cause is { } cause)
            households = cause == PovertyCauses.None ? households.Where(h => h.Causes == 0) : households.Where(h => (h.Causes & cause) != 0);
        if (filter.Need is { } need)
            households = need == LocalNeeds.None ? households.Where(h => h.Needs == 0) : households.Where(h => (h.Needs & need) != 0);
        if (filter.Mark is { } mark)
            households = households.Marked(mark);

        return filter.Group switch
        {
            TargetGroup.EthnicMinority => households.Where(h => h.IsEthnicMinority == true),
            TargetGroup.NoLabourCapacity => households.Where(h => h.HasNoLabourCapacity == true),
            TargetGroup.PersonOfMerit => households.Where(h => h.HasPersonOfMerit == true),
            TargetGroup.Indigenous => households.Where(h => h.IsIndigenous == true),
            TargetGroup.FemaleHead => households.Where(h => h.IsHeadFemale == true),
            TargetGroup.OnFarmland => households.Where(h => h.IsOnFarmland == true),
            null => households,
        };
    }

    private static IQueryable<Household> Lacking(IQueryable<Household> households, Gap gap) => gap switch
    {
        Gap.Answers => households.Where(h => h.MissingAnswers > 0),
        Gap.BirthYear => households.Where(h => h.Memberships.Any(m => m.ToOn == null && m.Person.BornYear == null)),
        Gap.Birthday => households.Where(h => h.Memberships.Any(m => m.ToOn == null && m.Person.BornYear != null && m.Person.BornOn == null)),
        Gap.HeadSex => households.Where(h => h.IsHeadFemale == null),
        Gap.EthnicGroup => households.Where(h => h.IsEthnicMinority == null),
        Gap.LabourCapacity => households.Where(h => h.HasNoLabourCapacity == null),
        Gap.Causes => households.Where(h => h.Causes == 0),
        Gap.Code => households.Where(h => h.Code == null),
    };
}
