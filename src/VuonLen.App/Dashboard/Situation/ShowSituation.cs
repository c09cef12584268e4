using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Dashboard.Situation;

/// <summary>Counts the households of the caller's area, grouped in the database (tổng quan).</summary>
/// <remarks>
/// A commune is counted at every request. Where counting takes seconds, in a province of a million households, the counts are
/// kept for some minutes and say when they were made.
/// </remarks>
public sealed class ShowSituation(VuonLenDb db, TimeProvider clock, IMemoryCache kept)
{
    /// <summary>More households than this are not counted for every visitor; no commune has so many.</summary>
    private const int MostCountedAnew = 100_000;

    private static readonly TimeSpan _keptFor = TimeSpan.FromMinutes(5);

    /// <param name="province">Code of one of several provinces; null is all of the caller's area.</param>
    /// <param name="commune">Code of one of several communes; null is all of them.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Situation> ShowAsync(string? province, string? commune, CancellationToken cancel)
    {
        var scope = db.Caller.Scope;
        var of = (nameof(ShowSituation), string.Join(' ', scope.Granted), scope.Mentor, db.Caller.May(Rights.ReadHouseholds), province, commune, clock.Today);
        if (kept.TryGetValue(of, out Situation? counted))
            return counted!;

        var situation = await CountAsync(await Places.BasisAsync(db, province, commune, cancel), clock.Today, cancel);
        return situation.Total.Households.Values.Sum() <= MostCountedAnew
            ? situation
            : kept.Set(of, situation with { KeptSince = clock.GetUtcNow() }, _keptFor);
    }

    private async Task<Situation> CountAsync(HouseholdFilter basis, DateOnly today, CancellationToken cancel)
    {
        var places = await Places.LoadAsync(db, basis, today, cancel);
        var byUnit = await CountAsync(basis, places.IsByCommune, today, cancel);
        var masks = await CountDeprivedAsync(basis, places.IsByCommune, today, cancel);
        var groups = await CountGroupsAsync(basis, today, cancel);
        var standards = new StandardsInForce(await db.LoadedStandards.Where(s => s.ProvinceCode == "00").AsNoTracking().ToListAsync(cancel));
        var standard = standards.National(today);
        var units = Units(places, byUnit, masks);

        return new()
        {
            Place = places.Name,
            Today = today,
            Base = basis,
            IsByCommune = places.IsByCommune,
            Units = units,
            Total = Row("Tổng cộng", basis, null, byUnit, masks, places.Total, places.TotalEthnicMinority),
            PopulationYear = places.Year,
            WithoutPopulation = places.WithoutPopulation,
            Causes = await CountCausesAsync(basis, today, cancel),
            Groups =
            [
                .. Enum.GetValues<TargetGroup>().Select(group => new GroupCount(
                    group,
                    groups.Where(g => g.Status == PovertyClass.Poor).Sum(g => g.Of(group)),
                    groups.Where(g => g.Status == PovertyClass.NearPoor).Sum(g => g.Of(group)))),
            ],
            Marks =
            [
                .. Enum.GetValues<PlanningMarks>().Where(m => m != PlanningMarks.None).Select(mark => new Count(
                    Words.Of(mark), byUnit.Where(r => r.Marks.Under(r.Status).HasFlag(mark)).Sum(r => r.Households), basis with { Mark = mark })),
            ],
            Differences =
            [
                .. byUnit.Where(r => r.IsDifferent).GroupBy(r => (r.Status, r.Computed))
                    .OrderBy(g => g.Key.Status).ThenBy(g => g.Key.Computed)
                    .Select(g => new Count(
                        $"Công nhận {Lower(g.Key.Status!.Value)}, tính ra {Lower(g.Key.Computed!.Value)}",
                        g.Sum(r => r.Households),
                        basis with { Status = ChoiceOf(g.Key.Status), Computed = Enum.Parse<ComputedChoice>(g.Key.Computed.ToString()!), Differs = true })),
            ],
            Gaps = await CountGapsAsync(basis, groups, standard is { CanClassify: true }, today, cancel),
            NewlyEscaped = await CountNewlyEscapedAsync(basis, today, cancel),
            Trend = await new Trend(db).ShowAsync(basis, standards, today, cancel),
            Standard = standard,
            FormerStandards = [.. groups.Select(g => g.Standard).OfType<string>().Distinct().Where(code => code != standard?.Code).Order(StringComparer.Ordinal)],
        };
    }

    internal static StatusChoice ChoiceOf(PovertyClass? status) => status switch
    {
        PovertyClass.Poor => StatusChoice.Poor,
        PovertyClass.NearPoor => StatusChoice.NearPoor,
        PovertyClass.NotPoor => StatusChoice.NotPoor,
        null => StatusChoice.None,
    };

#pragma warning disable CA1308 // within a sentence
    private static string Lower(PovertyClass value) => Words.Of(value).ToLowerInvariant();
#pragma warning restore CA1308

    private async Task<List<UnitRow>> CountAsync(HouseholdFilter basis, bool byCommune, DateOnly today, CancellationToken cancel)
    {
        var households = db.Matching(basis, today);
        var grouped = byCommune
            ? households.GroupBy(h => new { h.ProvinceCode, h.CommuneCode, VillageId = (Guid?)null, h.Status, h.ComputedClass, h.IsStatusDifferent, h.Marks, h.IsEthnicMinority })
            : households.GroupBy(h => new { h.ProvinceCode, h.CommuneCode, h.VillageId, h.Status, h.ComputedClass, h.IsStatusDifferent, h.Marks, h.IsEthnicMinority });
        return await grouped
            .Select(g => new UnitRow(
                g.Key.ProvinceCode, g.Key.CommuneCode, g.Key.VillageId, g.Key.Status, g.Key.ComputedClass, g.Key.IsStatusDifferent, g.Key.Marks, g.Key.IsEthnicMinority,
                g.Count(), g.Sum(h => h.MemberCount)))
            .ToListAsync(cancel);
    }

    private async Task<List<MaskRow>> CountDeprivedAsync(HouseholdFilter basis, bool byCommune, DateOnly today, CancellationToken cancel)
    {
        var households = db.Matching(basis with { Status = StatusChoice.Listed }, today);
        var grouped = byCommune
            ? households.GroupBy(h => new { h.ProvinceCode, h.CommuneCode, VillageId = (Guid?)null, h.Status, h.Deprived })
            : households.GroupBy(h => new { h.ProvinceCode, h.CommuneCode, h.VillageId, h.Status, h.Deprived });
        return await grouped.Select(g => new MaskRow(g.Key.ProvinceCode, g.Key.CommuneCode, g.Key.VillageId, g.Key.Status, g.Key.Deprived, g.Count())).ToListAsync(cancel);
    }

    private Task<List<GroupRow>> CountGroupsAsync(HouseholdFilter basis, DateOnly today, CancellationToken cancel) => db
        .Matching(basis with { Status = StatusChoice.Listed }, today)
        .GroupBy(h => new { h.Status, h.StatusStandard })
        .Select(g => new GroupRow
        {
            Status = g.Key.Status,
            Standard = g.Key.StatusStandard,
            EthnicMinority = g.Count(h => h.IsEthnicMinority == true),
            NoLabourCapacity = g.Count(h => h.HasNoLabourCapacity == true),
            PersonOfMerit = g.Count(h => h.HasPersonOfMerit == true),
            Indigenous = g.Count(h => h.IsIndigenous == true),
            FemaleHead = g.Count(h => h.IsHeadFemale == true),
            OnFarmland = g.Count(h => h.IsOnFarmland == true),
            Answers = g.Count(h => h.MissingAnswers > 0),
            HeadSex = g.Count(h => h.IsHeadFemale == null),
            EthnicGroup = g.Count(h => h.IsEthnicMinority == null),
            LabourCapacity = g.Count(h => h.HasNoLabourCapacity == null),
            Causes = g.Count(h => h.Causes == 0),
            Code = g.Count(h => h.Code == null),
        })
        .ToListAsync(cancel);

    private async Task<IReadOnlyList<Count>> CountCausesAsync(HouseholdFilter basis, DateOnly today, CancellationToken cancel)
    {
        var poor = basis with { Status = StatusChoice.Poor };
        var sets = await db.Matching(poor, today).GroupBy(h => h.Causes).Select(g => new { Causes = g.Key, Households = g.Count() }).ToListAsync(cancel);
        return
        [
            .. Causes.Official.Select(cause => new Count(
                Causes.NameOf(cause), sets.Where(s => s.Causes.HasFlag(cause)).Sum(s => s.Households), poor with { Cause = cause })),
        ];
    }

    private async Task<IReadOnlyList<Count>> CountGapsAsync(
        HouseholdFilter basis, List<GroupRow> groups, bool isClassified, DateOnly today, CancellationToken cancel)
    {
        var gaps = new List<Count>();
        foreach (var gap in Enum.GetValues<Gap>().Where(g => isClassified || g != Gap.Answers)) // what nobody asks for is not missing
        {
            var filter = basis with { Status = StatusChoice.Listed, Gap = gap };
            var households = gap is Gap.BirthYear or Gap.Birthday
                ? await db.Matching(filter, today).CountAsync(cancel)
                : groups.Sum(g => g.Of(gap));
            gaps.Add(new(FilterWords.Of(gap), households, filter));
        }

        var unplaced = basis with { Status = StatusChoice.Listed, Village = Guid.Empty };
        gaps.Add(new("Chưa rõ thôn, tổ dân phố", await db.Matching(unplaced, today).CountAsync(cancel), unplaced));
        return gaps;
    }

    private async Task<Count> CountNewlyEscapedAsync(HouseholdFilter basis, DateOnly today, CancellationToken cancel)
    {
        var filter = basis with { NewlyEscaped = true };
        return new("Mới thoát nghèo (36 tháng)", await db.Matching(filter, today).CountAsync(cancel), filter);
    }

    private static List<UnitCounts> Units(Places places, List<UnitRow> rows, List<MaskRow> masks)
    {
        var units = places.Units
            .Select(u => Row(
                u.Name, u.Filter, u.Href,
                [.. rows.Where(r => places.IsByCommune ? (r.ProvinceCode, r.CommuneCode) == (u.ProvinceCode, u.Code) : r.VillageId == u.Id)],
                [.. masks.Where(r => places.IsByCommune ? (r.ProvinceCode, r.CommuneCode) == (u.ProvinceCode, u.Code) : r.VillageId == u.Id)],
                u.Households, u.EthnicMinority))
            .ToList();

        // Households of no village of today, so that the rows still add up to the total.
        var known = places.Units.Select(u => u.Id).ToHashSet();
        var strays = places.IsByCommune ? [] : rows.Where(r => r.VillageId is not { } id || !known.Contains(id)).Select(r => r.VillageId).Distinct().ToList();
        units.AddRange(strays.Select(id => Row(
            id is null ? "(chưa rõ thôn)" : "(thôn không còn trong danh mục)",
            places.Base with { Village = id ?? Guid.Empty }, null,
            [.. rows.Where(r => r.VillageId == id)], [.. masks.Where(r => r.VillageId == id)], null, null) with
        { IsPlace = false }));
        return units;
    }

    private static UnitCounts Row(
        string name, HouseholdFilter filter, string? href, List<UnitRow> rows, List<MaskRow> masks, int? population, int? ethnicMinority) => new(
        name, filter, href,
        rows.GroupBy(r => ChoiceOf(r.Status)).ToDictionary(g => g.Key, g => g.Sum(r => r.Households)),
        rows.GroupBy(r => ChoiceOf(r.Status)).ToDictionary(g => g.Key, g => g.Sum(r => r.Persons)),
        masks.GroupBy(r => ChoiceOf(r.Status)).ToDictionary(
            g => g.Key,
            g => Enumerable.Range(0, 12).Select(bit => g.Where(r => (r.Deprived & (1 << bit)) != 0).Sum(r => r.Households)).ToArray()),
        rows.Where(r => r is { Status: PovertyClass.Poor, IsEthnicMinority: true }).Sum(r => r.Households),
        population, ethnicMinority);

    private sealed record UnitRow(
        string ProvinceCode, string CommuneCode, Guid? VillageId, PovertyClass? Status, PovertyClass? Computed, bool IsDifferent, PlanningMarks Marks, bool? IsEthnicMinority,
        int Households, int Persons);

    private sealed record MaskRow(string ProvinceCode, string CommuneCode, Guid? VillageId, PovertyClass? Status, int Deprived, int Households);

    private sealed record GroupRow
    {
        public required PovertyClass? Status { get; init; }
        public required string? Standard { get; init; }
        public required int EthnicMinority { get; init; }
        public required int NoLabourCapacity { get; init; }
        public required int PersonOfMerit { get; init; }
        public required int Indigenous { get; init; }
        public required int FemaleHead { get; init; }
        public required int OnFarmland { get; init; }
        public required int Answers { get; init; }
        public required int HeadSex { get; init; }
        public required int EthnicGroup { get; init; }
        public required int LabourCapacity { get; init; }
        public required int Causes { get; init; }
        public required int Code { get; init; }

        public int Of(TargetGroup group) => group switch
        {
            TargetGroup.EthnicMinority => EthnicMinority,
            TargetGroup.NoLabourCapacity => NoLabourCapacity,
            TargetGroup.PersonOfMerit => PersonOfMerit,
            TargetGroup.Indigenous => Indigenous,
            TargetGroup.FemaleHead => FemaleHead,
            TargetGroup.OnFarmland => OnFarmland,
        };

        public int Of(Gap gap) => gap switch
        {
            Gap.Answers => Answers,
            Gap.HeadSex => HeadSex,
            Gap.EthnicGroup => EthnicGroup,
            Gap.LabourCapacity => LabourCapacity,
            Gap.Causes => Causes,
            Gap.Code => Code,
            Gap.BirthYear or Gap.Birthday => 0,
        };
    }
}
