using System.Numerics;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>Sums of one area while households are added.</summary>
internal sealed class AreaTally(int size)
{
    private const int Indicators = 12;

    private readonly int[] _listed = new int[2];
    private readonly int[,] _unclear = new int[2, Indicators];
    private readonly int[] _noChildren = new int[2];
    private readonly Dictionary<HouseholdRemarks, int> _remarks = [];

    public int[] Counts { get; } = new int[size];

    public void Note(HouseholdRemarks remarks, int unclear, PovertyClass list)
    {
        var at = (int)list;
        _listed[at]++;
        for (var number = 0; number < Indicators; number++)
            _unclear[at, number] += (unclear >> number) & 1;
        _noChildren[at] += remarks.HasFlag(HouseholdRemarks.NoBirthYears) ? 1 : 0;
        for (var left = (uint)remarks; left != 0; left &= left - 1)
        {
            var one = (HouseholdRemarks)(1 << BitOperations.TrailingZeroCount(left));
            _remarks[one] = _remarks.GetValueOrDefault(one) + 1;
        }
    }

    /// <summary>Counts as they are printed: what nobody in the area can tell stays blank, for 0 would say "none".</summary>
    public int?[] ToCells(FormBook book)
    {
        var cells = new int?[Counts.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Counts[i];

        for (var list = 0; list < 2; list++)
        {
            if (_listed[list] == 0)
                continue;
            var form = list == 0 ? 4 : 6;
            for (var number = 1; number <= Indicators; number++)
            {
                if (_unclear[list, number - 1] == _listed[list])
                    cells[book.CellOf(form, 0, number + 1)] = null;
            }

            if (Enumerable.Range(0, Indicators).All(number => _unclear[list, number] == _listed[list]))
                cells[book.CellOf(form, 0, 1)] = null;
            if (_noChildren[list] == _listed[list])
            {
                for (var leaf = list * 4; leaf < (list * 4) + 4; leaf++)
                    cells[book.CellOf(11, 0, leaf)] = null;
            }
        }

        return cells;
    }

    public AreaCompleteness Completeness(FormArea area) => new(
        area.IsReported,
        area.Population is { Households: not null, Persons: not null },
        _listed[0] + _listed[1],
        Of(HouseholdRemarks.Unclear), Of(HouseholdRemarks.NoEthnicGroup), Of(HouseholdRemarks.NoCause),
        Of(HouseholdRemarks.NoFlags), Of(HouseholdRemarks.NoBirthYears), Of(HouseholdRemarks.NoMembers));

    private int Of(HouseholdRemarks remark) => _remarks.GetValueOrDefault(remark);
}
