using System.Numerics;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>Where one household counts, in all forms: the single definition of every counted cell.</summary>
internal sealed class HouseholdCounts
{
    private readonly FormBook _book;
    private readonly FormHousehold _household;
    private readonly HouseholdMovement _movement;
    private readonly List<CellPart> _parts = new(40);
    private readonly EthnicGroup? _group;
    private readonly int _area;

    public HouseholdCounts(FormBook book, FormHousehold household, HouseholdMovement movement)
    {
        (_book, _household, _movement) = (book, household, movement);
        foreach (var entry in movement.Entries)
        {
            var form = entry.List is PovertyClass.Poor ? 2 : 3;
            _area = entry.Area;
            Add(form, 0, entry.Column - 1, entry.Households);
            Add(form, 1, entry.Column - 1, entry.Persons);
        }

        if (movement.LeftWithoutDecision)
            Remarks |= HouseholdRemarks.LeftWithoutDecision;

        _area = movement.ClosingPlace;
        if (movement.IsAverageLiving)
        {
            Add(1, 0, "7", 1);
            Add(1, 0, "13", movement.ClosingMembers);
        }

        if (movement.ClosingStatus is PovertyClass.NotPoor)
            return;

        _group = EthnicGroups.OfCode(household.EthnicGroup);
        Remarks |= RemarksOf();
        Result();
        Deprivations();
        TargetGroups();
        Ethnic();
        ByCause();
        OfChildren();
        Standard();
    }

    public IReadOnlyList<CellPart> Parts => _parts;

    public HouseholdRemarks Remarks { get; private set; }

    private bool IsPoor => _movement.ClosingStatus is PovertyClass.Poor;

    private int Persons => _movement.ClosingMembers;

    private void Result()
    {
        Add(1, 0, IsPoor ? "3" : "5", 1);
        Add(1, 0, IsPoor ? "9" : "11", Persons);
    }

    private void Deprivations()
    {
        var counts = IsPoor ? 4 : 6;
        Add(counts, 0, "1", 1);
        Add(counts + 1, 0, "1", 1);
        Add(counts, 0, "2", BitOperations.PopCount((uint)_household.Deprived));
        for (var number = 0; number < 12; number++)
            Add(counts, 0, number + 2, (_household.Deprived >> number) & 1);
    }

    private void TargetGroups()
    {
        var first = IsPoor ? 0 : 5;
        var own = _book.Settings.Priority.Cast<ReportingGroup?>().FirstOrDefault(g => IsIn(g!.Value));
        var column = own switch
        {
            ReportingGroup.EthnicMinority => 1,
            ReportingGroup.NoLabourCapacity => 2,
            ReportingGroup.PersonOfMerit => 3,
            null => 4,
        };
        foreach (var leaf in new[] { 0, column })
        {
            Add(8, 0, first + leaf, 1);
            Add(8, 1, first + leaf, Persons);
        }
    }

    private void Ethnic()
    {
        var list = IsPoor ? "1" : "2";
        Add(9, 0, list, 1);
        if (_group is null)
            return;

        if (!_group.IsMinority) // a foreigner is no minority of the country
        {
            Add(9, 0, $"{list}.1", 1);
            return;
        }

        Add(9, 0, $"{list}.2", 1);
        var groups = _book.Settings.EthnicGroups;
        var at = 0;
        while (at < groups.Count && groups[at] != _group.Code)
            at++;
        Add(9, 0, $"{list}.2.{at + 1}", 1); // beyond the last stands "Khác"
    }

    private void ByCause()
    {
        for (var number = 0; number < 8; number++)
        {
            var has = ((int)_household.Causes >> number) & 1;
            Add(10, 0, number, has);
            Add(10, IsPoor ? 1 : 2, number, has);
        }
    }

    private void OfChildren()
    {
        if (_household.Children is not { } children)
            return;
        var first = IsPoor ? 0 : 4;
        Add(11, 0, first, children.All);
        Add(11, 0, first + 1, children.Uninsured);
        Add(11, 0, first + 2, children.Malnourished);
        Add(11, 0, first + 3, children.OutOfSchool);
    }

    /// <summary>Persons follow their household: those of a minority household, not those of a minority.</summary>
    private void Standard()
    {
        var form = IsPoor ? 12 : 13;
        Add(form, 0, "9", 1);
        Add(form, 0, "16", Persons);
        if (_group is not null)
        {
            Add(form, 0, _group.IsMinority ? "11" : "10", 1);
            Add(form, 0, _group.IsMinority ? "18" : "17", Persons);
        }

        if (_household.IsIndigenous == true)
        {
            Add(form, 0, "12", 1);
            Add(form, 0, "19", Persons);
        }

        Add(form, 0, "13", _household.HasPersonOfMerit == true ? 1 : 0);
        Add(form, 0, "14", _household.HasNoLabourCapacity == true ? 1 : 0);
        Add(form, 0, "15", _household.IsHeadFemale == true ? 1 : 0);
    }

    private bool IsIn(ReportingGroup group) => group switch
    {
        ReportingGroup.EthnicMinority => _group?.IsMinority == true,
        ReportingGroup.NoLabourCapacity => _household.HasNoLabourCapacity == true,
        ReportingGroup.PersonOfMerit => _household.HasPersonOfMerit == true,
    };

    private HouseholdRemarks RemarksOf()
    {
        var remarks = HouseholdRemarks.None;
        Mark(HouseholdRemarks.SeveralGroups, Enum.GetValues<ReportingGroup>().Count(IsIn) > 1);
        Mark(HouseholdRemarks.NoMembers, Persons == 0);
        Mark(HouseholdRemarks.NoEthnicGroup, _group is null);
        Mark(HouseholdRemarks.Unclear, _household.Unclear != 0);
        Mark(HouseholdRemarks.NoCause, _household.Causes == PovertyCauses.None);
        Mark(HouseholdRemarks.NoFlags, _household.HasNoLabourCapacity is null || _household.HasPersonOfMerit is null);
        Mark(HouseholdRemarks.NoBirthYears, _household.Children is null);
        return remarks;

        void Mark(HouseholdRemarks remark, bool holds) => remarks |= holds ? remark : HouseholdRemarks.None;
    }

    private void Add(int form, int line, string code, int amount)
    {
        if (_book.CellOf(form, line, code) is { } cell && amount != 0)
            _parts.Add(new(_area, cell, amount));
    }

    private void Add(int form, int line, int leaf, int amount)
    {
        if (amount != 0)
            _parts.Add(new(_area, _book.CellOf(form, line, leaf), amount));
    }
}
