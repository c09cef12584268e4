using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Registration;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Households.Registration;

public sealed class RegisterHouseholdTests : RegistryTest
{
    [Fact]
    public async Task A_household_is_registered_with_its_head_in_a_village()
    {
        var key = await RegisterAsync(Person("  Lò Văn   An ", "03/05/1980"), scope: Commune, code: "007");

        var stored = await StoredAsync(key);
        var head = Assert.Single(stored.Memberships);
        Assert.Equal((Village.AreaPath, Village.Id, "007", "Lò Văn An"), (stored.AreaPath, stored.VillageId, stored.Code, stored.HeadName));
        Assert.True(head.IsHead);
        Assert.Equal((new DateOnly(1980, 5, 3), new DateOnly(2026, 3, 1), MembershipEvent.Registered), (head.Person.BornOn, head.FromOn, head.Began));
        Assert.Null(head.Person.Insured);
    }

    [Fact]
    public async Task The_next_free_code_is_one_more_than_the_highest_of_the_village()
    {
        await RegisterAsync(Person("Lò Văn An"), code: "0041");
        await RegisterAsync(Person("Lò Văn Bình"), code: "NP-9");
        await RegisterAsync(Person("Lò Văn Cam"), NextVillage, code: "0088");

        Assert.Equal("0042", await NextCodeAsync(Village));
        Assert.Equal("0089", await NextCodeAsync(NextVillage));
        Assert.Equal("001", await NextCodeAsync(Elsewhere));
    }

    [Fact]
    public async Task A_code_is_unique_in_its_village_only()
    {
        await RegisterAsync(Person("Lò Văn An"), code: "001");
        await RegisterAsync(Person("Lò Văn Bình"), NextVillage, code: "001");

        var outcome = await TryAsync(new() { VillageId = Village.Id, On = Day, Head = Person("Lò Văn Cam"), Code = " 001 " });

        Assert.Equal([HouseholdProblems.CodeTaken], outcome);
    }

    [Fact]
    public async Task A_village_out_of_reach_is_refused_as_if_it_were_not_there()
    {
        var outcome = await TryAsync(new() { VillageId = Elsewhere.Id, On = Day, Head = Person("Lò Văn An") });

        Assert.Equal([HouseholdProblems.VillageMissing], outcome);
    }

    [Theory]
    [InlineData("Lò Văn An", "31/02/1980", "HH-121")]
    [InlineData("Lò Văn An", "16/10/2026", "HH-122")]
    [InlineData("Lò Văn An", "2027", "HH-122")]
    [InlineData(" ", "1980", "HH-120")]
    public async Task What_cannot_be_true_of_the_head_is_refused(string name, string born, string code)
    {
        var outcome = await TryAsync(new() { VillageId = Village.Id, On = Day, Head = Person(name, born) });

        Assert.Equal([code], outcome.Select(p => p.Code));
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task A_missing_a_future_and_a_day_before_the_birth_are_refused()
    {
        var head = Person("Lò Văn An", "03/05/1980");

        Assert.Equal([HouseholdProblems.DayMissing], await TryAsync(new() { VillageId = Village.Id, Head = head }));
        Assert.Equal([HouseholdProblems.DayInFuture], await TryAsync(new() { VillageId = Village.Id, Head = head, On = Day.AddDays(1) }));
        Assert.Equal([HouseholdProblems.BornAfterJoining], await TryAsync(new() { VillageId = Village.Id, Head = head, On = new(1980, 5, 2) }));
    }

    [Fact]
    public async Task A_probable_double_in_the_commune_is_warned_of_and_kept()
    {
        await RegisterAsync(Person("Đinh Thị Hoa", "03/05/1980"), NextVillage);
        var form = new RegisterHousehold.Form { VillageId = Village.Id, On = Day, Head = Person("dinh thi HOA", "03/05/1980") };

        var warnings = await InAsync(Commune, db => Registration(db).WarnAsync(form, NoCancel));

        Assert.Equal(["HH-202"], warnings.Select(w => w.Code));
        Assert.Empty(await TryAsync(form));
        form.Head.Born = "04/05/1980";
        Assert.Empty(await InAsync(Commune, db => Registration(db).WarnAsync(form, NoCancel)));
        form.Head.Born = "03/05/1980";
        form.VillageId = Elsewhere.Id;
        Assert.Empty(await InAsync(AreaScope.Nation, db => Registration(db).WarnAsync(form, NoCancel)));
    }

    [Fact]
    public async Task The_first_of_January_is_kept_as_typed_and_asked_about()
    {
        var form = new RegisterHousehold.Form { VillageId = Village.Id, On = Day, Head = Person("Lò Văn An", "01/01/1980") };

        Assert.Equal([HouseholdProblems.BornOnFirstOfJanuary], await InAsync(Commune, db => Registration(db).WarnAsync(form, NoCancel)));
        var key = await RegisterAsync(form.Head);
        Assert.Equal(new DateOnly(1980, 1, 1), (await StoredAsync(key)).Memberships[0].Person.BornOn);
    }

    [Fact]
    public async Task A_personal_id_that_disagrees_or_has_another_holder_is_warned_of_never_refused()
    {
        const string Number = "011080000123"; // a man born in 1980
        await RegisterAsync(Person("Vàng A Páo", "1980", Number), Elsewhere);
        var form = new RegisterHousehold.Form { VillageId = Village.Id, On = Day, Head = Person("Lò Thị An", "1981", Number) };
        form.Head.Sex = Rules.Facts.Sex.Female;

        var warnings = await InAsync(Commune, db => Registration(db).WarnAsync(form, NoCancel));

        Assert.Equal(["PI-102", "PI-103", "HH-203"], warnings.Select(w => w.Code));
        Assert.Empty(await TryAsync(form));
        form.Head.PersonalId = "1234";
        Assert.Equal([PersonalIdProblems.NotTwelveDigits], await TryAsync(form));
    }

    [Fact]
    public async Task A_registration_made_by_mistake_counts_on_no_day()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        var outcome = await InAsync(Commune, db => new CorrectRegistration(db, Today.Clock).SaveAsync(key, 0, NoCancel));

        Assert.False(outcome.IsRefused);
        var stored = await StoredAsync(key);
        Assert.Equal((HouseholdEnd.Corrected, new DateOnly(2026, 3, 1), 0), (stored.EndedWhy, stored.EndedOn, stored.MemberCount));
        Assert.Empty(stored.MembersOn(new(2026, 4, 1)));
        Assert.Equal(
            [HouseholdProblems.Ended],
            (await InAsync(Commune, db => new CorrectRegistration(db, Today.Clock).SaveAsync(key, 1, NoCancel))).Problems);
    }

    [Fact]
    public async Task A_registration_made_by_mistake_counts_on_no_day_before_a_change_of_head_either()
    {
        var (father, mother) = (AHousehold.Member("Lò Văn An"), AHousehold.Member("Vàng Thị Mai"));
        var household = Of(father, mother);
        await SaveAsync(household);
        Assert.Empty((await InAsync(Commune, db => new ChangeHead(db, Today.Clock).SaveAsync(household.Key, 0, mother.Id, new(2026, 5, 1), NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new ChangeHead(db, Today.Clock).SaveAsync(household.Key, 1, father.Id, new(2026, 6, 1), NoCancel))).Problems);

        Assert.Empty((await InAsync(Commune, db => new CorrectRegistration(db, Today.Clock).SaveAsync(household.Key, 2, NoCancel))).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((HouseholdEnd.Corrected, AHousehold.Registered), (stored.EndedWhy, stored.EndedOn));
        Assert.All([AHousehold.Registered, new(2026, 4, 30), new(2026, 5, 1), new(2026, 6, 1), Day], day => Assert.Empty(stored.MembersOn(day)));
    }

    private Task<string?> NextCodeAsync(AreaUnit village) =>
        InAsync(AreaScope.Nation, async db => (await Registration(db).ShowAsync(village.Id, NoCancel)).NextCode);

    private async Task<IReadOnlyList<VuonLen.Rules.Problem>> TryAsync(RegisterHousehold.Form form) =>
        (await InAsync(Commune, db => Registration(db).SaveAsync(form, NoCancel))).Problems;
}
