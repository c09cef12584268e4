using Microsoft.AspNetCore.Components;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Shell;

public sealed class PartsTests
{
    [Fact]
    public async Task The_pager_says_where_one_is_and_keeps_the_rest_of_the_address()
    {
        var html = await Rendered.OfAsync<Pager>(
            new { Page = 3, Total = 10_000, TotalIsCapped = true }, "http://localhost/households?status=poor&page=3");

        Assert.Contains("101–150 trong 10.000&#x2B; hộ", html, StringComparison.Ordinal);
        Assert.Contains("status=poor&amp;page=4\" rel=\"next\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/households?status=poor\"", html, StringComparison.Ordinal); // page 1
        Assert.Contains(">200</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_page_has_no_links_and_the_last_page_ends_at_the_total()
    {
        var html = await Rendered.OfAsync<Pager>(new { Page = 1, Total = 7, Noun = "người" });

        Assert.Contains("1–7 trong 7 người", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sorting_turns_round_at_the_second_click_and_starts_at_the_first_page()
    {
        var up = await Rendered.OfAsync<SortLink>(
            new { Column = "name", Text = "Chủ hộ", Sort = "name" }, "http://localhost/households?sort=name&page=4");

        Assert.Contains("?sort=-name\"", up, StringComparison.Ordinal);
        Assert.Equal("descending", SortLink.DirectionOf("-name", "name"));
        Assert.Null(SortLink.DirectionOf("code", "name"));
    }

    [Fact]
    public async Task Every_status_has_a_shape_of_its_own()
    {
        var shapes = new List<string>();
        foreach (var kind in Enum.GetValues<BadgeKind>())
        {
            var html = await Rendered.OfAsync<StatusBadge>(new { Kind = kind, Text = "Hộ nghèo" });
            Assert.Contains("Hộ nghèo", html, StringComparison.Ordinal);
            shapes.Add(html[html.IndexOf(" d=\"", StringComparison.Ordinal)..html.IndexOf("</svg>", StringComparison.Ordinal)]);
        }

        Assert.Equal(shapes.Count, shapes.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(50, 5)]
    [InlineData(100, 9)]
    public async Task Heat_grows_with_the_count(int value, int strength) => Assert.Contains(
        $"heat-{strength}\"", await Rendered.OfAsync<HeatCell>(new { Value = (int?)value, Max = 100 }), StringComparison.Ordinal);

    [Fact]
    public async Task What_nobody_has_counted_is_not_zero()
    {
        var html = await Rendered.OfAsync<HeatCell>(new { Value = (int?)null, Max = 100 });

        Assert.Contains("–", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">0<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trend_is_drawn_and_can_be_read_and_is_broken_where_a_figure_is_missing()
    {
        var html = await Rendered.OfAsync<TrendChart>(new
        {
            Title = "Số hộ nghèo",
            Labels = new[] { "2023", "2024", "2025", "2026" },
            Series = new TrendChart.Line[] { new("Hộ nghèo", [420, null, 372, 301]) },
        });

        var path = html[html.IndexOf("class=\"line s0\" d=\"", StringComparison.Ordinal)..];
        path = path[..path.IndexOf("\">", StringComparison.Ordinal)];
        Assert.Equal((2, 1), (path.Count(c => c == 'M'), path.Count(c => c == 'L')));
        Assert.Contains(">chưa nhập</td>", html, StringComparison.Ordinal);
        Assert.Contains(">301</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trend_of_a_rate_keeps_its_two_digits_and_its_labels_stand_apart()
    {
        var html = await Rendered.OfAsync<TrendChart>(new
        {
            Title = "Tỷ lệ hộ nghèo (%)",
            Labels = Enumerable.Range(1, 13).Select(n => $"{n:00}/01/2026").ToArray(),
            Series = new TrendChart.Line[] { new("Tỷ lệ", [.. Enumerable.Repeat((decimal?)4.66m, 12), 4.04m]) },
        });

        Assert.Contains(">4,04</text>", html, StringComparison.Ordinal);
        Assert.Contains(">4,66</td>", html, StringComparison.Ordinal);
        Assert.InRange(html.Split("/01/2026</text>").Length - 1, 2, 5);
    }

    [Fact]
    public async Task A_bar_is_never_longer_than_its_track()
    {
        Assert.Contains("width=\"33.33\"", await Rendered.OfAsync<Bar>(new { Label = "Thiếu vốn", Value = 1m, Max = 3m }), StringComparison.Ordinal);
        Assert.Contains("class=\"fill\" width=\"100\"", await Rendered.OfAsync<Bar>(new { Label = "Thiếu vốn", Value = 9m, Max = 3m }), StringComparison.Ordinal);
        Assert.Contains("class=\"fill\" width=\"0\"", await Rendered.OfAsync<Bar>(new { Label = "Thiếu vốn", Value = 9m, Max = 0m }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_ties_hint_and_error_to_its_input()
    {
        RenderFragment<IReadOnlyDictionary<string, object>> input = attributes => builder =>
        {
            builder.OpenElement(0, "input");
            builder.AddMultipleAttributes(1, attributes);
            builder.CloseElement();
        };

        var html = await Rendered.OfAsync<Field>(
            new { Id = "name", Label = "Họ và tên", Hint = "Như trong giấy tờ", Error = "Còn trống", ChildContent = input });

        Assert.Contains("<label for=\"name\">Họ và tên</label>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"name-hint name-error\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_are_announced_with_their_codes()
    {
        Problem[] problems = [new("HH-100", "Hãy nhập họ tên."), new("HH-101", "Hãy chọn thôn.")];

        var html = await Rendered.OfAsync<ProblemList>(new { Problems = problems });

        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("(HH-101)", html, StringComparison.Ordinal);
        Assert.Empty((await Rendered.OfAsync<ProblemList>(new { Problems = Array.Empty<Problem>() })).Trim());
    }

    [Fact]
    public async Task A_fact_that_nobody_knows_is_said_so() => Assert.Contains(
        "chưa rõ", await Rendered.OfAsync<Fact>(new { Term = "Điện thoại", Text = " " }), StringComparison.Ordinal);
}
