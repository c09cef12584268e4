using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Households.Search;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Search;

public sealed class FindHouseholdsTests : DatabaseTest
{
    private readonly PersonalIdVault _vault = new(new EphemeralDataProtectionProvider(), new(Encoding.ASCII.GetBytes("a key of the tests, 32 bytes long")));

    [Theory]
    [InlineData("lo van an", "Lò Văn An")]
    [InlineData("Lò Văn An", "Lò Văn An")]
    [InlineData("  an   lo ", "Lò Văn An")]
    [InlineData("an", "Lò Văn An")]
    [InlineData("van an", "Lò Văn An")]
    [InlineData("lo a", "Lò Văn An")]
    [InlineData("dinh", "Đinh Thị Ớt")]
    [InlineData("ĐINH", "Đinh Thị Ớt")]
    [InlineData("ot", "Đinh Thị Ớt")]
    [InlineData("be", "Lò Văn An")] // a child, not the head
    public async Task A_name_is_found_by_the_beginnings_of_its_words(string text, string head)
    {
        await SaveAsync(
            AHousehold.Of(AHousehold.Member("Lò Văn An"), AHousehold.Member("Vi Thị Bé")),
            AHousehold.Of(AHousehold.Member("Đinh Thị Ớt")),
            AHousehold.Of(AHousehold.Member("Hoàng Lanh")));

        Assert.Equal([head], await HeadsAsync(new() { Text = text }));
        Assert.Equal([head], await HeadsAsync(new() { Text = text.Normalize(NormalizationForm.FormD) }));
    }

    [Theory]
    [InlineData("lo binh")]
    [InlineData("n van")]
    [InlineData("anh")]
    [InlineData("%")]
    [InlineData("_o")]
    public async Task A_name_that_only_looks_alike_is_not_found(string text)
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")));

        Assert.Empty(await HeadsAsync(new() { Text = text }));
    }

    [Fact]
    public async Task A_household_is_found_by_the_beginning_of_its_code()
    {
        await SaveAsync(Coded("Lò Văn An", "tb-012"), Coded("Lò Văn Ba", "TB-112"));

        Assert.Equal(["Lò Văn An"], await HeadsAsync(new() { Text = "TB-01" }));
        Assert.Equal(["Lò Văn Ba"], await HeadsAsync(new() { Text = "tb-112" }));
    }

    [Fact]
    public async Task Given_names_stand_in_the_Vietnamese_order()
    {
        string[] names = ["Lò Văn Ân", "Lò Văn Đô", "Lò Văn Ánh", "Lò Văn Dung", "Lò Văn Ăn", "Lò Văn An"];
        await SaveAsync([.. names.Select(name => AHousehold.Of(AHousehold.Member(name)))]);

        string[] expected = ["Lò Văn An", "Lò Văn Ánh", "Lò Văn Ăn", "Lò Văn Ân", "Lò Văn Dung", "Lò Văn Đô"];
        Assert.Equal(expected, await HeadsAsync(new()));
        Assert.Equal(expected.Reverse(), await HeadsAsync(new(), "-name"));
    }

    [Fact]
    public async Task Pages_are_stable_and_complete_when_all_have_one_name()
    {
        await SaveAsync([.. Enumerable.Range(0, 120).Select(_ => AHousehold.Of(AHousehold.Member("Lò Văn An")))]);

        var pages = new List<FindHouseholds.View>();
        foreach (var page in new[] { 1, 2, 3, 99 })
            pages.Add(await ShowAsync(new(), page: page));

        Assert.Equal([50, 50, 20, 20], pages.Select(p => p.Rows.Count));
        Assert.Equal(120, pages.Take(3).SelectMany(p => p.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal(3, pages[3].Page); // beyond the last page is the last page
        Assert.All(pages, p => Assert.Equal((120, false, 120), (p.Total, p.IsCapped, p.Members)));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("-code")]
    [InlineData("members")]
    [InlineData("-members")]
    [InlineData("since")]
    [InlineData("-since")]
    public async Task Every_order_shows_every_household_once(string sort)
    {
        var two = AHousehold.Of(AHousehold.Member("Lò Văn An"), AHousehold.Member("Lò Thị Bé"));
        two.Recognitions.Add(two.Line(PovertyClass.Poor, new(2025, 1, 1)));
        await SaveAsync(two, Coded("Lò Văn Ba", "2"), Coded("Lò Văn Chín", "10"));

        var heads = await HeadsAsync(new(), sort);

        Assert.Equal(3, heads.Distinct().Count());
        var first = sort switch { "code" => "Lò Văn Ba", "-code" => "Lò Văn Chín", "members" => "Lò Văn Ba", _ => "Lò Văn An" };
        Assert.Equal(first, heads[0]);
    }

    [Fact]
    public async Task Nobody_finds_a_household_outside_the_area()
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")), AHousehold.In("24.00099.01.", AHousehold.Member("Lò Văn Anh", areaPath: "24.00099.01.")));

        Assert.Equal(["Lò Văn An"], await HeadsAsync(new() { Text = "lo" }));
        Assert.Empty(await HeadsAsync(new() { Commune = "00099" }));
        Assert.Empty(await HeadsAsync(new(), scope: AreaScope.Nowhere));
        Assert.Equal(["Lò Văn Anh"], await HeadsAsync(new() { Commune = "00099", Text = "lo" }, scope: AreaScope.Of("24.")));
    }

    [Fact]
    public async Task Every_filter_shows_those_it_names_and_no_others()
    {
        var village = Guid.CreateVersion7();
        var chosen = AHousehold.Of(AHousehold.Member("Lò Thị Chọn"));
        var person = chosen.Memberships[0].Person;
        (person.Sex, person.EthnicGroup) = (Sex.Female, 3);
        (chosen.VillageId, chosen.Toilet, chosen.Code) = (village, Toilet.None, "1");
        (chosen.HasNoLabourCapacity, chosen.HasPersonOfMerit, chosen.IsIndigenous, chosen.IsOnFarmland) = (true, true, true, true);
        (chosen.Causes, chosen.Needs, chosen.Marks) = (PovertyCauses.Capital | PovertyCauses.Labour, LocalNeeds.Housing, PlanningMarks.AtRisk);
        chosen.Recognitions.Add(chosen.Line(PovertyClass.Poor, new(2026, 1, 1)));

        var other = AHousehold.Of(AHousehold.Member("Lê Văn Khác"));
        (other.Memberships[0].Person.Sex, other.Memberships[0].Person.EthnicGroup) = (Sex.Male, 1);
        (other.Memberships[0].Person.Born, other.Toilet, other.Causes) = (BirthDate.In(1980), Toilet.Septic, PovertyCauses.Other);
        other.HasNoLabourCapacity = false;
        other.Recognitions.Add(other.Line(PovertyClass.NotPoor, new(2026, 1, 1)));
        await SaveAsync(chosen, other);

        HouseholdFilter[] filters =
        [
            new() { Village = village }, new() { Status = StatusChoice.Poor }, new() { Status = StatusChoice.Listed }, new() { Lacks = 10 },
            new() { Group = TargetGroup.EthnicMinority }, new() { Group = TargetGroup.NoLabourCapacity }, new() { Group = TargetGroup.PersonOfMerit },
            new() { Group = TargetGroup.Indigenous }, new() { Group = TargetGroup.FemaleHead }, new() { Group = TargetGroup.OnFarmland },
            new() { Cause = PovertyCauses.Labour }, new() { Need = LocalNeeds.Housing }, new() { Mark = PlanningMarks.AtRisk },
            new() { Status = StatusChoice.Poor, On = new(2026, 6, 1) },
        ];
        foreach (var filter in filters)
            Assert.Equal(["Lò Thị Chọn"], await HeadsAsync(filter));

        HouseholdFilter[] opposite =
        [
            new() { Village = Guid.Empty }, new() { Status = StatusChoice.NotPoor }, new() { Gap = Gap.Birthday }, new() { Gap = Gap.Code },
            new() { Status = StatusChoice.NotPoor, On = new(2026, 6, 1) },
        ];
        foreach (var filter in opposite)
            Assert.Equal(["Lê Văn Khác"], await HeadsAsync(filter));

        Assert.Equal(2, (await HeadsAsync(new() { Status = StatusChoice.None, On = new(2025, 6, 1) })).Count);
        Assert.Equal(2, (await HeadsAsync(new() { Gap = Gap.Answers, Computed = ComputedChoice.None })).Count);
        foreach (var nobody in new HouseholdFilter[]
        {
            new() { Ended = true }, new() { NewlyEscaped = true }, new() { Differs = true }, new() { Status = StatusChoice.NearPoor },
            new() { Gap = Gap.BirthYear }, new() { Gap = Gap.HeadSex }, new() { Gap = Gap.EthnicGroup }, new() { Gap = Gap.LabourCapacity },
            new() { Gap = Gap.Causes }, new() { Status = StatusChoice.None }, new() { Computed = ComputedChoice.Poor }, new() { Lacks = 9 },
        })
        {
            Assert.Empty(await HeadsAsync(nobody));
        }
    }

    [Fact]
    public async Task The_ledger_in_the_database_says_what_the_ledger_says()
    {
        var random = new Random(20261015);
        var households = Enumerable.Range(0, 150).Select(i => AHousehold.Of(AHousehold.Member($"Lò Văn {i}"))).ToList();
        foreach (var household in households)
        {
            for (var i = random.Next(6); i > 0; i--)
            {
                household.Recognitions.Add(household.Line(
                    (PovertyClass)random.Next(3), new(2022 + random.Next(5), 1 + random.Next(2), 1),
                    standard: random.Next(8) == 0 ? "T24-2024" : "ND07-2022",
                    corrects: household.Recognitions.Count > 0 && random.Next(4) == 0 ? household.Recognitions[random.Next(household.Recognitions.Count)].Id : null,
                    isOfProvince: random.Next(8) == 0,
                    recordedAt: Today.Clock.GetUtcNow().AddHours(random.Next(3)),
                    reason: random.Next(3) == 0 ? RecognitionReason.Departed : null));
            }
        }

        await SaveAsync([.. households]);

        foreach (var day in new DateOnly[] { new(2023, 1, 1), new(2024, 6, 1), new(2026, 1, 31), Today.Date })
        {
            foreach (var (choice, status) in new[] { (StatusChoice.Poor, PovertyClass.Poor), (StatusChoice.NotPoor, PovertyClass.NotPoor) })
            {
                var expected = households.Where(h => Ledger.On(h.Recognitions, day)?.Status == status).Select(h => h.Id);
                Assert.Equal(expected.Order(), await IdsAsync(new() { Status = choice, On = day }, day));
            }

            var none = households.Where(h => Ledger.On(h.Recognitions, day) is null).Select(h => h.Id);
            Assert.Equal(none.Order(), await IdsAsync(new() { Status = StatusChoice.None, On = day }, day));
        }

        var escaped = households.Where(h => Ledger.NewlyEscapedOn(h.Recognitions, Today.Date) is not null).Select(h => h.Id).ToList();
        Assert.NotEmpty(escaped);
        Assert.Equal(escaped.Order(), await IdsAsync(new() { NewlyEscaped = true }, Today.Date));
    }

    [Fact]
    public async Task A_personal_id_finds_its_holders_and_only_for_those_who_may_read_it()
    {
        Assert.True(PersonalId.TryParse("024080001234", out var id));
        var holder = AHousehold.Member("Lò Văn An");
        holder.SetPersonalId(_vault.Seal(id));
        await SaveAsync(AHousehold.Of(holder), AHousehold.Of(AHousehold.Member("Lò Văn Ba")));

        var found = await FindNumberAsync("024 080 001 234", Role.Officer);
        Assert.Equal("Lò Văn An", Assert.Single(found.Answer!).HeadName);
        Assert.Equal([HouseholdProblems.NoHolderOfNumber], (await FindNumberAsync("024080001235", Role.Officer)).Problems);
        Assert.Equal([PersonalIdProblems.NotTwelveDigits], (await FindNumberAsync("02408000123", Role.Officer)).Problems);
        Assert.Equal([HouseholdProblems.NumbersNotForYou], (await FindNumberAsync("024080001234", Role.Department)).Problems);
    }

    [Fact]
    public void A_filter_survives_its_address_and_a_personal_id_does_not()
    {
        var filter = new HouseholdFilter
        {
            Text = "lo an",
            Province = "24",
            Commune = "00070",
            Village = Guid.Empty,
            Status = StatusChoice.Listed,
            On = new(2025, 12, 31),
            Computed = ComputedChoice.None,
            Differs = true,
            Lacks = 3,
            Cause = PovertyCauses.None,
            Need = LocalNeeds.Health,
            Mark = PlanningMarks.AtRisk,
            Group = TargetGroup.FemaleHead,
            NewlyEscaped = true,
            Gap = Gap.Birthday,
            Ended = true,
        };

        Assert.Equal(filter, Read(filter.Address(), Role.Officer, out var isWhole));
        Assert.True(isWhole);
        Assert.Equal(filter.WithoutHealth(), Read(filter.Address(), Role.Department, out isWhole));
        Assert.False(isWhole);
        Assert.Equal("/households", new HouseholdFilter { Text = "024080001234" }.Address());
        Assert.Equal(new(), Read("/households?status=9&lacks=77&village=x&on=1", Role.Officer, out isWhole));
        Assert.False(isWhole);
    }

    private static HouseholdFilter Read(string address, Role role, out bool isWhole)
    {
        var query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + address).Query));
        return HouseholdFilter.Read(query, new Caller("x", Commune, role), out isWhole);
    }

    private static Household Coded(string head, string code)
    {
        var household = AHousehold.Of(AHousehold.Member(head));
        household.Code = code;
        return household;
    }

    private async Task<List<string?>> HeadsAsync(HouseholdFilter filter, string? sort = null, AreaScope? scope = null) =>
        [.. (await ShowAsync(filter, sort, 1, scope)).Rows.Select(r => r.HeadName)];

    private Task<FindHouseholds.View> ShowAsync(HouseholdFilter filter, string? sort = null, int page = 1, AreaScope? scope = null) =>
        InAsync(scope ?? Commune, db => new FindHouseholds(db, Today.Clock, _vault).ShowAsync(filter, sort, page, NoCancel));

    private Task<List<Guid>> IdsAsync(HouseholdFilter filter, DateOnly today) =>
        InAsync(Commune, async db => (await db.Matching(filter, today).Select(h => h.Id).ToListAsync()).Order().ToList());

    private async Task<VuonLen.Rules.Outcome<IReadOnlyList<FindHouseholds.Row>>> FindNumberAsync(string number, Role role)
    {
        await using var db = DataSetup.Open(Database.ConnectionString, new Caller("x", Commune, role), Today.Clock);
        return await new FindHouseholds(db, Today.Clock, _vault).FindByPersonalIdAsync(number, NoCancel);
    }
}
