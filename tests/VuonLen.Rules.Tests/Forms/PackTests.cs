using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Packs;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.Rules.Tests.Forms;

public sealed class PackTests
{
    [Fact]
    public void A_pack_of_any_households_has_no_fault()
    {
        foreach (var mode in Enum.GetValues<MovementMode>())
        {
            var (pack, _) = PackOf(mode, 400);
            var report = PackChecks.Check(PackFigures.Of(pack), pack.Book);

            Assert.True(report.Failed.Count == 0, string.Join('\n', report.Failed.Take(10).Select(f => f.Text)));
            Assert.True(report.Checked > 800);
            Assert.Empty(report.Notes);
        }
    }

    [Fact]
    public void Every_number_is_the_sum_of_the_households_behind_it()
    {
        var (pack, parts) = PackOf(MovementMode.Gross, 300);
        foreach (var table in pack.Tables)
        {
            foreach (var row in table.Rows.Where(r => pack.Areas[r.Area].Group is not null))
            {
                for (var leaf = 0; leaf < row.Cells.Count; leaf++)
                {
                    if (table.Form.Leaves[leaf].Rule is not VuonLen.Rules.Forms.Layout.CellRule.Count)
                        continue;
                    var cell = pack.Book.CellOf(table.Form.Number, row.Line, leaf);
                    Assert.Equal(row.Cells[leaf], parts.Sum(p => p.Parts.Where(c => c.Area == row.Area && c.Cell == cell).Sum(c => c.Amount)));
                }
            }
        }
    }

    /// <summary>A checker that overlooks a fault is worse than none: each counted cell and each rate is changed in turn.</summary>
    [Fact]
    public void Any_changed_figure_is_found()
    {
        var (pack, _) = PackOf(MovementMode.Gross, 120);
        var overlooked = new List<string>();
        foreach (var table in pack.Tables)
        {
            foreach (var row in table.Rows)
            {
                for (var leaf = 0; leaf < row.Cells.Count; leaf++)
                {
                    if (row.Cells[leaf] is not { } value)
                        continue;
                    var figures = PackFigures.Of(pack);
                    var code = table.Form.Leaves[leaf].Code!;
                    figures.Set(table.Form.Number, row.Area, row.Line, code, value + 1);
                    if (PackChecks.Check(figures, pack.Book).Failed.Count == 0)
                        overlooked.Add($"F{table.Form.Number}.{code} of {pack.Areas[row.Area].Name} line {row.Line}");
                }
            }
        }

        Assert.Empty(overlooked);
    }

    [Fact]
    public void What_nobody_can_tell_is_blank_and_not_0()
    {
        var known = Invented.With(("2025-01-01", Poor)) with { Deprived = 0b1, Unclear = 0b10 };
        var unknown = Invented.With(("2025-01-01", Poor)) with { Unclear = 0xfff, Children = null, Places = [new(DateOnly.MinValue, 2)] };
        var pack = Build([known, unknown]);

        Assert.Equal(1, pack.Cell(4, 1, 0, "3"));
        Assert.Null(pack.Cell(4, 1, 0, "4"));
        Assert.Equal(0, pack.Cell(4, 1, 0, "5"));
        Assert.Null(pack.Cell(4, 2, 0, "2"));
        Assert.Null(pack.Cell(5, 2, 0, "2"));
        Assert.Null(pack.Cell(11, 2, 0, "1"));
        Assert.Equal(0, pack.Cell(4, 3, 0, "3")); // no poor household, so none is deprived
        Assert.Equal(1, pack.Cell(4, 0, 0, "3"));
        Assert.Equal(2, pack.Completeness[0].Unclear);
    }

    [Fact]
    public void A_village_that_has_not_reported_is_blank_until_somebody_says_there_is_none()
    {
        var areas = Invented.Areas(10).ToList();
        areas[3] = areas[3] with { IsReported = false };
        var pack = Build([Invented.With(("2025-01-01", Poor))], areas);

        Assert.Null(pack.Cell(1, 3, 0, "3"));
        Assert.Equal(0, pack.Cell(1, 2, 0, "3"));
        Assert.False(pack.Completeness[0].IsReported);
        Assert.Equal(1, pack.Cell(1, 0, 0, "3"));
        Assert.Empty(PackChecks.Check(PackFigures.Of(pack), pack.Book).Failed);
    }

    [Fact]
    public void A_rate_over_a_base_nobody_entered_is_blank()
    {
        var areas = Invented.Areas(10).ToList();
        areas[1] = areas[1] with { Population = FormPopulation.Unknown };
        var pack = Build([Invented.With(("2025-01-01", Poor))], areas);

        Assert.Null(pack.Cell(1, 1, 0, "4"));
        Assert.Equal(1, pack.Cell(1, 1, 0, "3"));
    }

    [Fact]
    public void More_poor_households_than_there_are_households_is_a_fault()
    {
        var areas = Invented.Areas(10).ToList();
        areas[1] = areas[1] with { Population = new(1, 2, 1, 2, 1, 2) };
        var pack = Build([.. Enumerable.Range(0, 2).Select(_ => Invented.With(("2025-01-01", Poor)))], areas);

        var failed = PackChecks.Check(PackFigures.Of(pack), pack.Book).Failed;

        Assert.Contains(failed, f => f is { Form: 1, AreaName: "Thôn A", Identity: "3+5+7≤1", Left: 2, Right: 1 });
    }

    [Fact]
    public void A_minority_larger_than_the_whole_is_a_fault_and_so_is_a_count_below_none()
    {
        var areas = Invented.Areas(10).ToList();
        areas[1] = areas[1] with { Population = new(20, 100, 10, 110, 0, 0) };

        var failed = PackChecks.Check(PackFigures.Of(Build([], areas)), Invented.Book()).Failed;

        Assert.Contains(failed, f => f is { Form: 12, AreaName: "Thôn A", Identity: "7≤5", Left: 110, Right: 100 });
        Assert.Contains(failed, f => f is { Form: 12, AreaName: "Thôn A", Identity: "6≥0", Left: -10 });
    }

    [Fact]
    public void Minority_households_may_have_more_persons_than_there_are_minority_persons()
    {
        var areas = Invented.Areas(10).ToList();
        areas[0] = areas[0] with { Population = new(60, 500, 30, 201, 30, 201) };
        areas[1] = areas[1] with { Population = new(20, 100, 10, 1, 10, 1) };
        var mixed = Invented.With(("2025-01-01", Poor)) with
        {
            EthnicGroup = "03",
            IsIndigenous = true,
            Members = [new(Invented.NewId(), new(2020, 1, 1), null), new(Invented.NewId(), new(2020, 1, 1), null)],
        };

        var pack = Build([mixed, mixed with { Id = Invented.NewId(), Lines = [new(Invented.NewId(), new(2025, 1, 1), NearPoor, Invented.Standard)] }], areas);

        Assert.Equal((1m, 2m), (pack.Cell(12, 1, 0, "7"), pack.Cell(12, 1, 0, "18")));
        Assert.Empty(PackChecks.Check(PackFigures.Of(pack), pack.Book).Failed);
    }

    [Fact]
    public void A_household_in_several_groups_counts_in_the_first_by_priority()
    {
        var household = Invented.With(("2025-01-01", Poor)) with { EthnicGroup = "03", HasPersonOfMerit = true };
        var parts = new PackBuilder(Invented.Book(), Invented.Period, Invented.Areas(10), hasLists: false).Add(household);
        var other = FormSettingsWith(ReportingGroup.PersonOfMerit);

        Assert.Equal(HouseholdRemarks.SeveralGroups, parts.Remarks & HouseholdRemarks.SeveralGroups);
        Assert.Equal(1, Build([household]).Cell(8, 1, 0, "2"));
        Assert.Equal(0, Build([household]).Cell(8, 1, 0, "4"));
        Assert.Equal(1, Build([household], settings: other).Cell(8, 1, 0, "4"));
        Assert.Equal(0, Build([household], settings: other).Cell(8, 1, 0, "5"));
    }

    [Fact]
    public void The_lists_say_how_a_household_came_and_print_the_year_under_the_sex()
    {
        var pack = Build(
        [
            Invented.With(("2025-01-01", Poor)) with { People = [new("Lò Văn An", 1970, false, "Thái", "Chủ hộ"), new("Lò Thị Bình", 1972, true, "Thái", "Vợ")] },
            Invented.With(("2026-02-01", Poor)) with { People = [new("Vàng A Dế", null, false, "Hmông", "Chủ hộ")] },
            Invented.With(("2026-02-01", NearPoor)) with { People = [new("Trần Văn Cao", 1980, null, "Kinh", "Chủ hộ")] },
        ]);
        var list = pack.Lists[1];
        string? Cell(int row, string code) => list.Rows[row].Cells[list.Form[code]];

        Assert.Equal([(1, 1), (1, 2), (2, 1)], list.Rows.Select(r => (r.Number, r.Member)));
        Assert.Equal(("1970", null, "x"), (Cell(0, "1"), Cell(0, "2"), Cell(0, "7")));
        Assert.Equal((null, "1972", null), (Cell(1, "1"), Cell(1, "2"), Cell(1, "7")));
        Assert.Equal((null, "x"), (Cell(2, "1"), Cell(2, "5")));
        Assert.Equal("Trần Văn Cao", Assert.Single(pack.Lists[0].Rows).Name);
    }

    [Fact]
    public void A_unit_without_any_household_makes_a_pack_that_reads_sensibly()
    {
        var pack = Build([]);

        Assert.Equal(0, pack.Cell(1, 0, 0, "3"));
        Assert.Equal(0, pack.Cell(1, 0, 0, "4")); // none of 60 is 0 %
        Assert.Null(pack.Cell(5, 0, 0, "2")); // no rate of nobody
        Assert.Equal(0, pack.Cell(2, 1, 1, "9"));
        Assert.Empty(PackChecks.Check(PackFigures.Of(pack), pack.Book).Failed);
    }

    [Fact]
    public void Two_villages_of_one_name_are_compared_each_with_itself()
    {
        var areas = Invented.Areas(10).ToList();
        areas[2] = areas[2] with { Name = "Thôn A" };
        var older = Build([], areas);
        var newer = Build([Invented.With(("2026-02-01", Poor)) with { Places = [new(DateOnly.MinValue, 2)] }], areas);

        var poor = PackDifference.Between(older, newer).Where(d => d is { Form: 1, Code: "3" });

        Assert.Equal([(0, 0m, 1m), (2, 0m, 1m)], poor.Select(d => (d.Area, d.From!.Value, d.To!.Value)));
        Assert.Empty(PackDifference.Between(newer, newer));
        Assert.Equal([0, 1, 2, 3], PackDifference.RowsIn(older, newer).Select(r => r!.Value));
    }

    [Fact]
    public void Packs_added_up_are_the_pack_of_all()
    {
        var (pack, _) = PackOf(MovementMode.Gross, 200);
        var leaves = pack.Areas.Select((area, at) => area.Group is null ? null : new AreaCells(CountsOf(pack, at), pack.Completeness[at])).ToList();

        var again = PackSum.Of(pack.Book, pack.Period, pack.Areas, leaves, []);

        for (var form = 1; form <= 13; form++)
            Assert.Equal(pack.Tables[form - 1].Rows.Select(r => string.Join('|', r.Cells)), again.Tables[form - 1].Rows.Select(r => string.Join('|', r.Cells)));
    }

    private static FormSettings FormSettingsWith(ReportingGroup first) => new()
    {
        Priority = [first, .. new FormSettings().Priority.Where(g => g != first)],
    };

    private static Pack Build(IReadOnlyList<FormHousehold> households, IReadOnlyList<FormArea>? areas = null, FormSettings? settings = null)
    {
        var book = settings is null ? Invented.Book() : VuonLen.Rules.Forms.Layout.FormBook.Of(settings, FormStage.Official, "Thôn");
        var builder = new PackBuilder(book, Invented.Period, areas ?? Invented.Areas(10), households.Any(h => h.People.Count > 0));
        foreach (var household in households)
            builder.Add(household);
        return builder.Finish();
    }

    private static (Pack Pack, List<HouseholdParts> Parts) PackOf(MovementMode mode, int households)
    {
        var builder = new PackBuilder(Invented.Book(mode), Invented.Period, Invented.Areas(households), hasLists: true);
        var parts = Enumerable.Range(0, households).Select(n =>
        {
            var household = Invented.Household(n);
            var members = HouseholdMembers(household);
            return builder.Add(household with
            {
                Children = new(members, members / 2, members / 3, members / 4),
                People = [.. Enumerable.Range(0, members).Select(m => new FormMember($"Người {m}", 1990, m % 2 == 0, "Kinh", null))],
            });
        }).ToList();
        return (builder.Finish(), parts);
    }

    /// <summary>The counts of a filled pack; rates and population left out.</summary>
    private static int?[] CountsOf(Pack pack, int area)
    {
        var counts = new int?[pack.Book.Size];
        foreach (var table in pack.Tables)
        {
            for (var line = 0; line < table.Form.Lines.Count; line++)
            {
                var row = table.Rows[(area * table.Form.Lines.Count) + line];
                for (var leaf = 0; leaf < table.Form.Leaves.Count; leaf++)
                {
                    if (table.Form.Leaves[leaf].Rule is VuonLen.Rules.Forms.Layout.CellRule.Count)
                        counts[pack.Book.CellOf(table.Form.Number, line, leaf)] = (int?)row.Cells[leaf];
                }
            }
        }

        return counts;
    }

    private static int HouseholdMembers(FormHousehold household) => household.MembersOn(Invented.Period.Closing).Count;
}
