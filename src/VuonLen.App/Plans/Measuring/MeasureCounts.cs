using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Plans.Measuring;

/// <summary>
/// All live measures of a plan's area at once: the households grouped in one statement, members only when a target asks for
/// them. Every count is that of the list <see cref="LiveMeasure.FilterOf"/> names.
/// </summary>
internal sealed class MeasureCounts
{
    private readonly List<Group> _groups;
    private readonly IReadOnlyList<ListedHousehold>? _members;
    private readonly PlanPopulation _population;
    private readonly bool _seesHealth;

    private MeasureCounts(List<Group> groups, IReadOnlyList<ListedHousehold>? members, PlanPopulation population, bool seesHealth) =>
        (_groups, _members, _population, _seesHealth) = (groups, members, population, seesHealth);

    public static async Task<MeasureCounts> LoadAsync(
        VuonLenDb db, string areaPath, IReadOnlyCollection<LiveMeasure> measures, DateOnly today, CancellationToken cancel) => new(
        await GroupsAsync(db, areaPath, cancel),
        measures.Any(m => m.NeedsMembers) ? await ListedHousehold.LoadAsync(db, areaPath, today, cancel) : null,
        measures.Any(m => m.Kind is MeasureKind.Rate) ? await PlanPopulation.LoadAsync(db, areaPath, today, cancel) : PlanPopulation.None,
        db.Caller.May(Rights.ReadHealth));

    /// <summary>What a measure counts today.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="among">Chosen by the officer, where the measure leaves it open.</param>
    /// <param name="place">A village or commune within the area; null for all of it.</param>
    public Measured Of(LiveMeasure measure, StatusChoice? among, AreaUnit? place)
    {
        if (measure.IsHealth && !_seesHealth)
            return Measured.Hidden;

        var status = measure.Status ?? (measure.Mark is null ? among ?? StatusChoice.Poor : among);
        return measure.Kind switch
        {
            MeasureKind.Households => new(Sum(g => g.Households), null, null) { Foreseen = measure.Status is null ? 0 : Expected() },
            MeasureKind.Members => new(Sum(g => g.Members), null, null),
            MeasureKind.Rate => RateOf(Sum(g => g.Households), _population.Of(place, measure.Group is TargetGroup.EthnicMinority), Expected()),
            _ when _members is null => Measured.TooMany,
            MeasureKind.Persons => new(Members().Sum(m => m.Concerned(measure.Indicator!.Value)), null, null),
            MeasureKind.HouseholdsWithout => ShareOf(Members().Select(m => (m.Has(measure.Indicator!.Value), 1))),
            MeasureKind.Insured => ShareOf(Members().SelectMany(m => m.Insured)),
            MeasureKind.AtSchool => ShareOf(Members().SelectMany(m => m.AtSchool)),
            _ => Measured.Hidden,
        };

        long Sum(Func<Group, int> of) => _groups.Where(g => g.IsIn(place) && Matches(g, measure, status)).Sum(g => (long)of(g));

        long Expected() => _groups.Where(g => g.IsIn(place) && Matches(g, measure, status) && g.Marks.Under(g.Status).HasFlag(PlanningMarks.ExpectedToEscape)).Sum(g => (long)g.Households);

        IEnumerable<ListedHousehold> Members() => _members!.Where(m => m.IsIn(place) && IsOf(m.Status, status));
    }

    private static bool IsOf(PovertyClass? of, StatusChoice? status) => status switch
    {
        StatusChoice.Poor => of == PovertyClass.Poor,
        StatusChoice.NearPoor => of == PovertyClass.NearPoor,
        StatusChoice.Listed => of is PovertyClass.Poor or PovertyClass.NearPoor,
        StatusChoice.NotPoor => of == PovertyClass.NotPoor,
        StatusChoice.None => of is null,
        null => true,
    };

    private static bool Matches(Group group, LiveMeasure measure, StatusChoice? status) =>
        IsOf(group.Status, status)
        && (measure.Indicator is not { } n || (group.Deprived & (1 << (n - 1))) != 0)
        && (measure.Mark is not { } mark || (group.Marks.Under(group.Status) & mark) != 0)
        && (measure.Need is not { } need || (group.Needs & need) != 0)
        && measure.Group switch
        {
            TargetGroup.EthnicMinority => group.IsEthnicMinority == true,
            TargetGroup.NoLabourCapacity => group.HasNoLabourCapacity == true,
            TargetGroup.PersonOfMerit => group.HasPersonOfMerit == true,
            TargetGroup.Indigenous => group.IsIndigenous == true,
            TargetGroup.FemaleHead => group.IsHeadFemale == true,
            TargetGroup.OnFarmland => group.IsOnFarmland == true,
            null => true,
        };

    /// <param name="households">On the list.</param>
    /// <param name="all">Of all that live there; null when nobody entered them.</param>
    /// <param name="expected">So many of the list are expected to rise.</param>
    internal static Measured RateOf(long households, int? all, long expected) => Rate.Of(households, all) is { Percent: { } percent }
        ? new(percent, households, all) { Foreseen = percent - (Rate.Of(households - expected, all).Percent ?? percent) }
        : new(null, households, all) { Why = all is null ? "Chưa nhập dân số của địa bàn" : "Số hộ và dân số không khớp nhau" };

    /// <summary>An unknown answer is not a yes; how many there are is said beside the share.</summary>
    private static Measured ShareOf(IEnumerable<(bool? Answer, int Count)> answers)
    {
        var all = answers.ToList();
        var (yes, subjects, unknown) = (all.Where(a => a.Answer == true).Sum(a => a.Count), all.Sum(a => a.Count), all.Where(a => a.Answer is null).Sum(a => a.Count));
        return new(subjects == 0 ? null : Math.Round(100m * yes / subjects, 2, MidpointRounding.AwayFromZero), yes, subjects) { Unknown = unknown };
    }

    private static Task<List<Group>> GroupsAsync(VuonLenDb db, string areaPath, CancellationToken cancel) => InArea(db, areaPath)
        .GroupBy(h => new
        {
            h.CommuneCode,
            h.VillageId,
            h.Status,
            h.Deprived,
            h.Marks,
            h.Needs,
            h.IsEthnicMinority,
            h.HasNoLabourCapacity,
            h.HasPersonOfMerit,
            h.IsIndigenous,
            h.IsHeadFemale,
            h.IsOnFarmland,
        })
        .Select(g => new Group
        {
            CommuneCode = g.Key.CommuneCode,
            VillageId = g.Key.VillageId,
            Status = g.Key.Status,
            Deprived = g.Key.Deprived,
            Marks = g.Key.Marks,
            Needs = g.Key.Needs,
            IsEthnicMinority = g.Key.IsEthnicMinority,
            HasNoLabourCapacity = g.Key.HasNoLabourCapacity,
            HasPersonOfMerit = g.Key.HasPersonOfMerit,
            IsIndigenous = g.Key.IsIndigenous,
            IsHeadFemale = g.Key.IsHeadFemale,
            IsOnFarmland = g.Key.IsOnFarmland,
            Households = g.Count(),
            Members = g.Sum(h => h.MemberCount),
        })
        .ToListAsync(cancel);

    /// <summary>The living households of a plan's area that some measure asks about, by the columns that lead the indexes.</summary>
    internal static IQueryable<Household> InArea(VuonLenDb db, string areaPath)
    {
        var province = AreaPaths.ProvinceOf(areaPath);
        var households = db.Households.AsNoTracking().Where(h => h.ProvinceCode == province && h.EndedOn == null
            && (h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor || h.Marks != PlanningMarks.None));
        return AreaPaths.CommuneOf(areaPath) is { } commune ? households.Where(h => h.CommuneCode == commune) : households;
    }

    private sealed record Group
    {
        public required string CommuneCode { get; init; }
        public required Guid? VillageId { get; init; }
        public required PovertyClass? Status { get; init; }
        public required int Deprived { get; init; }
        public required PlanningMarks Marks { get; init; }
        public required LocalNeeds Needs { get; init; }
        public required bool? IsEthnicMinority { get; init; }
        public required bool? HasNoLabourCapacity { get; init; }
        public required bool? HasPersonOfMerit { get; init; }
        public required bool? IsIndigenous { get; init; }
        public required bool? IsHeadFemale { get; init; }
        public required bool? IsOnFarmland { get; init; }
        public required int Households { get; init; }
        public required int Members { get; init; }

        public bool IsIn(AreaUnit? place) => place is null || (place.Level is AreaLevel.Village ? VillageId == place.Id : CommuneCode == place.Code);
    }
}

/// <summary>What was counted.</summary>
/// <param name="Value">The figure, in percent for a share; null when it cannot be said.</param>
/// <param name="Part">Of a share: how many.</param>
/// <param name="Whole">Of a share: of how many.</param>
public sealed record Measured(decimal? Value, long? Part, long? Whole)
{
    public static Measured Hidden { get; } = new(null, null, null) { Why = "Không hiển thị với vai trò của bạn" };

    public static Measured TooMany { get; } = new(null, null, null) { Why = "Địa bàn quá lớn để đếm từng người; hãy xem ở từng xã, phường" };

    /// <summary>So many more are expected to rise.</summary>
    public decimal Foreseen { get; init; }

    /// <summary>Of a share: so many did not say.</summary>
    public long Unknown { get; init; }

    /// <summary>Why there is no figure.</summary>
    public string? Why { get; init; }
}
