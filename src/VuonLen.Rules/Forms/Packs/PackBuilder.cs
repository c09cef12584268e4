using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>Adds households up to a pack. Every count is a sum over households, so each has a list behind it.</summary>
/// <param name="book">Layout and settings.</param>
/// <param name="period">Opening, closing, standard.</param>
/// <param name="areas">The units with a row, each group before its children; households stand in units without children.</param>
/// <param name="hasLists">Whether forms 14 and 15 are wanted; the households then come with their people.</param>
public sealed class PackBuilder(FormBook book, FormPeriod period, IReadOnlyList<FormArea> areas, bool hasLists)
{
    private readonly AreaTally[] _tallies = [.. areas.Select(_ => new AreaTally(book.Size))];
    private readonly List<MemberRow>[] _lists = [[], []];
    private readonly int[] _numbers = [0, 0];

    /// <summary>Adds one household, in the order in which forms 14 and 15 list them within an area.</summary>
    /// <returns>What it adds to which cells; no parts when it is on no list of the period.</returns>
    public HouseholdParts Add(FormHousehold household)
    {
        var movement = HouseholdMovement.Of(household, period, book.Settings.Mode, book.Settings.ReturnMonths);
        var parts = new HouseholdCounts(book, household, movement);
        foreach (var part in parts.Parts)
            _tallies[part.Area].Counts[part.Cell] += part.Amount;

        if (movement.ClosingStatus is not PovertyClass.NotPoor)
        {
            _tallies[movement.ClosingPlace].Note(parts.Remarks, household.Unclear, movement.ClosingStatus);
            if (hasLists)
                List(household, movement);
        }

        return new(household.Id, parts.Parts) { Remarks = parts.Remarks };
    }

    /// <summary>The pack of all households added.</summary>
    public Pack Finish()
    {
        var leaves = new AreaCells?[areas.Count];
        for (var area = 0; area < areas.Count; area++)
        {
            if (!areas.Any(a => a.Group == area))
                leaves[area] = new(areas[area].IsReported ? _tallies[area].ToCells(book) : null, _tallies[area].Completeness(areas[area]));
        }

        return PackSum.Of(book, period, areas, leaves, hasLists ? [.. _lists.Select((rows, at) => new FormList(book[14 + at], Numbered(rows)))] : []);
    }

    private void List(FormHousehold household, HouseholdMovement movement)
    {
        var isPoor = movement.ClosingStatus is PovertyClass.Poor;
        var form = book[isPoor ? 15 : 14];
        var list = _lists[isPoor ? 1 : 0];
        var number = ++_numbers[isPoor ? 1 : 0]; // of adding; printed numbers follow the areas
        var came = movement.CameBy switch
        {
            null => "7",
            MovementColumns.Returned => "6",
            _ => "5",
        };
        for (var i = 0; i < Math.Max(1, household.People.Count); i++)
        {
            // A household nobody is left in still stands on the list.
            var member = i < household.People.Count ? household.People[i] : new("(không còn thành viên)", null, null, null, null);
            var cells = new string?[form.Leaves.Count];
            if (member is { BornYear: { } year, IsFemale: { } isFemale })
                cells[form[isFemale ? "2" : "1"]] = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            cells[form["3"]] = member.EthnicGroup;
            cells[form["4"]] = member.Relationship;
            if (i == 0)
            {
                cells[form[came]] = "x";
                Mark("8", household.HasPersonOfMerit);
                Mark("9", household.IsIndigenous);
                Mark("10", household.HasNoLabourCapacity);
            }

            list.Add(new(household.Id, movement.ClosingPlace, number, household.People.Count == 0 ? 0 : i + 1, member.Name, cells));

            void Mark(string code, bool? holds)
            {
                if (holds == true && form.Find(code) is { } leaf)
                    cells[leaf] = "x";
            }
        }
    }

    /// <summary>Area by area, numbered through.</summary>
    private static List<MemberRow> Numbered(List<MemberRow> rows)
    {
        var numbers = new Dictionary<int, int>();
        return [.. rows.OrderBy(r => r.Area).Select(row =>
        {
            if (!numbers.TryGetValue(row.Number, out var number))
                numbers[row.Number] = number = numbers.Count + 1;
            return row with { Number = number };
        })];
    }
}
