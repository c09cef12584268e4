using VuonLen.App.Households;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households;

/// <summary>Which of the twelve kinds a change is, by where it leads and whether a reason is given.</summary>
public sealed class LedgerMovementTests
{
    private static readonly DateOnly _before = new(2025, 12, 31);

    private static readonly DateOnly _after = new(2026, 12, 31);

    public static TheoryData<RecognitionReason> Reasons => [.. Enum.GetValues<RecognitionReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Between_poor_and_near_poor_it_is_a_rise_or_a_fall_whatever_the_reason(RecognitionReason reason)
    {
        Assert.Equal(Movement.PoorToNear, Between(PovertyClass.Poor, PovertyClass.NearPoor, reason));
        Assert.Equal(Movement.NearToPoor, Between(PovertyClass.NearPoor, PovertyClass.Poor, reason));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Onto_and_off_the_lists_for_a_reason_is_counted_apart_a_correction_too(RecognitionReason reason)
    {
        Assert.Equal(Movement.OtherDecrease, Between(PovertyClass.Poor, PovertyClass.NotPoor, reason));
        Assert.Equal(Movement.OtherDecrease, Between(PovertyClass.NearPoor, PovertyClass.NotPoor, reason));
        Assert.Equal(Movement.OtherIncrease, Between(PovertyClass.NotPoor, PovertyClass.Poor, reason));
        Assert.Equal(Movement.OtherIncrease, Between(null, PovertyClass.NearPoor, reason));
    }

    [Fact]
    public void Who_stays_stays_whatever_the_reason() =>
        Assert.Equal(Movement.PoorStay, Between(PovertyClass.Poor, PovertyClass.Poor, RecognitionReason.MembersChanged));

    [Fact]
    public void Without_a_reason_it_is_a_rise_or_a_fall()
    {
        Assert.Equal(Movement.PoorToAbove, Between(PovertyClass.Poor, PovertyClass.NotPoor, null));
        Assert.Equal(Movement.NearNew, Between(null, PovertyClass.NearPoor, null));
    }

    /// <summary>Having stood on a list is not having risen from it: who moved away and came again, or was listed by mistake, is new.</summary>
    [Fact]
    public void Only_who_was_recognised_as_having_escaped_a_list_returns_to_it()
    {
        Assert.Equal(Movement.PoorReturn, After((PovertyClass.Poor, null), (PovertyClass.NotPoor, null), (PovertyClass.Poor, null)));
        Assert.Equal(Movement.PoorReturn, After((PovertyClass.Poor, null), (PovertyClass.NearPoor, null), (PovertyClass.NotPoor, null), (PovertyClass.Poor, null)));
        Assert.Equal(Movement.NearReturn, After((PovertyClass.NearPoor, null), (PovertyClass.NotPoor, null), (PovertyClass.NearPoor, null)));
        Assert.Equal(Movement.PoorNew, After((PovertyClass.Poor, null), (PovertyClass.NotPoor, RecognitionReason.Departed), (PovertyClass.Poor, null)));
        Assert.Equal(Movement.NearNew, After((PovertyClass.Poor, null), (PovertyClass.NotPoor, null), (PovertyClass.NearPoor, null)));
        Assert.Equal(Movement.PoorNew, After((PovertyClass.NearPoor, null), (PovertyClass.NotPoor, null), (PovertyClass.Poor, null)));
    }

    [Fact]
    public void Of_lines_within_the_time_the_one_that_brought_the_status_counts_and_not_one_that_confirms_it()
    {
        var arrived = Line(PovertyClass.Poor, new(2026, 3, 1), RecognitionReason.Arrived);

        Assert.Equal(Movement.OtherIncrease, Ledger.Between([arrived, Line(PovertyClass.Poor, new(2026, 6, 1), null)], _before, _after));
    }

    [Fact]
    public void Who_was_struck_off_for_another_reason_has_not_escaped()
    {
        Assert.Equal(new(2026, 6, 1), Escaped(PovertyClass.NotPoor, null));
        Assert.Null(Escaped(PovertyClass.NotPoor, RecognitionReason.MembersChanged));
        Assert.Equal(new(2026, 6, 1), Escaped(PovertyClass.NearPoor, RecognitionReason.MembersChanged));

        static DateOnly? Escaped(PovertyClass becomes, RecognitionReason? reason) =>
            Ledger.NewlyEscapedOn([Line(PovertyClass.Poor, new(2025, 6, 1), null), Line(becomes, new(2026, 6, 1), reason)], _after);
    }

    /// <summary>The last line falls into 2026, those before lie in the years before.</summary>
    private static Movement? After(params (PovertyClass Status, RecognitionReason? Reason)[] lines) => Ledger.Between(
        [.. lines.Select((l, i) => Line(l.Status, new DateOnly(2026 - lines.Length + 1 + i, 6, 1), l.Reason))], _before, _after);

    private static Movement? Between(PovertyClass? was, PovertyClass becomes, RecognitionReason? reason)
    {
        var lines = new List<Recognition> { Line(becomes, new(2026, 6, 1), reason) };
        if (was is { } status)
            lines.Add(Line(status, new(2025, 6, 1), null));
        return Ledger.Between(lines, _before, _after);
    }

    private static Recognition Line(PovertyClass status, DateOnly on, RecognitionReason? reason) => new()
    {
        AreaPath = AHousehold.Village,
        HouseholdId = Guid.Empty,
        Standard = "ND07-2022",
        Status = status,
        EffectiveOn = on,
        Source = RecognitionSource.Decision,
        Reason = reason,
    };
}
