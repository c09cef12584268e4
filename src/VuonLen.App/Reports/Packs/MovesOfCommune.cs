using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>Who moved by hand since the opening list, and when: within a unit, into it and out of it (chuyển đi, chuyển đến).</summary>
/// <remarks>
/// The audit of the move says from which village to which; a household without one has lived all the time where it lives today.
/// Who left belongs to another commune by now. The forms of this one still need the household on the days it was here, so it is
/// read past the area filter and counted; of its members no name leaves this class.
/// </remarks>
internal sealed class MovesOfCommune
{
    private const string UseCase = nameof(VuonLen.App.Households.Moves.MoveHousehold);

    /// <summary>In this commune, in no row of it.</summary>
    private const int NoRow = -2;

    private static readonly TimeSpan _vietnam = TimeSpan.FromHours(7);

    private Dictionary<Guid, List<Stop>> _stops = [];
    private ILookup<Guid, MemberRow> _away = Enumerable.Empty<MemberRow>().ToLookup(m => m.HouseholdId);

    /// <summary>Households that lived in the commune since the opening list and live in another one today; without a name.</summary>
    public IReadOnlyList<(Household Household, IReadOnlyList<MemberRow> Members)> Left { get; private set; } = [];

    /// <summary>Rows of villages that a listed household left: whoever knows that knows what stands in them, be it none.</summary>
    public IReadOnlySet<int> LeftFrom { get; private set; } = new HashSet<int>();

    /// <summary>Whether one left for another commune from no village in particular.</summary>
    public bool HasUnplaced => Left.Any(l => _stops[l.Household.Id].Exists(s => s.Row == NoRow));

    /// <summary>Reads them. Of a province the rows are communes, and nobody leaves it by a move.</summary>
    public static async Task<MovesOfCommune> LoadAsync(VuonLenDb db, PackUnit unit, FormPeriod period, CancellationToken cancel)
    {
        var moves = new MovesOfCommune();
        if (!unit.IsProvince)
            moves._away = await AwayAsync(db, unit.Unit, period.OpeningListOn, cancel);
        await moves.StopsAsync(db, unit, period, cancel);
        return moves;
    }

    /// <summary>Where a household lived when, as rows of the unit; the last is today's.</summary>
    public IReadOnlyList<PlaceSpan> PlacesOf(Guid household, int today, int? unplaced) => _stops.TryGetValue(household, out var stops)
        ? [.. stops.Select((stop, at) => new PlaceSpan(stop.From, at == stops.Count - 1 ? today : stop.Row == NoRow ? unplaced ?? today : stop.Row))]
        : [new(DateOnly.MinValue, today)];

    /// <summary>The village it lived in on a day; null when it has not moved since, or from none.</summary>
    public Guid? VillageOn(Guid household, DateOnly day) =>
        _stops.TryGetValue(household, out var stops) ? stops.FindLast(s => s.From <= day)!.Village : null;

    /// <summary>With the members who live in another commune by now: they count as they did, and have no name, whoever asks.</summary>
    public IReadOnlyList<MemberRow> Complete(Guid household, IReadOnlyList<MemberRow> members)
    {
        if (!_away.Contains(household))
            return members;

        var away = _away[household].ToList();
        return [.. members.Where(m => !away.Exists(a => a.Id == m.Id)), .. away];
    }

    private async Task StopsAsync(VuonLenDb db, PackUnit unit, FormPeriod period, CancellationToken cancel)
    {
        var (of, after) = (unit.Unit, EveningOf(period.OpeningListOn));
        var within = await MovesAsync(db.Audit.Where(a => a.AreaPath.StartsWith(of.AreaPath)));
        var anywhere = unit.IsProvince
            ? []
            : await MovesAsync(db.Audit.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter]).Where(a => !a.AreaPath.StartsWith(of.AreaPath)));
        if (within.Count + anywhere.Count == 0)
            return;

        var rows = await VillageRows.LoadAsync(db, unit, [.. within.Concat(anywhere).SelectMany(m => new[] { m.From, m.To }).OfType<Guid>().Distinct()], cancel);
        _stops = within.Concat(anywhere).GroupBy(m => m.Household).Select(g => (g.Key, Stops: StopsOf([.. g], rows)))
            .Where(s => s.Stops.Exists(p => p.Row != PlaceSpan.Elsewhere)).ToDictionary(s => s.Key, s => s.Stops);

        var (ids, gone) = (_stops.Keys.ToList(), anywhere.Select(m => m.Household).Where(_stops.ContainsKey).Distinct().ToList());
        var listed = ReadFormHouseholds.WasListed(period.Closing);
        Left = gone.Count == 0 ? [] : await LeftAsync(db, of, gone, period.Closing, cancel);
        var moved = await db.Households.Where(h => h.ProvinceCode == of.ProvinceCode && ids.Contains(h.Id)).Where(listed).Select(h => h.Id).ToListAsync(cancel);
        LeftFrom = moved.Concat(Left.Select(l => l.Household.Id)).SelectMany(h => _stops[h]).Select(s => s.Row).Where(r => r >= 0).ToHashSet();

        async Task<List<Move>> MovesAsync(IQueryable<AuditEntry> audit) =>
        [
            .. (await audit.AsNoTracking()
                .Where(a => a.ProvinceCode == of.ProvinceCode && a.At >= after && a.UseCase == UseCase && a.Entity == nameof(Household))
                .OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => new { a.RowId, a.At, a.Changes }).ToListAsync(cancel))
                .Select(a => Move.Read(a.RowId, DateOnly.FromDateTime(a.At.ToOffset(_vietnam).DateTime), a.Changes)).OfType<Move>(),
        ];
    }

    private static List<Stop> StopsOf(List<Move> moves, VillageRows rows)
    {
        var stops = new List<Stop> { new(DateOnly.MinValue, moves[0].From, rows.Of(moves[0].From, moves[0].FromPath)) };
        stops.AddRange(moves.Select(m => new Stop(m.On, m.To, rows.Of(m.To, null))));

        // Who was in no village of the commune and is given one has not moved.
        for (var at = stops.Count - 2; at >= 0; at--)
        {
            if (stops[at].Row == NoRow && stops[at + 1].Row is not PlaceSpan.Elsewhere)
                stops[at] = stops[at] with { Row = stops[at + 1].Row };
        }

        return stops;
    }

    private static async Task<List<(Household, IReadOnlyList<MemberRow>)>> LeftAsync(
        VuonLenDb db, AreaUnit of, List<Guid> gone, DateOnly closing, CancellationToken cancel)
    {
        var households = await db.Households.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter]).AsNoTracking()
            .Include(h => h.Recognitions).AsSplitQuery()
            .Where(h => h.ProvinceCode == of.ProvinceCode && gone.Contains(h.Id) && !h.AreaPath.StartsWith(of.AreaPath))
            .Where(ReadFormHouseholds.WasListed(closing)).OrderBy(h => h.Id).ToListAsync(cancel);
        var ids = households.ConvertAll(h => h.Id);
        var members = (await Nameless(db.Memberships.Where(m => m.ProvinceCode == of.ProvinceCode && ids.Contains(m.HouseholdId)), cancel)).ToLookup(m => m.HouseholdId);
        return households.ConvertAll(h => (h, (IReadOnlyList<MemberRow>)[.. members[h.Id]]));
    }

    /// <summary>Who has left a household here for another commune since the opening list, by household.</summary>
    private static async Task<ILookup<Guid, MemberRow>> AwayAsync(VuonLenDb db, AreaUnit of, DateOnly opening, CancellationToken cancel) =>
        (await Nameless(
            db.Memberships.Where(m => m.ProvinceCode == of.ProvinceCode && m.AreaPath.StartsWith(of.AreaPath)
                && m.ToOn > opening && !m.Person.AreaPath.StartsWith(of.AreaPath)),
            cancel)).ToLookup(m => m.HouseholdId);

    private static async Task<List<MemberRow>> Nameless(IQueryable<Membership> members, CancellationToken cancel) =>
    [
        .. (await MemberRow.Of(members.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter]).AsNoTracking()).ToListAsync(cancel))
            .Select(m => m with { FullName = null }),
    ];

    private static DateTimeOffset EveningOf(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), _vietnam).ToUniversalTime();

    private sealed record Stop(DateOnly From, Guid? Village, int Row);

    private sealed record Move(Guid Household, DateOnly On, Guid? From, string? FromPath, Guid? To)
    {
        /// <summary>Null when the entry tells of no move to another village.</summary>
        public static Move? Read(Guid household, DateOnly on, string changes)
        {
            using var json = JsonDocument.Parse(changes);
            if (!json.RootElement.TryGetProperty(nameof(VuonLen.App.Households.Household.VillageId), out var village))
                return null;

            var path = json.RootElement.TryGetProperty(nameof(AreaRow.AreaPath), out var area) ? area[0].GetString() : null;
            return new(household, on, IdOf(village[0]), path, IdOf(village[1]));
        }

        private static Guid? IdOf(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : value.GetGuid();
    }

    /// <summary>Rows of villages that are, and of those that are no more by who took them over.</summary>
    private sealed class VillageRows(PackUnit unit, Dictionary<Guid, AreaUnit> known, ILookup<Guid, Guid> successors)
    {
        public static async Task<VillageRows> LoadAsync(VuonLenDb db, PackUnit unit, List<Guid> villages, CancellationToken cancel)
        {
            var of = unit.Unit;
            var known = await db.Units.AsNoTracking()
                .Where(u => u.ProvinceCode == of.ProvinceCode && (villages.Contains(u.Id) || (unit.IsProvince && u.Level == AreaLevel.Commune)))
                .ToDictionaryAsync(u => u.Id, cancel);
            var successors = await db.Successions.AsNoTracking().Where(s => s.ProvinceCode == of.ProvinceCode && s.AreaPath.StartsWith(of.AreaPath))
                .OrderBy(s => s.Id).ToListAsync(cancel);
            return new(unit, known, successors.ToLookup(s => s.FormerUnitId, s => s.SuccessorUnitId));
        }

        /// <param name="village">As the move names it; null for none.</param>
        /// <param name="path">Of the household then; tells the commune when there was no village.</param>
        public int Of(Guid? village, string? path)
        {
            // A path follows mergers, a move's own words do not: a commune that is no more is found by its code.
            var place = unit.IsProvince ? CommuneOf(village is { } there && known.TryGetValue(there, out var now) ? now.AreaPath : path) : village;
            if (place is not { } id)
                return !unit.IsProvince && path?.StartsWith(unit.Unit.AreaPath, StringComparison.Ordinal) == true ? NoRow : PlaceSpan.Elsewhere;
            if (known.TryGetValue(id, out var then) && then.ValidTo is null)
                return unit.IndexOf.TryGetValue(id, out var row) ? row : PlaceSpan.Elsewhere;

            var (seen, next) = (new HashSet<Guid> { id }, new Queue<Guid>([id]));
            while (next.TryDequeue(out var one))
            {
                if (unit.IndexOf.TryGetValue(one, out var row))
                    return row;
                foreach (var successor in successors[one].Where(seen.Add))
                    next.Enqueue(successor);
            }

            return !unit.IsProvince && then?.AreaPath.StartsWith(unit.Unit.AreaPath, StringComparison.Ordinal) == true ? NoRow : PlaceSpan.Elsewhere;
        }

        private Guid? CommuneOf(string? path) => path is null || AreaPaths.CommuneOf(path) is not { } code ? null : known.Values
            .Where(u => u.Level is AreaLevel.Commune && u.Code == code).OrderBy(u => u.ValidTo is not null).Select(u => (Guid?)u.Id).FirstOrDefault();
    }
}
