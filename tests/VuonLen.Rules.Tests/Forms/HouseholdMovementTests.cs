using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.Rules.Tests.Forms;

public sealed class HouseholdMovementTests
{
    [Fact]
    public void Each_kind_of_change_stands_in_its_column()
    {
        Assert.Equal(["F2.1", "F2.9"], Columns(Invented.With(("2025-01-01", Poor))));
        Assert.Equal(["F2.1", "F2.2", "F3.5", "F3.9"], Columns(Invented.With(("2025-01-01", Poor), ("2026-05-01", NearPoor))));
        Assert.Equal(["F2.1", "F2.3"], Columns(Invented.With(("2025-01-01", Poor), ("2026-05-01", NotPoor))));
        Assert.Equal(["F3.1", "F3.9"], Columns(Invented.With(("2025-01-01", NearPoor))));
        Assert.Equal(["F3.1", "F3.3", "F2.5", "F2.9"], Columns(Invented.With(("2025-01-01", NearPoor), ("2026-05-01", Poor))));
        Assert.Equal(["F3.1", "F3.2"], Columns(Invented.With(("2025-01-01", NearPoor), ("2026-05-01", NotPoor))));
        Assert.Equal(["F2.7", "F2.9"], Columns(Invented.With(("2026-05-01", Poor))));
        Assert.Equal(["F3.7", "F3.9"], Columns(Invented.With(("2026-05-01", NearPoor))));
        Assert.Equal(["F2.6", "F2.9"], Columns(Invented.With(("2024-01-01", Poor), ("2025-01-01", NotPoor), ("2026-05-01", Poor))));
        Assert.Equal(["F3.6", "F3.9"], Columns(Invented.With(("2024-01-01", NearPoor), ("2025-01-01", NotPoor), ("2026-05-01", NearPoor))));
        Assert.Equal(["F2.1", "F2.4"], Columns(Invented.With(("2025-01-01", Poor, false), ("2026-05-01", NotPoor, true))));
        Assert.Equal(["F3.8", "F3.9"], Columns(Invented.With(("2026-05-01", NearPoor, true))));
    }

    [Fact]
    public void A_change_between_the_two_lists_is_one_whatever_its_reason() =>
        Assert.Equal(["F2.1", "F2.2", "F3.5", "F3.9"], Columns(Invented.With(("2025-01-01", Poor, false), ("2026-05-01", NearPoor, true))));

    [Fact]
    public void In_and_out_within_the_period_counts_on_each_side_gross_and_not_at_all_net()
    {
        var household = Invented.With(("2026-03-01", Poor), ("2026-09-01", NotPoor));

        Assert.Equal(["F2.7", "F2.3"], Columns(household));
        Assert.Empty(Columns(household, MovementMode.Net));
    }

    [Fact]
    public void Falling_back_within_the_period_is_a_return_gross_and_a_stay_net()
    {
        var household = Invented.With(("2025-01-01", Poor), ("2026-03-01", NotPoor), ("2026-09-01", Poor));

        Assert.Equal(["F2.1", "F2.3", "F2.6", "F2.9"], Columns(household));
        Assert.Equal(["F2.1", "F2.9"], Columns(household, MovementMode.Net));
    }

    [Fact]
    public void Whoever_was_struck_off_for_another_reason_has_not_escaped_and_does_not_return() =>
        Assert.Equal(["F2.7", "F2.9"], Columns(Invented.With(("2024-01-01", Poor, false), ("2025-01-01", NotPoor, true), ("2026-05-01", Poor, false))));

    [Fact]
    public void A_return_is_looked_for_only_so_far_back_as_the_office_sets()
    {
        var household = Invented.With(("2020-01-01", Poor), ("2022-01-01", NotPoor), ("2026-05-01", Poor));

        Assert.Equal(["F2.6", "F2.9"], Columns(household));
        Assert.Equal(["F2.7", "F2.9"], Columns(household, returnMonths: 36));
    }

    [Fact]
    public void Members_enter_and_leave_with_the_household_on_the_day_of_the_decision()
    {
        var (stays, born, left) = (Invented.NewId(), Invented.NewId(), Invented.NewId());
        var household = Invented.With(("2025-01-01", Poor), ("2026-06-01", NearPoor)) with
        {
            Members =
            [
                new(stays, new(2020, 1, 1), new(2026, 4, 1)), new(stays, new(2026, 4, 1), null), // a new head begins a new span
                new(born, new(2026, 3, 5), null),
                new(left, new(2020, 1, 1), new(2026, 8, 1)),
            ],
        };

        var persons = Persons(household);

        Assert.Equal([("F2.1", 2), ("F2.8", 1), ("F2.2", 3), ("F3.5", 3), ("F3.4", 1), ("F3.9", 2)], persons);
    }

    [Fact]
    public void A_household_whose_last_member_died_leaves_for_another_reason_even_without_a_decision()
    {
        var household = Invented.With(("2025-01-01", Poor)) with
        {
            Members = [new(Invented.NewId(), new(2020, 1, 1), new(2026, 7, 9))],
            EndedOn = new(2026, 7, 9),
        };

        var movement = HouseholdMovement.Of(household, Invented.Period, MovementMode.Gross);

        Assert.True(movement.LeftWithoutDecision);
        Assert.Equal(NotPoor, movement.ClosingStatus);
        Assert.Equal([("F2.1", 1), ("F2.4", 1)], Persons(household)); // the member once, the household without anybody
        Assert.Equal(["F2.1", "F2.4"], Columns(household));
    }

    [Fact]
    public void A_move_to_another_village_leaves_the_one_and_enters_the_other()
    {
        var household = Invented.With(("2025-01-01", Poor)) with { Places = [new(DateOnly.MinValue, 1), new(new(2026, 5, 1), 2)] };

        var entries = HouseholdMovement.Of(household, Invented.Period, MovementMode.Gross).Entries;

        Assert.Equal([(1, 1), (4, 1), (8, 2), (9, 2)], entries.Select(e => (e.Column, e.Area)));
    }

    [Fact]
    public void The_first_list_of_a_standard_opens_its_first_period()
    {
        var period = new FormPeriod(new(2026, 12, 31), new(2027, 12, 31), "ND351-2027", new DateOnly(2027, 1, 1));
        var household = Invented.With(("2025-01-01", Poor)) with
        {
            Lines =
            [
                new(Invented.NewId(), new(2025, 1, 1), Poor, "ND07-2022"),
                new(Invented.NewId(), new(2027, 1, 1), NearPoor, "ND351-2027"),
                new(Invented.NewId(), new(2027, 6, 1), NotPoor, "ND351-2027"),
            ],
        };

        Assert.Equal(["F3.1", "F3.2"], Columns(household, period: period));
    }

    /// <summary>What a pack promises: whatever happened, both tables balance for households and for persons, and meet.</summary>
    [Theory]
    [InlineData(MovementMode.Gross)]
    [InlineData(MovementMode.Net)]
    public void Tables_balance_whatever_happened(MovementMode mode)
    {
        for (var number = 0; number < 3_000; number++)
        {
            var household = Invented.Household(number);
            var entries = HouseholdMovement.Of(household, Invented.Period, mode).Entries;
            foreach (var area in new[] { 1, 2, 3 })
            {
                foreach (var list in new[] { Poor, NearPoor })
                {
                    Assert.True(Balance(e => e.Households) == 0, $"households of {number} in {area}, {list}");
                    Assert.True(Balance(e => e.Persons) == 0, $"persons of {number} in {area}, {list}");

                    int Balance(Func<MovementEntry, int> of) => entries.Where(e => e.Area == area && e.List == list)
                        .Sum(e => of(e) * (e.Column is 1 or 5 or 6 or 7 or 8 ? 1 : -1));
                }
            }

            Assert.Equal(Sum(Poor, 2), Sum(NearPoor, 5));
            Assert.Equal(Sum(Poor, 5), Sum(NearPoor, 3));

            (int, int) Sum(PovertyClass list, int column)
            {
                var all = entries.Where(e => e.List == list && e.Column == column).ToList();
                return (all.Sum(e => e.Households), all.Sum(e => e.Persons));
            }
        }
    }

    private static List<string> Columns(FormHousehold household, MovementMode mode = MovementMode.Gross, int? returnMonths = null, FormPeriod? period = null) =>
        [.. HouseholdMovement.Of(household, period ?? Invented.Period, mode, returnMonths).Entries.Where(e => e.Households > 0).Select(Name)];

    private static List<(string, int)> Persons(FormHousehold household) =>
        [.. HouseholdMovement.Of(household, Invented.Period, MovementMode.Gross).Entries.Where(e => e.Persons > 0).Select(e => (Name(e), e.Persons))];

    private static string Name(MovementEntry entry) => $"F{(entry.List is Poor ? 2 : 3)}.{entry.Column}";
}
