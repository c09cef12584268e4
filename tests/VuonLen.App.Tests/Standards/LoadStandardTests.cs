using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.App.Standards.Loading;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Standards;

public sealed class LoadStandardTests : DatabaseTest
{
    private static readonly Caller _administrator = new("quan-tri", AreaScope.Nation, Role.Administrator);
    private static readonly Caller _ofProvince24 = new("tinh-24", AreaScope.Of("24."), Role.Province);
    private static readonly DateOnly _in2027 = new(2027, 1, 2);

    [Fact]
    public async Task A_complete_national_standard_steps_in_for_the_incomplete_one()
    {
        Assert.Equal("ND351-2027", (await StandardsAsync()).National(_in2027)!.Code);

        Assert.Empty(await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31")));

        var standards = await StandardsAsync();
        Assert.Equal(("QG-THU", true), (standards.National(_in2027)!.Code, standards.National(_in2027)!.CanClassify));
        Assert.Equal("ND07-2022", standards.National(Today.Date)!.Code);
    }

    [Fact]
    public async Task A_provinces_own_standard_holds_beside_the_nations_in_that_province_alone()
    {
        Assert.Empty(await LoadAsync(_ofProvince24, AStandard.Complete("T24-THU", "2026-01-01", "2026-12-31", "24")));

        var standards = await StandardsAsync();
        Assert.Equal("ND07-2022", standards.National(Today.Date)!.Code);
        Assert.Equal("T24-THU", standards.OfProvince("24", Today.Date)!.Code);
        Assert.Null(standards.OfProvince("25", Today.Date));
    }

    [Theory]
    [InlineData("ND07-2022", "2031-01-01", null, "ST-124")] // shipped
    [InlineData("QG-THU", "2031-01-01", null, "ST-125")] // the nation's is not the province's to load
    [InlineData("T25-THU", "2031-01-01", "25", "ST-125")] // the neighbour's neither
    [InlineData("T99-THU", "2031-01-01", "99", "ST-126")]
    [InlineData("t24/thu", "2031-01-01", "24", "ST-123")]
    public async Task What_is_not_this_users_or_no_possible_code_is_refused(string code, string from, string? province, string problem)
    {
        var problems = await LoadAsync(_ofProvince24, AStandard.Complete(code, from, "2031-12-31", province));

        Assert.Contains(problem, problems.Select(p => p.Code));
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.LoadedStandards.CountAsync()));
    }

    [Fact]
    public async Task A_time_that_meets_another_complete_standard_of_the_same_owner_is_refused()
    {
        Assert.Equal(["ST-129"], Codes(await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2026-12-31", "2027-06-30"))));
        Assert.Empty(await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2027-01-01", "2027-06-30")));
        Assert.Equal(["ST-129"], Codes(await LoadAsync(_administrator, AStandard.Complete("QG-HAI", "2027-06-30", "2027-12-31"))));
        Assert.Empty(await LoadAsync(_administrator, AStandard.Complete("QG-HAI", "2027-07-01", "2027-12-31")));
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_listed()
    {
        var json = AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31")
            .Replace("\"rural\": 11,", "\"rural\": \"mười một\",", StringComparison.Ordinal)
            .Replace("\"clause\": \"Văn bản thử, Điều 1\"", "\"claus\": \"?\"", StringComparison.Ordinal);

        var problems = await LoadAsync(_administrator, json);

        Assert.True(problems.Count >= 3, string.Join('\n', problems.Select(p => p.Message)));
        Assert.All(problems, p => Assert.Equal("ST-001", p.Code));
        Assert.Equal(["ST-001"], Codes(await LoadAsync(_administrator, "{")));
        Assert.Equal(["ST-121"], Codes(await LoadAsync(_administrator, new string(' ', LoadStandard.MostBytes + 1))));
    }

    [Fact]
    public async Task A_second_load_shows_what_changes_and_the_first_version_stays_in_the_audit()
    {
        await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31"));
        var newer = AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31", rural: 112_000);
        await using (var db = Open(_administrator))
        {
            var preview = (await new LoadStandard(db, new(), Today.Clock).ShowAsync(newer, NoCancel)).Answer!;
            Assert.Equal([("Chuẩn thu nhập, nông thôn", "111.000 đồng", "112.000 đồng")], preview.Changes.Select(c => (c.Part, c.Before, c.After)));
            Assert.Equal(0, preview.Revision);
        }

        Assert.Empty(await LoadAsync(_administrator, newer, revision: 0));

        var change = await InAsync(AreaScope.Nation, db => db.Audit.Where(a => a.UseCase == nameof(LoadStandard))
            .OrderByDescending(a => a.Id).Select(a => a.Changes).FirstAsync());
        Assert.Contains("111000", change, StringComparison.Ordinal);
        Assert.Contains("112000", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_confirms_an_old_preview_is_told_and_changes_nothing()
    {
        await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31"));

        Assert.Equal(["ST-128"], Codes(await LoadAsync(_administrator, AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31", rural: 1))));
        Assert.Equal(111_000, (await StandardsAsync()).Find("QG-THU")!.IncomeLine!.Rural);
    }

    private static IEnumerable<string> Codes(IEnumerable<Problem> problems) => problems.Select(p => p.Code).Distinct();

    private VuonLenDb Open(Caller caller) => DataSetup.Open(Database.ConnectionString, caller, Today.Clock);

    private Task<StandardsInForce> StandardsAsync() => InAsync(AreaScope.Nation, db => StandardsInForce.LoadAsync(db, NoCancel));

    private async Task<IReadOnlyList<Problem>> LoadAsync(Caller caller, string json, int? revision = null)
    {
        await using var db = Open(caller);
        return (await new LoadStandard(db, new(), Today.Clock).SaveAsync(json, revision, NoCancel)).Problems;
    }
}
