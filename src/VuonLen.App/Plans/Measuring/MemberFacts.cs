using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Plans.Measuring;

/// <summary>What members' answers say of one poor or near-poor household, indicator by indicator.</summary>
internal sealed class MemberFacts
{
    /// <summary>More are not looked at one by one for a page.</summary>
    private const int MostHouseholds = 20_000;

    private const int SchoolFrom = 6;
    private const int SchoolUntil = 16;

    private readonly IReadOnlyList<IndicatorResult> _results;
    private readonly int _members;

    private MemberFacts(Households.Household household, IReadOnlyList<IndicatorResult> results, DateOnly today)
    {
        var people = household.MembersNow().Select(m => m.Person).Where(p => p.DiedOn is null).ToList();
        (_results, _members) = (results, people.Count);
        (Id, CommuneCode, VillageId, Status) = (household.Id, household.CommuneCode, household.VillageId, household.Status);
        Insured = [.. people.Select(p => (p.Insured, 1))];
        AtSchool = [.. people.Where(p => IsOfSchoolAge(p, today)).Select(p => (p.Studying is { } s ? s is not Studying.None : (bool?)null, 1))];
    }

    public Guid Id { get; }

    public string CommuneCode { get; }

    public Guid? VillageId { get; }

    public PovertyClass? Status { get; }

    public IReadOnlyList<(bool? Answer, int Count)> Insured { get; }

    public IReadOnlyList<(bool? Answer, int Count)> AtSchool { get; }

    /// <summary>Null when there are too many.</summary>
    public static async Task<IReadOnlyList<MemberFacts>?> LoadAsync(VuonLenDb db, string areaPath, DateOnly today, CancellationToken cancel)
    {
        var listed = MeasureCounts.InArea(db, areaPath).Where(h => h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor);
        if (await listed.Take(MostHouseholds + 1).CountAsync(cancel) > MostHouseholds)
            return null;

        var households = await listed.Include(h => h.Memberships.Where(m => m.ToOn == null)).ThenInclude(m => m.Person).AsSplitQuery().ToListAsync(cancel);
        var standard = (await StandardsInForce.LoadAsync(db, cancel)).National(today)?.On(today).Answer;
        var urban = await UrbanPlaces.LoadAsync(db, [AreaPaths.ProvinceOf(areaPath)], cancel);
        return
        [
            .. households.Select(h => new MemberFacts(
                h, standard?.Classify(h.ToFacts(today, urban.IsUrban(h.VillageId, h.AreaPath))).Answer?.Results ?? [], today)),
        ];
    }

    public bool IsIn(AreaUnit? place) => place is null || (place.Level is AreaLevel.Village ? VillageId == place.Id : CommuneCode == place.Code);

    /// <summary>Whether it is not deprived; null when an answer is missing.</summary>
    public bool? Has(int indicator) => Of(indicator)?.Answer switch { Deprivation.Yes => false, Deprivation.No => true, _ => null };

    /// <summary>Members a deprivation concerns; all of them where the indicator looks at the household.</summary>
    public int Concerned(int indicator) => Of(indicator) is { Answer: Deprivation.Yes } result ? result.Members.Count > 0 ? result.Members.Count : _members : 0;

    private IndicatorResult? Of(int indicator) => _results.FirstOrDefault(r => r.Number == indicator);

    /// <summary>By the day of birth; who is known by the year alone counts from that year's end, so that nobody is taken for a child too early.</summary>
    private static bool IsOfSchoolAge(Households.Person person, DateOnly today) => person.BornOn is { } born
        ? born.AddYears(SchoolFrom) <= today && today < born.AddYears(SchoolUntil)
        : person.BornYear is { } year && today.Year - year is >= SchoolFrom + 1 and < SchoolUntil;
}
