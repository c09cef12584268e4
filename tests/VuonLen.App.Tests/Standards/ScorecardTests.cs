using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Standards.Scorecards;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Standards;

public sealed class ScorecardTests : DatabaseTest
{
    private static readonly Caller _ofProvince24 = new("tinh-24", AreaScope.Of("24."), Role.Province);

    [Fact]
    public async Task A_card_from_rows_is_the_card_from_json()
    {
        await using var db = Open(_ofProvince24);
        var load = new LoadScorecard(db, Today.Clock);

        var ofRows = (await load.ShowAsync(AScorecard.Csv, "THE-THU", "ND07-2022", NoCancel)).Answer!;
        var ofJson = (await load.ShowAsync(AScorecard.Json, null, null, NoCancel)).Answer!;

        Assert.Equal(ofJson.Json, ofRows.Json);
    }

    [Fact]
    public async Task Answers_add_up_by_the_loaded_card_and_nothing_counts_as_zero()
    {
        var key = await LoadAsync();

        Assert.Equal(9, (await ScoreAsync(key, isUrban: false, ("M1", "B"), ("M2", "A"))).Answer?.B1);
        Assert.Equal(["SC-101"], Codes(await ScoreAsync(key, isUrban: false, ("M1", "B"))));
        Assert.Equal(["SC-102", "SC-103"], Codes(await ScoreAsync(key, isUrban: false, ("M1", "Z"), ("M2", "A"), ("M3", "A"))));
    }

    [Fact]
    public async Task Without_card_area_or_sheet_nothing_is_scored()
    {
        var key = await LoadAsync();

        Assert.Equal(["SC-121"], Codes(await ScoreAsync(new("24", Guid.CreateVersion7()), isUrban: false)));
        Assert.Equal(["SC-122"], Codes(await ScoreAsync(key, isUrban: true)));
        Assert.Equal(["SC-123"], Codes(await ScoreAsync(key, isUrban: null)));
    }

    [Fact]
    public async Task A_card_of_an_unknown_standard_or_by_somebody_of_one_commune_is_refused()
    {
        await using var db = Open(_ofProvince24);
        Assert.Equal(
            ["SC-120"],
            Codes(await new LoadScorecard(db, Today.Clock).ShowAsync(AScorecard.Csv, "THE-THU", "ND00", NoCancel)));

        await using var commune = Open(new("xa", Commune, Role.Province));
        Assert.Equal(["SC-125"], Codes(await new LoadScorecard(commune, Today.Clock).ShowAsync(AScorecard.Json, null, null, NoCancel)));
    }

    private static IEnumerable<string> Codes(Outcome outcome) => outcome.Problems.Select(p => p.Code);

    private VuonLenDb Open(Caller caller) => DataSetup.Open(Database.ConnectionString, caller, Today.Clock);

    private async Task<AreaKey> LoadAsync()
    {
        await using var db = Open(_ofProvince24);
        Assert.Empty((await new LoadScorecard(db, Today.Clock).SaveAsync(AScorecard.Json, null, NoCancel)).Problems);
        return (await db.LoadedScorecards.SingleAsync()).Key;
    }

    private Task<Outcome<VuonLen.Rules.Scorecards.ScorecardTotal>> ScoreAsync(AreaKey card, bool? isUrban, params (string Item, string Chosen)[] answers) =>
        InAsync(Commune, db => new ScoreB1(db).RunAsync(card, isUrban, null, answers.ToDictionary(a => a.Item, a => a.Chosen), NoCancel));
}
