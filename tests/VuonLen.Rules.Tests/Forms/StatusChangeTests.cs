using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.Rules.Tests.Forms;

/// <summary>What a decision's page calls a change and the column the forms count it in are one thing.</summary>
public sealed class StatusChangeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(12)]
    public void Lists_and_forms_agree_on_what_happened_whatever_the_ledger(int? returnMonths)
    {
        var seen = new HashSet<Movement>();
        for (var number = 0; number < 5_000; number++)
        {
            var household = Household(number);
            var movement = HouseholdMovement.Of(household, Invented.Period, MovementMode.Net, returnMonths);
            var said = StatusChange.Between(household.Lines, Invented.Period.Opening, Invented.Period.Closing, returnMonths);

            Assert.True(ColumnsOf(said).SetEquals(ColumnsOf(movement)), $"{number}: {said}, {string.Join(' ', ColumnsOf(movement))}");
            if (said is { } kind)
                seen.Add(kind);
        }

        Assert.Equal(Enum.GetValues<Movement>(), seen.Order());
    }

    [Fact]
    public void Each_decision_is_called_what_the_forms_count_it_as()
    {
        var counted = 0;
        for (var number = 0; number < 2_000; number++)
        {
            var household = Household(number);
            foreach (var line in household.Lines.Where(l => Invented.Period.Opening < l.On && l.On <= Invented.Period.Closing))
            {
                var day = new FormPeriod(line.On.AddDays(-1), line.On, Invented.Standard);

                var said = StatusChange.Between(household.Lines, day.Opening, day.Closing);

                Assert.True(ColumnsOf(said).SetEquals(ColumnsOf(HouseholdMovement.Of(household, day, MovementMode.Gross))));
                counted++;
            }
        }

        Assert.True(counted > 2_000);
    }

    [Fact]
    public void Nothing_moves_across_a_change_of_standard()
    {
        StatusLine[] lines = [new(Invented.NewId(), new(2026, 3, 1), Poor, "QD59-2016"), new(Invented.NewId(), new(2027, 1, 1), NearPoor, Invented.Standard)];

        Assert.Null(StatusChange.Between(lines, new(2026, 12, 31), new(2027, 12, 31)));
    }

    [Fact]
    public void A_rise_corrected_on_its_own_day_was_none()
    {
        var corrected = Invented.With(("2024-01-01", Poor), ("2025-01-01", NotPoor), ("2025-01-01", Poor)).Lines;

        Assert.False(StatusChange.HasEscaped(corrected, Poor, new(2026, 1, 1), new(2026, 5, 1), null));
    }

    /// <summary>A wild ledger under one standard, of a household that lives in one place and does not end.</summary>
    private static FormHousehold Household(int number)
    {
        var wild = Invented.Household(number);
        return wild with
        {
            Lines = [.. wild.Lines.Select(l => l with { Standard = Invented.Standard })],
            Members = [new(Invented.NewId(), new(2020, 1, 1), null)],
            Places = [wild.Places[0]],
            EndedOn = null,
        };
    }

    private static HashSet<string> ColumnsOf(HouseholdMovement movement) =>
        [.. movement.Entries.Where(e => e.Households > 0 && e.Column is not (MovementColumns.Opening or MovementColumns.Closing)).Select(e => Name(e.List, e.Column)),
            .. movement.OpeningStatus == movement.ClosingStatus && movement.OpeningStatus is not NotPoor && !movement.Entries.Any(e => e.Column is > 1 and < 9 && e.Households > 0) ? [$"{movement.OpeningStatus} stays"] : Array.Empty<string>()];

    private static HashSet<string> ColumnsOf(Movement? movement) => movement switch
    {
        Movement.PoorStay => ["Poor stays"],
        Movement.NearStay => ["NearPoor stays"],
        Movement.PoorToNear => ["F2.2", "F3.5"],
        Movement.PoorToAbove => ["F2.3"],
        Movement.NearToPoor => ["F3.3", "F2.5"],
        Movement.NearToAbove => ["F3.2"],
        Movement.PoorReturn => ["F2.6"],
        Movement.PoorNew => ["F2.7"],
        Movement.NearReturn => ["F3.6"],
        Movement.NearNew => ["F3.7"],
        Movement.OtherDecrease => ["4"],
        Movement.OtherIncrease => ["8"],
        null or _ => [],
    };

    /// <summary>"Other" is one kind of change whichever list it concerns.</summary>
    private static string Name(PovertyClass list, int column) =>
        column is MovementColumns.OtherDecrease or MovementColumns.OtherIncrease ? $"{column}" : $"F{(list is Poor ? 2 : 3)}.{column}";
}
