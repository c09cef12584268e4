using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Movements;

/// <summary>A household's way through the lists of a period, step by step, so that every table of movement balances by construction.</summary>
/// <remarks>
/// A household enters or leaves a list with the members it has on the day of the decision; members who come or go before that
/// day, or while it stays, go to columns 4 and 8. So 9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 holds for households and for persons.
/// A change between the two lists is one whatever its reason, so column 2 of form 2 is column 5 of form 3, and 5 of form 2 is 3 of form 3.
/// </remarks>
/// <law>Biểu tổng hợp diễn biến hộ nghèo, hộ cận nghèo, Phụ lục VII Thông tư 07/2021/TT-BLĐTBXH [recall:part]</law>
public sealed class HouseholdMovement
{
    private readonly FormHousehold _household;
    private readonly FormPeriod _period;
    private readonly int? _returnMonths;
    private readonly List<MovementEntry> _entries = [];
    private readonly List<StatusLine> _lines;
    private HashSet<Guid> _members;
    private PovertyClass _status;
    private int _place;

    private HouseholdMovement(FormHousehold household, FormPeriod period, MovementMode mode, int? returnMonths)
    {
        (_household, _period, _returnMonths) = (household, period, returnMonths);
        var opening = period.OpeningListOn;
        _lines = StatusChange.OfStandard(household.Lines, period.Standard);
        _members = household.MembersOn(opening);
        _place = household.PlaceOn(opening);
        _status = HasEndedBy(opening) ? PovertyClass.NotPoor : StatusOn(opening);
        Add(_status, MovementColumns.Opening, opening);
        OpeningStatus = IsHere ? _status : PovertyClass.NotPoor;

        if (mode is MovementMode.Gross)
            WalkAll(opening);
        else
            WalkNet(opening);

        if (_status is not PovertyClass.NotPoor && household.EndedOn is { } ended && ended <= period.Closing)
        {
            Add(_status, MovementColumns.OtherDecrease, ended);
            LeftWithoutDecision = IsHere;
            _status = PovertyClass.NotPoor;
        }

        Add(_status, MovementColumns.Closing, period.Closing);
        ClosingStatus = IsHere ? _status : PovertyClass.NotPoor;
        IsAverageLiving = IsHere && _status is PovertyClass.NotPoor && !HasEndedBy(period.Closing)
            && _lines.FindLast(l => l.On <= period.Closing) is { IsAverageLiving: true };
        ClosingMembers = _members.Count;
        ClosingPlace = _place;
    }

    /// <summary>Its entries in the order of the days; none when it was on neither list.</summary>
    public IReadOnlyList<MovementEntry> Entries => _entries;

    /// <summary>Not poor when it was on neither list.</summary>
    public PovertyClass OpeningStatus { get; }

    /// <summary>Not poor when it is on neither list.</summary>
    public PovertyClass ClosingStatus { get; }

    /// <summary>Determined to have an average living standard on the closing day.</summary>
    public bool IsAverageLiving { get; }

    /// <summary>Members on the closing day.</summary>
    public int ClosingMembers { get; }

    /// <summary>Index of its area on the closing day; <see cref="PlaceSpan.Elsewhere"/> when it lives in none of them.</summary>
    public int ClosingPlace { get; }

    /// <summary>It ceased to be while it stood on a list, and no decision has struck it off yet.</summary>
    public bool LeftWithoutDecision { get; }

    /// <summary>The column by which it last came onto the list it closes on; null when it has been there since the opening.</summary>
    public int? CameBy { get; private set; }

    /// <summary>Walks a household through a period.</summary>
    /// <param name="household">With all its lines and spans, those of earlier years included.</param>
    /// <param name="period">Opening, closing and standard.</param>
    /// <param name="mode">Gross counts every decision, net compares the two lists.</param>
    /// <param name="returnMonths">How long after an escape a fall back counts as a return; null for any time.</param>
    public static HouseholdMovement Of(FormHousehold household, FormPeriod period, MovementMode mode, int? returnMonths = null) =>
        new(household, period, mode, returnMonths);

    private void WalkAll(DateOnly opening)
    {
        foreach (var day in Days(opening))
        {
            Step(day);
            foreach (var line in _lines)
            {
                if (line.On == day)
                    Follow(line, lookBackBefore: day);
            }
        }
    }

    /// <summary>One step to the last line that changed something, one to the closing day.</summary>
    private void WalkNet(DateOnly opening)
    {
        var within = _lines.FindAll(l => opening < l.On && l.On <= _period.Closing);
        if (StatusChange.Bringing(within) is { } line && line.Status != _status)
        {
            Step(line.On);
            Follow(line, lookBackBefore: opening.AddDays(1));
        }

        Step(_period.Closing);
    }

    private SortedSet<DateOnly> Days(DateOnly opening)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var span in _household.Members)
        {
            Note(span.From);
            if (span.To is { } to)
                Note(to);
        }

        foreach (var place in _household.Places)
            Note(place.From);
        foreach (var line in _lines)
            Note(line.On);
        return days;

        void Note(DateOnly day)
        {
            if (opening < day && day <= _period.Closing)
                days.Add(day);
        }
    }

    /// <summary>Members and place of a day, before its decision.</summary>
    private void Step(DateOnly day)
    {
        var now = _household.MembersOn(day);
        if (_status is not PovertyClass.NotPoor)
        {
            AddPersons(MovementColumns.OtherDecrease, _members.Count(m => !now.Contains(m)), day);
            AddPersons(MovementColumns.OtherIncrease, now.Count(m => !_members.Contains(m)), day);
        }

        _members = now;
        var place = _household.PlaceOn(day);
        if (place == _place)
            return;

        var isFromElsewhere = !IsHere;
        Add(_status, MovementColumns.OtherDecrease, day);
        _place = place;
        Add(_status, MovementColumns.OtherIncrease, day);
        if (isFromElsewhere && _status is not PovertyClass.NotPoor)
            CameBy = MovementColumns.OtherIncrease;
    }

    private void Follow(StatusLine line, DateOnly lookBackBefore)
    {
        var next = line.Status;
        if (next == _status || (next is not PovertyClass.NotPoor && HasEndedBy(line.On)))
            return;

        var hasEscaped = _status is PovertyClass.NotPoor && StatusChange.HasEscaped(_household.Lines, next, lookBackBefore, line.On, _returnMonths);
        var (leaves, comes) = StatusChange.Of(_status, next, line.IsForOtherReason, hasEscaped) switch
        {
            Movement.PoorToNear => (MovementColumns.PoorToNear, MovementColumns.FromOtherList),
            Movement.NearToPoor => (MovementColumns.NearToPoor, MovementColumns.FromOtherList),
            Movement.PoorToAbove => (MovementColumns.PoorToAbove, 0),
            Movement.NearToAbove => (MovementColumns.NearToAbove, 0),
            Movement.OtherDecrease => (MovementColumns.OtherDecrease, 0),
            Movement.PoorReturn or Movement.NearReturn => (0, MovementColumns.Returned),
            Movement.PoorNew or Movement.NearNew => (0, MovementColumns.New),
            Movement.OtherIncrease => (0, MovementColumns.OtherIncrease),
            Movement.PoorStay or Movement.NearStay or null => (0, 0),
        };
        Add(_status, leaves, line.On);
        Add(next, comes, line.On);
        (_status, CameBy) = (next, next is PovertyClass.NotPoor ? null : comes);
    }

    private PovertyClass StatusOn(DateOnly day)
    {
        var status = PovertyClass.NotPoor;
        foreach (var line in _lines)
        {
            if (line.On <= day)
                status = line.Status;
        }

        return status;
    }

    /// <summary>Whether it lives in the unit whose forms are counted.</summary>
    private bool IsHere => _place != PlaceSpan.Elsewhere;

    private bool HasEndedBy(DateOnly day) => _household.EndedOn is { } ended && ended <= day;

    private void Add(PovertyClass list, int column, DateOnly on)
    {
        if (IsHere && list is not PovertyClass.NotPoor && column > 0)
            _entries.Add(new(list, column, _place, 1, _members.Count, on));
    }

    private void AddPersons(int column, int persons, DateOnly on)
    {
        if (IsHere && persons > 0)
            _entries.Add(new(_status, column, _place, 0, persons, on));
    }
}
