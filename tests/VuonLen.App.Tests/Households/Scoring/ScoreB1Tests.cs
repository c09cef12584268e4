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
using VuonLen.App.Standards.Loading;
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
    public async Task A_card_loaded_early_for_the_next_standard_is_not_offered_first()
    {
        var (key, now) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());
        var next = await LoadNextAsync();

        var view = (await InAsync(Commune, db => Use(db).ShowAsync(key, null, null, NoCancel)))!;

        Assert.Equal((now, null), (view.Card!.Key.Id, view.NotYet));
        Assert.Equal([now, next], view.Cards.Select(c => c.Key.Id));
        Assert.Equal("QG-THU", (await InAsync(Commune, db => Use(db).ShowAsync(key, next, null, NoCancel)))!.NotYet!.Code);
    }

    [Fact]
    public async Task Points_of_the_next_standards_card_are_used_under_that_standard_alone_and_the_others_stay()
    {
        var (key, now) = (await RegisterAsync(Person("Lò Văn An")), await LoadAsync());
        var next = await LoadNextAsync();
        Assert.Empty((await ScoreAsync(key, Filled(now, "B", "A"))).Problems);

        var early = Filled(next, "A", null);
        early.Revision = 1;
        Assert.Empty((await ScoreAsync(key, early)).Problems);

        var stored = await StoredAsync(key);
        Assert.Equal((7, "QG-THU"), (stored.B1, stored.B1Standard));
        Assert.Equal((9, 7, null), (stored.B1Under(["ND07-2022"]), stored.B1Under(["QG-THU"]), stored.B1Under(["KHAC"])));
        Assert.Equal(9, stored.ToFacts(Day, false, "ND07-2022").B1);
        Assert.Equal(9, (await InAsync(Commune, db => new VuonLen.App.Households.Overview.ShowHousehold(db, Today.Clock).ShowAsync(key, NoCancel)))!.Computed.Result!.B1);
        var again = (await InAsync(Commune, db => Use(db).ShowAsync(key, null, null, NoCancel)))!;
        Assert.Equal((now, "B"), (again.Card!.Key.Id, again.Kept["M1"]));

        var corrected = Filled(now, "A", "A");
        corrected.Revision = 2;
        Assert.Empty((await ScoreAsync(key, corrected)).Problems);
        stored = await StoredAsync(key);
        Assert.Equal((13, 13, 7), (stored.B1, stored.B1Under(["ND07-2022"]), stored.B1Under(["QG-THU"])));
    }

    [Fact]
    public async Task A_typed_total_belongs_to_the_standard_in_force_on_its_day()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await LoadNextAsync();

        await TypeAsync(0, "120", new(2026, 9, 30));
        Assert.Equal((120, "ND07-2022"), await PointsAsync());

        await TypeAsync(1, "120", null);
        Assert.Equal((120, "ND07-2022"), await PointsAsync()); // typed today

        await TypeAsync(2, "8", new(2027, 1, 5), new Day(2027, 1, 6));
        Assert.Equal((8, "QG-THU"), await PointsAsync());
        Assert.Equal(120, (await StoredAsync(key)).B1Under(["ND07-2022"]));

        await TypeAsync(3, null, null);
        Assert.Equal((null, null), await PointsAsync());

        async Task TypeAsync(int revision, string? b1, DateOnly? on, TimeProvider? clock = null) => Assert.Empty((await InAsync(Commune, db =>
            new EditFacts(db, clock ?? Today.Clock).SaveAsync(key, new() { Revision = revision, B1 = b1, B1On = on }, NoCancel))).Problems);

        async Task<(int?, string?)> PointsAsync() => await StoredAsync(key) is var stored ? (stored.B1, stored.B1Standard) : default;
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
        Assert.Contains("9 điểm, phiếu ngày 15/10/2026, theo bảng điểm THE-THU, chuẩn ND07-2022", facts, StringComparison.Ordinal);
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

    /// <summary>A national standard from the new year on, with a card of its own.</summary>
    private async Task<Guid> LoadNextAsync()
    {
        using var bell = new StandardBell();
        await using (var db = Database.Open())
            Assert.Empty((await new LoadStandard(db, bell, Today.Clock).SaveAsync(AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31"), null, NoCancel)).Problems);
        return await LoadAsync("""
            {"code":"THE-SAU","standard":"QG-THU","variants":[
            {"area":"rural","items":[{"code":"M1","name":"Mục","categories":[{"code":"A","name":"Một","points":7}]}]}]}
            """);
    }

    private async Task<Guid> LoadAsync(string json = AScorecard.Json, int? revision = null)
    {
        await using var db = DataSetup.Open(Database.ConnectionString, _ofProvince24, Today.Clock);
        Assert.Empty((await new LoadScorecard(db, Today.Clock).SaveAsync(json, revision, NoCancel)).Problems);
        return await db.LoadedScorecards.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync();
    }
}
