using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Plans.Measuring;

/// <summary>What the answers of its members say of one poor or near-poor household, indicator by indicator.</summary>
internal sealed class ListedHousehold
{
    /// <summary>More are not looked at one by one for a page.</summary>
    private const int Most = 20_000;

    private const int SchoolFrom = 6;
    private const int SchoolUntil = 16;

    private IReadOnlyList<IndicatorResult> _results = [];
    private int _members;

    public required string CommuneCode { get; init; }

    public required Guid? VillageId { get; init; }

    public required PovertyClass? Status { get; init; }

    public IReadOnlyList<(bool? Answer, int Count)> Insured { get; private set; } = [];

    public IReadOnlyList<(bool? Answer, int Count)> AtSchool { get; private set; } = [];

    /// <summary>Reads what indicators ask for and nothing else, no points of income either: the board of a plan waits for it.</summary>
    /// <returns>Null when there are too many.</returns>
    public static async Task<IReadOnlyList<ListedHousehold>?> LoadAsync(VuonLenDb db, string areaPath, DateOnly today, CancellationToken cancel)
    {
        var listed = MeasureCounts.InArea(db, areaPath).Where(h => h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor);
        var households = await listed.Take(Most + 1)
            .Select(h => new { h.Id, h.AreaPath, h.CommuneCode, h.VillageId, h.Status, h.Wall, h.Column, h.Roof, h.FloorM2, h.Water, h.Toilet, h.InternetUsedByAMember, h.Devices })
            .ToListAsync(cancel);
        if (households.Count > Most)
            return null;

        var members = (await listed.SelectMany(h => h.Memberships.Where(m => m.ToOn == null && m.FromOn <= today && m.Person.DiedOn == null)
            .AsQueryable().Select(MemberRow.Selection)).ToListAsync(cancel)).ToLookup(m => m.HouseholdId, m => m.ToFacts());
        var standard = (await StandardsInForce.LoadAsync(db, cancel)).National(today)?.On(today).Answer;
        var urban = await UrbanPlaces.LoadAsync(db, [AreaPaths.ProvinceOf(areaPath)], cancel);
        return
        [
            .. households.Select(h => new ListedHousehold { CommuneCode = h.CommuneCode, VillageId = h.VillageId, Status = h.Status }.With(
                new(
                    today, urban.IsUrban(h.VillageId, h.AreaPath), null, [.. members[h.Id]], new(h.Wall, h.Column, h.Roof, h.FloorM2), h.Water, h.Toilet,
                    h.InternetUsedByAMember, Household.HasDeviceOf(h.Devices)),
                standard)),
        ];
    }

    public bool IsIn(AreaUnit? place) => place is null || (place.Level is AreaLevel.Village ? VillageId == place.Id : CommuneCode == place.Code);

    /// <summary>Whether it is not deprived; null when an answer is missing.</summary>
    public bool? Has(int indicator) => Of(indicator)?.Answer switch { Deprivation.Yes => false, Deprivation.No => true, _ => null };

    /// <summary>Members a deprivation concerns; all of them where the indicator looks at the household.</summary>
    public int Concerned(int indicator) => Of(indicator) is { Answer: Deprivation.Yes } result ? result.Members.Count > 0 ? result.Members.Count : _members : 0;

    private ListedHousehold With(HouseholdFacts facts, Classifier? standard)
    {
        (_results, _members) = (standard?.Classify(facts).Answer?.Results ?? [], facts.Members.Count);
        Insured = [.. facts.Members.Select(m => (m.Insured, 1))];
        AtSchool = [.. facts.Members.Where(m => IsOfSchoolAge(m.Born, facts.On)).Select(m => (m.Studying is { } s ? s is not Studying.None : (bool?)null, 1))];
        return this;
    }

    private IndicatorResult? Of(int indicator) => _results.FirstOrDefault(r => r.Number == indicator);

    /// <summary>By the day of birth; who is known by the year alone counts from that year's end, so that nobody is taken for a child too early.</summary>
    private static bool IsOfSchoolAge(BirthDate? born, DateOnly today) => born is { } birth
        && (birth.Day is { } day ? day.AddYears(SchoolFrom) <= today && today < day.AddYears(SchoolUntil) : today.Year - birth.Year is >= SchoolFrom + 1 and < SchoolUntil);
}
