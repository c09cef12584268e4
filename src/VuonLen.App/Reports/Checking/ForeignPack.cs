using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Layout;

namespace VuonLen.App.Reports.Checking;

/// <summary>Puts the sheets of somebody's pack together: the same unit of several forms is found by its name within its group.</summary>
internal sealed class ForeignPack
{
    private const int NamesShown = 10;

    private readonly List<SheetForm> _forms = [];
    private readonly List<SheetList> _lists = [];
    private readonly List<Unit> _units = [];
    private readonly Dictionary<(Unit? Group, string Name, int Nth), Unit> _byName = [];
    private readonly Dictionary<(int Form, Unit Unit), string> _sources = [];
    private readonly List<string> _notes = [];
    private Unit? _total;

    public IReadOnlyList<string> Notes => _notes;

    public bool IsEmpty => _forms.Count == 0 && _lists.Count == 0;

    public void Add(SheetForm form)
    {
        _forms.Add(form);
        _notes.AddRange(form.Notes);
    }

    public void Add(SheetList list) => _lists.Add(list);

    /// <summary>The layout that has as many ethnic columns as somebody prints.</summary>
    public static FormBook Book(int ethnicColumns) => FormBook.Of(
        new() { HasIndigenous = true, EthnicGroups = [.. Enumerable.Repeat("02", Math.Max(0, ethnicColumns - 1))] }, FormStage.Official, "Phường/ Xã");

    public FormBook Book() => Book(EthnicColumns(_forms.SelectMany(f => f.Units.SelectMany(u => u.Cells.Keys)).Select(c => c.Code)));

    /// <summary>The largest n of 1.2.n and 2.2.n.</summary>
    public static int EthnicColumns(IEnumerable<string> codes) => codes
        .Where(c => c.Length > 4 && c.AsSpan(1, 3).SequenceEqual(".2.") && c[0] is '1' or '2')
        .Select(c => int.TryParse(c.AsSpan(4), out var n) ? n : 0).DefaultIfEmpty(FormSettings.UsualEthnicGroups.Count + 1).Max();

    public PackFigures Figures()
    {
        var placed = _forms.Select(form => (form, Units: Place(form))).ToList();

        // A sum over all stands over the groups; a group stands before its children.
        var ordered = new List<Unit>();
        if (_total is not null)
            ordered.Add(_total);
        foreach (var group in _units.Where(u => u.Group is null && u != _total))
        {
            ordered.Add(group);
            ordered.AddRange(_units.Where(u => u.Group == group));
        }

        for (var i = 0; i < ordered.Count; i++)
            ordered[i].Index = i;
        var figures = new PackFigures([.. ordered.Select(u => new CheckedArea(u.Name, u.Name, u.Group?.Index ?? (u == _total ? null : _total?.Index)))]);
        foreach (var (form, units) in placed)
        {
            figures.HasForm(form.Number);
            foreach (var (read, unit) in units)
            {
                foreach (var ((line, code), value) in read.Cells)
                    figures.Set(form.Number, unit.Index, line, code, value);
            }
        }

        foreach (var list in _lists)
            Count(list, figures);
        Missing();
        return figures;
    }

    private List<(SheetUnit Read, Unit Unit)> Place(SheetForm form)
    {
        var placed = new List<(SheetUnit, Unit)>();
        var times = new Dictionary<(Unit?, string), int>();
        Unit? group = null;
        foreach (var read in form.Units)
        {
            if (read.Rank is UnitRank.Total)
            {
                _total ??= Make(null, read.Name);
                placed.Add((read, _total));
                continue;
            }

            var over = read.Rank is UnitRank.Child ? group : null;
            var name = FormTitles.Fold(read.Name);
            var nth = times[(over ?? _top, name)] = times.GetValueOrDefault((over ?? _top, name)) + 1;
            if (!_byName.TryGetValue((over, name, nth), out var unit))
                _byName[(over, name, nth)] = unit = Make(over, read.Name);
            if (read.Rank is UnitRank.Group)
                group = unit;
            if (_sources.TryGetValue((form.Number, unit), out var first))
            {
                _notes.Add($"Biểu {form.Number} của {read.Name} có hai lần: lấy ở {first}, bỏ qua ở {form.Source}.");
                continue;
            }

            _sources[(form.Number, unit)] = form.Source;
            placed.Add((read, unit));
        }

        return placed;
    }

    private readonly Unit _top = new(null, "");

    private Unit Make(Unit? group, string name)
    {
        var unit = new Unit(group, name);
        _units.Add(unit);
        return unit;
    }

    private void Count(SheetList list, PackFigures figures)
    {
        figures.HasForm(list.Number);
        var counts = new Dictionary<Unit, (int Households, int Persons)>();
        var times = new Dictionary<(Unit, string), int>();
        Unit? group = null;
        foreach (var part in list.Parts)
        {
            var unit = Find(part.Name, group, times);
            if (unit is null && part.Households + part.Persons == 0)
                continue; // a signature, or nothing before the first heading
            if (unit is null)
            {
                if (part.Name.Length > 0)
                    _notes.Add($"Biểu {list.Number}: không thấy đơn vị \"{part.Name}\" ở các biểu khác; {part.Households} hộ dưới tên này không đối chiếu được.");
                unit = group ?? (_units.Count(u => u.Group is null && u != _total) == 1 ? _units.First(u => u.Group is null && u != _total) : null);
                if (unit is null)
                    continue;
            }
            else if (unit.Group is null)
            {
                group = unit;
            }

            if (part.IsSilent)
                continue;
            Add(unit, part);
            if (unit.Group is { } over)
                Add(over, part);
        }

        foreach (var (unit, count) in counts)
            figures.SetListed(list.Number, unit.Index, count.Households, count.Persons);

        void Add(Unit unit, SheetList.Part part)
        {
            var (households, persons) = counts.GetValueOrDefault(unit);
            counts[unit] = (households + part.Households, persons + part.Persons);
        }
    }

    /// <summary>Of units of one name within a group, the one that has not had its heading yet.</summary>
    private Unit? Find(string name, Unit? group, Dictionary<(Unit, string), int> times)
    {
        var folded = FormTitles.Fold(name);
        if (folded.Length == 0)
            return null;
        var same = _units.Where(u => u != _total && FormTitles.Fold(u.Name) == folded).ToList();
        if (group is not null && same.FindAll(u => u.Group == group) is { Count: > 0 } within)
        {
            var nth = times[(group, folded)] = times.GetValueOrDefault((group, folded)) + 1;
            return within[Math.Min(nth, within.Count) - 1];
        }

        return same.Find(u => u.Group is null) ?? (same.Count == 1 ? same[0] : null);
    }

    private void Missing()
    {
        foreach (var number in _forms.Where(f => f.Units.Count > 0).Select(f => f.Number).Distinct().Order())
        {
            var missing = _units.Where(u => u != _total && !_sources.ContainsKey((number, u))).Select(u => u.Name).ToList();
            if (missing.Count > 0)
            {
                _notes.Add($"Biểu {number} không có dòng của {string.Join(", ", missing.Take(NamesShown))}"
                    + (missing.Count > NamesShown ? $" và {missing.Count - NamesShown} đơn vị khác" : "") + " (có ở biểu khác): phần này không đối chiếu được.");
            }
        }
    }

    private sealed class Unit(Unit? group, string name)
    {
        public Unit? Group => group;

        public string Name => name;

        public int Index { get; set; }
    }
}
