using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.Rules.Tests.Plans.Targets;

public sealed class TargetTermsTests
{
    private static readonly DateOnly _start = new(2026, 1, 1);
    private static readonly DateOnly _due = new(2026, 12, 31);
    private static readonly DateOnly _july = new(2026, 7, 1);

    private static readonly TargetTerms _reduce = new(TargetKind.ReduceBy, 71, TargetBound.AtLeast, IsLowerBetter: true);

    [Theory]
    [InlineData(301, 301, 0, TargetState.InDanger, 71)] // half the year is over
    [InlineData(301, 260, 0, TargetState.OnTheWay, 30)]
    [InlineData(301, 290, 0, TargetState.InDanger, 60)]
    [InlineData(301, 290, 60, TargetState.OnTheWay, 60)] // those expected to rise suffice
    [InlineData(301, 290, 59, TargetState.InDanger, 60)]
    [InlineData(301, 230, 0, TargetState.Reached, 0)]
    [InlineData(301, 200, 0, TargetState.Reached, 0)] // "trở lên"
    [InlineData(301, 302, 100, TargetState.InDanger, 72)] // more poor than before
    public void Reducing_by_a_number(int baseline, int today, int foreseen, TargetState state, int missing)
    {
        var standing = _reduce.Judge(new(today, _july, baseline, Foreseen: foreseen, StartsOn: _start, DueOn: _due));

        Assert.Equal((230m, state, (decimal?)missing), (standing.Goal, standing.State, standing.Missing));
    }

    [Fact]
    public void After_the_last_day_what_is_not_reached_is_missed()
    {
        Assert.Equal(TargetState.OnTheWay, Of(_reduce, 231, 301, _due));
        Assert.Equal(TargetState.Missed, Of(_reduce, 231, 301, _due.AddDays(1)));
        Assert.Equal(TargetState.Reached, Of(_reduce, 230, 301, _due.AddDays(1)));
    }

    [Fact]
    public void In_the_first_quarter_of_the_time_nothing_is_no_danger()
    {
        Assert.Equal(TargetState.NotBegun, Of(_reduce, 301, 301, new(2026, 3, 1)));
        Assert.Equal(TargetState.InDanger, Of(_reduce, 301, 301, new(2026, 5, 1)));
    }

    [Fact]
    public void A_change_needs_its_opening_figure() =>
        Assert.Equal(new(null, null, null, TargetState.Unmeasured), _reduce.Judge(new(250, _july)));

    [Fact]
    public void More_to_go_than_there_is_leaves_nothing()
    {
        var standing = _reduce.Judge(new(10, _july, 60, StartsOn: _start, DueOn: _due));

        Assert.Equal((0m, 10m, TargetState.OnTheWay), (standing.Goal, standing.Missing, standing.State));
    }

    [Fact]
    public void A_share_of_nobody_is_no_failure() =>
        Assert.Equal(
            new(100, 0, null, TargetState.NothingToMeasure),
            new TargetTerms(TargetKind.Share, 100).Judge(new(null, _july, Subjects: 0, StartsOn: _start, DueOn: _due)));

    [Theory]
    [InlineData(TargetBound.Above, 95, TargetState.OnTheWay)] // "trên 95 %"
    [InlineData(TargetBound.Above, 95.01, TargetState.Reached)]
    [InlineData(TargetBound.AtLeast, 95, TargetState.Reached)]
    [InlineData(TargetBound.About, 95, TargetState.Reached)]
    public void Above_is_more_than_the_figure(TargetBound bound, double today, TargetState state) =>
        Assert.Equal(state, Of(new(TargetKind.Share, 95, bound), (decimal)today, null, _july));

    [Theory]
    [InlineData(0, TargetState.InDanger)]
    [InlineData(1, TargetState.Reached)]
    [InlineData(2, TargetState.Reached)]
    [InlineData(5, TargetState.Reached)]
    public void A_range_is_reached_from_its_lower_end(int today, TargetState state) =>
        Assert.Equal(state, Of(new(TargetKind.Range, null, From: 1, To: 2), today, null, _july));

    [Fact]
    public void None_of_none_is_reached_and_one_is_one_too_many()
    {
        var none = new TargetTerms(TargetKind.None, null, IsLowerBetter: true);

        Assert.Equal(TargetState.Reached, Of(none, 0, 0, _july));
        Assert.Equal((1m, TargetState.InDanger), (none.Judge(new(1, _july, 0, StartsOn: _start, DueOn: _due)) is var s ? s.Missing : null, s.State));
    }

    [Fact]
    public void Points_and_percent_of_the_opening_figure_are_two_things()
    {
        Assert.Equal(3.57m, new TargetTerms(TargetKind.ReduceBy, 1.09m).Goal(4.66m));
        Assert.Equal(30m, new TargetTerms(TargetKind.ReduceBy, 50, IsRelative: true).Goal(60));
    }

    [Fact]
    public void Reaching_a_figure_goes_the_way_from_where_it_began()
    {
        var falling = new TargetTerms(TargetKind.Reach, 230);
        Assert.Equal(TargetState.Reached, Of(falling, 229, 301, _july));
        Assert.Equal(TargetState.Reached, Of(falling, 231, 200, _july)); // it was to grow
        Assert.Equal(TargetState.Reached, Of(falling with { IsLowerBetter = true }, 229, null, _july));
        Assert.Equal(TargetState.OnTheWay, Of(falling, 229, null, _july));
    }

    /// <summary>A rate of 20,86 % is not "down to 3,91 %" because the list was empty when it began.</summary>
    [Fact]
    public void What_is_to_become_less_never_turns_round_for_an_odd_opening_figure()
    {
        var less = new TargetTerms(TargetKind.Reach, 3.91m, IsLowerBetter: true);
        Assert.Equal(TargetState.InDanger, Of(less, 20.86m, 0, _july));
        Assert.Equal(TargetState.Reached, Of(less, 3.9m, 0, _july));

        var more = new TargetTerms(TargetKind.Reach, 95, IsLowerBetter: false);
        Assert.Equal(TargetState.Reached, Of(more, 96, 97, _july));
        Assert.NotEqual(TargetState.Reached, Of(more, 94, 97, _july));
    }

    [Fact]
    public void Two_of_three_named_households()
    {
        var two = new TargetTerms(TargetKind.PartOfSet, 2, From: 3);

        Assert.Equal([TargetState.InDanger, TargetState.OnTheWay, TargetState.Reached, TargetState.Reached], new[] { 0, 1, 2, 3 }.Select(n => Of(two, n, null, _july)));
    }

    [Fact]
    public void Words_are_never_measured() => Assert.Equal(TargetState.Unmeasured, Of(new(TargetKind.Words, null), 5, 3, _july));

    /// <summary>For all kinds, bounds and figures: a step in the right direction is never worse, and what is missing is never negative.</summary>
    [Fact]
    public void Whatever_is_asked_a_better_figure_stands_no_worse()
    {
        var random = new Random(20260704);
        for (var i = 0; i < 20_000; i++)
        {
            var kinds = Enum.GetValues<TargetKind>();
            var terms = new TargetTerms(
                kinds[random.Next(kinds.Length)], random.Next(0, 120), (TargetBound)random.Next(5), random.Next(0, 50), random.Next(50, 100),
                random.Next(4) == 0, random.Next(2) == 0);
            var situation = new TargetSituation(
                random.Next(0, 130), _start.AddDays(random.Next(-20, 400)), random.Next(5) == 0 ? null : random.Next(0, 130),
                random.Next(3) == 0 ? random.Next(3) : null, random.Next(10), random.Next(5) == 0 ? null : _start, random.Next(5) == 0 ? null : _due);
            var standing = terms.Judge(situation);

            Assert.True(standing.Missing is null or >= 0, $"{terms} {situation} {standing}");
            Assert.True(standing.Progress is null or (>= 0 and <= 1), $"{terms} {situation} {standing}");
            if (terms.Bound != TargetBound.Above) // at the figure nothing is missing but a trace
                Assert.Equal(standing.State is TargetState.Reached or TargetState.NothingToMeasure, standing.Missing == 0);
            if (standing is not { Missing: > 0 and { } missing, Goal: { } goal })
                continue;

            var better = terms.Judge(situation with { Today = situation.Today > goal ? situation.Today - 1 : situation.Today + 1 });
            Assert.True(better.Missing < missing, $"{terms} {situation} {standing} {better}");
            Assert.True(Rank(better.State) >= Rank(standing.State), $"{terms} {situation} {standing} {better}");
        }
    }

    private static int Rank(TargetState state) => state switch
    {
        TargetState.Missed or TargetState.InDanger => 0,
        TargetState.NotBegun => 1,
        TargetState.OnTheWay => 2,
        _ => 3,
    };

    private static TargetState Of(TargetTerms terms, decimal today, decimal? baseline, DateOnly on) =>
        terms.Judge(new(today, on, baseline, StartsOn: _start, DueOn: _due)).State;
}
