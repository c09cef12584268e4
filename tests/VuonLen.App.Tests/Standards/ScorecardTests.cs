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
}
