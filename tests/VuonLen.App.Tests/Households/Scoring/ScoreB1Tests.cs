using System.Net;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Facts;
using VuonLen.App.Households.Scoring;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.App.Standards.Scorecards;
using VuonLen.App.Tests.Standards;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Households.Scoring;

public sealed class ScoreB1Tests : RegistryTest
{
    private static readonly Caller _ofProvince24 = new("tinh-24", AreaScope.Of("24."), Role.Province);

    [Fact]
    public async Task The_points_the_answers_and_the_day_are_kept_together()
    {
        var (key, card) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());

        Assert.Empty((await ScoreAsync(key, Filled(card, "B", "A"))).Problems);

        var stored = await StoredAsync(key);
        Assert.Equal((9, Day), (stored.B1, stored.B1On));
        Assert.Equal("THE-THU, nông thôn: M1 = B, M2 = A", B1Sheet.Read(stored.B1Sheet)!.ToString());
        var again = (await InAsync(Commune, db => Use(db).ShowAsync(key, null, null, NoCancel)))!;
        Assert.Equal(("B", "A"), (again.Kept["M1"], again.Kept["M2"]));
    }

    [Fact]
    public async Task Nothing_counts_as_zero_and_a_refusal_keeps_the_old_points()
    {
        var (key, card) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());
        var unanswered = Filled(card, "B", null);

        Assert.Equal(["SC-101"], Codes(await ScoreAsync(key, unanswered)));
        Assert.Equal(["SC-101"], Codes(await InAsync(Commune, db => Use(db).RunAsync(key, unanswered, NoCancel))));
        Assert.Equal(["SC-102"], Codes(await ScoreAsync(key, Filled(card, "Z", "A"))));
        Assert.Equal([HouseholdProblems.DayMissing], (await ScoreAsync(key, Filled(card, "B", "A", on: null))).Problems);
        Assert.Equal([HouseholdProblems.DayInFuture], (await ScoreAsync(key, Filled(card, "B", "A", on: Day.AddDays(1)))).Problems);
        Assert.Null((await StoredAsync(key)).B1);
    }

    [Fact]
    public async Task A_card_loaded_anew_meanwhile_asks_to_look_again()
    {
        var (key, card) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());
        await LoadAsync(AScorecard.Json.Replace("\"points\": 10", "\"points\": 20", StringComparison.Ordinal), revision: 0);

        Assert.Equal([HouseholdProblems.CardLoadedAnew], (await ScoreAsync(key, Filled(card, "B", "A"))).Problems);
    }

    [Fact]
    public async Task A_total_below_zero_is_no_total()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        var card = await LoadAsync(AScorecard.Json.Replace("\"points\": 10", "\"points\": 0", StringComparison.Ordinal));

        Assert.Equal(["HH-164"], Codes(await ScoreAsync(key, Filled(card, "B", "A"))));
    }

    [Fact]
    public async Task Without_card_area_or_sheet_there_is_nothing_to_fill_in()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        Assert.Equal([StandardsProblems.NoScorecard], (await ScoreAsync(key, Filled(Guid.CreateVersion7(), "B", "A"))).Problems);

        var card = await LoadAsync(AScorecard.Json.Replace("\"rural\"", "\"urban\"", StringComparison.Ordinal));
        Assert.Equal([StandardsProblems.NoSheet], (await ScoreAsync(key, Filled(card, "B", "A"))).Problems);

        var nowhere = AHousehold.In("24.00099.01.", AHousehold.Member("Vàng A Páo", areaPath: "24.00099.01."));
        await SaveAsync(nowhere);
        Assert.Equal(
            [StandardsProblems.AreaUnknown],
            (await InAsync(AreaScope.Nation, db => Use(db).SaveAsync(nowhere.Key, Filled(card, "B", "A"), NoCancel))).Problems);
    }

    [Fact]
    public async Task Of_a_card_with_regions_the_asked_one_is_filled_in()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        var card = await LoadAsync("""
            {"code":"THE-VUNG","standard":"ND07-2022","variants":[
            {"area":"rural","region":"1","items":[{"code":"M1","name":"Mục","categories":[{"code":"A","name":"Một","points":3}]}]},
            {"area":"rural","region":"2","items":[{"code":"M1","name":"Mục","categories":[{"code":"A","name":"Một","points":7}]}]}]}
            """);

        var asks = (await InAsync(Commune, db => Use(db).ShowAsync(key, null, null, NoCancel)))!;
        Assert.Null(asks.Sheet);
        Assert.Equal(["1", "2"], asks.Regions);
        var form = Filled(card, "A", null);
        form.Region = "2";
        Assert.Empty((await ScoreAsync(key, form)).Problems);
        Assert.Equal(7, (await StoredAsync(key)).B1);
    }

    [Fact]
    public async Task A_total_typed_afterwards_forgets_the_answers_and_the_same_total_keeps_them()
    {
        var (key, card) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());
        await ScoreAsync(key, Filled(card, "B", "A"));

        await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(key, new() { Revision = 1, B1 = "9", B1On = Day, Address = "Đầu bản" }, NoCancel));
        Assert.NotNull((await StoredAsync(key)).B1Sheet);
        await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(key, new() { Revision = 2, B1 = "10", B1On = Day, Address = "Đầu bản" }, NoCancel));
        Assert.Null((await StoredAsync(key)).B1Sheet);
    }

    [Fact]
    public async Task The_page_says_what_to_do_without_a_card_adds_up_and_saves_with_one()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await using var host = new TestHost(Database);
        var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));
        var address = $"/households/{key.ProvinceCode}/{key.Id}/b1";

        var empty = await (await officer.OpenAsync(address)).Content.ReadAsStringAsync();
        Assert.Contains("Chưa nạp bảng điểm B1 cho tỉnh này", empty, StringComparison.Ordinal);
        Assert.Contains("href=\"/scorecards\"", empty, StringComparison.Ordinal);

        var card = await LoadAsync();
        (string, string)[] fields = [("Input.Revision", "0"), ("Input.Card", card.ToString()), ("Input.CardRevision", "0"), ("Input.On", "2026-10-15")];
        var refused = await (await officer.PostFormAsync(address, "score-b1", [.. fields, ("Input.Answers[0]", "B"), ("Input.Step", "save")])).Content.ReadAsStringAsync();
        Assert.Contains("SC-101", refused, StringComparison.Ordinal);
        Assert.Matches("name=\"Input.Answers\\[0\\]\" value=\"B\" checked", refused);

        (string, string)[] all = [.. fields, ("Input.Answers[0]", "B"), ("Input.Answers[1]", "A")];
        var tried = await (await officer.PostFormAsync(address, "score-b1", [.. all, ("Input.Step", "try")])).Content.ReadAsStringAsync();
        Assert.Contains("Tổng điểm: <strong>9 điểm</strong>", tried, StringComparison.Ordinal);
        Assert.Null((await StoredAsync(key)).B1);

        var saved = await officer.PostFormAsync(address, "score-b1", [.. all, ("Input.Step", "save")]);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.EndsWith("?done=b1", saved.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        var facts = await officer.GetStringAsync(new Uri($"/households/{key.ProvinceCode}/{key.Id}?tab=facts", UriKind.Relative));
        Assert.Contains("9 điểm, phiếu ngày 15/10/2026, theo bảng điểm THE-THU", facts, StringComparison.Ordinal);
        Assert.Contains("THE-THU, nông thôn: M1 = B, M2 = A", await officer.GetStringAsync(new Uri($"/households/{key.ProvinceCode}/{key.Id}?tab=audit", UriKind.Relative)), StringComparison.Ordinal);

        var second = await (await officer.PostFormAsync(address, "score-b1", [.. fields, ("Input.Answers[0]", "A"), ("Input.Answers[1]", "A"), ("Input.Step", "save")])).Content.ReadAsStringAsync();
        Assert.Contains("DB-001", second, StringComparison.Ordinal);
        Assert.Contains("Chấm điểm B1", second, StringComparison.Ordinal);
        Assert.Matches("name=\"Input.Answers\\[0\\]\" value=\"A\" checked", second);
        Assert.Contains("name=\"Input.Revision\" value=\"1\"", second, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(Outcome outcome) => outcome.Problems.Select(p => p.Code);

    private static ScoreB1 Use(VuonLenDb db) => new(db, Today.Clock);

    private static ScoreB1.Form Filled(Guid card, string? first, string? second) => Filled(card, first, second, Day);

    private static ScoreB1.Form Filled(Guid card, string? first, string? second, DateOnly? on) =>
        new() { Card = card, On = on, Answers = new() { [0] = first, [1] = second } };

    private Task<Outcome> ScoreAsync(AreaKey key, ScoreB1.Form form) => InAsync(Commune, db => Use(db).SaveAsync(key, form, NoCancel));

    private async Task<Guid> LoadAsync(string json = AScorecard.Json, int? revision = null)
    {
        await using var db = DataSetup.Open(Database.ConnectionString, _ofProvince24, Today.Clock);
        Assert.Empty((await new LoadScorecard(db, Today.Clock).SaveAsync(json, revision, NoCancel)).Problems);
        return await db.LoadedScorecards.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync();
    }
}
